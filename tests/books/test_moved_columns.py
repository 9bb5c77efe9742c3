"""A column taken out by a program that leaves the names on the header cells where they were."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from addin.books.file import open_book
from addin.model import column_letters
from tests.books.worked import worked_book
from tests.desk import fingerprint, tahsilat

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return worked_book(tmp_path / "Kitap.xlsx")


def without(path: Path, column: str, *, tidy: bool) -> None:
    """Delete a column of the invoices; `tidy`: the table knows of it, the defined names never do."""
    place = open_book(path).place("receivables")
    workbook = openpyxl.load_workbook(path)
    sheet: Worksheet = workbook[place.sheet]
    sheet.delete_cols(place.columns[column])
    if tidy:
        (table,) = sheet.tables.values()
        del table.tableColumns[place.columns[column] - place.first_column]
        for number, each in enumerate(table.tableColumns, 1):
            each.id = number
        last = column_letters(place.last_column - 1)
        table.ref = f"A{place.header_row}:{last}{place.last_row}"
        table.autoFilter.ref = table.ref
    workbook.save(path)


def shown(path: Path, header: str) -> list[object]:
    sheet = openpyxl.load_workbook(path)[open_book(path).place("receivables").sheet]
    at = next(cell.column for cell in sheet[5] if cell.value == header)
    return [sheet.cell(row, at).value for row in range(6, 12)]


@pytest.mark.parametrize("column", ["document_no", "document", "checked_by"])
def test_a_table_that_does_not_know_of_it_is_refused(book: Path, column: str) -> None:
    without(book, column, tidy=False)
    before = fingerprint(book)
    said = tahsilat("refresh", book, "--json", "--as-of", "2026-12-20")
    assert (said.code, said.json["error"], fingerprint(book)) == (2, "columns_shifted", before)


def test_in_a_table_that_knows_of_it_the_headers_tell_the_columns(book: Path) -> None:
    without(book, "security", tidy=True)
    typed = {header: shown(book, header) for header in ("İhtilaflı mı", "Vade", "Tutar", "Kontrol Eden")}
    assert tahsilat("refresh", book, "--as-of", "2026-12-20").code == 0
    assert {header: shown(book, header) for header in typed} == typed
    assert shown(book, "Açık Tutar")[0] == 1500.00


@pytest.mark.parametrize("column", ["amount_kurus", "open_kurus", "status"])
def test_a_needed_column_is_missed_by_its_own_name(book: Path, column: str) -> None:
    header = open_book(book).place("receivables").headers[column]
    without(book, column, tidy=True)
    for command in ("check", "refresh"):
        said = tahsilat(command, book, "--json", "--as-of", "2026-12-20")
        assert (said.code, said.json["error"]) == (2, "column_missing")
        assert f"“{header}”" in said.json["message"]


def test_a_sheet_that_is_gone_is_told_as_such(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    del workbook["Görüşmeler"]
    workbook.save(book)
    for command in ("check", "refresh"):
        said = tahsilat(command, book, "--json")
        assert (said.code, said.json["error"]) == (2, "sheet_missing")
