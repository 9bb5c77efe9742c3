"""Payments written with their day or in words among plain ones: "5000 verdi 2 kasım", "ödedi"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.evidence import amount_forms, day_forms
from addin.importing.evidence.cells import Cells, kinds_of, loose, sample, through, tidy
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_PAID, _DAY, _STATE = "paid_amount", "settled_on", "status"
_LONGEST_DAY = 3  # words: "2 kasım 2026"
_ENDING = re.compile(r"(?:['\u2019]|(?<=[^\W\d_]{3}))(?:de|da|te|ta)$")  # "kasımda", "3.11'de"


def with_told_payments(table: SourceTable) -> SourceTable:
    """The table with the day and the state of such cells in columns of their own, behind the others."""
    columns = [at for at, header in enumerate(table.headers) if _PAID in fields_of(header)[0]]
    if len(columns) != 1 or columns[0] in table.parts:
        return table
    at = columns[0]
    cells = table.columns[at]
    records = table.records
    if str not in kinds_of(cells) or not any(map(_is_amount, sample(cells, np.flatnonzero(records)))):
        return table
    others = [header for place, header in enumerate(table.headers) if place != at]
    taken = {field for header in others for field in fields_of(header)[0]}
    found = [
        each if record and each and not _fields(each) & taken else None
        for each, record in zip(through(cells, _told).tolist(), records.tolist(), strict=True)
    ]
    if not any(found):
        return table
    parts = [
        [each[place] if each else cell if place == 0 else "" for each, cell in zip(found, cells, strict=True)]
        for place in range(3)
    ]
    return _with_columns(table, at, parts)


def _with_columns(table: SourceTable, at: int, parts: Sequence[Cells]) -> SourceTable:
    columns: list[Cells] = list(table.columns)
    columns[at], fields = parts[0], {at: _PAID}
    for field, cells in ((_DAY, parts[1]), (_STATE, parts[2])):
        if any(cell != "" for cell in cells):
            fields[len(columns)] = field
            columns.append(cells)
    more = len(columns) - len(table.columns)
    return replace(
        table,
        headers=(*table.headers, *[table.headers[at]] * more),
        columns=tuple(columns),
        parts={**table.parts, **fields},
        whole={**table.whole, at: table.columns[at]},
        added=table.added + more,
    )


def _fields(told: tuple[str, str, str]) -> set[str]:
    """The fields for which a cell needs a column more."""
    return {field for field, text in ((_DAY, told[1]), (_STATE, told[2])) if text}


def _is_amount(cell: object) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and amount_forms.form_of(cell) is not None)


def _told(cell: object) -> tuple[str, str, str] | None:
    """Amount, day and state of a cell that is no plain amount; None where they are not clear.

    >>> _told("5000 verdi 2 kasım"), _told("3.11'de 1.250 TL havale"), _told("ödedi"), _told("400 geldi")
    (('5000', '2 kasım', ''), ('1.250 TL', '3.11', ''), ('', '', 'ödedi'), ('400', '', ''))
    >>> _told("5000"), _told("5000 verecek 2 kasım"), _told("10.11 12.10"), _told("yarısını verdi")
    (None, None, None, None)
    """
    if not isinstance(cell, str) or not (text := tidy(cell)) or _is_amount(cell):
        return None
    if loose(text) in _says_paid():
        return "", "", text
    words = [_bare(word) for word in text.split()]
    spans = [
        (first, last)
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)[:_LONGEST_DAY]
    ]
    found = {
        (amount, day)
        for first, last in spans
        if _is_day(day := " ".join(words[first:last])) and (amount := _amount(words[:first] + words[last:]))
    }
    found = found or {(amount, "") for amount in [_amount(words)] if amount}
    return (*found.pop(), "") if len(found) == 1 else None


def _bare(word: str) -> str:
    """A word of a day without its ending."""
    bare = _ENDING.sub("", word)
    return bare if day_forms.month_number(bare) or bare[-1:].isdecimal() else word


def _is_day(text: str) -> bool:
    return day_forms.form_of(text) is not None or day_forms.without_year(text) is not None


def _amount(words: Sequence[str]) -> str:
    """The amount among words that say that it came; "" where other words stand there."""
    text = " ".join(word for word in words if fold(word) not in _came())
    return text if _is_amount(text) else ""


@cache
def _came() -> frozenset[str]:
    return frozenset(map(fold, source_words()["came"]))


@cache
def _says_paid() -> frozenset[str]:
    notes, states = source_words()["payment_notes"], source_words()["status"]
    return frozenset(map(loose, [*notes["paid"], *states["paid"]]))
