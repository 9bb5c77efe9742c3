"""Cheques and notes that a statement took long ago: whoever has cashed them is owed nothing for them."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.paper_claims import given_papers, known_papers
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.model import Ledger

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
    held = papers.due > np.datetime64(as_of)
    held |= known_papers(papers, lines, found, ledger, np.ones(len(lines), dtype=bool))
    rows = papers.rows[~held]
    if not len(rows):
        return cashed
    choices = (Choice(_CASHED, "papers_cashed"), Choice(_HELD, "papers_held"))
    question = Question("papers", "", choices, {"n": len(rows)}, usual=_CASHED)
    answer = answers.get(question.id)
    if answer not in (_CASHED, _HELD):
        raise Asked([question])
    cashed[rows] = answer == _CASHED
    lines.channel = np.asarray(np.where(cashed, "", lines.channel), dtype=object)
    return cashed
