"""Long names that a program parts into two columns: "Cari ünvanı 1", "Cari ünvanı 2"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from addin.importing.evidence.cells import texts_of
from addin.importing.evidence.header import certain
from addin.importing.tables.source_table import SourceTable
from addin.rules.names import is_company_name
from addin.text import fold

_FIRST, _SECOND = "1", "2"


def with_whole_names(table: SourceTable) -> SourceTable:
    """The table with such names in one column.

    Not where a first part is a whole name already, legal form and all: the second one is another name then.
    """
    for at, (first, second) in enumerate(pairwise(table.headers)):
        if _are_parts(first, second) and not {at, at + 1} & table.parts.keys():
            return _joined(table, at)
    return table


def _are_parts(first: str, second: str) -> bool:
    words, others = fold(first).split(), fold(second).split()
    numbered = words[-1:] == [_FIRST] and others[-1:] == [_SECOND] and words[:-1] == others[:-1]
    found = certain(first) if numbered else None
    return found is not None and found[0][0] == "debtor_name"


def _joined(table: SourceTable, at: int) -> SourceTable:
    first, second = (texts_of(table.columns[place]) for place in (at, at + 1))
    both = (first != "") & (second != "")
    if is_company_name(first[both]).any():
        return table
    columns = list(table.columns)
    columns[at] = [f"{one} {other}".strip() for one, other in zip(first, second, strict=True)]
    return replace(
        table,
        columns=tuple(columns),
        parts={**table.parts, at: "debtor_name", at + 1: ""},
        whole={**table.whole, at: table.columns[at]},
    )
