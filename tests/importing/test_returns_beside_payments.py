"""A return with a row of its own is none of what the list says was paid of its invoices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

UNDATED = """
    Müşteri;Fatura No;Fat. Tarihi;Vade;Tutar;Ödenen
    Kardelen;F-311;14.10.2026;13.12.2026;118.000,00;{}
    Kardelen;IAD-12;10.11.2026;10.11.2026;-6.500,00;
    Yılmaz;F-350;21.09.2026;21.12.2026;12.000,00;
"""
DATED = """
    Müşteri;Fatura No;Fat. Tarihi;Vade;Tutar;Ödenen;Ödeme Tarihi
    Kardelen;F-311;14.10.2026;13.12.2026;118.000,00;{}
    Kardelen;IAD-12;10.11.2026;10.11.2026;-6.500,00;;
    Yılmaz;F-350;21.09.2026;21.12.2026;12.000,00;;
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_same_list_once_more_says_nothing_new(desk: Desk) -> None:
    for _ in range(2):
        said = desk.take(UNDATED.format("50.000,00"))
        assert desk.owed()["F-311"] == 6150000
        assert "farklı" not in said and "güncellendi" not in said


def test_what_is_paid_more_is_taken_off_in_whole(desk: Desk) -> None:
    desk.take(UNDATED.format("50.000,00"))
    said = desk.take(UNDATED.format("60.000,00"))
    assert desk.owed()["F-311"] == 5150000 and "farklı" not in said


def test_a_payment_with_its_day_comes_in_whole(desk: Desk) -> None:
    desk.take(DATED.format(";"))
    said = desk.take(DATED.format("50.000,00;20.11.2026"))
    assert desk.owed()["F-311"] == 6150000 and "farklı" not in said
    assert desk.frames["receipts"]["amount_kurus"].tolist() == [650000, 5000000]


def test_a_payment_that_only_the_book_has_is_still_told(desk: Desk) -> None:
    desk.take(UNDATED.format("50.000,00"))
    desk.receive("Kardelen", 100000)
    said = desk.take(UNDATED.format("50.000,00"))
    assert "kitapta ödenen 51.000,00 TL, listede 50.000,00 TL" in said
