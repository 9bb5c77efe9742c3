"""Ages of debt or months as columns: each filled one of a debtor is an opening receivable."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Sequence

import numpy as np

from addin.importing.columns.month_headers import dues_of
from addin.importing.columns.months import FIELD
from addin.importing.evidence import day_forms, days
from addin.importing.evidence.buckets import Bucket, buckets_of
from addin.importing.evidence.cells import Bools
from addin.importing.layouts.common import currencies
from addin.importing.layouts.lines import Lines, Remark, blank_lines, taken_lines
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.tables.source_table import PAID_MONTHS, SourceTable
from addin.rules.aging import STARTS
from addin.rules.rows import Ints, repeated

_DAY = re.compile(r"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2} [^\W\d]+ \d{4})(?![./-]?\d)")


def read(reader: Reader) -> Lines:
    """Each filled bucket gets its due date from the day that the list is of."""
    lines = blank_lines(reader)
    lines.card[:] = True
    lines.amount_read[:] = True
    columns = sorted([*reader.mapping.all_at("bucket"), *reader.mapping.all_at(FIELD)])
    read_columns = [reader.amounts_at(at) for at in columns]
    money = np.stack([read.kurus for read in read_columns], axis=1)
    lines.currency = currencies(reader, "amount", None)
    for read in read_columns:
        said = read.currency != ""
        lines.currency = np.asarray(np.where(said, read.currency, lines.currency), dtype=object)
    _tell_paid_months(reader, lines)
    left = _less_paid(reader, lines, columns, money)
    sums = _checked_sums(reader, lines, left)
    lines.document_type[:] = "opening"
    return _one_a_bucket(reader, lines, columns, left, sums)


def _tell_paid_months(reader: Reader, lines: Lines) -> None:
    marked = reader.table.told.get(PAID_MONTHS, repeated("", reader.count))
    rows = np.flatnonzero((marked != "") & reader.verdicts.taken)
    lines.remarks.extend([Remark("months_marked", rows)] if len(rows) else [])


def _less_paid(reader: Reader, lines: Lines, columns: list[int], money: Ints) -> Ints:
    """What is left of the months: nobody knows the days of what was paid, so it goes to the oldest ones."""
    paid = reader.amounts("paid_amount")
    if paid is None:
        return money
    usual = (paid.kurus > 0) & (money >= 0).all(axis=1)
    told = np.flatnonzero(usual & reader.verdicts.taken)
    remark = Remark("months_paid", told, kurus=paid.kurus[told], currency=lines.currency[told])
    lines.remarks.extend([remark] if len(told) else [])
    dues = dues_of(_headers(reader, columns), _title(reader))
    return np.asarray(np.where(usual[:, None], _off_the_oldest(money, paid.kurus, dues), money))


def _off_the_oldest(money: Ints, paid: Ints, dues: Sequence[str]) -> Ints:
    """What is left of debts (rows x dues) when a payment of each row goes to what was due first.

    >>> dues = ["2026-11-30", "2026-10-31", "2026-09-30"]
    >>> _off_the_oldest(np.array([[750, 0, 900]]), np.array([1000]), dues).tolist()
    [[650, 0, 0]]
    """
    order = np.argsort(np.array(dues, dtype="datetime64[D]"), kind="stable")
    until = money[:, order].cumsum(axis=1) - paid[:, None]
    left = np.empty_like(money)
    left[:, order] = np.clip(until, 0, money[:, order])
    return left


def _headers(reader: Reader, columns: list[int]) -> list[str]:
    named = {mapped.column: mapped.header for mapped in reader.mapping.columns}
    return [named[at] for at in columns]


def _checked_sums(reader: Reader, lines: Lines, money: Ints) -> Ints:
    """The sum of the buckets; where the list states another one, that one, and the row is told."""
    sums = money.sum(axis=1)
    name = _stated(reader)
    stated = reader.amounts(name) if name else None
    if stated is None:
        return np.asarray(sums, dtype=np.int64)
    differs = ~stated.blank & ~stated.unreadable & (stated.kurus != sums) & reader.verdicts.taken
    told = np.flatnonzero(differs & (stated.kurus >= 0))  # of creditors nothing is taken
    if len(told):
        lines.remarks.append(Remark("buckets_differ", told, reader.header(name)))
    return np.asarray(np.where(differs, stated.kurus, sums), dtype=np.int64)


def _stated(reader: Reader) -> str:
    """The field of the column that states the sum of the buckets; "" without one."""
    return next((each for each in ("amount", "open_amount") if each in reader.mapping), "")


def day_of(table: SourceTable) -> dt.date | None:
    """The day that the title calls the list's, else the only one that it has, or the end of its period.

    Where no line above tells any, that in the sheet's name.
    """
    context = table.context
    found = dict.fromkeys(_DAY.findall(f"{context.get('title', '')}\n{context.get('period', '')}"))
    found = found or dict.fromkeys(_DAY.findall(table.sheet))
    text = context.get("as_of", "") or (list(found)[-1] if len(found) in (1, 2) else "")
    form = day_forms.form_of(text) if text else None
    return days.read_day(text, days.OWN) if form else None


def _leave_creditors(reader: Reader, lines: Lines, sums: Ints) -> None:
    name = _stated(reader)
    reader.verdicts.give(SKIPPED, "creditor", sums < 0, reader.header(name), reader.cells(name))
    lines.against = np.where(lines.verdicts.because("creditor"), np.maximum(-sums, 0), 0)


def _one_a_bucket(reader: Reader, lines: Lines, columns: list[int], money: Ints, sums: Ints) -> Lines:
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
    as_of, ages = day_of(reader.table), _buckets(reader, columns)
    headers = _headers(reader, columns)
    of_months = FIELD in reader.mapping
    dues = dues_of(headers, _title(reader)) if of_months else [_due(age, as_of) for age in ages]
    first = np.array([*dues, "NaT"], dtype="datetime64[s]")
    found.due = first[buckets]
    if of_months:  # what is left of each, as of each age
        found.due_from, found.due_until = found.due.copy(), found.due.copy()
    if not of_months and as_of:
        ends = np.array([*(_ends(age, as_of) for age in ages), ("NaT", "NaT")], dtype="datetime64[s]")
        found.due_from, found.due_until = ends[buckets].T
    not_due = [at for at, age in enumerate(ages) if age and age.low is None]
    tell_not_due(found, np.isin(buckets, not_due), [headers[at] for at in not_due])
    return found


def _title(reader: Reader) -> str:
    return reader.table.context.get("title", "")


def tell_not_due(found: Lines, rows: Bools, headers: list[str]) -> None:
    """What is not due yet: no list of ages says when it will be."""
    told = rows & (found.amount > 0) & found.verdicts.taken
    if told.any():
        header, money, units = ", ".join(headers), found.amount[told], found.currency[told]
        found.remarks.append(Remark("not_due", found.at[told], header, kurus=money, currency=units))


def _buckets(reader: Reader, columns: list[int]) -> list[Bucket | None]:
    """The ages of the columns; one that is empty in all rows tells where the next one begins, too."""
    named = buckets_of(reader.table.headers)
    around = sorted({*columns, *(at for at, age in enumerate(named) if age)})
    found = dict(zip(around, _placed([named[at] for at in around]), strict=True))
    ends = {each.high for each in found.values() if each}
    return [_begun(each, ends) if (each := found[at]) else None for at in columns]


def _begun(age: Bucket, ends: Container[int | None]) -> Bucket:
    """Behind 61-90 both "90+" and "90-120" begin with 91; so they do where our own ages end with 90.

    >>> _begun(Bucket(0, 30), ()), _begun(Bucket(90, None), ()), _begun(Bucket(14, None), {7, 14}).low
    (Bucket(low=1, high=30), Bucket(low=91, high=None), 15)
    """
    if age.low is not None and (age.low in ends or age.low + 1 in STARTS):
        return Bucket(age.low + 1, age.high)
    return age


def _placed(ages: Sequence[Bucket | None]) -> list[Bucket | None]:
    """An age that no header names is what is left before or behind the others; before 1 day it is not due.

    >>> _placed([None, Bucket(1, 30), None])[::2], _placed([None, Bucket(31, 60)])[0]
    ([Bucket(low=None, high=0), Bucket(low=31, high=None)], Bucket(low=0, high=30))
    >>> _placed([Bucket(1, 30), None, Bucket(61, 90)])[1]
    Bucket(low=31, high=60)
    """
    found = list(ages)
    for at, (before, after) in enumerate(zip(ages, ages[2:], strict=False), 1):
        if found[at] is None and before and after and before.high is not None and after.low is not None:
            found[at] = Bucket(before.high + 1, after.low - 1)
    if len(found) > 1 and found[0] is None and (after := found[1]) and after.low is not None:
        found[0] = Bucket(0, after.low - 1) if after.low > 1 else Bucket(None, 0)
    if len(found) > 1 and found[-1] is None and (before := found[-2]) and before.high is not None:
        found[-1] = Bucket(before.high + 1, None)
    return found


def _due(bucket: Bucket | None, as_of: dt.date | None) -> str:
    """The day next to the list's on which debt of this age was due, or is: what is not due yet, that day."""
    if as_of is None or bucket is None:
        return "NaT"
    return (as_of - dt.timedelta(days=bucket.low or 0)).isoformat()


def _ends(bucket: Bucket | None, as_of: dt.date) -> tuple[str, str]:
    """The first and the last day on which debt of this age was due; NaT without an end."""
    if bucket is None:
        return "NaT", "NaT"
    first = "NaT" if bucket.high is None else (as_of - dt.timedelta(days=bucket.high)).isoformat()
    return first, "NaT" if bucket.low is None else _due(bucket, as_of)
