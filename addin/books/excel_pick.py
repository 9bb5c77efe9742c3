"""Whose row the selected cell of an open workbook stands in: one row is read, no table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.books.excel_cells import plain_rows
from addin.books.places import Spot, sheet_of
from addin.books.workbook import Area
from addin.model import Picked, Refusal
from addin.schema import TABLES

if TYPE_CHECKING:
    from addin.books.excel import ExcelBook

# Page without a table -> the cell in which its debtor is typed.
_NAMED = {"card": "card_query", "form": "form_debtor"}


def picked(book: ExcelBook) -> Picked:
    """What is selected; nothing where it is a picture, an empty row or a sheet of the user's own."""
    selected = book.workbook.app.selection
    if selected is None:
        return Picked()
    sheet, row = selected.sheet.name, selected.row
    if sheet not in book.structure.sheets:  # another workbook is in view
        return Picked()
    for spot in _spots(book, sheet):
        if spot.first_row <= row <= spot.place.last_row:
            return _in_table(book, spot, row)
    page = next((page for page in _NAMED if sheet_of(book.structure, page) == sheet), "")
    return Picked(page, "", _text(book.cells().get(_NAMED[page]))) if page else Picked()


def _spots(book: ExcelBook, sheet: str) -> list[Spot]:
    found = []
    for key in TABLES:
        try:
            spot = book.spot(key)
        except Refusal:  # a table that is gone hides no other
            continue
        if spot.place.sheet == sheet:
            found.append(spot)
    return found


def _in_table(book: ExcelBook, spot: Spot, row: int) -> Picked:
    place, table = spot.place, TABLES[spot.place.table]
    area = Area(place.sheet, row, place.first_column, row, place.last_column)
    cells = plain_rows(book.structure.range(area).raw_value)[0]

    def shown(column: str) -> str:
        number = place.columns.get(column)
        return _text(cells[number - place.first_column]) if number else ""

    return Picked(table.key, shown(table.id_column), shown("debtor_id") or shown("debtor_name"))


def _text(value: Any) -> str:
    return str(value or "").strip()
