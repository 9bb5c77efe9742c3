"""Summaries by debtor that stand on the sheet of their list: the same money once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import loose, shown
from addin.importing.evidence.roles import Roles, kurus_of, roles_of
from addin.importing.tables.receipt_lines import SAID, table_of_receipts
from addin.importing.tables.source_table import SourceTable

_NOTICE = "import_sums_beside"
_FEWEST = 2  # debtors whose sums are those of the list
_CAME = {"paid_amount", "credit"}  # may equal what was owed, and is not the same money
_Sums = dict[str, int]


def without_sums_beside(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The lists without those that only sum up another one of their sheet, which tells so."""
    if len(tables) < 2:
        return list(tables)
    roles = [roles_of(table.headers, table.columns) for table in tables]
    told: set[int] = set()
    left: set[int] = set()
    for at, table in enumerate(tables):
        for other, detailed in enumerate(tables):
            here = (table.file, table.sheet) == (detailed.file, detailed.sheet)
            if here and other != at and _sums_up(table, roles[at], detailed, roles[other]):
                left.add(at)
                told.add(other)
    return [
        replace(table, notices=(*table.notices, _NOTICE)) if at in told else table
        for at, table in enumerate(tables)
        if at not in left
    ]


def _sums_up(table: SourceTable, roles: Roles, detailed: SourceTable, others: Roles) -> bool:
    """Whether each debtor of the one stands there once, with what a column of the other adds up to."""
    if roles.days or roles.documents or not (others.days or others.documents):
        return False
    if table_of_receipts(table) == SAID or (name := roles.first("debtor_name")) is None:
        return False
    names = [loose(shown(table.columns[name][row])) for row in _records(table)]
    if len(names) < _FEWEST or len(set(names)) < len(names):
        return False
    known = list(_sums(detailed, others))
    return any(_same(stated, added) for stated in _sums(table, roles) for added in known)


def _same(stated: _Sums, added: _Sums) -> bool:
    """Whether all say the same; one name that nobody has may stand for the sum of all others."""
    odd = [name for name, kurus in stated.items() if added.get(name) != kurus]
    if len(odd) == 1 and odd[0] not in added and len(stated) > _FEWEST:
        return 2 * stated[odd[0]] == sum(stated.values()) != 0
    return not odd and any(stated.values())


def _sums(table: SourceTable, roles: Roles) -> Iterator[_Sums]:
    """For each column of claims what every debtor owes by it."""
    name = roles.first("debtor_name")
    if name is None:
        return
    rows = _records(table)
    names = [loose(shown(table.columns[name][row])) for row in rows]
    for at in roles.money:
        if roles.fields[at] not in _CAME:
            added: Counter[str] = Counter()
            for one, kurus in zip(names, kurus_of(table.columns[at])[rows].tolist(), strict=True):
                added[one] += kurus
            yield dict(added)


def _records(table: SourceTable) -> list[int]:
    return [int(row) for row in np.flatnonzero(table.records)]
