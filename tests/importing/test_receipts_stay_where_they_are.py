"""A list that puts off one debt: what receipts had paid of it is not spread over the others anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

FIRST = """
    Müşteri;Fatura No;Vade;Tutar
    Ak Otel;F-1;15.10.2026;2.200,00
    Ak Otel;F-2;25.10.2026;645,50
    Bedri;F-3;01.10.2026;180,00
"""
LATER = FIRST.replace("15.10.2026", "15.01.2027")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.take(FIRST)
    return desk


def test_what_was_paid_of_a_debt_that_is_put_off_stays_paid_of_it(desk: Desk) -> None:
    for amount in (60000, 40000):
        desk.receive("Ak Otel", amount)
    desk.receive("Bedri", 5000)
    said = desk.take(LATER)
    assert desk.owed() == {"F-1": 120000, "F-2": 64550, "F-3": 13000}
    first = desk.frames["receivables"]["receivable_id"].iloc[0]
    assert desk.frames["receipts"]["receivable_id"].tolist() == [first, first, ""]
    assert "2 tahsilat yerinde kaldı" in said and f"Ak Otel 600,00 TL → {first}" in said
    assert "yerinde kaldı" not in desk.take(LATER)


def test_a_list_of_what_is_left_keeps_it_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    rests = "Müşteri;Kalan;Vade\nAk Otel;{},00;{}\nAk Otel;645,50;25.10.2026\nBedri;180,00;01.10.2026\n"
    desk.take(rests.format("2.200", "15.10.2026"))
    desk.receive("Ak Otel", 100000)
    desk.take(rests.format("1.200", "15.01.2027"))
    assert sorted(desk.frames["receivables"]["open_kurus"]) == [18000, 64550, 120000]


def test_what_one_receipt_paid_of_several_is_told(desk: Desk) -> None:
    desk.receive("Ak Otel", 240000)
    said = desk.take(LATER)
    assert sum(desk.owed().values()) == 302550 - 240000
    assert "1 tahsilat (Ak Otel 2.400,00 TL)" in said and "yerinde kaldı" not in said


def test_nothing_is_named_where_the_order_stays(desk: Desk) -> None:
    desk.receive("Ak Otel", 100000)
    said = desk.take(FIRST.replace("15.10.2026", "16.10.2026"))
    assert "yerinde kaldı" not in said and desk.owed()["F-1"] == 120000
    assert desk.frames["receipts"]["receivable_id"].tolist() == [""]
