"""Ages of debt beside documents: the buckets of a row only say once more how old its document is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.evidence.buckets import bucket_of
from addin.importing.evidence.cells import Cells
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable

_DOCUMENTS = {"document_no", "cheque_no"}
_AMOUNTS = {"amount", "open_amount", "debit"}
_FEWEST = 2


def without_buckets(table: SourceTable) -> SourceTable:
    """A list of documents with their ages as one of documents; without a total their sum is the amount."""
    buckets = [at for at, header in enumerate(table.headers) if bucket_of(header) and at not in table.parts]
    fields = {found[0][0] for header in table.headers if (found := certain(header))}
    if len(buckets) < _FEWEST or not fields & _DOCUMENTS:
        return table
    told = {**table.parts, **dict.fromkeys(buckets, "")}
    if fields & _AMOUNTS:
        return replace(table, parts=told)
    first = buckets[0]
    sums = np.sum([kurus_of(table.columns[at]) for at in buckets], axis=0)
    columns: list[Cells] = list(table.columns)
    columns[first] = [kurus / 100 if kurus else "" for kurus in sums.tolist()]
    whole = {**table.whole, first: table.columns[first]}
    return replace(table, columns=tuple(columns), parts=told | {first: "amount"}, whole=whole)
