"""A column for each month that adds up to the total: each is what is owed for its month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.importing.runs import column, run, told, write
from tests.importing.test_totals_of_the_desk import Desk

MONTHS = ("Eylül 2026", "Ekim 2026", "Kasım 2026")
Row = Sequence[str | int]
ROWS: list[Row] = [("1", "Ayhan", 0, 0, 750), ("2", "Belgin", 0, 700, 750), ("3", "Cevdet", 750, 750, 750)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def dues(
    rows: Sequence[Row] = ROWS, months: Sequence[str] = MONTHS, total: str = "Toplam Borç", title: str = ""
) -> str:
    head = ";".join(["Daire", "Ad Soyad", *months, total])
    body = [";".join(map(str, [*row, sum(int(cell) for cell in row[2:])])) for row in rows]
    return "\n".join([*([title, ""] if title else []), head, *body]) + "\n"


def owed(desk: Desk) -> dict[str, dict[str, int]]:
    """Kuruş that is open by debtor and due day."""
    claims = desk.frames["receivables"]
    names = desk.frames["debtors"].set_index("debtor_id")["debtor_name"]
    found: dict[str, dict[str, int]] = {}
    for debtor, due, left in zip(claims["debtor_id"], claims["due_date"], claims["open_kurus"], strict=True):
        if left:
            by_day = found.setdefault(str(names[debtor]), {})
            by_day[f"{due:%m-%d}"] = by_day.get(f"{due:%m-%d}", 0) + int(left)
    return found


@pytest.mark.parametrize("total", ["Toplam Borç", "TOPLAM", "Kalan", "Bakiye"])
@pytest.mark.parametrize(
    "months", [MONTHS, ("Eyl.26", "Eki.26", "Kas.26"), ("EYLÜL 2026 AİDATI", *MONTHS[1:])]
)
def test_each_month_is_a_receivable_due_at_its_end(
    tmp_path: Path, total: str, months: tuple[str, ...]
) -> None:
    outcome = run(write(tmp_path, dues(months=months, total=total)))
    assert column(outcome, "due_date") == [
        "2026-11-30",
        "2026-10-31",
        "2026-11-30",
        "2026-09-30",
        "2026-10-31",
        "2026-11-30",
    ]
    assert column(outcome, "amount_kurus") == [75000, 70000, 75000, 75000, 75000, 75000]
    assert "her biri o ayın alacağı olarak alındı" in told(outcome)
    assert "rapor günü" not in told(outcome)


def test_the_day_that_the_title_tells_is_the_due_day(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, dues(title="Aidatlar her ayın 15'ine kadar ödenir")))
    assert column(outcome, "due_date")[:2] == ["2026-11-15", "2026-10-15"]


def test_what_was_owed_before_is_due_before_the_first_month(tmp_path: Path) -> None:
    rows = [("1", "Ayhan", 300, 0, 750), ("2", "Belgin", 0, 750, 750)]
    outcome = run(write(tmp_path, dues(rows, ("Devir", *MONTHS[1:]))))
    assert column(outcome, "due_date") == ["2026-09-30", "2026-11-30", "2026-10-31", "2026-11-30"]


def test_the_next_week_lowers_closes_and_adds_months(desk: Desk) -> None:
    desk.take(dues())
    desk.take(dues())
    assert sum(sum(each.values()) for each in owed(desk).values()) == 445000
    later: list[Row] = [("1", "Ayhan", 0, 0, 0), ("2", "Belgin", 0, 200, 750), ("3", "Cevdet", 750, 750, 750)]
    desk.take(dues(later), "openings=update")
    assert owed(desk) == {
        "Belgin": {"10-31": 20000, "11-30": 75000},
        "Cevdet": {"09-30": 75000, "10-31": 75000, "11-30": 75000},
    }
    desk.take(dues([(*row, 800) for row in later], (*MONTHS, "Aralık 2026")))
    assert owed(desk)["Ayhan"] == {"12-31": 80000}
    assert owed(desk)["Belgin"] == {"10-31": 20000, "11-30": 75000, "12-31": 80000}


def test_two_flats_of_one_owner_owe_each_month_twice(desk: Desk) -> None:
    rows: list[Row] = [("A1", "Hakan", 750, 750, 750), ("A4", "Hakan", 0, 0, 750)]
    said = desk.take(dues(rows))
    assert owed(desk) == {"Hakan": {"09-30": 75000, "10-31": 75000, "11-30": 150000}}
    assert "başka bir satırın aynısı" not in said
    desk.take(dues(rows))
    assert owed(desk)["Hakan"]["11-30"] == 150000


def test_months_that_do_not_add_up_are_left_out_and_told(tmp_path: Path) -> None:
    text = dues().replace("750;750;750;2250", "750;750;750;2000")
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [75000, 145000, 200000]
    assert "Alınmayan sütunlar: “Daire”, “Eylül 2026”" in told(outcome)


def test_months_that_excel_keeps_as_days_are_headers(tmp_path: Path) -> None:
    months = [dt.datetime(2026, month, 1) for month in (9, 10, 11)]
    rows = [[*row, sum(int(cell) for cell in row[2:])] for row in ROWS]
    outcome = run(write(tmp_path, [["Daire", "Ad Soyad", *months, "Toplam Borç"], *rows]))
    assert column(outcome, "due_date")[:3] == ["2026-11-30", "2026-10-31", "2026-11-30"]


PAID = """AİDAT 2026

Daire;Ad Soyad;Geçmiş Borç;Eylül;Ekim;Kasım;Ödenen;Kalan
1;Ayhan;0;750;750;750;1500;750
2;Belgin;1500;750;750;750;2000;1750
3;Cevdet;0;750;750;750;2250;0
;TOPLAM;1500;2250;2250;2250;5750;2500
"""


def test_what_was_paid_is_off_the_oldest_months(desk: Desk) -> None:
    desk.take(PAID)
    assert owed(desk) == {
        "Ayhan": {"11-30": 75000},
        "Belgin": {"09-30": 25000, "10-31": 75000, "11-30": 75000},
    }


def test_months_that_were_paid_are_told_and_meet_the_total(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, PAID))
    assert outcome.answer["totals"]["TRY"] == {"source": "2500.00", "imported": "2500.00"}
    assert "3 satırda ödenmiş olan 5.750,00 TL en eski aydan" in told(outcome)


def test_months_that_are_not_what_was_paid_and_is_left_stay_a_balance(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, PAID.replace(";750;1500;750", ";750;1500;700")))
    assert column(outcome, "amount_kurus") == [70000, 175000]
