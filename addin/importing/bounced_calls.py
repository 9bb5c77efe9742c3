"""Whoever gave a cheque or note that bounced is called about it first."""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.draft import Draft
from addin.importing.arrived import Arrived
from addin.importing.evidence.cells import Texts
from addin.importing.layouts.reader import joined
from addin.importing.posting.bounced_papers import turned_bounced
from addin.importing.posting.first_actions import append_plans, share_out, working_days
from addin.messages import say
from addin.model import Notice
from addin.rules.money import format_money
from addin.rules.rows import Ints
from addin.rules.settings import read_settings
from addin.wording import day, first_few


def plan_bounced_calls(
    arrived: Arrived, draft: Draft, notes: Texts, as_of: date, language: str
) -> tuple[Ints, list[Notice]]:
    """A plan for the first working day, newer than what was planned before: so it is the next action.

    Its summary names the papers, in the words of the book, before the `notes` of the debtor. Who is planned
    comes back by position, with what is told about them in `language`.
    """
    said, told = _papers(arrived, draft.ledger.language), _papers(arrived, language)
    if not said or read_settings(draft.ledger.cells).first_actions_per_day <= 0:
        return np.zeros(0, dtype=np.int64), []
    chosen = np.array(list(said), dtype=np.int64)
    papers = np.array([first_few(each, between="; ") for each in said.values()], dtype=object)
    today = np.datetime64(as_of, "D")
    on = working_days(draft, today, 1)
    owners = share_out(draft, chosen)
    action = say("import.bounced_action", draft.ledger.language)
    days, said_of = np.repeat(on, len(chosen)), joined(papers, notes[chosen])
    append_plans(draft, chosen, owners, today, days, action, said_of)
    names = draft["debtors"]["debtor_name"].tolist()
    named = [f"{names[debtor]} {first_few(each, between='; ')}" for debtor, each in told.items()]
    params: dict[str, object] = {"n": len(chosen), "day": day(on[0].item())}
    return chosen, [Notice("import_bounced_planned", params | {"named": first_few(named, between="; ")})]


def _papers(arrived: Arrived, language: str) -> dict[int, list[str]]:
    """The papers that bounced with amount and drawer, by the debtor's position: new ones, then known ones."""
    lines, posted = arrived.lines, arrived.posted
    matched = posted.matched
    new = np.flatnonzero(posted.receivable & (lines.closing_reason == "bounced") & np.isnat(lines.settled))
    found: dict[int, list[str]] = {}
    for row in dict.fromkeys([*new.tolist(), *matched.bounced.tolist(), *turned_bounced(matched)]):
        money = format_money(int(lines.amount[row]), str(lines.currency[row]), language=language)
        papers = found.setdefault(int(posted.found.code[row]), [])
        beside = f"({lines.security[row]})" if lines.security[row] else ""
        papers.append(" ".join(filter(None, (lines.document_no[row], money, beside))))
    return found
