"""The charts of Panel, native, each reading one area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.schema import looks
from addin.schema.build_areas import section
from addin.schema.build_kit import Kit, join_address, split_address, title_of
from addin.schema.cells import STORE_SHEET
from addin.schema.pages import AREAS

if TYPE_CHECKING:
    from addin.schema.build import Worksheet


def draw_charts(kit: Kit, sheet: Worksheet) -> None:
    section(kit, sheet, 12, (1, 4), kit.say("panel.panel_aging"))
    section(kit, sheet, 12, (6, 9), kit.say("panel.panel_months"))
    section(kit, sheet, 40, (1, 4), kit.say("panel.stage_chart"))
    for row in range(13, 26):
        sheet.set_row(row, 20)
    said = {"name": looks.FONT, "size": 9, "color": looks.MUTED}
    points = [{"fill": {"color": colour}} for colour in looks.AGING_COLOURS]
    _chart(kit, sheet, "column", "panel_aging", (0, 1), "B14", (525, 330), {"points": points})
    _chart(kit, sheet, "column", "panel_months", (0, 1), "G14", (525, 330), {"fill": {"color": "#4C9F8B"}})
    bars = {"fill": {"color": looks.ACCENT}, "data_labels": {"value": True, "font": said, "num_format": "0"}}
    _chart(kit, sheet, "bar", "panel_stages", (0, 1), "B42", (525, 318), bars)
    top, left = split_address(AREAS["panel_months"].at)
    # Three cells more than there are months, and empty: nothing of it touches the next tile.
    months = f"{join_address(top, left + 1)}:{join_address(top + 14, left + 1)}"
    sheet.add_sparkline(
        "H6",
        {
            "range": f"{STORE_SHEET}!{months}",
            "type": "column",
            "series_color": "#4C9F8B",
            "last_point": True,
            "last_color": looks.ACCENT,
        },
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
    chart: Any = kit.workbook.add_chart({"type": kind})
    name = STORE_SHEET if AREAS[area].page == "store" else title_of(sheet)
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
    values = {
        **quiet,
        "major_gridlines": {"visible": True, "line": {"color": looks.LINE}},
        "num_format": "#,##0",
    }
    values |= {"line": {"none": True}, "min": 0}
    if kind == "bar":
        # The first stage stands on top; the scale would go up with it, so the bars carry their numbers.
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        chart.set_y_axis({**quiet, "reverse": True})
    else:
        turned = {"num_font": {**font, "rotation": -45}} if area == "panel_months" else {}
        chart.set_x_axis({**quiet, **turned})
        chart.set_y_axis(values)
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_size({"width": size[0], "height": size[1]})
    sheet.insert_chart(
        at, chart, {"object_position": 2, "y_offset": 6, "description": kit.say(f"panel.series.{area}")}
    )
