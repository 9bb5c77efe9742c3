"""Whose row the selected cell of a closed workbook stands in, as it was saved: one row is read, no table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from addin.books.package import Package
from addin.books.places import Spot, sheet_of
from addin.books.workbook import MAIN, Area, Sheet, Workbook
from addin.model import Picked, Place
from addin.schema import TABLES

# Page without a table -> the cell in which its debtor is typed.
NAMED = {"card": "card_query", "form": "form_debtor"}
_HEAD = 1 << 14  # of a sheet's part, where its views stand
_VIEW = re.compile(rb"<sheetView\b.*?</sheetView>", re.S)
_PANE = re.compile(rb'<pane\b[^>]*\bactivePane="(\w+)"')
_SELECTION = re.compile(rb"<selection\b[^>]*>")
_OF_PANE = re.compile(rb'\bpane="(\w+)"')
_ROW = re.compile(rb'\bactiveCell="[A-Z]+(\d+)"')
_FIRST_PANE = b"topLeft"  # of a sheet that is not parted


def picked(
    package: Package,
    workbook: Workbook,
    spots: Iterable[Spot],
    cells: Callable[[], dict[str, Any]],
    row_of: Callable[[Area], Sequence[Any]],
) -> Picked:
    """What was selected; nothing where it was an empty row or a sheet of the user's own."""
    sheet = _active_sheet(workbook)
    row = _active_row(package.head(sheet.part, _HEAD)) if sheet else 0
    if sheet is None:
        return Picked()
    for spot in spots:
        place = spot.place
        if place.sheet == sheet.name and spot.first_row <= row <= place.last_row:
            area = Area(place.sheet, row, place.first_column, row, place.last_column)
            return in_row(place, row_of(area))
    return on_page(workbook, sheet.name, cells)


def in_row(place: Place, cells: Sequence[Any]) -> Picked:
    """Of the cells of one row of a table."""

    def shown(column: str) -> str:
        number = place.columns.get(column)
        return _text(cells[number - place.first_column]) if number else ""

    own = TABLES[place.table].id_column
    return Picked(place.table, shown(own), shown("debtor_id") or shown("debtor_name"))


def on_page(structure: Any, sheet: str, cells: Callable[[], dict[str, Any]]) -> Picked:
    """The debtor who is typed on a page without a table."""
    page = next((page for page in NAMED if sheet_of(structure, page) == sheet), "")
    return Picked(page, "", _text(cells().get(NAMED[page]))) if page else Picked()


def _active_sheet(workbook: Workbook) -> Sheet | None:
    view = workbook.root.find(f"{MAIN}bookViews/{MAIN}workbookView")
    tab = "0" if view is None else view.get("activeTab", "0")
    return next((one for one in workbook.sheets.values() if str(one.position) == tab), None)


def _active_row(head: bytes) -> int:
    """0 where no cell is told.

    >>> pane, other = b'<pane activePane="bottomRight"/>', b'<selection pane="topRight" activeCell="C1"/>'
    >>> own = b'<selection pane="bottomRight" activeCell="B7"/>'
    >>> _active_row(b"<sheetView>" + pane + other + own + b"</sheetView>"), _active_row(b"<sheetView/>")
    (7, 0)
    """
    view = _VIEW.search(head)
    if view is None:
        return 0
    pane = _PANE.search(view[0])
    wanted = pane[1] if pane else _FIRST_PANE
    for selection in _SELECTION.findall(view[0]):
        of_pane, row = _OF_PANE.search(selection), _ROW.search(selection)
        if row and (of_pane[1] if of_pane else _FIRST_PANE) == wanted:
            return int(row[1])
    return 0


def _text(value: Any) -> str:
    return str(value or "").strip()
