"""Days without a year: read with the one that the list proves, asked where a whole column proves none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Keyed
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt
from dateutil.relativedelta import relativedelta

from addin.importing.columns.mapping import Mapping
from addin.importing.evidence.cells import Texts, kinds_of
from addin.importing.evidence.day_forms import form_of, ordinal_of, without_year
from addin.importing.evidence.days import OWN, evidence, read_day, read_days
from addin.importing.questions import LEAVE, Answers, Choice, Question
from addin.importing.tables.source_table import SourceTable, year_key
from addin.rules.rows import repeated

_Days = npt.NDArray[np.datetime64]
_Day = tuple[int, int]  # day and month
_FIELDS = ("issue_date", "due_date", "settled_on")
_BESIDE = {"issue_date": "due_date", "due_date": "issue_date", "settled_on": "issue_date"}
_FARTHEST = 270  # days between two of one row: more may as well be a slip
_FEWEST_SORTED = 3  # days that show an order
_SHOWN = 3  # days that a reading shows
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_AUTUMN, _SPRING = 9, 6  # months in which a year such as 2026-2027 has begun, and has not ended


def with_years(
    table: SourceTable, mapping: Mapping, answers: Answers, as_of: dt.date
) -> tuple[SourceTable, list[Question]]:
    """The table with those days whole; what was written stands in `told`. The questions that are left."""
    questions = []
    for field in _FIELDS:
        for at in mapping.all_at(field):
            if str not in kinds_of(table.columns[at]):
                continue
            days = _written(table, at)
            if not days:
                continue
            found = _proved(days, field, at, table, mapping)
            if not found and np.isnat(_days(table, at)).all():
                question = _question(table.headers[at], list(days.values()), field, as_of)
                questions += [] if question.id in answers else [question]
                found = _of_window(days, answers.get(question.id, LEAVE))
            table = _put(table, at, found)
    return table, questions


def _written(table: SourceTable, at: int) -> dict[int, _Day]:
    """Day and month of the records that write no year, by row; the month stands first where one proves it."""
    rows = np.flatnonzero(table.records).tolist()
    cells = table.columns[at]
    forms = {
        row: form for row in rows if isinstance(text := cells[row], str) and (form := without_year(text))
    }
    turned = any(form.sign and form.second > 12 for form in forms.values())
    return {
        row: (form.second, form.first) if turned and form.sign else (form.first, form.second)
        for row, form in forms.items()
    }


def _days(table: SourceTable, at: int | None) -> _Days:
    """The whole days of the records, NaT in the other rows."""
    if at is None:
        return np.full(len(table), np.datetime64("NaT"), dtype="datetime64[D]")
    cells = table.columns[at]
    read = read_days(cells, evidence(cells).orders(), date1904=table.date1904).days.astype("datetime64[D]")
    return np.where(table.records, read, np.datetime64("NaT"))


@dataclass(frozen=True, slots=True)
class _Proofs:
    """What tells the year of a day: the other day of its row, the order of its column, one year of all."""

    field: str
    own: _Days
    beside: _Days
    order: int  # 1 rising, -1 falling, 0 none
    years: Callable[[int], int]  # by month, 0 where unknown
    last: dt.date | None  # the day that the list is of


def _proved(
    days: Keyed[int, _Day], field: str, at: int, table: SourceTable, mapping: Mapping
) -> dict[int, dt.date]:
    """The whole days by row, as far as the list proves them."""
    own = _days(table, at)
    title = " ".join((table.context.get("title", ""), table.context.get("as_of", ""), table.sheet))
    months = {month for _, month in days.values()}
    proofs = _Proofs(
        field,
        own,
        _days(table, mapping.at(_BESIDE[field])),
        _order(own[~np.isnat(own)]),
        _years(own, title, months, field),
        _day_in(title),
    )
    found = {row: _day_of(row, *day, proofs) for row, day in days.items()}
    return {row: day for row, day in found.items() if day}


def _day_of(row: int, day: int, month: int, proofs: _Proofs) -> dt.date | None:
    beside = proofs.beside[row]
    if not np.isnat(beside):
        return _beside(day, month, beside.item(), before=proofs.field == "issue_date")
    if between := _between(row, day, month, proofs):
        return between
    found = _real(proofs.years(month), month, day)
    if found is None or (proofs.last and not _fits_list(found, proofs.field, proofs.last)):
        return None
    return found if _is_in_order(row, found, proofs) else None


def _beside(day: int, month: int, other: dt.date, *, before: bool) -> dt.date | None:
    """The nearest such day not after, or not before, the other one of the row."""
    near = (_real(year, month, day) for year in (other.year - 1, other.year, other.year + 1))
    gaps = {(other - each).days if before else (each - other).days: each for each in near if each}
    fitting = [gap for gap in gaps if 0 <= gap <= _FARTHEST]
    return gaps[min(fitting)] if fitting else None


def _between(row: int, day: int, month: int, proofs: _Proofs) -> dt.date | None:
    """The only such day between those above and below in a column that is in order."""
    first, last = _neighbours(row, proofs)
    if first is None or last is None:
        return None
    fitting = [
        each
        for year in range(first.year, last.year + 1)
        if (each := _real(year, month, day)) and first <= each <= last
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_in_order(row: int, found: dt.date, proofs: _Proofs) -> bool:
    first, last = _neighbours(row, proofs)
    return (first is None or first <= found) and (last is None or found <= last)


def _neighbours(row: int, proofs: _Proofs) -> tuple[dt.date | None, dt.date | None]:
    """The whole days around a row, the earlier one first; none where the column is in no order."""
    if not proofs.order:
        return None, None
    above, below = proofs.own[:row], proofs.own[row + 1 :]
    above, below = above[~np.isnat(above)], below[~np.isnat(below)]
    pair = (above[-1].item() if len(above) else None, below[0].item() if len(below) else None)
    return pair if proofs.order > 0 else pair[::-1]


def _order(days: _Days) -> int:
    if len(np.unique(days)) < _FEWEST_SORTED:
        return 0
    steps = np.diff(days).astype(np.int64)
    return 1 if (steps >= 0).all() else -1 if (steps <= 0).all() else 0


def _years(own: _Days, title: str, months: set[int], field: str) -> Callable[[int], int]:
    """The year by the month: that of the whole days of the column, else that of the title."""
    whole = own[~np.isnat(own)]
    years = sorted(set((whole.astype("datetime64[Y]").astype(np.int64) + 1970).tolist()))
    years = years or sorted({int(year) for year in _YEAR.findall(title)})
    months = months | set((whole.astype("datetime64[M]").astype(np.int64) % 12 + 1).tolist())
    turns = field == "due_date" and _turns_of_year(months)
    if len(years) == 1 and not turns:
        return lambda _: years[0]
    if not len(whole) and len(years) == 2 and years[1] == years[0] + 1:
        return partial(_of_school_year, years[0])
    return lambda _: 0


def _turns_of_year(months: set[int]) -> bool:
    """Whether winter's months stand alone: December and January need not be of one year."""
    return any(month >= 10 for month in months) and any(month <= 3 for month in months) and len(months) < 9


def _of_school_year(first: int, month: int) -> int:
    return first if month >= _AUTUMN else first + 1 if month <= _SPRING else 0


def _day_in(title: str) -> dt.date | None:
    """The only whole day that a title tells."""
    words = title.replace("(", " ").replace(")", " ").split()
    found = {read_day(word, OWN) for word in words if "." in word and form_of(word)}
    return found.pop() if len(found) == 1 else None


def _fits_list(found: dt.date, field: str, of_list: dt.date) -> bool:
    """Nothing is written before it happens; what is due may be so in half a year."""
    return abs((found - of_list).days) <= _FARTHEST // 2 if field == "due_date" else found <= of_list


def _real(year: int, month: int, day: int) -> dt.date | None:
    ordinal = ordinal_of(year, month, day) if year else 0
    return dt.date.fromordinal(ordinal) if ordinal else None


def _question(header: str, days: list[_Day], field: str, as_of: dt.date) -> Question:
    """Which twelve months are meant: those of the year, the last ones, or the next ones."""
    month = as_of.replace(day=1)
    starts = [month.replace(month=1), month - relativedelta(months=11)]
    starts += [month] if field == "due_date" else []
    starts += [start - relativedelta(years=1) for start in starts[:1]]
    readings: dict[tuple[dt.date, ...], str] = {}
    for start in starts:
        read = tuple(_of_window(dict(enumerate(days)), f"{start:%Y-%m}").values())
        if field == "due_date" or all(each <= as_of for each in read):
            readings.setdefault(read, f"{start:%Y-%m}")
    rising = {read: start for read, start in readings.items() if sorted(read) == list(read)}
    choices = [
        Choice(start, "day_years", {"days": _some(read)}) for read, start in (rising or readings).items()
    ]
    choices.append(Choice(LEAVE, "day_years_none"))
    return Question("day_years", header, tuple(choices), {"n": len(days)})


def _some(days: Sequence[dt.date]) -> str:
    """The first of them, and the last."""
    shown = list(dict.fromkeys(days))
    named = [f"{each:%d.%m.%Y}" for each in (*shown[:_SHOWN], *shown[-1:])]
    return ", ".join(named[:-1]) if len(shown) <= _SHOWN else f"{', '.join(named[:-1])} … {named[-1]}"


def _of_window(days: Keyed[int, _Day], start: str) -> dict[int, dt.date]:
    """The days in the twelve months from one on; none where the answer is to leave them."""
    if start == LEAVE:
        return {}
    year, first = map(int, start.split("-"))
    found = {row: _real(year + (month < first), month, day) for row, (day, month) in days.items()}
    return {row: day for row, day in found.items() if day}


def _put(table: SourceTable, at: int, found: Keyed[int, dt.date]) -> SourceTable:
    if not found:
        return table
    cells, was = list(table.columns[at]), repeated("", len(table))
    for row, day in found.items():
        was[row], cells[row] = cells[row], day
    columns = (*table.columns[:at], cells, *table.columns[at + 1 :])
    told: dict[str, Texts] = {**table.told, year_key(at): was}
    whole = {at: table.columns[at], **table.whole}
    return replace(table, columns=columns, told=told, whole=whole)
