"""Months of dues that say "ödendi" in place of their sum: nothing is owed for them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.columns.mapping import Mapping
from addin.importing.columns.months import FIELD
from addin.importing.columns.noted_payments import said_of_payment
from addin.importing.evidence.cells import Cells, kinds_of, through
from addin.importing.tables.source_table import PAID, PAID_MONTHS, SourceTable


def with_paid_months(table: SourceTable, mapping: Mapping) -> SourceTable:
    """The table with nothing owed in such cells, and by PAID_MONTHS the rows that have some."""
    columns: list[Cells] = list(table.columns)
    whole, told = dict(table.whole), np.zeros(len(table), dtype=bool)
    for at in mapping.all_at(FIELD):
        cells = table.columns[at]
        if str not in kinds_of(cells):
            continue
        paid = (through(cells, said_of_payment) == PAID) & table.records
        if paid.any():
            whole.setdefault(at, cells)
            columns[at] = [0.0 if gone else cell for cell, gone in zip(cells, paid.tolist(), strict=True)]
            told |= paid
    if not told.any():
        return table
    marked = np.where(told, PAID, "").astype(object)
    return replace(table, columns=tuple(columns), whole=whole, told={**table.told, PAID_MONTHS: marked})
