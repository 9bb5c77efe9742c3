"""Payments of the list that receipts of the book may be, written on another day, in pieces, or before a fee.

Taken beside these they would be taken off twice. Whether it is the same money only the user knows; what was
answered holds for the lists that come later. An opening balance has all that came before its day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.posting.alike_receipts import Alike, alike_receipts
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import NO_DAY, plain_day
from addin.importing.posting.matching import Came
from addin.importing.posting.near_receipts import near_receipts
from addin.importing.posting.standing import OPENING
from addin.importing.questions import Answers, Asked, Choice, Question, lira
from addin.model import Ledger
from addin.rules.rows import Ints, kurus, text_array

KEY, MONEY, SAME, OTHER = "known_money", "same_money", "same", "other"
_SHOWN = 100  # that a program is told


def leave_known_money(
    lines: Lines, found: Found, came: Came, ledger: Ledger, answers: Answers
) -> dict[str, str]:
    """Skip such payments where that was answered; the answers, one by one. Errors: Asked.

    `answers`: those that earlier lists brought too.
    """
    known = _may_be_known(lines, found, came, ledger)
    ids = [_id(each, lines, ledger) for each in known]
    fresh = [each for each, its in zip(known, ids, strict=True) if its not in answers]
    decided: dict[str, str] = {}
    if fresh:
        question = _question(fresh, lines, ledger)
        answer = answers.get(question.id, "")
        if answer not in (SAME, OTHER):
            raise Asked([question])
        decided = {its: answer for its in ids if its not in answers}
    told = {**answers, **decided}
    same = [line for each, its in zip(known, ids, strict=True) if told[its] == SAME for line in each.lines]
    came.new[same], came.in_book[same] = False, True
    lines.verdicts.give(SKIPPED, MONEY, np.isin(np.arange(len(lines)), same))
    return decided


def _may_be_known(lines: Lines, found: Found, came: Came, ledger: Ledger) -> list[Alike]:
    ours = came.new & lines.verdicts.taken & ~lines.pays_row & (found.code >= 0) & (found.code < found.known)
    if not ours.any() or not len(ledger["receipts"]):
        return []
    pairs = near_receipts(lines, ours, found.code, ledger)
    known = [Alike((line,), (place,)) for line, place in pairs]
    known += alike_receipts(lines, ours, found.code, ledger, pairs)
    if not known:
        return []
    begins = _begins(lines, found.code)
    day = plain_day(ledger["receipts"]["received_on"])
    return [each for each in known if day[[*each.places]].max() >= begins[found.code[each.lines[0]]]]


def _begins(lines: Lines, code: Ints) -> Ints:
    """By debtor the first day that an account tells which has an opening balance of his."""
    days = np.stack([plain_day(each) for each in (lines.issue, lines.credit_day)])
    day = np.where(days == NO_DAY, np.iinfo(np.int64).max, days).min(axis=0)
    account = ~lines.demanded & ~lines.total & (code >= 0)
    opening = account & (lines.document_type == OPENING)
    rows = np.flatnonzero(account & np.isin(code, code[opening]))
    first = np.full(int(code.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(first, code[rows], day[rows])
    return np.where(first == np.iinfo(np.int64).max, NO_DAY, first)


def _id(each: Alike, lines: Lines, ledger: Ledger) -> str:
    """What tells such a pair apart, in every list."""
    receipts = text_array(ledger["receipts"]["receipt_id"])[[*each.places]]
    listed = (f"{lines.credit_day[line].astype('datetime64[D]')} {lines.credit[line]}" for line in each.lines)
    return f"{MONEY}:{'+'.join(receipts)} / {'+'.join(listed)}"


def _question(known: Sequence[Alike], lines: Lines, ledger: Ledger) -> Question:
    receipts = ledger["receipts"]
    told = [
        {
            "debtor": str(lines.name[each.lines[0]]),
            "currency": str(lines.currency[each.lines[0]]),
            "book": _sums(each.places, receipts["received_on"].to_numpy(), kurus(receipts)),
            "list": _sums(each.lines, lines.credit_day, lines.credit),
        }
        for each in known
    ]
    choices = (Choice(SAME, "same_money"), Choice(OTHER, "other_money"))
    return Question(KEY, "", choices, {"n": len(told)}, {"receipts": told[:_SHOWN]})


def _sums(rows: Sequence[int], days: Any, amounts: Ints) -> list[dict[str, str]]:
    return [{"day": str(np.datetime64(days[row], "D")), "amount": lira(int(amounts[row]))} for row in rows]
