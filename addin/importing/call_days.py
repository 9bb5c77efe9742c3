"""From when on each debtor is called: at once about what is overdue, else once something is."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.draft import Draft
from addin.importing.posting.first_actions import LONGEST, Owed, working_days
from addin.importing.posting.hand_edits import hand_edited, retrace
from addin.importing.reconciling.standing_now import OpenNow
from addin.messages import say
from addin.model import Notice
from addin.rules.contacts import NOT_A_CONTACT, is_open
from addin.rules.references import resolve_debtors
from addin.rules.rows import UNDATED, Ints, add_at, day_number, days, effective_due, text_array

_WAITS = 7  # days by which a call may come late where there are many to make


def owed_since(draft: Draft, kurus: Ints, new: Ints, left: Ints, as_of: date) -> Owed:
    """`kurus` by debtor, with what is overdue of all that he owes in the draft.

    `new`: the debtors of the first new receivables, by position; `left`: what of each is open. A debt
    without any day and a paper that bounced are asked for at once.
    """
    book, today, count = draft["receivables"], day_number(as_of), len(draft["debtors"])
    known = len(draft.ledger["receivables"])
    others = (book.iloc[:known], book.iloc[known + len(new) :])
    before, behind = (resolve_debtors(draft["debtors"], each).position for each in others)
    owner = np.concatenate([before, new, behind])
    due = days(effective_due(book))
    at_once = (due == UNDATED) | (text_array(book["closing_reason"]) == "bounced")
    open_ = np.flatnonzero((owner >= 0) & (left > 0))
    late = open_[due[open_] < today]
    since = np.full(count, UNDATED)
    np.minimum.at(since, owner[open_], np.where(at_once, today, np.maximum(due + 1, today))[open_])
    since[since == UNDATED] = today
    return Owed(kurus, add_at(owner[late], left[late], count), since)


def call_sooner(draft: Draft, owed: Owed, as_of: date) -> list[Notice]:
    """First calls that were planned for a later due date, where the import brings what is due before it.

    Plans that somebody changed since stay as they are.
    """
    rows, who = _first_calls(draft)
    since, on = owed.since[who], days(draft["contacts"]["next_action_date"])[rows]
    late = (owed.kurus[who] > 0) & (on < UNDATED) & (on - since > _WAITS)
    return _move(draft, rows[late], since[late], as_of, "import_planned_sooner")


def call_later(draft: Draft, new: Ints, listed: Ints, left: OpenNow, as_of: date) -> list[Notice]:
    """First calls of debtors of the list, of whose debts none is overdue any more: once one is.

    `new`, `left`: as in `owed_since`, `listed`: positions of the debtors. Plans that somebody changed stay.
    """
    rows, who = _first_calls(draft)
    rows, who = rows[np.isin(who, listed)], who[np.isin(who, listed)]
    if not len(rows):
        return []
    nothing = np.zeros(len(draft["debtors"]), dtype=np.int64)
    since = owed_since(draft, nothing, new, left.of_all, as_of).since[who]
    early = (since > day_number(as_of)) & (days(draft["contacts"]["next_action_date"])[rows] < since)
    return _move(draft, rows[early], since[early], as_of, "import_planned_put_off")


def _first_calls(draft: Draft) -> tuple[Ints, Ints]:
    """Open plans of first calls in the book as nobody has changed them, and the position of each debtor."""
    contacts = draft["contacts"]
    planned = is_open(contacts) & np.isin(text_array(contacts["result"]), NOT_A_CONTACT)
    planned &= text_array(contacts["next_action"]) == say("import.first_action", draft.ledger.language)
    rows = np.flatnonzero(planned[: len(draft.ledger["contacts"])])
    if not len(rows):
        return rows, rows
    who = resolve_debtors(draft["debtors"], contacts).position[rows]
    ours = (who >= 0) & ~hand_edited(draft.ledger, "contacts", rows)
    return rows[ours], who[ours]


def _move(draft: Draft, rows: Ints, since: Ints, as_of: date, told: str) -> list[Notice]:
    """To the first working day from `since` on."""
    if not len(rows):
        return []
    since = np.minimum(since, day_number(as_of) + LONGEST)
    known = working_days(draft, np.datetime64(as_of, "D"), int(since.max()) - day_number(as_of) + 1)
    day = known[np.searchsorted(known, since.astype("datetime64[D]"))].astype("datetime64[s]")
    moved = draft["contacts"]["next_action_date"].to_numpy(dtype="datetime64[s]").copy()
    moved[rows] = day
    draft.fill("contacts", "next_action_date", moved)
    retrace(draft, "contacts", rows)
    return [Notice(told, {"n": len(rows)})]
