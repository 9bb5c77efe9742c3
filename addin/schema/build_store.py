"""The very hidden sheet: version, language, stamps of the last Yenile, words of the closed lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.messages import catalogue, header, words
from addin.schema import ENTRY, TABLES, VERSION, form, looks
from addin.schema.build_kit import Kit, join_address, split_address
from addin.schema.cells import OPEN_LISTS, STORE_SHEET, list_name, stamp_cells
from addin.schema.pages import AREAS

if TYPE_CHECKING:
    from addin.schema.build import Worksheet

FIRST_LIST = 3  # column D


def draw_store(kit: Kit, sheet: Worksheet) -> None:
    sheet.very_hidden()
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 20)
    stored: dict[str, str | int | None] = {"version": VERSION, "language": kit.language}
    stored |= {"refreshed_at": None, "stamp_as_of": None}
    for table in ENTRY:
        count, total = stamp_cells(table.key)
        stored |= {count: 0, total: 0}
    for row, (key, value) in enumerate(stored.items()):
        sheet.write_string(row, 0, key)
        _store(kit, sheet, row, key, value)
        kit.name_cell(key, sheet, row, 1)
    _lists(kit, sheet)
    _chart_data(kit, sheet)


def _store(kit: Kit, sheet: Worksheet, row: int, key: str, value: str | int | None) -> None:
    formats = {"refreshed_at": "dd.mm.yyyy hh:mm", "stamp_as_of": "dd.mm.yyyy"}
    if value is None:
        sheet.write_blank(row, 1, None, kit.style(num_format=formats[key]))
    else:
        sheet.write(row, 1, value)


def _chart_data(kit: Kit, sheet: Worksheet) -> None:
    """The figures that charts of Panel draw and nobody needs to see."""
    for area in (area for area in AREAS.values() if area.page == "store"):
        top, left = split_address(area.at)
        sheet.write_string(top - 1, left, area.key)
        for number, column in enumerate(area.columns):
            style = kit.style(num_format=looks.NUMBER_FORMATS[column.type])
            for row in range(top, top + area.rows):
                sheet.write_blank(row, left + number, None, style)
        kit.name_area(area.key, sheet, (top, left), (area.rows, len(area.columns)))


def closed_lists() -> list[str]:
    """Every list that a column offers and a firm may not lengthen."""
    used = {column.choices for table in TABLES.values() for column in table.columns if column.fill == "user"}
    return sorted((used | set(form.CHOICES)) - {""} - set(OPEN_LISTS))


def _lists(kit: Kit, sheet: Worksheet) -> None:
    for number, choices in enumerate(closed_lists(), start=FIRST_LIST):
        said = list(words(choices, kit.language).values())
        sheet.write_column(0, number, [choices, *said])
        first, last = join_address(1, number, absolute=True), join_address(len(said), number, absolute=True)
        kit.name(list_name(choices), f"'{STORE_SHEET}'!{first}:{last}")
    for choices in OPEN_LISTS:
        kit.name(list_name(choices), _open_list(kit.language, choices))
    person = header("people", "person", kit.language)
    kit.name(list_name("people"), f"{TABLES['people'].name}[{person}]")


def _open_list(language: str, choices: str) -> str:
    """The rows of one list on Listeler, as long as they stand together."""
    lists = TABLES["lists"].name
    names = f"{lists}[{header('lists', 'list_name', language)}]"
    shown = f"{lists}[{header('lists', 'word', language)}]"
    title = catalogue(language)["template"]["lists"][choices]
    first = f'MATCH("{title}",{names},0)'
    return f'INDEX({shown},{first}):INDEX({shown},{first}+COUNTIF({names},"{title}")-1)'
