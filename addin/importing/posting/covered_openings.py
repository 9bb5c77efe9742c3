"""Documents that an opening balance of the book may stand for already: they are in it, or beside it.

Who begins with a list of balances and then takes in the invoices would have every debt twice. Documents of
later days than the balance are none of it; which ones are only the user knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import first_day, plain_day
from addin.importing.posting.matching import Matched
from addin.importing.posting.opening_changes import OpeningRows
from addin.importing.posting.standing import EVER, OPENING, Keys, grouped_by, summed_by
from addin.importing.questions import Answers, Asked, Choice, Question, lira
from addin.model import Ledger
from addin.rules.rows import Ints, kurus, whole

if TYPE_CHECKING:
    import pandas as pd

KEY, INSIDE, BESIDE = "covered", "inside", "beside"
_SHOWN = 100  # debtors that a program is told
_NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class _Case:
    """A debtor's documents in one currency and his open openings; kuruş. `settled`: paid of each opening."""

    lines: list[int]
    listed: int
    rows: list[int]
    left: list[int]
    settled: list[int]


def lower_openings(
    lines: Lines, found: Found, matched: Matched, ledger: Ledger, as_of: date, answers: Answers
) -> None:
    """Lower the openings by the new documents where the answer says that they are in it. Errors: Asked."""
    cases = _cases(lines, found, matched, ledger, as_of)
    if not cases:
        return
    question = _question(lines, cases)
    answer = answers.get(question.id)
    if answer not in (INSIDE, BESIDE):
        raise Asked([question])
    if answer == INSIDE:
        rows = OpeningRows(lines, matched, ledger)
        for case in cases:
            _lower(case, rows)
        rows.write()


def _lower(case: _Case, rows: OpeningRows) -> None:
    covered = case.listed
    for row, left, settled in zip(case.rows, case.left, case.settled, strict=True):
        taken = min(left, covered)
        covered -= taken
        if taken:
            rows.end(row, case.lines[0], settled + left - taken)


def _question(lines: Lines, cases: list[_Case]) -> Question:
    told = [
        {
            "debtor": str(lines.name[case.lines[0]]),
            "currency": str(lines.currency[case.lines[0]]),
            "book": lira(sum(case.left)),
            "list": lira(case.listed),
        }
        for case in cases[:_SHOWN]
    ]
    choices = tuple(Choice(answer, f"{KEY}_{answer}") for answer in (INSIDE, BESIDE))
    return Question(KEY, "", choices, {"n": len(cases)}, {"balances": told})


def _cases(lines: Lines, found: Found, matched: Matched, ledger: Ledger, as_of: date) -> list[_Case]:
    fresh = lines.verdicts.taken & matched.new & lines.demanded & (lines.document_no != "") & ~lines.total
    fresh &= (lines.document_type != OPENING) & (found.code >= 0) & (found.code < found.known)
    fresh &= (lines.amount > 0) & (lines.closing_reason == "") & np.isnat(lines.settled)
    if not fresh.any():
        return []
    keys = Keys.of(found.code, lines, ledger)
    standing = keys.standing(ledger, np.where(keys.chosen(fresh), EVER, 0), as_of)
    left = whole(standing.allocation.open_kurus)
    settled = kurus(standing.receivables) - left - whole(standing.allocation.closed_kurus)
    free = standing.opening & (left > 0) & ~np.isin(standing.place, matched.place[matched.in_book])
    since = np.full(keys.size, _NO_DAY)
    np.maximum.at(since, standing.key[free], _stated_on(standing.receivables, as_of)[free])
    day = first_day(lines.issue, lines.due)
    fresh &= (since[keys.line] != _NO_DAY) & (day <= since[keys.line])
    listed = summed_by(keys.line[fresh], (lines.amount - lines.booked)[fresh])
    places = np.flatnonzero(fresh)
    lines_of = grouped_by(keys.line[places], places, places)
    openings = np.flatnonzero(free)
    rows_of = grouped_by(standing.key[openings], openings, standing.place[openings])
    cases = []
    for key, own in lines_of.items():
        rows = rows_of[key]
        numbers = (column[rows].tolist() for column in (standing.place, left, settled))
        cases.append(_Case(own, listed[key], *numbers))
    return cases


def _stated_on(openings: pd.DataFrame, as_of: date) -> Ints:
    """The day of each balance, else the one on which it was written into the book."""
    day, recorded = plain_day(openings["issue_date"]), plain_day(openings["recorded_at"])
    today = int(np.datetime64(as_of, "D").astype(np.int64))
    return np.where(day != _NO_DAY, day, np.where(recorded != _NO_DAY, recorded, today))
