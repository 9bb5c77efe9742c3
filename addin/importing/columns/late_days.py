"""The column that tells how many days each open amount is overdue, where no column tells the due date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import sample, texts_of
from addin.importing.evidence.content import wholly_amounts
from addin.importing.evidence.header import SURE
from addin.importing.evidence.late_days import counts_days, days_in
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable

FIELD = "days_overdue"
_DUE = {"due_date", "due_days"}


def late_days(guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """The one such column, of whole days; none beside due dates, empty or not."""
    if not _DUE.isdisjoint(guess.field for guess in guesses):
        return []
    named = [each for each in guesses if each.field == FIELD and each.confidence >= SURE]
    found = [each for each in named if counts_days(each.header)]
    return found if len(found) == 1 and _are_days(found[0].column, table) else []


def _are_days(at: int, table: SourceTable) -> bool:
    """Whether all its cells are; under "Gecikme" a charge may stand, that makes a sum of an amount."""
    told = {days_in(text) for text in texts_of(table.columns[at])[table.records].tolist()}
    if None in told or told <= {0} or wholly_amounts(sample(table.columns[at])):
        return False
    others = [cells for other, cells in enumerate(table.columns) if other != at and _holds_sums(cells)]
    own, *sums = (kurus_of(cells)[table.records] for cells in (table.columns[at], *others))
    return not any((abs(one - other) == abs(own)).all() for one, other in combinations(sums, 2))


def _holds_sums(cells: Sequence[object]) -> bool:
    return wholly_amounts(sample(cells)) and bool(np.any(kurus_of(cells)))
