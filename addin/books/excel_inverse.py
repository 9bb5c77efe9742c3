"""The inverse of a write: what stood in each cell, and what must stand there for it to come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from addin.books.excel_block import Block
from addin.books.excel_cells import Cell, Formula, formula_texts, plain_rows
from addin.books.excel_fresh import Fresh
from addin.books.excel_growth import Resize
from addin.books.excel_plan import Plan
from addin.books.workbook import Area
from addin.model import CellError, Place, column_letters

if TYPE_CHECKING:
    from addin.books.excel import ExcelBook

# {"lengths": {table: [before, after]}, "cells": [{"table" or "key", "column", "rows", "old", "new"}]}
Inverse = dict[str, Any]
_LOG = "log"


def inverse_of(plan: Plan) -> Inverse:
    """What brings the workbook back. Columns and named cells are told by key, so that they may move."""
    lengths = {each.table: [each.spot.length, each.length] for each in plan.resizes}
    cells = [entry for block in plan.blocks for entry in _entries(plan.book, block)]
    return {"lengths": lengths, "cells": cells}


def without_log(inverse: Inverse) -> Inverse:
    """What was done stays told, also when the user takes it back."""
    lengths = {table: each for table, each in inverse["lengths"].items() if table != _LOG}
    cells = [entry for entry in inverse["cells"] if entry.get("table") != _LOG]
    return {"lengths": lengths, "cells": cells}


def _entries(book: ExcelBook, block: Block) -> Iterator[dict[str, Any]]:
    if block.fresh:
        yield from _fresh_entries(book.place(block.source), block.fresh)
    for column, rows in block.old.items():
        new = block.new[column]
        if block.source:
            place = book.place(block.source)
            yield {
                "table": block.source,
                "column": _key_of(place, column),
                "rows": [row - place.header_row - 1 for row in rows],
                "old": [_packed(cell) for cell in rows.values()],
                "new": [_packed(new[row]) for row in rows],
            }
            continue
        for row, old in rows.items():
            key, area = _named_at(book, block.sheet, row, column)
            yield {
                "key": key,
                "column": column - area.left,
                "rows": [row - area.top],
                "old": [_packed(old)],
                "new": [_packed(new[row])],
            }


def _fresh_entries(place: Place, fresh: Fresh) -> Iterator[dict[str, Any]]:
    rows = [row - place.header_row - 1 for row in range(fresh.top, fresh.bottom + 1)]
    for column, cells in fresh.columns.items():
        plain = set(map(type, cells)) <= {str, float, bool, type(None)}
        new = cells if plain else list(map(_packed, cells))
        yield {
            "table": place.table,
            "column": _key_of(place, column),
            "rows": rows,
            "old": [None] * len(rows),
            "new": new,
        }


def _key_of(place: Place, column: int) -> str:
    keys = {number: key for key, number in place.columns.items()}
    own = {number: f"={text}" for text, number in place.user_columns.items()}
    return (own | keys)[column]


def _number_of(place: Place, key: str) -> int | None:
    return place.user_columns.get(key[1:]) if key.startswith("=") else place.columns.get(key)


def _named_at(book: ExcelBook, sheet: str, row: int, column: int) -> tuple[str, Area]:
    return next(
        (key, area)
        for key, (_, area) in book.named.items()
        if area is not None
        and area.sheet == sheet
        and area.top <= row <= area.bottom
        and area.left <= column <= area.right
    )


def _packed(cell: Cell) -> Any:
    if isinstance(cell, Formula):
        return {"formula": str(cell)}
    return {"error": str(cell)} if isinstance(cell, CellError) else cell


def _unpacked(cell: Any) -> Cell:
    if isinstance(cell, dict):
        return Formula(cell["formula"]) if "formula" in cell else CellError(cell["error"])
    unpacked: Cell = cell
    return unpacked


class Undoing(Plan):
    """A plan that puts old cells back where nobody has changed them since."""

    def take(self, inverse: Inverse) -> None:
        self._shrinking: list[Resize] = []
        for entry in inverse["cells"]:
            self._take_cells(entry)
        for table, (before, after) in inverse["lengths"].items():
            spot = self.book.spot(table)
            if spot.length != after:
                continue
            if before > after:
                self._resize(spot, before)
            else:
                self._shrinking.append(Resize(table, spot, before))

    def _take_cells(self, entry: dict[str, Any]) -> None:
        if "table" in entry:
            place = self.book.place(entry["table"])
            sheet, top, column = place.sheet, place.header_row + 1, _number_of(place, entry["column"])
        else:
            area = self.book.named.get(entry["key"], ("", None))[1]
            sheet, top = (area.sheet, area.top) if area else ("", 0)
            column = area.left + entry["column"] if area else None
        if column is None:
            return
        rows = [top + row for row in entry["rows"]]
        block = self.block(sheet, entry.get("table", ""))
        block.put(column, rows, map(_unpacked, entry["old"]))
        block.expected.setdefault(column, {}).update(zip(rows, map(_unpacked, entry["new"]), strict=True))

    def keep_filled_rows(self) -> None:
        """Rows that were added leave the table again, unless somebody has typed into them."""
        for each in self._shrinking:
            place, first = each.spot.place, each.spot.first_row + each.length
            block = self.block(place.sheet, each.table)
            area = Area(place.sheet, first, place.first_column, place.last_row, place.last_column)
            cells = self.book.structure.range(area)
            raw = plain_rows(cells.raw_value)
            formulas = formula_texts(cells.formula, raw)
            left = any(
                value != "" and not text and row not in block.new.get(column, {})
                for row, (line, texts) in enumerate(zip(raw, formulas, strict=True), first)
                for column, (value, text) in enumerate(zip(line, texts, strict=True), place.first_column)
            )
            if not left:
                self.resizes.append(each)

    def conflicts(self) -> list[str]:
        """Cells that were left alone, as `'Sheet'!B7`."""
        return [
            f"'{block.sheet}'!{column_letters(column)}{row}"
            for block in self.blocks
            for row, column in block.conflicts
        ]


def undoing(book: ExcelBook, inverse: Inverse) -> Undoing:
    plan = Undoing(book)
    plan.take(inverse)
    return plan
