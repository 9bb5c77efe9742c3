"""Dues and rents with a sheet for each month or house, whose rows have neither day nor number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from tests.desk import column, make_book, tahsilat
from tests.importing.runs import column as column_of
from tests.importing.runs import run, told
from tests.importing.test_balance_comes_twice import owed
from tests.importing.test_paid_sheets import Sheets, write

_HEADER = ("No", "Malik", "Aidat", "Ödeme", "Ödeme Tarihi")
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


def test_a_month_that_came_alone_is_dated_when_more_sheets_follow(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, {"Eylül 2026": _SEPTEMBER})
    assert column(book, "receivables", "issue_date") == [pd.NaT] * 3
    take(book, _YEAR)
    assert owed(book) == {"Arzu Ün": 150000, "Cem Er": 300000, "Ece Or": 175000}
    assert len(column(book, "receivables", "issue_date")) == 6


def test_houses_that_owe_the_same_on_two_sheets_owe_twice(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    houses: dict[str, Sequence[Sequence[object]]] = {"A Blok": [*_SEPTEMBER[1:], (9, "Al Ok", 5.0)]}
    houses["B Blok"] = [(7, "Cem Er", 1500.0), (8, "Su An", 1600.0, 600.0, "08.09.2026"), (9, "Ur Ak", 7.0)]
    take(book, houses)
    assert owed(book) == {"Cem Er": 300000, "Ece Or": 175000, "Al Ok": 500, "Su An": 100000, "Ur Ak": 700}
    take(book, houses)
    assert owed(book) == {"Cem Er": 300000, "Ece Or": 175000, "Al Ok": 500, "Su An": 100000, "Ur Ak": 700}
