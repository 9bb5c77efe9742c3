"""Dates as lists write them: the order of day and month is decided by a column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.importing.evidence.cells import Bools, Cells, coded, kinds_of, through, tidy
from addin.importing.evidence.day_forms import COMPACT, FIRST_DAY, form_of, ordinal_of

DAY, MONTH, OWN = "day_first", "month_first", "own"
CELLS = "cells"  # as a sign: MONTH where day and month of Excel's own days are turned round
Orders = Mapping[str, str]
_NOT_A_DAY, _EMPTY = np.iinfo(np.int64).min + 1, np.iinfo(np.int64).min
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119: other numbers are no days
_EPOCH, _EPOCH_1904 = dt.date(1899, 12, 30).toordinal(), dt.date(1904, 1, 1).toordinal()
_UNIX = dt.date(1970, 1, 1).toordinal()
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_ZERO = (0, "0", dt.time())


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
        turned = ordinal_of(cell.year, cell.day, cell.month) if orders.get(CELLS) == MONTH else 0
        ordinal = turned or cell.toordinal()
        return ordinal - _UNIX if ordinal >= FIRST_DAY else _NOT_A_DAY
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
    compact = COMPACT.fullmatch(f"{serial:.0f}")
    ordinal = ordinal_of(*map(int, compact.groups())) if compact else 0
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
    ordinal = ordinal_of(form.year, month, day)
    return ordinal - _UNIX if ordinal else _NOT_A_DAY


def read_day(text: str, order: str) -> dt.date:
    """The day that a text means under an order; under `OWN` whatever has a form is a day.

    >>> str(read_day("05/06/2025", DAY)), str(read_day("05/06/2025", MONTH)), str(read_day("9/30/2025", OWN))
    ('2025-06-05', '2025-05-06', '2025-09-30')
    """
    read = read_days([text], dict.fromkeys("/-., ", order)).days
    return dt.date.fromisoformat(str(read[0].astype("datetime64[D]")))
