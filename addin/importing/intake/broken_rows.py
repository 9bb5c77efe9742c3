"""Rows of a delimited text that ran into one another, or a last row that was cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from addin.importing.intake import titles
from addin.importing.intake.sheet import Unreadable

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
    for at, row in enumerate(rows, start=1):
        if len(row) >= 2 * width - 1 > 0 and widths[len(row)] == 1 and any(row[width:]):
            raise Unreadable("import_broken_row", row=at)
        if lines and any(_holds_rows(cell, delimiter, width) for cell in row):
            raise Unreadable("import_broken_row", row=at)
    if not text.endswith("\n") and _is_cut(rows, widths, width):
        raise Unreadable("import_damaged")


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    """Whether a quotation mark that nobody closed took the following rows into its cell."""
    return "\n" in cell and any(line.count(delimiter) >= width - 1 for line in cell.split("\n")[1:])


def _is_cut(rows: Sequence[Sequence[str]], widths: Counter[int], width: int) -> bool:
    """Whether the last row alone is shorter; that of a total may be."""
    last = rows[-1]
    if not 1 < len(last) < width or any(map(titles.names_total, last)):
        return False
    first = next(at for at, row in enumerate(rows) if len(row) == width)
    return all(len(row) >= width or not any(row) for row in rows[first:-1])
