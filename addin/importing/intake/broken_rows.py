"""Rows of a delimited text that ran into one another, or a last row that was cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from addin.importing.intake import titles
from addin.importing.intake.sheet import Unreadable

_LIKE = 0.6  # of the cells of a row that went on in another one
_COMPARED = 200  # rows with which one is compared
_LEAST = 4  # cells of a row: with fewer, a remark with delimiters looks like a row


def refuse_broken(rows: Sequence[Sequence[str]], text: str, delimiter: str) -> None:
    """Nothing where each record is one row of the list.

    Errors: Unreadable, with the row where one is to be mended.

    >>> rows = [["Unvan", "No", "Vade", "Tutar"], *[["Ak", "1", "", "5,00"]] * 3]
    >>> refuse_broken(rows, "", ";")
    >>> refuse_broken([*rows, [*rows[-1], *rows[-1][1:]]], "", ";")
    Traceback (most recent call last):
    addin.importing.intake.sheet.Unreadable: import_broken_row
    """
    widths = Counter(len(row) for row in rows if any(row))
    width = max(widths, key=lambda each: (widths[each], each), default=0)
    if width < _LEAST:
        return
    lines = text.count("\n") > len(rows)  # else no cell has several
    others = [row for row in rows if len(row) == width][:_COMPARED]
    for at, row in enumerate(rows, start=1):
        if len(row) >= 2 * width - 1 > 0 and widths[len(row)] == 1 and _goes_on(row, others):
            raise Unreadable("import_broken_row", row=at)
        if lines and any("\n" in cell and _holds_rows(cell, delimiter, others) for cell in row):
            raise Unreadable("import_broken_row", row=at)
    if not text.endswith("\n") and _is_cut(rows, widths, width):
        raise Unreadable("import_damaged")


def _goes_on(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether behind its end a row goes on as another one does, whose first cell its last one may have taken.

    >>> others = [["Ak", "1", "", "5,00"]]
    >>> _goes_on(["Ak", "1", "", "5,00Ok", "2", "", "6,00"], others)
    True
    >>> _goes_on(["Ak", "1", "", "5,00", "arandı", "yarın", "ödeyecek"], others)
    False
    """
    width = len(others[0])
    return any(_is_like(row[width:], other[first:]) for other in others for first in (0, 1))


def _is_like(cells: Sequence[str], other: Sequence[str]) -> bool:
    """Whether digits stand where another row has them, and words where it has words."""
    pairs = [
        (_has_digit(cell), _has_digit(own)) for cell, own in zip(cells, other, strict=False) if cell and own
    ]
    equal = sum(one == own for one, own in pairs)
    return (True, True) in pairs and equal >= _LIKE * len(pairs)


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _holds_rows(cell: str, delimiter: str, others: Sequence[Sequence[str]]) -> bool:
    """Whether a quotation mark that nobody closed took the following rows into its cell."""
    rows = [line.split(delimiter) for line in cell.split("\n")[1:]]
    return any(_is_like(row, other) for row in rows if len(row) >= len(others[0]) for other in others)


def _is_cut(rows: Sequence[Sequence[str]], widths: Counter[int], width: int) -> bool:
    """Whether the last row alone is shorter; that of a total may be."""
    last = rows[-1]
    if not 1 < len(last) < width or any(map(titles.names_total, last)):
        return False
    first = next(at for at, row in enumerate(rows) if len(row) == width)
    return all(len(row) >= width or not any(row) for row in rows[first:-1])
