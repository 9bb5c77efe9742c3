"""Lists of one column of texts: each debtor with his sum, below him what it is the sum of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import Cells, shown
from addin.importing.evidence.content import wholly_days
from addin.importing.evidence.roles import kurus_of, roles_of
from addin.importing.tables.names import is_name
from addin.importing.tables.row_view import RECORDS, SECTION
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import repeated

_FEWEST = 3  # records


def with_groups(table: SourceTable) -> SourceTable:
    """Rows of numbers or days below the name whose sum they are become his documents.

    So Excel writes a pivot table of debtors and documents.
    """
    roles = roles_of(table.headers, table.columns)
    at = roles.first("debtor_name")
    if at is None or roles.days or roles.documents or not roles.money or "debtor_name" in table.told:
        return table
    rows = np.flatnonzero(table.records)
    heads = heads_of(kurus_of(table.columns[roles.money[0]])[rows].tolist())
    if len(rows) < _FEWEST or not heads:
        return table
    cells = table.columns[at]
    parents, below = rows[heads], np.delete(rows, heads)
    papers = [cells[row] for row in below.tolist()]
    if not all(is_name(shown(cells[row])) for row in parents.tolist()) or any(map(_is_name, papers)):
        return table
    names = repeated("", len(table))
    for first, end in zip(parents.tolist(), [*parents[1:].tolist(), len(table)], strict=True):
        names[first + 1 : end] = shown(cells[first])
    kinds = table.kinds.copy()
    kinds[parents] = SECTION
    field = "issue_date" if wholly_days(papers) else "document_no"
    columns: list[Cells] = list(table.columns)
    columns[at] = ["" if kinds[row] == SECTION else cell for row, cell in enumerate(cells)]
    return replace(
        table,
        columns=tuple(columns),
        kinds=kinds,
        told={**table.told, "debtor_name": np.where(np.isin(kinds, RECORDS), names, "")},
        parts={**table.parts, at: field},
        whole={**table.whole, at: cells},
    )


def _is_name(cell: object) -> bool:
    return is_name(shown(cell))


def heads_of(amounts: list[int]) -> list[int]:
    """Where the sums of those right below stand, when all are such sums or belong to one; else [].

    >>> heads_of([5, 2, 3, 4, 4]), heads_of([5, 2, 2, 4]), heads_of([])
    ([0, 3], [], [])
    """
    heads, at = list[int](), 0
    while at < len(amounts):
        rest, end = amounts[at], at + 1
        while end < len(amounts) and (rest or end == at + 1):
            rest -= amounts[end]
            end += 1
        if rest or end == at + 1:
            return []
        heads.append(at)
        at = end
    return heads
