"""Sheets drawn as text: one line a row, cells between bars, an empty line for a blank row."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from addin.importing.reading import Sheet
from addin.importing.tables.source_table import SourceTable
from addin.importing.tables.table import find_tables

_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
_AMOUNT = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d\d")


def drawn(text: str, name: str = "Liste", *, typed: bool = True, **more: Any) -> Sheet:
    """Days and amounts become cells of their type, or stay texts."""
    rows = [[_cell(cell.strip(), typed) for cell in line.split("|")] for line in _lines(text)]
    width = max(map(len, rows))
    return Sheet(name, [row + [""] * (width - len(row)) for row in rows], **more)


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def _cell(text: str, typed: bool) -> Any:
    if typed and (day := _DAY.fullmatch(text)):
        return dt.date(int(day[3]), int(day[2]), int(day[1]))
    if typed and _AMOUNT.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return text


def tables(*sheets: Sheet, **answers: str) -> list[SourceTable]:
    """Answers are given as hidden_rows="take"; they count for every sheet."""
    given = {f"{key}:{sheet.name}": answer for key, answer in answers.items() for sheet in sheets}
    return find_tables(list(sheets), given)


def table(text: str, *, typed: bool = True, **answers: str) -> SourceTable:
    [found] = tables(drawn(text, typed=typed), **answers)
    return found


def kinds(text: str, *, typed: bool = True) -> list[str]:
    return list(table(text, typed=typed).kinds)


def column(found: SourceTable, header: str) -> list[Any]:
    """Cells of the records under a header."""
    at = found.headers.index(header)
    return [
        cell for cell, kind in zip(found.columns[at], found.kinds, strict=True) if kind in ("", "opening")
    ]
