"""Working days around the demo's day: nobody calls or pays on a holiday."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]
Roll = Literal["forward", "backward"]


class Calendar:
    """Turkish working days; half days count as holidays, so that no planned action lies on one."""

    def __init__(self, as_of: date) -> None:
        import holidays

        self.as_of = np.datetime64(as_of, "D")
        years = range(as_of.year - 4, as_of.year + 3)
        free = holidays.country_holidays("TR", years=years, categories=("public", "half_day"))
        self._calendar = np.busdaycalendar(holidays=sorted(free))

    def on_or_after(self, days: npt.ArrayLike) -> Days:
        """Each day, or the first working day after it."""
        return self._offset(days, 0, "forward")

    def on_or_before(self, days: npt.ArrayLike) -> Days:
        """Each day, or the last working day before it."""
        return self._offset(days, 0, "backward")

    def back(self, working_days: npt.ArrayLike) -> Days:
        """So many working days before the demo's day; 1 is the last one before it."""
        return self._offset(self.as_of, -np.asarray(working_days), "forward")

    def ahead(self, working_days: npt.ArrayLike) -> Days:
        """So many working days after the demo's day; 0 is the day itself or the next working day."""
        return self._offset(self.as_of, working_days, "forward")

    def between(self, first: np.datetime64, last: np.datetime64) -> Days:
        """All working days from `first` to `last`."""
        days = np.arange(first, last + 1)
        return days[np.is_busday(days, busdaycal=self._calendar)]

    def _offset(self, days: npt.ArrayLike, by: npt.ArrayLike, roll: Roll) -> Days:
        dates = np.asarray(days, dtype="datetime64[D]")
        whole = np.asarray(by, dtype=np.int64)
        moved = np.busday_offset(dates, whole, roll=roll, busdaycal=self._calendar)
        return np.asarray(moved)
