"""Customers whom we owe, as a list of balances says: told by name, nothing is owed by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, make_book, tahsilat

SIDES = "Müşteri Adı;Bakiye;B/A\nAda;100,00;B\nDoğan Lastik;200,00;A\nCem;300,00;B\n"
TRIAL = "Hesap Kodu;Hesap Adı;Borç;Alacak;Borç Bakiye;Alacak Bakiye\n120.01.001;Ada;100,00;0,00;100,00;0,00\n"
TRIAL += "120.01.002;Doğan Lastik;100,00;300,00;0,00;200,00\n120.01.003;Cem;300,00;0,00;300,00;0,00\n"
BELOW = "Müşteri Adı;Bakiye\nAda;100,00\nDoğan Lastik;-200,00\nCem;300,00\n"


def told(folder: Path, text: str) -> str:
    book = make_book(folder / "Kitap.xlsx", {})
    (folder / "liste.csv").write_text(text, encoding="utf-8")
    said = tahsilat("import", folder / "liste.csv", "--into", book, "--yes")
    assert column(book, "receivables", "open_kurus") == [10000, 30000], said.err
    return said.out


@pytest.mark.parametrize("text", [SIDES, TRIAL, BELOW])
def test_a_customer_in_credit_is_told_by_name(tmp_path: Path, text: str) -> None:
    out = told(tmp_path, text)
    assert (
        "1 müşteri alacaklı bakiyede, toplam 200,00 TL (Doğan Lastik 200,00 TL): onlara alacak açılmadı"
        in out
    )
    assert "tahsilat, iade ya da alacak satırı" not in out


def test_of_many_the_first_five_and_how_many_more(tmp_path: Path) -> None:
    others = "".join(f"Müşteri {letter};-{number},00\n" for number, letter in enumerate("ABCDEF", start=1))
    out = told(tmp_path, BELOW + others)
    assert "7 müşteri alacaklı bakiyede, toplam 221,00 TL (Doğan Lastik 200,00 TL; Müşteri A 1,00 TL;" in out
    assert "Müşteri D 4,00 TL; ve 2 müşteri daha)" in out and "Müşteri E" not in out
