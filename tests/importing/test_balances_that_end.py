"""Balances of the book that end by a list are told by their own names, and by what became of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, frame, make_book
from tests.importing.test_balance_comes_twice import owed
from tests.importing.weeks import take

AGES = "Yaşlandırma {}.2026\n    Müşteri;0-30;31-60;61-90;90+\n    {}\n    Nur;10,00;;;\n"
BALANCE = """
    Cari Hesap Bakiye Listesi 16.11.2026
    Müşteri;Bakiye
    Ada;300,00
    Bora;400,00
"""
INVOICES = """
    Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar
    Ada;F-1;01.10.2026;01.11.2026;100,00
    Ada;F-2;05.10.2026;05.11.2026;200,00
    Cem;F-3;05.10.2026;05.11.2026;50,00
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "kitap.xlsx", {})


def told(book: Path, text: str) -> list[tuple[str, str]]:
    rows = frame(book, "import_rows")
    rows = rows[rows["reason"].str.contains(text)]
    return list(zip(rows["reason"].tolist(), rows["new"].tolist(), strict=True))


def test_an_age_that_is_gone_was_paid_and_nothing_stands_in_its_place(book: Path) -> None:
    take(book, AGES.format("02.11", "Usta;;67,20;;11,80"))
    said = take(book, AGES.format("10.11", "Usta;30,00;67,20;;"), "openings=update")
    assert owed(book) == {"Usta": 9720, "Nur": 1000}
    assert "1 devir ya da yaş tutarı bu listede yok (Usta 11,80 TL): ödenmiş sayıldı" in said.out, said
    assert "yenilendi” nedeniyle" not in said.out
    assert "paid" in column(book, "receivables", "closing_reason")
    [(words, new)] = told(book, "ödenmiş sayıldı")
    assert words.startswith("Usta devir 03.08.2026: ") and new == "ödendi"


def test_a_balance_that_documents_stand_for_is_told_by_its_own_name(book: Path) -> None:
    take(book, BALANCE)
    said = take(book, INVOICES, "covered=inside")
    assert owed(book) == {"Ada": 30000, "Bora": 40000, "Cem": 5000}, said
    assert "1 devrin yerini listedeki belgeler ya da bakiyeler alıyor" in said.out
    assert told(book, "yerini") == [
        ("Ada devir 16.11.2026: yerini bu listedeki belgeler ya da bakiyeler aldı", "yenilendi")
    ]
    assert not told(book, "F-1")


def test_the_oldest_of_several_balances_is_paid_when_the_balance_falls(book: Path) -> None:
    later = "Cari Hesap Bakiye Listesi {}.2026\n    Müşteri;Bakiye\n    Ada;{}\n    Bora;400,00\n"
    take(book, later.format("02.11", "300,00"))
    take(book, later.format("09.11", "450,00"), "openings=update")
    said = take(book, later.format("16.11", "150,00"), "openings=update")
    assert owed(book) == {"Ada": 15000, "Bora": 40000}
    assert "(Ada 300,00 TL): ödenmiş sayıldı" in said.out and "yenilendi” nedeniyle" not in said.out, said
    assert told(book, "ödenmiş sayıldı") == [
        ("Ada devir 02.11.2026: açık kalanı bu listede yok, ödenmiş sayıldı", "ödendi")
    ]
