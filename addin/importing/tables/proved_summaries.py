"""A sheet that says by debtor what other sheets say by document: left out where its sums prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from addin.importing.evidence.cells import loose, shown
from addin.importing.evidence.roles import Roles, kurus_of, roles_of
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints

_NOTICE = "import_summary_sheet_left"
_CUT = 31  # letters that Excel leaves of a sheet's name, which may be the debtor's


def is_summary(roles: Roles) -> bool:
    return bool(roles.money) and not roles.days and not roles.documents


def without_proved_summaries(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The lists without one that only sums up the others of its file, which tell it."""
    detailed = [at for at, each in enumerate(tables) if len(tables) > 1 and _is_detailed(each)]
    found = dict(enumerate(tables))
    for at, summary in enumerate(tables):
        others = [one for one in detailed if _beside(tables[one], summary)]
        details = [tables[one] for one in others]
        if others and (sums_up_all(summary, details) or _sums_up_sheets(summary, details)):
            found[others[0]] = with_notice(found[others[0]])
            del found[at]
    return list(found.values())


def with_notice(table: SourceTable) -> SourceTable:
    return replace(table, notices=tuple(dict.fromkeys((*table.notices, _NOTICE))))


def _beside(table: SourceTable, summary: SourceTable) -> bool:
    return table.file == summary.file and table.sheet != summary.sheet


def _is_detailed(table: SourceTable) -> bool:
    roles = roles_of(table.headers, table.columns)
    return bool(roles.money) and bool(roles.days or roles.documents)


def sums_up_all(summary: SourceTable, details: Sequence[SourceTable]) -> bool:
    """Whether a column of the summary has what the details add up to, for each of their debtors alone.

    Of the details each column of money counts by itself, and debit less credit.
    """
    roles = roles_of(summary.headers, summary.columns)
    if not is_summary(roles):
        return False
    added: dict[str, set[int]] = {}
    for table in details:
        for name, sums in _sums(table).items():
            if name in added:
                return False  # the sums of two lists: which belong together is not known
            added[name] = sums
    stated = _by_name(summary, roles, [kurus_of(summary.columns[at]) for at in roles.money])
    if len(added) < 2 or stated.keys() != added.keys():
        return False
    return any(
        all(kurus[at] in added[name] for name, kurus in stated.items()) for at in range(len(roles.money))
    )


def _sums_up_sheets(summary: SourceTable, details: Sequence[SourceTable]) -> bool:
    """Whether its rows are the other sheets by their names, each with what it sums up to."""
    roles = roles_of(summary.headers, summary.columns)
    if not is_summary(roles) or len(details) < 2:
        return False
    rows = np.flatnonzero(summary.records).tolist()
    words = [at for at in range(len(summary.headers)) if at not in roles.money]
    for at, money in product(words, roles.money):
        names = [loose(shown(summary.columns[at][row])) for row in rows]
        stated = dict(zip(names, kurus_of(summary.columns[money])[rows].tolist(), strict=True))
        sheets = {loose(each.sheet): _totals(each) for each in details}
        if len(rows) == len(stated) == len(details) and stated.keys() == sheets.keys():
            return all(kurus in sheets[name] for name, kurus in stated.items())
    return False


def _totals(table: SourceTable) -> set[int]:
    roles, record = roles_of(table.headers, table.columns), table.records
    return {int(kurus_of(table.columns[at])[record].sum()) for at in roles.money}


def _sums(table: SourceTable) -> dict[str, set[int]]:
    roles = roles_of(table.headers, table.columns)
    columns = [kurus_of(table.columns[at]) for at in roles.money]
    debit, credit = roles.first("debit"), roles.first("credit")
    if debit is not None and credit is not None:
        columns.append(kurus_of(table.columns[debit]) - kurus_of(table.columns[credit]))
    return {name: set(sums) for name, sums in _by_name(table, roles, columns).items()}


def _by_name(table: SourceTable, roles: Roles, columns: Sequence[Ints]) -> dict[str, list[int]]:
    at = roles.first("debtor_name")
    cells = table.columns[at] if at is not None else table.told.get("debtor_name", ())
    found: dict[str, list[int]] = {}
    for row in np.flatnonzero(table.records).tolist() if len(cells) else []:
        sums = found.setdefault(loose(shown(cells[row]))[:_CUT], [0] * len(columns))
        for place, kurus in enumerate(columns):
            sums[place] += int(kurus[row])
    return found
