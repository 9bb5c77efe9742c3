"""What a list took off an invoice at first is not taken off another one when the first is paid up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

WEEK = """
    Müşteri;Fatura No;Fat. Tarihi;Vade;Tutar;Ödenen;Kalan
    Kardelen;F-311;12.08.2026;11.09.2026;28.500,00;{}
    Kardelen;F-345;20.09.2026;20.10.2026;29.750,00;{}
    Yılmaz;F-350;21.09.2026;21.10.2026;12.000,00;{}
"""
FIRST = WEEK.format("10.000,00;18.500,00", ";29.750,00", "2.000,00;10.000,00")
PAID_UP = "28.500,00;0,00"
SECOND = WEEK.format(PAID_UP, "11.500,00;18.250,00", "2.000,00;10.000,00")
WHOLE = [1850000, 2975000, 1000000]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def amounts(desk: Desk) -> list[int]:
    return [int(each) for each in desk.frames["receivables"]["amount_kurus"]]


@pytest.mark.parametrize("received", [(3000000,), (1850000, 1150000), (2000000, 1000000)])
def test_a_list_that_says_what_the_book_has_changes_nothing(desk: Desk, received: tuple[int, ...]) -> None:
    desk.take(FIRST)
    for kurus in received:
        desk.receive("Kardelen", kurus)
    for _ in range(2):
        said = desk.take(SECOND)
        assert desk.owed() == {"F-311": 0, "F-345": 1825000, "F-350": 1000000}
        assert amounts(desk) == WHOLE
        assert not any(each in said for each in ("güncellendi", "Bu satırlar", "tarihi yok"))


@pytest.mark.parametrize(
    ("received", "second", "left"),
    [
        (1850000, "29.750,00", 2975000),  # the first one alone
        (1900000, "29.250,00", 2925000),
        (3000000, "13.250,00", 1325000),  # of 5.000 more the book knows nothing
        (4825000, "0,00", 0),
    ],
)
def test_what_is_open_is_what_the_list_has_left(desk: Desk, received: int, second: str, left: int) -> None:
    desk.take(FIRST)
    desk.receive("Kardelen", received)
    paid = f"{(2975000 - left) // 100},00"
    desk.take(WEEK.format(PAID_UP, f"{paid};{second}", "2.000,00;10.000,00"))
    assert desk.owed() == {"F-311": 0, "F-345": left, "F-350": 1000000}


def test_it_is_taken_off_once_in_the_third_week_too(desk: Desk) -> None:
    desk.take(FIRST)
    desk.receive("Kardelen", 3000000)
    desk.receive("Yılmaz", 400000)
    desk.take(WEEK.format(PAID_UP, "11.500,00;18.250,00", "6.000,00;6.000,00"))
    desk.receive("Kardelen", 800000, day="2026-11-21")
    said = desk.take(WEEK.format(PAID_UP, "19.500,00;10.250,00", "6.000,00;6.000,00"))
    assert desk.owed() == {"F-311": 0, "F-345": 1025000, "F-350": 600000}
    assert amounts(desk) == WHOLE
    assert "güncellendi" not in said and "tarihi yok" not in said


def test_a_list_that_does_not_know_the_last_receipt_does_not_undo_it(desk: Desk) -> None:
    desk.take(FIRST)
    for kurus in (3000000, 500000):
        desk.receive("Kardelen", kurus)
    said = desk.take(SECOND)
    assert desk.owed() == {"F-311": 0, "F-345": 1325000, "F-350": 1000000}
    assert "F-345: kitapta ödenen 16.500,00 TL, listede 11.500,00 TL" in said
