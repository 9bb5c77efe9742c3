"""Builds the workbook template from the schema."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from addin.messages import sheet_name
from addin.schema import TAB_ORDER, TABLES, VISIBLE, looks
from addin.schema.build_card import draw_card
from addin.schema.build_form import draw_form
from addin.schema.build_help import draw_help
from addin.schema.build_kit import Kit
from addin.schema.build_panel import draw_panel
from addin.schema.build_rows import parameter_rows
from addin.schema.build_settings import finish_settings
from addin.schema.build_sheets import draw_table_sheet
from addin.schema.build_store import draw_store
from addin.schema.cells import STORE_SHEET

__all__ = ["Format", "Workbook", "Worksheet", "build"]

BIRTH = datetime(2026, 1, 1)  # fixed, so that two builds are equal
PAGES = {"panel": draw_panel, "card": draw_card, "form": draw_form, "help": draw_help}


def build(path: Path | str, language: str = "tr") -> None:
    """Write the empty workbook template; two builds of one schema are equal byte by byte.

    Errors: KeyError when a word is missing in `messages` for the language.
    """
    with Workbook(str(path), {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as workbook:
        kit = Kit(workbook, language)
        workbook.set_properties(
            {"title": kit.say("title"), "subject": kit.say("subject"), "author": "Tahsilat", "created": BIRTH}
        )
        workbook.set_size(1600, 1000)
        sheets = {key: workbook.add_worksheet(sheet_name(key, language)) for key in TAB_ORDER}
        store = workbook.add_worksheet(STORE_SHEET)
        for key, sheet in sheets.items():
            _draw(kit, sheet, key)
        draw_store(kit, store)
        finish_settings(kit, sheets["settings"])
        sheets["panel"].activate()


def _draw(kit: Kit, sheet: Worksheet, key: str) -> None:
    if key in PAGES:
        PAGES[key](kit, sheet)
        kind = "page"
    else:
        draw_table_sheet(kit, sheet, TABLES[key], parameter_rows(TABLES[key], kit.language))
        kind = TABLES[key].kind
    sheet.set_tab_color(looks.TAB_COLOURS[kind])
    if key not in VISIBLE:
        sheet.hide()
