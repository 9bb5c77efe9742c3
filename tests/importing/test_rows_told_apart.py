"""Equal debts of one owner of two flats: the cell of the flat tells them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

WEEK = """
    S.No;{thing};Ad Soyad;Son Ödeme Tarihi;Tutar;Ödenen;Açıklama
    1;A1;Hakan Uz;10.11.2026;900,00;{first};aidat
    2;A2;İpek Al;10.11.2026;900,00;;aidat
    3;A4;Hakan Uz;10.11.2026;900,00;{second};aidat
    4;A5;Jale Er;10.11.2026;450,00;;aidat
"""
ONE_MORE = "    5;A4;Hakan Uz;10.11.2026;900,00;;aidat\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def week(thing: str, first: str = "", second: str = "") -> str:
    return WEEK.format(thing=thing, first=first, second=second)


def owed(desk: Desk) -> int:
    return int(desk.frames["receivables"]["open_kurus"].sum())


@pytest.mark.parametrize("thing", ["Daire", "Plaka", "Şube", "Mülk", "Abone No", "Sözleşme"])
def test_both_come_in_and_stay_two(desk: Desk, thing: str) -> None:
    same = ["same_codes:=same"] * (thing == "Abone No")
    said = desk.take(week(thing), *same)
    assert owed(desk) == 315000 and "başka bir satırın aynısı" not in said
    desk.take(week(thing), *same)
    assert (owed(desk), len(desk.frames["receivables"])) == (315000, 4)
    for first, second in (("900,00", ""), ("900,00", "900,00")):
        desk.take(week(thing, first, second), *same)
        assert len(desk.frames["receivables"]) == 4
        assert owed(desk) == (225000 if not second else 135000)


def test_a_row_that_is_equal_in_that_cell_too_is_left_out(desk: Desk) -> None:
    said = desk.take(week("Daire") + ONE_MORE)
    assert (owed(desk), len(desk.frames["receivables"])) == (315000, 4)
    assert "1 satır (Hakan Uz; 900,00 TL) listedeki başka bir satırın aynısı" in said


@pytest.mark.parametrize("row", ["2;;{}", "2;su;{}"])
def test_the_count_of_the_rows_and_what_was_sold_prove_nothing(desk: Desk, row: str) -> None:
    kiosk = "S.No;Ne Aldı;İsim;Tarih;Tutar\n1;ekmek;{}\n" + row + "\n3;un;Sami;05.10.2026;30,00\n"
    said = desk.take(kiosk.format(*["Muhtar;01.10.2026;12,00"] * 2))
    assert len(desk.frames["receivables"]) == 2
    assert "başka bir satırın aynısı" in said
