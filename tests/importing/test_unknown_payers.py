"""A payment of somebody who owes nothing, under nearly the name of a debtor who does: whose is it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, make_book
from tests.importing.test_balance_comes_twice import owed
from tests.importing.weeks import take

BILLS = """
    Tarih;Fatura No;Müşteri;Vade;Tutar
    03.08.2026;101;Ali Rıza Gıda;03.09.2026;500,00
    07.09.2026;103;Meltem Pastane;07.10.2026;200,00
    08.09.2026;104;Su Kafe;08.10.2026;64,00
"""
CAME = """
    Makbuz No;Tarih;Müşteri;Tahsil Edilen Tutar;Ödeme Şekli
    M005;10.11.2026;Ali Rıza Gıda;50,00;Nakit
    M006;12.11.2026;{};100,00;Nakit
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    assert take(path, BILLS).code == 0
    return path


@pytest.mark.parametrize(
    "name", ["Meltem Pastanesi", "MELTEM", "Meltem Pastane Unlu Mamuller", "Meltm Pastane"]
)
def test_nearly_the_name_of_who_owes_is_asked(book: Path, name: str) -> None:
    said = take(book, CAME.format(name))
    assert said.code == 2 and f"({name} / Meltem Pastane)" in said.err
    assert take(book, CAME.format(name), "same_payers=same").code == 0
    assert owed(book) == {"Ali Rıza Gıda": 45000, "Meltem Pastane": 10000, "Su Kafe": 6400}
    assert take(book, CAME.format(name)).code == 0  # not asked again
    assert column(book, "receipts", "amount_kurus") == [5000, 10000]


def test_another_one_is_a_new_debtor_and_is_not_asked_about_again(book: Path) -> None:
    assert take(book, CAME.format("Meltem Pastanesi"), "same_payers=other").code == 0
    assert owed(book)["Meltem Pastane"] == 20000 and "Meltem Pastanesi" in owed(book)
    another = CAME.format("Meltem Pastanesi").replace("M006;12", "M007;13")
    said = take(book, another)
    assert said.code == 2 and "known_money" in said.err and "same_payers" not in said.err
    assert take(book, another, "known_money=other").code == 0


def test_who_is_like_nobody_or_like_one_who_owes_nothing_is_not_asked_about(book: Path) -> None:
    assert take(book, CAME.format("Kar Pastanesi")).code == 0
    assert take(book, CAME.replace("50,00", "500,00").format("Su Kafe")).code == 0
    assert take(book, CAME.replace("M006;12", "M007;14").format("Ali")).code == 0
    assert {"Kar Pastanesi", "Ali"} <= set(owed(book))


def test_who_has_debts_in_the_list_is_a_debtor_of_his_own(book: Path) -> None:
    account = """
        Tarih;Belge No;Müşteri;Açıklama;Borç;Alacak
        09.10.2026;120;Meltem Pastanesi;Satış;90,00;
        10.11.2026;M9;Meltem Pastanesi;Nakit;;40,00
        11.11.2026;121;Su Kafe;Satış;10,00;
    """
    assert take(book, account).code == 0
    assert owed(book)["Meltem Pastanesi"] == 5000
