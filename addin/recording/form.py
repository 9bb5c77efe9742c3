"""The cells of the sheet Kayıt: read, filled for a debtor, cleared."""

from __future__ import annotations

import datetime as dt
from typing import Any

from addin.draft import same_cell
from addin.messages import say, words
from addin.model import Ledger
from addin.recording.part import NEEDED, part_of
from addin.recording.up_to_date import bring_up
from addin.recording.values import is_empty
from addin.reports.form_view import empty_view, form_view
from addin.schema.form import FIELDS, KINDS, mark_of


def typed_fields(ledger: Ledger) -> dict[str, Any]:
    """What stands in the fields, by key; empty ones are left out."""
    found = {each.key: ledger.cells.get(each.cell) for each in FIELDS}
    return {key: value for key, value in found.items() if not is_empty(value)}


def text_of(ledger: Ledger, key: str) -> str:
    value = ledger.cells.get(key)
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    return "" if is_empty(value) else " ".join(str(value).split())


def cleared(ledger: Ledger, kind: str) -> dict[str, Any]:
    """The form as it waits for the next entry of this kind."""
    return _changed(ledger, _blank(ledger, kind))


def prefilled(ledger: Ledger, debtor_id: str, name: str, as_of: dt.date, now: dt.datetime) -> dict[str, Any]:
    """The form turned to a debtor: his name, and how he stands in the view."""
    return _changed(ledger, _turned(ledger, debtor_id, name, as_of, now))


def ready(
    ledger: Ledger, kind: str, debtor_id: str, name: str, as_of: dt.date, now: dt.datetime
) -> dict[str, Any]:
    """The empty form, set to a kind and turned to a debtor; to nobody without number."""
    cells = _blank(ledger, kind) | {"form_kind": words("entry_kind", ledger.language)[kind]}
    return _changed(ledger, cells | (_turned(ledger, debtor_id, name, as_of, now) if debtor_id else {}))


def _blank(ledger: Ledger, kind: str) -> dict[str, Any]:
    blank: dict[str, Any] = {each.cell: "" for each in FIELDS}
    blank |= {"form_debtor": "", "form_anyway": "", **empty_view(), "stale_form": ""}
    return blank | marks(kind, frozenset(), ledger.language)


def _turned(ledger: Ledger, debtor_id: str, name: str, as_of: dt.date, now: dt.datetime) -> dict[str, Any]:
    part = part_of(ledger, NEEDED["view"], debtor_id, named={}, added={}, misfits={})
    up = bring_up(part, as_of, now, check=False)
    view = form_view(up.draft, debtor_id, as_of=as_of, language=ledger.language)
    return {"form_debtor": name, "form_stamp": name, "stale_form": "", **view}


def marks(kind: str, filled: frozenset[str], language: str) -> dict[str, Any]:
    """What the marks beside the fields show, by cell."""
    said = {"": ""} | {
        key: say(f"template.form.marks.{key}", language) for key in ("done", "needed", "free", "unused")
    }
    known = kind if kind in KINDS else ""
    return {each.mark: said[mark_of(each, known, filled)] for each in FIELDS}


def _changed(ledger: Ledger, cells: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in cells.items() if not same_cell(ledger.cells.get(key), value)}
