"""Yardım: the day in ten lines, what each sheet is for, what each colour says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.schema import TAB_ORDER, VISIBLE, looks
from addin.schema.build_areas import section
from addin.schema.build_kit import Kit, split_address, title_of
from addin.schema.build_sheets import page_paper
from addin.schema.pages import AREAS, HELP_LISTS

if TYPE_CHECKING:
    from addin.schema.build import Worksheet

TONES = {"red": looks.RED, "amber": looks.AMBER, "blue": looks.BLUE, "done": looks.DONE}


def draw_help(kit: Kit, sheet: Worksheet) -> None:
    sheet.set_column("A:A", 2)
    sheet.set_column("B:B", 22)
    sheet.set_column("C:C", 96)
    sheet.set_row(0, 34)
    sheet.set_row(1, 8)
    sheet.write_string("B1", title_of(sheet), kit.style(font_size=24, bold=True, valign="vcenter"))
    row = 2
    for part in HELP_LISTS:
        row = _lines(kit, sheet, row, kit.say(f"help.{part}.title"), kit.said(f"help.{part}.lines")) + 1
    row = _colours(kit, sheet, row)
    _sheets(kit, sheet, row + 1)
    _samples(kit, sheet)
    page_paper(kit, sheet, landscape=False)


def _lines(kit: Kit, sheet: Worksheet, row: int, title: str, lines: list[str]) -> int:
    section(kit, sheet, row, (1, 2), title)
    number = kit.style(font_color=looks.ACCENT, bold=True, align="right", valign="vcenter", indent=1)
    for count, line in enumerate(lines, start=1):
        sheet.write_number(row + count, 1, count, number)
        _text(kit, sheet, row + count, line)
    return row + len(lines) + 1


def _text(kit: Kit, sheet: Worksheet, row: int, text: str) -> None:
    sheet.set_row(row, 19 if len(text) < 115 else 34)
    sheet.write_string(row, 2, text, kit.style(text_wrap=True, valign="vcenter", indent=1))


def _colours(kit: Kit, sheet: Worksheet, row: int) -> int:
    section(kit, sheet, row, (1, 2), kit.say("help.colours.title"))
    said = kit.said("help.colours")
    for count, (key, tone) in enumerate(TONES.items(), start=1):
        look = kit.style(
            font_color=tone.text, bg_color=tone.fill, align="center", valign="vcenter", bold=True
        )
        sheet.write_string(row + count, 1, said[key]["word"], look)
        _text(kit, sheet, row + count, said[key]["text"])
    end = row + len(TONES) + 1
    for key, fill in (("program", looks.PROGRAM_HEADER), ("user", looks.ACCENT)):
        ink = looks.WHITE if key == "user" else looks.INK
        look = kit.style(bg_color=fill, font_color=ink, align="center", valign="vcenter", bold=True)
        sheet.write_string(end, 1, said[key]["word"], look)
        _text(kit, sheet, end, said[key]["text"])
        end += 1
    return end


def _sheets(kit: Kit, sheet: Worksheet, row: int) -> None:
    section(kit, sheet, row, (1, 2), kit.say("help.sheets_title"))
    name = kit.style(bold=True, valign="vcenter")
    link = kit.style(bold=True, valign="vcenter", font_color=looks.LINK, underline=1)
    keys = [key for key in TAB_ORDER if key != "help"]
    for count, key in enumerate(keys, start=1):
        if key in VISIBLE:  # a link to a hidden sheet leads nowhere
            sheet.write_url(row + count, 1, kit.link(key), link, kit.sheet(key))
        else:
            sheet.write_string(row + count, 1, kit.sheet(key), name)
        _text(kit, sheet, row + count, kit.say(f"help.sheets.{key}"))


def _samples(kit: Kit, sheet: Worksheet) -> None:
    """Empty lines that Yenile fills with contacts marked as samples."""
    area = AREAS["help_samples"]
    top, left = split_address(area.at)
    section(kit, sheet, top - 1, (1, 2), kit.say("help.samples"))
    day = kit.style(num_format="dd.mm.yyyy", align="left", valign="vcenter")
    text = kit.style(text_wrap=True, valign="vcenter", indent=1)
    for row in range(top, top + area.rows):
        sheet.write_blank(row, left, None, day)
        sheet.write_blank(row, left + 1, None, text)
    kit.name_area(area.key, sheet, (top, left), (area.rows, len(area.columns)))
