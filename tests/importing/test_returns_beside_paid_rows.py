"""A return in a row of its own is taken off what is open, not off what the list calls paid."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

FIRST = """
    Cari;Fatura No;Tarih;Vade;Tutar;Ödenen;Kalan
    Fırın;E1;01.10.2026;31.10.2026;1250,50;0,00;1250,50
    Fırın;E2;01.11.2026;01.12.2026;900,00;0,00;900,00
"""
RETURN = "    Fırın;E5;10.11.2026;10.12.2026;-100,00;0,00;-100,00\n"
PAID = FIRST.replace("0,00;1250,50", "1250,50;0,00", 1) + RETURN


BY_STATE = """
    Cari;Fatura No;Tarih;Vade;Tutar;Durum
    Fırın;E1;01.10.2026;31.10.2026;1250,50;Ödendi
    Fırın;E2;01.11.2026;01.12.2026;900,00;Açık
    Fırın;E5;10.11.2026;10.12.2026;-100,00;Açık
"""


@pytest.mark.parametrize(
    "lists", [(FIRST, PAID), (FIRST, FIRST + RETURN, PAID), (PAID,), (BY_STATE,), (FIRST, BY_STATE)]
)
def test_the_return_is_taken_off_what_is_open(tmp_path: Path, lists: tuple[str, ...]) -> None:
    desk = Desk(tmp_path)
    for text in (*lists, lists[-1]):
        told = desk.take(text)
    assert sum(desk.owed().values()) == 80000
    assert "iade, listenin" not in told  # the second time nothing is changed


def test_it_is_said_which_receivable_it_names(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(FIRST)
    assert "1 iade, listenin “ödendi” dediği alacaktan değil açık" in desk.take(PAID)
    claims = desk.frames["receivables"].set_index("receivable_id")["document_no"]
    assert claims[desk.frames["receipts"]["receivable_id"].iloc[0]] == "E2"


def test_a_payment_that_names_nothing_stays_in_the_oldest_debt(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(FIRST)
    desk.receive("Fırın", 125050)
    desk.take(PAID.replace(RETURN, ""))
    assert sum(desk.owed().values()) == 90000


def test_a_return_larger_than_any_open_debt_stays_where_it_is_and_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(FIRST)
    told = desk.take(PAID.replace("-100,00", "-1000,00"))
    assert "iade, listenin" not in told and "açık borçtan düşmedi (Fırın 1.000,00 TL → E1)" in told
