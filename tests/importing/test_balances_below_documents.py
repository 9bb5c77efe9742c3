"""Balances below what the book has in documents: no list brings them down, so it is not offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Said, make_book, tahsilat
from tests.importing.test_balance_comes_twice import owed

BILLS = "Müşteri;Fatura No;Tarih;Vade;Tutar\nAda;F-1;01.09.2026;01.10.2026;100,00\n"
BILLS += "Bora;F-2;01.09.2026;01.10.2026;200,00\nCem;F-3;01.09.2026;01.10.2026;300,00\n"
OPENING = "balance=opening"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    assert take(path, BILLS).code == 0
    return path


def take(book: Path, text: str, *answers: str) -> Said:
    (book.parent / "liste.csv").write_text(text, encoding="utf-8")
    words = [word for answer in answers for word in ("--answer", answer)]
    return tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes", "--json", *words)


def choices(said: Said) -> dict[str, str]:
    assert said.code == 2
    [asked] = said.json["asked"]
    assert asked["id"] == "openings:"
    return {each["answer"]: each["reading"] for each in asked["choices"]}


def test_where_only_numbered_documents_stand_no_update_is_offered(book: Path) -> None:
    lower = "Müşteri;Bakiye\nAda;70,00\nBora;150,00\nCem;300,00\n"
    offered = choices(take(book, lower, OPENING))
    assert list(offered) == ["leave", "add"]
    assert "gelen parayı Tahsilatlar sayfasına girin" in offered["leave"]
    for answer in ("leave", "update"):  # a script gives it each time
        assert take(book, lower, OPENING, f"openings={answer}").code == 0
        assert owed(book) == {"Ada": 10000, "Bora": 20000, "Cem": 30000}


def test_where_it_helps_some_it_is_said_whom_it_does_not(book: Path) -> None:
    mixed = "Müşteri;Bakiye\nAda;70,00\nBora;250,00\nCem;300,00\n"
    offered = choices(take(book, mixed, OPENING))
    assert list(offered) == ["update", "leave", "add"]
    assert "1 borçlunun kitaptaki bakiyesi listedekine getirilsin; 1 borçlunun" in offered["update"]
    assert take(book, mixed, OPENING, "openings=update").code == 0
    assert owed(book) == {"Ada": 10000, "Bora": 25000, "Cem": 30000}


def test_where_it_helps_all_it_is_offered_as_it_is(book: Path) -> None:
    offered = choices(take(book, "Müşteri;Bakiye\nAda;170,00\nBora;250,00\nCem;300,00\n", OPENING))
    assert offered["update"] == "kitaptaki bakiye listedekine getirilsin"
