"""What an .ods says beside its values: hidden rows and columns, merged cells, what cells show."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from addin.importing.intake.safe_xml import elements, whole_number
from addin.importing.intake.sheet import Range
from addin.importing.intake.workbook import Facts
from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_NUMBERS = ("float", "currency")
_POWER = re.compile(r"\dE[+-]\d")
_DIGITS = " \u00a0\u202f-+()0123456789.,'"
_MOST = 1 << 20
# A sheet ends with one row that stands for all empty ones below.
_MOST_REPEATED = 1 << 14


def facts_by_sheet(raw: bytes) -> dict[str, Facts]:
    """The facts of all sheets by name. Errors: Unreadable when the XML defines entities."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        content = package.read("content.xml")
    found: dict[str, Facts] = {}
    walk = _Walk()
    tags = [_TABLE + name for name in ("table", "table-column", "table-row")]
    for event, element in elements(content, tags):
        name = element.tag.removeprefix(_TABLE)
        if event == "start":
            walk = _Walk() if name == "table" else walk
        elif name == "table-column":
            walk.add_column(element)
        elif name == "table-row":
            walk.add_row(element)
            element.clear()
        else:
            found[element.get(_TABLE + "name") or ""] = walk.facts()
    return found


class _Walk:
    def __init__(self) -> None:
        self.row = self.column = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Range] = []
        self.shown: dict[tuple[int, int], str] = {}
        self.scientific: set[int] = set()

    def add_column(self, element: Any) -> None:
        count = _number(element, "number-columns-repeated")
        if _is_hidden(element):
            self.hidden_columns.update(range(self.column, self.column + min(count, _MOST_REPEATED)))
        self.column += count

    def add_row(self, element: Any) -> None:
        count = _number(element, "number-rows-repeated")
        if _is_hidden(element):
            self.hidden_rows.update(range(self.row, self.row + min(count, _MOST)))
        column = 0
        for cell in element:
            wide, high = (_number(cell, f"number-{name}-spanned") for name in ("columns", "rows"))
            if wide > 1 or high > 1:
                self.merged.append((self.row, column, self.row + high - 1, column + wide - 1))
            same = _number(cell, "number-columns-repeated")
            if cell.get(_OFFICE + "value-type") in _NUMBERS:
                self.add_look(cell, count, column, same)
            column += same
        self.row += count

    def add_look(self, cell: Any, rows: int, column: int, columns: int) -> None:
        """What the user sees beside the digits of a number."""
        said = cell.get(_OFFICE + "currency")
        text = "" if said or not len(cell) else cell[0].text or ""
        if _POWER.search(text):
            self.scientific.update(range(column, column + columns))
        elif len(text) > 1 and text[0] == "0" and text.isdecimal():
            self.shown |= dict.fromkeys(_places(self.row, rows, column, columns), "0" * len(text))
        elif said or (text and not (text[0].isdecimal() and text[-1].isdecimal())):
            code = str(currency.compact([said or text.strip(_DIGITS)])[0])
            if code not in ("", BASE_CURRENCY):
                self.shown |= dict.fromkeys(_places(self.row, rows, column, columns), code)

    def facts(self) -> Facts:
        return Facts(
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.merged),
            shown=self.shown,
            scientific=frozenset(self.scientific),
        )


def _places(row: int, rows: int, column: int, columns: int) -> Iterator[tuple[int, int]]:
    return ((row + down, column + more) for down in range(rows) for more in range(columns))


def _number(element: Any, name: str) -> int:
    return whole_number(element.get(_TABLE + name), _MOST, least=1)


def _is_hidden(element: Any) -> bool:
    return element.get(_TABLE + "visibility") in ("collapse", "filter")
