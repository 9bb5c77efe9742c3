"""Rows that an import adds show days as days and amounts as amounts, whatever stands above them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.books.file import open_book
from tests.desk import make_book, tahsilat

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")
LIST = "Müşteri;Fatura No;Tarih;Vade;Tutar\nAk;F-1;05.01.2026;13.01.2026;100,00\nAk;F-2;06.01.2026;;200,00\n"
MORE = LIST + "Ok;F-3;07.01.2026;14.01.2026;300,00\n"


def take(book: Path, text: str) -> None:
    (book.parent / "liste.csv").write_text(text, encoding="utf-8")
    said = tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes")
    assert said.code == 0, said.err


def formats(book: Path) -> list[tuple[str, ...]]:
    place = open_book(book).place("receivables")
    sheet = openpyxl.load_workbook(book)[place.sheet]
    rows = range(place.header_row + 1, place.last_row + 1)
    keys = ("issue_date", "due_date", "amount_kurus", "recorded_at")
    return [tuple(sheet.cell(row, place.columns[key]).number_format for key in keys) for row in rows]


def paste_without_formats(book: Path) -> None:
    place, made = open_book(book).place("receivables"), openpyxl.load_workbook(book)
    for row in made[place.sheet].iter_rows(min_row=place.header_row + 1, max_row=place.last_row):
        for cell in row:
            cell.number_format = "General"
    made.save(book)


def test_new_rows_show_days_and_amounts(tmp_path: Path) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    take(book, LIST)
    right = ("dd.mm.yyyy", "dd.mm.yyyy", "#,##0.00", "dd.mm.yyyy hh:mm")
    assert formats(book) == [right] * 2
    paste_without_formats(book)
    take(book, MORE)
    assert formats(book) == [("General",) * 4] * 2 + [right]
