"""Lists of cheques and notes: what their columns are, whose headers may mean another thing elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import texts_of
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.evidence.words import codes_of
from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.source_table import SourceTable

_PAPERS, _OF_PAPERS = ("cheque", "note"), {"cheque_no", "bank"}
_EITHER = {"document_no", "cheque_no"}


def are_of_papers(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether the rows are cheques and notes: by their numbers, banks or kinds."""
    if any(guess.field in _OF_PAPERS and guess.confidence >= SURE for guess in guesses):
        return True
    kinds = [table.columns[guess.column] for guess in guesses if guess.field == "document_type"]
    papers = [np.isin(codes_of("document_type", texts_of(each)), _PAPERS) for each in kinds]
    return any(bool(each[np.isin(table.kinds, RECORDS)].all()) for each in papers)


def with_number_of_paper(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """There "Seri No" is the number of each cheque where no other column is."""
    either = [guess for guess in guesses if set(fields_of(guess.header)[0]) == _EITHER]
    others = [guess for guess in guesses if guess.field in _EITHER and guess not in either]
    if len(either) != 1 or others or not are_of_papers(guesses, table):
        return guesses
    return [
        replace(guess, field="cheque_no", confidence=SURE) if guess in either else guess for guess in guesses
    ]
