"""The running number behind a series: "Seri", "Sıra"."""

from __future__ import annotations

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import holds_any, loose
from addin.importing.tables.source_table import SourceTable

_RUNNING = {"sira", "sirano", "sn", "no", "numara", "numarasi"}
_NUMBERS = {"document_no", "cheque_no", "case_no"}


def with_series_number(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Where no other column is the document's number, the one right behind its series is."""
    series = [guess.column for guess in guesses if guess.field == "document_series"]
    if len(series) != 1 or not _NUMBERS.isdisjoint(guess.field for guess in guesses):
        return guesses
    at = series[0] + 1
    if (
        at >= len(table.headers)
        or loose(table.headers[at]) not in _RUNNING
        or not holds_any(table.columns[at])
    ):
        return guesses
    others = [guess for guess in guesses if guess.column != at]
    return [*others, Mapped("document_no", at, table.headers[at], 1.0)]
