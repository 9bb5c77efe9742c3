"""A list of what each debtor owes in all, under "Toplam Borç": balances as under "Bakiye"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, book
from tests.importing.test_totals_of_the_desk import Desk

WEEK = """
    Daire;Ad Soyad;Telefon;Ekim 2026;{header}
    1;Ayhan Çelik;0532 111 00 01;;{}
    2;Belgin Aras;0532 111 00 02;750,00;{}
    3;Cevdet Mutlu;0532 111 00 03;750,00;2.250,00
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("header", ["Toplam Borç", "Borç Toplamı (TL)", "Bakiye"])
def test_a_balance_that_rises_back_after_a_receipt_is_told(desk: Desk, header: str) -> None:
    week = WEEK.replace("{header}", header)
    desk.take(week.format("750,00", "1.500,00"))
    desk.receive("Belgin Aras", 75000)
    said = desk.take(week.format("750,00", "1.500,00"))
    assert "Belgin Aras: kitapta 750,00 TL, listede 1.500,00 TL" in said


@pytest.mark.parametrize("header", ["Toplam Borç", "Bakiye"])
def test_a_balance_of_nothing_is_asked_about_and_told_once(desk: Desk, header: str) -> None:
    week = WEEK.replace("{header}", header)
    desk.take(week.format("750,00", "1.500,00"))
    now = week.format("0,00", "1.000,00")
    [question] = asked(desk.source(now), into=book(**desk.frames), answer=["balance:=opening"])
    named = {told["debtor"]: told["list"] for told in question["balances"]}
    assert named == {"Ayhan Çelik": "0.00", "Belgin Aras": "1000.00"}
    said = desk.take(now, "openings=update", "balance:=opening")
    assert desk.frames["receivables"]["open_kurus"].tolist() == [0, 100000, 225000]
    assert "listede yok" not in said and "sıfır yazan" not in said
