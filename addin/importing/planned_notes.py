"""First calls of new debtors, with the notes on their open documents.

The book has no column for these: who makes the call should know them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from addin.draft import Draft
from addin.importing.arrived import Arrived
from addin.importing.bounced_calls import plan_bounced_calls
from addin.importing.bounced_calls_over import end_bounced_calls
from addin.importing.call_days import call_later, call_sooner, owed_since
from addin.importing.document_notes import are_owed, note_columns, notes_left, notes_of_lines
from addin.importing.evidence.cells import Texts
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.reader import VAGUE, joined
from addin.importing.posting.first_actions import owed_by, plan_first_actions
from addin.importing.reconciling.standing_now import OpenNow
from addin.importing.reconciling.without_debts import without_debts
from addin.messages import say
from addin.model import Notice, Refusal
from addin.rules.rows import day_number, repeated
from addin.rules.settings import read_settings
from addin.wording import day

_LONGEST = 240  # letters of one debtor's notes


def plan_calls(arrived: Arrived, draft: Draft, left: OpenNow, as_of: date, language: str) -> list[Notice]:
    """First calls for the debtors who owe something by what came in, in the words of the book.

    Those whose paper bounced come first. Somebody is in charge of the others too. `left`: what is open in
    the draft; `language`: of what is told about them.
    """
    tables, posted = arrived.tables, arrived.posted
    written = draft.ledger.language
    notes = notes_of_debtors(arrived, len(draft["debtors"]))
    notes[notes != ""] = [say("import.first_notes", written, notes=each) for each in notes if each]
    over = end_bounced_calls(draft, left)
    called, told = plan_bounced_calls(arrived, draft, notes, as_of, language)
    owners = posted.found.code[posted.receivable]
    told = over + told + call_later(draft, owners, posted.found.code, left, as_of)
    idle = without_debts(arrived)
    if not posted.receivable.any() and not len(idle):
        return told + notes_left(arrived, draft.ledger, called, language)
    limit = read_settings(draft.ledger.cells).first_actions_per_day
    if limit > 0 and (below := draft.ledger.facts("people").rows_below):
        raise Refusal("import_people_below", n=below)
    new = dict(posted.tables)
    if posted.papers:  # nobody is called about a cheque that he has just given
        new["receivables"] = new["receivables"].iloc[: -posted.papers]
    owed = np.zeros(len(draft["debtors"]), dtype=np.int64)
    if posted.receivable.any():
        owed = owed_by(draft["debtors"], owners, new)
    action = say("import.first_action", written)
    sums = owed_since(draft, owed, owners, left.of_all, as_of)
    told += call_sooner(draft, sums, as_of) if limit > 0 else []
    planned, days = plan_first_actions(draft, sums, limit, as_of, action, notes, idle, called)
    if len(days):
        ends = dict.fromkeys(day(end.astype("datetime64[D]").item()) for end in (days.min(), days.max()))
        told.append(Notice("import_planned", {"n": len(days), "days": " – ".join(ends)}))
    if later := int((sums.since[planned] > day_number(as_of)).sum()):
        told.append(Notice("import_planned_later", {"n": later}))
    called = np.append(called, planned)
    columns = note_columns(tables, language)
    if columns and (noted := int((notes[called] != "").sum())):
        told.append(Notice("import_notes_planned", {"n": noted, "columns": columns}))
    return told + notes_left(arrived, draft.ledger, called, language)


def notes_of_debtors(arrived: Arrived, count: int) -> Texts:
    """Of each of `count` debtors the notes on his new open documents behind their numbers, newest first."""
    found = repeated("", count)
    lines, posted = arrived.lines, arrived.posted
    notes = _with_vague_days(notes_of_lines(arrived.tables, lines), lines)
    rows = np.flatnonzero(are_owed(arrived) & (notes != "") & (posted.found.code >= 0))
    since = np.where(np.isnat(lines.issue), lines.due, lines.issue)[rows]
    rows = rows[np.argsort(-np.where(np.isnat(since), 0, since.astype(np.int64)), kind="stable")]
    said: dict[int, dict[str, list[str]]] = {}
    for row in rows.tolist():
        numbers = said.setdefault(int(posted.found.code[row]), {}).setdefault(notes[row], [])
        numbers += [lines.document_no[row]] if lines.document_no[row] not in ("", *numbers) else []
    for debtor, texts in said.items():
        found[debtor] = _cut([": ".join(filter(None, (", ".join(n), text))) for text, n in texts.items()])
    return found


def _with_vague_days(notes: Texts, lines: Lines) -> Texts:
    """The notes, and in words the days that no cell of the book can hold: "Vade: ay sonu"."""
    for repair in (each for each in lines.repairs if each.reason == VAGUE):
        said = repeated("", int(lines.at.max(initial=-1)) + 1)
        told = repair.rows < len(said)
        said[repair.rows[told]] = [f"{repair.header}: {old}" for old in repair.old[told].tolist()]
        here = lines.part == repair.part
        notes[here] = joined(notes[here], said[lines.at[here]])
    return notes


def _cut(texts: Sequence[str]) -> str:
    """Joined, as far as they are not too long.

    >>> _cut(["A-1: söz verdi", "aradım"]), len(_cut(["x" * 500]))
    ('A-1: söz verdi; aradım', 240)
    """
    whole = "; ".join(texts)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1].rstrip() + "…"
