"""Which lines stand in the book already, or further up in the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.fallbacks import meet_otherwise
from addin.importing.posting.keys import first_places, occurrence, parted_by, plain_day
from addin.importing.posting.repeats import is_repeated, twins_of, with_occurrence
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus

if TYPE_CHECKING:
    import pandas as pd

Change = tuple[int, str, Any, Any]
Ended = tuple[int, int, str, Any, Any]


@dataclass(slots=True)
class Matched:
    """`new`: lines to become receivables. `place`: row of the book's receivables that a line means, -1.

    `updated`: lines that change that row, `also`: rows that change beside them, `parts`: more rows of
    the book that lines with a row mean. `columns`: whole columns
    of the book's receivables as they will be. `changes`: (line, column, old, new); `kept`: the same where a
    hand's edit stays as it is; `unlike`: the same of receipts; `reopened`: of rows that an earlier list
    closed as paid and this one demands again. `pays`: lines that bring a receipt for that row. `typed_again`:
    lines whose amount rises by a receipt that is the money the list had taken off. `beside_open`: repeated
    ones that are paid where an equal one is open. `lowered`: lines that lack just what receipts of the book
    paid; `bounced`: those by which papers bounce. `cancelled_paid`: cancelled lines whose row was paid.
    `risen`: balances of which only what they have risen by is new.
    `ended`: why balances of the book end that no line means, and (line, row, column, old, new) of each.
    `left`: line -> the book's balance, which stays, and the list's.
    """

    new: Bools
    in_book: Bools
    repeated: Bools
    updated: Bools
    place: Ints
    pays: Bools
    beside_open: Bools
    columns: dict[str, pd.Series[Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    unlike: list[Change] = field(default_factory=list)
    reopened: list[Change] = field(default_factory=list)
    also: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    typed_again: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    lowered: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    bounced: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    cancelled_paid: list[int] = field(default_factory=list)
    risen: list[int] = field(default_factory=list)
    ended: list[tuple[str, Ended]] = field(default_factory=list)
    left: dict[int, tuple[int, int]] = field(default_factory=dict)

    def put(self, book: pd.DataFrame, column: str, places: Ints, values: Any) -> None:
        """Other cells in rows of the book's receivables; what stands empty beside them stays so."""
        changed = self.columns.get(column, book[column]).copy()
        changed.iloc[places] = values
        self.columns[column] = changed

    def close(self, book: pd.DataFrame, rows: Ints, reason: str) -> None:
        """End the receivables of the book that these lines mean; none of them has ended before."""
        self.put(book, "closing_reason", self.place[rows], reason)
        self.changes += [(row, "closing_reason", "", reason) for row in rows.tolist()]
        self.updated[rows] = True


@dataclass(frozen=True, slots=True)
class Came:
    """Lines to become receipts, those that the book has, those that stand further up."""

    new: Bools
    in_book: Bools
    repeated: Bools


def match_receivables(lines: Lines, found: Found, both: Compared, ledger: Ledger) -> Matched:
    """By debtor, number, day and amount, of instalments by due date too, or by debtor and his only number.

    What is left on both sides meets once more: where either side has no number by all else, and without
    any number by the due date and amount alone.
    """
    owed = lines.verdicts.taken & (lines.amount > 0) & ~lines.pure
    named, day = combine(both.debtor(found.code), both.same_number, both.currency), both.day
    if (np.diff(lines.row_key) == 0).any():  # several lines of a row differ by due date
        day = combine(day, both.due)
    alike = combine(named, day, both.amount(lines.amount))
    alike = parted_by(both.due, alike, (both.standing, both.known + np.flatnonzero(owed)))
    twins = twins_of(alike, lines, owed, both.standing, ledger["receivables"])
    owed = owed & ~twins.surplus
    place = first_places(twins.keys, both.standing, both.known, owed)
    if len(both.standing):
        place = meet_otherwise(lines, found, both, ledger["receivables"], owed, place, named, day)
    repeated = owed & is_repeated(twins.keys[both.known :], owed)
    return Matched(
        owed & (place < 0) & ~repeated,
        owed & (place >= 0),
        repeated | twins.surplus,
        np.zeros(len(lines), bool),
        place,
        np.zeros(len(lines), bool),
        twins.beside_open,
    )


def match_receipts(lines: Lines, found: Found, both: Compared, ledger: Ledger, matched: Matched) -> Came:
    """By debtor, day, amount and currency; the book has as many of them as stand in it."""
    taken = lines.verdicts.taken & (lines.credit > 0) & ~np.isnat(lines.credit_day)
    if not taken.any():
        nothing = np.zeros(len(lines), dtype=bool)
        return Came(nothing, nothing, nothing)
    book = ledger["receipts"]
    owner = resolve_debtors(ledger["debtors"], book).position if len(book) else np.zeros(0, dtype=np.int64)
    debtor = np.concatenate([owner, found.code])
    day = np.concatenate([plain_day(book["received_on"]), plain_day(lines.credit_day)])
    amount = np.concatenate([kurus(book), lines.credit])
    currency = np.concatenate([currencies(book), lines.currency])
    keys = combine(debtor, day, amount, currency)
    ours = keys[len(book) :]
    numbered = combine(ours, both.same_number[both.known :])
    repeated = taken & is_repeated(with_occurrence(numbered, lines, taken), taken)
    if lines.pays_row.any():
        repeated = np.where(lines.pays_row, taken & _of_row(lines, matched.repeated), repeated)
    standing = np.bincount(keys[: len(book)][owner >= 0], minlength=int(keys.max()) + 1)
    kept = np.flatnonzero(taken & ~repeated)
    in_book = np.zeros(len(lines), dtype=bool)
    in_book[kept] = occurrence(ours[kept]) < standing[ours[kept]]
    again = np.flatnonzero(taken & ~lines.pays_row)
    several = np.zeros(len(lines), dtype=bool)  # of equal ones the book may have as many, typed in
    several[again] = occurrence(combine(lines.part[again], ours[again])) < standing[ours[again]]
    in_book |= repeated & several
    return Came(taken & ~repeated & ~in_book, in_book, repeated & ~in_book)


def _of_row(lines: Lines, where: Bools) -> Bools:
    """Lines whose source row has a line where this holds."""
    return np.isin(lines.row_key, lines.row_key[where])
