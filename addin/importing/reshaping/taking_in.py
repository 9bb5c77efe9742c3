"""Columns whose texts go into another one, in which all of them come in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from addin.importing.evidence.cells import Cells
from addin.importing.tables.source_table import SourceTable

_TOLD_BY = ("column", "field", "unsure")  # questions about one header


def taken_in(table: SourceTable, at: int, others: Sequence[int], cells: Cells, field: str) -> SourceTable:
    """The table with these cells in one column, made of its own ones and those of the others."""
    columns = list(table.columns)
    columns[at] = cells
    return replace(
        table,
        columns=tuple(columns),
        parts={**table.parts, at: field, **dict.fromkeys(others, "")},
        whole={**table.whole, at: table.whole.get(at, table.columns[at])},
        taken_in={**table.taken_in, **dict.fromkeys(others, at)},
    )


def are_told(table: SourceTable, places: Collection[int], said: Collection[str]) -> bool:
    """Whether it was said which of these columns is meant, or what one of them is."""
    headers = {table.headers[at].strip() for at in places}
    return any(f"{key}:{header}" in said for key in _TOLD_BY for header in headers)
