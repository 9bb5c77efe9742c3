"""Payments that are written as what they take off the debt beside them: "(200,00)", "-200"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from addin.importing.evidence.amount_forms import form_of
from addin.importing.evidence.cells import Column
from addin.importing.evidence.header import certain
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable

_PAID = "paid_amount"


def without_minus(table: SourceTable) -> SourceTable:
    """The table, columns of payments of which all have a minus without it."""
    record = table.records
    columns, whole = list(table.columns), dict(table.whole)
    for at, header in enumerate(table.headers):
        if _PAID not in (certain(header) or ((),))[0]:
            continue
        kurus = kurus_of(columns[at])[record]
        if kurus.any() and (kurus <= 0).all():
            whole.setdefault(at, columns[at])
            columns[at] = Column(map(_turned, columns[at]))
    return replace(table, columns=tuple(columns), whole=whole)


def _turned(cell: Any) -> Any:
    """
    >>> _turned(-5.0), _turned("(1.200,00 TL)"), _turned("-75"), _turned("iade"), _turned("")
    (5.0, '1.200,00 TRY', '75', 'iade', '')
    """
    if isinstance(cell, int | float):
        return abs(cell)
    form = form_of(cell) if isinstance(cell, str) else None
    return f"{form.digits} {form.currency}".strip() if form else cell
