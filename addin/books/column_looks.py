"""What new cells look like where the cells above show a day or an amount as a bare number."""

from __future__ import annotations

import re

from addin.books.elements import attribute, children, unprefixed
from addin.books.places import Spot
from addin.books.workbook import Workbook, relations
from addin.model import column_letters
from addin.schema import TABLES

_COLUMN = re.compile(rb"<col\b[^>]*>")
_FORMATTED = ("date", "datetime", "money")


def with_formats(styles: dict[bytes, bytes], spot: Spot, head: bytes, book: Workbook) -> dict[bytes, bytes]:
    """The style attributes by column letters; days and amounts without a format look as the sheet's column.

    Rows that were pasted bring the look of where they came from. `head`: the sheet's part before its rows.
    """
    table, formats = TABLES[spot.place.table], _formats(book)
    found = dict(styles)
    for key, number in spot.place.columns.items():
        letters = column_letters(number).encode()
        if table[key].type not in _FORMATTED or _is_formatted(styles.get(letters, b""), formats):
            continue
        usual = _usual(head, number)
        if _is_formatted(usual, formats):
            found[letters] = usual
    return found


def _formats(book: Workbook) -> list[str]:
    """The number format of each cell style."""
    found = [book.package.find(part) for _, part in relations(book.package, book.part, "styles")]
    styles = unprefixed(book.package.read(found[0])) if found and found[0] else b""
    return [attribute(each, "numFmtId") or "0" for each in children(styles, "cellXfs")]


def _is_formatted(style: bytes, formats: list[str]) -> bool:
    number = int(attribute(b"<c" + style + b">", "s") or 0)
    return number < len(formats) and formats[number] != "0"


def _usual(head: bytes, number: int) -> bytes:
    """The style that empty cells of a column have."""
    for column in _COLUMN.findall(head):
        if int(attribute(column, "min") or 0) <= number <= int(attribute(column, "max") or 0):
            style = attribute(column, "style")
            return f' s="{style}"'.encode() if style else b""
    return b""
