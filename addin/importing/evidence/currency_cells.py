"""The currency of amounts where the cells tell it, whatever stands above them: "Cur", "Kur", no header."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Cells, sample, shown
from addin.importing.evidence.content import FITS, is_currency
from addin.importing.evidence.header import SURE, TYPO, fields_of
from addin.importing.evidence.roles import WHO
from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY

FIELD = "currency"
_FEWEST, _MOST = 2, 20  # different words
_UNITS = {"office", "document_type", "exchange_rate"}  # "Birim", "Cinsi", "Kur"


def currency_by_cells(fields: Collection[str], cells: list[Any]) -> float:
    """How sure it is that cells which are all names of currencies are those of the amounts; else 0.0.

    Below a header of something else, or a bare code that is a word as well, it is asked: a note "dolar".
    A firm may be called so; of lira alone nothing depends on it.

    >>> currency_by_cells((), ["USD", "USD"]), currency_by_cells(("exchange_rate",), ["EUR"])
    (0.9, 0.9)
    >>> currency_by_cells(("note",), ["dolar"]), currency_by_cells((), ["SEK", "SEK"])
    (0.7, 0.7)
    >>> currency_by_cells(("debtor_name",), ["Euro"]), currency_by_cells((), ["TL"])
    (0.0, 0.0)
    """
    if not cells or not WHO.isdisjoint(fields):
        return 0.0
    texts = [shown(cell) for cell in cells]
    words = dict.fromkeys(texts)
    if len(words) > _MOST:
        return 0.0
    names = np.array(list(words), dtype=object)
    known = dict(zip(names.tolist(), is_currency(names).tolist(), strict=True))
    told = sum(map(known.__getitem__, texts)) / len(texts)
    codes, several = {*currency.compact(names).tolist()} - {""}, len(words) >= _FEWEST
    if _UNITS.issuperset(fields) and several and told >= FITS:
        return SURE
    foreign = told == 1.0 and bool(codes - {BASE_CURRENCY})
    return (SURE if _UNITS.issuperset(fields) and codes <= currency.NAMED else TYPO) * foreign


def are_currencies(cells: list[Any]) -> bool:
    """Whether all cells are names of currencies.

    >>> are_currencies(["TL", "USD"]), are_currencies(["TL", 5.0]), are_currencies([])
    (True, False, False)
    """
    return bool(cells) and bool(is_currency(np.array([shown(cell) for cell in cells], dtype=object)).all())


def header_names_currency(headers: Sequence[str], columns: Sequence[Cells]) -> bool:
    """Whether a column of currencies is named as such: another one of them is about something else."""
    named = [column for title, column in zip(headers, columns, strict=True) if FIELD in fields_of(title)[0]]
    texts = [[shown(cell) for cell in sample(column)] for column in named]
    return any(bool(is_currency(np.array(each, dtype=object)).any()) for each in texts if each)


def told_by_cells(headers: Sequence[str], columns: Sequence[Cells]) -> list[int]:
    """The columns that are surely the currency by their cells alone, where no header names it."""
    if header_names_currency(headers, columns):
        return []
    found = zip(headers, columns, strict=True)
    sure = [currency_by_cells(fields_of(title)[0], sample(column)) for title, column in found]
    return [at for at, each in enumerate(sure) if each >= SURE]
