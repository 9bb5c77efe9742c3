"""What the book has of debtors up to a day: what is open, and what they have paid beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import NO_DAY, first_day, plain_day
from addin.rules.allocation import Allocation, allocate
from addin.rules.cheques import PAPER
from addin.rules.counting import are_ahead, counting
from addin.rules.references import Resolved, resolve_debtors
from addin.rules.rows import Ints, combine, currencies, distinct, kurus, text_array, whole

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft
    from addin.model import Ledger

    Tables = Draft | Ledger

EVER = np.iinfo(np.int64).max  # a balance of no day is that of all
OPENING, _OFFSET = "opening", "offset"


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows of the book's receivables that count, with the receipts that do.

    `key`: one for each debtor and currency. `opening`: balances that no other document stands for.
    `credit`: kuruş by key that came in beyond all debts.
    """

    receivables: pd.DataFrame
    place: Ints
    key: Ints
    opening: Bools
    allocation: Allocation
    credit: dict[int, int]

    def are_papers(self) -> Bools:
        """Rows that are cheques and notes."""
        return np.asarray(np.isin(text_array(self.receivables["document_type"]), PAPER), dtype=bool)

    def balances(self) -> tuple[dict[int, int], dict[int, int]]:
        """By key what is owed without cheques and notes, and what of these is open; in kuruş."""
        left = whole(self.allocation.open_kurus)
        paper = self.are_papers()
        owed, papers = summed_by(self.key, left * ~paper), summed_by(self.key, left * paper)
        keys = {*owed, *self.credit}
        return {key: owed.get(key, 0) - self.credit.get(key, 0) for key in keys}, papers


class Owners:
    """Whom the book's receivables (`claim`) and receipts (`payer`) name; looked up when first asked."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @cached_property
    def claim(self) -> Resolved:
        return resolve_debtors(self._tables["debtors"], self._tables["receivables"])

    @cached_property
    def payer(self) -> Resolved:
        return resolve_debtors(self._tables["debtors"], self._tables["receipts"])


@dataclass(frozen=True, slots=True)
class Keys:
    """One number for each debtor and currency: of the lines, of a book's receivables and its receipts.

    `owner`, `payer`: whom the rows of these name. `standing`, `balances` are of the tables it was made of.
    """

    line: Ints
    claim: Ints
    receipt: Ints
    owner: Resolved
    payer: Resolved

    @classmethod
    def of(cls, code: Ints, lines: Lines, tables: Tables, owners: Owners | None = None) -> Keys:
        """`code`: the debtor of each line, as a position in the book's or beyond."""
        book, receipts = tables["receivables"], tables["receipts"]
        owners = owners or Owners(tables)
        owner, payer = owners.claim, owners.payer
        keys = combine(
            np.concatenate([code, owner.position, payer.position]),
            np.concatenate([lines.currency, currencies(book), currencies(receipts)]),
        )
        line, claim, receipt = np.split(keys, [len(lines), len(lines) + len(book)])
        return cls(line, claim, receipt, owner, payer)

    @property
    def size(self) -> int:
        return max(int(each.max(initial=-1)) for each in (self.line, self.claim, self.receipt)) + 1

    def chosen(self, which: Bools) -> Bools:
        """By key: whether one of these lines has it."""
        return np.isin(np.arange(self.size), self.line[which])

    def standing(self, tables: Tables, day: Ints, as_of: date) -> Standing:
        """What counts before the day of each key, 0 for keys that do not; openings whatever their day."""
        rows, came = self._counted(tables, day)
        book = tables["receivables"].assign(debtor_id=self.owner.debtor_id)
        receipts = tables["receipts"].assign(debtor_id=self.payer.debtor_id)[came]
        claims, key = book.iloc[rows], self.claim[rows]
        allocation = allocate(claims, counting(claims, receipts, as_of).of(receipts))
        credit: dict[int, int] = {}
        for each, kurus_of in (
            (self.receipt[came], whole(allocation.credit_kurus)),
            (key, whole(allocation.transfer_credit_kurus)),
        ):
            for one, left in zip(each.tolist(), kurus_of.tolist(), strict=True):
                credit[one] = credit.get(one, 0) + left
        return Standing(claims, rows, key, are_openings(claims), allocation, credit)

    def balances(self, tables: Tables, day: Ints, as_of: date) -> tuple[dict[int, int], dict[int, int]]:
        """As `standing(...).balances()`; of money alone all that was owed less all that came."""
        rows, came = self._counted(tables, day)
        book, receipts = tables["receivables"], tables["receipts"]
        paper = np.isin(text_array(book["document_type"])[rows], PAPER)
        closed = text_array(book["closing_reason"])[rows] != ""
        undone = text_array(receipts["reversal"])[came] != ""
        if paper.any() or closed.any() or undone.any():
            return self.standing(tables, day, as_of).balances()
        paid = kurus(receipts) * ~are_ahead(receipts, as_of)
        keys = np.append(self.claim[rows], self.receipt[came])
        return summed_by(keys, np.append(kurus(book)[rows], -paid[came])), {}

    def _counted(self, tables: Tables, day: Ints) -> tuple[Ints, Bools]:
        """Positions of the receivables, and which receipts count; rows without debtor never do."""
        book, receipts = tables["receivables"], tables["receipts"]
        until, paid_until = day[self.claim], day[self.receipt]
        before = first_day(book["issue_date"], book["due_date"]) < until
        counts = (self.owner.debtor_id != "") & (until != 0) & (before | are_openings(book))
        received = np.asarray(receipts["received_on"], dtype="datetime64[D]").astype(np.int64)
        # Of that day itself an offset alone: an opening credit that an earlier list brought.
        offset = (text_array(receipts["channel"]) == _OFFSET) * (paid_until < EVER)
        came = (received < paid_until + offset) & (paid_until != 0) & (self.payer.debtor_id != "")
        return np.flatnonzero(counts), np.asarray(came, dtype=bool)


def are_openings(book: pd.DataFrame) -> Bools:
    opening = (text_array(book["document_type"]) == OPENING) & (text_array(book["document_no"]) == "")
    return np.asarray(opening, dtype=bool)


def summed_by(keys: Ints, values: Any) -> dict[int, int]:
    """The sum of the values of each key."""
    sums = np.zeros(int(keys.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(sums, keys, values)
    return {int(key): int(sums[key]) for key in distinct(keys).tolist()}


def grouped_by(keys: Ints, values: Ints, order: Ints) -> dict[int, list[int]]:
    """Values by key, in their order."""
    found: dict[int, list[int]] = {}
    for at in np.argsort(order, kind="stable").tolist():
        found.setdefault(int(keys[at]), []).append(int(values[at]))
    return found


def stated_on(openings: pd.DataFrame, as_of: date) -> Ints:
    """The day of each balance, else the first one on which the book is known to have it."""
    day = plain_day(openings["issue_date"])
    known = np.full(len(openings), int(np.datetime64(as_of, "D").astype(np.int64)))
    for column in ("recorded_at", "stage_date"):  # written as of another day, it stood in its stage then
        told = plain_day(openings[column])
        known = np.where(told != NO_DAY, np.minimum(known, told), known)
    return np.where(day != NO_DAY, day, known)
