"""What was promised is just what the next list takes off the debt: when it came is asked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import column, make_book, refresh
from tests.importing.test_balance_comes_twice import owed
from tests.importing.test_second_list import append
from tests.importing.weeks import take

RESTS = """
    Müşteri;Fatura No;Vade;Tutar;Kalan
    Bereket;A-1;20.10.2026;10.000,00;{}
    Can;A-2;20.10.2026;500,00;500,00
"""
BALANCES = "Müşteri;Bakiye\nBereket;{}\nCan;500,00\n"
KEY = "met_promises"
LISTS = [(RESTS, []), (BALANCES, ["openings=update"])]


def promising(folder: Path, text: str, amount: int = 400000, **more: object) -> Path:
    book = make_book(folder / "Kitap.xlsx", {})
    take(book, text.format("10.000,00"))
    promise = {"debtor_name": "Bereket", "made_on": datetime(2026, 11, 3), "amount_kurus": amount}
    append(book, "promises", promise | {"promised_for": datetime(2026, 11, 6)} | more)
    refresh(book)
    return book


@pytest.mark.parametrize(("text", "answers"), LISTS)
def test_what_was_promised_comes_in_as_a_receipt(tmp_path: Path, text: str, answers: list[str]) -> None:
    book = promising(tmp_path, text)
    week = text.format("6.000,00")
    take(book, week, *answers, f"{KEY}=promised")
    assert owed(book) == {"Bereket": 600000, "Can": 50000}
    assert column(book, "receipts", "amount_kurus") == [400000]
    assert [f"{day:%d.%m.%Y}" for day in column(book, "receipts", "received_on")] == ["06.11.2026"]
    assert column(book, "receivables", "amount_kurus")[0] == 1000000
    said = take(book, week)
    assert said.code == 0 and "güncellendi;" not in said.out.split("yenilendi")[0]
    assert (
        owed(book) == {"Bereket": 600000, "Can": 50000} and len(column(book, "receipts", "amount_kurus")) == 1
    )


@pytest.mark.parametrize(("text", "answers"), LISTS)
def test_without_a_day_it_is_told_by_name(tmp_path: Path, text: str, answers: list[str]) -> None:
    book = promising(tmp_path, text)
    said = take(book, text.format("6.000,00"), *answers)
    assert "1 borçlunun listedeki borcu, söz verdiği tutar kadar azaldı" in said.out
    assert "(Bereket 06.11.2026 4.000,00 TL)" in said.out
    assert owed(book) == {"Bereket": 600000, "Can": 50000} and not column(book, "receipts", "amount_kurus")


def test_a_debt_that_is_paid_up_as_promised(tmp_path: Path) -> None:
    book = promising(tmp_path, RESTS, 1000000)
    take(book, RESTS.format("0,00"), f"{KEY}=promised")
    assert owed(book)["Bereket"] == 0 and column(book, "receipts", "amount_kurus") == [1000000]


@pytest.mark.parametrize("more", [{"amount": 390000}, {"cancelled": True}, {"debtor_name": "Can"}])
def test_other_promises_are_not_asked_about(tmp_path: Path, more: dict[str, object]) -> None:
    book = promising(tmp_path, RESTS, **more)  # type: ignore[arg-type]
    assert "söz verdiği" not in take(book, RESTS.format("6.000,00")).out
