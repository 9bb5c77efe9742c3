"""Whoever gave a cheque or note that bounced is called about it first."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.draft import Draft
from addin.importing.arrived import Arrived
from addin.importing.posting.bounced_papers import turned_bounced
from addin.importing.posting.first_actions import append_plans, working_days
from addin.messages import say
from addin.model import Notice
from addin.rules.money import format_money
from addin.rules.rows import text_array
from addin.rules.settings import read_settings
from addin.wording import day, first_few


def plan_bounced_calls(arrived: Arrived, draft: Draft, as_of: date) -> list[Notice]:
    """A plan for the first working day, newer than what was planned before: so it is the next action.

    Its summary names the papers, in the words of the book.
    """
    matched, found = arrived.posted.matched, arrived.posted.found
    lines = arrived.lines
    said: dict[int, list[str]] = {}
    for row in [*matched.bounced.tolist(), *turned_bounced(matched)]:
        money = format_money(int(lines.amount[row]), str(lines.currency[row]), language=draft.ledger.language)
        said.setdefault(int(found.code[row]), []).append(f"{lines.document_no[row]} {money}".strip())
    if not said or read_settings(draft.ledger.cells).first_actions_per_day <= 0:
        return []
    chosen = np.array(list(said), dtype=np.int64)
    notes = np.array([first_few(papers, between="; ") for papers in said.values()], dtype=object)
    on = working_days(draft, np.datetime64(as_of, "D"), 1)
    owners = text_array(draft["debtors"]["owner"])[chosen]
    action = say("import.bounced_action", draft.ledger.language)
    append_plans(draft, chosen, owners, np.repeat(on, len(chosen)), action, notes)
    told = {"n": len(chosen), "day": day(on[0].astype("datetime64[D]").item())}
    return [Notice("import_bounced_planned", told)]
