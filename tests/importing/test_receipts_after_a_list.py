"""The same list comes in again after a receipt was recorded: the book is the newer one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from tests.importing.test_totals_of_the_desk import Desk
from tests.tables import table

KALAN = """
    Müşteri;Fatura No;Tarih;Vade;Tutar;Kalan
    Eda;F-1;01.08.2026;01.09.2026;300,00;{}
    Zeki;F-2;01.08.2026;01.09.2026;300,00;100,00
"""
ODENEN = """
    Müşteri;Fatura No;Tarih;Vade;Tutar;Ödenen
    Eda;F-1;01.08.2026;01.09.2026;300,00;{}
    Zeki;F-2;01.08.2026;01.09.2026;300,00;200,00
"""
OF_FILES = """
    İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Takip Tutarı;Tahsil Edilen;Kalan
    İst 1. İcra;2026/5;Eda;01.08.2026;300,00;200,00;100,00
    İst 1. İcra;2026/6;Zeki;01.08.2026;300,00;200,00;100,00
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def left(desk: Desk) -> list[int]:
    return [int(each) for each in desk.frames["receivables"]["open_kurus"]]


@pytest.mark.parametrize("week", [KALAN.format("100,00"), ODENEN.format("200,00"), OF_FILES])
@pytest.mark.parametrize("document", ["", "F-1"])
def test_an_unchanged_list_does_not_undo_what_was_received_since(
    desk: Desk, week: str, document: str
) -> None:
    desk.take(week)
    assert left(desk) == [10000, 10000]
    for kurus, held, still in ((4000, "240,00", 6000), (1500, "255,00", 4500)):
        desk.receive("Eda", kurus, document if week != OF_FILES else "")
        told = desk.take(week)
        assert left(desk) == [still, 10000]
        assert f"kitapta ödenen {held} TL, listede 200,00 TL" in told and "güncellendi" not in told
        assert "Eda" in told.split("kitapta ödenen")[0][-20:]


def test_a_list_that_has_caught_up_or_was_put_right_is_followed(desk: Desk) -> None:
    desk.take(KALAN.format("100,00"))
    desk.receive("Eda", 4000)
    for rest, still in (("60,00", 6000), ("30,00", 3000), ("80,00", 8000)):
        told = desk.take(KALAN.format(rest))
        assert left(desk) == [still, 10000]
        assert "kitapta ödenen" not in told


def test_money_that_flows_to_other_rows_of_the_list_is_not_undone_either(desk: Desk) -> None:
    week = """
        Müşteri;Fatura No;Vade;Tutar;Kalan
        Eda;F-0;01.08.2026;100,00;100,00
        Eda;F-1;01.09.2026;300,00;100,00
        Eda;F-9;01.10.2026;500,00;500,00
    """
    desk.take(week)
    desk.receive("Eda", 5000)  # to F-0, the oldest
    desk.take(week)
    assert sum(left(desk)) == 65000
    desk.receive("Eda", 2000, "F-9")
    told = desk.take(week)
    assert sum(left(desk)) == 63000
    assert "kitapta ödenen" in told


@pytest.mark.parametrize(("day", "still"), [("2026-11-09", 10000), ("2026-11-15", 0)])
def test_as_much_as_the_list_took_off_is_that_money_unless_it_came_later(
    desk: Desk, day: str, still: int
) -> None:
    halves = KALAN.replace("300,00;{}", "200,00;100,00")
    desk.take(halves)
    imported = {"logged_at": dt.datetime(2026, 11, 10), "command": "İçeri Al", "sheet": "receivables"}
    empty = table("log")
    desk.frames["log"] = pd.DataFrame([dict.fromkeys(empty.columns, "") | imported]).astype(empty.dtypes)
    desk.receive("Eda", 10000, "F-1", day)
    told = desk.take(halves)
    assert left(desk)[0] == still
    assert ("önceki tutarlar: Eda F-1 100,00 TL" in told) == (still > 0)
    assert ("kitapta ödenen 200,00 TL, listede 100,00 TL" in told) == (still == 0)
    desk.take(halves)
    assert left(desk)[0] == still


def test_two_receipts_that_make_what_the_list_took_off_are_new_money(desk: Desk) -> None:
    week = KALAN.replace("300,00;{}", "400,00;200,00")
    desk.take(week)
    for kurus in (15000, 5000):
        desk.receive("Eda", kurus, "F-1")
        desk.take(week)
    assert left(desk) == [0, 10000]


def test_a_receipt_entered_by_hand_on_the_day_that_the_list_tells_is_its_last_payment(desk: Desk) -> None:
    note = "Borçlu;Senet No;Vade;Tutar;Ödenen;Ödeme Tarihi\nOrhan;202/1;01.09.2026;4.000,00;{}\n"
    desk.take(note.format("1.500,00;17.09.2026"))
    desk.receive("Orhan", 250000, day="2026-09-24")
    assert "tahsilatlarından farklı" not in desk.take(note.format("4.000,00;24.09.2026"))
    assert (left(desk), len(desk.frames["receipts"])) == ([0], 2)


def test_rows_that_the_list_pays_up_are_no_difference_of_amounts(desk: Desk) -> None:
    sales = """
        Müşteri;Fatura No;Vade;Genel Toplam;Tahsil Edilen;Durum
        Kuzey;F-1;09.09.2026;540,00;{}
        Ada;F-2;30.09.2026;120,00;;Bekliyor
    """
    desk.take(sales.format("200,00;Kısmen tahsil"))
    for _ in range(2):
        told = desk.take(sales.format("540,00;Tahsil Edildi"))
        assert left(desk) == [0, 12000]
        assert "Bu satırlar" not in told


@pytest.mark.parametrize("left_now", [12345, 2345, 0])
def test_a_number_is_known_in_whatever_way_it_is_written(desk: Desk, left_now: int) -> None:
    week = """
        Cari;Fatura No;Tarih;Tutar;Ödenen
        Körfez;{};18.07.2026;123,45;{}
        Körfez;{};18.07.2026;77,00;
    """
    desk.take(week.format("SF-12", "", "SF-13"))
    paid = f"{12345 - left_now:03d}"
    desk.take(week.format("sf 0000012", f"{paid[:-2]},{paid[-2:]}", "SF/0000013"))
    assert left(desk) == [left_now, 7700]


OPEN = """
    AÇIK FATURALAR
    Müşteri;Fatura No;Tarih;Vade;{header}
    Bahar;TF-304;10.09.2026;10.10.2026;{}
    Bahar;TF-306;12.09.2026;12.11.2026;{}
    Cihan;TF-307;12.09.2026;12.11.2026;900,00
"""


@pytest.mark.parametrize("header", ["Tutar", "Borç", "Fatura Tutarı"])
@pytest.mark.parametrize("lowered", [("50,00", "80,00"), ("90,00", "40,00")])
def test_an_amount_that_a_list_lowers_by_what_was_received_is_not_lowered_again(
    desk: Desk, header: str, lowered: tuple[str, str]
) -> None:
    week = OPEN.replace("{header}", header)
    desk.take(week.format("90,00", "80,00"))
    desk.receive("Bahar", 4000)  # the oldest is TF-304; the firm may count it for the other one
    for _ in range(2):
        told = desk.take(week.format(*lowered))
        assert (sum(left(desk)), sum(desk.frames["receivables"]["amount_kurus"])) == (103000, 107000)
        assert "kitaptaki tahsilat kadar azalmış (Bahar TF-30" in told and "güncellendi" not in told
    desk.receive("Bahar", 1000, day="2026-11-20")
    desk.take(week.format("40,00", "80,00") if lowered[0] == "50,00" else week.format("90,00", "30,00"))
    assert sum(left(desk)) == 102000


def test_an_amount_that_a_list_lowers_otherwise_is_put_right(desk: Desk) -> None:
    week = OPEN.replace("{header}", "Tutar")
    desk.take(week.format("90,00", "80,00"))
    desk.receive("Bahar", 4000)
    told = desk.take(week.format("89,00", "80,00"))
    assert left(desk) == [4900, 8000, 90000] and "güncellendi" in told


def test_one_receipt_of_two_months_is_what_the_list_has_in_two_rows(desk: Desk) -> None:
    week = """
        Malik;Son Ödeme;Aidat;Ödenen;Ödeme Tarihi
        Hakan;10.10.2026;900,00;;
        İpek;10.10.2026;900,00;{}
        İpek;10.11.2026;900,00;{}
    """
    desk.take(week.format(";", ";"), "unsure:Son Ödeme=yes")
    desk.receive("İpek", 180000, day="2026-11-04")
    for paid in (("900,00;04.11.2026",) * 2, ("900,00;04.11.2026",) * 2):
        said = desk.take(week.format(*paid), "unsure:Son Ödeme=yes")
        assert left(desk) == [90000, 0, 0] and len(desk.frames["receipts"]) == 1
        assert "tahsilatlarından farklı" not in said


def test_a_credit_note_of_the_list_itself_is_no_difference(desk: Desk) -> None:
    week = """
        Müşteri;Fatura No;Tarih;Vade;Tutar;Ödenen;Kalan
        Eagle;E-1;08.09.2026;07.11.2026;12.500,00;;12.500,00
        Eagle;E-2;09.09.2026;08.11.2026;20.000,00;;20.000,00
    """
    desk.take(week)
    said = desk.take(week + "        Eagle;E-9;10.11.2026;;-1.500,00;;-1.500,00\n")
    assert sum(left(desk)) == 3100000
    assert "Bu satırlar listede" not in said
