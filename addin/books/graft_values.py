"""What stands in the named cells of a sheet that is replaced: it goes into the new sheet's."""

from __future__ import annotations

import re

from addin.books.package import Package
from addin.books.sheetxml import SheetXml
from addin.books.workbook import Sheet, Workbook
from addin.model import column_letters

_SINGLE = ("tk_cell__", "TK_")
_OURS = {"tk_cell__version"}  # says what the sheets are, not what somebody typed
_FORMULA = re.compile(rb"<f[ />]")
_TAIL = re.compile(rb'<c r="[A-Z]+\d+"([^>]*?)(/>|>.*</c>)', re.S)
_TYPE = re.compile(rb'\st="\w+"')


def named_values(package: Package, book: Workbook, sheet: Sheet) -> dict[str, bytes]:
    """By name what stands in the sheet's single named cells, without style; formulas are left out."""
    content = SheetXml(package.read(sheet.part))
    found = {}
    for name, row, column in _cells(book, sheet):
        match = _TAIL.fullmatch(content.cells(row).get(column, b""))
        if match and not _FORMULA.search(match[2]):
            kind = _TYPE.search(match[1])
            found[name] = (kind[0] if kind and match[2] != b"/>" else b"") + match[2]
    return found


def put_values(content: bytes, values: dict[str, bytes], donor: Workbook, sheet: Sheet) -> bytes:
    """The donor's sheet with these in its named cells; a formula of the donor's stays."""
    new = SheetXml(content)
    edits: dict[int, list[tuple[int, bytes]]] = {}
    for name, row, column in _cells(donor, sheet):
        if name in values and not _FORMULA.search(new.cells(row).get(column, b"")):
            edits.setdefault(row, []).append((column, values[name]))
    new.patch(
        {
            row: [(column_letters(column).encode(), tail) for column, tail in sorted(cells)]
            for row, cells in edits.items()
        }
    )
    return new.content


def _cells(book: Workbook, sheet: Sheet) -> list[tuple[str, int, int]]:
    """Name, row, column of the sheet's single named cells; each cell once."""
    found: dict[tuple[int, int], str] = {}
    for name in book.names:
        area = book.area(name) if name.startswith(_SINGLE) and name not in _OURS else None
        if area and area.sheet == sheet.name and (area.top, area.left) == (area.bottom, area.right):
            found.setdefault((area.top, area.left), name)
    return [(name, row, column) for (row, column), name in found.items()]
