"""Working days: the feasts as published, the cases of the courts, and no answer outside the table."""

import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.rules import workdays

TABLE = workdays.holidays_table(range(2003, 2034))
HOLIDAYS = workdays.Holidays.of_rows(TABLE["date"].to_numpy(), TABLE["kind"])
DAYS = st.dates(datetime.date(2003, 1, 1), datetime.date(2033, 12, 31))
FULL = set(TABLE.loc[TABLE["kind"] == "full", "date"].dt.date)


def works(day):
    return day.weekday() < 5 and day not in FULL


@pytest.mark.parametrize(
    ("year", "ramazan", "kurban"),
    [
        (2026, "19.03 20.03 21.03 22.03", "26.05 27.05 28.05 29.05 30.05"),
        (2027, "08.03 09.03 10.03 11.03", "15.05 16.05 17.05 18.05 19.05"),
        (2028, "25.02 26.02 27.02 28.02", "04.05 05.05 06.05 07.05 08.05"),
        (2029, "13.02 14.02 15.02 16.02", "23.04 24.04 25.04 26.04 27.04"),
        (2030, "03.02 04.02 05.02 06.02", "12.04 13.04 14.04 15.04 16.04"),
        (2031, "23.01 24.01 25.01 26.01", "01.04 02.04 03.04 04.04 05.04"),
        (2032, "13.01 14.01 15.01 16.01", "21.03 22.03 23.03 24.03 25.03"),
    ],
)
def test_feasts(year, ramazan, kurban):
    table = workdays.holidays_table([year])
    for name, days in (("Ramazan", ramazan), ("Kurban", kurban)):
        found = table[table["name_tr"].str.contains(f"{name} Bayramı")]
        assert " ".join(found["date"].dt.strftime("%d.%m")) == days
        assert found["name_tr"].iloc[0].endswith(f"{name} Bayramı Arifesi")
        assert found["kind"].iloc[1:].eq("full").all()
    assert not table["estimated"].any()
    fixed = "01.01 23.04 01.05 19.05 15.07 28.10 29.10 30.08".split()
    assert set(fixed) <= set(table["date"].dt.strftime("%d.%m"))


def test_two_feasts_on_one_day_are_one_row():
    table = workdays.holidays_table([2027, 2029]).set_index("date")
    both = table.loc["2027-05-19"]
    assert both["name_tr"] == "Atatürk'ü Anma, Gençlik ve Spor Bayramı; Kurban Bayramı"
    eve = table.loc["2029-04-23"]
    assert (eve["kind"], eve["name_tr"].split("; ")[1]) == ("full", "Kurban Bayramı Arifesi")
    assert table.index.is_unique
    assert table.index.is_monotonic_increasing


def test_calculated_feasts_are_estimated():
    table = workdays.holidays_table([2032, 2033])
    estimated = table.loc[table["estimated"], "date"].dt.strftime("%d.%m.%Y").tolist()
    assert estimated[:3] == ["02.01.2033", "03.01.2033", "04.01.2033"]
    assert len(estimated) == 12
    assert not table["name_tr"].str.contains("tahmini|saat|\u0307").any()


def test_table_shape():
    assert list(TABLE) == ["date", "name_tr", "kind", "estimated", "source"]
    assert TABLE["date"].dtype == "datetime64[s]"
    assert TABLE["source"].ne("").all()
    empty = workdays.holidays_table([])
    assert list(empty) == list(TABLE)
    assert len(empty) == 0
    assert "\u0307" not in "".join(workdays.holidays_table([1999])["name_tr"])


@pytest.mark.parametrize(
    ("last_day", "result"),
    [
        ("2005-10-09", "2005-10-10"),
        ("2004-08-08", "2004-08-09"),
        ("2026-05-29", "2026-06-01"),
        ("2026-05-26", "2026-05-26"),
        ("2026-10-28", "2026-10-28"),
        ("2026-03-20", "2026-03-23"),
        ("2026-04-30", "2026-04-30"),
        ("2027-02-28", "2027-03-01"),
        ("2027-05-19", "2027-05-20"),
        ("2026-11-05", "2026-11-05"),
    ],
)
def test_a_period_that_ends_on_a_holiday(last_day, result):
    assert workdays.next_workday([last_day], HOLIDAYS).astype(str).tolist() == [result]


@pytest.mark.parametrize("eve", ["2026-05-26", "2026-10-28", "2026-03-19"])
def test_an_eve_is_a_half_working_day(eve):
    assert workdays.is_half_day([eve], HOLIDAYS).tolist() == [True]
    assert workdays.is_workday([eve], HOLIDAYS).tolist() == [True]


def test_an_eve_on_a_holiday_or_weekend_is_no_half_day():
    assert workdays.is_half_day(["2029-04-23", "2029-10-28", "2026-05-25"], HOLIDAYS).tolist() == [False] * 3


@given(DAYS)
def test_is_workday(day):
    assert workdays.is_workday([day], HOLIDAYS).tolist() == [works(day)]


@given(DAYS, st.integers(-40, 40))
def test_add_workdays_equals_stepping(day, count):
    step = datetime.timedelta(days=1 if count >= 0 else -1)
    at = day
    for _ in range(abs(count)):
        at += step
        while not works(at):
            at += step
    while count == 0 and not works(at):
        at += step
    expected = at if at.year in range(2003, 2034) else None
    assert workdays.add_workdays([day], count, HOLIDAYS).tolist() == [expected]


@given(DAYS, DAYS)
def test_count_workdays_leads_back(start, end):
    count = workdays.count_workdays([start], [end], HOLIDAYS).tolist()[0]
    low, high = min(start, end), max(start, end)
    between = [low + datetime.timedelta(days=step) for step in range((high - low).days + 1)]
    counted = [day for day in between if works(day) and day != start]
    assert abs(count) == len(counted)
    if works(end):
        assert workdays.add_workdays([start], count, HOLIDAYS).tolist() == [
            end if count or works(start) else start
        ]


def test_outside_the_table_there_is_no_answer():
    days = np.array(["2002-12-31", "2003-01-02", "2033-12-30", "2034-01-02", "NaT"], dtype="datetime64[s]")
    nothing = pd.NA
    assert HOLIDAYS.covers(days).tolist() == [False, True, True, False, False]
    assert workdays.is_workday(days, HOLIDAYS).tolist() == [nothing, True, True, nothing, nothing]
    assert not workdays.is_half_day(days, HOLIDAYS).any()
    assert np.isnat(workdays.next_workday(days, HOLIDAYS)).tolist() == [True, False, False, True, True]
    assert np.isnat(workdays.add_workdays(days, 1, HOLIDAYS)).tolist() == [True, False, True, True, True]
    assert np.isnat(workdays.add_workdays(days, -1, HOLIDAYS)).tolist() == [True, True, False, True, True]
    assert workdays.count_workdays(days, days, HOLIDAYS).tolist() == [nothing, 0, 0, nothing, nothing]


def test_a_missing_year_ends_the_calendar():
    holidays = workdays.Holidays.of_rows(["2020-01-01", "2025-01-01", "2026-01-01", "NaT"], ["full"] * 4)
    assert holidays.covers(["2020-06-01", "2025-06-02", "2027-01-01"]).tolist() == [False, True, False]
    assert workdays.is_workday(["2020-06-01"], holidays).tolist() == [pd.NA]


@pytest.mark.parametrize("full", [[], ["NaT"]])
def test_a_table_without_holidays_is_refused(full):
    with pytest.raises(workdays.HolidayTableError):
        workdays.Holidays.of(full, ["2026-10-28"])


def test_columns_of_frames_and_one_count_a_row():
    frame = pd.DataFrame({"day": pd.to_datetime(["2026-05-26 14:30", "NaT"]), "count": [2, 1]})
    ends = workdays.add_workdays(frame["day"], frame["count"].to_numpy(), HOLIDAYS)
    assert ends.astype(str).tolist() == ["2026-06-02", "NaT"]
