"""Notes on documents that no first call has are told by row; so is a due date that changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import frame, make_book
from tests.importing.weeks import take

WEEK = """
    Müşteri;Fatura No;Tarih;Vade;Tutar;Not
    Trilye;F-98;22.07.2026;{}
    Uludağ;F-99;23.07.2026;21.10.2026;100,00;
    Uludağ;F-97;24.07.2026;22.10.2026;300,00;kutu ezik
"""
FIRST, PUT_OFF = "20.09.2026;2.200,00;arandı", "15.12.2026;2.200,00;vade uzatıldı"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "kitap.xlsx", {})


def test_notes_of_debtors_who_are_called_no_more_are_counted_and_named(book: Path) -> None:
    said = take(book, WEEK.format(FIRST))
    assert "2 borçlunun açık satırlarındaki notlar" in said.out and "notu alınmadı" not in said.out
    second = WEEK.format(PUT_OFF).replace("21.10.2026;100,00;", "21.10.2026;100,00;iade edecek")
    said = take(book, second)  # "kutu ezik" stands in the call of the first week
    assert "“Not”: 2 satırın notu alınmadı (Trilye F-98: vade uzatıldı; Uludağ F-99: iade edecek)" in said.out
    rows = frame(book, "import_rows")
    told = rows[rows["reason"].str.startswith("“Not” alınmadı")]
    assert [each.rpartition(" | ")[2] for each in told["source_line"]] == ["vade uzatıldı"]


def test_where_no_row_has_a_note_nothing_is_said(book: Path) -> None:
    take(book, WEEK.format(FIRST))
    said = take(book, WEEK.format(FIRST).replace("arandı", "").replace("kutu ezik", ""))
    assert said.code == 0 and "notu alınmadı" not in said.out


def test_what_was_bought_on_credit_is_known_at_the_first_call(book: Path) -> None:
    book_of_debts = "isim;ne zaman;ne aldı;tutar\n    Nuri;03.11.2026;etiket 5 rulo;1.250,00\n"
    said = take(book, f"{book_of_debts}    Sevgi;05.11.2026;kutu;2.400,50\n")
    assert said.code == 0 and "Alınmayan sütunlar" not in said.out, said
    assert "listedeki notlar: etiket 5 rulo" in frame(book, "contacts")["summary"].tolist()
    said = take(book, f"{book_of_debts}    Sevgi;05.11.2026;kutu;2.400,50\n")
    assert said.code == 0 and "notu alınmadı" not in said.out


def test_a_changed_due_date_is_named(book: Path) -> None:
    take(book, WEEK.format(FIRST))
    said = take(book, WEEK.format(PUT_OFF))
    assert "1 alacağın vadesi bu listede değişmiş" in said.out
    assert "(Trilye F-98 2.200,00 TL: 20.09.2026 → 15.12.2026)" in said.out
    assert "vadesi bu listede" not in take(book, WEEK.format(PUT_OFF)).out


def test_balances_that_are_known_are_counted_by_row(book: Path) -> None:
    ages = "Yaşlandırma 23.11.2026\n    Müşteri;0-30;31-60;Toplam\n"
    ages += "    Ada;10,00;20,00;30,00\n    Bora;5,00;;5,00\n"
    bills = "Müşteri;Fatura No;Tarih;Vade;Tutar\n    Ada;F-1;01.10.2026;01.11.2026;30,00\n"
    take(book, bills + "    Bora;F-2;01.10.2026;01.11.2026;5,00\n")
    said = take(book, ages)
    assert "2 devir satırı ayrıca eklenmedi" in said.out, said
