"""Tables of an open workbook that get or lose their last rows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from addin.books.excel_cells import plain_rows
from addin.books.excel_structure import LiveStructure
from addin.books.places import Spot
from addin.books.workbook import Area
from addin.model import Refusal, column_letters
from addin.schema import TABLES


@dataclass(frozen=True, slots=True)
class Resize:
    """A table whose last row comes to stand elsewhere."""

    table: str
    spot: Spot
    length: int


def set_length(workbook: Any, spot: Spot, length: int) -> None:
    """Resize the ListObject; a total row steps aside and comes back below the last row."""
    place, name = spot.place, spot.list_table.name
    sheet = workbook.sheets[place.sheet]
    table = sheet.tables[name]
    totals = bool(spot.list_table.totals_rows)
    if totals:
        table.show_totals = False
    last = place.header_row + length
    table.resize(sheet.range((place.header_row, place.first_column), (last, place.last_column)))
    if length > spot.length:
        _dress(sheet, spot, last)
    if totals:
        table.show_totals = True


def _dress(sheet: Any, spot: Spot, last: int) -> None:
    """Give new rows the looks of the last one, unless somebody has coloured a cell of that.

    Without them they are as right as with them, so whatever a host cannot do is passed over.
    """
    place, table = spot.place, TABLES[spot.place.table]
    own = [number for key, number in place.columns.items() if table[key].fill == "user"]
    ends = (place.last_row, place.first_column), (place.last_row, place.last_column)
    with suppress(Exception):
        if all(sheet.range((place.last_row, number)).color is None for number in own):
            whole = sheet.range(ends[0], (last, place.last_column))
            sheet.range(*ends).autofill(whole, "fill_formats")


def check_below(structure: LiveStructure, spot: Spot, length: int) -> None:
    """Errors: Refusal when something stands where the table has to grow."""
    place, totals = spot.place, spot.list_table.totals_rows
    first, last = place.last_row + totals + 1, spot.first_row + length - 1 + totals
    below = Area(place.sheet, first, place.first_column, last, place.last_column)
    used = structure.book.sheets[place.sheet].used_range
    if used.row + used.shape[0] - 1 < first:
        return
    for row, line in enumerate(plain_rows(structure.range(below).formula), first):
        for number, text in enumerate(line, place.first_column):
            if text != "":
                raise Refusal("cells_below", sheet=place.sheet, cell=f"{column_letters(number)}{row}")
    for other in structure.tables:
        area = other.area
        if area.sheet == place.sheet and other.name != spot.list_table.name and _meet(area, below):
            raise Refusal("cells_below", sheet=place.sheet, cell=f"{column_letters(area.left)}{area.top}")


def _meet(one: Area, other: Area) -> bool:
    return (
        max(one.top, other.top) <= min(one.bottom, other.bottom)
        and max(one.left, other.left) <= min(one.right, other.right)
    )  # fmt: skip
