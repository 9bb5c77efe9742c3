"""Workbooks of Excel 97 to 2003 (BIFF8)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import xlwt

from tests.importing.ugly.cells import Cell, Sheet


def write(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = bool(options.get("1904"))
    looks: dict[str, Any] = {}
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        spans = {(r1, c1): (r1, r2, c1, c2) for r1, c1, r2, c2 in sheet.merges}
        for r, row in enumerate(sheet.rows):
            for c, cell in enumerate(row):
                if (r, c) in spans:
                    page.write_merge(*spans[r, c], cell.value, _look(cell, looks))
                elif cell.value is not None:
                    page.write(r, c, cell.value, _look(cell, looks))
        for r in sheet.hidden_rows:
            page.row(r).hidden = True
        for c in sheet.hidden_columns:
            page.col(c).hidden = True
        page.visibility = int(sheet.hidden)
    book.save(str(path))


def _look(cell: Cell, looks: dict[str, Any]) -> Any:
    """The format; a day without one would show as a number."""
    wanted = cell.format or ("dd.mm.yyyy" if isinstance(cell.value, date) else "General")
    if wanted not in looks:
        looks[wanted] = xlwt.easyxf(num_format_str=wanted)
    return looks[wanted]
