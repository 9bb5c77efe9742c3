"""Columns of months without a year, and columns that are days: each is what is owed for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import asked, column, run, told, write

ROWS: list[list[Any]] = [["Ali Ak", 750, "", 800], ["Ege Ün", "", 700, ""], ["Can Er", 750, 750, 750]]
AMOUNTS = [75000, 80000, 70000, 75000, 75000, 75000]


def sheet(
    head: Sequence[Any], *, title: str = "", total: str = "Toplam", name: str = "Ad Soyad"
) -> list[Any]:
    sums = [sum(cell for cell in row[1:] if cell) for row in ROWS]
    body = [[*row, *([whole] if total else [])] for row, whole in zip(ROWS, sums, strict=True)]
    return [*([[title], []] if title else []), [name, *head, *([total] if total else [])], *body]


def dues(rows: list[Any], folder: Path) -> list[Any]:
    """Of the six debts, as their months come: the first, the third, the second; then all three."""
    outcome = run(write(folder, rows))
    assert column(outcome, "amount_kurus") == AMOUNTS
    return column(outcome, "due_date")[3:]


@pytest.mark.parametrize(
    ("months", "title", "days"),
    [
        (("Ekim", "Kasım", "Aralık"), "", ("2026-10-31", "2026-11-30", "2026-12-31")),
        (("Kasım", "Aralık", "Ocak"), "", ("2026-11-30", "2026-12-31", "2027-01-31")),
        (("MART", "ŞUBAT", "OCAK"), "", ("2026-03-31", "2026-02-28", "2026-01-31")),
        (("Oca", "Şub", "Mar"), "", ("2026-01-31", "2026-02-28", "2026-03-31")),
        (("Ekim Aidatı", "Kasım Aidatı", "Aralık Aidatı"), "", ("2026-10-31", "2026-11-30", "2026-12-31")),
        (("Ocak", "Şubat", "Mart"), "2025 YILI KİRALARI", ("2025-01-31", "2025-02-28", "2025-03-31")),
        (("Kasım", "Aralık", "Ocak"), "2025-2026 Dönemi", ("2025-11-30", "2025-12-31", "2026-01-31")),
        (("Ekim", "Kasım", "Aralık"), "31.12.2025 itibariyle", ("2025-10-31", "2025-11-30", "2025-12-31")),
        (("Ocak", "Şubat", "Mart"), "Basım 03.02.2027", ("2026-01-31", "2026-02-28", "2026-03-31")),
    ],
)
@pytest.mark.parametrize("name", ["Malik / Kiracı", "Veli"])
def test_months_without_a_year(
    tmp_path: Path, months: tuple[str, ...], title: str, days: tuple[str, ...], name: str
) -> None:
    rows = sheet(months, title=title, name=name)
    assert dues(rows, tmp_path) == list(days)
    assert f"{months[0]} {days[0][:4]} →" in (said := told(run(write(tmp_path, rows))))
    assert "Ay başlıklarında yıl yazmıyor" in said


def _excel(*days: tuple[int, int]) -> list[dt.datetime]:
    return [dt.datetime(2026, month, day) for month, day in days]


@pytest.mark.parametrize(
    "head",
    [
        ["15.09.2026", "15.10.2026", "15.11.2026"], ["15/09/2026", "15/10/2026", "15/11/2026"],
        ["15.09.26", "15.10.26", "15.11.26"], ["15 Eylül 2026", "15 Ekim 2026", "15 Kasım 2026"],
        ["15.09.2026 Taksiti", "15.10.2026 Taksiti", "15.11.2026 Taksiti"],
        ["Vade 15.09.2026", "Vade 15.10.2026", "Vade 15.11.2026"], _excel((9, 15), (10, 15), (11, 15)),
    ],
)  # fmt: skip
def test_each_day_is_a_due_date(tmp_path: Path, head: list[Any]) -> None:
    rows = sheet(head)
    assert dues(rows, tmp_path) == ["2026-09-15", "2026-10-15", "2026-11-15"]
    said = told(run(write(tmp_path, rows)))
    assert "Başlığı gün olan sütunlardan her biri" in said
    assert "yıl yazmıyor" not in said


_COUNTED = ["1. Taksit", "2. Taksit", "3. Taksit"]


@pytest.mark.parametrize(
    "days", [["15.09.2026", "15.10.2026", "15.11.2026"], _excel((9, 15), (10, 15), (11, 15))]
)
@pytest.mark.parametrize("title", ["", "TAKSİT TABLOSU"])
@pytest.mark.parametrize("total", ["Toplam", ""])
def test_days_in_a_row_below_the_instalments(tmp_path: Path, days: list[Any], title: str, total: str) -> None:
    rows = sheet(_COUNTED, title=title, total=total, name="Öğrenci")
    rows.insert(len(rows) - len(ROWS), ["", *days, *([""] if total else [])])
    assert dues(rows, tmp_path) == ["2026-09-15", "2026-10-15", "2026-11-15"]
    outcome = run(write(tmp_path, rows))
    assert "3 satır okundu; 3 alındı" in told(outcome)
    assert "1. Taksit 15.09.2026 →" in told(outcome)


def test_a_day_in_the_cell_of_its_instalment(tmp_path: Path) -> None:
    head = [f"{each}\n01.{month:02d}.2026" for each, month in zip(_COUNTED, (9, 10, 11), strict=True)]
    assert dues(sheet(head), tmp_path) == ["2026-09-01", "2026-10-01", "2026-11-01"]


@pytest.mark.parametrize("head", [_excel((9, 7), (9, 14), (9, 21)), _excel((9, 30), (10, 31), (11, 30))])
def test_days_of_every_week_or_at_the_end_of_months(tmp_path: Path, head: list[Any]) -> None:
    assert dues(sheet(head), tmp_path) == [f"{day:%Y-%m-%d}" for day in head]


def test_what_was_owed_before_is_due_on_the_day_before(tmp_path: Path) -> None:
    rows = sheet(["Devir", "15.10.2026", "15.11.2026"])
    assert dues(rows, tmp_path) == ["2026-10-14", "2026-10-15", "2026-11-15"]


@pytest.mark.parametrize("head", [["Ocak", "Şubat", "Mart"], ["15.01.2026", "15.02.2026", "15.03.2026"]])
def test_without_a_sum_a_word_must_say_that_it_is_owed(tmp_path: Path, head: list[Any]) -> None:
    assert len(dues(sheet(head, title="TAKSİT PLANI", total=""), tmp_path)) == 3
    [question] = asked(write(tmp_path, sheet(head, total="")))
    assert question["question"] == "amount_column"


@pytest.mark.parametrize("title", ["2026 AİDAT TAHSİLATLARI", "Gelen ödemeler 2026"])
def test_months_of_payments_are_no_debts(tmp_path: Path, title: str) -> None:
    path = write(tmp_path, sheet(["Ocak", "Şubat", "Mart"], title=title, total="Toplam"))
    with pytest.raises(Exception, match="import_all_rejected"):
        run(path)


_NO_YEAR = [["15 Eylül", "15 Ekim", "15 Kasım"], ["15.09", "15.10", "15.11"], ["15 EYL", "15 EKİ", "15 KAS"]]


@pytest.mark.parametrize("head", [*_NO_YEAR, [f"{day} Taksiti" for day in _NO_YEAR[0]]])
def test_days_without_a_year_have_that_of_the_title(tmp_path: Path, head: list[str]) -> None:
    rows = sheet(head, title="2026 TAKSİT PLANI")
    assert dues(rows, tmp_path) == ["2026-09-15", "2026-10-15", "2026-11-15"]
    said = told(run(write(tmp_path, rows)))
    assert "Başlığı gün olan sütunlardan her biri" in said
    assert "yıl yazmıyor" not in said


@pytest.mark.parametrize("total", ["Toplam", ""])
def test_days_without_any_year_are_asked_once(tmp_path: Path, total: str) -> None:
    path = write(tmp_path, sheet(_NO_YEAR[0], title="TAKSİT PLANI", total=total))
    [question] = asked(path)
    assert question["id"] == "day_years:15 Eylül"
    assert "“15 Eylül” ve yanındaki gün başlıklarında yıl yazmıyor" in question["message"]
    assert [each["answer"] for each in question["choices"]] == ["2026", "2027", "2025"]
    assert question["choices"][0]["reading"] == "15.09.2026, 15.10.2026, 15.11.2026"
    outcome = run(path, answer=["day_years:15 Eylül=2025"])
    assert column(outcome, "due_date")[3:] == ["2025-09-15", "2025-10-15", "2025-11-15"]


def test_first_days_of_months_alone_are_no_due_dates(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, sheet(["1 Eylül", "1 Ekim", "1 Kasım"], title="TAKSİTLER", total="")))
    assert question["question"] == "amount_column"


@pytest.mark.parametrize(
    ("head", "days"),
    [
        (["30 Kasım", "31 Aralık", "31 Ocak"], ["2026-11-30", "2026-12-31", "2027-01-31"]),
        (["15 Ekim", "30 Eylül", "15 Eylül"], ["2026-10-15", "2026-09-30", "2026-09-15"]),
        (["1 Eylül", "15 Eylül", "30 Eylül"], ["2026-09-01", "2026-09-15", "2026-09-30"]),
    ],
)
def test_a_year_turns_where_the_days_do(tmp_path: Path, head: list[str], days: list[str]) -> None:
    path = write(tmp_path, sheet(head, name="Veli"))
    outcome = run(path, answer=[f"day_years:{head[0]}=2026"])
    assert sorted(set(column(outcome, "due_date"))) == sorted(days)
