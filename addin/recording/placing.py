"""Where an entry belongs in a book: its debtor, number, contact, file, instalments."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.gone import next_ids
from addin.messages import say
from addin.model import Ledger, Notice, Objects, Refusal
from addin.recording.entry import Entry, Problem, label, row_of
from addin.recording.part import new_rows, next_position, rows_of_debtor
from addin.recording.values import Typed
from addin.reports.card import find_debtor
from addin.reports.persons import each_once, names_like
from addin.rules.followup import next_actions
from addin.rules.identifiers import own_id
from addin.rules.plans import instalment_days, instalment_kurus
from addin.rules.references import Directory
from addin.rules.rows import BASE_CURRENCY, texts
from addin.rules.workdays import calendar
from addin.schema import TABLES
from addin.schema.form import BY_KEY
from addin.text import fold
from addin.wording import amount, day

if TYPE_CHECKING:
    import pandas as pd

_PLAN = re.compile(r"P-?(\d+)")
_PAPERS = {"receivable": ("receivables", "document_no"), "file_no": ("files", "case_no")}
_REFERENCES = {"receivable": "receivables", "contact": "contacts", "promise": "promises", "file_no": "files"}


@dataclass(slots=True)
class Placed:
    """Rows to append to the entry's table, and who they belong to.

    `rows`: at the positions that the book will give them. `debtor_id`: "" when nobody is named or the
    name does not tell. `previous`: position of the contact whose action this one ends, or None.
    """

    rows: pd.DataFrame
    debtor_id: str
    debtor_name: str
    previous: int | None = None
    notices: list[Notice] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [str(value) for value in self.rows[self.rows.columns[0]]]


def place(ledger: Ledger, entry: Entry, as_of: dt.date, now: dt.datetime) -> Placed:
    """Complete the entry from the book. Errors: Refusal when a part of a name fits several debtors."""
    debtor_id, debtor_name = find_named(ledger["debtors"], entry.debtor)
    _settle_person(ledger, entry)
    _settle_papers(ledger, entry, debtor_id)
    row = row_of(entry, as_of, now)
    notices: list[Notice] = []
    if "debtor_id" in TABLES[entry.table].keys:
        row |= {"debtor_id": debtor_id, "debtor_name": debtor_name or entry.debtor}
    if debtor_id:
        _check_references(ledger, entry, debtor_id)
        _link_contact(ledger, entry, row, debtor_id, notices)
        _find_file(ledger, entry, row, debtor_id)
    elif entry.kind == "event" and not entry.debtor and "file_no" not in entry.typed:
        entry.refuse("nobody", "debtor")
    rows = _spread(ledger, entry, row, debtor_id)
    key = TABLES[entry.table].id_column
    for one, row_id in zip(rows, next_ids(ledger, entry.table, len(rows)).tolist(), strict=True):
        one[key] = row_id
        one["recorded_at"] = now
    frame = new_rows(entry.table, rows, next_position(ledger, entry.table))
    previous = _previous(ledger, entry, row, debtor_id) if debtor_id else None
    return Placed(frame, debtor_id, debtor_name or entry.debtor, previous, notices)


def _settle_person(ledger: Ledger, entry: Entry) -> None:
    """A part of a name becomes the name as Personel has it; a stranger is asked about, with who there is."""
    typed, names = entry.typed.get("by"), each_once(ledger["people"]["person"])
    if typed is None or not names:
        return
    found, language = names_like(str(typed.value), names), entry.language
    if len(found) == 1:
        entry.typed["by"] = Typed(found[0], typed.raw)
    elif found:
        entry.refuse("several_persons", "by", name=typed.raw, names=", ".join(found))
    else:
        message = say("checks.unknown_person.message", language, value=typed.value)
        known = say("record.known_persons", language, names=", ".join(names))
        entry.questions.append(Problem("unknown_person", BY_KEY["by"].into[entry.kind], message, known))


def _settle_papers(ledger: Ledger, entry: Entry, debtor_id: str) -> None:
    """The number on the user's paper, an invoice's or a file's, becomes that of its row."""
    for key, (table, column) in _PAPERS.items():
        typed = entry.typed.get(key)
        if typed is None:
            continue
        for rows in (rows_of_debtor(ledger, table, debtor_id), ledger[table]):  # another's is refused as such
            ids = texts(rows, TABLES[table].id_column)
            same = (fold(texts(rows, column)) == fold(str(typed.value))) & (ids != "")
            if typed.value in own_id.compact(ids) or same.sum() > 1:
                break
            if same.any():
                entry.typed[key] = Typed(str(ids[same][0]), typed.raw)
                break


def find_named(debtors: pd.DataFrame, query: str) -> tuple[str, str]:
    """Id and name of the debtor whom the text names; two empty texts when it does not tell.

    As in a table by number, tax number or name; else by a telephone, or the beginning of words.
    Errors: Refusal when a part of a name fits several.
    """
    typed = new_rows("contacts", [{"debtor_name": query}], 0)
    found = Directory(debtors).resolve(typed)
    if found.position[0] >= 0:
        return str(found.debtor_id[0]), str(found.debtor_name[0])
    if not query or found.ambiguous[0]:
        return "", ""
    try:
        debtor_id = find_debtor(debtors, query)
    except Refusal as refusal:
        if refusal.key == "no_debtor_like":
            return "", ""
        raise
    name = debtors.loc[debtors["debtor_id"] == debtor_id, "debtor_name"].iloc[0]
    return debtor_id, str(name)


def _check_references(ledger: Ledger, entry: Entry, debtor_id: str) -> None:
    """Rows that the entry names must be the debtor's own.

    Checks speak of another's receivable, and of the file of a commitment or cost.
    """
    for key, table in _REFERENCES.items():
        wanted = entry.value(key)
        if not wanted or wanted in _numbers(rows_of_debtor(ledger, table, debtor_id), table):
            continue
        if key == "receivable" and wanted in _numbers(ledger[table], table):
            continue
        if key == "file_no" and entry.kind in ("commitment", "cost"):
            continue
        entry.refuse("dead_reference", key, value=wanted, field=label(key, entry.language))


def _numbers(rows: pd.DataFrame, table: str) -> Objects:
    return own_id.compact(texts(rows, TABLES[table].id_column))


def _link_contact(
    ledger: Ledger, entry: Entry, row: dict[str, Any], debtor_id: str, notices: list[Notice]
) -> None:
    """A promise without contact is the last contact's of the same day."""
    if entry.kind not in ("promise", "plan") or "contact" in entry.typed or "made_on" not in row:
        return
    contacts = rows_of_debtor(ledger, "contacts", debtor_id)
    same_day = contacts[
        (contacts["contacted_at"].dt.normalize() == row["made_on"]) & (contacts["result"] != "plan")
    ]
    if len(same_day):
        newest = same_day.sort_values(["contacted_at", "contact_id"]).iloc[-1]
        if newest["contact_id"]:
            row["contact_id"] = newest["contact_id"]
            notices.append(Notice("record_contact_linked", {"contact": newest["contact_id"]}))


def _find_file(ledger: Ledger, entry: Entry, row: dict[str, Any], debtor_id: str) -> None:
    """A cost or event belongs to the debtor's only file when none is named."""
    if entry.kind not in ("cost", "event") or "file_no" in entry.typed:
        return
    files = texts(rows_of_debtor(ledger, "files", debtor_id), "file_id")
    files = files[files != ""]
    if len(files) == 1:
        row["file_id"] = files[0]
    elif len(files):
        entry.refuse("several_files", "file_no", files=", ".join(files.tolist()))
    elif entry.kind == "event":
        entry.refuse("no_file", "file_no")


def _spread(ledger: Ledger, entry: Entry, row: dict[str, Any], debtor_id: str) -> list[dict[str, Any]]:
    """A plan as one row an instalment; one row while something that it needs is missing."""
    count, total, first = entry.value("instalments"), row.get("amount_kurus"), row.get("promised_for")
    if entry.kind not in ("plan", "commitment") or entry.problems or not count:
        return [row]
    if total and 0 < total < count:
        unit = row.get("currency") or BASE_CURRENCY
        entry.refuse(
            "instalments_too_many", "instalments", amount=amount(total, unit, entry.language), n=count
        )
    if count == 1 or not total or total < count or first is None:
        return [row]
    holidays = calendar(ledger["holidays"])
    days = None
    if holidays is not None:
        start = np.datetime64(first, "D")
        days = instalment_days(start, count, entry.value("interval") or "month", holidays)
    if days is None or np.isnat(days).any():
        until = "–" if holidays is None else day(holidays.last.astype(dt.datetime))
        entry.refuse("no_calendar", "due", until=until)
        return [row]
    plan_no = _next_plan(ledger, debtor_id)
    return [
        {
            **row,
            "promised_for": dt.datetime.combine(when.astype(dt.date), dt.time()),
            "amount_kurus": int(kurus),
            "plan_no": plan_no,
            "instalment_no": number,
            "plan_total_kurus": total,
        }
        for number, (when, kurus) in enumerate(zip(days, instalment_kurus(total, count), strict=True), 1)
    ]


def _next_plan(ledger: Ledger, debtor_id: str) -> str:
    plans = texts(rows_of_debtor(ledger, "promises", debtor_id), "plan_no") if debtor_id else ()
    numbers = [int(found[1]) for text in plans if (found := _PLAN.fullmatch(text))]
    return f"P-{max(numbers, default=0) + 1}"


def _previous(ledger: Ledger, entry: Entry, row: dict[str, Any], debtor_id: str) -> int | None:
    """The debtor's newest open action, when this contact comes after it."""
    if entry.kind != "contact" or row.get("contacted_at") is None or entry.value("result") == "plan":
        return None
    contacts = rows_of_debtor(ledger, "contacts", debtor_id).assign(debtor_id=debtor_id)
    actions = next_actions(contacts)
    if actions.empty:
        return None
    found = contacts[contacts["contact_id"] == actions["contact_id"].iloc[0]].sort_values("contacted_at")
    newest = found.iloc[-1]
    if not newest["contacted_at"] <= row["contacted_at"]:
        return None
    return int(found.index[-1])
