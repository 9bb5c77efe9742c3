"""An Outcome -> the cells and table sizes of an open workbook that it changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from addin.books.bodies import rebound
from addin.books.encode import Encoder, objects_of
from addin.books.excel_block import Block
from addin.books.excel_cells import Cell, Formula, formula_texts, kept, new_cell, new_cells, plain_rows
from addin.books.excel_fresh import TEXT, Fresh
from addin.books.excel_growth import Resize, check_below, set_length
from addin.books.frames import conform
from addin.books.places import Spot, shown_sheet
from addin.books.workbook import LAST_ROW, Area
from addin.books.writing import column_number_of, live_formula
from addin.model import ColumnChange, Outcome, Refusal
from addin.schema import TABLES
from addin.schema.column import Column
from addin.schema.looks import NUMBER_FORMATS
from addin.schema.pages import page_of

if TYPE_CHECKING:
    import pandas as pd

    from addin.books.excel import ExcelBook

LIVE = ("stale", "shown")  # cells that show a live formula, which Excel itself keeps right
_AREA = "tk_area__"


class Plan:
    """What is to be written. Errors: Refusal when a table cannot grow or a cell of ours is gone."""

    def __init__(self, book: ExcelBook) -> None:
        self.book = book
        self.blocks: list[Block] = []
        self.resizes: list[Resize] = []
        self._encoder = Encoder(book.language, book.sense.date1904)

    @property
    def changed(self) -> int:
        return sum(block.changed for block in self.blocks)

    @property
    def sheets(self) -> list[str]:
        """Sheets on which something is written."""
        written = [block.sheet for block in self.blocks if block.changed]
        return list(dict.fromkeys([*written, *(each.spot.place.sheet for each in self.resizes)]))

    def block(self, sheet: str, source: str = "") -> Block:
        for block in self.blocks:
            if (block.sheet, block.source) == (sheet, source):
                return block
        self.blocks.append(Block(sheet, source))
        return self.blocks[-1]

    def add(self, outcome: Outcome) -> None:
        for key, value in outcome.cells.items():
            self._put_cell(key, value)
        for change in outcome.changes:
            self._change(change)
        for table, rows in outcome.appended.items():
            spot = self.book.spot(table)
            self._put_rows(spot, rows, spot.length if len(self.book.read(table).frame) else 0)
        for table, body in outcome.bodies.items():
            self._replace(self.book.spot(table), body)

    def settle(self) -> None:
        for block in self.blocks:
            block.settle(self.book.workbook.sheets[block.sheet], self.book.sense)

    def apply(self, progress: Callable[[int, int], None]) -> None:
        """Write it; what was written is taken back when something fails on the way."""
        begun: list[Block] = []
        resized: list[Resize] = []
        try:
            for each in self.resizes:
                if each.length > each.spot.length:
                    resized.append(each)
                    set_length(self.book.workbook, each.spot, each.length)
            changed = [block for block in self.blocks if block.changed]
            for number, block in enumerate(changed, start=1):
                begun.append(block)
                for _ in block.write(self.book.workbook.sheets[block.sheet]):
                    pass
                progress(number, len(changed))
            for each in self.resizes:
                if each.length < each.spot.length:
                    resized.append(each)
                    set_length(self.book.workbook, each.spot, each.length)
        except BaseException:
            for each in resized:
                with suppress(Exception):
                    set_length(self.book.workbook, each.spot, each.spot.length)
            for block in begun:
                with suppress(Exception):
                    block.take_back(self.book.workbook.sheets[block.sheet])
            raise

    def _put_cell(self, key: str, value: Any) -> None:
        """A named cell, or an area from its first cell on; the rest of the area is emptied."""
        prefix, area = self.book.named.get(key, ("", None))
        if area is None or area.sheet not in self.book.structure.sheets:
            raise Refusal("cell_missing", sheet=shown_sheet(self.book.structure, page_of(key)))
        if key.startswith(LIVE):
            return
        lines = value if prefix == _AREA else [[value]]
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if len(lines) > height or any(len(line) > width for line in lines):
            raise ValueError(f"{key}: more rows or columns than the area has")
        lines = [[*line, *[None] * (width - len(line))] for line in lines]
        lines += [[None] * width] * (height - len(lines))
        for number, column in enumerate(zip(*lines, strict=True), area.left):
            cells = [new_cell(self._encoder, each) for each in column]
            self.block(area.sheet).put(number, range(area.top, area.bottom + 1), cells)

    def _change(self, change: ColumnChange) -> None:
        spot, column = self.book.spot(change.table), TABLES[change.table][change.column]
        if len(change.rows) and not 0 <= int(change.rows.min()) <= int(change.rows.max()) < spot.length:
            raise IndexError(f"{change.table}.{change.column}: row outside the table")
        self._put(spot, column, (change.rows + spot.first_row).tolist(), change.new)

    def _put(self, spot: Spot, column: Column, rows: list[int], values: Any) -> None:
        """Cells of a column; a live one gets its formula back where that is gone, and no value."""
        number = column_number_of(spot, column)
        formula = live_formula(spot, column.key, self.book.language) if column.fill == "formula" else None
        cells: list[Cell]
        if formula is not None:
            standing = self._formulas(spot, number)
            rows = [row for row in rows if not standing.get(row)]
            cells = [Formula("=" + formula(row)) for row in rows]
        else:
            cells = new_cells(self._encoder, column, values)
        self.block(spot.place.sheet, spot.place.table).put(number, rows, cells, text=_is_text(column))

    def _put_fresh(self, spot: Spot, column: Column, values: Any) -> None:
        """Cells of a column below the table's last row, where nothing stands yet."""
        block = self.block(spot.place.sheet, spot.place.table)
        if block.fresh is None:
            block.fresh = Fresh(spot.place.last_row + 1)
        number = column_number_of(spot, column)
        formula = live_formula(spot, column.key, self.book.language) if column.fill == "formula" else None
        if formula is not None:
            rows = range(block.fresh.top, block.fresh.top + len(values))
            block.fresh.put(number, [Formula("=" + formula(row)) for row in rows], text=False)
            return
        cells = new_cells(self._encoder, column, values)
        if any(isinstance(cell, Formula) for cell in cells):  # links among texts
            rows = range(block.fresh.top, block.fresh.top + len(cells))
            block.put(number, rows, cells, text=_is_text(column))
        elif any(cell is not None for cell in cells):
            block.fresh.put(number, cells, text=_is_text(column))

    def _formulas(self, spot: Spot, number: int) -> dict[int, str]:
        """The formulas of a table's column by sheet row."""
        place = spot.place
        area = Area(place.sheet, spot.first_row, number, place.last_row, number)
        cells = self.book.structure.range(area)
        texts = formula_texts(cells.formula, plain_rows(cells.raw_value))
        return {row: line[0] for row, line in enumerate(texts, spot.first_row)}

    def _put_rows(self, spot: Spot, frame: pd.DataFrame, start: int) -> None:
        """Rows from table position `start` on; the table grows as far as it must."""
        if not len(frame):
            return
        self._resize(spot, max(start + len(frame), spot.length))
        table = TABLES[spot.place.table]
        columns: dict[str, Any] = {str(key): frame[key] for key in frame if table[str(key)].fill != "formula"}
        live = (each.key for each in table.filled_by("formula") if each.key in spot.place.columns)
        columns |= dict.fromkeys(live, [""] * len(frame))
        within = max(spot.length - start, 0)  # rows that the table has already
        rows = list(range(spot.first_row + start, spot.first_row + start + min(within, len(frame))))
        for key, values in columns.items():
            listed = objects_of(values)
            if rows:
                self._put(spot, table[key], rows, listed[:within])
            if len(frame) > within:
                self._put_fresh(spot, table[key], listed[within:])

    def _replace(self, spot: Spot, body: pd.DataFrame) -> None:
        """Make a generated table hold `body` and nothing else of ours; the user's cells go with its rows."""
        table = TABLES[spot.place.table]
        for key in body:
            column_number_of(spot, table[str(key)])
        own = self._own(spot)
        standing = self.book.read(table.key).frame
        places, orphans = rebound(table, standing, body, own)
        length = max(len(body) + len(orphans), 1)
        self._resize(spot, length)
        full = conform(table, body.reset_index(drop=True).reindex(range(max(length, spot.length))))
        rows = list(range(spot.first_row, spot.first_row + spot.length))
        for key in spot.place.columns:
            values = full[key].to_numpy(dtype=object)
            if table[key].type == "link" and key in body:
                values = values.copy()
                values[: len(body)] = body[key].to_numpy(dtype=object)
            self._put(spot, table[key], rows, values[: spot.length])
            if len(full) > spot.length:
                self._put_fresh(spot, table[key], values[spot.length :])
        self._put_own(spot, own, places | dict(enumerate(orphans, len(body))))

    def _own(self, spot: Spot) -> dict[int, dict[int, Cell]]:
        """The user's constants by table position and sheet column; formulas stay where they are."""
        found: dict[int, dict[int, Cell]] = {}
        place = spot.place
        for number in place.user_columns.values():
            cells = self.book.structure.range(
                Area(place.sheet, spot.first_row, number, place.last_row, number)
            )
            raw = plain_rows(cells.raw_value)
            formulas = formula_texts(cells.formula, raw)
            for row, (line, texts) in enumerate(zip(raw, formulas, strict=True)):
                if line[0] != "" and not texts[0]:
                    found.setdefault(row, {})[number] = kept(line[0], "", self.book.sense)
        return found

    def _put_own(
        self, spot: Spot, own: dict[int, dict[int, Cell]], places: dict[int, dict[int, Cell]]
    ) -> None:
        block = self.block(spot.place.sheet, spot.place.table)
        for row in sorted(set(own) | set(places)):
            new = places.get(row, {})
            for number in sorted({*own.get(row, {}), *new}):
                block.put(number, [spot.first_row + row], [new.get(number)])

    def _resize(self, spot: Spot, length: int) -> None:
        if length == spot.length:
            return
        totals = spot.list_table.totals_rows
        if spot.first_row + length - 1 + totals > LAST_ROW:
            raise Refusal("sheet_full", sheet=spot.place.sheet)
        if length > spot.length:
            check_below(self.book.structure, spot, length)
        self.resizes.append(Resize(spot.place.table, spot, length))


def _is_text(column: Column) -> bool:
    return NUMBER_FORMATS[column.type] == TEXT
