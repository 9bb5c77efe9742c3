"""Small sums beside or below a list, of which no debtor is told: "Vadesi geçen", "Tahsilat", "Oran %"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

import numpy as np

from addin.importing.evidence.cells import is_filled, shown
from addin.importing.evidence.roles import Roles, kurus_of, roles_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.row_view import DATA, RECORDS, SUMMARY, TOTAL, View
from addin.importing.tables.row_words import says
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_NOTICE = "import_summary_left"
WEAK, STRONG = 1, 2
_WHOLE = (100_00, 1_00)  # shares add up to, as they are written
_ROUNDED = 10
_LAST = 3  # rows
_LONGEST = 60


@cache
def _words(kind: str) -> frozenset[str]:
    """Of one of "heads" or "shares" alone a debtor may be called, so that it must stand apart."""
    return frozenset(map(fold, source_words()["summary"][kind]))


@lru_cache(1 << 12)
def label_of(text: str) -> int:
    """STRONG, WEAK where a debtor may be called so, or 0.

    >>> [label_of(text) for text in ("Vadesi geçen", "Ortalama vade (gün)", "Oran %", "Kalan:")]
    [2, 2, 1, 1]
    >>> [label_of(text) for text in ("Fark Yapı", "Ali Kalan", "Genel Net", "Özet Gıda", "Ak Ltd.", "%")]
    [0, 0, 0, 0, 0, 0]
    """
    words = {word for word in fold(text).split() if not word.isdigit()} if len(text) <= _LONGEST else set()
    heads = _words("heads") | _words("shares")
    if not words or not words <= _words("strong") | heads | _words("others"):
        return 0
    return STRONG if words & _words("strong") else WEAK * bool(words & heads)


@lru_cache(1 << 12)
def says_average(text: str) -> bool:
    """Whether it is the label of an average, as that of the due days below a portfolio of cheques.

    >>> [says_average(text) for text in ("Ort. Vade", "Ortalama Vade Günü: 06.01.2027", "Ortalama Gıda")]
    [True, True, False]
    """
    words = {word for word in fold(text).split() if not word.isdigit()} if len(text) <= _LONGEST else set()
    rest = words - _words("average")
    return rest < words and rest <= _words("average_too") | _words("strong") | _words("others")


def is_average(view: View, row: int) -> bool:
    """Whether such a label stands in the row, and no other text beside days and money.

    "Ortalama" alone may be what a column says of a record, but no name and no number.
    """
    roles = view.roles
    texts = {at: cell for at, cell in enumerate(view.cells(row)) if isinstance(cell, str) and cell}
    labels = {
        at
        for at, cell in texts.items()
        if says_average(cell) and (" " in cell.strip() or at in {0, *roles.who, *roles.documents})
    }
    return bool(labels) and texts.keys() <= {*labels, *roles.days, *roles.money}


def last_averages(view: View) -> list[int]:
    """Such rows among the last ones, which may have whatever records have."""
    count = len(view.at)
    return [row for row in range(max(count - _LAST, 0), count) if is_average(view, row)]


def mark_summaries(view: View) -> None:
    """Rows at the end of a list that only sum it up are SUMMARY, and such rows without day and document."""
    names = next((view.columns[at] for at in view.roles.who), None)
    if names is None:  # of one debtor, whom a line above names
        for row in np.flatnonzero(view.odd).tolist():
            labelled = view.kinds[row] == DATA and _is_labelled(view, view.cells(row))
            if labelled and not view.record_follows(row):
                view.kinds[row] = SUMMARY
        return
    dated = bool(view.roles.documents or view.roles.days)
    if dated:
        for row in np.flatnonzero(view.odd).tolist():
            if view.kinds[row] == DATA and _tells_sums(view, row, shown(names[row])):
                view.kinds[row] = SUMMARY
        return
    tail = _tail(view, names)
    apart = False
    for row in tail:
        told = _label(view, row, shown(names[row]))
        apart = apart or told == STRONG or (row > 0 and int(view.at[row] - view.at[row - 1]) > 1)
        if view.kinds[row] == DATA and apart:
            view.kinds[row] = SUMMARY
        apart = apart or view.kinds[row] == TOTAL


def _is_labelled(view: View, cells: list[Any]) -> bool:
    """Whether nothing but "Kalan borç" and amounts stand there."""
    beside = [cell for at, cell in enumerate(cells) if is_filled(cell) and at not in view.roles.money]
    labelled = bool(beside) and all(label_of(shown(cell)) for cell in beside)
    return labelled and view.has_money(cells) and not view.has_day(cells)


def _tells_sums(view: View, row: int, name: str) -> bool:
    """Whether a row without document is of nobody; "Ortalama vade" without an amount may have a day."""
    cells = view.cells(row)
    if any(cells[at] != "" and label_of(shown(cells[at])) != STRONG for at in view.roles.documents):
        return False
    if not view.has_day(cells) and label_of(name):
        return True
    return not view.has_money(cells) and any(
        label_of(cell) == STRONG for cell in cells if isinstance(cell, str)
    )


def _tail(view: View, names: Sequence[Any]) -> list[int]:
    """The last rows, up to the first from below that is a record of somebody."""
    row = len(view.at)
    while row and (view.kinds[row - 1] not in RECORDS or _label(view, row - 1, shown(names[row - 1]))):
        row -= 1
    return list(range(row, len(view.at))) if row else []


def _label(view: View, row: int, text: str) -> int:
    """As `label_of`; shares that add up to all are told by any words that say so."""
    told = label_of(text)
    if told == STRONG or not (_words("shares") & {*fold(text).split()} or "%" in text):
        return told
    kurus = [int(kurus_of([view.columns[at][row]])[0]) for at in view.roles.money]
    if not told and "%" not in text and sum(map(bool, kurus)) < 2:
        return told
    sums = {sum(kurus), *kurus}
    low = max(kurus, default=0) <= _WHOLE[0]
    return STRONG if low and any(abs(each - whole) < _ROUNDED for each in sums for whole in _WHOLE) else told


def without_summaries(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The lists without small tables of sums on their sheet that name no debtor, which they tell."""
    if len(tables) < 2:
        return list(tables)
    roles = [roles_of(table.headers, table.columns) for table in tables]
    lists = {(each.file, each.sheet) for each, own in zip(tables, roles, strict=True) if _names(each, own)}
    left = [
        (each.file, each.sheet) in lists and not _names(each, own) and _only_sums(each, own)
        for each, own in zip(tables, roles, strict=True)
    ]
    beside = {(each.file, each.sheet) for each, out in zip(tables, left, strict=True) if out}
    return [
        replace(each, notices=(*each.notices, _NOTICE)) if (each.file, each.sheet) in beside else each
        for each, out in zip(tables, left, strict=True)
        if not out
    ]


def _names(table: SourceTable, roles: Roles) -> bool:
    return bool(roles.who) or "debtor_name" in table.told


def _only_sums(table: SourceTable, roles: Roles) -> bool:
    """Whether nothing stands there but amounts and what they are the sums of."""
    if roles.days or roles.documents or not roles.money:
        return False
    rest = [column for at, column in enumerate(table.columns) if at not in roles.money]
    texts = {shown(cell) for column in rest for cell in column if isinstance(cell, str)} - {""}
    return bool(texts) and all(label_of(text) or says(text) for text in texts)
