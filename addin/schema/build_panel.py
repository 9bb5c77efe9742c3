"""Panel: tiles, charts and the two short lists, on one A4 page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.schema import ENTRY, looks
from addin.schema.build_areas import draw_list
from addin.schema.build_charts import draw_charts
from addin.schema.build_kit import Kit, split_address
from addin.schema.build_rules import alarm
from addin.schema.build_sheets import page_paper
from addin.schema.cells import BUGUN, cell_name
from addin.schema.pages import CELLS

if TYPE_CHECKING:
    from addin.schema.build import Worksheet

WIDTHS = {"A": 2, "B": 27, "C": 9, "D": 17, "E": 18, "F": 3, "G": 27, "H": 9, "I": 17, "J": 18, "K": 2}
# Tile -> colour of its edge, sheet that explains it.
TILES: dict[str, tuple[str, str]] = {
    "tile_open": (looks.ACCENT, "receivables"),
    "tile_overdue": (looks.RED.text, "receivables"),
    "tile_collected": ("#4C9F8B", "receipts"),
    "tile_target": ("#4C9F8B", ""),
    "tile_today": ("#E0A030", "today"),
    "tile_late": (looks.RED.text, "contacts"),
    "tile_broken": (looks.RED.text, "promises"),
    "tile_cei": (looks.ACCENT, ""),
}
SPARK = "tile_collected"  # the last twelve months stand beside its figure


def draw_panel(kit: Kit, sheet: Worksheet) -> None:
    for letter, width in WIDTHS.items():
        sheet.set_column(f"{letter}:{letter}", width, kit.style())
    _head(kit, sheet)
    for key in TILES:
        _tile(kit, sheet, key)
    for key in ("panel_risky", "panel_holders", "panel_stages"):
        draw_list(kit, sheet, key, kit.say(f"panel.{key}"), span=4)
    draw_charts(kit, sheet)
    _foot(kit, sheet)
    page_paper(kit, sheet, landscape=False)
    sheet.center_horizontally()


def _head(kit: Kit, sheet: Worksheet) -> None:
    sheet.set_row(0, 34)
    sheet.set_row(1, 20)
    sheet.set_row(2, 20)
    sheet.set_row(3, 10)
    company = f'=IF({cell_name("company_name")}="","{kit.say("panel.title")}",{cell_name("company_name")})'
    title = kit.style(font_size=24, bold=True, valign="vcenter")
    sheet.write_formula("B1", company, title, kit.say("panel.title"))
    sheet.write_string("B2", kit.say("panel.subtitle"), kit.style(font_color=looks.MUTED, valign="vcenter"))
    day = kit.style(num_format="dd.mm.yyyy", bold=True, font_size=14, align="right", valign="vcenter")
    sheet.write_formula("J1", f"={BUGUN}", day, "")
    kit.name_cell("shown_title", sheet, 0, 1)
    kit.name_cell("shown_day_panel", sheet, 0, 9)
    kit.name_cell("shown_first_steps", sheet, 2, 1)
    warning = kit.style(bold=True, font_color=looks.RED.text, align="right", valign="vcenter")
    sheet.write_formula("J2", _stale(kit), warning, "")
    kit.name_cell("stale", sheet, 1, 9)
    alarm(kit, sheet, (1, 9, 1, 9))
    first = f'=IF({cell_name("refreshed_at")}="","{kit.say("panel.first_steps")}","")'
    sheet.write_formula(
        "B3", first, kit.style(font_color=looks.BLUE.text, valign="vcenter"), kit.say("panel.first_steps")
    )


def _stale(kit: Kit) -> str:
    """Some table has changed since the last Yenile, or the day is another one."""
    tables = ",".join(f'{cell_name(f"stale_{table.key}")}<>""' for table in ENTRY)
    day = cell_name("stamp_as_of")
    return f'=IF(OR({tables},AND({day}<>"",{day}<>{BUGUN})),"{kit.say("stale")}","")'


def _tile(kit: Kit, sheet: Worksheet, key: str) -> None:
    cell = CELLS[key]
    colour, goal = TILES[key]
    row, column = split_address(cell.at)
    look: dict[str, Any] = {"bg_color": looks.SURFACE, "valign": "vcenter", "indent": 1, "align": "left"}
    edge = {"left": 5, "left_color": colour}
    label = kit.style(**look, **edge, font_color=looks.MUTED, font_size=11)
    formats = {"money": f'#,##0 "{kit.say("lira")}"', "integer": "#,##0", "percent": "0.0%"}
    value = kit.style(**look, **edge, bold=True, font_size=22, num_format=formats[cell.type], shrink=True)
    ink = {"font_color": looks.LINK, "underline": 1} if goal else {"font_color": looks.MUTED}
    note = kit.style(**look, **edge, **ink, font_size=9)
    for line, height in ((row - 1, 26), (row, 38), (row + 1, 22)):
        sheet.set_row(line, height)
    sheet.merge_range(row - 1, column, row - 1, column + 1, kit.say(f"panel.{key}.label"), label)
    if key == SPARK:
        sheet.write_blank(row, column, None, value)
    else:
        sheet.merge_range(row, column, row, column + 1, "", value)
    kit.name_cell(key, sheet, row, column)
    sheet.merge_range(row + 1, column, row + 1, column + 1, "", note)
    text = kit.say(f"panel.{key}.note")
    if goal:
        sheet.write_url(row + 1, column, kit.link(goal), note, text)
        if f"{key}_note" in CELLS:
            kit.name_cell(f"{key}_note", sheet, row + 1, column)
    elif key == "tile_target":
        sheet.write_formula(row + 1, column, _share(kit), note, text)
        kit.name_cell("shown_target", sheet, row + 1, column)
    else:
        sheet.write_string(row + 1, column, text, note)
    gap = kit.style(bg_color=looks.SURFACE, right=5, right_color=looks.WHITE)
    for line in (row - 1, row, row + 1):
        sheet.write_blank(line, column + 1, None, gap)


def _share(kit: Kit) -> str:
    """How much of the month's target has come in; plain digits, so that no locale changes them."""
    collected, target = cell_name("tile_collected"), cell_name("tile_target")
    share = f'"{kit.say("panel.of_target")}"&ROUND(100*N({collected})/{target},0)'
    return f'=IF(N({target})>0,{share},"{kit.say("panel.tile_target.note")}")'


def _foot(kit: Kit, sheet: Worksheet) -> None:
    sheet.write_string("B55", kit.say("panel.foot"), kit.style(font_color=looks.MUTED, font_size=9))
