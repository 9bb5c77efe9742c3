"""Rows without a number, equal in debtor, day and amount: another flat, plate or branch makes them several.

A row that was pasted twice is equal in those cells too. What was sold and what is noted of it tells less:
the list's own total has to prove that (proved_repeats). So do payments and states, and the row's own count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from addin.importing.evidence.cells import shown
from addin.importing.evidence.header import fields_of
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import first_day, plain_day
from addin.importing.reconciling.proved_repeats import is_of_goods
from addin.importing.understand import Understood
from addin.rules.rows import Ints, codes, combine
from addin.text import fold

_NO_THING = {"other_number", "amount", "issue_date", "settled_on", "paid_amount", "open_amount", "status"}
_MOST = 200  # equal rows of one debtor that are held against each other


def tell_apart(lines: Lines, tables: Sequence[Understood]) -> None:
    """Set `lines.proved` of such rows, of those that are equal in these cells as well of the first one."""
    columns = [_columns(each) for each in tables]
    parts = [part for part, found in enumerate(columns) if found]
    if not parts:
        return
    ours = lines.verdicts.taken & (lines.demanded | lines.card) & (lines.amount > 0) & ~lines.total
    rows = np.flatnonzero(ours & (lines.document_no == "") & np.isin(lines.part, parts))
    keys = _keys(lines, rows)
    often = np.bincount(keys)[keys] if len(keys) else keys
    several = (often > 1) & (often <= _MOST)
    told: dict[int, list[tuple[str, ...]]] = {}
    for row, key in zip(rows[several].tolist(), keys[several].tolist(), strict=True):
        part, at = int(lines.part[row]), int(lines.at[row])
        cells = tuple(fold(shown(tables[part].table.columns[each][at])) for each in columns[part])
        cells += (str(lines.sheet[row]),)
        above = told.setdefault(key, [])
        if all(_are_apart(cells, other) for other in above):
            lines.proved[row] = True
            above.append(cells)


def _keys(lines: Lines, rows: Ints) -> Ints:
    return combine(
        lines.amount[rows],
        first_day(lines.issue[rows], lines.due[rows]),
        plain_day(lines.due[rows]),
        codes(lines.name[rows]),
        codes(lines.tax[rows]),
        codes(lines.currency[rows]),
        lines.part[rows],
    )


def _are_apart(cells: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a cell of one is another than the other's; an empty one tells nothing."""
    return any(own and its and own != its for own, its in zip(cells, other, strict=True))


def _columns(each: Understood) -> list[int]:
    """Those of no field but the account's, that are neither goods, money, days nor the count of the rows."""
    used = {mapped.column for mapped in each.mapping.columns if mapped.field != "account_code"}
    titles = enumerate(each.table.headers)
    free = [at for at, title in titles if at not in used and title and not is_of_goods(title)]
    free = [at for at in free if _NO_THING.isdisjoint(fields_of(each.table.headers[at])[0])]
    return [at for at in free if not _counts_rows([*filter(None, map(shown, each.table.columns[at][:50]))])]


def _counts_rows(cells: Sequence[str]) -> bool:
    """Whether each is the number after the one above."""
    if not all(text.isdecimal() for text in cells):
        return False
    return all(int(own) == int(above) + 1 for above, own in pairwise(cells))
