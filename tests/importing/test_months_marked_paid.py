"""Months of dues that say "Ödendi" where nothing is owed, beside months with their sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Refusal
from tests.importing.runs import column, listed, run, told, write
from tests.importing.test_columns_of_months import owed
from tests.importing.test_totals_of_the_desk import Desk

TITLE = "2026 AİDAT TABLOSU\n\n"


def dues(paid: str, *, total: bool = True, february: str = "800") -> str:
    rows = [
        ["Daire", "Malik", "Ocak", "Şubat", "Mart", "Toplam Borç"],
        ["1", "Ömer Taş", paid, february, paid, "800"],
        ["2", "Kadir Elmas", paid, paid, paid, "0"],
        ["3", "Metin Ak", "800", paid, "800", "1600"],
    ]
    return "".join(";".join(row if total else row[:-1]) + "\n" for row in rows)


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("paid", ["ÖDENDİ", "ödendi", "Paid", "15.03.2026 ödedi"])
def test_paid_months_are_no_debts(tmp_path: Path, paid: str, total: bool) -> None:
    outcome = run(write(tmp_path, TITLE + dues(paid, total=total)))
    assert column(outcome, "debtor_name") == ["Ömer Taş", "Metin Ak", "Metin Ak"]
    assert column(outcome, "due_date") == ["2026-02-28", "2026-01-31", "2026-03-31"]
    assert column(outcome, "amount_kurus") == [80000] * 3
    assert "“Ödendi” yazan aylar 3 satırda borç sayılmadı" in told(outcome)
    reasons = outcome.bodies["import_rows"]["reason"].tolist()
    assert reasons.count("“ödendi” yazan aylar borç sayılmadı, tahsilat yazılmadı") == 3


def test_a_month_paid_in_part_is_no_paid_one(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, TITLE + dues("ödendi", total=False, february="300 ödendi")))
    [row] = [row for row in listed(outcome, "untaken") if row[0] == "rejected"]
    assert row[1] == "4" and "hücreye kalan tutarı yazın: 300 ödendi" in row[2]


@pytest.mark.parametrize("paid", ["ödendi", "0", ""])
def test_a_month_that_is_paid_in_the_next_list_closes(tmp_path: Path, paid: str) -> None:
    desk = Desk(tmp_path)
    desk.take(TITLE + dues("800", total=False))
    later = TITLE + dues("800", total=False).replace("Ömer Taş;800", f"Ömer Taş;{paid}")
    with pytest.raises(Refusal, match="import_asked"):
        desk.take(later)
    said = desk.take(later, "openings=update")
    assert owed(desk)["Ömer Taş"] == {"02-28": 80000, "03-31": 80000}
    assert owed(desk)["Metin Ak"] == {"01-31": 80000, "02-28": 80000, "03-31": 80000}
    assert "(Ömer Taş 800,00 TL): ödenmiş sayıldı" in said
    desk.take(later)
    assert owed(desk)["Ömer Taş"] == {"02-28": 80000, "03-31": 80000}
