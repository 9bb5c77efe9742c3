"""Working days by the holiday table; outside the years of the table there is no answer, never a guess.

Saturday and Sunday are no working days. A half day (the eve of a religious feast, 28 October, free
from 13:00) is a working day that is only marked. Source: 2429 s. Kanun m.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

Days = npt.NDArray[np.datetime64]
Bools = npt.NDArray[np.bool_]

_NEVER = np.datetime64("NaT", "D")
_SOURCE = "2429 s. Kanun m.2"
_ESTIMATED = " (tahmini)"
_HALF = " (saat 13.00'ten)"


class HolidayTableError(ValueError):
    """A holiday table that cannot be used."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """Sorted holidays (datetime64[D]) and the days [first, last] for which they are complete.

    `full`: whole days; `half`: afternoons. The table must hold every holiday of its years: `first`
    and `last` are the first and last day of an unbroken run of years.
    """

    full: Days
    half: Days
    first: np.datetime64
    last: np.datetime64

    @classmethod
    def of(cls, full: npt.ArrayLike, half: npt.ArrayLike = ()) -> Self:
        """The calendar of the longest run of years that have a full holiday; missing dates are left out.

        HolidayTableError: there is no full holiday.

        >>> Holidays.of(["1999-12-31", "2026-01-01", "2027-01-01", "2029-01-01"]).last
        np.datetime64('2027-12-31')
        """
        days, halves = _known(full), _known(half)
        if not len(days):
            raise HolidayTableError("the holiday table has no full holiday")
        years = np.unique(days.astype("datetime64[Y]"))
        runs = np.split(years, np.flatnonzero(np.diff(years).astype(int) > 1) + 1)
        run = max(runs, key=len)
        last = (run[-1] + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
        return cls(days, np.setdiff1d(halves, days), run[0].astype("datetime64[D]"), last)

    @classmethod
    def of_rows(cls, dates: npt.ArrayLike, kinds: Iterable[Any]) -> Self:
        """The calendar of table rows: dates, and "full" or "half" for each."""
        days, half = _days(dates), np.array([kind == "half" for kind in kinds], dtype=bool)
        return cls.of(days[~half], days[half])

    def covers(self, days: npt.ArrayLike) -> Bools:
        """Where the table has the day's year; False for a missing day."""
        chosen = _days(days)
        covered: Bools = (chosen >= self.first) & (chosen <= self.last)
        return covered


def calendar(rows: pd.DataFrame) -> Holidays | None:
    """The holidays of the sheet Tatiller; None when it has none."""
    known = rows[rows["holiday"].notna()]
    try:
        return Holidays.of_rows(known["holiday"].to_numpy(), known["holiday_kind"])
    except HolidayTableError:
        return None


def _days(days: npt.ArrayLike) -> Days:
    return np.atleast_1d(np.asarray(days, dtype="datetime64[D]"))


def _known(days: npt.ArrayLike) -> Days:
    chosen = _days(days)
    return np.unique(chosen[~np.isnat(chosen)])


def is_workday(days: npt.ArrayLike, holidays: Holidays) -> pd.arrays.BooleanArray:
    """Whether people work on the day; missing outside the table.

    >>> is_workday(["2026-05-26", "2026-05-27", "2026-05-23", "2050-01-03"], _EXAMPLE).tolist()
    [True, False, False, <NA>]
    """
    import pandas as pd

    chosen = _days(days)
    unknown = ~holidays.covers(chosen)
    work = np.is_busday(np.where(unknown, holidays.first, chosen), holidays=holidays.full)
    return pd.arrays.BooleanArray(work & ~unknown, unknown)


def is_half_day(days: npt.ArrayLike, holidays: Holidays) -> Bools:
    """Where work ends at 13:00; False outside the table.

    >>> is_half_day(["2026-05-26", "2026-05-27"], _EXAMPLE).tolist()
    [True, False]
    """
    chosen = _days(days)
    works = is_workday(chosen, holidays).to_numpy(dtype=bool, na_value=False)
    marked: Bools = np.isin(chosen, holidays.half) & works
    return marked


def next_workday(days: npt.ArrayLike, holidays: Holidays) -> Days:
    """The day itself when people work on it, else the first working day after it; NaT outside.

    A feast at the end of the last year has no known next working day: NaT.

    >>> next_workday(["2026-05-26", "2026-05-29", "2050-01-03"], _EXAMPLE).astype(str).tolist()
    ['2026-05-26', '2026-06-01', 'NaT']
    """
    return _moved(_days(days), np.int64(0), "forward", holidays)


def add_workdays(days: npt.ArrayLike, count: npt.ArrayLike, holidays: Holidays) -> Days:
    """The count-th working day after the day (before it, when negative), which itself is not counted.

    A count of 0 gives `next_workday`. NaT when start or end is outside the table.

    >>> add_workdays(["2026-05-26", "2026-05-30", "2026-06-01"], [1, 1, -1], _EXAMPLE).astype(str).tolist()
    ['2026-06-01', '2026-06-01', '2026-05-26']
    """
    chosen, steps = np.broadcast_arrays(_days(days), np.asarray(count, dtype=np.int64))
    moved = _moved(chosen, steps, "backward", holidays)
    still, back = steps == 0, steps < 0
    moved[still] = next_workday(chosen[still], holidays)
    moved[back] = _moved(chosen[back], steps[back], "forward", holidays)
    return moved


def _moved(days: Days, count: Any, roll: Any, holidays: Holidays) -> Days:
    known = holidays.covers(days)
    inside = np.where(known, days, holidays.first)
    moved = np.busday_offset(inside, count, roll=roll, holidays=holidays.full)
    return np.where(known & holidays.covers(moved), moved, _NEVER)


def count_workdays(start: npt.ArrayLike, end: npt.ArrayLike, holidays: Holidays) -> pd.arrays.IntegerArray:
    """Working days after `start` up to and with `end`; negative when `end` is earlier.

    So `add_workdays(start, count)` is `end` again when `end` is a working day. Missing outside.

    >>> count_workdays(["2026-05-26", "2026-06-01"], ["2026-06-02", "2026-05-26"], _EXAMPLE).tolist()
    [2, -1]
    """
    import pandas as pd

    first, last = np.broadcast_arrays(_days(start), _days(end))
    unknown = ~(holidays.covers(first) & holidays.covers(last))
    first, last = np.where(unknown, holidays.first, first), np.where(unknown, holidays.first, last)
    back = last < first
    # busday_count leaves its end out; backwards, the later day is the one not counted.
    begin = np.where(back, last, first + 1)
    until = np.where(back, first, last + 1)
    counted = np.busday_count(begin, until, holidays=holidays.full).astype(np.int64)
    return pd.arrays.IntegerArray(np.where(back, -counted, counted), unknown)


def holidays_table(years: Iterable[int]) -> pd.DataFrame:
    """Turkish holidays of the years: date, name_tr, kind ("full", "half"), estimated, source.

    One row a day, by date. Two feasts on one day stand in one name; a day that is free as a whole and
    an eve besides is "full". Religious feasts whose date is only calculated (from 2033) are estimated.

    >>> holidays_table([2026]).query("kind == 'half'")["date"].dt.strftime("%d.%m").tolist()
    ['19.03', '26.05', '28.10']
    """
    import holidays as source
    import pandas as pd

    wanted = sorted(set(years))
    rows: dict[Any, tuple[str, str, bool]] = {}
    for kind, category in (("half", "half_day"), ("full", "public")):
        found = source.country_holidays("TR", years=wanted, categories=(category,), language="tr")
        for day, name in found.items():
            eve = f"; {rows[day][1]}" if day in rows else ""
            # A day that is free for a certain feast too is not estimated.
            estimated = all(_ESTIMATED in part for part in name.split("; "))
            rows[day] = (kind, _tidy(name) + eve, estimated)
    kinds, names, estimates = zip(*(rows[day] for day in sorted(rows)), strict=True) if rows else ((), (), ())
    return pd.DataFrame(
        {
            "date": pd.Series(sorted(rows), dtype="datetime64[s]"),
            "name_tr": pd.Series(names, dtype="str"),
            "kind": pd.Series(kinds, dtype="str"),
            "estimated": pd.Series(estimates, dtype="bool"),
            "source": pd.Series([_SOURCE] * len(rows), dtype="str"),
        }
    )


def _tidy(name: str) -> str:
    """The library marks in the name what stands in columns here, and writes one i with a loose dot."""
    return name.replace(_ESTIMATED, "").replace(_HALF, " Arifesi").replace("i\u0307", "i")


_EXAMPLE = Holidays.of(
    ["2026-01-01", "2026-05-27", "2026-05-28", "2026-05-29", "2026-05-30", "2027-01-01"], ["2026-05-26"]
)
