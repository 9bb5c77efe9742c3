"""Yenile: checks every entry, allocates, fills values, lists and reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from addin.draft import Draft
from addin.gone import Gone, gone_rows, log_lines
from addin.messages import catalogue, say, sheet_name
from addin.model import Finding, Ledger, Notice, Outcome
from addin.registry import Asking, Button, Option, Request, command
from addin.renewal.entries import Effective, Entries, edited_program_cells, settle_entries
from addin.renewal.money import Money, settle_money
from addin.renewal.people import settle_actions, settle_promises, settle_risk, work_of_day
from addin.renewal.review import BY_ROW, context, fill_live
from addin.renewal.second_check import settle_marks
from addin.renewal.shown import shown_cells
from addin.renewal.stage_words import Coded
from addin.renewal.stamps import write_stamps
from addin.reports import problems
from addin.reports.history import monthly_trace
from addin.reports.sheets import fill_card, fill_reports
from addin.rules.checks import run_checks
from addin.rules.settings import Settings, read_settings, unread_settings
from addin.rules.stages import gate
from addin.schema import ENTRY
from addin.wording import first_few, number

if TYPE_CHECKING:
    import pandas as pd

FEW = 20  # hand edits of a table that are told one by one


@dataclass(frozen=True, slots=True)
class Renewed:
    """A draft brought up to date, what is wrong in it, and what the steps did.

    `work`: the work list of the day, one row a row of Bugün. `cleared`: log lines of rows whose second check
    an edit took away.
    """

    draft: Draft
    findings: list[Finding]
    work: pd.DataFrame
    entries: Entries
    money: Money
    cleared: list[dict[str, object]]


@command(
    "refresh",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("--out", "path"),
    Option("--dry-run", "flag"),
    button=Button("follow", "RefreshAll", large=True),
)
def refresh(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Bring the whole book up to date for a day; a second run changes nothing."""
    renewed = renew(ledger, request, as_of)
    draft = renewed.draft
    renewed.entries.traces.write()
    write_stamps(draft, as_of)
    if (asked := request["as_of"]) is not None:
        draft.cell("calculation_date", "" if asked == "today" else asked)
    outcome = draft.outcome()
    outcome.cells |= shown_cells({**ledger.cells, **outcome.cells}, as_of, ledger.language)
    if not outcome.is_empty():
        outcome.cells["refreshed_at"] = request.now
    outcome.findings = renewed.findings
    totals = problems.counts(renewed.findings)
    outcome.notices = _notices(outcome, renewed, totals, request)
    outcome.log = [*_gone_lines(ledger), *_hand_edits(renewed.entries, draft, ledger.language)]
    outcome.log += renewed.cleared
    rows = {table.key: len(draft[table.key]) for table in ENTRY}
    outcome.answer = {"book": None, "as_of": None, "rows": rows, "problems": totals, "changed_cells": None}
    return outcome


def renew(ledger: Ledger, request: Request, as_of: date, *, repair: bool = True) -> Renewed:
    """All steps on a draft of the book; `repair=False` leaves rows without number, and copies, as typed."""
    draft, settings = Draft(ledger), read_settings(ledger.cells)
    entries = settle_entries(draft, request.now, repair=repair)
    cleared = settle_marks(draft)
    frames = Effective(draft, entries.resolved, as_of)
    money = settle_money(draft, entries, frames, as_of, request.now)
    fill_live(draft, BY_ROW, as_of, settings)
    settle_promises(draft, frames, as_of, settings)
    settle_actions(draft, frames, as_of, settings)
    work = work_of_day(draft, frames, money.balances, as_of, settings)
    findings = _review(draft, frames, entries, money, work, as_of, settings, repair=repair)
    trace = monthly_trace(draft["debtors"], draft["monthly_trace"], as_of=as_of, today=request.now.date())
    draft.body("monthly_trace", trace)
    return Renewed(draft, findings, work, entries, money, cleared)


def _review(
    draft: Draft,
    frames: Effective,
    entries: Entries,
    money: Money,
    work: pd.DataFrame,
    as_of: date,
    settings: Settings,
    *,
    repair: bool,
) -> list[Finding]:
    """Check the draft, then fill the report sheets from it."""
    asked = context(draft, entries, as_of, settings, repair=repair)
    coded = Coded(draft)
    reasons = settle_risk(draft, frames, money, as_of)
    blocked, gated = gate(coded, asked)
    fill_reports(draft, frames, money.allocation, money.credits, work, reasons, blocked, as_of)
    fill_card(draft, Effective(draft, entries.resolved), as_of)
    findings = run_checks(coded, asked, gated)
    language, places = draft.ledger.language, draft.ledger.place
    draft.body("problems", problems.problem_table(findings, draft, places, language))
    return findings


def _notices(outcome: Outcome, renewed: Renewed, totals: Mapping[str, int], request: Request) -> list[Notice]:
    """One sentence on the whole, then one for each thing that was put right."""
    spoken = problems.severity_words(totals, request.language)
    main = "unchanged" if outcome.is_empty() else "dry" if request["dry_run"] else "refreshed"
    if not spoken and main != "dry":
        main += "_clean"
    done = {
        "ids_given": renewed.entries.ids_given,
        "ids_changed": renewed.entries.ids_renewed,
        "names_filled": renewed.entries.names_filled,
        "program_restored": _rows_restored(renewed),
        "formulas_restored": _formulas_restored(renewed),
    }
    notices = [Notice(main, {"problems": spoken}), *(Notice(key, {"n": n}) for key, n in done.items() if n)]
    notices += warnings_of_hands(renewed)
    if cleared := [line["row_id"] for line in renewed.cleared]:
        notices.append(Notice("marks_cleared", {"n": len(cleared), "where": first_few(cleared)}))
    if opened := renewed.money.cheques_opened:
        notices.append(Notice("cheques_opened", {"n": len(opened), "where": first_few(opened)}))
    return notices


def warnings_of_hands(renewed: Renewed) -> list[Notice]:
    """A word for each unread choice, each table that lost rows, or in which a column seems sorted alone."""
    ledger = renewed.draft.ledger
    notices = [*_unread_choices(ledger)]
    for sheet, gone in _gone(ledger):
        where = f" ({first_few(gone.ids)})" if gone.ids else ""
        notices.append(Notice("rows_gone", {"n": gone.count, "sheet": sheet, "where": where}))
    return notices + [
        Notice("cells_shuffled", {"n": n, "sheet": ledger.place(table).sheet})
        for table, n in renewed.entries.shuffled.items()
    ]


def _unread_choices(ledger: Ledger) -> Iterator[Notice]:
    said = catalogue(ledger.language)["template"]["settings"]
    for key, (value, default) in unread_settings(ledger.cells).items():
        names = {"setting": said[key]["label"], "value": value, "default": default}
        yield Notice("setting_unread", {"sheet": sheet_name("settings", ledger.language), **names})


def _gone(ledger: Ledger) -> list[tuple[str, Gone]]:
    """Sheets that lost rows since the last run."""
    found = [(ledger.place(table.key).sheet, gone_rows(ledger, table.key)) for table in ENTRY]
    return [(sheet, gone) for sheet, gone in found if gone.count]


def _gone_lines(ledger: Ledger) -> list[dict[str, object]]:
    return [line for sheet, gone in _gone(ledger) for line in log_lines(gone, sheet, ledger.language)]


def _rows_restored(renewed: Renewed) -> int:
    edits = edited_program_cells(renewed.draft, renewed.entries)
    return len({(edit.table, row) for edit in edits for row in edit.rows.tolist()})


def _formulas_restored(renewed: Renewed) -> int:
    """Formulas put back in rows that a run had filled before; new rows simply get theirs."""
    ledger, new, count = renewed.draft.ledger, renewed.entries.new, 0
    for table in ENTRY:
        standing = ledger[table.key].index[~new[table.key]]
        lost = ledger.facts(table.key).overwritten.values()
        count += sum(int(standing.isin(rows).sum()) for rows in lost)
    return count


def _hand_edits(entries: Entries, draft: Draft, language: str) -> list[dict[str, object]]:
    """Rows that a hand changed since the last run: one line each while they are few."""
    lines: list[dict[str, object]] = []
    for table in ENTRY:
        edited = entries.edited[table.key]
        sheet, n = draft.ledger.place(table.key).sheet, int(edited.sum())
        if n > FEW:
            lines.append({"sheet": sheet, "new": say("log.hand_edits", language, n=number(n, language))})
        elif n:
            ids = draft[table.key][table.id_column].to_numpy(dtype=object)[: len(edited)][edited]
            text = say("log.hand_edit", language)
            lines += [{"sheet": sheet, "row_id": row_id, "new": text} for row_id in ids]
        new = int(entries.new[table.key].sum())
        if new:
            lines.append({"sheet": sheet, "new": say("log.new_rows", language, n=number(new, language))})
    return lines
