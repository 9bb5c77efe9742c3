"""Source rows in our domain: who, what is owed, what was paid, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.evidence.repair import Repair
from addin.importing.layouts.reader import Dates, Reader
from addin.importing.layouts.verdicts import REJECTED, Verdicts
from addin.rules.rows import BASE_CURRENCY, Ints, repeated

REST_TAKEN, CLOSED, PAID_AT_ONCE = "rest_taken", "noted_closed", "paid_at_once"  # reasons of remarks
_ROWS = 1 << 32


@dataclass(frozen=True, slots=True)
class Remark:
    """Rows that are taken but should be looked at; `reason` is a key of [import.remarks].

    `kurus`, `currency`: the money of each row that it is about.
    """

    reason: str
    rows: Ints
    header: str = ""
    part: int = 0
    kurus: Ints | None = None
    currency: Texts | None = None

    def at_rows(self, chosen: Bools) -> Remark:
        """Of some of its rows alone."""
        kurus = None if self.kurus is None else self.kurus[chosen]
        currency = None if self.currency is None else self.currency[chosen]
        return replace(self, rows=self.rows[chosen], kurus=kurus, currency=currency)


@dataclass(slots=True)
class Lines:
    """The rows of a list in our domain; arrays are one a line, and a source row may be several lines.

    `at`: the row in its table, `part`: which table; `stands`: the row of a payment below its document, which
    has the document's `at`. `tax`: compact, right or not. `plain`: other columns
    of the debtor. `total`: sum rows of the source.
    Amounts are kuruş, dates NaT where there is none. `listed`: the debt as it was read, 0 where it was
    not (`amount_read`), of sum rows too; `amount`: what is owed by it. `against`: of the column beside it
    that takes off debt; nothing of it is taken. `credit`: what came in, on `credit_day` by `channel`;
    `pays_row`: for the debt of the same row.
    `rest`: what is listed is what is still open; `off`: what was paid without a day and is taken off it,
    `booked`: how much more `amount` is, because receipts of the book pay that.
    `due_from`, `due_until`: the days between which what has an age was due, or is; NaT without an end.
    `security`: of a cheque or note who drew it and on which bank.
    `sheet`: which one of its file, where nothing but that tells equal rows apart, else 0.
    `card`: the row may complete a debtor's card, `pure`: it says nothing of money. `proved`: the running
    balance proves it, so equal rows are several. `demanded`: the list is one of debts, and not of all that
    was booked. `case`: columns of an enforcement file.
    """

    verdicts: Verdicts
    name: Texts
    tax: Texts
    plain: dict[str, Texts]
    total: Bools
    repairs: list[Repair]
    listed: Ints
    amount_read: Bools
    amount: Ints
    currency: Texts
    document_no: Texts
    document_type: Texts
    closing_reason: Texts
    issue: Dates
    due: Dates
    due_from: Dates
    due_until: Dates
    settled: Dates
    paid: Ints
    disputed: Texts
    against: Ints
    credit: Ints
    credit_day: Dates
    channel: Texts
    description: Texts
    security: Texts
    card: Bools
    pure: Bools
    proved: Bools
    pays_row: Bools
    rest: Bools
    off: Ints
    booked: Ints
    sheet: Ints
    demanded: Bools
    at: Ints
    stands: Ints
    part: Ints
    case: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.name)

    @property
    def row_key(self) -> Ints:
        """One number for each source row, with the payments on rows of their own below it."""
        return row_keys(self.part, self.at)

    @property
    def own_key(self) -> Ints:
        """One number for each source row."""
        return row_keys(self.part, self.stands)


def row_keys(part: Ints | int, at: Ints) -> Ints:
    """One number for each row of each table."""
    return np.asarray(part * _ROWS + at, dtype=np.int64)


def are_aged(lines: Lines) -> Bools:
    """Lines of which the list tells the age."""
    return np.asarray(~np.isnat(lines.due_from) | ~np.isnat(lines.due_until), dtype=bool)


def row_of(key: int) -> tuple[int, int]:
    """The part and the row of one of these."""
    return divmod(key, _ROWS)


def blank_lines(reader: Reader) -> Lines:
    """Lines of a table with the debtor read; rows that are no records and rows of nobody have verdicts."""
    total = reader.leave_out()
    count = reader.count
    name, tax, plain = reader.names(), reader.tax(), reader.plain()
    reader.verdicts.give(REJECTED, "debtor_missing", np.asarray((name == "") & (tax == ""), dtype=bool))

    row = np.arange(count, dtype=np.int64)
    known: dict[str, Any] = {"verdicts": reader.verdicts, "name": name, "tax": tax, "plain": plain}
    known |= {"total": total, "repairs": reader.repairs, "at": row, "stands": row.copy()}
    known |= {"currency": repeated(BASE_CURRENCY, count), "disputed": repeated(None, count)}
    blank = {each.name: _BLANK[each.type](count) for each in fields(Lines) if each.type in _BLANK}
    return Lines(**{**blank, **known})


# By the type of a column: what stands in it until it is read.
_BLANK: dict[Any, Callable[[int], Any]] = {
    "Texts": partial(repeated, ""),
    "Ints": partial(np.zeros, dtype=np.int64),
    "Bools": partial(np.zeros, dtype=bool),
    "Dates": partial(np.full, fill_value=np.datetime64("NaT"), dtype="datetime64[s]"),
}


def taken_lines(lines: Lines, rows: Ints) -> Lines:
    """The lines at these positions, some perhaps several times; repairs stay by source row."""
    found: dict[str, Any] = {}
    for each in fields(lines):
        value = getattr(lines, each.name)
        if isinstance(value, np.ndarray):
            value = value[rows].copy()
        elif isinstance(value, dict):
            value = {key: column[rows].copy() for key, column in value.items()}
        elif isinstance(value, Verdicts):
            value = value.picked(rows)
        found[each.name] = value
    return Lines(**found)


def joined_lines(parts: Sequence[Lines]) -> Lines:
    """The lines of several tables, one behind the other."""
    for number, lines in enumerate(parts):
        lines.part[:] = number
    if len(parts) == 1:
        return parts[0]
    found: dict[str, Any] = {}
    for each in fields(Lines):
        values = [getattr(lines, each.name) for lines in parts]
        if isinstance(values[0], np.ndarray):
            found[each.name] = np.concatenate(values)
        elif isinstance(values[0], dict):
            found[each.name] = _joined_columns(parts, values)
        elif isinstance(values[0], Verdicts):
            found[each.name] = Verdicts.joined(values)
    numbered = list(enumerate(parts))
    found["repairs"] = [replace(one, part=part) for part, lines in numbered for one in lines.repairs]
    found["remarks"] = [replace(one, part=part) for part, lines in numbered for one in lines.remarks]
    return Lines(**found)


def _joined_columns(parts: Sequence[Lines], values: list[dict[str, Any]]) -> dict[str, Any]:
    keys = dict.fromkeys(key for columns in values for key in columns)
    return {
        key: np.concatenate(
            [
                columns[key]
                if key in columns
                else _missing(len(lines), next(c[key] for c in values if key in c))
                for lines, columns in zip(parts, values, strict=True)
            ]
        )
        for key in keys
    }


def _missing(count: int, like: Any) -> Any:
    if like.dtype.kind == "M":
        return np.full(count, np.datetime64("NaT"), dtype=like.dtype)
    return np.zeros(count, dtype=like.dtype) if like.dtype.kind in "ib" else repeated("", count)
