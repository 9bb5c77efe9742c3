"""Where a workbook lives, behind one small protocol: file.py (closed), memory.py (tests)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from addin.model import Outcome, TableData


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands now: found by the names on its header cells, whatever was moved or renamed.

    Rows and columns count from 1 as on the sheet. `columns`: schema key -> sheet column; `headers`:
    schema key -> the header text now. `user_columns`: header text -> sheet column of the user's own.
    """

    table: str
    sheet: str
    header_row: int
    last_row: int
    first_column: int
    last_column: int
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    user_columns: Mapping[str, int] = field(default_factory=dict)

    def cell(self, row: int, column: str) -> str:
        """A1 address of a table position (0 = first data row); the row alone gives its first column."""
        number = self.columns.get(column, self.first_column)
        return f"{column_letters(number)}{self.header_row + 1 + row}"


def column_letters(number: int) -> str:
    """1 -> A, 27 -> AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Book(Protocol):
    """A workbook that can be read by table and written by Outcome."""

    language: str

    def place(self, table: str) -> Place:
        """Where the table stands; Refusal when a required column is missing or doubled."""
        ...

    def read(self, table: str) -> TableData:
        """The table's typed rows and what did not fit."""
        ...

    def cells(self) -> dict[str, Any]:
        """Single named cells by key (`calculation_date`, settings, stamps, tiles)."""
        ...

    def facts(self, table: str) -> BookFacts:
        """What only the workbook knows: formulas overwritten, merged cells, hidden rows ..."""
        ...

    def write(self, outcome: Outcome) -> int:
        """Make the changes and save, all or nothing; gives the number of changed cells."""
        ...


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Findings about one table that are read off the workbook and not off its values.

    Row numbers are table positions. `overwritten`: formula column -> rows whose formula is gone.
    `error_cells`: (row, column, "#REF!"). `eroded`: the table's validations no longer cover it.
    """

    overwritten: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    error_cells: tuple[tuple[int, str, str], ...] = ()
    merged: tuple[str, ...] = ()
    hidden_rows: int = 0
    foreign_functions: tuple[str, ...] = ()
    eroded: bool = False
