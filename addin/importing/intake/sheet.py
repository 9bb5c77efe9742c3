"""What every reader gives: sheets of raw cells, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Range = tuple[int, int, int, int]
# A million rows of twenty columns: what still fits into the memory that reading may take.
CELL_LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was read: rows of raw cells of equal length, "" where empty.

    `first_row`, `first_column`: the numbers of rows[0] and its first cell as Excel counts them, from 1.
    `hidden`: the user does not see the sheet. `file`: the name of the file it stands in.
    `merged`: (top, left, bottom, right), like `hidden_rows` (by hand or by a filter) and
    `hidden_columns` 0-based indexes into `rows`. `notices`: message keys. `scientific`: columns whose
    numbers the user sees as 1,23E+10.
    """

    name: str
    rows: list[list[Any]]
    first_row: int = 1
    first_column: int = 1
    date1904: bool = False
    hidden: bool = False
    file: str = ""
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()
    scientific: frozenset[int] = frozenset()


class Unreadable(Exception):
    """Why a file gives no sheets; `key` names a sentence in messages ([refusals])."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def even(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows of equal length.

    >>> even([["a"], ["b", 1.0]])
    [['a', ''], ['b', 1.0]]
    """
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows]
