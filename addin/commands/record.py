"""`tahsilat record`: Kaydet, saves what stands on the sheet Kayıt."""

from __future__ import annotations

from datetime import date
from typing import Any

from addin.messages import say, words
from addin.model import Ledger, Notice, Outcome, Refusal, Unsaved
from addin.recording.entry import Entry, Problem, kind_of, label, read_entry
from addin.recording.form import cleared, prefilled, text_of, typed_fields
from addin.recording.placing import find_named
from addin.recording.saving import SAVING, confirm, outcome_of, prepare
from addin.recording.values import is_empty
from addin.registry import Asking, Button, Option, Request, command
from addin.schema.form import FIELDS
from addin.schema.words import choice_codes
from addin.text import fold


@command(
    "record",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("--debtor", several=True),
    *SAVING,
    then="refresh",
    when="refresh",
    button=Button("record", "FileSave", large=True),
)
def record(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Check the form, append the row, clear the form; an empty form turns to the debtor asked for."""
    _refuse_unsaved(ledger, request.language)
    fields, named = typed_fields(ledger), text_of(ledger, "form_debtor")
    asked = str(request["debtor"] or "")
    if not fields:
        return _turn_to(ledger, request, asked or named, as_of)
    if asked and named and not _same(ledger, asked, named):
        raise Refusal("record_other_debtor", form=named, asked=asked)
    kind = kind_of(text_of(ledger, "form_kind"), request.language)
    entry = read_entry(kind, asked or named, fields, as_of=as_of, language=request.language, cell=True)
    _ask_whose(ledger, entry)
    anyway = bool(request["yes"]) or _says_yes(ledger)
    saved = prepare(ledger, entry, as_of, request.now, anyway=anyway)
    confirm(saved, request)
    outcome = outcome_of(saved, ledger, request)
    outcome.cells |= cleared(ledger, kind)
    return outcome


def _refuse_unsaved(ledger: Ledger, language: str) -> None:
    """A formula without its result is no empty cell."""
    titles = {f"form_{key}": say(f"template.form.{key}", language) for key in ("kind", "debtor", "anyway")}
    titles |= {field.cell: label(field.key, language) for field in FIELDS}
    found = {title: ledger.cells.get(cell) for cell, title in titles.items()}
    if said := [f"{title} ({formula})" for title, formula in found.items() if isinstance(formula, Unsaved)]:
        raise Refusal("record_unsaved", cells=", ".join(said))


def _ask_whose(ledger: Ledger, entry: Entry) -> None:
    """The view beside the fields may show how another debtor stands."""
    seen = text_of(ledger, "form_stamp")
    if seen and entry.debtor and not _same(ledger, seen, entry.debtor):
        told = say("record.other_in_view", entry.language, seen=seen, name=entry.debtor)
        entry.questions.append(Problem("other_in_view", "debtor", told))


def _turn_to(ledger: Ledger, request: Request, query: str, as_of: date) -> Outcome:
    """Fill the view for a debtor; nothing is recorded."""
    if not query:
        raise Refusal("record_empty")
    debtor_id, name = find_named(ledger["debtors"], query)
    if not debtor_id:
        raise Refusal("no_debtor_like", name=query)
    cells = prefilled(ledger, debtor_id, name, as_of, request.now)
    nothing: dict[str, Any] = {"recorded": None, "settles": [], "warnings": [], "asked": []}
    answer = {"book": None, **nothing, "debtor": {"id": debtor_id, "name": name}}
    return Outcome(cells=cells, notices=[Notice("record_filled", {"name": name})], answer=answer, goto="form")


def _same(ledger: Ledger, asked: str, named: str) -> bool:
    found = [find_named(ledger["debtors"], query)[0] for query in (asked, named)]
    return fold(asked) == fold(named) or (found[0] == found[1] != "")


def _says_yes(ledger: Ledger) -> bool:
    value = ledger.cells.get("form_anyway")
    if is_empty(value):
        return False
    code = choice_codes("flag", ledger.language).get(fold(str(value)))
    if code is None:
        asked = say("template.form.anyway", ledger.language)
        raise Refusal("record_yes_or_no", field=asked, value=value, yes=words("flag", ledger.language)["yes"])
    return code == "yes"
