"""People by name and surname, firms by their trade name: "ADI", "SOYADI", "TİCARİ ÜNVANI"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.evidence.cells import Texts, loose, texts_of
from addin.importing.evidence.header import certain
from addin.importing.evidence.words import source_words
from addin.importing.reshaping.name_columns import are_of_one
from addin.importing.reshaping.taking_in import are_told, taken_in
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_NAME, _SURNAME, _PERSON, _NOTE = "debtor_name", "surname", "contact_person", "note"


def with_trade_names(table: SourceTable, said: Collection[str]) -> SourceTable:
    """The table with the trade name, else the person, as the debtor of each row.

    Of a row with both the person is the one to ask for. Not where a record has neither, or an answer
    says what a column is.
    """
    fields = [table.parts.get(at, _field(header)) for at, header in enumerate(table.headers)]
    person = _person(table.headers, fields)
    others = [at for at, field in enumerate(fields) if field == _NAME and at not in person]
    if not person or len(others) != 1 or are_told(table, (*person, *others), said):
        return table
    at, people = others[0], _people(table, person)
    names = texts_of(table.columns[at])
    both = (names != "") & (people != "")
    neither = (names == "") & (people == "")
    if neither[table.records].any() or (both.any() and not _is_sure(table.headers[at])):
        return table
    table = taken_in(table, at, person, np.where(names == "", people, names).tolist(), _NAME)
    return _with_people(table, person, np.where(both & table.records, people, "")) if both.any() else table


def _field(header: str) -> str:
    return ((certain(header) or ((),))[0] or ("",))[0]


def _person(headers: Sequence[str], fields: Sequence[str]) -> tuple[int, ...]:
    """The columns of name and surname, which stand side by side; () where there are none, or several.

    >>> _person(["ADI", "SOYADI", "TİCARİ ÜNVANI"], ["debtor_name", "surname", "debtor_name"])
    (0, 1)
    """
    names = {at for at, field in enumerate(fields) if field == _NAME and not _names_firm(headers[at])}
    found = [
        (at, last)
        for last, field in enumerate(fields)
        for at in names & {last - 1, last + 1}
        if field == _SURNAME or are_of_one(headers[at], headers[last])
    ]
    return found[0] if len(found) == 1 else ()


def _names_firm(header: str) -> bool:
    return loose(header).endswith(_endings())


def _is_sure(header: str) -> bool:
    """Whether it can only be the name of a firm: a bare "Unvan" may be what somebody is called at work."""
    return _names_firm(header) and len(fold(header).split()) > 1


def _people(table: SourceTable, person: Sequence[int]) -> Texts:
    first, second = (texts_of(table.columns[at]) for at in person)
    pairs = zip(first, second, strict=True)
    return np.array([f"{one} {other}".strip() for one, other in pairs], dtype=object)


def _with_people(table: SourceTable, person: Sequence[int], people: Texts) -> SourceTable:
    """With a column of its own for whom to ask for; a note where another column has that."""
    header = " ".join(table.headers[at].strip() for at in person)
    field = _NOTE if any(_field(each) == _PERSON for each in table.headers) else _PERSON
    return replace(
        table,
        headers=(*table.headers, header),
        columns=(*table.columns, people.tolist()),
        parts={**table.parts, len(table.headers): field},
        added=table.added + 1,
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(map(loose, source_words()["firm_endings"]))
