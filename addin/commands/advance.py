"""`tahsilat advance`: Safha İlerlet, one receivable or one file to its next stage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.commands.refresh import Renewed, renew
from addin.messages import words
from addin.model import Ledger, Notice, Outcome, Refusal, is_missing
from addin.registry import Asking, Button, Option, Request, command
from addin.renewal.review import context
from addin.renewal.stage_words import Coded
from addin.renewal.touch import Touch
from addin.reports.problems import problem_list
from addin.reports.seeking import find_row, standing_number
from addin.rules.advancing import lacking, next_stage, successors
from addin.rules.checks.receivable import is_open
from addin.rules.rows import texts
from addin.rules.settings import read_settings
from addin.schema.words import choice_codes
from addin.text import fold
from addin.wording import day

if TYPE_CHECKING:
    from addin.draft import Draft


@command(
    "advance",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("row", several=True, asked=Asking("row", of=("receivables", "files"))),
    Option("--to", several=True, asked=Asking("choice", choices="stage", blank=True)),
    Option("--on", "date"),
    Option("--yes", "flag", asked=Asking("go_on", after=("stage_skips",))),
    Option("--dry-run", "flag"),
    button=Button("follow", "TraceDependents"),
)
def advance(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Move to the next allowed stage, or the named one; refused with what is missing there.

    A file takes its open receivables along: the requirements of a stage are theirs.
    """
    renewed = renew(ledger, request, as_of)
    draft = renewed.draft
    table, row = find_row(draft, str(request["row"]), ("receivables", "files"))
    number = standing_number(ledger, draft, table, row)
    before = str(draft[table].loc[row, "stage"])
    stage = _target(draft, request, str(draft[table].loc[row, "debtor_id"]), number, before)
    moved = _day_of_move(request, draft[table].loc[row, "stage_date"], as_of)
    rows = [row] if table == "receivables" else _of_file(draft, number)
    _demand(renewed, request, as_of, rows, stage, number)
    touch = Touch(ledger, request.now, as_of)
    when = np.datetime64(moved, "s")
    # A Yenile may open claims of cheques first: those are not in the book yet.
    standing = [one for one in rows if one in ledger["receivables"].index]
    touch.set("receivables", standing, stage=stage, stage_date=when)
    if table == "files":
        touch.set(table, [row], stage=stage, stage_date=when)
    outcome = touch.outcome()
    said = words("stage", request.language)
    told = {
        "row": number,
        "before": said.get(before, before),
        "stage": said[stage],
        "date": day(moved),
    }
    done, tried = ("advanced", "advance_dry") if before else ("advanced_first", "advance_dry_first")
    outcome.notices = [Notice(tried if request["dry_run"] else done, told)]
    if len(rows) > 1:
        outcome.notices.append(Notice("advanced_rows", {"n": len(rows)}))
    numbers = texts(draft["receivables"].loc[rows], "receivable_id").tolist()
    outcome.answer = {"table": table, "row_id": number, "from": before, "to": stage}
    outcome.answer |= {"date": moved.isoformat(), "receivables": numbers, "changed_cells": None}
    return outcome


def _target(draft: Draft, request: Request, debtor: str, number: str, before: str) -> str:
    """Code of the stage that is wanted, allowed from here, or asked for although it skips some."""
    stages, language = Coded(draft).stages, request.language
    said = words("stage", language)
    wanted = str(request["to"] or "")
    if not wanted:
        mine = draft["promises"][(draft["promises"]["debtor_id"] == debtor).to_numpy(dtype=bool)]
        promised = bool(np.isin(texts(mine, "status"), ("waiting", "near")).any())
        stage = next_stage(stages, before, promised=promised)
        if not stage:
            raise Refusal("stage_last", row=number, stage=said.get(before, before))
        return stage
    stage = choice_codes("stage", language).get(fold(wanted), "")
    known = [code for code in texts(stages, "stage").tolist() if code]
    if stage not in known:
        raise Refusal("no_such_stage", name=wanted, stages=", ".join(said.get(code, code) for code in known))
    if stage == before:
        raise Refusal("stage_already", row=number, stage=said[stage])
    allowed = successors(stages, before)
    if stage not in allowed and not request["yes"]:
        names = ", ".join(said.get(code, code) for code in allowed) or "–"
        told = {"row": number, "before": said.get(before, before), "stage": said[stage], "allowed": names}
        raise Refusal("stage_skips", **told)
    return stage


def _day_of_move(request: Request, before: Any, as_of: date) -> date:
    asked: Any = request["on"]
    moved = asked if isinstance(asked, date) else as_of
    if moved > as_of:
        raise Refusal("stage_ahead", date=day(moved))
    if not is_missing(before) and moved < before.date():
        raise Refusal("stage_back", date=day(moved), before=day(before))
    return moved


def _of_file(draft: Draft, number: str) -> list[int]:
    """Positions of the file's open receivables."""
    receivables = draft["receivables"]
    mine = (receivables["file_id"] == number).to_numpy(dtype=bool) & is_open(draft)
    if not mine.any():
        raise Refusal("file_without_receivables", row=number)
    return [int(one) for one in receivables.index[mine]]


def _demand(
    renewed: Renewed, request: Request, as_of: date, rows: list[int], stage: str, number: str
) -> None:
    draft = renewed.draft
    asked = context(draft, renewed.entries, as_of, read_settings(draft.ledger.cells), repair=True)
    findings = lacking(Coded(draft), asked, np.array(rows, dtype=np.int64), stage)
    if not findings:
        return
    problems = problem_list(findings, draft, draft.ledger.place, request.language)
    said = " ".join(dict.fromkeys(str(one["message"]) for one in problems))
    told = {"row": number, "stage": words("stage", request.language)[stage], "problems": said}
    raise Refusal("stage_lacks", {"problems": problems}, **told)
