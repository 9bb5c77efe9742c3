"""`tahsilat seen`: Kontrol Et, a second person has looked at amount, due date, id, service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.commands.refresh import renew
from addin.messages import header, words
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command
from addin.renewal.touch import Touch
from addin.reports.persons import the_person
from addin.reports.seeking import find_row, standing_number
from addin.rules.second_check import FIELDS, Mark, field_hashes, is_filled, kept_marks, mark_text, write_marks
from addin.schema.words import choice_codes
from addin.text import fold, parted

if TYPE_CHECKING:
    import pandas as pd


@command(
    "seen",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("row", several=True, asked=Asking("row", of=("receivables", "debtors", "files", "parties"))),
    Option("--by", several=True, asked=Asking("person")),
    Option("--fields", several=True),
    Option("--dry-run", "flag"),
    button=Button("follow", "AcceptInvitation"),
)
def seen(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Mark the cells as seen; who entered the row cannot be the one who checks it."""
    draft = renew(ledger, request, as_of).draft
    table, row = find_row(draft, str(request["row"]), tuple(FIELDS))
    if not request["by"]:
        raise Refusal("seen_who")
    person = the_person(str(request["by"]), draft["people"]["person"])
    number = standing_number(ledger, draft, table, row)
    one = ledger[table].loc[[row]]
    recorded_by = str(one["recorded_by"].iloc[0])
    if fold(recorded_by) == fold(person):
        raise Refusal("seen_by_recorder", row=number, name=person)
    fields = _fields(ledger, one, table, request, number)
    kept = kept_marks(one, table)[0]
    _demand_new(kept, fields, request, number)
    now = [
        Mark(field, person, as_of.isoformat(), str(field_hashes(one, table, field)[0])) for field in fields
    ]
    marks = [*(mark for mark in kept if mark.field not in fields), *now]
    touch, language = Touch(ledger, request.now, as_of), ledger.language
    text = mark_text(marks, words("checked_field", language))
    touch.set(table, [row], checked_by=text, checked_trace=write_marks(marks))
    outcome = touch.outcome()
    outcome.log.append(
        {
            "who": person,
            "sheet": ledger.place(table).sheet,
            "row_id": number,
            "column": header(table, "checked_by", language),
            "old": str(one["checked_by"].iloc[0]),
            "new": text,
        }
    )
    named = ", ".join(words("checked_field", request.language)[field] for field in fields)
    told = {"row": number, "fields": named, "name": person}
    outcome.notices = [Notice("seen_dry" if request["dry_run"] else "seen_marked", told)]
    if not recorded_by:
        outcome.notices.append(Notice("seen_no_recorder", {"row": number}))
    outcome.answer = {"table": table, "row_id": number, "fields": fields, "by": person, "changed_cells": None}
    return outcome


def _fields(ledger: Ledger, one: pd.DataFrame, table: str, request: Request, number: str) -> list[str]:
    """Codes of the fields that are marked: those that were named, else all that hold something."""
    said, mine = words("checked_field", request.language), list(FIELDS[table][1])
    filled = [field for field in mine if bool(np.all(is_filled(one, table, field)))]
    if not request["fields"]:
        if not filled:
            raise Refusal("seen_empty", row=number, fields=", ".join(said[field] for field in mine))
        return filled
    codes = choice_codes("checked_field", request.language)
    named = parted(str(request["fields"]))
    wanted = [codes.get(fold(part), part) for part in named]
    if odd := [part for part, field in zip(named, wanted, strict=True) if field not in mine]:
        allowed = ", ".join(said[field] for field in mine)
        known = [key for key, (_, fields) in FIELDS.items() if codes.get(fold(odd[0])) in fields]
        if known:
            sheets = ", ".join(ledger.place(key).sheet for key in known)
            raise Refusal("seen_elsewhere", row=number, field=odd[0], sheets=sheets, fields=allowed)
        raise Refusal("seen_unknown_field", row=number, field=", ".join(odd), fields=allowed)
    if empty := [said[field] for field in wanted if field not in filled]:
        raise Refusal("seen_empty", row=number, fields=", ".join(empty))
    return list(dict.fromkeys(wanted))


def _demand_new(kept: list[Mark], fields: list[str], request: Request, number: str) -> None:
    """What stands as it was seen needs no second mark."""
    if {mark.field for mark in kept} >= set(fields):
        language = request.language
        marks = mark_text([mark for mark in kept if mark.field in fields], words("checked_field", language))
        raise Refusal("seen_already", row=number, marks=marks)
