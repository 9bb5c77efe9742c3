"""Opening balances of debtors of whom the book has money already: one debt must not stand twice.

A list of balances, of ages, or the first line of a statement says what a debtor owes in all on a day. What
the book says of that day is held against it: the same is known, what only adds up with the list's is new,
anything else only the user can decide. Cheques and notes in hand are off the balance in most programs'
lists, and in many lists kept by hand they are not: the book's balance is the nearer one of both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.posting.ages_again import Ages, part_ages
from addin.importing.posting.changed_amounts import changed_amounts, tell_paid
from addin.importing.posting.debtors import Found, debtors_of
from addin.importing.posting.keys import NO_DAY, first_day
from addin.importing.posting.later_balances import bring_later, is_later
from addin.importing.posting.matching import Came, Matched
from addin.importing.posting.opening_changes import Case, bring_up
from addin.importing.posting.standing import (
    EVER,
    OPENING,
    Keys,
    Standing,
    grouped_by,
    summed_by,
)
from addin.importing.questions import Answers, Asked, Choice, Question, balance, lira
from addin.model import Ledger
from addin.rules.rows import Ints, effective_due, kurus, whole

KEY, UPDATE, LEAVE, ADD = "openings", "update", "leave", "add"
_SHOWN = 100  # debtors that a program is told


def settle_openings(
    lines: Lines,
    found: Found,
    matched: Matched,
    came: Came,
    ledger: Ledger,
    as_of: date,
    answers: Answers,
) -> None:
    """New opening balances of the book's debtors: known, added, or as it was answered. Errors: Asked."""
    part_ages(lines, found, matched, ledger)
    changed = changed_amounts(lines, found, matched, ledger, as_of)
    openings = _cases(lines, found, matched, came, ledger, as_of)
    cases = openings + changed
    standing = Ages(lines, ledger, as_of)

    def leave(reason: str, which: list[int]) -> None:
        rows = np.isin(np.arange(len(lines)), which)
        matched.new[rows] = came.new[rows] = False
        lines.verdicts.give(SKIPPED, reason, rows)

    same = [case for case in cases if case.stated == case.balance]
    aged = [case for case in openings if case in same and _is_aged(case, lines, standing)]
    known = [case for case in same if case not in aged]
    leave("opening_known", _lines(known))
    matched.parts += [row for case in known for row in case.every]
    leave("opening_known", bring_up(lines, matched, ledger, aged, standing))
    proved = [case for case in openings if case.proved and not standing.typed[case.rows].any()]
    leave("opening_known", bring_up(lines, matched, ledger, proved, standing))
    cases = [case for case in cases if case not in proved]
    doubtful = [case for case in cases if case.stated != case.balance and _is_doubtful(case)]
    if not doubtful:
        return
    question = _question(lines, doubtful, all(is_later(lines, case, ledger) for case in doubtful))
    answer = answers.get(question.id)
    if answer not in (UPDATE, LEAVE, ADD):
        raise Asked([question])
    if answer == LEAVE:
        leave("opening_left", _lines(doubtful))
        matched.left |= _balances(doubtful)
    elif answer == UPDATE:
        able = [case for case in doubtful if case.is_able]
        unable = [case for case in doubtful if not case.is_able]
        leave("opening_less", _lines(unable))
        matched.left |= _balances(unable)
        tell_paid(lines, [case for case in changed if case.stated != case.balance and case.is_able])
        later = [case for case in able if is_later(lines, case, ledger)]
        leave("opening_known", bring_later(lines, matched, ledger, later, standing))
        others = [case for case in able if case not in later]
        leave("opening_known", bring_up(lines, matched, ledger, others, standing))


def _is_doubtful(case: Case) -> bool:
    """Unless the book has other debts alone, with which the new lines make the list's balance."""
    return bool(case.rows) or case.target != sum(case.amounts)


def _is_aged(case: Case, lines: Lines, standing: Ages) -> bool:
    """Whether all of it stands in the book as balances, and the list says when due.

    Of rows that a hand edited no amount changes thereby.
    """
    if not case.rows or min(case.amounts) <= 0 or sum(case.amounts) != sum(case.open):
        return False
    if np.isnat(lines.due[case.lines]).all():
        return False
    if not standing.typed[case.rows].any():
        return True
    line, stays = standing.shares(case.rows, case.open, case.lines, case.amounts)
    return stays.tolist() == case.open and {*line.tolist()} >= {*range(len(case.lines))}


def _lines(cases: list[Case]) -> list[int]:
    return [line for case in cases for line in case.lines]


def _balances(cases: list[Case]) -> dict[int, tuple[int, int]]:
    """The book's balance and the list's, by line."""
    return {line: (case.balance, _listed(case)) for case in cases for line in case.lines}


def _listed(case: Case) -> int:
    return case.stated - case.credit + case.moves


def _question(lines: Lines, cases: list[Case], later: bool) -> Question:
    told = [
        balance(
            str(lines.name[case.lines[0]]),
            str(lines.currency[case.lines[0]]),
            book=case.balance,
            listed=_listed(case),
        )
        | {"papers_in": lira(case.papers_in), "papers_beside": lira(case.papers_beside)}
        for case in cases[:_SHOWN]
    ]
    able = sum(case.is_able for case in cases)
    counts = {"able": able, "unable": len(cases) - able}
    how = "_some" if able < len(cases) else "_later" * later
    update = Choice(UPDATE, f"{KEY}_update{how}", counts)
    leave = Choice(LEAVE, f"{KEY}_leave" + "_unable" * (not able))
    choices = (*[update] * bool(able), leave, Choice(ADD, f"{KEY}_{ADD}"))
    question = Question(KEY, "", choices, {"n": len(cases)}, {"balances": told})
    return replace(question, accepted=(UPDATE,))


def _cases(
    lines: Lines, found: Found, matched: Matched, came: Came, ledger: Ledger, as_of: date
) -> list[Case]:
    """Debtors, each in one currency, with new opening balances of whom the book has money.

    A list of balances says of some that they owe nothing, or that we owe them: that is their balance too.
    """
    owing = lines.verdicts.taken & ((lines.amount > 0) | (lines.credit > 0))
    nil = (lines.document_type == OPENING) & (lines.document_no == "") & ~owing & lines.card & ~lines.pure
    nil &= (lines.verdicts.taken | lines.verdicts.because("creditor")) & ~lines.total
    code = found.code
    if nil.any():
        code = np.where(nil, debtors_of(lines, nil, ledger["debtors"]).code, code)
    known = (code >= 0) & (code < found.known)
    told = known & lines.verdicts.taken & (lines.document_type == OPENING) & (lines.document_no == "")
    told &= owing
    fresh = told & (matched.new | came.new)
    nil &= known
    if not (fresh | nil).any():
        return []
    keys = Keys.of(code, lines, ledger)
    nil &= ~np.isin(keys.line, keys.line[owing])
    day = _days(lines, keys.line, fresh | nil, known, keys.size)
    side = keys.standing(ledger, day, as_of)
    cases = _of_debtors(lines, matched, keys.line, told, fresh, nil, side)
    moving = known & lines.verdicts.taken & ~lines.demanded & ~told & ~lines.card & ~lines.total
    if not (cases and moving.any()):
        return cases
    now, _ = keys.balances(ledger, np.where(day != 0, EVER, 0), as_of)
    return _with_moves(cases, lines, matched, came, keys.line, moving, now, ledger)


def _with_moves(
    cases: list[Case],
    lines: Lines,
    matched: Matched,
    came: Came,
    key: Ints,
    moving: Bools,
    now: dict[int, int],
    ledger: Ledger,
) -> list[Case]:
    """The cases, with what statements tell (`moving`) behind their first balance."""
    owed, new = lines.amount - lines.credit, lines.amount * matched.new - lines.credit * came.new
    in_all, coming = summed_by(key[moving], owed[moving]), summed_by(key[moving], new[moving])
    book = ledger["receivables"]
    undated = first_day(book["issue_date"], book["due_date"]) == NO_DAY
    found = []
    for case in cases:
        one = int(key[case.lines[0]])
        moves = in_all.get(one, 0) if case.rows and undated[case.rows].all() else 0
        proved = moves != 0 and case.is_able and not (case.papers_in or case.papers_beside)
        proved &= case.stated + coming.get(one, 0) == case.balance != case.stated
        proved &= case.stated + moves == now.get(one, 0)
        shown = moves if now.get(one, 0) == case.balance else 0
        found.append(replace(case, moves=shown, proved=proved))
    return found


def _days(lines: Lines, key: Ints, fresh: Bools, known: Bools, size: int) -> Ints:
    """By key the day of which its balances are: the first that the list has; 0 for keys without new ones."""
    day = np.full(size, EVER, dtype=np.int64)
    dated = known & ~np.isnat(lines.issue) & ~lines.total
    np.minimum.at(day, key[dated], lines.issue[dated].astype("datetime64[D]").astype(np.int64))
    return np.where(np.isin(np.arange(size), key[fresh]), day, 0)


def _of_debtors(
    lines: Lines, matched: Matched, key: Ints, told: Bools, which: Bools, nil: Bools, side: Standing
) -> list[Case]:
    """`told`: lines of balances; `which`: the new ones of them; `nil`: those that say nothing is owed."""
    left = whole(side.allocation.open_kurus)
    standing = np.isin(side.place, matched.place[matched.in_book], invert=True)
    free = side.opening & standing & (left > 0)
    due = np.asarray(effective_due(side.receivables), dtype="datetime64[D]").astype(np.int64)
    rows_of = grouped_by(side.key[free], np.flatnonzero(free), _last_if_none(due[free]))
    balance_of, papers_of = side.balances()
    open_of = summed_by(side.key, left)
    fresh, owed = np.flatnonzero(which | nil), np.where(nil, 0, lines.amount - lines.credit)
    line_due = np.where(np.isnat(lines.due[fresh]), lines.issue[fresh], lines.due[fresh])
    line_due = line_due.astype("datetime64[D]").astype(np.int64)
    lines_of = grouped_by(key[fresh], fresh, _last_if_none(line_due))
    stated = summed_by(key[told | nil], owed[told | nil])
    against = summed_by(key[nil], lines.against[nil])
    settled = kurus(side.receivables) - left - whole(side.allocation.closed_kurus)
    paper, places = side.are_papers(), np.arange(len(left))
    every_of = grouped_by(side.key, places, places)
    cases: list[Case] = []
    for one, new in lines_of.items():
        papers, balance = papers_of.get(one, 0), balance_of.get(one, 0)
        if balance == 0 and open_of.get(one, 0) == 0:
            continue
        inside = abs(stated[one] - balance) > abs(stated[one] - balance - papers)
        rows, every = rows_of.get(one, []), np.array(every_of.get(one, []), dtype=np.int64)
        cases.append(
            Case(
                new,
                owed[new].tolist(),
                stated[one],
                balance + papers * inside,
                side.place[rows].tolist(),
                left[rows].tolist(),
                settled[rows].tolist(),
                papers * inside,
                papers * (not inside),
                against.get(one, 0),
                every=side.place[every[inside | ~paper[every]]].tolist(),
            )
        )
    return cases


def _last_if_none(day: Ints) -> Ints:
    return np.where(day == NO_DAY, EVER, day)
