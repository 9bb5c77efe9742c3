"""A plan: exact to the kuruş, on working days, one after the other."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.plans import MOST, instalment_days, instalment_kurus
from addin.rules.workdays import Holidays, holidays_table, is_workday

_TABLE = holidays_table(range(2026, 2040))
CALENDAR = Holidays.of_rows(_TABLE["date"].to_numpy(), _TABLE["kind"])


@given(st.integers(1, 10**12), st.integers(1, MOST))
def test_no_kurus_is_lost_and_the_rest_goes_to_the_last(total: int, count: int) -> None:
    amounts = instalment_kurus(total, count)
    assert len(amounts) == count and int(amounts.sum()) == total
    assert len(set(amounts[:-1].tolist())) <= 1 and 0 <= amounts[-1] - amounts[0] < count


@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.integers(1, MOST),
    st.sampled_from(["month", "two_weeks", "week"]),
)
def test_days_are_working_days_and_ascend(first: date, count: int, interval: str) -> None:
    days = instalment_days(np.datetime64(first, "D"), count, interval, CALENDAR)
    assert is_workday(days, CALENDAR).to_numpy(dtype=bool, na_value=False).all()
    assert (np.diff(days).astype(int) > 0).all() and days[0] >= np.datetime64(first, "D")


def test_each_month_goes_back_to_its_own_day() -> None:
    days = instalment_days(np.datetime64("2027-01-31"), 4, "month", CALENDAR)
    assert days.astype(str).tolist() == ["2027-02-01", "2027-03-01", "2027-03-31", "2027-04-30"]


def test_a_feast_longer_than_a_week_moves_the_next_instalment_on() -> None:
    feast = [f"2026-06-{day:02d}" for day in range(1, 13)]
    table = Holidays.of(["2026-01-01", *feast])
    days = instalment_days(np.datetime64("2026-06-01"), 2, "week", table)
    assert days.astype(str).tolist() == ["2026-06-15", "2026-06-16"]


@pytest.mark.parametrize("interval", ["month", "week"])
def test_outside_the_table_there_is_no_day(interval: str) -> None:
    table = Holidays.of(["2026-01-01"])
    assert np.isnat(instalment_days(np.datetime64("2026-12-28"), 2, interval, table)[1])
