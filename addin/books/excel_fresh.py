"""Cells of rows that a table is about to get: nothing to compare with, written in whole columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from addin.books.excel_cells import Cell, Formula, runs, typed_in

TEXT, GENERAL = "@", "General"


@dataclass
class Fresh:
    """Whole columns for rows that hold nothing yet: neither read nor compared. `texts`: as in Block."""

    top: int
    columns: dict[int, list[Cell]] = field(default_factory=dict)
    texts: set[int] = field(default_factory=set)

    @property
    def bottom(self) -> int:
        return self.top + max(map(len, self.columns.values()), default=0) - 1

    def put(self, column: int, cells: list[Cell], *, text: bool) -> None:
        self.columns[column] = cells
        if text:
            self.texts.add(column)

    @property
    def filled(self) -> int:
        """Cells that are to hold something."""
        return sum(len(cells) - cells.count(None) for cells in self.columns.values())

    def write(self, sheet: Any) -> Iterator[None]:
        """Neighbouring columns go in one block; formulas go last, when what they look at is there."""
        formulas = [number for number, cells in self.columns.items() if isinstance(cells[0], Formula)]
        constants = [number for number in self.columns if number not in formulas]
        for number in self.texts & set(constants):
            cells = self._area(sheet, number, number)
            if cells.number_format != TEXT:
                cells.number_format = TEXT
        for left, right in runs(sorted(constants)):
            lines = zip(*(self._typed(number) for number in range(left, right + 1)), strict=True)
            self._area(sheet, left, right).raw_value = list(lines)
            yield
        for number in formulas:
            type_formulas(sheet, number, self.top, self.columns[number])
            yield

    def clear(self, sheet: Any) -> None:
        for left, right in runs(sorted(self.columns)):
            self._area(sheet, left, right).raw_value = ""

    def _area(self, sheet: Any, left: int, right: int) -> Any:
        return sheet.range((self.top, left), (self.bottom, right))

    def _typed(self, number: int) -> list[Any]:
        """As Excel is to be handed the column; each text is looked at once."""
        cells = self.columns[number]
        kinds = set(map(type, cells))
        if kinds == {float}:
            return cells
        if kinds <= {str, type(None)}:
            as_text = number in self.texts
            known = {cell: typed_in(cell, as_text=as_text) for cell in set(cells)}
            return list(map(known.__getitem__, cells))
        return [typed_in(cell, as_text=number in self.texts) for cell in cells]


def type_formulas(sheet: Any, column: int, top: int, formulas: Sequence[Cell]) -> None:
    """Formulas below each other; one typed into a cell of text format would stay text."""
    cells = sheet.range((top, column), (top + len(formulas) - 1, column))
    found = cells.number_format
    if found is None and len(formulas) > 1:  # of several formats: each part keeps its own
        middle = len(formulas) // 2
        type_formulas(sheet, column, top, formulas[:middle])
        type_formulas(sheet, column, top + middle, formulas[middle:])
        return
    if found == TEXT:
        cells.number_format = GENERAL
    cells.raw_value = [[str(formula)] for formula in formulas]
    if found == TEXT:
        cells.number_format = TEXT
