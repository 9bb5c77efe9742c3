"""Documents that a list calls cancelled: no debt, in the book neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, frame, make_book, tahsilat
from tests.importing.weeks import take

WEEK = """
    Fatura No;Müşteri;Fatura Tarihi;Vade;Tutar;{}
    ABC2026000305001;Ada Ltd. Şti.;01.09.2026;01.10.2026;100,00;
    ABC2026000305002;Ada Ltd. Şti.;02.09.2026;02.10.2026;200,00;
    ABC2026000305003;Bora A.Ş.;03.09.2026;03.10.2026;300,00;
    ABC2026000305004;Cem A.Ş.;04.09.2026;04.10.2026;400,00;{}
"""
OPEN = [10000, 20000, 30000, 40000]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


@pytest.mark.parametrize("header", ["Durum", "Statü", "GİB Durumu"])
def test_an_invoice_that_a_later_list_calls_cancelled_is_closed_and_told_by_number(
    book: Path, header: str
) -> None:
    take(book, WEEK.format(header, "Onaylandı"))
    said = take(book, WEEK.format(header, "İptal Edildi"))
    assert column(book, "receivables", "open_kurus") == [*OPEN[:3], 0]
    assert column(book, "receivables", "closing_reason") == ["", "", "", "wrong_record"]
    assert column(book, "receivables", "stage") == ["new", "new", "new", "closed"]
    assert "1 alacak (Cem A.Ş. ABC2026000305004; 400,00 TL) listede iptal" in said.out
    assert "bu listede yok" not in said.out
    rows = frame(book, "import_rows")
    assert rows.loc[rows["outcome"] == "changed", ["source_row", "new"]].to_numpy().tolist() == [
        [5, "yanlış kayıt"]
    ]
    again = take(book, WEEK.format(header, "İptal Edildi"))
    assert "listede iptal" not in again.out and "bu listede yok" not in again.out


def test_nothing_is_left_of_what_was_cancelled_though_nothing_was_paid(book: Path) -> None:
    week = "Fatura No;Müşteri;Vade;Tutar;Ödenen;Kalan;Durum\nF-1;Ada;01.10.2026;100,00;40,00;60,00;Açık\n"
    week += "F-2;Bora;01.10.2026;200,00;0,00;{};{}\nF-3;Cem;01.10.2026;300,00;0,00;300,00;Açık\n"
    take(book, week.format("200,00", "Açık"))
    said = take(book, week.format("0,00", "İptal"))
    assert said.code == 0, said.err
    assert column(book, "receivables", "open_kurus") == [6000, 0, 30000]
    assert "1 alacak (Bora F-2; 200,00 TL) listede iptal" in said.out


def test_a_cancelled_invoice_with_money_on_it_is_left_to_the_user(book: Path) -> None:
    take(book, WEEK.format("Durum", ""))
    claim = column(book, "receivables", "receivable_id")[3]
    words = ["--debtor", "Cem A.Ş.", "--amount", "150", "--date", "2026-11-19", "--receivable", claim]
    said = tahsilat("add", "receipt", book, *words, "--yes", "--refresh")
    assert said.code == 0, said.err
    said = take(book, WEEK.format("Durum", "İPTAL"))
    assert column(book, "receivables", "open_kurus") == [*OPEN[:3], 25000]
    assert "1 alacak (Cem A.Ş. ABC2026000305004; 250,00 TL) listede iptal görünüyor, ama" in said.out
    assert "bu listede yok" not in said.out


def test_what_was_cancelled_and_is_listed_again_is_told(book: Path) -> None:
    for status in ("", "İptal"):
        take(book, WEEK.format("Durum", status))
    said = take(book, WEEK.format("Durum", "Onaylandı"))
    assert column(book, "receivables", "open_kurus") == [*OPEN[:3], 0]
    assert "1 alacak (Cem A.Ş. ABC2026000305004; 400,00 TL) kitapta “yanlış kayıt” olarak kapalı" in said.out


@pytest.mark.parametrize(
    ("header", "words", "answer", "left"),
    [("Not", "İPTAL EDİLDİ", "cancelled", 0), ("Açıklama", "Fatura iptal!", "open", 40000)],
)
def test_a_note_that_says_cancelled_is_asked(
    book: Path, header: str, words: str, answer: str, left: int
) -> None:
    take(book, WEEK.format(header, "söz verdi"))
    said = take(book, WEEK.format(header, words))
    assert said.code == 2
    assert "(satır 5; toplam 400,00)" in said.err and f"noted_cancelled:{header}=" in said.err
    assert column(book, "receivables", "open_kurus") == OPEN
    for _ in range(2):
        said = take(book, WEEK.format(header, words), f"noted_cancelled:{header}={answer}")
        assert said.code == 0, said.err
        assert column(book, "receivables", "open_kurus") == [*OPEN[:3], left]
        assert "bu listede yok" not in said.out


def test_the_first_list_is_asked_too(book: Path) -> None:
    text = WEEK.format("Not", "iptal")
    assert take(book, text).code == 2
    said = take(book, text, "noted_cancelled:Not=cancelled")
    assert column(book, "receivables", "open_kurus") == OPEN[:3], said.err


@pytest.mark.parametrize("note", ["siparişin kalanı iptal edildi", "iptal mi?"])
def test_other_notes_are_notes(book: Path, note: str) -> None:
    assert take(book, WEEK.format("Not", note)).code == 0
    assert column(book, "receivables", "open_kurus") == OPEN


SECOND = WEEK.replace("Cem A.Ş.", "Cem Forklift A.Ş.")


def test_what_is_cancelled_under_a_name_said_to_be_the_same_is_closed(book: Path) -> None:
    take(book, WEEK.format("Durum", ""))
    for text in (SECOND.format("Durum", ""), SECOND.format("Durum", "Onaylandı")):
        said = take(book, text, "same_debtors:=same")
        assert said.code == 0, said.err
    said = take(book, SECOND.format("Durum", "İptal Edildi"))
    assert column(book, "receivables", "open_kurus") == [*OPEN[:3], 0]
    assert "1 alacak (Cem A.Ş. ABC2026000305004; 400,00 TL) listede iptal" in said.out
    assert "bu listede yok" not in said.out and "iptal" not in take(book, SECOND.format("Durum", "İptal")).out


def test_a_name_with_another_tax_number_is_not_the_one_that_was_said_to_be_the_same(book: Path) -> None:
    text = "Fatura No;Müşteri;VKN;Vade;Tutar;Durum\nF-1;{};{};01.10.2026;100,00;{}\n"
    text += "F-2;Ada;;01.10.2026;200,00;\n"
    take(book, text.format("Cem A.Ş.", "4540536920", ""))
    assert take(book, text.format("Cem Forklift A.Ş.", "", ""), "same_debtors:=same").code == 0
    take(book, text.format("Cem Forklift A.Ş.", "5841650548", "İptal"))
    assert column(book, "receivables", "open_kurus") == [10000, 20000]
    take(book, text.format("Cem Forklift A.Ş.", "", "İptal"))
    assert column(book, "receivables", "open_kurus") == [0, 20000]
