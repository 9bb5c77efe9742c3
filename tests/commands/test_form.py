"""Yeni Kayıt: the form of a closed book is for the debtor of the row that was selected when it was saved."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.books.file import open_book
from tests.commands.workday_book import AK, OR, SU, work_book
from tests.desk import tahsilat


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return work_book(tmp_path / "k.xlsx")


def select(book: Path, sheet: str, cell: str) -> None:
    """As a user leaves the book: this sheet in view, this cell selected."""
    workbook = openpyxl.load_workbook(book)
    workbook.active = workbook[sheet]
    for selection in workbook[sheet].sheet_view.selection:
        if workbook[sheet].sheet_view.pane is None or selection.pane == "bottomRight":
            selection.activeCell = selection.sqref = cell
    workbook.save(book)


def debtor(book: Path) -> str:
    return str(open_book(book).cells()["form_debtor"])


@pytest.mark.parametrize(("table", "row", "name"), [("debtors", 2, OR), ("receivables", 1, SU)])
def test_the_selected_row_tells_the_debtor(book: Path, table: str, row: int, name: str) -> None:
    place = open_book(book).place(table)
    select(book, place.sheet, place.cell(row, "debtor_name"))
    said = tahsilat("form", "görüşme", book)
    assert said.code == 0 and name in said.out and debtor(book) == name
    assert tahsilat("form", "görüşme", book, "--debtor", AK).code == 0 and debtor(book) == AK


def test_today_and_the_card_tell_him_too(book: Path) -> None:
    opened = open_book(book)
    first = str(opened.read("today").frame["debtor_name"].iloc[0])
    select(book, opened.place("today").sheet, opened.place("today").cell(0, "debtor_name"))
    assert tahsilat("form", "görüşme", book).code == 0 and debtor(book) == first
    tahsilat("card", book, OR)
    select(book, "Borçlu Kartı", "B9")
    assert tahsilat("form", "görüşme", book).code == 0 and debtor(book) == OR


def test_elsewhere_the_form_is_for_nobody_yet(book: Path) -> None:
    place = open_book(book).place("debtors")
    for sheet, cell in (("Panel", "A6"), (place.sheet, "A1"), (place.sheet, f"B{place.last_row + 3}")):
        select(book, sheet, cell)
        said = tahsilat("form", "görüşme", book)
        assert said.code == 0 and "Borçluyu yazın" in said.out and debtor(book) == ""
