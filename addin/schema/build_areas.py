"""Headlines and the empty, named rectangles of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.schema import looks
from addin.schema.build_kit import Kit, split_address
from addin.schema.build_rules import late_days, tone_words
from addin.schema.column import Column
from addin.schema.pages import AREAS, CELLS

if TYPE_CHECKING:
    from addin.schema.build import Worksheet


def section(kit: Kit, sheet: Worksheet, row: int, columns: tuple[int, int], text: str) -> None:
    """A headline over a line that runs across its columns."""
    sheet.set_row(row, 24)
    line = kit.style(bottom=2, bottom_color=looks.ACCENT, bold=True, font_size=13, valign="vcenter")
    sheet.write_string(row, columns[0], text, line)
    for column in range(columns[0] + 1, columns[1] + 1):
        sheet.write_blank(row, column, None, line)


def labelled(kit: Kit, sheet: Worksheet, key: str, label: str, last: str, *, wrap: bool, fits: str) -> None:
    """A named cell that spans to column `last`, its label from column `label` to the left of it.

    `wrap`: long labels have two lines. `fits`: how the value does, "shrink" or "text_wrap".
    """
    cell, page = CELLS[key], key.partition("_")[0]
    row, column = split_address(cell.at)
    line: dict[str, Any] = {"valign": "vcenter", "bottom": 1, "bottom_color": looks.LINE}
    lines = {"text_wrap": True} if wrap else {}
    title = kit.style(**line, **lines, font_color=looks.MUTED, font_size=10)
    start = split_address(f"{label}1")[1]
    if start + 1 < column:
        sheet.merge_range(row, start, row, column - 1, kit.say(f"{page}.{key}"), title)
    else:
        sheet.write_string(row, start, kit.say(f"{page}.{key}"), title)
    value = kit.style(
        **line, **{fits: True}, num_format=looks.NUMBER_FORMATS[cell.type], align="left", bold=True
    )
    sheet.merge_range(f"{cell.at}:{last}{row + 1}", "", value)
    kit.name_cell(key, sheet, row, column)


def draw_list(kit: Kit, sheet: Worksheet, key: str, title: str, *, height: float = 22, span: int = 0) -> None:
    """Headline, column headers and the empty rows of an area, with its name."""
    area = AREAS[key]
    top, left = split_address(area.at)
    section(kit, sheet, top - 2, (left, left + max(len(area.columns), span) - 1), title)
    heads = kit.said(f"areas.{key}")
    sheet.set_row(top - 1, 20)
    for number, column in enumerate(area.columns):
        align = alignment(key, column)
        look = kit.style(bold=True, font_color=looks.MUTED, font_size=10, align=align, valign="vcenter")
        sheet.write_string(top - 1, left + number, heads[column.key], look)
        if column.key == "days_overdue":
            late_days(kit, sheet, (top, left + number, top + area.rows - 1, left + number))
        if column.choices in looks.STATUS_TONES:
            tone_words(kit, sheet, column.choices, (top, left + number, top + area.rows - 1, left + number))
        cell = kit.style(**area_look(key, column.key, column.type), align=align)
        for row in range(top, top + area.rows):
            sheet.write_blank(row, left + number, None, cell)
    line = kit.style(bottom=1, bottom_color=looks.LINE)
    for number in range(len(area.columns), span):
        for row in range(top, top + area.rows):
            sheet.write_blank(row, left + number, None, line)
    for row in range(top, top + area.rows):
        sheet.set_row(row, height)
    kit.name_area(key, sheet, (top, left), (area.rows, len(area.columns)))


def alignment(area: str, column: Column) -> str:
    """A coloured word stands in the middle of its field; an amount with its currency is a text."""
    if column.choices in looks.STATUS_TONES:
        return "center"
    return "right" if (area, column.key) == ("card_timeline", "amount") else looks.alignment(column)


def area_look(area: str, column: str, type_: str) -> dict[str, Any]:
    return {
        "num_format": looks.NUMBER_FORMATS[type_],
        "valign": "vcenter",
        "font_size": 10,
        "bottom": 1,
        "bottom_color": looks.LINE,
        "text_wrap": (area, column) == ("card_timeline", "what"),
        "shrink": (area, column) != ("card_timeline", "what") and type_ in ("text", "choice"),
    }
