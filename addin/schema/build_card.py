"""Borçlu Kartı: one debtor on one page; the left half says how he stands, the right what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.schema import looks
from addin.schema.build_areas import draw_list, labelled
from addin.schema.build_kit import Kit, page_head, split_address
from addin.schema.build_rules import alarm
from addin.schema.build_sheets import page_paper
from addin.schema.cells import cell_name
from addin.schema.pages import CELLS

if TYPE_CHECKING:
    from addin.schema.build import Worksheet

WIDTHS = {
    "A": 2, "B": 21, "C": 12, "D": 12, "E": 12, "F": 12, "G": 18, "H": 12,
    "I": 3, "J": 12, "K": 13, "L": 14, "M": 52, "N": 18, "O": 2,
}  # fmt: skip
# Value cell -> (column of its label, last column of the value).
FIELDS: dict[str, tuple[str, str]] = {
    "card_id": ("B", "E"),
    "card_owner": ("F", "H"),
    "card_tax_id": ("B", "E"),
    "card_risk": ("F", "H"),
    "card_phone": ("B", "E"),
    "card_email": ("F", "H"),
    "card_address": ("B", "H"),
    "card_last_contact": ("B", "D"),
    "card_last_receipt": ("E", "H"),
    "card_promises": ("B", "D"),
    "card_limit": ("E", "H"),
    "card_next_action": ("B", "D"),
    "card_next_date": ("E", "H"),
}
TILES: dict[str, tuple[str, str]] = {
    "card_open": ("C", looks.ACCENT),
    "card_overdue": ("F", looks.RED.text),
    "card_foreign": ("H", "#4C9F8B"),
}
HEIGHT = 27  # of a line; the time line shows two lines of text


def draw_card(kit: Kit, sheet: Worksheet) -> None:
    for letter, width in WIDTHS.items():
        sheet.set_column(f"{letter}:{letter}", width, kit.style())
    page_head(kit, sheet, "card", "N1")
    draw_list(kit, sheet, "card_timeline", kit.say("card.timeline"), height=HEIGHT)
    draw_list(kit, sheet, "card_open_items", kit.say("card.open_items"), height=HEIGHT)
    for row in range(5, 29):  # the time line runs beside headlines that are lower than its two lines
        sheet.set_row(row, HEIGHT)
    _query(kit, sheet)
    name = kit.style(font_size=20, bold=True, valign="vcenter", shrink=True)
    row, column = split_address(CELLS["card_name"].at)
    sheet.merge_range(row, column, row, 7, "", name)
    kit.name_cell("card_name", sheet, row, column)
    sheet.set_row(row, 34)
    for key, (label, last) in FIELDS.items():
        fits = "shrink" if key in looks.SHRUNK_CELLS else "text_wrap"
        labelled(kit, sheet, key, label, last, wrap=True, fits=fits)
    for key, (last, colour) in TILES.items():
        _tile(kit, sheet, key, last, colour)
    page_paper(kit, sheet, landscape=True)
    sheet.center_horizontally()
    sheet.set_zoom(90)
    sheet.set_selection("C4")


def _query(kit: Kit, sheet: Worksheet) -> None:
    look = kit.style(
        bg_color=looks.INPUT_FILL,
        border=1,
        border_color=looks.INPUT_LINE,
        bold=True,
        valign="vcenter",
        indent=1,
        num_format="@",
    )
    sheet.set_row(3, 26)
    label = kit.style(font_color=looks.MUTED, valign="vcenter")
    sheet.write_string("B4", kit.say("card.query"), kit.style(bold=True, valign="vcenter"))
    sheet.merge_range("C4:F4", "", look)
    kit.name_cell("card_query", sheet, 3, 2)
    sheet.data_validation(
        "C4",
        {
            "validate": "any",
            "input_title": kit.say("card.query"),
            "input_message": kit.say("card.query_message"),
        },
    )
    sheet.write_string("B5", kit.say("card.stamp"), label)
    sheet.write_blank("C5", None, kit.style(font_color=looks.MUTED, num_format="@", valign="vcenter"))
    kit.name_cell("card_stamp", sheet, 4, 2)
    query, stamp = cell_name("card_query"), cell_name("card_stamp")
    warning = kit.style(bold=True, font_color=looks.RED.text, valign="vcenter", align="center")
    sheet.merge_range("G4:H4", "", warning)
    sheet.write_formula("G4", f'=IF(TRIM({query})=TRIM({stamp}),"","{kit.say("stale")}")', warning, "")
    kit.name_cell("stale_card", sheet, 3, 6)
    alarm(kit, sheet, (3, 6, 3, 6))


def _tile(kit: Kit, sheet: Worksheet, key: str, last: str, colour: str) -> None:
    cell = CELLS[key]
    row, column = split_address(cell.at)
    end = split_address(f"{last}1")[1]
    look: dict[str, Any] = {"bg_color": looks.SURFACE, "valign": "vcenter", "indent": 1, "align": "left"}
    edge = {"left": 5, "left_color": colour}
    number_format = f'#,##0.00 "{kit.say("lira")}"' if cell.type == "money" else "@"
    label = kit.style(**look, **edge, font_color=looks.MUTED)
    value = kit.style(**look, **edge, bold=True, font_size=16, num_format=number_format, shrink=True)
    sheet.merge_range(row - 1, column, row - 1, end, kit.say(f"card.{key}"), label)
    sheet.merge_range(row, column, row, end, "", value)
    kit.name_cell(key, sheet, row, column)
