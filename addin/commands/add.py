"""`tahsilat add`: the form's entries from the command line."""

from __future__ import annotations

from datetime import date

from addin.model import Ledger, Outcome
from addin.recording.entry import kind_of, option_of, read_entry
from addin.recording.saving import SAVING, confirm, outcome_of, prepare
from addin.registry import Option, Request, command
from addin.schema.form import FIELDS, Field


def option(field: Field) -> Option:
    name = option_of(field.key)
    if field.type == "flag":
        return Option(name, "flag")
    return Option(name, several=field.type in ("text", "person", "choice"))


@command(
    "add",
    "change",
    Option("kind"),
    Option("book", "path"),
    Option("--debtor", several=True),
    *(option(field) for field in FIELDS),
    *SAVING,
    then="refresh",
    when="refresh",
)
def add(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Record one entry; the same fields, checks and rows as on the sheet Kayıt."""
    kind = kind_of(str(request["kind"]), request.language)
    raw = {field.key: request[field.key] for field in FIELDS}
    debtor = str(request["debtor"] or "")
    entry = read_entry(kind, debtor, raw, as_of=as_of, language=request.language, cell=False)
    saved = prepare(ledger, entry, as_of, request.now, anyway=bool(request["yes"]))
    confirm(saved, request)
    return outcome_of(saved, ledger, request)
