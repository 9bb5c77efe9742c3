"""Payments that came after older debts were called paid: they pay what is open.

A payment that names nothing goes to the oldest debt, and one that a list called paid takes its turn: its
money may still come in. What came later than that list is not that money. Who pays now pays what is open,
as with receipts that are recorded by hand.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.keys import plain_day
from addin.importing.posting.matching import Matched
from addin.model import Ledger
from addin.rules.allocation import allocate, turns
from addin.rules.cheques import PAPER
from addin.rules.counting import counting
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, days, effective_due, repeated, text_array, whole

if TYPE_CHECKING:
    import pandas as pd

_PAID, _CLOSED = "paid", "closed"
_NEVER = np.iinfo(np.int64).max


def oldest_open(
    lines: Lines, came: Bools, found: Found, matched: Matched, ledger: Ledger, as_of: date
) -> Texts:
    """By line the number of the oldest open receivable that takes the payment whole, or "".

    Only of debtors all of whose new payments came after the day on which a list closed their debts as paid.
    """
    named = repeated("", len(lines))
    ours = came & lines.verdicts.taken & ~lines.pays_row & (found.code >= 0) & (found.code < found.known)
    book = ledger["receivables"]
    closed = (text_array(book["closing_reason"]) == _PAID) & (text_array(book["stage"]) == _CLOSED)
    if not ours.any() or not closed.any():
        return named
    owner = resolve_debtors(ledger["debtors"], book).position
    keys = combine(np.concatenate([owner, found.code]), np.concatenate([currencies(book), lines.currency]))
    of_row, of_line = keys[: len(book)], keys[len(book) :]
    standing = np.flatnonzero((owner >= 0) & np.isin(of_row, of_line[ours]) & np.isin(of_row, of_row[closed]))
    if not len(standing):
        return named
    claims, left, room = _left(standing, owner, matched, ledger, as_of)
    waiting = standing[closed[standing] & (room > 0)]
    since = _called_paid(waiting, of_row, int(keys.max()) + 1, ledger)
    ours &= (since[of_line] >= 0) & (lines.credit > 0)
    early = ours & (plain_day(lines.credit_day) <= since[of_line])
    ours &= ~np.isin(of_line, of_line[early]) & ~np.isin(lines.channel, PAPER)
    by_age = np.lexsort((text_array(claims["receivable_id"]), days(effective_due(claims)), turns(claims)))
    rows = np.flatnonzero(ours)
    for line in rows[np.argsort(lines.credit_day[rows], kind="stable")].tolist():
        open_ = by_age[(left[by_age] > 0) & (of_row[standing][by_age] == of_line[line])]
        if len(open_) and left[open_[0]] >= lines.credit[line]:
            left[open_[0]] -= lines.credit[line]
            named[line] = claims["receivable_id"].iloc[open_[0]]
    return named


def _left(
    standing: Ints, owner: Ints, matched: Matched, ledger: Ledger, as_of: date
) -> tuple[pd.DataFrame, Ints, Ints]:
    """These rows as the list leaves them, what is open of each, and what closed ones may still take."""
    debtors, receipts = ledger["debtors"], ledger["receipts"]
    payer = resolve_debtors(debtors, receipts)
    ids = text_array(debtors["debtor_id"])
    claims = (
        ledger["receivables"].assign(**matched.columns, debtor_id=np.append(ids, "")[owner]).iloc[standing]
    )
    claims = claims.reset_index(drop=True)
    paid = receipts.assign(debtor_id=payer.debtor_id)[np.isin(payer.position, owner[standing])]
    found = allocate(claims, counting(claims, paid, as_of).of(paid))
    return claims, whole(found.open_kurus).copy(), whole(found.closed_kurus)


def _called_paid(rows: Ints, key: Ints, size: int, ledger: Ledger) -> Ints:
    """By debtor and currency the last day on which a list called one of these rows paid; -1: none.

    What a hand closed may be paid by any receipt: no day is after it.
    """
    day = plain_day(ledger["receivables"]["stage_date"])[rows]
    day[(day < 0) | hand_edited(ledger, "receivables", rows)] = _NEVER
    since = np.full(size, -1, dtype=np.int64)
    np.maximum.at(since, key[rows], day)
    return since
