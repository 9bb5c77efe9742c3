"""Where a cell of the template's sheet stands in the book: by table column, by name, or where it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from addin.books.excel_cells import runs
from addin.books.places import Spot, find_spot, sheet_of
from addin.books.ranges import Rectangle
from addin.books.workbook import Sheet, Workbook, column_number
from addin.model import Refusal, column_letters
from addin.schema import TABLES

_REFERENCE = re.compile(r'"[^"]*"|(?<![\w.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])')
_OURS = ("tk_cell__", "tk_area__", "TK_")
Cell = tuple[int, int]  # row, column


@dataclass(slots=True)
class SheetMap:
    """One sheet of the template against its counterpart in the book.

    `columns`: of the table, by column in the template; `rows`, `new_rows`: its first and last row there
    and here. `cells`: the named ones. `same`: all of them stand where the template has them.
    """

    old: Sheet
    new: Sheet
    spot: Spot | None = None
    columns: dict[int, int] = field(default_factory=dict)
    rows: Cell = (0, -1)
    new_rows: Cell = (0, -1)
    cells: dict[Cell, Cell] = field(default_factory=dict)
    same: bool = True

    def areas(self, area: Rectangle) -> list[Rectangle]:
        """The area in the book; nothing where it is gone or cannot be told."""
        top, left, bottom, right = area
        if (top, bottom) == self.rows:
            there = sorted(self.columns[each] for each in range(left, right + 1) if each in self.columns)
            return [(self.new_rows[0], first, self.new_rows[1], last) for first, last in runs(there)]
        if self.spot is None and self.same:
            return [area]
        here = self.cells.get((top, left)) if (top, left) == (bottom, right) else None
        return [(*here, *here)] if here else []

    def formula(self, text: str) -> str | None:
        """The formula with its cells as they stand in the book; None when one of them is gone."""
        gone: list[str] = []

        def moved(match: re.Match[str]) -> str:
            if match[2] is None:
                return match[0]
            here = self._cell((int(match[4]), column_number(match[2])))
            if here is None:
                gone.append(match[0])
                return match[0]
            return f"{match[1]}{column_letters(here[1])}{match[3]}{here[0]}"

        new = _REFERENCE.sub(moved, text)
        return None if gone else new

    def _cell(self, cell: Cell) -> Cell | None:
        row, column = cell
        if row == self.rows[0] and self.spot is not None:
            return (self.new_rows[0], self.columns[column]) if column in self.columns else None
        return cell if self.spot is None and self.same else self.cells.get(cell)

    def own(self) -> list[Rectangle]:
        """All cells of ours: the table's columns, and the named ones."""
        first, last = self.new_rows
        body = [(first, left, last, right) for left, right in runs(sorted(self.columns.values()))]
        return [*body, *((*cell, *cell) for cell in self.cells.values())]


def skeleton(formula: str) -> str:
    """What formulas of one kind have in common, whatever cells they look at.

    >>> skeleton('OR($K6="gecikti",$K6="B2")')
    'OR(#="gecikti",#="B2")'
    """
    return _REFERENCE.sub(lambda match: "#" if match[2] else match[0], formula)


def sheet_maps(book: Workbook, donor: Workbook, pages: tuple[str, ...]) -> list[SheetMap]:
    """The pages that both have, by what stands on them now."""
    found = []
    for page in pages:
        old, new = sheet_of(donor, page), sheet_of(book, page)
        if old in donor.sheets and new in book.sheets:
            found.append(_map(page, SheetMap(donor.sheets[old], book.sheets[new]), book, donor))
    return found


def _map(page: str, found: SheetMap, book: Workbook, donor: Workbook) -> SheetMap:
    if page in TABLES:
        try:
            old, new = find_spot(donor, page), find_spot(book, page)
        except Refusal:  # a page that lacks what it needs is told of elsewhere
            return found
        found.spot = new
        now = new.place.columns
        found.columns = {at: now[key] for key, at in old.place.columns.items() if key in now}
        found.rows = (old.first_row, old.place.last_row)
        found.new_rows = (new.first_row, new.place.last_row)
    for name in donor.names:
        if name.startswith(_OURS):
            there, here = donor.area(name), book.area(name)
            if there and here and (there.sheet, here.sheet) == (found.old.name, found.new.name):
                found.cells[there.top, there.left] = here.top, here.left
                found.same &= there.top == here.top and there.left == here.left
            elif there and there.sheet == found.old.name:
                found.same = False
    return found


def spread(areas: list[Rectangle]) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    """Which rows of which columns areas cover, however they are cut: column -> runs of rows."""
    by_column: dict[int, list[Cell]] = {}
    for top, left, bottom, right in areas:
        for column in range(left, right + 1):
            by_column.setdefault(column, []).append((top, bottom))
    return tuple((column, _joined(sorted(parts))) for column, parts in sorted(by_column.items()))


def _joined(parts: list[Cell]) -> tuple[Cell, ...]:
    if all(one[1] + 1 < other[0] for one, other in pairwise(parts)):
        return tuple(parts)
    found = [parts[0]]
    for top, bottom in parts[1:]:
        if top <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return tuple(found)
