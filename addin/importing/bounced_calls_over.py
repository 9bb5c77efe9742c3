"""Planned calls about cheques and notes that bounced, once none of the debtor's is owed any more.

He has paid: whoever calls must not ask him for that paper. Who owes something else is still to be called.
"""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.posting.hand_edits import hand_edited, retrace
from addin.importing.reconciling.standing_now import OpenNow
from addin.messages import say
from addin.model import Notice
from addin.rules.contacts import NOT_A_CONTACT, is_open
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, text_array
from addin.wording import first_few

_CLOSED = "closed"


def end_bounced_calls(draft: Draft, left: OpenNow) -> list[Notice]:
    """The plans become first calls of those who owe otherwise and have no other plan; the others are closed.

    Plans that somebody changed since stay as they are.
    """
    contacts, written = draft["contacts"], draft.ledger.language
    planned = is_open(contacts)
    about = planned & np.isin(text_array(contacts["result"]), NOT_A_CONTACT)
    about &= text_array(contacts["next_action"]) == say("import.bounced_action", written)
    rows = np.flatnonzero(about)
    rows = rows[~hand_edited(draft.ledger, "contacts", rows)] if len(rows) else rows
    if not len(rows):
        return []
    who = resolve_debtors(draft["debtors"], contacts).position
    owing, bounced = _owing(draft, left.of_all)
    rows = rows[(who[rows] >= 0) & ~bounced[who[rows]]]
    else_planned = np.isin(who[rows], who[planned & ~about])
    calls = owing[who[rows]] & ~else_planned
    _write(draft, rows, calls)
    names = text_array(draft["debtors"]["debtor_name"])
    told = (("import_bounced_call_now", calls), ("import_bounced_call_closed", ~calls))
    return [
        Notice(key, {"n": len(named), "named": first_few(named)})
        for key, chosen in told
        if (named := list(dict.fromkeys(names[who[rows[chosen]]].tolist())))
    ]


def _owing(draft: Draft, left: Ints) -> tuple[Bools, Bools]:
    """By position of the debtor: whether something is open of his, and whether of a paper that bounced."""
    book = draft["receivables"]
    owner = resolve_debtors(draft["debtors"], book).position
    is_left = (left > 0) & (owner >= 0)
    back = is_left & (text_array(book["closing_reason"]) == "bounced")
    everybody = np.arange(len(draft["debtors"]))
    return np.isin(everybody, owner[is_left]), np.isin(everybody, owner[back])


def _write(draft: Draft, rows: Ints, calls: Bools) -> None:
    """`calls`: which of the rows become first calls."""
    contacts, written = draft["contacts"], draft.ledger.language
    action, summary, reason = (
        text_array(contacts[column]) for column in ("next_action", "summary", "closing_reason")
    )
    action[rows[calls]] = say("import.first_action", written)
    summary[rows[calls]] = _without_papers(summary[rows[calls]], say("import.first_notes", written, notes=""))
    reason[rows[~calls]] = _CLOSED
    for column, values in (("next_action", action), ("summary", summary), ("closing_reason", reason)):
        draft.fill("contacts", column, values)
    retrace(draft, "contacts", rows)


def _without_papers(summaries: Texts, marker: str) -> Texts:
    """What was noted of the debts; the papers stand before it.

    >>> told = np.array(["7 100,00 TL; notes: asks", "7 100,00 TL"], dtype=object)
    >>> _without_papers(told, "notes: ").tolist()
    ['notes: asks', '']
    """
    kept = ["".join(each.partition(marker)[1:]) for each in summaries.tolist()]
    return np.array(kept, dtype=object)
