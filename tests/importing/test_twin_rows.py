"""Rows that are equal in debtor, day and amount, week after week: as many as the book has of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import Said, column, make_book, refresh, tahsilat
from tests.importing.runs import lines
from tests.importing.test_balance_comes_twice import owed
from tests.importing.test_second_list import append

WEEK = """
    Tarih;İsim;Ne Aldı;Tutar;Ödendi
    05.09.2026;Muhtar;kum;1200;
    01.10.2026;Muhtar;kum;1200;{}
    01.10.2026;Muhtar;kum;1200;{}
    05.10.2026;Sami;boya;300;
"""
ONE, BOTH = {"Muhtar": 240000, "Sami": 30000}, {"Muhtar": 360000, "Sami": 30000}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    said = take(path, WEEK)
    assert "1 satır (Muhtar; 1.200,00 TL) listedeki başka bir satırın aynısı" in said.out
    assert owed(path) == ONE
    return path


def take(book: Path, text: str, *paid: str) -> Said:
    (book.parent / "liste.csv").write_text(lines(text.format(*paid or ("", ""))), encoding="utf-8")
    said = tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes")
    assert said.code == 0, said.err
    return said


def type_the_other(book: Path) -> None:
    day = datetime(2026, 10, 1)
    append(book, "receivables", {"debtor_name": "Muhtar", "issue_date": day, "amount_kurus": 120000})
    refresh(book)
    assert owed(book) == BOTH


def test_who_typed_the_other_row_in_has_both_and_none_is_missed(book: Path) -> None:
    type_the_other(book)
    said = take(book, WEEK + "    01.11.2026;Sami;boya;450;\n")
    assert owed(book) == {**BOTH, "Sami": 75000}
    assert "bu listede yok" not in said.out and "başka bir satırın aynısı" not in said.out
    said = take(book, WEEK + "    01.10.2026;Muhtar;kum;1200;\n")
    assert "1 satır (Muhtar; 1.200,00 TL) listedeki başka bir satırın aynısı" in said.out


@pytest.mark.parametrize("first", [("x", ""), ("", "x")])
def test_of_two_in_the_book_as_many_are_closed_as_the_list_calls_paid(
    book: Path, first: tuple[str, str]
) -> None:
    type_the_other(book)
    for paid, muhtar in ((first, 240000), (first[::-1], 240000), (first, 240000), (("x", "x"), 120000)):
        said = take(book, WEEK, *paid)
        assert owed(book) == {"Muhtar": muhtar, "Sami": 30000}
        assert "kapalı" not in said.out and "bu listede yok" not in said.out
        assert "Yeniden tahsilat girmeyin" not in said.out


def test_of_two_in_the_book_the_one_that_was_received_is_the_one_the_list_calls_paid(book: Path) -> None:
    type_the_other(book)
    first = column(book, "receivables", "receivable_id")[1]
    came = {"debtor_name": "Muhtar", "received_on": datetime(2026, 11, 2), "amount_kurus": 120000}
    append(book, "receipts", {**came, "receivable_id": first})
    refresh(book)
    for paid in (("x", ""), ("", "x")):
        take(book, WEEK, *paid)
        assert owed(book) == ONE


@pytest.mark.parametrize("paid", [("x", ""), ("", "x")])
def test_the_only_one_in_the_book_stays_open_while_one_of_the_list_is(
    book: Path, paid: tuple[str, str]
) -> None:
    for _ in range(2):
        said = take(book, WEEK, *paid)
        assert owed(book) == ONE
        told = "1 satır (Muhtar; 1.200,00 TL) listede bir kez ödenmiş, bir kez açık yazılı"
        assert told in said.out and "başka bir satırın aynısı" not in said.out
    said = take(book, WEEK, "x", "x")
    assert owed(book) == {"Muhtar": 120000, "Sami": 30000}
    assert "1 satır (Muhtar; 1.200,00 TL) listedeki başka bir satırın aynısı" in said.out


def test_in_an_empty_book_the_open_one_comes_in(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, WEEK, "x", "")
    assert owed(path) == ONE


RESTS = """
    Tarih;İsim;Tutar;Kalan
    01.10.2026;Muhtar;1200;{}
    01.10.2026;Muhtar;1200;{}
    05.10.2026;Sami;300;300
"""


@pytest.mark.parametrize("first", [("0", "1200"), ("1200", "0")])
def test_of_two_rows_with_what_is_left_the_paid_up_one_is_closed(
    tmp_path: Path, first: tuple[str, str]
) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, RESTS, "1200", "1200")
    assert owed(path) == {"Muhtar": 120000, "Sami": 30000}
    take(path, RESTS, *first)
    assert owed(path) == {"Muhtar": 120000, "Sami": 30000}
    day = datetime(2026, 10, 1)
    append(path, "receivables", {"debtor_name": "Muhtar", "issue_date": day, "amount_kurus": 120000})
    refresh(path)
    for rests, muhtar in ((first, 120000), (first[::-1], 120000), (("0", "0"), 0)):
        said = take(path, RESTS, *rests)
        assert owed(path) == {"Muhtar": muhtar, "Sami": 30000}
        assert "bu listede yok" not in said.out


def test_equal_payments_that_were_typed_in_are_not_asked_for_again(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    take(path, "Müşteri;Fatura No;Vade;Tutar\nAda;F-1;01.02.2026;900,00\nCan;F-2;01.02.2026;5,00\n")
    twice = "Tarih;Müşteri;Ödeme Şekli;Tutar\n" + "05.02.2026;Ada;Nakit;200,00\n" * 2
    assert "başka bir satırın aynısı" in take(path, twice).out
    append(
        path,
        "receipts",
        {"debtor_name": "Ada", "received_on": datetime(2026, 2, 5), "amount_kurus": 20000},
    )
    refresh(path)
    assert "başka bir satırın aynısı" not in take(path, twice).out
    assert column(path, "receipts", "amount_kurus") == [20000, 20000]
    assert owed(path)["Ada"] == 50000


def test_a_row_too_much_takes_no_payment_of_the_book(tmp_path: Path) -> None:
    path = make_book(tmp_path / "Kitap.xlsx", {})
    week = """
        Tarih;İsim;Tutar;Ödenen;Kalan
        01.10.2026;Muhtar;1200;400;800
        01.10.2026;Muhtar;1200;400;800
        05.10.2026;Sami;300;;300
    """
    take(path, week)
    came = {"debtor_name": "Muhtar", "received_on": datetime(2026, 11, 2), "amount_kurus": 50000}
    append(path, "receipts", came)
    refresh(path)
    said = take(path, week)
    assert owed(path) == {"Muhtar": 30000, "Sami": 30000}
    assert "kitapta ödenen 900,00 TL, listede 400,00 TL" in said.out
