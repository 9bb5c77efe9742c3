"""A column "Durum" below which stands whose favour the balance is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Said, column, make_book, tahsilat

CARDS = "Müşteri Adı;Telefon;Bakiye;{}\nAda;0532 123 45 67;100,00;{}\nBora;0532 123 45 68;200,00;{}\n"
CARDS += "Cem;0532 123 45 69;300,00;{}\n"


def take(folder: Path, text: str) -> tuple[Path, Said]:
    book = make_book(folder / "Kitap.xlsx", {})
    (folder / "liste.csv").write_text(text, encoding="utf-8")
    return book, tahsilat("import", folder / "liste.csv", "--into", book, "--yes")


@pytest.mark.parametrize(
    ("header", "debtor", "creditor"),
    [("Durum", "Borçlu", "Alacaklı"), ("Durumu", "B", "A"), ("Bakiye Durumu", "BORÇLU", "ALACAKLI")],
)
def test_the_side_of_a_balance_is_read_whatever_heads_it(
    tmp_path: Path, header: str, debtor: str, creditor: str
) -> None:
    book, said = take(tmp_path, CARDS.format(header, debtor, creditor, debtor))
    assert column(book, "receivables", "debtor_name") == ["Ada", "Cem"], said.err
    assert column(book, "receivables", "open_kurus") == [10000, 30000]


@pytest.mark.parametrize("states", [("A", "A", "P"), ("B", "B", "B"), ("Açık", "Borçlu", "Açık")])
def test_a_state_stays_a_state(tmp_path: Path, states: tuple[str, str, str]) -> None:
    book, said = take(tmp_path, CARDS.format("Durum", *states))
    assert column(book, "receivables", "open_kurus") == [10000, 20000, 30000], said.err
