"""Names in two columns of the same words: "Veli Adı", "Veli Soyadı"."""

from __future__ import annotations

from itertools import pairwise

from addin.importing.evidence.cells import texts_of
from addin.importing.evidence.header import certain
from addin.importing.reshaping.taking_in import taken_in
from addin.importing.tables.source_table import SourceTable
from addin.rules.names import is_company_name
from addin.text import fold

_SURNAME = "surname"


def with_whole_names(table: SourceTable) -> SourceTable:
    """The table with such names in one column.

    Not where a first part is a whole name already, legal form and all: the second one is another name then.
    """
    for at, pair in enumerate(pairwise(table.headers)):
        if {at, at + 1} & table.parts.keys():
            continue
        if are_of_one(*pair):
            table = _joined(table, at, at + 1)
        elif are_of_one(*reversed(pair)):
            table = _joined(table, at + 1, at)
    return table


def are_of_one(first: str, second: str) -> bool:
    """Whether they are somebody's name and his surname, with the same words before both."""
    *words, _ = fold(first).split() or [""]
    *others, last = fold(second).split() or [""]
    surname = certain(last)
    return bool(words) and words == others and surname == certain(_SURNAME) and _names_debtor(first)


def _names_debtor(header: str) -> bool:
    found = certain(header)
    return found is not None and found[0][0] == "debtor_name"


def _joined(table: SourceTable, at: int, then: int) -> SourceTable:
    first, second = (texts_of(table.columns[place]) for place in (at, then))
    both = (first != "") & (second != "")
    if is_company_name(first[both]).any():
        return table
    names = [f"{one} {other}".strip() for one, other in zip(first, second, strict=True)]
    return taken_in(table, at, [then], names, "debtor_name")
