"""All parties of a file in one cell: "Ak A.Ş. (Alacaklı), Cemil Ok (Borçlu)"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import coded, sample, shown, through
from addin.importing.evidence.content import FITS
from addin.importing.evidence.header import certain
from addin.importing.evidence.parties import debtors_in
from addin.importing.tables.source_table import SourceTable

_DEBTOR = ("debtor_name",)
_SIGNS = "(:["
_SEVERAL = "import_first_debtor"


def with_debtor_of_parties(table: SourceTable) -> SourceTable:
    """The table with the first debtor alone in such a column; no other column names him."""
    known = [(certain(header) or ((),))[0] for header in table.headers]
    free = [at for at, fields in enumerate(known) if fields in ((), _DEBTOR) and at not in table.parts]
    rows = np.flatnonzero(table.records)
    found = [at for at in free if _tells_debtors(table, at, rows)]
    if len(found) != 1 or any(fields == _DEBTOR for at, fields in enumerate(known) if at != found[0]):
        return table
    at = found[0]
    columns = list(table.columns)
    columns[at] = through(columns[at], lambda cell: next(iter(debtors_in(shown(cell))), "")).tolist()
    several = any(len(debtors_in(shown(cell))) > 1 for cell in coded(table.columns[at])[1])
    return replace(
        table,
        columns=tuple(columns),
        parts={**table.parts, at: "debtor_name"},
        whole={**table.whole, at: table.columns[at]},
        notices=(*table.notices, *[_SEVERAL] * several),
    )


def _tells_debtors(table: SourceTable, at: int, rows: np.ndarray) -> bool:
    texts = [shown(cell) for cell in sample(table.columns[at], rows)]
    if sum(any(sign in text for sign in _SIGNS) for text in texts) < FITS * max(len(texts), 1):
        return False
    return sum(bool(debtors_in(text)) for text in texts) >= FITS * len(texts)
