"""What the columns of a list are for, as far as its rows can be told apart by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from addin.importing.evidence import amounts
from addin.importing.evidence.buckets import buckets_of
from addin.importing.evidence.cells import Bools, Cells, kept, kinds_of, sample, through
from addin.importing.evidence.content import SPEAKS_AGAINST, fits, share, wholly_amounts, wholly_days
from addin.importing.evidence.day_forms import form_of
from addin.importing.evidence.header import fields_of
from addin.rules.rows import Ints

DAYS = {
    "issue_date", "due_date", "settled_on", "filed_on", "last_step_on", "other_day", "order_served_on",
    "attached_on", "promised_for", "contacted_at",
}  # fmt: skip
DOCUMENTS = {"document_no", "cheque_no", "receipt_no", "case_no"}
WHO = {"debtor_name", "tax_id", "account_code", "drawer", "surname", "tax_office", "sender"}
FLOWS = {
    "amount", "debit", "credit", "paid_amount", "vat", "other_amount", "filed_amount", "accrued_interest",
    "cost", "promised_amount", "bucket", "bucket_0_30", "bucket_31_60", "bucket_61_90", "bucket_over_90",
}  # fmt: skip
BALANCE = "open_amount"
_SIGN = "sign_beside"
SIDES = {"debit_balance", "credit_balance"}


@dataclass(frozen=True, slots=True)
class Roles:
    """Columns by what they hold.

    `fields`: what each header says first, "" where nothing; "other_day" and "other_amount" where the cells
    alone tell.
    """

    fields: tuple[str, ...]
    days: tuple[int, ...]
    documents: tuple[int, ...]
    who: tuple[int, ...]
    flows: tuple[int, ...]
    balances: tuple[int, ...]

    @property
    def money(self) -> tuple[int, ...]:
        return self.flows + self.balances

    def first(self, field: str) -> int | None:
        return self.fields.index(field) if field in self.fields else None


def roles_of(titles: Sequence[str], columns: Sequence[Cells]) -> Roles:
    """By the headers, and by the cells where a header says nothing."""
    ages = buckets_of(titles)
    fields = [
        "bucket" if age else _field(title, column)
        for title, column, age in zip(titles, columns, ages, strict=True)
    ]

    def at(wanted: set[str]) -> tuple[int, ...]:
        return tuple(place for place, field in enumerate(fields) if field in wanted)

    flows, balances = at(FLOWS), at({BALANCE})
    if not flows:  # a list of balances: they are what is summed
        flows, balances = balances or at(SIDES), ()
    return Roles(tuple(fields), at(DAYS), at(DOCUMENTS), at(WHO), flows, balances)


def _field(title: str, column: Cells) -> str:
    fields = fields_of(title)[0] if title else ()
    if len(fields) == 1:
        return fields[0]
    cells = sample(column)
    if cells and wholly_days(cells):
        return next((field for field in fields if field in DAYS), "other_day")
    if not fields and cells and wholly_amounts(cells):
        return "other_amount"
    fitting = [field for field in fields if (share(field, cells) or 1.0) >= SPEAKS_AGAINST]
    return next((field for field in fitting or fields if field not in DAYS), fields[0] if fields else "")


def blank(column: Cells) -> Bools | None:
    """Where nothing stands; None where every cell is filled."""
    if str not in kinds_of(column) or not column.count(""):
        return None
    return np.fromiter((cell == "" for cell in column), dtype=bool, count=len(column))


def is_day(column: Cells) -> Bools | None:
    """Where a day stands; None where one stands everywhere. A number counts: it may be a serial."""
    if str not in kinds_of(column):
        return None
    return through(column, lambda cell: not isinstance(cell, str) or form_of(cell) is not None, bool)


def kurus_of(column: Cells) -> Ints:
    """Amounts as evidence, 0 where there is none or it cannot be read.

    Nobody is asked: a column that does not tell its decimal sign has that of the columns beside it, else a
    comma; a third decimal of a number is lost. What goes into the book is read by `read_amounts`.
    """
    return kept(column, "kurus", _kurus_of)


def share_sign(columns: Sequence[Cells]) -> None:
    """Tell columns of amounts that do not prove their decimal sign the one that others of the list prove.

    >>> from addin.importing.evidence.cells import Column
    >>> columns = [Column(["14.000", "1.643.000"]), Column(["7.000", "821.500"])]
    >>> share_sign(columns)
    >>> kurus_of(columns[1]).tolist()
    [700000, 82150000]
    """
    texts = [column for column in columns if str in kinds_of(column) and fits("amount", sample(column))]
    found = [(column, amounts.evidence(column)) for column in texts]
    signs = frozenset[str]().union(*(proof.signs for _, proof in found))
    if len(signs) == 1:
        for column, proof in found:
            if not proof.style:
                kept(column, _SIGN, lambda _: next(iter(signs)))


def sign_of(column: Cells) -> str:
    """The decimal sign that a column or its list proves; "" where neither does."""
    return amounts.evidence(column).style or kept(column, _SIGN, lambda _: "")


def _kurus_of(column: Cells) -> Ints:
    found = _amounts_of(column)
    found.setflags(write=False)
    return found


def _amounts_of(column: Cells) -> Ints:
    if kinds_of(column) == {float}:
        return np.asarray(np.rint(np.array(column) * 100), dtype=np.int64)
    if kinds_of(column) <= {float, str} and {cell for cell in column if type(cell) is str} <= {""}:
        numbers = np.array([cell or 0.0 for cell in column], dtype=np.float64)
        return np.rint(numbers * 100).astype(np.int64)
    return amounts.read_amounts(column, sign_of(column) or ",").kurus


def running_steps(net: Ints, left: Ints, account: Ints) -> Bools:
    """For each row with one of its account above: whether the balance changed by its amount.

    Where the newest row stands on top, by that of the row above.

    >>> running_steps(np.array([5, 3, 7]), np.array([5, 8, 7]), np.array([0, 0, 1])).tolist()
    [True]
    >>> running_steps(np.array([3, 5, 7]), np.array([8, 5, 7]), np.array([0, 0, 1])).tolist()
    [True]
    """
    order = np.argsort(account, kind="stable")
    same = account[order][1:] == account[order][:-1]
    moved, amount = np.diff(left[order])[same], net[order]
    down, up = moved == amount[1:][same], moved == -amount[:-1][same]
    return np.asarray(up if up.sum() > down.sum() else down, dtype=bool)
