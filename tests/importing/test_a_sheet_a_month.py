"""Dues and rents with a sheet for each month or house, whose rows have neither day nor number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from tests.desk import column, make_book, tahsilat
from tests.importing.runs import asked, run, told
from tests.importing.runs import column as column_of
from tests.importing.test_balance_comes_twice import owed
from tests.importing.test_paid_sheets import Sheets, write

_HEADER = ("No", "Malik", "Aidat", "Ödeme", "Ödeme Tarihi")
_BILL = ("Malik", "Tutar", "Not", "Fatura Tarihi")
_SEPTEMBER = [(1, "Arzu Ün", 1500.0, 1500.0, "08.09.2026"), (2, "Cem Er", 1500.0), (3, "Ece Or", 1750.0)]
_OCTOBER = [(1, "Arzu Ün", 1500.0), (2, "Cem Er", 1500.0), (3, "Ece Or", 1750.0, 1750.0, "09.10.2026")]
_YEAR: Sheets = {"Eylül 2026": _SEPTEMBER, "Ekim 2026": _OCTOBER}


def take(book: Path, sheets: Sheets) -> str:
    return tahsilat("import", write(book.parent, sheets, _HEADER), "--into", book, "--yes").out


def test_the_month_of_the_sheet_is_the_day_of_its_rows(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, _YEAR, _HEADER))
    assert column_of(outcome, "issue_date") == ["2026-09-01"] * 3 + ["2026-10-01"] * 3
    assert "sayfanın ayı (ayın ilk günü) alındı" in told(outcome)


def test_the_grown_list_brings_its_new_months_alone(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, _YEAR)
    assert owed(book) == {"Arzu Ün": 150000, "Cem Er": 300000, "Ece Or": 175000}
    said = take(
        book, {**_YEAR, "Kasım 2026": [(1, "Arzu Ün", 1500.0), (2, "Cem Er", 1600.0), (3, "Ece Or", 1.0)]}
    )
    assert owed(book) == {"Arzu Ün": 300000, "Cem Er": 460000, "Ece Or": 175100}
    assert "3 alacak" in said


def test_a_month_of_dues_that_comes_alone_is_known_among_others_and_knows_them(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, {"Eylül 2026": _SEPTEMBER})
    assert column(book, "receivables", "issue_date") == [pd.Timestamp(2026, 9, 1)] * 3
    take(book, _YEAR)
    assert owed(book) == {"Arzu Ün": 150000, "Cem Er": 300000, "Ece Or": 175000}
    take(book, {"Ekim 2026": [_OCTOBER[0], (2, "Cem Er", 1500.0, 1500.0, "12.10.2026"), _OCTOBER[2]]})
    assert owed(book) == {"Arzu Ün": 150000, "Cem Er": 150000, "Ece Or": 175000}
    assert len(column(book, "receivables", "issue_date")) == 6


def test_a_list_taken_before_its_only_sheet_told_the_month_is_dated_by_it(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, {"Liste": _SEPTEMBER})
    assert column(book, "receivables", "issue_date") == [pd.NaT] * 3
    take(book, _YEAR)
    assert owed(book) == {"Arzu Ün": 150000, "Cem Er": 300000, "Ece Or": 175000}
    assert len(column(book, "receivables", "issue_date")) == 6


def test_debts_that_are_no_charge_of_a_month_have_no_day_of_its_sheet(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, {"Kasım 2026": [("Cem Er", 1500.0), ("Ece Or", 9.0)]}, ("Malik", "Tutar")))
    assert column_of(outcome, "issue_date") == [None, None]


def test_they_have_it_where_the_book_has_their_months(tmp_path: Path) -> None:
    header, book = ("Malik", "Tutar"), make_book(tmp_path / "Kitap.xlsx", {})
    months = {"Eylül 2026": [("Cem Er", 1500.0), ("Ece Or", 9.0)], "Ekim 2026": [("Cem Er", 1500.0)]}

    def take_them(sheets: Sheets) -> None:
        tahsilat("import", write(tmp_path, sheets, header), "--into", book, "--yes")

    take_them(months)
    take_them({"Ekim 2026": months["Ekim 2026"]})
    assert owed(book) == {"Cem Er": 300000, "Ece Or": 900}
    take_them({"Kasım 2026": [("Cem Er", 1600.0), ("Ece Or", 9.0)]})
    assert owed(book) == {"Cem Er": 460000, "Ece Or": 1800}


def test_houses_that_owe_the_same_on_two_sheets_owe_twice(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    houses: dict[str, Sequence[Sequence[object]]] = {"A Blok": [*_SEPTEMBER[1:], (9, "Al Ok", 5.0)]}
    houses["B Blok"] = [(7, "Cem Er", 1500.0), (8, "Su An", 1600.0, 600.0, "08.09.2026"), (9, "Ur Ak", 7.0)]
    take(book, houses)
    assert owed(book) == {"Cem Er": 300000, "Ece Or": 175000, "Al Ok": 500, "Su An": 100000, "Ur Ak": 700}
    take(book, houses)
    assert owed(book) == {"Cem Er": 300000, "Ece Or": 175000, "Al Ok": 500, "Su An": 100000, "Ur Ak": 700}


def test_an_owner_of_several_flats_in_several_houses_owes_for_each(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    houses: Sheets = {"A Blok": [(1, "Cem Er", 1500.0), (2, "Al Ok", 5.0), (7, "Cem Er", 1500.0)]}
    houses = {
        **houses,
        "B Blok": [(1, "Su An", 9.0, 2.0, "08.09.2026"), (4, "Cem Er", 1500.0), (4, "Cem Er", 1500.0)],
    }
    for _ in range(2):
        source = write(book.parent, houses, _HEADER)
        tahsilat("import", source, "--into", book, "--yes", "--answer", "sheet:=*")
        assert owed(book) == {"Cem Er": 450000, "Al Ok": 500, "Su An": 700}


def test_months_whose_paid_rows_alone_have_a_day_are_no_copies(tmp_path: Path) -> None:
    unpaid = [(1, "Arzu Ün", 1500.0), (2, "Cem Er", 1500.0), (3, "Ece Or", 1750.0)]
    paid = [(1, "Arzu Ün", 1500.0, 1500.0, "04.11.2026"), *unpaid[1:]]
    outcome = run(write(tmp_path, {"Eylül 2026": paid, "Ekim 2026": paid, "Kasım 2026": unpaid}, _HEADER))
    assert column_of(outcome, "issue_date") == ["2026-09-01"] * 3 + ["2026-10-01"] * 3 + ["2026-11-01"] * 3


def test_rows_with_their_day_in_two_months_are_asked_about(tmp_path: Path) -> None:
    rows = [(1, "Arzu Ün", 1500.0, "", "08.09.2026"), (2, "Cem Er", 1500.0, "", "09.09.2026")]
    questions = asked(write(tmp_path, {"Eylül 2026": rows, "Ekim 2026": rows}, ("No", *_BILL)))
    assert [each["id"] for each in questions] == ["sheet:"]
