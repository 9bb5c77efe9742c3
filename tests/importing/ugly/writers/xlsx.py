"""Workbooks of Excel."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.importing.ugly.cells import Cell, Sheet

BORN = datetime(2025, 11, 14, 9, 30)


def write(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    settings = {"date_1904": bool(options.get("1904")), "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), settings | {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": BORN, "author": "Muhasebe"})
    formats: dict[tuple[str, bool], Any] = {}
    for sheet in sheets:
        _sheet(book, sheet, formats)
    book.close()


def _sheet(book: Any, sheet: Sheet, formats: dict[tuple[str, bool], Any]) -> None:
    page = book.add_worksheet(sheet.name)
    spans = {(r1, c1): (r2, c2) for r1, c1, r2, c2 in sheet.merges}
    for r, row in enumerate(sheet.rows):
        for c, cell in enumerate(row):
            look = _look(book, cell, formats)
            if (r, c) in spans:
                page.merge_range(r, c, *spans[r, c], "", look)
            _cell(page, r, c, cell, look)
    for r in sheet.hidden_rows:
        page.set_row(r, None, None, {"hidden": True})
    for c in sheet.hidden_columns:
        page.set_column(c, c, None, None, {"hidden": True})
    if sheet.hidden:
        page.hide()
    if sheet.logo:
        page.insert_image(0, 0, "logo.png", {"image_data": io.BytesIO(_logo())})


def _logo() -> bytes:
    """A red square."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    pixels = zlib.compress((b"\0" + b"\xc0\x10\x10" * 40) * 40)
    head = struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _look(book: Any, cell: Cell, formats: dict[tuple[str, bool], Any]) -> Any:
    key = (cell.format, cell.quoted)
    if key == ("", False):
        return None
    if key not in formats:
        look = {"num_format": cell.format} if cell.format else {}
        formats[key] = book.add_format(look | ({"quote_prefix": True} if cell.quoted else {}))
    return formats[key]


def _cell(page: Any, r: int, c: int, cell: Cell, look: Any) -> None:
    value = cell.value
    if cell.formula:
        page.write_formula(r, c, cell.formula, look, value)
    elif isinstance(value, datetime | date):
        page.write_datetime(r, c, value, look)
    elif isinstance(value, str):
        page.write_string(r, c, value, look)
    elif value is not None:
        page.write_number(r, c, value, look)
