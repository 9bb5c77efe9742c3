"""Cells and sheets between the plan and the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Cell(NamedTuple):
    """One cell: its value, number format, formula whose cached value it is, apostrophe."""

    value: Any
    format: str = ""
    formula: str = ""
    quoted: bool = False


EMPTY = Cell(None)


@dataclass
class Sheet:
    """Rows of cells from row 1; hidden rows and columns are 0-based positions; merges r1 c1 r2 c2."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    logo: bool = False

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def text(cell: Cell, comma: bool = True, dates: str = "%d.%m.%Y") -> str:
    """What a program writes of the cell into a text file."""
    value = cell.value
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return str(value.strftime(f"{dates} %H:%M" if hasattr(value, "hour") else dates))
    if isinstance(value, float):
        plain = f"{value:.2f}" if cell.format else f"{value:.15g}"
        return plain.replace(".", ",") if comma else plain
    return str(value)
