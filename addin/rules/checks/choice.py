"""Checks of the words that come from a drop-down, and of what such a word promises."""

from __future__ import annotations

import numpy as np

from addin.model import Finding, Misfit, Rows
from addin.rules.checks.contact import open_by_debtor
from addin.rules.checks.context import Bools, Context, Days, Frames, days, found
from addin.rules.rows import find, texts
from addin.text import fold

_APART = ("stage", "currency")  # they have codes of their own


def words(frames: Frames, context: Context) -> list[Finding]:
    """choice_unknown: a word that the list of its column does not know, nor the firm's own Listeler."""
    own = set(fold(texts(frames["lists"], "word")).tolist())
    return [
        _strange(table, misfit, own)
        for table, misfits in context.misfits.items()
        for misfit in misfits
        if misfit.reason == "unknown_choice" and misfit.column not in _APART
    ]


def _strange(table: str, misfit: Misfit, own: set[str]) -> Finding:
    typed = np.array([str(raw) for raw in misfit.raw.tolist()], dtype=object)
    odd = ~np.isin(fold(typed), list(own))
    return Finding("choice_unknown", table, misfit.column, misfit.rows[odd], typed[odd])


def promised(frames: Frames, context: Context) -> list[Finding]:
    """promise_not_entered: a promise was given at the contact, and no promise row says how much and when.

    Any promise of the debtor from that day on will do, or one that names the contact; who owes nothing
    needs none.
    """
    rows, promises = frames["contacts"], frames["promises"]
    debtor, owner = (context.debtors_of(table, frames).position for table in ("contacts", "promises"))
    day = days(rows, "contacted_at")
    owes = np.append(open_by_debtor(frames, context) > 0, False)
    asked = (texts(rows, "result") == "promised") & (debtor >= 0) & owes[debtor] & ~(day > context.today)
    named = find(texts(rows, "contact_id"), texts(promises, "contact_id")) >= 0
    asked &= ~named & ~_promised_since(debtor, day, owner, days(promises, "made_on"))
    return found("promise_not_entered", "contacts", "result", rows, asked)


def _promised_since(debtor: Rows, day: Days, owner: Rows, made: Days) -> Bools:
    """Contacts on or after which their debtor made a promise."""
    last = np.full(max(int(debtor.max(initial=-1)), int(owner.max(initial=-1))) + 2, -(10**9), dtype=np.int64)
    known = (owner >= 0) & ~np.isnat(made)
    np.maximum.at(last, owner[known], made[known].astype(np.int64))
    return np.asarray(last[debtor] >= np.where(np.isnat(day), -(10**9), day.astype(np.int64)), dtype=bool)


CHECKS = (words, promised)
