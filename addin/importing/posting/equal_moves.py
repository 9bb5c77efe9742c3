"""Equal movements of an account without numbers: as a rule two sales of one day, unless one was pasted twice.

Where neither the running balance nor the list's own sum proves it, the user is asked about those of which
the book has fewer; that one of them is a repetition holds for the next lists too.
"""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import plain_day
from addin.importing.questions import Answers, Asked, Choice, Question, lira
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, codes, combine, currencies, kurus
from addin.text import fold

KEY, MOVE, SEVERAL, ONCE, UNASKED = "equal_moves", "equal_move", "several", "once", "unasked"
_SHOWN = 100  # movements that a program is told


def prove_moves(
    lines: Lines, found: Found, both: Compared, ledger: Ledger, answers: Answers
) -> dict[str, str]:
    """Set `lines.proved` of such lines that are several; what is none, for the next list. Errors: Asked.

    `answers`: those of movements as well, that an earlier list brought.
    """
    rows = moves_of(lines)
    rows = rows[(found.code[rows] >= 0) & ~lines.proved[rows]]
    if not len(rows):
        return {}
    keys, standing = _keys(lines, found, both, ledger, rows)
    within = combine(keys, lines.part[rows])
    count = np.bincount(within)[within]
    known = np.bincount(standing, minlength=int(keys.max()) + 1)[keys] >= count
    lines.proved[rows[(count > 1) & known]] = True
    fresh = np.flatnonzero((count > 1) & ~known)
    ids = [
        _id(lines, row, times) for row, times in zip(rows[fresh].tolist(), count[fresh].tolist(), strict=True)
    ]
    open_ = [at for at, each in zip(fresh.tolist(), ids, strict=True) if each not in answers]
    if not open_:
        return {}
    question = _question(lines, rows[open_])
    if (answer := answers.get(question.id)) not in (SEVERAL, ONCE, UNASKED):
        raise Asked([question])
    lines.proved[rows[open_]] = answer == SEVERAL
    return dict.fromkeys(ids, ONCE) if answer == ONCE else {}


def moves_of(lines: Lines) -> Ints:
    """The lines of accounts that have no number but a day: those of lists in which something is owed."""
    ours = lines.verdicts.taken & ~lines.demanded & ~lines.total & ~lines.card & ~lines.pure
    ours &= (lines.document_no == "") & ~np.isnat(lines.issue) & (lines.document_type != "opening")
    owed = ours & (lines.amount > 0)
    return np.flatnonzero((owed | (ours & (lines.credit > 0))) & np.isin(lines.part, lines.part[owed]))


def _keys(lines: Lines, found: Found, both: Compared, ledger: Ledger, rows: Ints) -> tuple[Ints, Ints]:
    """A number by debtor, day, side and amount for these lines, and for what stands in the book."""
    claims, came = ledger["receivables"], ledger["receipts"]
    payer = resolve_debtors(ledger["debtors"], came).position if len(came) else np.zeros(0, dtype=np.int64)
    ours = np.where(lines.amount[rows] > 0, lines.amount[rows], -lines.credit[rows])
    keys = combine(
        np.concatenate([both.owner, payer, found.code[rows]]),
        np.concatenate(
            [both.day[: both.known], plain_day(came["received_on"]), plain_day(lines.issue[rows])]
        ),
        np.concatenate([both.booked, -kurus(came), ours]),
        codes(np.concatenate([currencies(claims), currencies(came), lines.currency[rows]])),
    )
    known = len(claims) + len(came)
    counted = np.concatenate([(both.owner >= 0) & both.bare[: both.known], payer >= 0])
    return keys[known:], keys[:known][counted]


def _id(lines: Lines, row: int, times: int) -> str:
    """What the answer about these movements is remembered by."""
    kurus = int(lines.amount[row] or -lines.credit[row])
    return f"{MOVE}:{fold(lines.name[row])} / {plain_day(lines.issue[row])} / {kurus} / {times}"


def _question(lines: Lines, rows: Ints) -> Question:
    days = lines.issue[rows].astype("datetime64[D]").tolist()
    money = (lines.amount[rows] + lines.credit[rows]).tolist()
    told = zip(lines.name[rows].tolist(), days, money, lines.currency[rows].tolist(), strict=True)
    moves = [
        {"debtor": name, "day": day.isoformat(), "amount": lira(kurus), "currency": code}
        for name, day, kurus, code in dict.fromkeys(told)
    ]
    choices = (Choice(SEVERAL, "several_moves"), Choice(ONCE, "one_move"))
    return Question(KEY, "", choices, {"n": len(rows)}, {"moves": moves[:_SHOWN]}, usual=UNASKED)
