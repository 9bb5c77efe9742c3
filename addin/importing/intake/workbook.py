"""Excel and LibreOffice workbooks: values by python-calamine, what it does not tell by their parts.

Formulas give the value that was worked out when the file was saved; nothing is calculated, no macro
runs, no link is followed.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from addin.importing.intake.sheet import CELL_LIMIT, Range, Sheet, Unreadable


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the values of a sheet; rows and columns of the sheet, 0-based.

    `shown`: by cell the currency, other than lira, or the places ("000000") of a number's format.
    `scientific`: columns whose format writes numbers as 1,23E+10. `marks`: rows that are coloured or struck
    through.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    notices: tuple[str, ...] = ()
    date1904: bool = False
    shown: Mapping[tuple[int, int], str] = field(default_factory=dict)
    scientific: frozenset[int] = frozenset()
    marks: Mapping[int, str] = field(default_factory=dict)


def read_workbook(raw: bytes, kind: str) -> list[Sheet]:
    """The sheets with cells; diagrams and macro sheets are passed over."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except CalamineError as error:
        raise Unreadable("import_locked" if _is_locked(raw, kind) else "import_damaged") from error
    facts_of = _facts_of(raw, kind)
    sheets: list[Sheet] = []
    for place, meta in enumerate(book.sheets_metadata):
        if meta.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height * sheet.width > CELL_LIMIT:
                raise Unreadable("import_too_big")
            hidden = meta.visible != SheetVisibleEnum.Visible
            sheets.append(_placed(sheet, hidden, facts_of(meta.name, place)))
    return sheets


def _is_locked(raw: bytes, kind: str) -> bool:
    """Whether a password is needed: the reader only says that it cannot tell the format."""
    if kind == "ods":
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            return b"encryption-data" in package.read("META-INF/manifest.xml")
    if kind == "xls":
        from addin.importing.intake.biff import is_locked

        return is_locked(raw)
    return False


def _placed(sheet: Any, hidden: bool, facts: Facts) -> Sheet:
    """The facts by the rows and columns that were read."""
    top, left = sheet.start or (0, 0)
    ranges = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()] or facts.merged
    return Sheet(
        sheet.name,
        _as_shown(sheet.to_python(), facts.shown, top, left),
        top + 1,
        left + 1,
        facts.date1904,
        hidden,
        merged=tuple((max(a - top, 0), max(b - left, 0), c - top, d - left) for a, b, c, d in ranges),
        hidden_rows=frozenset(at - top for at in facts.hidden_rows),
        hidden_columns=frozenset(at - left for at in facts.hidden_columns),
        notices=facts.notices,
        scientific=frozenset(at - left for at in facts.scientific),
        marks={at - top: mark for at, mark in facts.marks.items() if at >= top},
    )


def _as_shown(
    rows: list[list[Any]], shown: Mapping[tuple[int, int], str], top: int, left: int
) -> list[list[Any]]:
    """Numbers as their user sees them: where the format says "$" "1000,5 USD", where "000000" "000031"."""
    for (row, column), told in shown.items():
        if not (0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top])):
            continue
        value = rows[row - top][column - left]
        if type(value) in (int, float):
            rows[row - top][column - left] = _shown(value, told)
    return rows


def _shown(value: float, told: str) -> str | float:
    """
    >>> _shown(1000.5, "USD"), _shown(31.0, "000000"), _shown(1.5, "00"), _shown(1234567.0, "000000")
    ('1000,5 USD', '000031', 1.5, '1234567')
    """
    if not told.startswith("0"):
        return f"{_decimal_text(value)} {told}"
    return f"{int(value):0{len(told)}d}" if value >= 0 and value == int(value) else value


def _decimal_text(value: float) -> str:
    """All digits, without exponent, with the decimal comma."""
    text = f"{Decimal(repr(value)):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _facts_of(raw: bytes, kind: str) -> Callable[[str, int], Facts]:
    """By name and place of the sheet."""
    if kind == "xlsx":
        from addin.importing.intake.ooxml import facts_reader

        read = facts_reader(raw)
        return lambda name, place: read(name)
    if kind == "ods":
        from addin.importing.intake.ods import facts_by_sheet

        found = facts_by_sheet(raw)
        return lambda name, place: found.get(name, Facts())
    if kind == "xls":
        from addin.importing.intake.biff import facts_by_place

        listed = facts_by_place(raw)
        return lambda name, place: listed[place]
    if kind == "xlsb":
        from addin.importing.intake.xlsb import facts_by_name

        try:
            named = facts_by_name(raw)
        except (struct.error, LookupError, ValueError):
            named = {}
        return lambda name, place: named.get(name, Facts())
    return lambda name, place: Facts()
