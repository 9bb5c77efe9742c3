"""Ages of a list held against the balances of the book that an earlier one brought."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines, are_aged
from addin.importing.posting.aged_debts import Shares, shares_of
from addin.importing.posting.debtors import Found
from addin.importing.posting.hand_edits import due_edited, hand_edited
from addin.importing.posting.keys import NO_DAY
from addin.importing.posting.matching import Matched
from addin.importing.posting.standing import are_openings, stated_on
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import codes, effective_due, kurus, text_array, without


class Ages:
    """When the book's receivables are due, and which of them a hand changed; looked up when first asked."""

    def __init__(self, lines: Lines, ledger: Ledger, as_of: date) -> None:
        self._lines, self._ledger, self._as_of = lines, ledger, as_of
        self._book = ledger["receivables"]

    @cached_property
    def typed(self) -> Bools:
        """By row of the book: somebody changed it by hand."""
        return hand_edited(self._ledger, "receivables", np.arange(len(self._book)))

    @cached_property
    def dated(self) -> Bools:
        """By row of the book: a hand may have written its due date."""
        return due_edited(self._ledger, np.arange(len(self._book)))

    @cached_property
    def _due(self) -> Any:
        return np.asarray(effective_due(self._book), dtype="datetime64[D]")

    @cached_property
    def _not_due(self) -> Bools:
        """By row of the book: it has the last day of what came with it, as what was not due has."""
        came, due = codes(stated_on(self._book, self._as_of)), self._due.astype(np.int64)
        own = are_openings(self._book) & ~self.dated
        last = np.full(len(came), NO_DAY)
        np.maximum.at(last, came[own], due[own])
        return np.asarray(due >= last[came], dtype=bool)

    def is_of_age(self, row: int, line: int) -> bool:
        """Whether what is due as the row is has the age of the line."""
        begins, ends, due = self._lines.due_from[line], self._lines.due_until[line], self._due[row]
        aged = not (np.isnat(begins) and np.isnat(ends))
        return aged and not np.isnat(due) and not (due < begins or due > ends)

    def is_aged(self, row: int, own: list[int]) -> bool:
        """Whether both the row and these lines have an age: no younger line can stand for the row then."""
        return bool(are_aged(self._lines)[own].all() and not np.isnat(self._book["due_date"].to_numpy()[row]))

    def shares(self, rows: list[int], left: list[int], own: list[int], owed: list[int]) -> Shares:
        """Of which line each row is, by place in `own`, -1, and what stays open of it; both oldest first.

        `left`: what is open of each row, `owed`: what the list has of each line. What has no age is
        taken in its order.
        """
        lines = np.array(own, dtype=np.int64)
        if not own or not are_aged(self._lines)[lines].all():
            alone = max(len(rows) - len(own), 0)
            at = [*range(len(rows) - alone), *[-1] * alone]
            return np.array(at, dtype=np.int64), np.array([*owed, *[0] * alone], dtype=np.int64)[: len(at)]
        due = self._due[rows][:, None]
        begins, ends = (
            days[lines].astype("datetime64[D]") for days in (self._lines.due_from, self._lines.due_until)
        )
        late = due < begins
        may = ~late | (np.isnat(ends) & self._not_due[rows][:, None])
        return shares_of(left, owed, may, late | (due > ends), self.dated[rows])


def part_ages(lines: Lines, found: Found, matched: Matched, ledger: Ledger) -> None:
    """Ages that met rows of just their day are new, if more is open of their debtor's: it may be any of them.

    Lists of ages that follow each other by thirty days have the same due dates for other debts.
    """
    met = are_aged(lines) & matched.in_book & ~matched.updated & lines.verdicts.taken
    if not met.any():
        return
    book = ledger["receivables"]
    free = are_openings(book) & (text_array(book["closing_reason"]) == "") & (kurus(book, "open_kurus") > 0)
    owner = resolve_debtors(ledger["debtors"], book).position
    others = owner[without(np.flatnonzero(free), matched.place)]
    rows = met & free[matched.place] & np.isin(found.code, others[others >= 0])
    matched.in_book[rows], matched.new[rows], matched.place[rows] = False, True, -1
