"""Cheques and notes that a statement took long ago: whoever has cashed them is owed nothing for them."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.bounced_papers import are_bounces
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import occurrence, plain_day
from addin.importing.posting.paper_claims import given_papers, known_papers
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array

_CASHED, _HELD = "cashed", "held"


def cash_papers(lines: Lines, found: Found, ledger: Ledger, as_of: date, answers: Answers) -> Bools:
    """Where a paper that a list tells as a payment is one like others; its channel is taken off.

    A statement does not tell when a cheque was cashed, its balance has it paid from the day it was given.
    Only one whose due date is still to come, or that stands as a claim in the book or in the list, is held.
    Errors: Asked, where somebody is there to say which of the others are.
    """
    cashed = np.zeros(len(lines), dtype=bool)
    papers = given_papers(lines)
    if not len(papers.rows):
        return cashed
    came_back = come_back(papers.rows, lines, found)
    held = (papers.due > np.datetime64(as_of)) & ~came_back
    held |= known_papers(papers, lines, found, ledger, np.ones(len(lines), dtype=bool))
    known = ~held & (came_back | _are_cashed(papers.rows, lines, found, ledger))
    _take_off(lines, cashed, papers.rows[known])
    rows = papers.rows[~held & ~known]
    if not len(rows):
        return cashed
    choices = (Choice(_CASHED, "papers_cashed"), Choice(_HELD, "papers_held"))
    question = Question("papers", "", choices, {"n": len(rows)}, usual=_CASHED)
    answer = answers.get(question.id)
    if answer not in (_CASHED, _HELD):
        raise Asked([question])
    _take_off(lines, cashed, rows[: len(rows) * (answer == _CASHED)])
    return cashed


def _take_off(lines: Lines, cashed: Bools, rows: Ints) -> None:
    """These are payments like others."""
    cashed[rows] = True
    lines.channel = np.asarray(np.where(cashed, "", lines.channel), dtype=object)


def come_back(rows: Ints, lines: Lines, found: Found) -> Bools:
    """Papers that the same list books back: as often as it does, the first ones."""
    back = np.flatnonzero(are_bounces(lines))
    if not len(back):
        return np.zeros(len(rows), dtype=bool)
    both = np.concatenate([back, rows])
    sums = np.concatenate([lines.amount[back], lines.credit[rows]])
    keys = combine(found.code[both], lines.currency[both], sums)
    often = np.bincount(keys[: len(back)], minlength=int(keys.max()) + 1)
    ours = keys[len(back) :]
    return np.asarray(occurrence(ours) < often[ours], dtype=bool)


def _are_cashed(rows: Ints, lines: Lines, found: Found, ledger: Ledger) -> Bools:
    """Papers that the book has as payments like others since an earlier list."""
    book = ledger["receipts"]
    free = book[~np.isin(text_array(book["channel"]), PAPER)]
    payer = resolve_debtors(ledger["debtors"], free).position if len(free) else np.zeros(0, dtype=np.int64)
    keys = combine(
        np.concatenate([payer, found.code[rows]]),
        np.concatenate([plain_day(free["received_on"]), plain_day(lines.credit_day[rows])]),
        np.concatenate([kurus(free), lines.credit[rows]]),
        np.concatenate([currencies(free), lines.currency[rows]]),
    )
    return np.asarray(np.isin(keys[len(free) :], keys[: len(free)][payer >= 0]), dtype=bool)
