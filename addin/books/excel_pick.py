"""Whose row the selected cell of an open workbook stands in: one row is read, no table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.books.excel_cells import plain_rows
from addin.books.pick import in_row, on_page
from addin.books.places import Spot
from addin.books.workbook import Area
from addin.model import Picked, Refusal
from addin.schema import TABLES

if TYPE_CHECKING:
    from addin.books.excel import ExcelBook


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
    return on_page(book.structure, sheet, book.cells)


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
    place = spot.place
    area = Area(place.sheet, row, place.first_column, row, place.last_column)
    return in_row(place, plain_rows(book.structure.range(area).raw_value)[0])
