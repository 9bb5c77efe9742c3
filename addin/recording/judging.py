"""What Hatalar would say of an entry, and what it would settle, before it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.draft import Draft
from addin.messages import LANGUAGES, say, words
from addin.model import Finding, Ledger, Misfit
from addin.recording.entry import Entry, Problem, lacking, misfits_of
from addin.recording.part import NEEDED, NEEDED_BY_OWED, part_of
from addin.recording.placing import Placed
from addin.recording.values import readings
from addin.renewal.entries import Effective, settle_entries
from addin.renewal.money import Money, settle_money
from addin.renewal.people import settle_actions, settle_promises
from addin.renewal.review import context, fill_live, read_settings
from addin.renewal.stage_words import Coded
from addin.reports.problems import problem_list
from addin.rules.catalogue import SEVERITY
from addin.rules.checks import run_checks
from addin.rules.money import to_kurus
from addin.rules.rows import currencies, texts
from addin.rules.settings import Settings
from addin.schema import ENTRY, TABLES
from addin.schema.cells import OPEN_LISTS
from addin.schema.form import BY_KEY, fields_of
from addin.text import fold
from addin.wording import amount

if TYPE_CHECKING:
    import pandas as pd

# Warnings that stop until somebody says that the entry is right.
ASKED = ("duplicate_receipt", "cheque_received_twice", "date_before_2000_or_far", "amount_three_decimals")
# Asked of every kind of entry, with who there is: see `placing`.
_OWN_WORDS = ("unknown_person",)
# What to do next is another thing beside a form than in a table.
_NEXT = {"date_text": "date_next", "promise_not_entered": "promise_next"}
_BY_ROW = tuple(table.key for table in ENTRY if table.key not in ("debtors", "promises"))
_NAMED = {
    "receivable": "receivables", "contact": "contacts", "promise": "promises", "file_no": "files",
}  # fmt: skip


@dataclass(slots=True)
class Part:
    """One debtor's part of the book, brought up to date with the new rows in it."""

    draft: Draft
    frames: Effective
    money: Money
    settings: Settings
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Judged:
    """The verdict on an entry. `errors` stop it, `asked` stop it until confirmed, `warnings` do not."""

    part: Part
    errors: list[Problem] = field(default_factory=list)
    asked: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def bring_up(ledger: Ledger, as_of: dt.date, now: dt.datetime, *, check: bool = True) -> Part:
    """The steps of Yenile on a part of a book, without its reports."""
    draft, settings = Draft(ledger), read_settings(ledger.cells)
    entries = settle_entries(draft, now)
    frames = Effective(draft, entries.resolved)
    money = settle_money(draft, entries, frames, as_of, now)
    fill_live(draft, _BY_ROW, as_of, settings)
    settle_promises(draft, frames, as_of, settings)
    settle_actions(draft, frames, as_of, settings)
    part = Part(draft, frames, money, settings)
    if check:
        asked = context(draft, entries, as_of, settings, repair=True)
        part.findings = run_checks(Coded(draft), asked)
    return part


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
    mine = [_on(finding, entry.table, placed.rows) for finding in part.findings]
    columns = [column for finding in _by_harm(mine) for column in [finding.column] * len(finding)]
    for found, column in zip(_listed(mine, part, entry), columns, strict=True):
        said.add(column)
        problem = _for_a_form(_problem(found, column), found, part, entry, placed)
        stops = found["severity"] == "error" or _must_be_known(problem, entry)
        asks = problem.code in ASKED or (problem.code == "overpayment" and _far_over(part, placed.rows))
        into = judged.errors if stops else judged.asked if asks else judged.warnings
        if problem not in into and problem.code not in _OWN_WORDS:
            into.append(problem)
    if entry.kind == "contact":
        judged.asked += _same_contact(part.draft["contacts"], placed.rows, entry.language)
        judged.warnings += _nothing_to_come(part, entry, placed.debtor_id)
        said |= {"next_action", "next_action_date"} if "next_action" in said else set()
    judged.asked += entry.questions
    judged.errors += entry.problems
    if missing := lacking(entry, said):
        judged.errors.append(missing)
    return judged


def _listed(findings: Sequence[Finding], part: Part, entry: Entry) -> list[dict[str, str | None]]:
    some = [finding for finding in findings if len(finding)]
    return problem_list(some, part.draft, part.draft.ledger.place, entry.language)


def _problem(found: Mapping[str, str | None], column: str) -> Problem:
    return Problem(str(found["code"]), column, str(found["message"]), str(found["suggestion"]))


def _for_a_form(
    problem: Problem, found: Mapping[str, str | None], part: Part, entry: Entry, placed: Placed
) -> Problem:
    """The sentence of Hatalar, with what is known beside a form and not beside a cell."""
    language = entry.language
    if _must_be_known(problem, entry):
        choices = TABLES[entry.table][problem.column].choices
        return replace(problem, suggestion=_one_of(choices, part, language))
    if problem.code == "overpayment":
        return replace(problem, suggestion=_owed(part, placed.rows, language))
    if problem.code in _NEXT:
        return replace(problem, suggestion=say(f"record.{_NEXT[problem.code]}", language))
    if problem.code == "amount_three_decimals":  # two are written: Excel's own sum is right
        unit = str(currencies(placed.rows)[0])
        told = {"value": found["value"], "rounded": amount(entry.value("amount"), unit, language)}
        return replace(problem, message=say("record.rounded", language, **told))
    if problem.code == "amount_not_number":
        return _no_amount(problem, entry, placed.rows)
    return problem


def _no_amount(problem: Problem, entry: Entry, rows: pd.DataFrame) -> Problem:
    """A text that can be read in two ways is told with both; a number that is too large as such."""
    typed, language = entry.typed["amount"], entry.language
    if typed.reason == "too_large":
        return replace(problem, suggestion=say("record.too_large", language))
    found = readings(str(typed.raw), language)
    if len(found) < 2:
        return problem
    unit = str(currencies(rows)[0])
    told = {"value": typed.raw}
    for name, kurus in zip(("whole", "parts"), to_kurus(found).kurus, strict=True):
        told |= {name: amount(kurus, unit, language), f"{name}_typed": amount(kurus, "", language)}
    message = say("record.two_readings", language, **told)
    return replace(problem, message=message, suggestion=say("record.two_readings_next", language, **told))


def _nothing_to_come(part: Part, entry: Entry, debtor_id: str) -> list[Problem]:
    """A contact that closes the last action of a debtor who still owes."""
    if "closing" not in entry.typed:
        return []
    debtors = part.draft["debtors"]
    him = debtors[(debtors["debtor_id"] == debtor_id).to_numpy(dtype=bool)]
    mine = [_on(one, "debtors", him) for one in part.findings if one.code == "no_action_for_open_debtor"]
    return [_problem(found, "closing_reason") for found in _listed(mine, part, entry)]


def _same_contact(contacts: pd.DataFrame, rows: pd.DataFrame, language: str) -> list[Problem]:
    """An earlier contact of the same debtor, day, person, result and summary."""
    mine = np.isin(contacts.index.to_numpy(), rows.index.to_numpy())
    if not mine.any() or np.isnat(contacts["contacted_at"].to_numpy()[mine][0]):
        return []
    same = (
        ~mine & (contacts["contacted_at"].dt.date == contacts["contacted_at"][mine].iloc[0].date()).to_numpy()
    )
    for column in ("debtor_id", "contacted_by", "result", "summary"):
        folded = fold(texts(contacts, column))
        same &= folded == folded[mine][0]
    if not same.any():
        return []
    said = say("record.same_contact", language, other=str(contacts["contact_id"][same].iloc[0]))
    return [Problem("same_contact", "summary", said, say("record.same_contact_next", language))]


def _far_over(part: Part, rows: pd.DataFrame) -> bool:
    """Whether more of the receipt is left over than open debt took: a digit or a debtor too many."""
    receipts = part.draft["receipts"].loc[rows.index]
    return bool((receipts["credit_kurus"].fillna(0) > receipts["allocated_kurus"].fillna(0)).any())


def _owed(part: Part, rows: pd.DataFrame, language: str) -> str:
    """The open debt in the receipt's currency before it came, beside what was typed."""
    mine, claims = part.frames["receipts"].loc[rows.index], part.frames["receivables"]
    unit = str(currencies(mine)[0])
    same = (currencies(claims) == unit) & (texts(claims, "debtor_id") == texts(mine, "debtor_id")[0])
    left = claims["open_kurus"].fillna(0).clip(lower=0)[same].sum()
    owed = left + mine["allocated_kurus"].fillna(0).sum()
    typed = int(mine["amount_kurus"].iloc[0])
    said = {"open": amount(int(owed), unit, language), "typed": amount(typed, unit, language)}
    return say("record.owed", language, **said)


def _must_be_known(problem: Problem, entry: Entry) -> bool:
    """A word of a required field or in place of one, or that the cell's own validation would not let in.

    A firm may lengthen the open lists.
    """
    if problem.code != "choice_unknown":
        return False
    needed = [each for each in fields_of(entry.kind) if entry.kind in each.required]
    needed += [BY_KEY[each.unless] for each in needed if each.unless]
    return (
        any(each.into[entry.kind] == problem.column for each in needed)
        or TABLES[entry.table][problem.column].choices not in OPEN_LISTS
    )


def _one_of(choices: str, part: Part, language: str) -> str:
    """Beside a command line hangs no list to choose from; the firm's own words are of an open list."""
    listed = list(words(choices, language).values())
    if choices in OPEN_LISTS:
        own, titles = part.draft["lists"], [say(f"template.lists.{choices}", lang) for lang in LANGUAGES]
        mine = np.isin(fold(texts(own, "list_name")), fold(np.array(titles, dtype=object)))
        listed += texts(own, "word")[mine].tolist()
    return say("record.one_of", language, words=", ".join({fold(word): word for word in listed}.values()))


def _by_harm(findings: Sequence[Finding]) -> list[Finding]:
    """As `problem_list` lists them."""
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted((one for one in findings if len(one)), key=lambda one: order[SEVERITY[one.code]])


def _on(finding: Finding, table: str, rows: pd.DataFrame) -> Finding:
    """The finding's part on these rows."""
    if finding.table != table or not len(finding.rows):
        none = np.empty(0, dtype=object)
        return Finding(finding.code, finding.table, finding.column, np.empty(0, dtype=np.int64), none)
    chosen = np.isin(finding.rows, rows.index.to_numpy())
    details = {name: values[chosen] for name, values in finding.details.items()}
    return Finding(finding.code, table, finding.column, finding.rows[chosen], finding.values[chosen], details)
