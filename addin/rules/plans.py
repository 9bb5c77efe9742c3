"""A sum spread over instalments: exact to the kuruş, on working days."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from addin.rules.workdays import Days, Holidays, add_workdays, next_workday

Ints = npt.NDArray[np.int64]
MOST = 120  # ten years of months

_WEEKS = {"week": 1, "two_weeks": 2}


def instalment_kurus(total: int, count: int) -> Ints:
    """Equal instalments; what cannot be divided is added to the last one.

    >>> instalment_kurus(10000, 3).tolist()
    [3333, 3333, 3334]
    """
    amounts = np.full(count, total // count, dtype=np.int64)
    amounts[-1] += total - int(amounts.sum())
    return amounts


def instalment_days(first: np.datetime64, count: int, interval: str, holidays: Holidays) -> Days:
    """The day of each instalment, ascending; NaT where the holiday table does not reach.

    `interval`: "month" (the same day of the month, or its last), "two_weeks", "week". Each day that is
    no working day moves to the next one; a day that would meet the one before it moves on.

    >>> table = Holidays.of(["2026-01-01", "2026-04-23", "2027-01-01"])
    >>> instalment_days(np.datetime64("2026-01-31"), 4, "month", table).astype(str).tolist()
    ['2026-02-02', '2026-03-02', '2026-03-31', '2026-04-30']
    """
    steps = np.arange(count)
    days = first + 7 * _WEEKS[interval] * steps if interval in _WEEKS else months_after(first, steps)
    days = next_workday(days, holidays)
    for at in range(1, count):  # a feast may be longer than a week
        if days[at] <= days[at - 1]:
            days[at] = add_workdays(days[at - 1], 1, holidays)[0]
    return days


def months_after(day: np.datetime64, months: npt.ArrayLike) -> Days:
    """The same day of later months, or their last day.

    >>> months_after(np.datetime64("2026-11-30"), [0, 3]).astype(str).tolist()
    ['2026-11-30', '2027-02-28']
    """
    start = day.astype("datetime64[M]")
    there = start + np.atleast_1d(np.asarray(months, dtype=np.int64))
    ends = (there + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    same = there.astype("datetime64[D]") + (day - start.astype("datetime64[D]"))
    found: Days = np.minimum(same, ends)
    return found
