"""What of the book a list that follows another one no longer has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import REJECTED
from addin.importing.posting.debtors import debtors_of
from addin.importing.posting.post import Posted
from addin.importing.reconciling.standing_now import OpenNow, in_book, is_open
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, is_among, text_array

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft

_SUCCEEDS = 0.5  # of a list's documents stand in the book already
_FEWEST = 2
_OF_SOURCE = 0.25  # of the debts that one run brought are of the list
_ANSWERED = ("opening_known", "opening_left", "opening_less")


@dataclass(frozen=True, slots=True)
class Missing:
    """Open receivables, as positions in the book's, that a list following another one does not have.

    `of_listed`: those of `rows` whose debtors are in the list. None of `rows` are: `elsewhere`, where what
    the list says of the debtor is what the book says in all, so that his money went to other receivables
    than the list has it; `others`, of debtors whom the list does not name, where other lists brought them.
    """

    rows: Ints
    of_listed: Ints
    elsewhere: Ints
    others: Ints

    @classmethod
    def nothing(cls) -> Missing:
        nothing = np.zeros(0, dtype=np.int64)
        return cls(nothing, nothing, nothing, nothing)


def missing_in_list(arrived: Arrived, draft: Draft, left: OpenNow) -> Missing:
    """What the list no longer names; nothing where it follows none that came before."""
    lines, posted = arrived.lines, arrived.posted
    rows, meant = _missing(lines, posted, draft)
    if not len(rows):
        return Missing.nothing()
    agrees = _agrees(lines, posted, draft, rows, left)
    elsewhere, rows = rows[agrees], rows[~agrees]
    of_listed = _of_listed(lines, posted, draft, rows)
    same = _of_same_source(draft.ledger["receivables"], meant)
    expected = np.isin(rows, of_listed) | same[rows] | ~same.any()
    return Missing(rows[expected], of_listed, elsewhere, rows[~expected])


def _of_same_source(book: pd.DataFrame, meant: Bools) -> Bools:
    """Rows of the book that came by a run which brought debts of this list.

    What one run records has one time. `meant`: rows of the book that the list says something of.
    """
    run = book["recorded_at"].to_numpy(dtype="datetime64[s]").astype(np.int64)
    numbers, at = np.unique(run, return_inverse=True)
    ours = np.bincount(at[meant], minlength=len(numbers))
    left = np.bincount(at[is_open(book) | meant], minlength=len(numbers))
    same = (ours >= _FEWEST) | ((ours > 0) & (ours >= _OF_SOURCE * left))
    return np.asarray(same[at], dtype=bool)


def _of_listed(lines: Lines, posted: Posted, draft: Draft, missing: Ints) -> Ints:
    """Those whose debtors the list names, in rows that were left out too."""
    if not len(missing):
        return missing
    left = lines.demanded & ~lines.total & (posted.found.code < 0)
    code = debtors_of(lines, left, draft["debtors"]).code
    listed = np.where(left, code, posted.found.code)[lines.demanded]
    owner = resolve_debtors(draft["debtors"], draft["receivables"].iloc[missing]).position
    return missing[np.isin(owner, listed[listed >= 0])]


def _missing(lines: Lines, posted: Posted, draft: Draft) -> tuple[Ints, Bools]:
    """Open receivables that no line means, where the list is the next one of those that came before.

    Beside them which receivables of the book it says something of.

    Of debtors whose whole balance in a currency the list says, or was asked about, nothing is missing. One
    debt alone tells only of those that came with it, and a statement's balance of nobody else.
    """
    book, matched = draft.ledger["receivables"], posted.matched
    nothing = np.zeros(0, dtype=np.int64), np.zeros(len(book), dtype=bool)
    if not len(book):
        return nothing
    answered = lines.verdicts.because(*_ANSWERED)
    balance = (lines.document_type == "opening") & (lines.document_no == "") & lines.card & ~lines.pure
    told = (lines.demanded | balance) & ~lines.total
    documents = told & (lines.listed > 0) & (lines.verdicts.state != REJECTED)
    debtors = draft.ledger["debtors"]
    code = debtors_of(lines, told & (balance | answered), debtors).code
    standing = (code >= 0) & (code < len(debtors))
    known = told & ((matched.place >= 0) | answered | standing)
    single = known.sum() < _FEWEST
    if not known.any() or known.sum() < _SUCCEEDS * (documents | known).sum():
        return nothing
    if single and not lines.demanded[known].all():
        return nothing
    paper = np.isin(lines.document_type[known], PAPER).all()
    open_ = is_open(book) & (np.isin(text_array(book["document_type"]), PAPER) == paper)
    open_ &= _of_same_lists(lines, known, book)
    meant = np.zeros(len(book), dtype=bool)
    meant[matched.place[matched.place >= 0]] = meant[matched.also] = True
    owner, unit = resolve_debtors(debtors, book).position, currencies(book)
    stated = combine(np.concatenate([owner, code]), np.concatenate([unit, lines.currency]))
    of_listed = np.isin(owner, code[standing])
    silent = ~is_among(unit, lines.currency[standing])
    told_of = np.isin(stated[: len(book)], stated[len(book) :][standing]) | (of_listed & silent)
    left, meant = open_ & ~meant & ~told_of, meant | (told_of & is_open(book))
    if single:
        left &= _of_same_source(book, meant)
    return np.flatnonzero(left), meant


def _agrees(lines: Lines, posted: Posted, draft: Draft, missing: Ints, open_: OpenNow) -> Bools:
    """Of whose debtors the list's lines make what the book says they owe in that currency."""
    book = draft["receivables"]
    owner = resolve_debtors(draft["debtors"], book).position
    place = np.flatnonzero(np.isin(owner, owner[missing]))
    here = np.flatnonzero(in_book(lines, posted) & np.isin(posted.found.code, owner[missing]))
    keys = combine(
        np.concatenate([owner[place], posted.found.code[here]]),
        np.concatenate([currencies(book)[place], lines.currency[here]]),
    )
    left = np.concatenate([open_.at(place)[place], -(lines.amount - lines.booked)[here]])
    differs = np.zeros(int(keys.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(differs, keys, left)
    listed = np.isin(keys[: len(place)], keys[len(place) :])
    return np.asarray(np.isin(missing, place[(differs[keys[: len(place)]] == 0) & listed]), dtype=bool)


def _of_same_lists(lines: Lines, known: Bools, book: pd.DataFrame) -> Bools:
    """Rows that enforcement lists brought, or all others, as these lines are; both where they are mixed."""
    of_file = (text_array(book["file_id"]) != "") & (text_array(book["document_type"]) == "other")
    case = (lines.case["case_no"] != "")[known] if lines.case else np.zeros(1, dtype=bool)
    mixed = case.any() and not case.all()
    return np.asarray((of_file == case.all()) | mixed, dtype=bool)
