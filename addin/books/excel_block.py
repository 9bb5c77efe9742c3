"""New cells of one part of a sheet: compared with what stands there, written in few blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from addin.books.excel_cells import (
    Cell,
    Formula,
    formula_texts,
    is_misread,
    kept,
    plain_rows,
    runs,
    same,
    typed_in,
)
from addin.books.excel_fresh import TEXT, Fresh, type_formulas
from addin.books.raw import Sense
from addin.model import CellError

MANY = 12  # runs of a column beyond which what stands between them is written again with them
Columns = dict[int, dict[int, Cell]]  # sheet column -> sheet row -> cell


@dataclass
class Block:
    """Cells wanted on a sheet. `source`: the table they belong to, "" for named cells.

    `texts`: columns that hold text by their type. `expected`: what must stand where something is to be
    written; where it does not, the cell is left alone and goes to `conflicts`. `old` and `new` hold the
    cells that differ, once `settle` has looked.
    """

    sheet: str
    source: str = ""
    wanted: Columns = field(default_factory=dict)
    expected: Columns = field(default_factory=dict)
    texts: set[int] = field(default_factory=set)
    old: Columns = field(default_factory=dict)
    new: Columns = field(default_factory=dict)
    conflicts: list[tuple[int, int]] = field(default_factory=list)
    fresh: Fresh | None = None

    def put(self, column: int, rows: Iterable[int], cells: Iterable[Cell], *, text: bool = False) -> None:
        """Note cells of one sheet column; the last word on a cell counts."""
        self.wanted.setdefault(column, {}).update(zip(rows, cells, strict=True))
        if text:
            self.texts.add(column)

    def settle(self, sheet: Any, sense: Sense) -> None:
        """Read what stands, in two reads, and keep what differs."""
        columns = {column: rows for column, rows in self.wanted.items() if rows}
        if not columns:
            return
        self._top = min(map(min, columns.values()))
        self._left = min(columns)
        whole = sheet.range((self._top, self._left), (max(map(max, columns.values())), max(columns)))
        self._raw = plain_rows(whole.raw_value)
        self._formulas = formula_texts(whole.formula, self._raw)
        self._sense = sense
        for column, rows in columns.items():
            for row, cell in rows.items():
                self._compare(column, row, cell)

    def _compare(self, column: int, row: int, cell: Cell) -> None:
        old, formula = self._standing(column, row)
        if same(old, formula, cell, self._sense):
            return
        expected = self.expected.get(column, {})
        if row in expected and not same(old, formula, expected[row], self._sense):
            self.conflicts.append((row, column))
            return
        self.old.setdefault(column, {})[row] = kept(old, formula, self._sense)
        self.new.setdefault(column, {})[row] = cell

    def _standing(self, column: int, row: int) -> tuple[Any, str]:
        return (
            self._raw[row - self._top][column - self._left],
            self._formulas[row - self._top][column - self._left],
        )

    @property
    def changed(self) -> int:
        return sum(map(len, self.new.values())) + (self.fresh.filled if self.fresh else 0)

    def write(self, sheet: Any) -> Iterator[None]:
        """Write the new cells, giving notice after each block."""
        yield from self._write(sheet, self.new)
        if self.fresh:
            yield from self.fresh.write(sheet)

    def take_back(self, sheet: Any) -> None:
        """Write what stood before, as far as a failed write has come."""
        if self.fresh:
            self.fresh.clear(sheet)
        for _ in self._write(sheet, self.old):
            pass

    def _write(self, sheet: Any, columns: Columns) -> Iterator[None]:
        values = {column: self._bridged(column, _constants(rows)) for column, rows in columns.items()}
        as_text = {column: self._text_rows(sheet, column, rows) for column, rows in values.items()}
        for top, left, bottom, right in rectangles(values):
            numbers = range(left, right + 1)
            block = [
                [typed_in(values[column][row], as_text=row in as_text[column]) for column in numbers]
                for row in range(top, bottom + 1)
            ]
            sheet.range((top, left), (bottom, right)).raw_value = block
            yield
        for column, rows in columns.items():
            yield from self._write_formulas(sheet, column, rows)

    def _bridged(self, column: int, rows: dict[int, Cell]) -> dict[int, Cell]:
        """With the constants between them, when the rows lie in many runs."""
        if len(runs(sorted(rows))) <= MANY:
            return rows
        found = dict(rows)
        for row in range(min(rows), max(rows)):
            if row not in found:
                old, formula = self._standing(column, row)
                if not formula and not isinstance(old, CellError):
                    found[row] = kept(old, "", self._sense)
        return found

    def _text_rows(self, sheet: Any, column: int, rows: dict[int, Cell]) -> set[int]:
        """Rows of text format, where a text stays what it is; a column of texts gets it where it is lost."""
        misread = sorted(row for row, cell in rows.items() if is_misread(cell))
        if not misread:
            return set()
        if column in self.texts:
            cells = sheet.range((misread[0], column), (misread[-1], column))
            if cells.number_format != TEXT:
                cells.number_format = TEXT
            return set(misread)
        return set(_of_text(sheet, column, misread))

    def _write_formulas(self, sheet: Any, column: int, rows: dict[int, Cell]) -> Iterator[None]:
        chosen = {row: cell for row, cell in rows.items() if isinstance(cell, Formula)}
        for top, bottom in runs(sorted(chosen)):
            type_formulas(sheet, column, top, [chosen[row] for row in range(top, bottom + 1)])
            yield


def _of_text(sheet: Any, column: int, rows: list[int]) -> Iterator[int]:
    """Those of the rows that have text format; halved until a part is all of one format."""
    found = sheet.range((rows[0], column), (rows[-1], column)).number_format
    if found == TEXT:
        yield from rows
    elif found is None and len(rows) > 1:
        middle = len(rows) // 2
        yield from _of_text(sheet, column, rows[:middle])
        yield from _of_text(sheet, column, rows[middle:])


def _constants(rows: dict[int, Cell]) -> dict[int, Cell]:
    return {row: cell for row, cell in rows.items() if not isinstance(cell, Formula)}


def rectangles(columns: Columns) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom, right of blocks that cover the cells: runs that neighbouring columns share.

    >>> rectangles({2: {5: 1.0, 6: 1.0}, 3: {5: 1.0, 6: 1.0}, 4: {9: 1.0}})
    [(5, 2, 6, 3), (9, 4, 9, 4)]
    """
    found: dict[tuple[int, int], list[int]] = {}
    for column in sorted(columns):
        for run in runs(sorted(columns[column])):
            found.setdefault(run, []).append(column)
    return [
        (top, left, bottom, right)
        for (top, bottom), numbers in found.items()
        for left, right in runs(numbers)
    ]
