"""Raw cell values of amounts, numbers and dates."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.books.raw import Raw, Sense, Typed, is_blank
from addin.model import CellError
from addin.schema.column import Column

Floats = npt.NDArray[np.float64]

_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_NONE = np.datetime64("NaT").astype(np.int64).item()
_WHOLE_LIMIT = 1e15  # digits that a cell keeps
_NUMBER_TEXT = re.compile(r"[-+(]?[₺$€£\s]*[-+]?\d[\d.,\s']*(?:%|₺|\$|€|£|tl|try|usd|eur)?[\s)]*", re.I)
_DATE_TEXT = re.compile(
    r"(?:\d{1,2}[./\-\s]\d{1,2}[./\-\s]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\s+\w+\s+\d{4})"
    r"(?:[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?"
)


def _numbers(sense: Sense, raw: Raw) -> tuple[Floats, Typed]:
    """Floats, NaN where there is none, and the cells that hold something else."""
    found = Typed(None)
    kinds = set(map(type, raw))
    if kinds <= {float}:
        return np.array(raw, dtype=np.float64), found
    numbers = np.array([value if type(value) is float else np.nan for value in raw], dtype=np.float64)
    if set(map(type, filter(None, raw))) <= {float}:
        return numbers, found
    for index, value in enumerate(raw):
        if type(value) is float or value == "":
            continue
        number = sense.number(value)
        if number is not None:
            numbers[index] = number
        elif not is_blank(value):
            found.note(_reason(value, _NUMBER_TEXT, "text_number"), index)
    return numbers, found


def _reason(value: Any, form: re.Pattern[str], reason: str) -> str:
    if isinstance(value, CellError):
        return "error_value"
    return reason if isinstance(value, str) and form.fullmatch(value.strip()) else "text"


def money(sense: Sense, column: Column, raw: Raw) -> Typed:
    from addin.rules.money import to_kurus

    numbers, found = _numbers(sense, raw)
    amounts = to_kurus(numbers)
    found.values = amounts.kurus
    for reason, mask in (("rounded", amounts.rounded), ("too_large", amounts.too_large)):
        if mask.any():
            found.odd[reason] = np.flatnonzero(mask).tolist()
    return found


def floats(sense: Sense, column: Column, raw: Raw) -> Typed:
    import pandas as pd

    numbers, found = _numbers(sense, raw)
    missing = np.isnan(numbers)
    found.values = pd.arrays.FloatingArray(np.where(missing, 0.0, numbers), missing)
    return found


def integers(sense: Sense, column: Column, raw: Raw) -> Typed:
    import pandas as pd

    numbers, found = _numbers(sense, raw)
    missing = np.isnan(numbers)
    large = ~missing & (np.abs(numbers) > _WHOLE_LIMIT)
    whole = np.where(missing | large, 0.0, np.sign(numbers) * np.floor(np.abs(numbers) + 0.5))
    for reason, mask in (("rounded", ~missing & ~large & (whole != numbers)), ("too_large", large)):
        if mask.any():
            found.odd[reason] = np.flatnonzero(mask).tolist()
    found.values = pd.arrays.IntegerArray(whole.astype(np.int64), missing | large)
    return found


def dates(sense: Sense, column: Column, raw: Raw) -> Typed:
    if set(map(type, filter(None, raw))) <= {dt.date, dt.datetime} and 0.0 not in raw:
        # Several times faster than handing date objects to numpy.
        days = np.array([value.toordinal() - _EPOCH_DAY if value else _NONE for value in raw], dtype=np.int64)
        return Typed(days.view("datetime64[D]").astype("datetime64[s]"))
    found = moments(sense, column, raw)
    found.values = found.values.astype("datetime64[D]").astype("datetime64[s]")
    return found


def moments(sense: Sense, column: Column, raw: Raw) -> Typed:
    if set(map(type, filter(None, raw))) <= {dt.date, dt.datetime} and 0.0 not in raw:
        return Typed(_seconds(raw))
    found = Typed(None)
    values: list[dt.date | None] = []
    for index, value in enumerate(raw):
        if isinstance(value, dt.date):
            values.append(value)
            continue
        moment = None
        if type(value) is float:
            moment = sense.moment(value)
        if moment is None and not is_blank(value):
            found.note(_reason(value, _DATE_TEXT, "text_date"), index)
        values.append(moment)
    found.values = _seconds(values)
    return found


def _seconds(values: Raw) -> npt.NDArray[np.datetime64]:
    """Moments to the nearest second; a serial number's last digits can lie half a second off."""
    return np.array([_second(value) if value else _NONE for value in values], dtype=np.int64).view(
        "datetime64[s]"
    )


def _second(moment: dt.date) -> int:
    """Seconds since 1970, counted by hand as numpy takes ten times as long for it."""
    days = moment.toordinal() - _EPOCH_DAY
    if not isinstance(moment, dt.datetime):
        return days * 86400
    late = moment.microsecond >= 500_000
    return days * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second + late
