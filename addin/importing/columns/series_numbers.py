"""A column that says no more than "No": the running number behind a series, the number of a paper."""

from __future__ import annotations

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import holds_any, loose, texts_of
from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.source_table import SourceTable

_RUNNING = {"sira", "sirano", "sn", "no", "numara", "numarasi"}
_BARE = {"no", "nosu", "numara", "numarasi"}
_NUMBERS = {"document_no", "cheque_no", "case_no"}
_MOSTLY = 0.9  # of the numbers stand once, are no row's


def with_series_number(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Where no other column is the document's number, the one right behind its series is.

    So is a bare "No" beside the kind of document, if it does not count the rows.
    """
    if not _NUMBERS.isdisjoint(guess.field for guess in guesses):
        return guesses
    series = [guess.column for guess in guesses if guess.field == "document_series"]
    types = [guess.column for guess in guesses if guess.field == "document_type"]
    if len(series) == 1:
        places = _with_header([series[0] + 1], _RUNNING, table)
    else:
        beside = [type_ + step for type_ in types for step in (-1, 1)]
        places = [at for at in _with_header(beside, _BARE, table) if _tells_apart(at, table)]
    if len(places) != 1:
        return guesses
    others = [guess for guess in guesses if guess.column != places[0]]
    return [*others, Mapped("document_no", places[0], table.headers[places[0]], 1.0)]


def _with_header(places: list[int], headers: set[str], table: SourceTable) -> list[int]:
    inside = [at for at in places if 0 <= at < len(table.headers)]
    return [at for at in inside if loose(table.headers[at]) in headers and holds_any(table.columns[at])]


def _tells_apart(at: int, table: SourceTable) -> bool:
    """Whether nearly every number stands once, and is more than that of a row."""
    texts = texts_of(table.columns[at])[np.isin(table.kinds, RECORDS)]
    filled = texts[texts != ""].tolist()
    counted = set(map(str, range(1, len(texts) + 1)))
    running = sum(map(counted.__contains__, filled))
    return len({*filled}) >= _MOSTLY * len(filled) > 0 and running <= (1 - _MOSTLY) * len(filled)
