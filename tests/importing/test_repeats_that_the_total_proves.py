"""Lines of one invoice that differ by what was sold alone: its own total says whether all of them count."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Said, column, make_book, tahsilat
from tests.importing.runs import lines

SOLD = """
    Fatura No;Fatura Tarihi;Cari Adı;Stok Adı;Miktar;Birim Fiyat;KDV Dahil Tutar
    SRM53;03.09.2026;Usta Yapı;{};20;180,00;3.600,00
    SRM53;03.09.2026;Usta Yapı;{};20;180,00;3.600,00
    SRM52;02.09.2026;Kale Dekor;Lavabo;3;2.100,00;6.300,00
"""
TOTAL = "    ;;;GENEL TOPLAM;;;{}\n"
BOTH = SOLD.format("Yapıştırıcı", "Profil")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


def take(book: Path, text: str) -> Said:
    (book.parent / "liste.csv").write_text(lines(text), encoding="utf-8")
    return tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes")


def test_both_come_in_where_the_total_counts_both(book: Path) -> None:
    for _ in range(2):
        said = take(book, BOTH + TOTAL.format("13.500,00"))
        assert column(book, "receivables", "open_kurus") == [360000, 360000, 630000]
        assert "kendi toplamı 13.500,00 TL, tutuyor" in said.out
        assert "satırın aynısı" not in said.out and "bu listede yok" not in said.out
    assert "kitapta aynısı duran 13.500,00 TL" in said.out
    said = take(book, BOTH)
    assert column(book, "receivables", "open_kurus") == [360000, 360000, 630000]
    assert "satırın aynısı" not in said.out


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        BOTH + TOTAL.format("9.900,00"),
        SOLD.format("Profil", "Profil") + TOTAL.format("13.500,00"),
        SOLD.format("Profil", "") + TOTAL.format("13.500,00"),
    ],
)
def test_one_comes_in_where_nothing_proves_both(book: Path, text: str) -> None:
    said = take(book, text)
    assert column(book, "receivables", "open_kurus") == [360000, 630000]
    assert "1 satır (Usta Yapı SRM53; 3.600,00 TL) listedeki başka bir satırın aynısı" in said.out


def test_of_both_the_one_that_is_open_stays_open_wherever_it_stands(book: Path) -> None:
    states = BOTH.replace("Tutar\n", "Tutar;Durum\n").replace("3.600,00\n", "3.600,00;{}\n")
    states += TOTAL.format("13.500,00")
    for paid, left in ((("", ""), 720000), (("Ödendi", ""), 360000), (("", "Ödendi"), 360000)):
        said = take(book, states.format(*paid))
        assert said.code == 0, said.err
        assert sum(column(book, "receivables", "open_kurus")) == left + 630000
    take(book, states.format("Ödendi", "Ödendi"))
    assert sum(column(book, "receivables", "open_kurus")) == 630000


def test_the_next_week_brings_what_is_new(book: Path) -> None:
    take(book, BOTH + TOTAL.format("13.500,00"))
    more = "    SRM60;09.09.2026;Kale Dekor;Batarya;2;1.500,00;3.000,00\n"
    more += "    SRM60;09.09.2026;Kale Dekor;Sifon;2;1.500,00;3.000,00\n"
    take(book, BOTH + more + TOTAL.format("19.500,00"))
    assert sum(column(book, "receivables", "open_kurus")) == 1950000
