"""One text in numbered columns: "Ünvanı", "Ünvanı 2"; "Adres 1", "Adres 2", "Adres 3"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from addin.importing.evidence.cells import Cells, loose, texts_of
from addin.importing.evidence.header import certain
from addin.importing.evidence.people import is_person
from addin.importing.evidence.words import is_numbered, source_words
from addin.importing.reshaping.taking_in import are_told, taken_in
from addin.importing.tables.source_table import SourceTable
from addin.rules.names import core_name, is_company_name
from addin.text import fold

_NAME = "debtor_name"
_FIELDS = (_NAME, "address")
_NUMBERED = re.compile(r"(.*\D)([1-9])")


def with_texts_of_numbered(table: SourceTable, said: Collection[str]) -> SourceTable:
    """The table with such texts whole in the first of their columns.

    Not where two names stand there that are whole by themselves, or an answer says what a column is.
    """
    for field, (at, *others) in _numbered(table.headers):
        if not table.parts.keys().isdisjoint((at, *others)) or are_told(table, (at, *others), said):
            continue
        cells = table.columns[at]
        for then in others:
            if field == _NAME and _are_two_names(cells, table.columns[then]):
                break
            cells = _whole(cells, table.columns[then])
        else:
            table = taken_in(table, at, others, cells, field)
    return table


def _numbered(headers: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """The field of such columns, and their places by number; the first one may have none."""
    keys = [loose(header) for header in headers]
    for at, key in enumerate(keys):
        own = _NUMBERED.fullmatch(key)
        field = ((certain(headers[at]) or ((),))[0] or ("",))[0]
        stem = own[1] if own else key
        first = own[2] == "1" if own else f"{stem}1" not in keys
        if field not in _FIELDS or keys.count(key) > 1 or not first:
            continue
        if field == _NAME and (not stem.endswith(_endings()) or is_numbered(headers[at])):
            continue
        places = [at]
        while keys.count(told := f"{stem}{len(places) + 1}") == 1:
            places.append(keys.index(told))
        if len(places) > 1:
            yield field, places


def _are_two_names(cells: Cells, others: Cells) -> bool:
    """Whether somewhere both are names of their own: a company's with its legal form, or two people's.

    A legal form that goes on in the second column is none: "Ak Gıda Limited", "Şirketi".
    """
    pairs = [pair for pair in set(_pairs(cells, others)) if all(pair)]
    company = is_company_name([one for one, _ in pairs])
    named = [pair for pair, firm in zip(pairs, company, strict=True) if firm]
    if (core_name([_joined(*pair) for pair in named]) != core_name([one for one, _ in named])).any():
        return True
    return any(is_person(one) and is_person(other) and fold(one) != fold(other) for one, other in pairs)


def _whole(cells: Cells, others: Cells) -> Cells:
    pairs = _pairs(cells, others)
    known = {pair: _joined(*pair) for pair in set(pairs)}
    return [known[pair] for pair in pairs]


def _pairs(cells: Cells, others: Cells) -> list[tuple[str, str]]:
    return list(zip(texts_of(cells), texts_of(others), strict=True))


def _joined(first: str, second: str) -> str:
    """Both texts; the longer one alone where it says the other one already.

    >>> _joined("Ak Gıda", "San. A.Ş."), _joined("Ak Gıda", "AK GIDA"), _joined("Ak", "Ak Gıda")
    ('Ak Gıda San. A.Ş.', 'Ak Gıda', 'Ak Gıda')
    """
    if not (first and second):
        return first or second
    one, other = (f" {fold(text)} " for text in (first, second))
    if other in one:
        return first
    return second if one in other else f"{first} {second}"


@cache
def _endings() -> tuple[str, ...]:
    return tuple(map(loose, source_words()["name_endings"]))
