"""Where a workbook lives, behind one small protocol: file.py (closed), memory.py (tests)."""

from __future__ import annotations

from typing import Any, Protocol

from addin.model import BookFacts, Outcome, Place, TableData


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

    def pages(self) -> dict[str, bool]:
        """Keys of the pages that there are, and whether their tab is in sight."""
        ...

    def write(self, outcome: Outcome) -> int:
        """Make the changes and save, all or nothing; gives the number of changed cells."""
        ...
