"""Panel: tiles, charts and the two short lists, on one A4 page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.schema import ENTRY, looks
from addin.schema.build_kit import Kit, join_address, split_address
from addin.schema.build_sheets import set_paper
from addin.schema.cells import BUGUN, STORE_SHEET, cell_name
from addin.schema.pages import AREAS, CELLS

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
TILE_FORMATS = {"money": '#,##0 "TL"', "integer": "#,##0", "percent": "0.0%"}
LIST_FORMATS = {"money": "#,##0.00", "integer": "#,##0", "text": "@", "choice": "@"}


def draw_panel(kit: Kit, sheet: Worksheet) -> None:
    for letter, width in WIDTHS.items():
        sheet.set_column(f"{letter}:{letter}", width, kit.style())
    _head(kit, sheet)
    for key in TILES:
        _tile(kit, sheet, key)
    for key in ("panel_risky", "panel_holders", "panel_stages"):
        draw_list(kit, sheet, key, kit.say(f"panel.{key}"))
    _charts(kit, sheet)
    _foot(kit, sheet)
    set_paper(kit, sheet)
    sheet.set_portrait()
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()


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
    warning = kit.style(bold=True, font_color=looks.RED.text, align="right", valign="vcenter")
    sheet.write_formula("J2", _stale(kit), warning, "")
    kit.name_cell("stale", sheet, 1, 9)
    first = f'=IF({cell_name("refreshed_at")}="","{kit.say("panel.first_steps")}","")'
    sheet.write_formula("B3", first, kit.style(font_color=looks.BLUE.text, valign="vcenter"), kit.say("panel.first_steps"))


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
    value = kit.style(**look, **edge, bold=True, font_size=22, num_format=TILE_FORMATS[cell.type], shrink=True)
    note = kit.style(**look, **edge, font_color=looks.MUTED, font_size=9)
    sheet.set_row(row - 1, 24)
    sheet.set_row(row, 34)
    sheet.set_row(row + 1, 20)
    sheet.merge_range(row - 1, column, row - 1, column + 1, kit.say(f"panel.{key}.label"), label)
    sheet.merge_range(row, column, row, column + 1, "", value)
    kit.name_cell(key, sheet, row, column)
    sheet.merge_range(row + 1, column, row + 1, column + 1, "", note)
    text = kit.say(f"panel.{key}.note")
    if goal:
        sheet.write_url(row + 1, column, kit.link(goal), note, text)
    elif text.startswith("="):
        sheet.write_formula(row + 1, column, text, note, "")
    else:
        sheet.write_string(row + 1, column, text, note)
    gap = kit.style(bg_color=looks.SURFACE, right=5, right_color=looks.WHITE)
    for line in (row - 1, row, row + 1):
        sheet.write_blank(line, column + 1, None, gap)


def section(kit: Kit, sheet: Worksheet, row: int, columns: tuple[int, int], text: str) -> None:
    """A headline over a line that runs across its columns."""
    sheet.set_row(row, 24)
    line = kit.style(bottom=2, bottom_color=looks.ACCENT, bold=True, font_size=13, valign="vcenter")
    sheet.write_string(row, columns[0], text, line)
    for column in range(columns[0] + 1, columns[1] + 1):
        sheet.write_blank(row, column, None, line)


def draw_list(kit: Kit, sheet: Worksheet, key: str, title: str, *, height: float = 19) -> None:
    """Headline, column headers and the empty rows of an area, with its name."""
    area = AREAS[key]
    top, left = split_address(area.at)
    section(kit, sheet, top - 2, (left, left + len(area.columns) - 1), title)
    heads = kit.said(f"areas.{key}")
    sheet.set_row(top - 1, 20)
    for number, column in enumerate(area.columns):
        align = {"money": "right", "integer": "center", "date": "center", "datetime": "center"}.get(column.type, "left")
        look = kit.style(bold=True, font_color=looks.MUTED, font_size=10, align=align, valign="vcenter")
        sheet.write_string(top - 1, left + number, heads[column.key], look)
        cell = kit.style(**area_look(key, column.key, column.type), align=align)
        for row in range(top, top + area.rows):
            sheet.write_blank(row, left + number, None, cell)
    for row in range(top, top + area.rows):
        sheet.set_row(row, height)
    kit.name_area(key, sheet, (top, left), (area.rows, len(area.columns)))


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


def _charts(kit: Kit, sheet: Worksheet) -> None:
    section(kit, sheet, 12, (1, 4), kit.say("panel.panel_aging"))
    section(kit, sheet, 12, (6, 9), kit.say("panel.panel_months"))
    section(kit, sheet, 40, (1, 4), kit.say("panel.stage_chart"))
    points = [{"fill": {"color": colour}} for colour in looks.AGING_COLOURS]
    _chart(kit, sheet, "column", "panel_aging", (0, 1), "B14", (520, 268), {"points": points})
    _chart(kit, sheet, "column", "panel_months", (0, 1), "G14", (520, 268), {"fill": {"color": "#4C9F8B"}})
    _chart(kit, sheet, "bar", "panel_stages", (0, 1), "B42", (520, 300), {"fill": {"color": looks.ACCENT}})
    top, left = split_address(AREAS["panel_months"].at)
    months = f"{join_address(top, left + 1)}:{join_address(top + 11, left + 1)}"
    sheet.add_sparkline(
        "H7",
        {"range": f"{STORE_SHEET}!{months}", "type": "column", "series_color": "#4C9F8B"},
    )


def _chart(
    kit: Kit,
    sheet: Worksheet,
    kind: str,
    area: str,
    columns: tuple[int, int],
    at: str,
    size: tuple[int, int],
    look: dict[str, Any],
) -> None:
    top, left = split_address(AREAS[area].at)
    last = top + AREAS[area].rows - 1
    chart = kit.workbook.add_chart({"type": kind})
    name = STORE_SHEET if AREAS[area].page == "store" else sheet.get_name()
    chart.add_series(
        {
            "categories": [name, top, left + columns[0], last, left + columns[0]],
            "values": [name, top, left + columns[1], last, left + columns[1]],
            "name": kit.say(f"panel.series.{area}"),
            "gap": 45,
            **look,
        }
    )
    font = {"name": looks.FONT, "size": 9, "color": looks.MUTED}
    quiet = {"num_font": font, "line": {"color": looks.LINE}, "major_tick_mark": "none"}
    values = {**quiet, "major_gridlines": {"visible": True, "line": {"color": looks.LINE}}, "num_format": "#,##0"}
    values |= {"line": {"none": True}, "min": 0}
    if kind == "bar":
        chart.set_x_axis(values)
        chart.set_y_axis({**quiet, "reverse": True})
    else:
        chart.set_x_axis(quiet)
        chart.set_y_axis(values)
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_size({"width": size[0], "height": size[1]})
    sheet.insert_chart(at, chart, {"object_position": 2, "description": kit.say(f"panel.series.{area}")})


def _foot(kit: Kit, sheet: Worksheet) -> None:
    sheet.write_string("B55", kit.say("panel.foot"), kit.style(font_color=looks.MUTED, font_size=9))
