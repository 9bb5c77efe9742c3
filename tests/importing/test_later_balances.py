"""A balance that falls or rises from one list to the next: what was owed before grows no younger."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, book
from tests.importing.test_totals_of_the_desk import Desk

LIST = """
    CARİ HESAP BAKİYE LİSTESİ Tarih: {};;
    Cari Kodu;Ünvanı;Bakiye
    120.01;Kardelen Makina;{}
    120.02;Bozkır Belediyesi;22.300,00
    ;GENEL TOPLAM;{}
"""
FIRST = LIST.format("16.10.2026", "48.250,00", "70.550,00")
UPDATE = "openings:=update"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.take(FIRST)
    return desk


def debts(desk: Desk) -> list[tuple[str, int]]:
    """Day and open kuruş of what Kardelen owes."""
    rows = desk.frames["receivables"]
    rows = rows[(rows["debtor_name"] == "Kardelen Makina") & (rows["open_kurus"] > 0)]
    return sorted(zip(rows["issue_date"].dt.strftime("%m-%d"), rows["open_kurus"].astype(int), strict=True))


def test_what_is_left_of_a_balance_keeps_its_day(desk: Desk) -> None:
    told = desk.take(LIST.format("16.11.2026", "18.250,00", "40.550,00"), UPDATE)
    assert debts(desk) == [("10-16", 1825000)]
    assert "bakiye artmış" not in told


def test_what_a_balance_rises_by_is_of_the_day_of_the_list(desk: Desk) -> None:
    told = desk.take(LIST.format("16.11.2026", "60.250,50", "82.550,50"), UPDATE)
    assert debts(desk) == [("10-16", 4825000), ("11-16", 1200050)]
    assert (
        "1 bakiye artmış (satır 3): artan 12.000,50 TL listenin günüyle ayrı bir devir olarak eklendi, "
        "eski borç kendi gününde kaldı." in told
    )
    assert "kitaba alınan 12.000,50 TL, kitapta aynısı duran 70.550,00 TL" in told
    again = desk.take(LIST.format("16.11.2026", "60.250,50", "82.550,50"))
    assert "2 devir satırı ayrıca eklenmedi" in again
    assert debts(desk) == [("10-16", 4825000), ("11-16", 1200050)]


def test_week_after_week_the_oldest_is_paid_first(desk: Desk) -> None:
    desk.take(LIST.format("30.10.2026", "60.250,00", "82.550,00"), UPDATE)
    desk.take(LIST.format("06.11.2026", "50.250,00", "72.550,00"), UPDATE)
    assert debts(desk) == [("10-16", 3825000), ("10-30", 1200000)]
    desk.take(LIST.format("13.11.2026", "51.000,00", "73.300,00"), UPDATE)
    assert debts(desk) == [("10-16", 3825000), ("10-30", 1200000), ("11-13", 75000)]
    desk.take(LIST.format("20.11.2026", "5.000,00", "27.300,00"), UPDATE)
    assert debts(desk) == [("10-30", 425000), ("11-13", 75000)]


def test_receipts_of_the_book_are_not_taken_off_again(desk: Desk) -> None:
    desk.receive("Kardelen Makina", 1000000, day="2026-11-01")
    desk.take(LIST.format("16.11.2026", "40.000,00", "62.300,00"), UPDATE)
    assert debts(desk) == [("10-16", 3825000), ("11-16", 175000)]
    desk.take(LIST.format("20.11.2026", "30.000,00", "52.300,00"), UPDATE)
    assert debts(desk) == [("10-16", 2825000), ("11-16", 175000)]


def test_a_list_of_the_same_day_puts_the_balance_right(desk: Desk) -> None:
    desk.take(LIST.format("16.10.2026", "50.000,00", "72.300,00"), UPDATE)
    assert debts(desk) == [("10-16", 5000000)]
    desk.take(LIST.format("16.11.2026", "60.000,00", "82.300,00"), UPDATE)
    desk.take(LIST.format("16.11.2026", "61.000,00", "83.300,00"), UPDATE)
    assert debts(desk) == [("10-16", 5000000), ("11-16", 1100000)]


def test_the_question_says_what_becomes_of_the_days(desk: Desk) -> None:
    later = desk.source(LIST.format("16.11.2026", "60.000,00", "82.300,00"))
    (question,) = asked(later, into=book(**desk.frames))
    update = next(choice for choice in question["choices"] if choice["answer"] == "update")
    assert "eski borç kendi gününde kalır" in str(update)
