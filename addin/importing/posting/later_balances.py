"""A later balance of the same account: what was owed before keeps its day, only what came on top is new.

A list of balances tells one sum. Written over the old one with the day of the list, a debt of long ago
would be of today whenever a part of it is paid or something new is bought.
"""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines, Remark, are_aged
from addin.importing.posting.aged_debts import parted_among
from addin.importing.posting.ages_again import Ages
from addin.importing.posting.matching import Matched
from addin.importing.posting.opening_changes import GONE, Case, OpeningRows
from addin.importing.posting.standing import OPENING
from addin.model import Ledger
from addin.rules.rows import issued_on

RISEN = "opening_risen"


def is_later(lines: Lines, case: Case, ledger: Ledger) -> bool:
    """Whether its rows have days and the list no other ones than its own, which is none before theirs.

    One row alone may be of an earlier day, where the list is older than the book.
    """
    own = case.lines
    if not case.rows or case.is_nil or case.target < 0 or (lines.document_type[own] != OPENING).any():
        return False
    if are_aged(lines)[own].any() or not np.isnat(lines.due[own]).all():
        return False
    begun = np.asarray(issued_on(ledger["receivables"].iloc[case.rows]), dtype="datetime64[D]")
    early = lines.issue[own].astype("datetime64[D]") < begun.min()
    return not np.isnat(begun).any() and not (len(case.rows) == 1 and early.any())


def bring_later(
    lines: Lines, matched: Matched, ledger: Ledger, cases: list[Case], standing: Ages
) -> list[int]:
    """Lower the oldest rows, or open what a balance has risen by; lines left without use."""
    rows = OpeningRows(lines, matched, ledger, standing)
    idle = [line for case in cases for line in _bring(lines, matched, ledger, case, rows)]
    rows.write()
    return idle


def _bring(lines: Lines, matched: Matched, ledger: Ledger, case: Case, rows: OpeningRows) -> list[int]:
    first, last = case.lines[0], case.lines[-1]
    more = case.target - sum(case.open)
    own = more > 0 and _is_of_new_day(lines, last, case, ledger)
    stays = parted_among(case.open, case.target - more * own)
    for row, paid, left in zip(case.rows, case.settled, stays, strict=True):
        if not left:
            rows.end(row, first, paid, GONE)  # the balance fell
        elif own:
            matched.parts.append(row)
        else:
            rows.keep(row, first, paid + left)
    if own:
        lines.amount[last] = more
        matched.risen.append(last)
        unit, sums = lines.currency[[last]], np.array([more])
        lines.remarks.append(Remark(RISEN, lines.at[[last]], "", int(lines.part[last]), sums, unit))
    elif any(stays):
        matched.updated[first] = True
    used = {last} if own else {first} if any(stays) else set()
    return [line for line in case.lines if line not in used]


def _is_of_new_day(lines: Lines, line: int, case: Case, ledger: Ledger) -> bool:
    """Whether no row is of the line's day or a later one already."""
    begun = np.asarray(issued_on(ledger["receivables"].iloc[case.rows]), dtype="datetime64[D]")
    return bool((begun < lines.issue[line].astype("datetime64[D]")).all())  # no day is before none
