"""Rows of a source as they are listed: where each stands, and its cells as one text."""

from __future__ import annotations

import re
from typing import Any

from addin.importing.evidence.cells import texts_at
from addin.importing.tables.source_table import SourceTable
from addin.model import Rows

_LONGEST = 2_000
_PLACE = re.compile(r"(.+\.\w{2,5})(?: (.*))?")


def lines_of(table: SourceTable, rows: Rows) -> tuple[list[Any], ...]:
    """File, sheet and row number of rows, and what stands in them."""
    texts = [texts_at(table.whole.get(at, table.columns[at]), rows) for at in range(len(table.own_headers))]
    lines = [line.strip(" |")[:_LONGEST] for line in map(" | ".join, zip(*texts, strict=True))]
    numbers = table.rows[rows].tolist()
    if table.places is None:
        return [table.file] * len(rows), [table.sheet] * len(rows), numbers, lines
    places = table.places[rows].tolist()
    names = {place: _file_and_sheet(place, table.file, table.sheet) for place in set(places)}
    files, sheets = ([names[place][at] for place in places] for at in range(2))
    return files, sheets, numbers, lines


def _file_and_sheet(place: str, file: str, sheet: str) -> tuple[str, str]:
    """`places` of a table of several sheets: the file's name, a blank, the sheet's."""
    if not place:
        return file, sheet
    if place.startswith(f"{file} "):
        return file, place.removeprefix(f"{file} ")
    found = _PLACE.fullmatch(place)
    return (found[1], found[2] or "") if found else (file, place or sheet)
