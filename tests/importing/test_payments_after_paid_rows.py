"""A list of payments after a list that called debts paid: what came later pays what is open."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.importing.test_totals_of_the_desk import Desk

BILLS = """
    Cari;Fatura No;Tarih;Vade;Tutar;Durum
    Ali;F1;01.08.2026;01.09.2026;1.000,00;Ödendi
    Ali;F2;01.09.2026;01.10.2026;700,00;Açık
    Ali;F3;05.09.2026;05.10.2026;400,00;Açık
"""
CAME = "Tarih;Cari;Ödeme Şekli;Tahsilat\n{};Ali;Havale;{}\n{};Ali;Havale;{}\n"
AFTER, ALSO_AFTER, BEFORE = "16.11.2026", "17.11.2026", "05.11.2026"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A book into which the bills came on the 10th of November."""
    desk = Desk(tmp_path)
    desk.take(BILLS)
    desk.frames["receivables"]["stage_date"] = pd.Series([pd.Timestamp("2026-11-10").as_unit("s")] * 3)
    return desk


def test_what_came_later_pays_the_oldest_open_debt_and_is_told(desk: Desk) -> None:
    told = desk.take(CAME.format(AFTER, "700,00", ALSO_AFTER, "150,00"))
    assert desk.owed() == {"F1": 0, "F2": 0, "F3": 25000}
    assert "2 tahsilat, önceki listenin “ödendi” dediği" in told
    assert "(Ali F2: 700,00 TL; Ali F3: 150,00 TL)" in told
    told = desk.take(CAME.format(AFTER, "700,00", ALSO_AFTER, "150,00"))
    assert desk.owed()["F3"] == 25000 and "önceki listenin" not in told


@pytest.mark.parametrize(
    ("days", "sums"),
    [
        ((BEFORE, AFTER), ("500,00", "500,00")),  # what the list called paid may be among them
        (("10.11.2026", AFTER), ("500,00", "500,00")),
        ((AFTER, ALSO_AFTER), ("900,00", "100,00")),  # the first fits no open debt whole
    ],
)
def test_what_may_be_the_money_of_the_paid_one_goes_by_age(
    desk: Desk, days: tuple[str, str], sums: tuple[str, str]
) -> None:
    desk.take(CAME.format(days[0], sums[0], days[1], sums[1]))
    came = desk.frames["receipts"]["receivable_id"].tolist()
    assert came == ["", "" if sums[0] == "500,00" else desk.frames["receivables"]["receivable_id"][1]]


def test_a_debt_that_a_hand_closed_may_be_paid_by_any_payment(desk: Desk) -> None:
    desk.frames["receivables"]["trace"] = ["0123456789ab+", "", ""]
    desk.take(CAME.format(AFTER, "300,00", ALSO_AFTER, "100,00"))
    assert desk.owed() == {"F1": 0, "F2": 70000, "F3": 40000}


def test_a_debt_whose_money_came_takes_no_more(desk: Desk) -> None:
    desk.receive("Ali", 100000, "F1", "2026-09-01")
    told = desk.take(CAME.format(AFTER, "500,00", ALSO_AFTER, "500,00"))
    assert desk.owed() == {"F1": 0, "F2": 0, "F3": 10000}
    assert "önceki listenin" not in told


@pytest.mark.parametrize(("sum_", "told"), [("300,00", True), ("1.000,00", False)])
def test_what_goes_into_a_paid_one_is_told_but_its_own_money(desk: Desk, sum_: str, told: bool) -> None:
    said = desk.take(f"Tarih;Cari;Ödeme Şekli;Tahsilat\n{BEFORE};Ali;Havale;{sum_}\n")
    assert desk.owed() == {"F1": 0, "F2": 70000, "F3": 40000}
    assert ("kapatılmış alacağa sayıldı, açık borçtan düşmedi (Ali 300,00 TL → F1)" in said) == told


def test_nobody_is_told_when_nothing_else_is_open(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take("\n".join(BILLS.splitlines()[:3]))
    said = desk.take(f"Tarih;Cari;Ödeme Şekli;Tahsilat\n{AFTER};Ali;Havale;300,00\n")
    assert "kapatılmış alacağa" not in said
