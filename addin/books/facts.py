"""What only the sheet's XML tells about a table: lost formulas, merged cells, hidden rows ..."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from addin.books.canonical import canonical
from addin.books.places import Spot
from addin.books.workbook import Area, column_number, parse_area
from addin.model import BookFacts, column_letters
from addin.schema import TABLES
from addin.schema.column import Table

_ERROR_MARK = b' t="e"'
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>')
_OLD_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_NEWER = b"#VALUE!"
_MERGE = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z0-9:]+)"')
_ROW = re.compile(rb"<row\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_ROW_OPENING = b'<row r="'
_ROW_NUMBER = re.compile(rb'<row r="(\d+)"')
# A constant: a formula below a table sums it and is no row that was forgotten.
_TYPED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*(?<!/)>(?!<f[ >/]|(?:<v></v>|<v/>|<is/>)?</c>)')
_NUMBER = re.compile(rb'\br="(\d+)"')
_FORMULA = re.compile(rb"<f\b[^>]*>([^<]+)</f>")
_VALIDATED = re.compile(rb'<dataValidation\b[^>]*\bsqref="([^"]*)"')
_X14_VALIDATED = re.compile(rb"<x14:dataValidation\b.*?<xm:sqref>([^<]*)</xm:sqref>", re.S)
_QUOTED = re.compile(r'"[^"]*"|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]')
_SHEET_NAME = re.compile(r"'(?:[^']|'')*'(?=!)")
_FUNCTION = re.compile(r"(?:(?:\[\d+\])?!)?([A-Za-zÀ-ɏ_][\w.]*)\(")
_OWN_PREFIXES = re.compile(r"^(?:_xlfn\.|_xlws\.)+", re.I)


Span = tuple[int, int]
Errors = list[tuple[int, int, str]]  # row, column, text


def plain(xml: bytes) -> bytes:
    """The part in the spelling that the patterns know."""
    is_known = b'<c r="' in xml or b"<sheetData/>" in xml
    return xml if is_known and b"<![CDATA[" not in xml else canonical(xml)


def error_values(xml: bytes) -> Errors:
    """Row, column and text of the cells that hold an error value."""
    return [(int(m[2]), column_number(m[1].decode()), m[3].decode()) for m in _error_cells_of(xml)]


def tame(xml: bytes, errors: Errors) -> bytes:
    """The part with kinds of error values that every reader knows; the newer ones become #VALUE!.

    `errors`: as `error_values` found them. The same object when there is nothing to change.
    """
    if all(text in _OLD_ERRORS for _, _, text in errors):
        return xml
    pieces, done = [], 0
    for match in _error_cells_of(xml):
        if match[3].decode() not in _OLD_ERRORS:
            pieces += [xml[done : match.start(3)], _NEWER]
            done = match.end(3)
    return b"".join([*pieces, xml[done:]])


def _error_cells_of(xml: bytes) -> Iterator[re.Match[bytes]]:
    """Error values are few: looked for by their mark, not cell by cell."""
    at = 0
    while (at := xml.find(_ERROR_MARK, at)) >= 0:
        match = _ERROR.match(xml, xml.rfind(b"<c ", 0, at))
        if match:
            yield match
        at += len(_ERROR_MARK)


class Scan:
    """What one look at a table's sheet found, until it is known which rows are blank."""

    def __init__(self, xml: bytes, spot: Spot) -> None:
        table = TABLES[spot.place.table]
        top = xml.find(b"<sheetData")
        first = xml.find(b'<row r="%d"' % spot.first_row, top)
        span = (max(top, first), xml.rfind(b"</sheetData>"))
        tail = xml[span[1] :]
        self._spot = spot
        self.errors = error_values(xml)
        self._held = _held(xml, span, table, spot)
        ours = spot.length * len(_live_letters(table, spot)) if self._held is None else -1
        looked_at = span[1] if xml.count(b"<f", *span) != ours else span[0]
        self._foreign = _foreign(xml[top:looked_at])
        self._merged = tuple(_merged(tail, spot))
        self._hidden = _hidden(xml, span, spot)
        self._below = _rows_below(xml, span, spot)
        self._eroded = _is_eroded(tail, table, spot)

    def facts(self, kept: Sequence[int]) -> BookFacts:
        """The facts. `kept`: positions of the rows that are not blank."""
        lost = {
            key: tuple(row for row in kept if row not in rows) for key, rows in (self._held or {}).items()
        }
        return BookFacts(
            overwritten={key: rows for key, rows in lost.items() if rows},
            error_cells=tuple(_error_cells(self.errors, self._spot)),
            merged=self._merged,
            hidden_rows=self._hidden,
            rows_below=self._below,
            foreign_functions=self._foreign,
            eroded=self._eroded,
        )


def _live_letters(table: Table, spot: Spot) -> dict[str, str]:
    return {
        column_letters(spot.place.columns[column.key]): column.key
        for column in table.filled_by("formula")
        if column.key in spot.place.columns
    }


def _held(xml: bytes, span: Span, table: Table, spot: Spot) -> dict[str, set[int]] | None:
    """By live column the rows that hold a formula; None when all do."""
    letters = _live_letters(table, spot)
    if not letters:
        return None
    name = "|".join(letters)
    pattern = re.compile(rf'<c r="(?:{name})\d+"[^>]*><f'.encode())
    if len(pattern.findall(xml, *span)) == len(letters) * spot.length:
        return None
    held: dict[str, set[int]] = {key: set() for key in letters.values()}
    pattern = re.compile(rf'<c r="({name})(\d+)"[^>]*><f'.encode())
    for column, row in pattern.findall(xml, *span):
        held[letters[column.decode()]].add(int(row) - spot.first_row)
    return held


def _error_cells(errors: Errors, spot: Spot) -> Iterable[tuple[int, str, str]]:
    keys = {number: key for key, number in spot.place.columns.items()}
    for row, column, text in errors:
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


def _hidden(xml: bytes, span: Span, spot: Spot) -> int:
    if xml.find(b' hidden="', *span) < 0:
        return 0
    hidden = 0
    for tag in _ROW.findall(xml, *span):
        number = _NUMBER.search(tag)
        if number and _HIDDEN.search(tag):
            hidden += spot.first_row <= int(number[1]) <= spot.place.last_row
    return hidden


def _rows_below(xml: bytes, span: Span, spot: Spot) -> int:
    """Rows under the table, gaps or not, with a constant in its columns; read from the sheet's end."""
    place = spot.place
    last = place.last_row + spot.list_table.totals_rows
    start = at = span[1]
    while (at := xml.rfind(_ROW_OPENING, span[0], at)) >= 0:
        number = _ROW_NUMBER.match(xml, at)
        if number is None or int(number[1]) <= last:
            break
        start = at
    typed = _TYPED.findall(xml, start, span[1])
    ours = range(place.first_column, place.last_column + 1)
    return len({row for name, row in typed if column_number(name.decode()) in ours})


def _foreign(rows: bytes) -> tuple[str, ...]:
    shapes = {text.translate(None, b"0123456789"): text for text in _FORMULA.findall(rows)}
    return foreign_functions(text.decode("utf-8", "replace") for text in shapes.values())


def foreign_functions(formulas: Iterable[str]) -> tuple[str, ...]:
    """Functions that Excel does not bring along: a copy of the book elsewhere shows #NAME?."""
    from addin.books.lint.functions import EXCEL_365, EXCEL_2007, EXCEL_2010_TO_2016, EXCEL_2019

    known = EXCEL_2007 | EXCEL_2010_TO_2016 | EXCEL_2019 | EXCEL_365
    found: dict[str, None] = {}
    for text in formulas:
        bare = _SHEET_NAME.sub("", _QUOTED.sub("", text))
        for name in _FUNCTION.findall(bare):
            if _OWN_PREFIXES.sub("", name).upper() not in known:
                found[name] = None
    return tuple(found)


def _is_eroded(tail: bytes, table: Table, spot: Spot) -> bool:
    """Whether some cell that the template validates has lost its validation."""
    return needs_validation(table) and not covers(_validated(tail), table, spot)


def needs_validation(table: Table) -> bool:
    """Whether the template validates the table's cells."""
    return table.kind in {"entry", "parameter"} and table.key != "settings"


def covers(areas: list[Area], table: Table, spot: Spot) -> bool:
    """Whether validated areas reach over every row of every column in sight."""
    return all(
        _covers(areas, spot.place.columns[column.key], spot.first_row, spot.place.last_row)
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
