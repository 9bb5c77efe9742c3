"""A list that has one debt of the two it had a week before: the other one is told, as of longer lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import make_book
from tests.importing.weeks import take

CHEQUES = "Müşteri;Çek No;Vade;Tutar;Durum\n"
INVOICES = "Müşteri;Fatura No;Tarih;Vade;Tutar\n"
FIRST = {CHEQUES: "Ada;{};15.11.2027;1.000,00;Portföyde", INVOICES: "Ada;{};01.10.2026;15.12.2026;1.000,00"}
BALANCE = "Müşteri;Bakiye\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "kitap.xlsx", {})


@pytest.mark.parametrize("header", [CHEQUES, INVOICES])
@pytest.mark.parametrize("debtor", ["Ada", "Bora"])
def test_the_other_one_is_told(book: Path, header: str, debtor: str) -> None:
    first = FIRST[header].format("5521001")
    second = FIRST[header].format("5521002").replace("Ada", debtor).replace("1.000", "2.000")
    take(book, f"{header}{first}\n{second}\n")
    said = take(book, f"{header}{first}\n")
    assert "Kitapta açık olan 1 alacak (2.000,00 TL) bu listede yok" in said.out, said
    assert f"{debtor} 5521002" in said.out
    assert "bu listede yok" not in take(book, f"{header}{first}\n{second}\n").out


def test_a_balance_that_is_gone_is_told(book: Path) -> None:
    take(book, f"{BALANCE}Ada;100,00\nBora;200,00\n", "balance:=opening")
    said = take(book, f"{BALANCE}Ada;100,00\n", "balance:=opening")
    assert "(200,00 TL) bu listede yok" in said.out, said


def test_one_debt_of_many_tells_nothing(book: Path) -> None:
    names = "ABCDEF"
    rows = [f"{name};F-{name};01.10.2026;15.12.2026;{at}00,00" for at, name in enumerate(names, 1)]
    take(book, INVOICES + "\n".join(rows[:5]) + "\n")
    said = take(book, f"{INVOICES}{rows[0]}\n{rows[5]}\n")
    assert said.code == 0 and "bu listede yok" not in said.out, said
