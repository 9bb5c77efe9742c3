"""What only the sheet's XML tells about a table: lost formulas, merged cells, hidden rows ..."""

from __future__ import annotations

import re
from collections.abc import Iterable

from addin.books.canonical import canonical
from addin.books.places import Spot
from addin.books.workbook import Area, column_number, parse_area
from addin.model import BookFacts, column_letters
from addin.schema import TABLES
from addin.schema.column import Table

ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>')
_MERGE = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z0-9:]+)"')
_ROW = re.compile(rb"<row\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="(\d+)"')
_FORMULA = re.compile(rb"<f\b[^>]*>([^<]+)</f>")
_VALIDATED = re.compile(rb'<dataValidation\b[^>]*\bsqref="([^"]*)"')
_X14_VALIDATED = re.compile(rb"<x14:dataValidation\b.*?<xm:sqref>([^<]*)</xm:sqref>", re.S)
_QUOTED = re.compile(r'"[^"]*"|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]')
_SHEET_NAME = re.compile(r"'(?:[^']|'')*'(?=!)")
_FUNCTION = re.compile(r"(?:(?:\[\d+\])?!)?([A-Za-zÀ-ɏ_][\w.]*)\(")
_OWN_PREFIXES = re.compile(r"^(?:_xlfn\.|_xlws\.)+", re.I)


def plain(xml: bytes) -> bytes:
    """The part in the spelling that the patterns know."""
    return xml if b'<c r="' in xml or b"<sheetData/>" in xml else canonical(xml)


def error_values(xml: bytes) -> list[tuple[int, int, str]]:
    """Row, column and text of the cells that hold an error value."""
    if b't="e"' not in xml:
        return []
    return [(int(row), column_number(name.decode()), text.decode()) for name, row, text in ERROR.findall(xml)]


def book_facts(xml: bytes, spot: Spot, kept: Iterable[int]) -> BookFacts:
    """Facts of a table. `kept`: positions of the rows that are not blank."""
    table = TABLES[spot.place.table]
    start, end = xml.find(b"<sheetData"), xml.find(b"</sheetData>")
    rows, tail = xml[start:end], xml[end:]
    ours, overwritten = _overwritten(rows, table, spot, kept)
    foreign = _foreign(rows) if rows.count(b"<f>") + rows.count(b"<f ") != ours else ()
    return BookFacts(
        overwritten=overwritten,
        error_cells=tuple(_error_cells(xml, spot)),
        merged=tuple(_merged(tail, spot)),
        hidden_rows=_hidden(rows, spot),
        foreign_functions=foreign,
        eroded=_is_eroded(tail, table, spot),
    )


def _overwritten(
    rows: bytes, table: Table, spot: Spot, kept: Iterable[int]
) -> tuple[int, dict[str, tuple[int, ...]]]:
    """How many formulas our columns hold, and by column the rows that lack theirs."""
    letters = {
        column_letters(spot.place.columns[column.key]): column.key
        for column in table.filled_by("formula")
        if column.key in spot.place.columns
    }
    if not letters:
        return 0, {}
    name = "|".join(letters)
    count = len(re.findall(rf'<c r="(?:{name})\d+"[^>]*><f'.encode(), rows))
    if count == len(letters) * spot.length:
        return count, {}
    held: dict[str, set[int]] = {key: set() for key in letters.values()}
    for column, row in re.findall(rf'<c r="({name})(\d+)"[^>]*><f'.encode(), rows):
        held[letters[column.decode()]].add(int(row) - spot.first_row)
    wanted = list(kept)
    lost = {key: tuple(row for row in wanted if row not in found) for key, found in held.items()}
    return count, {key: found for key, found in lost.items() if found}


def _error_cells(xml: bytes, spot: Spot) -> Iterable[tuple[int, str, str]]:
    keys = {number: key for key, number in spot.place.columns.items()}
    for row, column, text in error_values(xml):
        if spot.first_row <= row <= spot.place.last_row and column in keys:
            yield row - spot.first_row, keys[column], text


def _merged(tail: bytes, spot: Spot) -> Iterable[str]:
    place = spot.place
    for reference in _MERGE.findall(tail):
        area = parse_area(f"S!{reference.decode()}")
        if (
            area
            and place.header_row <= area.bottom
            and area.top <= place.last_row
            and place.first_column <= area.right
            and area.left <= place.last_column
        ):
            yield reference.decode()


def _hidden(rows: bytes, spot: Spot) -> int:
    if not _HIDDEN.search(rows):
        return 0
    hidden = 0
    for tag in _ROW.findall(rows):
        number = _NUMBER.search(tag)
        if number and _HIDDEN.search(tag):
            hidden += spot.first_row <= int(number[1]) <= spot.place.last_row
    return hidden


def _foreign(rows: bytes) -> tuple[str, ...]:
    """Functions that Excel does not bring along: a copy of the book elsewhere shows #NAME?."""
    from addin.books.lint.functions import EXCEL_365, EXCEL_2007, EXCEL_2010_TO_2016, EXCEL_2019

    known = EXCEL_2007 | EXCEL_2010_TO_2016 | EXCEL_2019 | EXCEL_365
    shapes = {text.translate(None, b"0123456789"): text for text in _FORMULA.findall(rows)}
    found: dict[str, None] = {}
    for text in shapes.values():
        bare = _SHEET_NAME.sub("", _QUOTED.sub("", text.decode("utf-8", "replace")))
        for name in _FUNCTION.findall(bare):
            if _OWN_PREFIXES.sub("", name).upper() not in known:
                found[name] = None
    return tuple(found)


def _is_eroded(tail: bytes, table: Table, spot: Spot) -> bool:
    """Whether some cell that the template validates has lost its validation."""
    if table.kind not in {"entry", "parameter"} or table.key == "settings":
        return False
    areas = _validated(tail)
    return any(
        not _covers(areas, spot.place.columns[column.key], spot.first_row, spot.place.last_row)
        for column in table.columns
        if column.fill != "hidden" and column.key in spot.place.columns
    )


def _validated(tail: bytes) -> list[Area]:
    tokens = b" ".join(_VALIDATED.findall(tail) + _X14_VALIDATED.findall(tail)).decode().split()
    return [area for token in tokens if (area := parse_area(f"S!{token}"))]


def _covers(areas: list[Area], column: int, first: int, last: int) -> bool:
    reached = first - 1
    for top, bottom in sorted((area.top, area.bottom) for area in areas if area.left <= column <= area.right):
        if top > reached + 1:
            break
        reached = max(reached, bottom)
    return reached >= last
