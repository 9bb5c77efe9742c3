"""A cheque of just the amount of another debt may have been given for it: told, and put right in one cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, make_book, refresh, type_into
from tests.importing.test_balance_comes_twice import owed
from tests.importing.weeks import take

INVOICES = """
    Müşteri;Fatura No;Vade;Tutar
    Meram Asansör;F-1;01.11.2026;9.999,99
    Tuna Mimarlık;F-2;02.11.2026;20.000,00
"""
CHEQUES = """
    Müşteri;Çek No;Vade;Tutar;Durum
    Meram Asansör;99120;15.01.2027;9.999,99;Portföyde
    Tuna Mimarlık;1002003;15.01.2027;5.000,00;Portföyde
"""
SAID = "(çek ya da senet / Alacak No: Meram Asansör 99120 9.999,99 TL / A-0001-B)"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = make_book(tmp_path / "kitap.xlsx", {})
    take(path, INVOICES)
    return path


def test_it_is_told_with_name_amount_and_the_debt(book: Path) -> None:
    said = take(book, CHEQUES)
    assert SAID in said.out and "Yeni gelen 1 çek ya da senedin tutarı" in said.out, said
    assert "Kaynak Alacak" not in take(book, CHEQUES).out  # it came in before
    type_into(book, "receivables", "source_receivable_id", {2: "A-0001-B"})
    refresh(book)
    assert owed(book) == {"Meram Asansör": 999999, "Tuna Mimarlık": 2500000}
    assert column(book, "receivables", "open_kurus")[0] == 0


@pytest.mark.parametrize(("old", "new"), [("9.999,99", "9.999,98"), ("Meram Asansör", "Nur Elektrik")])
def test_another_amount_or_debtor_says_nothing(book: Path, old: str, new: str) -> None:
    assert "Kaynak Alacak" not in take(book, CHEQUES.replace(old, new)).out
