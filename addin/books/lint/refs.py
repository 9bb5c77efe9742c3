"""Cell and range addresses, and which ranges touch each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from addin.model import column_letters

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

Cell = tuple[int, int]
"""Row and column, both from 1."""
Rect = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
T = TypeVar("T")

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})")
_ROWS = re.compile(r"\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})")


def column_number(letters: str) -> int:
    """Letters as the number they stand for.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def parse_cell(text: str) -> Cell | None:
    """None when it is no cell of a sheet.

    >>> parse_cell("B7"), parse_cell("XFE1"), parse_cell("b7")
    ((7, 2), None, None)
    """
    match = _CELL.fullmatch(text)
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= MAX_ROW and column <= MAX_COLUMN else None


def parse_rect(text: str | None) -> Rect | None:
    """None when it is no range, or its corners are swapped.

    >>> parse_rect("A2:C9"), parse_rect("B2"), parse_rect("C9:A2")
    ((2, 1, 9, 3), (2, 2, 2, 2), None)
    """
    first, _, last = (text or "").partition(":")
    start, end = parse_cell(first), parse_cell(last or first)
    if start is None or end is None or start[0] > end[0] or start[1] > end[1]:
        return None
    return (*start, *end)


def parse_sqref(text: str | None) -> list[tuple[str, Rect | None]]:
    """Each range of a list with its rectangle; whole rows and columns count.

    >>> parse_sqref("A1 C:C")
    [('A1', (1, 1, 1, 1)), ('C:C', (1, 3, 1048576, 3))]
    """
    return [(item, parse_rect(item) or _whole(item)) for item in (text or "").split()]


def _whole(text: str) -> Rect | None:
    if match := _COLUMNS.fullmatch(text):
        first, last = column_number(match[1]), column_number(match[2])
        return (1, first, MAX_ROW, last) if first <= last <= MAX_COLUMN else None
    if match := _ROWS.fullmatch(text):
        top, bottom = int(match[1]), int(match[2])
        return (top, 1, bottom, MAX_COLUMN) if top <= bottom <= MAX_ROW else None
    return None


def touch(one: Rect, other: Rect) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def overlaps(items: Iterable[tuple[T, Rect]]) -> Iterator[tuple[T, T]]:
    """Pairs of labels whose rectangles share a cell.

    >>> list(overlaps([("a", (1, 1, 5, 1)), ("b", (5, 1, 6, 2)), ("c", (6, 3, 6, 3))]))
    [('a', 'b')]
    """
    active: list[tuple[T, Rect]] = []
    for label, rect in sorted(items, key=lambda item: item[1]):
        active = [item for item in active if item[1][2] >= rect[0]]
        yield from ((seen, label) for seen, other in active if touch(other, rect))
        active.append((label, rect))
