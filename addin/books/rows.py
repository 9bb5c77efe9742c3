"""Rows that come to a table or leave it, and the ranges that go with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from addin.books.column_looks import with_formats
from addin.books.encode import EMPTY, EMPTY_TAIL, Encoder, Scalar, Tail, constant, formula_cell, live_cell
from addin.books.places import Spot
from addin.books.ranges import Move, move_dimension, move_name, move_table, move_tail
from addin.books.rowpatch import REMOVED, Columns
from addin.books.sheetxml import SheetXml
from addin.books.workbook import LAST_ROW, MAIN, Area, Workbook, parse, parse_area
from addin.books.workbook_edits import rename_areas
from addin.books.writing import Pages, column_number_of, column_tails, live_formula
from addin.books.xmltext import escape
from addin.model import Refusal, column_letters
from addin.schema import TABLES
from addin.schema.column import Column

if TYPE_CHECKING:
    import pandas as pd

    from addin.books.package import Package

_SAMPLE = 300
_CHUNK = 4096  # rows encoded at a time: the cells of a large table would fill memory
_SHARED_FROM = 3  # rows from which one shared formula is shorter than a formula a row
_SHARED_ID = re.compile(rb'\bsi="(\d+)"')
_MERGE = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z0-9:]+)"')
_VALUE = re.compile(rb"<c\b[^>]*(?<!/)>(?!(?:<v></v>|<v/>|<is/>|)</c>)")
# A reference such as B7 outside of [..] and "..": such a formula would have to be moved row by row.
_ADDRESS = re.compile(r'"[^"]*"|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|(\$?[A-Z]{1,3}\$?\d+)')


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that a table gets in one go; `shared`: the first free number of a shared formula."""

    first: int
    last: int
    shared: int
    formulas: dict[int, str]
    styles: dict[bytes, bytes]


class Rows:
    """Adds and removes the last rows of tables."""

    def __init__(self, package: Package, workbook: Workbook, pages: Pages, encoder: Encoder) -> None:
        self._package = package
        self._workbook = workbook
        self._pages = pages
        self._encoder = encoder
        self.formulas_added = False

    def put(self, spot: Spot, frame: pd.DataFrame, start: int) -> None:
        """Write rows of `frame` from table position `start` on; the table grows as far as it must."""
        count = len(frame)
        inside = max(min(spot.length - start, count), 0)
        part = spot.list_table.sheet.part
        styles = self._styles(spot)
        self._pages.sheet(part).styles = styles
        if inside:
            rows = range(spot.first_row + start, spot.first_row + start + inside)
            self._pages.sheet(part).show(rows)
            for key in frame:
                column = TABLES[spot.place.table][str(key)]
                number = column_number_of(spot, column)
                tails = column_tails(spot, column, frame[key].iloc[:inside], self._encoder)
                self._pages.edit(part, number, rows, tails)
        if count > inside:
            self._append(spot, frame.iloc[inside:], styles)

    def _append(self, spot: Spot, frame: pd.DataFrame, styles: dict[bytes, bytes]) -> None:
        first = spot.place.last_row + 1
        last = spot.place.last_row + len(frame)
        self.resize(spot, last)
        sheet = self._pages.sheet(spot.list_table.sheet.part)
        for key in frame:
            column_number_of(spot, TABLES[spot.place.table][str(key)])
        block = Block(first, last, _next_shared(sheet.content), _calculated(self._package, spot), styles)
        chunks = (frame.iloc[at : at + _CHUNK] for at in range(0, len(frame), _CHUNK))
        rows = range(first, last + 1, _CHUNK)
        sheet.append(
            first, (self._columns(spot, chunk, row, block) for row, chunk in zip(rows, chunks, strict=True))
        )
        sheet.show(range(first, last + 1))

    def _columns(self, spot: Spot, frame: pd.DataFrame, row: int, block: Block) -> Columns:
        """The cells of some new rows column by column, each with its style."""
        known = {number: TABLES[spot.place.table][key] for key, number in spot.place.columns.items()}
        shared = block.shared
        made = []
        for number in range(spot.place.first_column, spot.place.last_column + 1):
            letters = column_letters(number).encode()
            column = known.get(number)
            style = block.styles.get(letters, b"")
            if column is None:
                own = self._own_column(block.formulas.get(number, ""), len(frame))
                cells = [style + cell for cell in own]
            elif column.fill == "formula":
                live = self._live_column(spot, column, frame, row, replace(block, shared=shared))
                cells = [style + cell for cell in live]
                shared += 1
            elif column.key in frame:
                cells = self._encoder.tails(column, frame[column.key], style)
            else:
                cells = [style + EMPTY_TAIL] * len(frame)
            made.append((letters, cells))
        return made

    def _own_column(self, formula: str, count: int) -> list[Any]:
        """A column of the user's: blank, or the formula that fills it."""
        if not formula:
            return [EMPTY_TAIL] * count
        self.formulas_added = True
        return [live_cell(formula, EMPTY)] * count

    def _live_column(
        self, spot: Spot, column: Column, frame: pd.DataFrame, row: int, block: Block
    ) -> list[Any]:
        values: Sequence[Scalar] = [EMPTY] * len(frame)
        if column.key in frame:
            values = self._encoder.scalars(column, frame[column.key])
        formula = live_formula(spot, column.key, self._encoder.language)
        if formula is None:
            return [constant(value) for value in values]
        self.formulas_added = True
        if block.last - block.first + 1 < _SHARED_FROM:
            return [live_cell(formula(row + at), value) for at, value in enumerate(values)]
        letters = column_letters(spot.place.columns[column.key])
        area = f"{letters}{block.first}:{letters}{block.last}"
        other = f'<f t="shared" si="{block.shared}"/>'.encode()
        cells = [formula_cell(other, value) for value in values]
        if row == block.first:
            text = escape(formula(row))
            master = f'<f t="shared" ref="{area}" si="{block.shared}">{text}</f>'.encode()
            cells[0] = formula_cell(master, values[0])
        return cells

    def _styles(self, spot: Spot) -> dict[bytes, bytes]:
        """The most frequent style of each column, from a sample of the table's rows."""
        sheet = self._pages.sheet(spot.list_table.sheet.part)
        step = max(spot.length // _SAMPLE, 1)
        counts: dict[bytes, Counter[bytes]] = {}
        for row in range(spot.first_row, spot.place.last_row + 1, step):
            for letters, style in sheet.styles_of(row):
                counts.setdefault(letters, Counter())[style] += 1
        styles = {letters: found.most_common(1)[0][0] for letters, found in counts.items()}
        return with_formats(styles, spot, sheet.head, self._workbook)

    def shrink(self, spot: Spot, length: int) -> None:
        """Take the rows beyond `length` out of the table and empty them; one row stays."""
        keep = max(length, 1)
        if keep >= spot.length:
            return
        part = spot.list_table.sheet.part
        rows = range(spot.first_row + keep, spot.place.last_row + 1)
        for number in range(spot.place.first_column, spot.place.last_column + 1):
            self._pages.edit(part, number, rows, [REMOVED] * len(rows))
        self._pages.apply(part)
        self._pages.sheet(part).show(rows)
        self.resize(spot, spot.first_row + keep - 1)

    def resize(self, spot: Spot, new_last: int) -> None:
        """Move the table's last data row with all ranges that end there.

        Errors: Refusal "cells_below" when something stands where the table would grow, "sheet_full".
        """
        place, found = spot.place, spot.list_table
        move = Move(spot.first_row, place.last_row, new_last, place.first_column, place.last_column)
        totals = found.totals_rows
        self._pages.apply(found.sheet.part)
        sheet = self._pages.sheet(found.sheet.part)
        if new_last + totals > LAST_ROW:
            raise Refusal("sheet_full", sheet=place.sheet)
        if new_last > place.last_row:
            below = Area(place.sheet, place.last_row + totals + 1, move.left, new_last + totals, move.right)
            self._check_below(sheet, spot, below)
        if totals:
            self._move_totals(spot, move)
        sheet.put_tail(move_tail(sheet.tail, move))
        sheet.put_head(move_dimension(sheet.head, new_last + totals, place.last_column))
        self._package.put(found.part, move_table(self._package.read(found.part), move, totals))
        names = {text: move_name(text, place.sheet, move, totals) for text in self._workbook.all_names}
        rename_areas(
            self._package, self._workbook.part, {old: new for old, new in names.items() if old != new}
        )

    def _check_below(self, sheet: SheetXml, spot: Spot, below: Area) -> None:
        for row in sheet.rows_between(below.top, below.bottom):
            for number, cell in sheet.cells(row).items():
                if below.left <= number <= below.right and _VALUE.match(cell):
                    self._refuse_below(spot, f"{column_letters(number)}{row}")
        for reference in _MERGE.findall(sheet.tail):
            merged = parse_area(f"S!{reference.decode()}")
            if merged and _meet(merged, below):
                self._refuse_below(spot, reference.decode())
        for other in self._workbook.tables:
            same_sheet = other.sheet.part == spot.list_table.sheet.part
            if same_sheet and other.part != spot.list_table.part and _meet(other.area, below):
                self._refuse_below(spot, f"{column_letters(other.area.left)}{other.area.top}")

    def _refuse_below(self, spot: Spot, cell: str) -> None:
        raise Refusal("cells_below", sheet=spot.place.sheet, cell=cell)

    def _move_totals(self, spot: Spot, move: Move) -> None:
        """The total row stays the row below the last one."""
        part = spot.list_table.sheet.part
        sheet = self._pages.sheet(part)
        old, new = move.old_last + 1, move.new_last + 1
        for number, cell in sheet.cells(old).items():
            if move.left <= number <= move.right:
                behind = cell[cell.index(b'"', cell.index(b'r="') + 3) + 1 :]
                self._pages.edit(part, number, [old, new], [REMOVED, _styled(behind)])
        self._pages.apply(part)


def _styled(behind: bytes) -> Tail:
    return behind if behind.startswith(b" s=") else b' s="0"' + behind


def _meet(one: Area, other: Area) -> bool:
    return (
        max(one.top, other.top) <= min(one.bottom, other.bottom)
        and max(one.left, other.left) <= min(one.right, other.right)
    )  # fmt: skip


def _next_shared(content: bytes) -> int:
    if b't="shared"' not in content:
        return 0
    return max(map(int, _SHARED_ID.findall(content)), default=-1) + 1


def _calculated(package: Package, spot: Spot) -> dict[int, str]:
    """Formulas by sheet column with which a table fills its own new rows, where they need no moving."""
    columns = parse(package, spot.list_table.part).iterfind(f"{MAIN}tableColumns/{MAIN}tableColumn")
    found = {}
    for number, column in enumerate(columns, spot.list_table.area.left):
        formula = column.findtext(f"{MAIN}calculatedColumnFormula") or ""
        if formula and not any(match[1] for match in _ADDRESS.finditer(formula)):
            found[number] = formula
    return found
