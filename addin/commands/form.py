"""`tahsilat form`: Yeni Kayıt, the sheet Kayıt made ready for a kind of entry and a debtor."""

from __future__ import annotations

from datetime import date

from addin.messages import words
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.recording.entry import kind_of
from addin.recording.form import ready, typed_fields
from addin.recording.placing import find_named
from addin.registry import Asking, Button, Option, Request, command


@command(
    "form",
    "change",
    Option("kind", asked=Asking("choice", choices="entry_kind")),
    Option("book", "path", asked=Asking("book")),
    Option("--debtor", several=True, asked=Asking("debtor", blank=True)),
    Option("--yes", "flag", asked=Asking("go_on", after=("form_not_empty",))),
    button=Button("record", "ReviewNewComment", large=True, menu="kind", quiet=True),
)
def form(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Choose the kind, turn the view to the debtor; only --yes throws away what was typed and not saved."""
    kind = kind_of(str(request["kind"]), request.language)
    if typed_fields(ledger) and not request["yes"]:
        raise Refusal("form_not_empty")
    query = str(request["debtor"] or "")
    debtor_id, name = find_named(ledger["debtors"], query) if query else _selected(ledger)
    if query and not debtor_id:
        raise Refusal("no_debtor_like", name=query)
    said = words("entry_kind", request.language)[kind]
    notice = Notice("form_ready" if name else "form_ready_open", {"kind": said, "name": name})
    answer = {"book": None, "kind": kind, "debtor": {"id": debtor_id, "name": name}}
    cells = ready(ledger, kind, debtor_id, name, as_of, request.now)
    return Outcome(cells=cells, notices=[notice], answer=answer, goto="form")


def _selected(ledger: Ledger) -> tuple[str, str]:
    """Id and name of the selected row's debtor; two empty texts where it names nobody, or several."""
    try:
        return find_named(ledger["debtors"], ledger.picked().debtor)
    except Refusal:
        return "", ""
