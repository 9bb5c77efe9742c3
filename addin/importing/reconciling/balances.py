"""Balances that a list states, held against what the book shows of the same debtors when it has come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.columns import kinds
from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import NO_CLAIM, REJECTED
from addin.importing.posting.bounced_papers import are_bounces
from addin.importing.posting.debtors import debtors_of
from addin.importing.posting.keys import NO_DAY
from addin.importing.posting.standing import EVER, OPENING, Keys, Owners, summed_by
from addin.importing.understand import Understood
from addin.messages import say
from addin.model import Notice
from addin.rules.cheques import PAPER
from addin.rules.money import format_money
from addin.rules.rows import Ints, kurus, text_array
from addin.wording import first_few

if TYPE_CHECKING:
    from addin.draft import Draft

_LESS_FEES = 0.9  # of what the bank took back for a cheque


@dataclass(frozen=True, slots=True)
class Difference:
    """What list and book say a debtor owes in one currency, in kuruş; `book` without cheques and notes."""

    debtor: str
    currency: str
    listed: int
    book: int


def differing_balances(arrived: Arrived, draft: Draft, owners: Owners, as_of: date) -> list[Difference]:
    """Debtors whose balance in the book is not the list's, with the open cheques and notes or without.

    Lists of balances tell it of all that is booked, statements of what was booked up to their last line;
    a statement that begins without a balance, of what came after the one that the book had before.
    """
    lines, new = arrived.lines, arrived.posted.receivable
    balances, statements = _of_balances(lines), _of_statements(arrived.tables, lines)
    told = balances | statements
    if not told.any():
        return []
    code = _debtors(arrived, told, draft)
    told &= (code >= 0) & (code < len(draft["debtors"]))
    if not told.any():
        return []
    keys = Keys.of(code, lines, draft, owners)
    first, last = _days(lines, keys.line, statements, keys.size)
    whole_of, begun = keys.chosen(told), keys.chosen(told & (lines.document_type == OPENING))
    now, papers = keys.balances(draft, np.where(whole_of, last, 0), as_of)
    before, _ = keys.balances(draft, np.where(whole_of & ~begun, first, 0), as_of)
    rows = np.flatnonzero(told)[::-1]
    line_of = dict(zip(keys.line[rows].tolist(), rows.tolist(), strict=True))
    back = _still_claims(np.flatnonzero(told & new & are_bounces(lines)), lines, keys, draft)
    credits = set(keys.line[told & lines.verdicts.because("creditor")].tolist())  # told by themselves
    unread = set(keys.line[told & (lines.verdicts.state == REJECTED)].tolist())
    differences = []
    for key, moved in summed_by(keys.line[told], _owed(lines)[told]).items():
        listed, book = moved + before.get(key, 0), now.get(key, 0)
        both = book + papers.get(key, 0)
        if key in back:
            book = both
        if key not in unread and listed not in (book, both) and not (key in credits and book == both == 0):
            line = line_of[key]
            differences.append(Difference(str(lines.name[line]), str(lines.currency[line]), listed, book))
    return differences


def _debtors(arrived: Arrived, told: Bools, draft: Draft) -> Ints:
    """Of each line its position in the draft's debtors, looked up where nothing of it was taken."""
    lines, code = arrived.lines, arrived.posted.found.code
    left = told & (code < 0)
    if left.any():
        code = np.where(left, debtors_of(lines, left, draft["debtors"]).code, code)
    return code


def _still_claims(rows: Ints, lines: Lines, keys: Keys, draft: Draft) -> set[int]:
    """Keys of papers that came back, `rows`, where the book still has one of about that amount."""
    found: set[int] = set()
    if not len(rows):
        return found
    book = draft["receivables"]
    held = np.isin(text_array(book["document_type"]), PAPER) & (text_array(book["closing_reason"]) == "")
    for row in rows.tolist():
        amounts = kurus(book)[held & (keys.claim == keys.line[row])]
        if ((amounts <= lines.amount[row]) & (amounts >= lines.amount[row] * _LESS_FEES)).any():
            found.add(int(keys.line[row]))
    return found


def notices(
    differences: Sequence[Difference], language: str, key: str = "import_balances_differ"
) -> list[Notice]:
    """One sentence, that names the first few."""
    named = [
        say(
            "import.opening_balance",
            language,
            debtor=each.debtor,
            book=format_money(each.book, each.currency, language=language),
            listed=format_money(each.listed, each.currency, language=language),
        )
        for each in differences
    ]
    told = {"n": len(named), "balances": first_few(named, between="; ")}
    return [Notice(key, told)] if named else []


def _of_balances(lines: Lines) -> Bools:
    balance = lines.card & ~lines.pure & ~lines.total
    if balance.any():
        balance &= (lines.document_type == OPENING) & (lines.document_no == "")
    return np.asarray(balance, dtype=bool)


def _of_statements(tables: Sequence[Understood], lines: Lines) -> Bools:
    """Lines of accounts whose running balance the list has."""
    parts = [
        part
        for part, each in enumerate(tables)
        if each.mapping.kind == kinds.STATEMENT and "open_amount" in each.mapping
    ]
    if not parts:
        return np.zeros(len(lines), dtype=bool)
    here = np.isin(lines.part, parts) & ~lines.total & ~lines.verdicts.because(*NO_CLAIM)
    return np.asarray(here, dtype=bool)


def _owed(lines: Lines) -> Ints:
    """What each line says is owed; of one that it calls paid, or that was answered to be, nothing."""
    creditor = lines.verdicts.because("creditor")
    listed = np.where(lines.closing_reason == "paid", 0, lines.listed)
    return np.where(creditor, -lines.against, listed - lines.credit)


def _days(lines: Lines, key: Ints, statements: Bools, size: int) -> tuple[Ints, Ints]:
    """By key the first day of its lines, and the day after the last; of lists of balances every day."""
    first, last = np.full(size, EVER), np.full(size, 0)
    day = np.where(np.isnat(lines.credit_day), lines.issue, lines.credit_day)
    number = day.astype("datetime64[D]").astype(np.int64)
    rows = np.flatnonzero(statements & (number != NO_DAY))
    np.minimum.at(first, key[rows], number[rows])
    np.maximum.at(last, key[rows], number[rows] + 1)
    return np.where(first == EVER, 0, first), np.where(last == 0, EVER, last)
