"""Debts without a number whose amount is another one than in the book: the same debt, or one more?

A list that has one row a debtor says what he owes in all; with a day, what he owes of that day. Where the
book has something else open that no line means, only the user can decide, as with balances.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.booked import owe_nothing
from addin.importing.posting.debtors import Found, debtors_of
from addin.importing.posting.keys import NO_DAY, first_day
from addin.importing.posting.matching import Matched
from addin.importing.posting.opening_changes import Case
from addin.model import Ledger
from addin.rules.allocation import allocate
from addin.rules.cheques import PAPER
from addin.rules.counting import counting
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, effective_due, kurus, text_array, whole

_OPENING = "opening"


@dataclass(frozen=True, slots=True)
class _Standing:
    """Open receivables of the debtors concerned that no line means, oldest first; one entry a row.

    `key`: debtor and currency; `bare`: without a number; `left` and `settled` in kuruş.
    """

    place: Ints
    key: Ints
    day: Ints
    bare: Bools
    left: Ints
    settled: Ints


def changed_amounts(lines: Lines, found: Found, matched: Matched, ledger: Ledger, as_of: date) -> list[Case]:
    """New lines without a number, each the only one of its debtor and day, and what the book has of it.

    Lines without a day either of which nothing is open any more are such lines too.
    """
    if not len(ledger["receivables"]):
        return []
    listed = lines.demanded & lines.verdicts.taken & (lines.amount > 0) & ~lines.pure & ~lines.total
    known = (found.code >= 0) & (found.code < found.known)
    fresh = listed & known & matched.new & (lines.document_no == "") & (lines.document_type != _OPENING)
    fresh &= ~np.isin(lines.document_type, PAPER) & (lines.closing_reason == "") & np.isnat(lines.settled)
    day = first_day(lines.issue, lines.due)
    nil = owe_nothing(lines) & lines.demanded & ~lines.total & (lines.off > 0) & (matched.place < 0)
    nil &= (day == NO_DAY) & (lines.document_no == "")
    if not (fresh | nil).any():
        return []
    code = debtors_of(lines, nil, ledger["debtors"]).code if nil.any() else found.code
    code = np.where(nil, code, found.code)
    nil &= (code >= 0) & (code < found.known)
    fresh |= nil
    owner = resolve_debtors(ledger["debtors"], ledger["receivables"])
    keys = combine(
        np.concatenate([code, owner.position]),
        np.concatenate([lines.currency, currencies(ledger["receivables"])]),
    )
    key = keys[: len(lines)]
    single = np.where(day == NO_DAY, _counts(key, listed), _counts(combine(key, day), listed)) == 1
    single = np.where(nil, _counts(key, listed | nil) == 1, single)
    standing = _standing(lines, keys, code, matched, ledger, fresh & single, as_of)
    cases = []
    for line in np.flatnonzero(fresh & single & np.isin(key, standing.key)).tolist():
        rows = _rows(standing, int(key[line]), int(day[line]))
        owed, left = int(lines.amount[line] - lines.booked[line]), standing.left[rows]
        if len(rows) and not (nil[line] and left.sum() > lines.off[line]):
            found.code[line] = code[line]
            settled = standing.settled[rows].tolist()
            place = standing.place[rows].tolist()
            cases.append(Case([line], [owed], owed, int(left.sum()), place, left.tolist(), settled))
    return cases


def tell_paid(lines: Lines, cases: list[Case]) -> None:
    """What receipts of the book paid of rows that became these lines is part of their amount."""
    lines.amount = lines.amount.copy()  # may be one array with what was listed
    for case in cases:
        lines.booked[case.lines[0]] += case.settled[0]
        lines.amount[case.lines[0]] += case.settled[0]


def _counts(keys: Ints, chosen: Bools) -> Ints:
    """How many of the chosen lines have the key of each."""
    return np.bincount(keys[chosen], minlength=int(keys.max(initial=-1)) + 1)[keys]


def _rows(standing: _Standing, key: int, day: int) -> Ints:
    """Of the same day; a line without one means all that is open, unless some of it has numbers."""
    first, last = np.searchsorted(standing.key, [key, key + 1])
    rows = np.arange(first, last)
    bare = standing.bare[rows]
    return rows[bare if day == NO_DAY and bare.all() else bare & (standing.day[rows] == day)]


def _standing(
    lines: Lines, keys: Ints, code: Ints, matched: Matched, ledger: Ledger, which: Bools, as_of: date
) -> _Standing:
    book, receipts, debtors = ledger["receivables"], ledger["receipts"], ledger["debtors"]
    owner, payer = (resolve_debtors(debtors, frame) for frame in (book, receipts))
    key = keys[len(lines) :]
    rows = np.flatnonzero(np.isin(key, keys[: len(lines)][which]) & (owner.position >= 0))
    claims = book.assign(debtor_id=owner.debtor_id).iloc[rows]
    came = receipts.assign(debtor_id=payer.debtor_id)[np.isin(payer.position, code[which])]
    allocation = allocate(claims, counting(claims, came, as_of).of(came))
    left = whole(allocation.open_kurus)
    settled = kurus(claims) - left - whole(allocation.closed_kurus)
    bare = (text_array(claims["document_no"]) == "") & ~np.isin(text_array(claims["document_type"]), PAPER)
    day = first_day(claims["issue_date"], claims["due_date"])
    free = np.flatnonzero((left > 0) & ~np.isin(rows, matched.place))
    due = np.asarray(effective_due(claims), dtype="datetime64[D]").astype(np.int64)[free]
    due[due == NO_DAY] = np.iinfo(np.int64).max
    free = free[np.lexsort((due, key[rows[free]]))]
    return _Standing(
        rows[free],
        key[rows[free]],
        day[free],
        np.asarray(bare[free], dtype=bool),
        left[free],
        settled[free],
    )
