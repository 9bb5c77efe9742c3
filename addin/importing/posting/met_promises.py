"""Promises of just as much as the list takes off a debt without saying when it was paid.

Without a receipt the promise shows as broken, and who has paid is called. Only the user knows the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.matching import Matched
from addin.importing.questions import Answers, Asked, Choice, Question, lira
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, currencies, kurus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

KEY, PROMISED, TODAY, UNKNOWN = "met_promises", "promised", "today", "unknown"
_PAID = "paid"
_SHOWN = 100  # that a program is told

Less = tuple[int, int]  # a line, and how much less it is than the book had open


@dataclass(frozen=True, slots=True)
class Met:
    """A promise, as a row of the book's, and the lines that lack as much together."""

    promise: int
    lines: Sequence[Less]


def meet_promises(lines: Lines, matched: Matched, ledger: Ledger, as_of: date, answers: Answers) -> list[Met]:
    """Write what was promised as received, on the day that was answered; the promises left as they are.

    Errors: Asked.
    """
    less = _lowered(matched, ledger) if len(ledger["promises"]) else []
    met = _met(lines, matched, less, ledger) if less else []
    if not met:
        return []
    question = _question(met, lines, ledger, as_of)
    if (answer := answers.get(question.id)) not in (PROMISED, TODAY, UNKNOWN):
        raise Asked([question])
    if answer == UNKNOWN:
        return met
    promised = ledger["promises"]["promised_for"].to_numpy(dtype="datetime64[s]")
    today = np.datetime64(as_of, "s")
    for each in met:
        day = min(promised[each.promise], today) if answer == PROMISED else today
        _receive(lines, matched, each.lines, day, ledger)
    return []


def _lowered(matched: Matched, ledger: Ledger) -> list[Less]:
    """Lines by which one amount is lowered, or one debt closed as paid."""
    open_ = ledger["receivables"]["open_kurus"].to_numpy(dtype=np.int64, na_value=0)
    found: dict[int, list[int]] = {}
    for line, column, old, new in matched.changes:
        if column == "amount_kurus":
            found.setdefault(line, []).append(int(old) - int(new))
        elif column == "closing_reason" and new == _PAID:
            found.setdefault(line, []).append(int(open_[matched.place[line]]))
    for _, (line, _, column, _, _) in matched.ended:
        if column == "amount_kurus":
            found.pop(line, None)
    return [(line, less[0]) for line, less in found.items() if len(less) == 1 and less[0] > 0]


def _met(lines: Lines, matched: Matched, less: Sequence[Less], ledger: Ledger) -> list[Met]:
    """Each open promise that one line lacks, or all of its debtor together."""
    promises, debtors = ledger["promises"], ledger["debtors"]
    owner = resolve_debtors(debtors, ledger["receivables"]).position
    by_debtor: dict[tuple[int, str], list[Less]] = {}
    for line, sum_ in less:
        key = (int(owner[matched.place[line]]), str(lines.currency[line]))
        by_debtor.setdefault(key, []).append((line, sum_))
    left = _left(ledger)
    who, unit = resolve_debtors(debtors, promises).position, currencies(promises)
    found: list[Met] = []
    used: set[int] = set()
    for at in np.flatnonzero(left > 0).tolist():
        mine = by_debtor.get((int(who[at]), str(unit[at])), [])
        groups = [[each] for each in mine] + [mine] * (len(mine) > 1)
        for group in groups:
            if sum(part for _, part in group) == left[at] and not used & {line for line, _ in group}:
                used |= {line for line, _ in group}
                found.append(Met(at, group))
                break
    return found


def _left(ledger: Ledger) -> Ints:
    """What is still to be paid of each promise that stands, in kuruş."""
    promises = ledger["promises"]
    paid = promises["paid_kurus"].to_numpy(dtype=np.int64, na_value=0)
    stands = ~promises["cancelled"].to_numpy(dtype=bool, na_value=False)
    stands &= ~np.isnat(promises["promised_for"].to_numpy(dtype="datetime64[s]"))
    return np.where(stands, kurus(promises) - paid, 0)


def _receive(
    lines: Lines, matched: Matched, less: Sequence[Less], day: np.datetime64, ledger: Ledger
) -> None:
    """The amount stays what it was in the book, and the receipt names it."""
    book = ledger["receivables"]
    lines.amount, lines.paid = lines.amount.copy(), lines.paid.copy()
    for line, sum_ in less:
        place = matched.place[[line]]
        if any(each[:2] == (line, "amount_kurus") for each in matched.changes):
            matched.changes = [each for each in matched.changes if each[:2] != (line, "amount_kurus")]
            matched.put(book, "amount_kurus", place, kurus(book)[place])
            lines.amount[line] += sum_
            lines.booked[line] += sum_
        matched.updated[line] = any(each[0] == line for each in matched.changes)
        lines.paid[line], lines.settled[line], matched.pays[line] = sum_, day, True


def _question(met: Sequence[Met], lines: Lines, ledger: Ledger, as_of: date) -> Question:
    told = [
        {
            "debtor": str(lines.name[each.lines[0][0]]),
            "day": str(ledger["promises"]["promised_for"].iloc[each.promise].date()),
            "amount": lira(sum(part for _, part in each.lines)),
            "currency": str(lines.currency[each.lines[0][0]]),
        }
        for each in met
    ]
    choices = (
        Choice(PROMISED, "met_promised"),
        Choice(TODAY, "met_today", {"day": as_of}),
        Choice(UNKNOWN, "met_unknown"),
    )
    return Question(KEY, "", choices, {"n": len(told)}, {"moves": told[:_SHOWN]}, usual=UNKNOWN)
