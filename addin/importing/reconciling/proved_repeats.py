"""Equal rows that differ by what was sold alone: the list's own total may prove that all of them count.

Two lines of one invoice may have one amount. A row that was pasted twice is equal in its goods too, so a
total that adds it up again proves nothing; but in an account without numbers equal lines are two sales.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from addin.importing.evidence.cells import shown
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.words import source_words
from addin.importing.layouts.lines import Lines
from addin.importing.posting.equal_moves import moves_of
from addin.importing.posting.keys import first_day, plain_day
from addin.importing.reconciling.own_totals import OwnTotal
from addin.importing.understand import Understood
from addin.rules.rows import Ints, codes, combine
from addin.text import fold


def prove_repeats(lines: Lines, tables: Sequence[Understood], stated: Sequence[OwnTotal]) -> None:
    """Set `lines.proved` of equal rows where the sum of all rows is the stated one."""
    exact = np.zeros(len(lines), dtype=bool)
    for each in stated:
        if each.gap == 0:
            exact |= (lines.currency == each.code) & (np.isin(lines.part, each.parts) | (each.file == ""))
    if not exact.any():
        return
    ours = exact & lines.verdicts.taken & (lines.amount > 0) & ~lines.pure & ~lines.total
    moves = moves_of(lines)
    lines.proved[moves[ours[moves]]] = True
    rows = np.flatnonzero(ours & ~lines.proved)
    keys = combine(
        codes(lines.name[rows]),
        codes(lines.document_no[rows]),
        codes(lines.currency[rows]),
        first_day(lines.issue[rows], lines.due[rows]),
        plain_day(lines.due[rows]),
        lines.amount[rows],
        lines.part[rows],
    )
    several = np.bincount(keys)[keys] > 1
    if several.any() and _differ(lines, tables, rows[several], keys[several]):
        lines.proved[rows[several]] = True


def _differ(lines: Lines, tables: Sequence[Understood], rows: Ints, keys: Ints) -> bool:
    """Whether no two rows of one key have the same goods."""
    columns = [_columns(each) for each in tables]
    told = set[tuple[int, tuple[str, ...]]]()
    for row, key in zip(rows.tolist(), keys.tolist(), strict=True):
        part, at = int(lines.part[row]), int(lines.at[row])
        goods = tuple(fold(shown(tables[part].table.columns[each][at])) for each in columns[part])
        if not any(goods) or (key, goods) in told:
            return False
        told.add((key, goods))
    return True


def _columns(each: Understood) -> list[int]:
    """Those of what was sold, and of notes on it."""
    used = {mapped.column for mapped in each.mapping.columns if mapped.field != "note"}
    titles = enumerate(each.table.headers)
    return [at for at, title in titles if at not in used and is_of_goods(title)]


def is_of_goods(title: str) -> bool:
    """Whether the header is that of what was sold, or of notes on it."""
    return "note" in fields_of(title)[0] or not _words().isdisjoint(fold(title).split())


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, source_words()["goods"]))
