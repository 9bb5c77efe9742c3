"""Ages of debt as columns: each filled bucket of a debtor is an opening receivable."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np

from addin.importing.evidence import days
from addin.importing.evidence.buckets import bucket_of
from addin.importing.layouts.common import currencies
from addin.importing.layouts.lines import Lines, Remark, blank_lines, taken_lines
from addin.importing.layouts.reader import Reader, joined
from addin.importing.layouts.verdicts import SKIPPED
from addin.rules.money import format_money
from addin.rules.rows import Ints

_DAY = re.compile(r"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2} [^\W\d]+ \d{4})(?![./-]?\d)")


def read(reader: Reader) -> Lines:
    """With the list's day each bucket has its due date; without, a debtor has one sum and a note."""
    lines = blank_lines(reader)
    lines.card[:] = True
    lines.amount_read[:] = True
    columns = reader.mapping.all_at("bucket")
    read_columns = [reader.amounts_at(at) for at in columns]
    money = np.stack([read.kurus for read in read_columns], axis=1)
    lines.currency = currencies(reader, "amount", None)
    for read in read_columns:
        said = read.currency != ""
        lines.currency = np.asarray(np.where(said, read.currency, lines.currency), dtype=object)
    sums = _checked_sums(reader, lines, money)
    lines.document_type[:] = "opening"
    as_of = _as_of(reader)
    if as_of is None:
        _note_buckets(reader, lines, columns, money)
        return _one_each(reader, lines, sums)
    return _one_a_bucket(reader, lines, columns, money, sums, as_of)


def _checked_sums(reader: Reader, lines: Lines, money: Ints) -> Ints:
    """The sum of the buckets; where the list states another one, that one, and the row is told."""
    sums = money.sum(axis=1)
    name = _stated(reader)
    stated = reader.amounts(name) if name else None
    if stated is None:
        return np.asarray(sums, dtype=np.int64)
    differs = ~stated.blank & ~stated.unreadable & (stated.kurus != sums) & reader.verdicts.taken
    if differs.any():
        lines.remarks.append(Remark("buckets_differ", np.flatnonzero(differs), reader.header(name)))
    return np.asarray(np.where(differs, stated.kurus, sums), dtype=np.int64)


def _stated(reader: Reader) -> str:
    """The field of the column that states the sum of the buckets; "" without one."""
    return next((each for each in ("amount", "open_amount") if each in reader.mapping), "")


def _as_of(reader: Reader) -> dt.date | None:
    """The day that the title calls the list's, else the only one that it has."""
    context = reader.table.context
    found = dict.fromkeys(_DAY.findall(context.get("title", "")))
    text = context.get("as_of", "") or (next(iter(found)) if len(found) == 1 else "")
    form = days.form_of(text) if text else None
    return days.read_day(text, days.OWN) if form else None


def _note_buckets(reader: Reader, lines: Lines, columns: list[int], money: Ints) -> None:
    headers = [reader.table.headers[at] for at in columns]
    notes = [
        "; ".join(
            f"{header}: {format_money(kurus, code)}"
            for header, kurus in zip(headers, row, strict=True)
            if kurus
        )
        for row, code in zip(money.tolist(), lines.currency.tolist(), strict=True)
    ]
    known = lines.plain.get("note", reader.empty())
    lines.plain["note"] = joined(known, np.array(notes, dtype=object))


def _one_each(reader: Reader, lines: Lines, sums: Ints) -> Lines:
    lines.amount, lines.credit = np.maximum(sums, 0), np.zeros(len(sums), dtype=np.int64)
    lines.listed = lines.amount
    _leave_creditors(reader, lines, sums)
    return lines


def _leave_creditors(reader: Reader, lines: Lines, sums: Ints) -> None:
    name = _stated(reader)
    reader.verdicts.give(SKIPPED, "creditor", sums < 0, reader.header(name), reader.cells(name))
    lines.against = np.where(lines.verdicts.because("creditor"), np.maximum(-sums, 0), 0)


def _one_a_bucket(
    reader: Reader, lines: Lines, columns: list[int], money: Ints, sums: Ints, as_of: dt.date
) -> Lines:
    whole = (money.sum(axis=1) != sums) | (money < 0).any(axis=1) | (money == 0).all(axis=1)
    rows, buckets = np.nonzero(money * ~whole[:, None])
    rows, buckets = np.append(rows, np.flatnonzero(whole)), np.append(buckets, np.full(whole.sum(), -1))
    order = np.argsort(rows, kind="stable")
    rows, buckets = rows[order], buckets[order]
    _leave_creditors(reader, lines, sums)
    found = taken_lines(lines, rows)
    amount = np.where(buckets < 0, sums[rows], money[rows, buckets])
    found.amount = np.maximum(amount, 0)
    found.listed = found.amount
    first = np.array(
        [*(_due(reader.table.headers[at], as_of) for at in columns), "NaT"], dtype="datetime64[s]"
    )
    found.due = first[buckets]
    return found


def _due(header: str, as_of: dt.date) -> str:
    """The latest day on which debt of this age was due; NaT for what is not due yet."""
    bucket = bucket_of(header)
    if bucket is None or bucket.low is None:
        return "NaT"
    return (as_of - dt.timedelta(days=bucket.low)).isoformat()
