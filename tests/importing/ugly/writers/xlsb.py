"""Binary workbooks of Excel: values only, for their writer knows no merges and no hidden rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyxlsbwriter import XlsbWriter  # type: ignore[import-untyped]

from tests.importing.ugly.cells import Sheet


def write(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    with XlsbWriter(str(path)) as book:
        for sheet in sheets:
            book.add_sheet(sheet.name, sheet.hidden)
            width = sheet.width
            book.write_sheet([_row([cell.value for cell in row], width) for row in sheet.rows])


def _row(values: list[Any], width: int) -> list[Any]:
    return [*values, *[None] * (width - len(values))]
