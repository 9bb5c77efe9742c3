"""The value cells of Ayarlar: each has its name, its format, its rule."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from addin.rules.settings import Settings
from addin.schema import TABLES
from addin.schema.build_kit import Kit, reference, title_of
from addin.schema.build_rules import rule_for
from addin.schema.build_sheets import cell_look, write_value
from addin.schema.cells import BUGUN, HEADER_ROW, setting_name

if TYPE_CHECKING:
    from addin.schema.build import Worksheet

VALUE = 1  # column B


def finish_settings(kit: Kit, sheet: Worksheet) -> None:
    """Name the value cells and define BUGUN; text in the date cell counts as an empty cell."""
    _value(kit, sheet, HEADER_ROW, "calculation_date", None)
    cell = reference(title_of(sheet), HEADER_ROW, VALUE)
    kit.name(BUGUN, f"IF(ISNUMBER({cell}),INT({cell}),TODAY())", hidden=False)
    for row, field in enumerate(fields(Settings), start=HEADER_ROW + 1):
        _value(kit, sheet, row, field.name, field.default)
        kit.name(setting_name(field.name), reference(title_of(sheet), row, VALUE), hidden=False)


def _value(kit: Kit, sheet: Worksheet, row: int, key: str, value: Any) -> None:
    formats = {"calculation_date": "dd.mm.yyyy"}
    number_format = formats.get(key, "@" if isinstance(value, str) else "0")
    look = cell_look(TABLES["settings"], TABLES["settings"].columns[VALUE])
    style = kit.style(**{**look, "num_format": number_format, "align": "left", "bold": True})
    write_value(sheet, row, VALUE, value, style)
    kit.name_cell(key, sheet, row, VALUE)
    sheet.data_validation(row, VALUE, row, VALUE, _rule(kit, key, value))


def _rule(kit: Kit, key: str, value: Any) -> dict[str, Any]:
    kind = "date" if key == "calculation_date" else "text" if isinstance(value, str) else "integer"
    return {"input_message": kit.say(f"settings.{key}.example"), **rule_for(kit, kind)}
