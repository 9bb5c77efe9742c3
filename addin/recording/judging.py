"""What Hatalar would say of an entry, and what it would settle, before it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.model import Finding, Ledger, Misfit
from addin.recording.entry import Entry, Problem, lacking, misfits_of
from addin.recording.form_words import for_a_form, must_be_known, of_another_list, plan_over
from addin.recording.part import NEEDED, NEEDED_BY_OWED, part_of
from addin.recording.placing import Placed
from addin.recording.repeated import same_entry, turned
from addin.recording.up_to_date import Part, bring_up
from addin.reports.problems import Told, told_problems
from addin.schema.form import BY_KEY

if TYPE_CHECKING:
    import pandas as pd

# Warnings that stop until somebody says that the entry is right.
ASKED = ("duplicate_receipt", "cheque_received_twice", "date_before_2000_or_far", "amount_three_decimals")
# Asked of every kind of entry, with who there is: see `placing`.
_OWN_WORDS = ("unknown_person",)
# Of these the form speaks before a row is made, of all its fields in one sentence.
_OF_THE_FORM = ("required_missing", "action_and_closing", "event_end_before_start")
_NAMED = {
    "receivable": "receivables", "contact": "contacts", "promise": "promises", "file_no": "files",
}  # fmt: skip


@dataclass(slots=True)
class Judged:
    """The verdict on an entry. `errors` stop it, `asked` stop it until confirmed, `warnings` do not."""

    part: Part
    errors: list[Problem] = field(default_factory=list)
    asked: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def judge(
    ledger: Ledger,
    entry: Entry,
    placed: Placed,
    as_of: dt.date,
    now: dt.datetime,
    *,
    ended: Mapping[str, Any] | None = None,
) -> Judged:
    """Check the new rows as if they stood in their table.

    `ended`: what the entry writes into the row `placed.previous`, by column.
    """
    tables = set(NEEDED[entry.kind]) | {_NAMED[key] for key in entry.typed if key in _NAMED}
    tables |= {"lists"} if any(one.reason == "unknown_choice" for one in entry.typed.values()) else set()
    if entry.value("result") == "promised" or "closing" in entry.typed:
        tables |= set(NEEDED_BY_OWED)
    named = {_NAMED[key]: [str(entry.value(key))] for key in entry.typed if key in _NAMED}
    if "contact_id" in placed.rows:
        named["contacts"] = [*named.get("contacts", ()), *placed.rows["contact_id"].tolist()]
    part_ledger = part_of(
        ledger,
        tables,
        placed.debtor_id,
        named=named,
        added={entry.table: placed.rows},
        misfits={entry.table: _misfits(entry, placed)},
    )
    if ended and placed.previous is not None:
        frame = part_ledger["contacts"]
        for column, value in ended.items():
            frame.loc[placed.previous, column] = value
    part = bring_up(part_ledger, as_of, now)
    return _verdict(part, entry, placed)


def _misfits(entry: Entry, placed: Placed) -> tuple[Misfit, ...]:
    first = placed.rows.index.to_numpy(dtype=np.int64)[:1]
    found = []
    for column, typed in misfits_of(entry).items():
        raw = np.empty(1, dtype=object)
        raw[:] = [typed.raw]
        found.append(Misfit(entry.table, column, typed.reason, first, raw))
    return tuple(found)


def _verdict(part: Part, entry: Entry, placed: Placed) -> Judged:
    """Sort what was found on the new rows; what the form itself misses comes last."""
    judged, said = Judged(part), set()
    looked = (finding for finding in part.findings if finding.code not in _OF_THE_FORM)
    whole = (turned(finding, part, entry.table, placed.rows) for finding in looked)
    mine = [_on(finding, entry.table, placed.rows) for finding in whole]
    of_plan = len(placed.rows) > 1
    dead = {BY_KEY[one.column].into[entry.kind] for one in entry.problems if one.code == "dead_reference"}
    for finding, found in _told([one for one in mine if one.column not in dead], part, entry):
        said.add(finding.column)
        if of_plan and finding.code == "promise_more_than_open":
            continue  # asked of the plan, not of each instalment
        problem = for_a_form(_problem(found, finding.column), part, entry, placed.rows)
        stops = found["severity"] == "error" or must_be_known(problem, entry)
        asks = problem.code in ASKED or _is_too_much(problem.code, part, placed)
        into = judged.errors if stops else judged.asked if asks else judged.warnings
        if problem not in into and problem.code not in _OWN_WORDS:
            into.append(problem)
    for problem in of_another_list(entry, part):
        (judged.errors if must_be_known(problem, entry) else judged.warnings).append(problem)
    if entry.kind == "contact":
        judged.warnings += _nothing_to_come(part, entry, placed.debtor_id)
        said |= {"next_action", "next_action_date"} if "next_action" in said else set()
    judged.asked += same_entry(part, entry, placed.rows)
    judged.asked += plan_over(part, entry, placed.rows) if of_plan and placed.debtor_id else []
    judged.asked += entry.questions
    judged.errors += entry.problems
    if missing := lacking(entry, said):
        judged.errors.append(missing)
    return judged


def _told(findings: Sequence[Finding], part: Part, entry: Entry) -> list[tuple[Finding, Told]]:
    some = [finding for finding in findings if len(finding)]
    return told_problems(some, part.draft, part.draft.ledger.place, entry.language)


def _problem(found: Told, column: str) -> Problem:
    return Problem(str(found["code"]), column, str(found["message"]), str(found["suggestion"]))


def _nothing_to_come(part: Part, entry: Entry, debtor_id: str) -> list[Problem]:
    """A contact that closes the last action of a debtor who still owes."""
    if "closing" not in entry.typed:
        return []
    debtors = part.draft["debtors"]
    him = debtors[(debtors["debtor_id"] == debtor_id).to_numpy(dtype=bool)]
    mine = [_on(one, "debtors", him) for one in part.findings if one.code == "no_action_for_open_debtor"]
    return [_problem(found, "closing_reason") for _, found in _told(mine, part, entry)]


def _is_too_much(code: str, part: Part, placed: Placed) -> bool:
    """More than is owed; what somebody owes who has no number yet, only the next Yenile finds out."""
    if code == "promise_more_than_open":
        return placed.debtor_id != ""
    return code == "overpayment" and _far_over(part, placed.rows)


def _far_over(part: Part, rows: pd.DataFrame) -> bool:
    """Whether more of the receipt is left over than open debt took: a digit or a debtor too many."""
    receipts = part.draft["receipts"].loc[rows.index]
    return bool((receipts["credit_kurus"].fillna(0) > receipts["allocated_kurus"].fillna(0)).any())


def _on(finding: Finding, table: str, rows: pd.DataFrame) -> Finding:
    """The finding's part on these rows."""
    if finding.table != table or not len(finding.rows):
        none = np.empty(0, dtype=object)
        return Finding(finding.code, finding.table, finding.column, np.empty(0, dtype=np.int64), none)
    chosen = np.isin(finding.rows, rows.index.to_numpy())
    details = {name: values[chosen] for name, values in finding.details.items()}
    return Finding(finding.code, table, finding.column, finding.rows[chosen], finding.values[chosen], details)
