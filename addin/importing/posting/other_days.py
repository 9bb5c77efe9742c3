"""Debts without a number that fall due on another day than the only open one of that amount in the book.

In a list that follows another one the old day is gone and a new one stands there: the day was put off, or
the old debt was paid and the next one came. Only the user knows.
"""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import NO_DAY, plain_day
from addin.importing.posting.matching import Matched
from addin.importing.posting.standing import OPENING
from addin.importing.posting.twins import is_closed
from addin.importing.questions import Answers, Asked, Choice, Question, lira
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array, without

KEY, SAME, OTHER = "other_days", "same", "other"
_SHOWN = 100  # that a program is told


def meet_other_days(
    lines: Lines, found: Found, both: Compared, matched: Matched, ledger: Ledger, answers: Answers
) -> None:
    """Such lines are the debts of the book where that was answered. Errors: Asked."""
    owed = lines.verdicts.taken & (lines.amount > 0) & ~lines.pure & ~lines.total & lines.demanded
    ours = (
        owed & matched.new & (lines.document_no == "") & ~np.isnat(lines.due) & (lines.closing_reason == "")
    )
    ours &= ~np.isin(lines.document_type, (*PAPER, OPENING)) & (found.code >= 0) & (found.code < found.known)
    ours &= np.isnat(lines.settled)
    if lines.case or not ours.any():
        return
    rows, places = _pairs(lines, np.flatnonzero(ours), found, matched, ledger)
    if not len(rows):
        return
    before = plain_day(ledger["receivables"]["due_date"])[places]
    if not _follows(found, both, matched, owed) and not _are_put_off(before, lines, rows, owed):
        return
    question = _question(lines, rows, before)
    if (answer := answers.get(question.id)) not in (SAME, OTHER):
        raise Asked([question])
    if answer == SAME:
        matched.new[rows], matched.in_book[rows], matched.place[rows] = False, True, places


def _follows(found: Found, both: Compared, matched: Matched, owed: Bools) -> bool:
    """Whether the list has any debt of the book's, of whatever amount."""
    of_day = combine(both.debtor(found.code), both.day)
    standing = matched.in_book | np.isin(of_day[both.known :], of_day[both.standing])
    return bool((owed & standing).any())


def _are_put_off(before: Ints, lines: Lines, rows: Ints, owed: Bools) -> bool:
    """Whether most of its debts stand in the book with other days, and not just months later.

    Else a list that has none of the book's debts is another month's.
    """
    after = plain_day(lines.due)[rows]
    return 2 * len(rows) > int(owed.sum()) and not are_months_apart(before, after).all()


def are_months_apart(one: Ints, other: Ints) -> Bools:
    """Days since 1970 of different months, the same day of each, or its last where it has none such.

    >>> days = np.array(["2026-10-15", "2026-10-31", "2026-10-15"], dtype="datetime64[D]").astype(np.int64)
    >>> are_months_apart(days, days + [31, 30, 14]).tolist()
    [True, True, False]
    """
    days = np.stack([one, other]).astype("datetime64[D]")
    month = days.astype("datetime64[M]")
    place = (days - month.astype("datetime64[D]")).astype(np.int64)
    last = (days + 1).astype("datetime64[M]") != month
    same = (place[0] == place[1]) | (last & (place <= place[::-1])).any(axis=0)
    return np.asarray((month[0] != month[1]) & same, dtype=bool)


def _pairs(lines: Lines, rows: Ints, found: Found, matched: Matched, ledger: Ledger) -> tuple[Ints, Ints]:
    """Lines with the book's rows that they may be: as many of both with that debtor and amount, by day."""
    book = ledger["receivables"]
    owner = resolve_debtors(ledger["debtors"], book).position
    due, issue = plain_day(book["due_date"]), plain_day(book["issue_date"])
    free = np.flatnonzero(_are_open(ledger) & (owner >= 0) & (due != NO_DAY))
    free = without(free, matched.place)
    keys = combine(
        np.concatenate([owner[free], found.code[rows]]),
        np.concatenate([currencies(book)[free], lines.currency[rows]]),
        np.concatenate([kurus(book)[free], lines.amount[rows]]),
    )
    count, size = len(free), int(keys.max(initial=-1)) + 1
    held, told = (np.bincount(each, minlength=size) for each in (keys[:count], keys[count:]))
    alike = held == told
    free, rows = free[alike[keys[:count]]], rows[alike[keys[count:]]]
    keys = keys[alike[keys]]
    days = np.concatenate([due[free], plain_day(lines.due)[rows]])
    free, rows = (
        each[np.lexsort((day, key))]
        for each, day, key in zip(
            (free, rows), np.split(days, [len(free)]), np.split(keys, [len(free)]), strict=True
        )
    )
    alone = (plain_day(lines.issue)[rows] == NO_DAY) | (issue[free] == NO_DAY)
    return rows[alone], free[alone]


def _are_open(ledger: Ledger) -> Bools:
    """Rows of the book without a number, no papers, of which something is open."""
    book = ledger["receivables"]
    bare = (text_array(book["document_no"]) == "") & ~is_closed(book)
    kind = text_array(book["document_type"])
    return np.asarray(bare & ~np.isin(kind, (*PAPER, OPENING)), dtype=bool)


def _question(lines: Lines, rows: Ints, due: Ints) -> Question:
    told = [
        {
            "debtor": str(lines.name[row]),
            "currency": str(lines.currency[row]),
            "book": [_sum(day, int(lines.amount[row]))],
            "list": [_sum(int(plain_day(lines.due[row])), int(lines.amount[row]))],
        }
        for row, day in zip(rows.tolist(), due.tolist(), strict=True)
    ]
    choices = (Choice(SAME, "same_debts"), Choice(OTHER, "other_debts"))
    return Question(KEY, "", choices, {"n": len(told)}, {"debts": told[:_SHOWN]})


def _sum(day: int, amount: int) -> dict[str, str]:
    return {"day": str(np.datetime64(day, "D")), "amount": lira(amount)}
