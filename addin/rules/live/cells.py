"""A table as formulas see it: numbers, texts and blanks instead of types."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Misfit

if TYPE_CHECKING:
    import pandas as pd

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]

ZERO = np.datetime64("1899-12-30", "s")  # the day that Excel counts as 0, from March 1900 on
_DAY = np.timedelta64(1, "D")
_ZERO_ORDINAL = date(1899, 12, 30).toordinal()


def serial(day: date) -> int:
    """The number of a day in a workbook.

    >>> serial(date(2026, 11, 20))
    46346
    """
    return day.toordinal() - _ZERO_ORDINAL


class Cells:
    """Columns of one table, one entry a row of the frame.

    A cell that does not fit its column's type is missing in the frame; what stands in it comes from
    the misfits, so that a formula and its twin judge the same content.
    """

    def __init__(self, frame: pd.DataFrame, misfits: Iterable[Misfit] = ()) -> None:
        self.frame = frame
        self._misfits: dict[str, list[Misfit]] = {}
        for misfit in misfits:
            self._misfits.setdefault(misfit.column, []).append(misfit)

    def __len__(self) -> int:
        return len(self.frame)

    def numbers(self, column: str) -> Floats:
        """Amounts in units of currency, dates as serial days; NaN where there is no number."""
        values = self._typed_numbers(column)
        for place, raw in self._misplaced(column):
            values[place] = _as_number(raw)
        return values

    def counted(self, column: str) -> Floats:
        """Numbers, with 0 for blank and text: N() of the cell."""
        return np.nan_to_num(self.numbers(column))

    def has_text(self, column: str) -> Bools:
        """Where a text stands in a column of numbers or dates."""
        mask = np.zeros(len(self), dtype=bool)
        for place, raw in self._misplaced(column):
            mask[place] = isinstance(raw, str)
        return mask

    def words(self, column: str) -> Texts:
        """The texts of a text column; "" where it is blank."""
        return self.frame[column].to_numpy(dtype=object)

    def is_blank(self, column: str) -> Bools:
        if self._is_text(column):
            blank: Bools = self.words(column) == ""
            return blank
        blank = np.isnan(self._typed_numbers(column))
        blank[[place for place, _ in self._misplaced(column)]] = False
        return blank

    def is_yes(self, column: str) -> Bools:
        """Where a flag says yes; a blank one does not."""
        return self.frame[column].to_numpy(dtype=bool, na_value=False)

    def _is_text(self, column: str) -> bool:
        return self.frame[column].dtype.kind not in "iufMb"

    def _typed_numbers(self, column: str) -> Floats:
        values = self.frame[column]
        if values.dtype.kind == "M":
            days = np.asarray((values.to_numpy(dtype="datetime64[s]") - ZERO) / _DAY, dtype=np.float64)
            return np.where(days < 61, days - 1, days)  # the 29.02.1900 that Excel counts
        numbers = values.to_numpy(dtype=np.float64, na_value=np.nan)
        return numbers / 100 if column.endswith("_kurus") else numbers.copy()

    def _misplaced(self, column: str) -> list[tuple[int, Any]]:
        """Position in the frame and content of each misfit; few, so that pairs do."""
        import pandas as pd

        found: list[tuple[int, Any]] = []
        for misfit in self._misfits.get(column, ()):
            places = self.frame.index.get_indexer(pd.Index(misfit.rows))
            found += [(int(p), raw) for p, raw in zip(places, misfit.raw, strict=True) if p >= 0]
        return found


def _as_number(raw: Any) -> float:
    """What a cell counts as; NaN for texts and logical values."""
    if isinstance(raw, datetime):
        return serial(raw.date()) + (raw - datetime.combine(raw.date(), time())) / timedelta(days=1)
    if isinstance(raw, date):
        return serial(raw)
    if isinstance(raw, timedelta):
        return raw / timedelta(days=1)
    if isinstance(raw, (int, float, np.number)) and not isinstance(raw, (bool, np.bool_)):
        return float(raw)
    return float("nan")
