"""Lists of cheques and notes: what their columns are, whose headers may mean another thing elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import texts_of
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.evidence.paper_parties import may_have_drawn, may_have_given, says_handed_on
from addin.importing.evidence.words import codes_of
from addin.importing.tables.source_table import SourceTable

_PAPERS, _OF_PAPERS = ("cheque", "note"), {"cheque_no", "bank"}
_EITHER = {"document_no", "cheque_no"}


def are_of_papers(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether the rows are cheques and notes: by their numbers, banks or kinds."""
    if any(guess.field in _OF_PAPERS and guess.confidence >= SURE for guess in guesses):
        return True
    kinds = [table.columns[guess.column] for guess in guesses if guess.field == "document_type"]
    papers = [np.isin(codes_of("document_type", texts_of(each)), _PAPERS) for each in kinds]
    return any(bool(each[table.records].all()) for each in papers)


def with_number_of_paper(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """There "Seri No" is the number of each cheque where no other column is."""
    either = [guess for guess in guesses if set(fields_of(guess.header)[0]) == _EITHER]
    others = [guess for guess in guesses if guess.field in _EITHER and guess not in either]
    if len(either) != 1 or others or not are_of_papers(guesses, table):
        return guesses
    return [
        replace(guess, field="cheque_no", confidence=SURE) if guess in either else guess for guess in guesses
    ]


def with_drawer_apart(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """There "Borçlu" beside the customer who gave the paper is its drawer, as Logo writes.

    Whoever got it from us is no debtor.
    """
    if not are_of_papers(guesses, table):
        return guesses
    got = [guess for guess in guesses if guess.field == "debtor_name" and says_handed_on(guess.header)]
    named = [guess for guess in guesses if guess.field == "debtor_name" and guess not in got]
    guesses = [guess for guess in guesses if guess not in got] if named else guesses
    drawn = [guess for guess in named if may_have_drawn(guess.header)]
    gave = [guess for guess in named if guess not in drawn and may_have_given(guess.header)]
    others = any(guess.field == "drawer" for guess in guesses)
    if len(drawn) != 1 or len(gave) != 1 or others:
        return guesses
    return [replace(guess, field="drawer") if guess in drawn else guess for guess in guesses]
