"""The right half of Kayıt: how the chosen debtor stands."""

from __future__ import annotations

from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from addin.messages import say, words
from addin.model import is_missing
from addin.reports.card import card_cells
from addin.reports.time_line import Frames, rows_of
from addin.schema.pages import AREAS, CELLS
from addin.wording import lira

if TYPE_CHECKING:
    import pandas as pd

# Cell of the form -> the cell of Borçlu Kartı that says the same.
_SAME = {
    "form_name": "card_name",
    "form_id": "card_id",
    "form_phone": "card_phone",
    "form_owner": "card_owner",
    "form_risk": "card_risk",
    "form_open": "card_open",
    "form_overdue": "card_overdue",
    "form_foreign": "card_foreign",
    "form_promises": "card_promises",
    "form_last_contact": "card_last_contact",
    "form_last_receipt": "card_last_receipt",
    "form_action": "card_next_action",
    "form_action_date": "card_next_date",
}
_LISTS = ("form_items", "form_open_promises", "form_contacts")
_SUMMARY = 60  # letters that fit into the cells; more would run over the edge of the printed page
_WAITING = ("waiting", "near", "partly", "broken")


def form_view(frames: Frames, debtor_id: str, *, as_of: date, language: str) -> dict[str, Any]:
    """Values of the view's cells and areas for one debtor; stamped with his name by the caller."""
    card = card_cells(frames, debtor_id, as_of=as_of, language=language)
    return {
        **{ours: card[theirs] for ours, theirs in _SAME.items()},
        "form_items": _items(rows_of(frames["receivables"], debtor_id), language),
        "form_open_promises": _promises(rows_of(frames["promises"], debtor_id), language),
        "form_contacts": _contacts(rows_of(frames["contacts"], debtor_id), language),
    }


def empty_view() -> dict[str, Any]:
    """The same cells with nothing in them."""
    view = [key for key in CELLS if key in _SAME or key == "form_stamp"]
    return {**dict.fromkeys(view, ""), **{key: [] for key in _LISTS}}


def _items(rows: pd.DataFrame, language: str) -> list[list[Any]]:
    """Open receivables, the oldest first: those that a receipt pays next."""
    rows = rows[rows["open_kurus"].fillna(0) != 0]
    due = rows["due_date"].fillna(rows["issue_date"])
    rows = rows.assign(due=due).sort_values(["due", "receivable_id"], na_position="last")
    return _lines("form_items", rows, language)


def _promises(rows: pd.DataFrame, language: str) -> list[list[Any]]:
    rows = rows[rows["status"].isin(_WAITING)]
    return _lines("form_open_promises", rows.sort_values(["promised_for", "promise_id"]), language)


def _contacts(rows: pd.DataFrame, language: str) -> list[list[Any]]:
    newest = rows.sort_values(["contacted_at", "contact_id"], ascending=False).head(
        AREAS["form_contacts"].rows
    )
    short = [shorten(text, _SUMMARY, placeholder="…") for text in newest["summary"].tolist()]
    return _lines("form_contacts", newest.assign(summary=short), language)


def _lines(area: str, rows: pd.DataFrame, language: str) -> list[list[Any]]:
    """One line a row; the last line counts what does not fit."""
    columns, most = AREAS[area].columns, AREAS[area].rows
    lines = [
        [_shown(row[column.key], column.type, column.choices, language) for column in columns]
        for row in rows.head(most).to_dict("records")
    ]
    if area == "form_items" and len(rows) > most:
        rest = say("card.more_items", language, n=len(rows) - most + 1)
        lines[-1] = ["", rest, *[""] * (len(columns) - 2)]
    return lines


def _shown(value: Any, kind: str, choices: str, language: str) -> Any:
    if choices == "currency":
        value = value or "TRY"
    if choices:
        return words(choices, language).get(value, value)
    if kind == "money":
        return lira(value)
    if is_missing(value):
        return ""
    return value.to_pydatetime() if hasattr(value, "to_pydatetime") else value
