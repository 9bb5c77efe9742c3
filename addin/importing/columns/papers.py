"""Lists of cheques and notes: what their columns are, whose headers may mean another thing elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import loose, texts_of
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.evidence.paper_parties import (
    may_have_drawn,
    may_have_given,
    says_day_it_went,
    says_handed_on,
)
from addin.importing.evidence.states import states_of
from addin.importing.evidence.words import codes_of
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_PAPERS, _OF_PAPERS = ("cheque", "note"), {"cheque_no", "bank"}
_EITHER = {"document_no", "cheque_no"}
_ACCOUNT = re.compile(r"(?:alinan )?cari\b")
_OF_BANK = re.compile(r"\b(?:banka|bankasi|tahsil|tahsile|tahsildeki|takas|teminat|hesap sahibi)\b")
_SAY_STATES = {"document_type", "last_step_on"}
ENTRIES = ("evrak", "belge", "bordro", "fis", "document", "ref")  # in the firm's own books
_OWN = ("portfoy", "prt", "port")
_DRAWER = re.compile(
    r"\bkeside|\bdrawer\b|\bdrawn by\b|\bcek\w* (?:sahibi|borclusu)|\bkimin ceki|\b(?:asil|esas) borclu"
)
_ANY_NUMBER = re.compile(r"\b(?:evrak|belge|document|fis|ref)\b")


def are_of_papers(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether the rows are cheques and notes: by their numbers, banks or kinds."""
    if any(guess.field in _OF_PAPERS and guess.confidence >= SURE for guess in guesses):
        return True
    return are_kinds_of_papers(guesses, table)


def are_kinds_of_papers(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether every row says of itself that it is a cheque or a note."""
    kinds = [table.columns[guess.column] for guess in guesses if guess.field == "document_type"]
    papers = [np.isin(codes_of("document_type", texts_of(each)), _PAPERS) for each in kinds]
    return any(bool(each[table.records].all()) for each in papers)


def with_number_of_paper(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """There "Seri No" is the number of each cheque where no other column is; so is "Evrak No" of papers.

    The numbers of the entry and of the portfolio beside it are the firm's own.
    """
    either = [guess for guess in guesses if _may_be_of_paper(guess)]
    if not either and (are_kinds_of_papers(guesses, table) or are_drawn(guesses, table)):
        numbers = [guess for guess in guesses if guess.field == "document_no"]
        either = [guess for guess in numbers if _ANY_NUMBER.search(fold(guess.header))]
    others = [guess for guess in guesses if guess.field in _EITHER and guess not in either]
    own = [guess for guess in others if any(word in loose(guess.header) for word in (*ENTRIES, *_OWN))]
    if len(either) != 1 or others != own or not are_of_papers(guesses, table):
        return guesses
    return [
        replace(guess, field="cheque_no", confidence=SURE) if guess in either else guess
        for guess in guesses
        if guess not in own
    ]


def are_drawn(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether a bank and who drew each paper stand beside it, as in a portfolio of cheques."""
    return any(map(_DRAWER.search, map(fold, table.headers))) and are_of_papers(guesses, table)


def _may_be_of_paper(guess: Mapped) -> bool:
    """Whether its header may be that of a cheque's number: "Seri No", "Evrak Seri No"."""
    of_paper = {"evrak", "seri"} <= {*fold(guess.header).split()}
    return set(fields_of(guess.header)[0]) == _EITHER or (guess.field in _EITHER and of_paper)


def with_state_of_papers(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """There "İşlem" or "Son Hareket" of cells that say where each paper is is its state."""
    kinds = [guess for guess in guesses if guess.field in _SAY_STATES]
    if any(guess.field == "status" for guess in guesses) or len(kinds) != 1:
        return guesses
    others = [guess for guess in guesses if guess not in kinds]
    cells = texts_of(table.columns[kinds[0].column])[table.records]
    if not are_of_papers(others, table) or (states_of(cells) == "").any():
        return guesses
    return [*others, replace(kinds[0], field="status", confidence=SURE)]


def is_giver_above(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether who brought the papers stands above them; on a bank's list of them that is our own firm."""
    if "debtor_name" not in table.told:
        return False
    of_bank = any(map(_OF_BANK.search, _lines_above(table))) and are_of_papers(guesses, table)
    return _is_account_above(table) or not of_bank


def _is_account_above(table: SourceTable) -> bool:
    """Whether it is a customer's account: "Cari: Ada", or one above each part of the list."""
    names = {*table.told.get("debtor_name", np.array([])).tolist()} - {""}
    return len(names) > 1 or (bool(names) and any(map(_ACCOUNT.match, _lines_above(table))))


def _lines_above(table: SourceTable) -> list[str]:
    return [fold(line) for line in table.context.get("title", "").splitlines()]


def with_drawer_apart(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """There "Borçlu" beside the customer who gave the paper is its drawer, as Logo writes.

    The customer may stand above the list. Whoever got the paper from us is no debtor, and the day on which he
    did is none of the debt.
    """
    if not are_of_papers(guesses, table):
        return guesses
    got = [guess for guess in guesses if guess.field == "debtor_name" and says_handed_on(guess.header)]
    named = [guess for guess in guesses if guess.field == "debtor_name" and guess not in got]
    guesses = [guess for guess in guesses if guess not in got] if named else guesses
    if any(map(says_handed_on, table.headers)):
        went = [each for each in guesses if each.field == "issue_date" and says_day_it_went(each.header)]
        guesses = [guess for guess in guesses if guess not in went]
    drawn = [guess for guess in named if may_have_drawn(guess.header)]
    gave = [guess for guess in named if guess not in drawn and may_have_given(guess.header)]
    above = named == drawn and _is_account_above(table)
    others = any(guess.field == "drawer" for guess in guesses)
    if len(drawn) != 1 or (len(gave) != 1 and not above) or others:
        return guesses
    return [replace(guess, field="drawer") if guess in drawn else guess for guess in guesses]
