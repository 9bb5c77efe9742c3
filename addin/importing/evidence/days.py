"""Dates as lists write them: the order of day and month is decided by a column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from addin.importing.evidence.cells import Bools, Cells, coded, kinds_of, through, tidy
from addin.text import fold

DAY, MONTH, OWN = "day_first", "month_first", "own"
CELLS = "cells"  # as a sign: MONTH where day and month of Excel's own days are turned round
Orders = Mapping[str, str]
_NOT_A_DAY, _EMPTY = np.iinfo(np.int64).min + 1, np.iinfo(np.int64).min
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119: other numbers are no days
_EPOCH, _EPOCH_1904 = dt.date(1899, 12, 30).toordinal(), dt.date(1904, 1, 1).toordinal()
_UNIX = dt.date(1970, 1, 1).toordinal()
_FIRST_DAY = dt.date(1900, 3, 1).toordinal()  # before it Excel counts a day that never was, or none at all
_TIME = r"(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(rf"(\d{{1,2}})(?: ?([./,-]) ?| )(\d{{1,2}})(?: ?\2 ?| )(\d{{4}}|\d{{2}}){_TIME}")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})[ ./-]*([^\W\d_]+)[ ./,-]*(\d{{4}}|\d{{2}}){_TIME}")
_MONTH_DAY = re.compile(rf"([^\W\d_]+)[ ./-]*(\d{{1,2}})[ ./,-]+(\d{{4}}){_TIME}")
_COMPACT = re.compile(r"(19\d{2}|20\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ocak oca january jan",
            "subat sub february feb",
            "mart mar march",
            "nisan nis april apr",
            "mayis may",
            "haziran haz june jun",
            "temmuz tem july jul",
            "agustos agu august aug",
            "eylul eyl september sep sept",
            "ekim eki october oct",
            "kasim kas november nov",
            "aralik ara december dec",
        ),
        start=1,
    )
    for name in names.split()
}


_WEEKDAYS = frozenset(
    "pazartesi sali carsamba persembe cuma cumartesi pazar "
    "monday tuesday wednesday thursday friday saturday sunday "
    "pzt pts sal car crs per prs cum cmt cts paz mon tue tues wed thu thur thurs fri sat sun".split()
)
_NUMBERS = re.compile(r"\d+")
_ZERO = (0, "0", dt.time())


class Form(NamedTuple):
    """A day as written. `sign` is set where the order of `first` and `second` is open, else they are
    day and month."""

    first: int
    second: int
    year: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """A column read: datetime64[s], NaT where blank or unreadable."""

    days: npt.NDArray[np.datetime64]
    unreadable: Bools


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """Per sign between the numbers: the orders that cells prove, and an example that proves none."""

    proved: Mapping[str, frozenset[str]]
    doubtful: Mapping[str, str]

    def orders(self) -> dict[str, str]:
        """The order by sign; a sign without an entry is not decided.

        Another sign's proof in the same column counts; 05.06.2025 alone is day first, since nobody
        writes the month first with dots, or with commas by a slip.
        """
        everywhere = frozenset[str]().union(*self.proved.values())
        found = {}
        for sign in self.proved.keys() | self.doubtful.keys():
            proved = self.proved.get(sign) or everywhere or frozenset({DAY} if sign in ".," else ())
            if len(proved) == 1:
                found[sign] = next(iter(proved))
            elif sign not in self.doubtful:
                found[sign] = OWN
        return found


@lru_cache(1 << 16)
def form_of(text: str) -> Form | None:
    """How a day is written; None where the text is no day.

    >>> form_of("2025-06-03"), form_of("5 Şub 2025"), form_of("13.10.25 14:30"), form_of("31 Nis 2025")
    (Form(first=3, second=6, year=2025, sign=''), Form(first=5, second=2, year=2025, sign=''),
     Form(first=13, second=10, year=2025, sign='.'), None)
    """
    bare = _without_weekday(tidy(text)).rstrip(".")
    if found := _ISO.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return _real(Form(int(found[3]), int(found[2]), int(found[1])))
    if found := _NUMERIC.fullmatch(bare):
        form = Form(int(found[1]), int(found[3]), _year(found[4]), found[2] or " ")
        swapped = Form(form.second, form.first, form.year)
        return form if _real(form) or _real(swapped) else None
    if found := _DAY_MONTH.fullmatch(bare):
        return _real(Form(int(found[1]), month_number(found[2]), _year(found[3])))
    if found := _MONTH_DAY.fullmatch(bare):
        return _real(Form(int(found[2]), month_number(found[1]), _year(found[3])))
    return None


def _without_weekday(text: str) -> str:
    if not (text.rstrip(".)")[-1:].isalpha() or text[:1].isalpha()):
        return text
    return " ".join(word for word in text.split() if fold(word) not in _WEEKDAYS).strip(" ,")


def is_vague(text: str) -> bool:
    """Whether a text is words that tell no single day, rather than one that the calendar does not have.

    >>> is_vague("Kasım 2025"), is_vague("ay sonu"), is_vague("31.02.2025"), is_vague("31 Nis 2025")
    (True, True, False, False)
    >>> is_vague("??")
    True
    """
    if text.strip() and not text.strip(" ?."):
        return True
    if form_of(text) or not tidy(text) or not any(map(str.isalpha, text)):
        return False
    numbers = len(_NUMBERS.findall(text))
    return numbers < 2 or (numbers == 2 and not any(word in _MONTHS for word in fold(text).split()))


def month_number(name: str) -> int:
    """0 where it is none.

    >>> month_number("KASIM"), month_number("Eki"), month_number("Basım")
    (11, 10, 0)
    """
    return _MONTHS.get(fold(name), 0)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _real(form: Form) -> Form | None:
    return form if _ordinal(form.year, form.second, form.first) else None


def _ordinal(year: int, month: int, day: int) -> int:
    """Days since 0001-01-01; 0 where the calendar, or that of Excel, has no such day."""
    try:
        ordinal = dt.date(year, month, day).toordinal()
    except ValueError:
        return 0
    return ordinal if ordinal >= _FIRST_DAY else 0


def evidence(cells: Cells) -> DayEvidence:
    """What a column proves about the order of day and month, over all its cells."""
    proved: dict[str, set[str]] = {}
    doubtful: dict[str, str] = {}
    for text in coded(cells)[1] if str in kinds_of(cells) else ():
        form = form_of(text) if type(text) is str else None
        if form is None or not form.sign or form.first == form.second:
            continue
        as_day, as_month = form.second <= 12, form.first <= 12
        if as_day and as_month:
            doubtful[form.sign] = min(tidy(text), doubtful.get(form.sign, "~"))
        else:
            proved.setdefault(form.sign, set()).add(DAY if as_day else MONTH)
    return DayEvidence({sign: frozenset(orders) for sign, orders in proved.items()}, doubtful)


def read_days(cells: Cells, orders: Orders, *, date1904: bool = False) -> Days:
    """Days of each cell; numbers and numbers as text are serials.

    >>> read_days(["03/04/2025", 45835.0, "", "31.02.2025"], {"/": "month_first"}).days.astype(str).tolist()
    ['2025-03-04T00:00:00', '2025-06-27T00:00:00', 'NaT', 'NaT']
    """
    epoch = _EPOCH_1904 if date1904 else _EPOCH
    numbers = through(cells, lambda cell: _read(cell, orders, epoch), np.int64)
    unreadable = numbers == _NOT_A_DAY
    numbers[unreadable] = _EMPTY  # what NaT is as a number
    return Days(numbers.view("datetime64[D]").astype("datetime64[s]"), unreadable)


def _read(cell: Any, orders: Orders, epoch: int) -> int:
    """Days since 1970, or why there are none."""
    if isinstance(cell, dt.date):
        turned = _ordinal(cell.year, cell.day, cell.month) if orders.get(CELLS) == MONTH else 0
        ordinal = turned or cell.toordinal()
        return ordinal - _UNIX if ordinal >= _FIRST_DAY else _NOT_A_DAY
    if cell in _ZERO:  # a formula without an answer, in a column of days
        return _EMPTY
    if isinstance(cell, str):
        return _from_text(cell, orders, epoch)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_serial(float(cell), epoch)
    return _NOT_A_DAY


def _from_serial(serial: float, epoch: int) -> int:
    if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return int(serial) + epoch - _UNIX
    compact = _COMPACT.fullmatch(f"{serial:.0f}")
    ordinal = _ordinal(*map(int, compact.groups())) if compact else 0
    return ordinal - _UNIX if ordinal else _NOT_A_DAY


def is_number_of_day(number: float) -> bool:
    """Whether a bare number may be a day: a serial, or its digits from the year on.

    >>> is_number_of_day(45835.0), is_number_of_day(20251013.0), is_number_of_day(20251399.0)
    (True, True, False)
    """
    return _from_serial(number, _EPOCH) != _NOT_A_DAY


def _from_text(text: str, orders: Orders, epoch: int) -> int:
    bare = tidy(text)
    if not bare:
        return _EMPTY
    if _SERIAL.fullmatch(bare):
        return _from_serial(float(bare.replace(",", ".")), epoch)
    form = form_of(text)
    if form is None:
        return _NOT_A_DAY
    month_first = bool(form.sign) and (
        orders.get(form.sign) == MONTH or (orders.get(form.sign) == OWN and form.second > 12)
    )
    day, month = (form.second, form.first) if month_first else (form.first, form.second)
    ordinal = _ordinal(form.year, month, day)
    return ordinal - _UNIX if ordinal else _NOT_A_DAY


def read_day(text: str, order: str) -> dt.date:
    """The day that a text means under an order; under `OWN` whatever has a form is a day.

    >>> str(read_day("05/06/2025", DAY)), str(read_day("05/06/2025", MONTH)), str(read_day("9/30/2025", OWN))
    ('2025-06-05', '2025-05-06', '2025-09-30')
    """
    read = read_days([text], dict.fromkeys("/-., ", order)).days
    return dt.date.fromisoformat(str(read[0].astype("datetime64[D]")))
