"""A year of İşlem Günlüğü as a workbook of its own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from addin.messages import header, sheet_name
from addin.schema import TABLES
from addin.schema.build_kit import Kit
from addin.schema.looks import column_look

if TYPE_CHECKING:
    import pandas as pd

_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def log_file(rows: pd.DataFrame, language: str) -> bytes:
    """The file's bytes. `rows`: columns of schema.generated.LOG."""
    content = io.BytesIO()
    table = TABLES["log"]
    with Workbook(content, {"in_memory": True, **_TEXT_STAYS_TEXT}) as workbook:
        kit = Kit(workbook, language)
        sheet = workbook.add_worksheet(sheet_name("log", language))
        for number, column in enumerate(table.columns):
            style = kit.style(**column_look(table, column))
            sheet.set_column(number, number, column.width, style)
            sheet.write_string(0, number, header("log", column.key, language), kit.style(bold=True))
            for line, value in enumerate(rows[column.key].tolist(), 1):
                if column.type == "datetime":
                    sheet.write_datetime(line, number, value.to_pydatetime(), style)
                elif value:
                    sheet.write_string(line, number, value, style)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    return content.getvalue()
