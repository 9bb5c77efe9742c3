"""Documents whose number is another one than in the book, and everything else is as it was.

A list kept by hand says 12 where the program's own list says TMZ2026000000012. Taken for another document it
would be owed twice; where nothing but the number differs only the user can decide.
"""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import NO_DAY, first_day, plain_day, single_places
from addin.importing.posting.matching import Matched
from addin.importing.posting.number_forms import plain_forms
from addin.importing.questions import Answers, Asked, Choice, Question, lira
from addin.model import Ledger
from addin.rules.cheques import PAPER
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus, text_array, without
from addin.wording import first_few

KEY, SAME, OTHER = "other_numbers", "same", "other"
_NAMED, _SHOWN = 3, 100  # documents that the question names, that a program is told
_OF_YEAR = re.compile(r"(?:.* )?\d{0,3}20\d\d(\d{9})")  # of an electronic invoice


def meet_other_numbers(
    lines: Lines, found: Found, matched: Matched, ledger: Ledger, answers: Answers
) -> None:
    """Lines that are a document of the book under another number are no new ones. Errors: Asked."""
    book, number = ledger["receivables"], lines.document_no
    ours = matched.new & (number != "") & ~lines.total & ~np.isin(lines.document_type, PAPER)
    ours &= ~np.isnat(lines.issue) | ~np.isnat(lines.due)
    if lines.case or not ours.any() or not len(book):
        return
    place = _places(lines, found, matched, ours, ledger)
    rows = np.flatnonzero(place >= 0)
    if not len(rows):
        return
    standing = text_array(book["document_no"])[place[rows]]
    alike = same_serials(standing, number[rows])
    if not alike.all():
        question = _question(lines, rows[~alike], standing[~alike])
        answer = answers.get(question.id)
        if answer not in (SAME, OTHER):
            raise Asked([question])
        alike |= answer == SAME
    rows, standing = rows[alike], standing[alike]
    matched.new[rows], matched.in_book[rows], matched.place[rows] = False, True, place[rows]
    if len(rows):
        matched.put(book, "document_no", place[rows], number[rows])
        matched.updated[rows] = True
        told = zip(rows.tolist(), standing.tolist(), number[rows].tolist(), strict=True)
        matched.changes += [(row, "document_no", old, new) for row, old, new in told]


def same_serials(ones: Texts, others: Texts) -> Bools:
    """Pair by pair: one is the bare serial number of the other, with its series or without the year.

    >>> ones = np.array(["12", "A-0012", "A-12", "12", "A-12", "7"], object)
    >>> others = np.array(["TMZ2026000000012", "12", "TMZ2026000000012", "13", "B-12", "2026/7"], object)
    >>> same_serials(ones, others).tolist()
    [True, True, True, False, False, True]
    """
    pairs = zip(plain_forms(ones).tolist(), plain_forms(others).tolist(), strict=True)
    return np.array([_is_serial(one, other) for one, other in pairs], dtype=bool)


def serials(numbers: Texts) -> Texts:
    """The serial number at the end of each, "" where it ends with none."""
    found = np.empty(len(numbers), dtype=object)
    found[:] = [_serial(form) for form in plain_forms(numbers).tolist()]
    return found


def _is_serial(one: str, other: str) -> bool:
    both, bare = (_serial(one), _serial(other)), any(each.isdigit() for each in (one, other))
    return both[0] == both[1] != "" and (bare or any(map(_OF_YEAR.fullmatch, (one, other))))


def _serial(form: str) -> str:
    """The last number of a plain form, without the year that stands before it."""
    of_year = _OF_YEAR.fullmatch(form)
    if of_year:
        return of_year[1].lstrip("0")
    last = form.rsplit(" ", 1)[-1]
    return last if last.isdigit() else ""


def _places(lines: Lines, found: Found, matched: Matched, ours: Bools, ledger: Ledger) -> Ints:
    """The single document of the same debtor and day whose amount was the line's, and due date is; -1."""
    book = ledger["receivables"]
    owner = resolve_debtors(ledger["debtors"], book).position
    free = (owner >= 0) & (text_array(book["document_no"]) != "")
    free &= ~np.isin(text_array(book["document_type"]), PAPER) & (text_array(book["file_id"]) == "")
    standing = without(np.flatnonzero(free), matched.place)
    day = np.concatenate([first_day(book["issue_date"], book["due_date"]), first_day(lines.issue, lines.due)])
    of_day = combine(
        np.concatenate([owner, found.code]), np.concatenate([currencies(book), lines.currency]), day
    )
    held, due, own_due = kurus(book), plain_day(book["due_date"]), plain_day(lines.due)
    place = np.full(len(lines), -1, dtype=np.int64)
    for keys in (combine(of_day, np.concatenate([held, lines.amount])), of_day):
        left = without(standing, place)
        place = np.where(place < 0, single_places(keys, left, len(book), ours & (place < 0)), place)
        amount, its = np.append(held, 0)[place], np.append(due, NO_DAY)[place]
        fits = (amount >= lines.amount) & (amount <= lines.amount + lines.off)
        fits &= (its == own_due) | (its == NO_DAY) | (own_due == NO_DAY)
        place[~fits] = -1
    return place


def _question(lines: Lines, rows: Ints, standing: Texts) -> Question:
    told = [
        {
            "debtor": str(lines.name[row]),
            "book": old,
            "list": str(lines.document_no[row]),
            "amount": lira(int(lines.amount[row])),
        }
        for row, old in zip(rows.tolist(), standing.tolist(), strict=True)
    ]
    named = first_few((f"{each['debtor']} {each['book']} / {each['list']}" for each in told), _NAMED, "; ")
    choices = (Choice(SAME, "same_documents"), Choice(OTHER, "other_documents"))
    return Question(KEY, "", choices, {"n": len(told), "pairs": named}, {"documents": told[:_SHOWN]})
