"""What the sum that a list states proves about the writing of the amounts above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from addin.importing.columns.fields import AMOUNTS
from addin.importing.columns.mapping import Mapping
from addin.importing.evidence.amounts import evidence, read_amounts
from addin.importing.evidence.cells import Cells, kinds_of
from addin.importing.tables.row_view import TOTAL
from addin.importing.tables.source_table import SourceTable, dash_key
from addin.rules.rows import repeated

_SIGNS = (",", ".")
_DASH = re.compile(r"(?<![,.]\d)(?<![,.]\d\d)\s?[-\u2212]+(?=\s*$)")  # "1.560,00-" is a minus


def decimal_by_sum(table: SourceTable, at: int) -> str:
    """The only decimal sign with which the records of a column add up to its last sum; "" without one."""
    found = {style for style in _SIGNS if _adds_up(table, table.columns[at], at, style)}
    return found.pop() if len(found) == 1 else ""


def with_dashes_told(table: SourceTable, mapping: Mapping) -> SourceTable:
    """The table, a dash behind whole amounts left out where the sum proves that it is no minus: "1.560-"."""
    for at in dict.fromkeys(at for field in AMOUNTS for at in mapping.all_at(field)):
        rows = list(_dashed(table, at))
        if not rows:
            continue
        cells, was = list(table.columns[at]), repeated("", len(table))
        for row in rows:
            was[row], cells[row] = cells[row], _DASH.sub("", cells[row])
        own = evidence(table.columns[at]).style
        styles = [own] if own in _SIGNS else _SIGNS
        if _any_adds_up(table, cells, at, styles) and not _any_adds_up(table, table.columns[at], at, styles):
            columns = (*table.columns[:at], cells, *table.columns[at + 1 :])
            whole = {at: table.columns[at], **table.whole}
            told = {**table.told, dash_key(at): was}
            table = replace(table, columns=columns, told=told, whole=whole)
    return table


def _dashed(table: SourceTable, at: int) -> Iterator[int]:
    cells = table.columns[at]
    if str in kinds_of(cells) and (table.kinds == TOTAL).any():
        for row in np.flatnonzero(table.records).tolist():
            if type(cells[row]) is str and _DASH.search(cells[row]) and any(map(str.isdigit, cells[row])):
                yield row


def _any_adds_up(table: SourceTable, cells: Cells, at: int, styles: Sequence[str]) -> bool:
    return any(_adds_up(table, cells, at, style) for style in styles)


def _adds_up(table: SourceTable, cells: Cells, at: int, style: str) -> bool:
    """Whether these cells, with this decimal sign, make the column's last sum."""
    read = read_amounts(cells, style)
    sums = np.flatnonzero((table.kinds == TOTAL) & ~read.blank)
    records = table.records
    if not len(sums) or read.unreadable[records | (table.kinds == TOTAL)].any():
        return False
    stated = int(read.kurus[sums[-1]])
    return stated != 0 and stated == int(read.kurus[records].sum())
