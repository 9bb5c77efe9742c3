"""Ages of debt as columns: beside documents, and under headers that do not name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from addin.importing.evidence.buckets import buckets_of
from addin.importing.evidence.cells import Cells
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable

_DOCUMENTS = {"document_no", "cheque_no"}
_AMOUNTS = {"amount", "open_amount", "debit"}
_FEWEST = 2


def without_buckets(table: SourceTable) -> SourceTable:
    """A list of documents with their ages as one of documents; without a total their sum is the amount."""
    ages = buckets_of(table.headers)
    buckets = [at for at, age in enumerate(ages) if age and at not in table.parts]
    fields = {found[0][0] for header in table.headers if (found := certain(header))}
    if len(buckets) < _FEWEST or not fields & _DOCUMENTS:
        return table
    told = {**table.parts, **dict.fromkeys(buckets, "")}
    if fields & _AMOUNTS:
        return replace(table, parts=told)
    first = buckets[0]
    columns: list[Cells] = list(table.columns)
    columns[first] = _amounts([table.columns[at] for at in buckets])
    whole = {**table.whole, first: table.columns[first]}
    return replace(table, columns=tuple(columns), parts=told | {first: "amount"}, whole=whole)


def with_proved_ages(table: SourceTable) -> SourceTable:
    """Columns beside the ages without which these do not make the row's total are ages, too."""
    ages = buckets_of(table.headers)
    buckets = [at for at, age in enumerate(ages) if age and at not in table.parts]
    totals = [at for at, header in enumerate(table.headers) if _names_total(header)]
    if len(buckets) < _FEWEST or len(totals) != 1:
        return table
    rows = np.flatnonzero(table.records)
    missing = kurus_of(table.columns[totals[0]])[rows]
    missing = missing - sum(kurus_of(table.columns[at])[rows] for at in buckets)
    if not missing.any():
        return table
    for at in range(max(buckets[0] - 1, 0), min(buckets[-1] + 2, len(table.headers))):
        unknown = at not in buckets and at not in table.parts and not certain(table.headers[at])
        if unknown and (kurus_of(table.columns[at])[rows] == missing).all():
            return replace(table, parts={**table.parts, at: "bucket"})
    return table


def _names_total(header: str) -> bool:
    found = certain(header)
    return found is not None and not _AMOUNTS.isdisjoint(found[0])


def _amounts(columns: Sequence[Cells]) -> list[Any]:
    """What each row owes in all: its only cell as it stands, with its decimal sign and currency.

    >>> _amounts([["1.234", "", 5.0, "?"], ["", "10 USD", 2.5, ""]])
    ['1.234', '10 USD', 7.5, '?']
    """
    kurus = np.array([kurus_of(column) for column in columns])
    found: list[Any] = []
    for row, cells in enumerate(zip(*columns, strict=True)):
        filled = [at for at, cell in enumerate(cells) if cell != ""]
        owed = [at for at in filled if kurus[at, row]] or filled
        several = int(kurus[:, row].sum())
        found.append(cells[owed[0]] if len(owed) == 1 else several / 100 if several else "")
    return found
