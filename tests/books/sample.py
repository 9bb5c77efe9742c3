"""Small books with our tables and names, made with XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter

from addin.model import column_letters
from addin.schema import TABLES
from addin.schema.cells import header_name
from addin.schema.words import header_texts

HEADER_ROW = 5
FORMULA = 'IF($A{row}="","",LEN($B{row}))'
Rows = list[dict[str, Any]]


def sample(
    rows: dict[str, Rows],
    *,
    language: str = "tr",
    left: int = 0,
    cells: dict[str, Any] | None = None,
    areas: dict[str, tuple[int, int]] | None = None,
    options: dict[str, Any] | None = None,
    extra: Any = None,
) -> bytes:
    """A book with the given tables (rows by column key); formula columns hold `FORMULA`.

    `left`: empty columns before each table. `extra(workbook, sheets)` may add what it likes.
    """
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, **(options or {})})
    formats = {
        "date": workbook.add_format({"num_format": "dd.mm.yyyy"}),
        "datetime": workbook.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        "money": workbook.add_format({"num_format": "#,##0.00"}),
        "text": workbook.add_format({"num_format": "@"}),
    }
    sheets = {}
    for key, content in rows.items():
        sheets[key] = _table(workbook, key, content, left, formats, language)
    if cells or areas:
        _cells(workbook, cells or {}, areas or {})
    if extra:
        extra(workbook, sheets)
    workbook.close()
    return stream.getvalue()


def _table(workbook: Any, key: str, rows: Rows, left: int, formats: Any, language: str) -> Any:
    table = TABLES[key]
    sheet = workbook.add_worksheet(f"{table.name} S")
    texts = header_texts(key, language) or {}
    headers = [texts.get(column.key, column.key) for column in table.columns]
    last = HEADER_ROW + max(len(rows), 1) - 1
    sheet.add_table(
        HEADER_ROW - 1,
        left,
        last,
        left + len(headers) - 1,
        {"name": table.name, "columns": [{"header": text} for text in headers]},
    )
    for place, column in enumerate(table.columns, left):
        name = header_name(key, column.key)
        workbook.define_name(name, f"='{sheet.get_name()}'!${column_letters(place + 1)}${HEADER_ROW}")
        workbook.defined_names[-1][3] = True
        form = formats.get(column.type, formats["text"] if column.type in {"text", "id"} else None)
        for at, row in enumerate(rows or [{}]):
            _cell(sheet, HEADER_ROW + at, place, column, row.get(column.key), form)
    return sheet


def _cell(sheet: Any, row: int, place: int, column: Any, value: Any, form: Any) -> None:
    if column.fill == "formula" and not isinstance(value, Raw):
        sheet.write_formula(row, place, FORMULA.format(row=row + 1), form, "" if value is None else value)
        return
    if isinstance(value, Raw):
        value = value.value
    if value is None:
        sheet.write_blank(row, place, None, form)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, form)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, place, value, form)
    elif isinstance(value, str):
        if value.startswith("="):
            sheet.write_formula(row, place, value, form, "#REF!" if "#" in value else 0)
        else:
            sheet.write_string(row, place, value, form)
    else:
        sheet.write_number(row, place, value, form)


class Raw:
    """A constant to put into a formula column."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _cells(workbook: Any, cells: dict[str, Any], areas: dict[str, tuple[int, int]]) -> None:
    sheet = workbook.add_worksheet("Panel")
    for row, (key, value) in enumerate(cells.items()):
        sheet.write(row, 1, value)
        workbook.define_name(f"tk_cell__{key}", f"=Panel!$B${row + 1}")
    top = len(cells) + 2
    for key, (height, width) in areas.items():
        workbook.define_name(
            f"tk_area__{key}", f"=Panel!$B${top + 1}:${column_letters(width + 1)}${top + height}"
        )
        top += height + 1
