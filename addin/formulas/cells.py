"""Cells as a host hands them over, as typed columns; answers as a host takes them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]

_NEVER = np.datetime64("NaT", "D")
_ZERO = dt.date(1899, 12, 30)  # the day that Excel counts as 0, from March 1900 on
_LAST = (dt.date(9999, 12, 31) - _ZERO).days
_WRITTEN = re.compile(r"\s*(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))\s*")
_Nothing = type(None)
_WHOLE_LIMIT = 1e15  # digits that a cell keeps


@dataclass(slots=True)
class Column:
    """One argument's cells: typed values, where a cell is blank, and where it cannot be used."""

    values: npt.NDArray[Any]
    blank: Bools
    wrong: Bools


def is_blank(cell: Any) -> bool:
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def texts(cells: list[Any]) -> Column:
    """Texts; a number becomes its digits, as in a cell that lost its text format."""
    values = np.empty(len(cells), dtype=object)
    values[:] = cells if set(map(type, cells)) <= {str} else [_text(cell) for cell in cells]
    blank = np.fromiter((not text or text.isspace() for text in values.tolist()), bool, len(cells))
    return Column(values, blank, np.zeros(len(cells), dtype=bool))


def _text(cell: Any) -> str:
    if is_blank(cell):
        return ""
    if isinstance(cell, Decimal):
        cell = float(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _WHOLE_LIMIT:
        return str(int(cell))
    return str(cell)


def numbers(cells: list[Any]) -> Column:
    """Floats with NaN where blank. A text is no number: Excel would not add it up either.

    Nor is what a cell cannot hold exactly: sums of it would mean nothing.

    Excel hands over cells in a currency format as Decimal.
    """
    if set(map(type, cells)) <= {float, int, _Nothing}:
        values = np.array(cells, dtype=np.float64)
        return Column(values, np.isnan(values), np.abs(values) > _WHOLE_LIMIT)
    blank = np.fromiter(map(is_blank, cells), bool, len(cells))
    fits = np.fromiter(map(_is_number, cells), bool, len(cells))
    values = np.array([float(cell) if fit else np.nan for cell, fit in zip(cells, fits, strict=True)])
    return Column(values, blank, ~fits & ~blank)


def _is_number(cell: Any) -> bool:
    is_one = isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
    return is_one and bool(abs(cell) <= _WHOLE_LIMIT)


def dates(cells: list[Any]) -> Column:
    """Days (datetime64[D], NaT where blank) from dates, serial numbers, and dates written out."""
    if set(map(type, cells)) <= {dt.datetime, _Nothing}:
        moments = np.array(cells, dtype="datetime64[us]").astype("datetime64[D]")
        return Column(moments, np.isnat(moments), np.zeros(len(cells), dtype=bool))
    blank = np.fromiter(map(is_blank, cells), bool, len(cells))
    days = [None if empty else _day(cell) for cell, empty in zip(cells, blank, strict=True)]
    wrong = np.fromiter((day is None for day in days), bool, len(cells)) & ~blank
    return Column(np.array(days, dtype="datetime64[D]"), blank, wrong)


def _day(cell: Any) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if _is_number(cell):
        return _ZERO + dt.timedelta(days=int(cell)) if 61 <= cell <= _LAST else None
    found = _WRITTEN.fullmatch(cell) if isinstance(cell, str) else None
    if not found:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


READERS: dict[str, Callable[[list[Any]], Column]] = {"text": texts, "number": numbers, "date": dates}


def plain(values: Any) -> Objects:
    """A column of answers as host values: bool, int, float, str, datetime; "" where there is none."""
    listed = values.tolist() if hasattr(values, "tolist") else list(values)
    answers = np.empty(len(listed), dtype=object)
    answers[:] = listed if set(map(type, listed)) <= {bool, int, str} else [_plain(each) for each in listed]
    return answers


def _plain(value: Any) -> Any:
    if isinstance(value, bool | str | int):
        return value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)
    if value is None or value != value or type(value).__name__ in ("NAType", "NaTType"):  # noqa: PLR0124
        return ""
    return value
