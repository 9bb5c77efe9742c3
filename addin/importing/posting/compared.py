"""What receivables of the book and lines of a list are held against each other by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import NO_DAY, plain_day
from addin.importing.posting.numbers import both_numbers
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, codes, currencies, kurus


@dataclass(frozen=True, slots=True)
class Compared:
    """One entry a receivable of the book, behind them one a line.

    `owner`: the debtors of the book's rows alone, as positions, -1. `number`: the document's, `same_number`
    one for each of them; `currency` is a number too. Days count from 1970, NO_DAY where there is none.
    """

    known: int
    owner: Ints
    number: Texts
    same_number: Ints
    currency: Ints
    issue: Ints
    due: Ints
    booked: Ints

    @classmethod
    def of(cls, lines: Lines, ledger: Ledger) -> Compared:
        """Both sides, the numbers of both understood together."""
        book = ledger["receivables"]
        owner = (
            resolve_debtors(ledger["debtors"], book).position if len(book) else np.zeros(0, dtype=np.int64)
        )
        number = both_numbers(lines, ledger)
        return cls(
            len(book),
            owner,
            number,
            codes(number),
            codes(np.concatenate([currencies(book), lines.currency])),
            np.concatenate([plain_day(book["issue_date"]), plain_day(lines.issue)]),
            np.concatenate([plain_day(book["due_date"]), plain_day(lines.due)]),
            kurus(book),
        )

    @property
    def standing(self) -> Ints:
        """Rows of the book whose debtor is known."""
        return np.flatnonzero(self.owner >= 0)

    @property
    def bare(self) -> Bools:
        """Where there is no number."""
        return np.asarray(self.number == "", dtype=bool)

    @property
    def day(self) -> Ints:
        """The document's own day, else when it is due."""
        return np.where(self.issue == NO_DAY, self.due, self.issue)

    def debtor(self, code: Ints) -> Ints:
        """`code`: the debtor of each line."""
        return np.concatenate([self.owner, code])

    def amount(self, listed: Ints) -> Ints:
        """In kuruş; `listed`: of each line."""
        return np.concatenate([self.booked, listed])
