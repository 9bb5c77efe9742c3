"""Amounts above those of the book, in a list that tells no payments, where the book took what was left.

What was paid without a day is no receipt and stands nowhere: written over, the book would demand it again.
Whether the amount was put right or the list tells of no payments only the user knows.
"""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.memory import RESTS
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.matching import Matched
from addin.importing.questions import Answers, Asked, Choice, Question, balance
from addin.model import Ledger
from addin.rules.rows import Ints, kurus, text_array

KEY, BOOK, LIST = "raised", "book", "list"
_SHOWN = 100  # receivables that a program is told


def keep_rests(lines: Lines, matched: Matched, ledger: Ledger, answers: Answers) -> None:
    """Leave such amounts as the book has them where the answer says so. Errors: Asked."""
    rows = _raised(lines, matched, ledger) if any(key.startswith(f"{RESTS}:") for key in answers) else None
    if rows is None or not len(rows):
        return
    standing = kurus(ledger["receivables"])[matched.place[rows]]
    question = _question(lines, rows, standing)
    if (answer := answers.get(question.id)) not in (BOOK, LIST):
        raise Asked([question])
    if answer == BOOK:
        lines.amount = lines.amount.copy()
        lines.amount[rows] = standing
        lines.verdicts.give(SKIPPED, "raised", np.isin(np.arange(len(lines)), rows))


def _raised(lines: Lines, matched: Matched, ledger: Ledger) -> Ints:
    book = ledger["receivables"]
    tells = lines.rest | lines.pays_row | ~np.isnat(lines.settled)
    listed = matched.in_book & lines.verdicts.taken & lines.demanded & (lines.document_no != "")
    listed &= (lines.closing_reason == "") & ~np.isin(lines.part, lines.part[tells & ~lines.total])
    rows = np.flatnonzero(listed)
    place = matched.place[rows]
    more = (lines.amount[rows] > kurus(book)[place]) & (kurus(book)[place] > 0)
    more &= text_array(book["closing_reason"])[place] == ""
    rows = rows[more]
    return rows[~hand_edited(ledger, "receivables", matched.place[rows])] if len(rows) else rows


def _question(lines: Lines, rows: Ints, standing: Ints) -> Question:
    told = [
        balance(
            f"{lines.name[row]} {lines.document_no[row]}",
            str(lines.currency[row]),
            book=old,
            listed=int(lines.amount[row]),
        )
        for row, old in zip(rows[:_SHOWN].tolist(), standing.tolist(), strict=False)
    ]
    choices = (Choice(BOOK, "raised_book"), Choice(LIST, "raised_list"))
    return Question(KEY, "", choices, {"n": len(rows)}, {"balances": told})
