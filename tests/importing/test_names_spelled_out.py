"""Legal forms and trade words abbreviated in one list and written out in the next: one debtor, unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, make_book
from tests.importing.test_balance_comes_twice import owed
from tests.importing.weeks import take

DEBTS = "Müşteri;Fatura No;Tarih;Vade;Tutar\n"
NUMBERED = "Müşteri;VKN;Fatura No;Tarih;Vade;Tutar\n"


def row(debtor: str, lira: int) -> str:
    return f"    {debtor};F-{lira};01.09.2026;01.10.2026;{lira},00\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "kitap.xlsx", {})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gemlik Zeytincilik A.Ş.", "GEMLİK ZEYTİNCİLİK ANONİM ŞİRKETİ"),
        ("Uludağ Süt SANAYİ VE TİCARET LİMİTED ŞİRKETİ", "Uludağ Süt San. Tic. Ltd. Şti."),
        ("Karacabey Gıda Paz. Ltd. Şti.", "KARACABEY GIDA PAZARLAMA LTD.ŞTİ."),
        ("Ada İth. İhr. San. ve Dış Tic. AŞ", "Ada İthalat İhracat Sanayi Dış Ticaret Anonim Şti."),
    ],
)
def test_the_only_debtor_of_a_list_is_known_again(book: Path, first: str, second: str) -> None:
    take(book, f"{DEBTS}{row(first, 100)}")
    both = f"{DEBTS}{row(second, 100)}{row(second, 50)}"
    said = take(book, both)
    assert said.code == 0, said
    assert owed(book) == {first: 15000} and "aynı olabilir" not in said.out
    assert "2 hücre düzeltilerek alındı" in said.out


def test_both_spellings_in_one_list_are_for_the_user_to_join(book: Path) -> None:
    said = take(book, f"{DEBTS}{row('Ak A.Ş.', 1)}{row('AK ANONİM ŞİRKETİ', 2)}")
    assert owed(book) == {"Ak A.Ş.": 100, "AK ANONİM ŞİRKETİ": 200}
    assert "aynı olabilir" in said.out


def test_another_form_or_tax_number_is_another_debtor(book: Path) -> None:
    take(book, f"{NUMBERED}{row('Ak A.Ş.;4540536920', 1)}{row('Ali San;', 2)}")
    others = row("AK ANONİM ŞİRKETİ;4540536938", 3) + row("Ak Ltd. Şti.;", 4) + row("Ali Sanayi;", 5)
    take(book, f"{NUMBERED}{others}", "same_debtors=other")
    named = ["Ak A.Ş.", "Ali San", "AK ANONİM ŞİRKETİ", "Ak Ltd. Şti.", "Ali Sanayi"]
    assert column(book, "debtors", "debtor_name") == named


def test_what_the_book_has_as_two_stays_two(book: Path) -> None:
    take(book, f"{NUMBERED}{row('Ak A.Ş.;4540536920', 1)}{row('Ak Anonim Şti.;4540536938', 2)}")
    said = take(book, f"{DEBTS}{row('Ak Anonim Şti.', 4)}")
    assert said.code == 0, said
    assert owed(book) == {"Ak A.Ş.": 100, "Ak Anonim Şti.": 600}
