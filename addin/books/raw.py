"""Raw cell values: what they mean by themselves, and how a typed column notes what did not fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Raw = Sequence[Any]

_LAST_SERIAL = 2_958_465  # 31.12.9999
_EPOCH = dt.datetime(1899, 12, 30)
_EPOCH_1904 = dt.datetime(1904, 1, 1)


@dataclass(slots=True)
class Typed:
    """A column's values and, by reason, the list indices that did not fit."""

    values: Any
    odd: dict[str, list[int]] = field(default_factory=dict)

    def note(self, reason: str, index: int) -> None:
        self.odd.setdefault(reason, []).append(index)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a book's cells mean: its language and its day zero."""

    language: str = "tr"
    date1904: bool = False

    def serial(self, moment: dt.datetime) -> float:
        """Days since the book's day zero."""
        gap = moment - (_EPOCH_1904 if self.date1904 else _EPOCH)
        return gap.days + (gap.seconds + gap.microseconds / 1e6) / 86400

    def moment(self, serial: float) -> dt.datetime | None:
        """The moment a number means in a date cell, to the second; None when it means none."""
        if not 1 <= serial < _LAST_SERIAL + 1:
            return None
        epoch = _EPOCH_1904 if self.date1904 else _EPOCH
        shift = 1 if serial < 60 and not self.date1904 else 0  # Excel's 29.02.1900
        try:
            return epoch + dt.timedelta(days=int(serial) + shift, seconds=round(serial % 1 * 86400))
        except OverflowError:
            return None

    def number(self, value: Any) -> float | None:
        """What Excel would count a cell as; None for text and truth values."""
        if isinstance(value, bool | str):
            return None
        if isinstance(value, dt.datetime):
            return self.serial(value)
        if isinstance(value, dt.date):
            return self.serial(dt.datetime(value.year, value.month, value.day))
        if isinstance(value, dt.timedelta):
            return value.total_seconds() / 86400
        if isinstance(value, dt.time):
            return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
        return float(value)


def is_blank(value: Any) -> bool:
    return isinstance(value, str) and not (value and not value.isspace())


def objects(values: Raw) -> npt.NDArray[np.object_]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
