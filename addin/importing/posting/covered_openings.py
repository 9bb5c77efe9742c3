"""Documents that an opening balance of the book may stand for already: they are in it, or beside it.

Who begins with a list of balances and then takes in the invoices, or the statements, would have every debt
twice. Documents of later days than the balance are none of it; which ones are only the user knows. Of a
statement that makes the balance, or ends with what the book says, they are in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.ages_again import Ages
from addin.importing.posting.booked import dated_payments
from addin.importing.posting.debtors import Found
from addin.importing.posting.first_actions import OWED
from addin.importing.posting.keys import NO_DAY, first_day
from addin.importing.posting.matching import Came, Matched
from addin.importing.posting.opening_changes import OpeningRows
from addin.importing.posting.standing import EVER, OPENING, Keys, Standing, grouped_by, stated_on, summed_by
from addin.importing.questions import Answers, Asked, Choice, Question, balance
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.rows import Ints, distinct, kurus, text_array, whole

KEY, INSIDE, BESIDE = "covered", "inside", "beside"
_SHOWN = 100  # debtors that a program is told


@dataclass(frozen=True, slots=True)
class _Case:
    """A debtor's documents in one currency and his openings; kuruş.

    `kept`: what of each opening stays whatever is in it, `free`: the rest. Of statements nothing is kept:
    what was paid of the balance pays their documents. `book`: what the question says is owed.
    """

    lines: list[int]
    listed: int
    rows: list[int]
    free: list[int]
    kept: list[int]
    book: int
    proved: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """The book's openings of the debtors: row of `standing`, and by key the day of which they are."""

    standing: Standing
    opening: Bools
    since: Ints

    @classmethod
    def of(cls, standing: Standing, opening: Bools, size: int, as_of: date) -> _Side:
        since = np.full(size, NO_DAY)
        day = stated_on(standing.receivables, as_of)
        np.maximum.at(since, standing.key[opening], day[opening])
        return cls(standing, opening, since)

    def reach(self, key: Ints, day: Ints) -> Bools:
        """Lines of keys with openings, not later than these."""
        return np.asarray((self.since[key] != NO_DAY) & (day <= self.since[key]), dtype=bool)

    def rows_of(self) -> dict[int, list[int]]:
        """Rows of `standing` by key."""
        rows = np.flatnonzero(self.opening)
        return grouped_by(self.standing.key[rows], rows, self.standing.place[rows])


def lower_openings(
    lines: Lines, found: Found, matched: Matched, came: Came, ledger: Ledger, as_of: date, answers: Answers
) -> None:
    """Lower the openings by the new documents that are in it, or as it is answered. Errors: Asked."""
    cases = _of_lists(lines, found, matched, ledger, as_of)
    cases += _of_statements(lines, found, matched, came, ledger, as_of)
    doubtful = [case for case in cases if not case.proved]
    answer = BESIDE
    if doubtful:
        question = _question(lines, doubtful)
        answer = answers.get(question.id, "")
        if answer not in (INSIDE, BESIDE):
            raise Asked([question])
    rows = OpeningRows(lines, matched, ledger, Ages(lines, ledger, as_of))
    for case in cases:
        if case.proved or answer == INSIDE:
            _lower(case, rows)
    rows.write()


def _lower(case: _Case, rows: OpeningRows) -> None:
    covered = case.listed
    for row, free, kept in zip(case.rows, case.free, case.kept, strict=True):
        taken = min(free, covered)
        covered -= taken
        if taken:
            rows.end(row, case.lines[0], kept + free - taken)


def _question(lines: Lines, cases: list[_Case]) -> Question:
    told = [
        balance(
            str(lines.name[case.lines[0]]),
            str(lines.currency[case.lines[0]]),
            book=case.book,
            listed=case.listed,
        )
        for case in cases[:_SHOWN]
    ]
    choices = tuple(Choice(answer, f"{KEY}_{answer}") for answer in (INSIDE, BESIDE))
    return Question(KEY, "", choices, {"n": len(cases)}, {"balances": told})


def _of_lists(lines: Lines, found: Found, matched: Matched, ledger: Ledger, as_of: date) -> list[_Case]:
    """New documents of lists of debts, of debtors of whom a balance is open."""
    fresh = lines.verdicts.taken & matched.new & lines.demanded & ~lines.total & (lines.amount > 0)
    fresh &= (found.code >= 0) & (found.code < found.known)
    if not fresh.any():
        return []
    left_of = lines.amount - lines.booked - dated_payments(lines)  # what was paid on a day comes as a receipt
    fresh &= left_of > 0
    documents = (lines.document_no != "") & (lines.document_type != OPENING)
    fresh &= documents | np.isin(lines.document_type, PAPER)
    fresh &= np.isin(lines.closing_reason, OWED)  # a bounced cheque is booked back on the account
    if not fresh.any():
        return []
    keys = Keys.of(found.code, lines, ledger)
    standing = keys.standing(ledger, np.where(keys.chosen(fresh), EVER, 0), as_of)
    left = whole(standing.allocation.open_kurus)
    kept = kurus(standing.receivables) - left - whole(standing.allocation.closed_kurus)
    known = np.isin(standing.place, matched.place[matched.in_book])
    side = _Side.of(standing, standing.opening & (left > 0) & ~known, keys.size, as_of)
    fresh &= side.reach(keys.line, first_day(lines.issue, lines.due))
    listed = summed_by(keys.line[fresh], left_of[fresh])
    places = np.flatnonzero(fresh)
    rows_of, cases = side.rows_of(), []
    for key, own in grouped_by(keys.line[places], places, places).items():
        rows = rows_of[key]
        place, free, stays = (column[rows].tolist() for column in (standing.place, left, kept))
        cases.append(_Case(own, listed[key], place, free, stays, sum(free)))
    return cases


def _of_statements(
    lines: Lines, found: Found, matched: Matched, came: Came, ledger: Ledger, as_of: date
) -> list[_Case]:
    """New lines of accounts that do not say themselves with what they begin."""
    account = lines.verdicts.taken & ~lines.demanded & ~lines.total & ~lines.pure & ~lines.card
    account &= (found.code >= 0) & (found.code < found.known)
    fresh = account & (matched.new | came.new) & (lines.document_type != OPENING)
    if not (fresh & (lines.amount > 0)).any():
        return []
    keys = Keys.of(found.code, lines, ledger)
    chosen = keys.chosen(fresh) & ~keys.chosen(account & (lines.document_type == OPENING))
    standing = keys.standing(ledger, np.where(chosen, EVER, 0), as_of)
    opening = standing.opening & (text_array(standing.receivables["closing_reason"]) == "")
    side = _Side.of(standing, opening, keys.size, as_of)
    early = account & side.reach(keys.line, first_day(lines.issue, lines.due))
    owed, sums = kurus(standing.receivables), lines.amount - lines.credit
    stated, made = summed_by(keys.line[account], sums[account]), summed_by(keys.line[early], sums[early])
    balance, papers = standing.balances()
    opened = summed_by(standing.key[opening], owed[opening])
    rows_of, cases = side.rows_of(), []
    for key in distinct(keys.line[early & fresh & (lines.amount > 0)]).tolist():
        rows, book = rows_of[key], balance.get(key, 0)
        ends = stated[key] in (book, book + papers.get(key, 0))
        within = np.flatnonzero(fresh & (keys.line == key) & (early | ends))
        case = _Case(
            within.tolist(),
            int(sums[within].sum()),
            standing.place[rows].tolist(),
            owed[rows].tolist(),
            [0] * len(rows),
            book,
            ends or made[key] == opened[key],
        )
        cases.append(case)
    return cases
