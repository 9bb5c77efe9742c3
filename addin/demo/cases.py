"""Single rows by hand: a debtor of his own for each case, healthy unless told otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from addin.demo import ids, names
from addin.demo.days import Calendar
from addin.demo.people import CASES, debtor_columns
from addin.demo.shapes import Pad, Planted, RawCell
from addin.demo.words import Words
from addin.schema import TABLES


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who a case is about."""

    id: str
    name: str
    owner: str
    tax_id: str
    phone: str
    address: str

    @property
    def pair(self) -> dict[str, str]:
        """The two cells that name the debtor in every child table."""
        return {"debtor_id": self.id, "debtor_name": self.name}


@dataclass(slots=True)
class Cases:
    """Writes the rows of the cases, one debtor a case."""

    calendar: Calendar
    words: Words
    pad: Pad
    pool: dict[str, Any]
    _used: int = 0
    _documents: int = 900_000_000
    _files: int = 90_000

    @classmethod
    def on(cls, rng: np.random.Generator, calendar: Calendar, words: Words, pad: Pad) -> Cases:
        return cls(calendar, words, pad, debtor_columns(rng, CASES.brands[1] - CASES.brands[0], CASES))

    def ago(self, days: int) -> date:
        """The last working day so many calendar days ago or before."""
        return _date(self.calendar.on_or_before(self.calendar.as_of - days))

    def ahead(self, days: int) -> date:
        """The first working day so many calendar days ahead or after."""
        return _date(self.calendar.on_or_after(self.calendar.as_of + days))

    def at(self, day: date, hour: int = 10, minute: int = 30) -> datetime:
        return datetime(day.year, day.month, day.day, hour, minute)

    def debtor(self, **changed: Any) -> Debtor:
        """A new debtor; `changed` replaces cells."""
        row = {key: values[self._used] for key, values in self.pool.items()} | changed
        self._used += 1
        written = self.pad.row("debtors", **row)
        wanted = ("debtor_name", "owner", "tax_id", "phone", "address")
        return Debtor(written, *(str(row[key]) for key in wanted))

    def person(self, name: str, tax_id: str = "", **changed: Any) -> Debtor:
        """A new debtor who is no company."""
        company = dict.fromkeys(("kep", "uets", "mersis", "phone2"), "")
        own = {"debtor_name": name, "debtor_kind": "person", "sector": "other", "tax_id": tax_id}
        return self.debtor(**(company | own | changed))

    def invoice(self, debtor: Debtor | None, kurus: int | None = 4_850_000, **changed: Any) -> str:
        """An invoice of 40 days ago that is due in three weeks; `changed` replaces cells."""
        self._documents += 1
        issued = changed.get("issue_date", self.ago(40))
        owner = debtor.owner if debtor else names.TEAM[2]
        row: dict[str, Any] = {
            "document_type": "invoice",
            "document_no": f"ORN{self.calendar.as_of.item().year}{self._documents}",
            "issue_date": issued,
            "due_date": self.ahead(20),
            "amount_kurus": kurus,
            "currency": "TRY",
            "stage": "new",
            "stage_date": issued,
            "holder": owner,
            "owner": owner,
            "interest_type": "commercial_default",
            "limitation_type": "general10",
            "recorded_by": owner,
        }
        return self.pad.row("receivables", **(row | (debtor.pair if debtor else {}) | changed))

    def call(self, debtor: Debtor, summary: str, **changed: Any) -> str:
        """A call of a week ago with an action that is still to come; `changed` replaces cells."""
        row: dict[str, Any] = {
            "contacted_at": self.at(self.ago(7)),
            "contacted_by": names.TEAM[0],
            "result": "reached",
            "summary": summary,
            "next_action": self.words["actions"]["reached"][0],
            "next_action_date": self.ahead(4),
            "channel": "phone",
            "direction": "outgoing",
            "counterpart": "accounting",
            "recorded_by": names.TEAM[0],
        }
        return self.pad.row("contacts", **(row | debtor.pair | changed))

    def plan(self, debtor: Debtor) -> str:
        """The next action that everybody who owes must have."""
        actions = self.words["actions"]["plan"]
        nobody = dict.fromkeys(("channel", "direction", "counterpart"), "")
        summary = self.words["summaries"]["plan"][0]
        return self.call(debtor, summary, result="plan", next_action=actions[0], **nobody)

    def promise(self, debtor: Debtor, kurus: int, **changed: Any) -> str:
        """A promise for next week, given at a call; the call is written too unless one is named."""
        due = changed.get("promised_for", self.ahead(5))
        if "contact_id" not in changed:
            changed["contact_id"] = self.promising_call(debtor, kurus, due)
        row: dict[str, Any] = {
            "promise_kind": "promise",
            "made_on": self.ago(7),
            "promised_for": due,
            "amount_kurus": kurus,
            "currency": "TRY",
            "recorded_by": names.TEAM[0],
        }
        return self.pad.row("promises", **(row | debtor.pair | changed))

    def promising_call(self, debtor: Debtor, kurus: int, due: date, **changed: Any) -> str:
        """A call in which somebody promised."""
        template = ids.texts([self.words["summaries"]["promised"][0]])
        amount = self.words.money([kurus], ids.texts(["TRY"]))
        day = np.array([due], dtype="datetime64[D]")
        summary = self.words.fill(template, ids.texts([names.OFFICERS[0]]), amount, day)[0]
        check = _date(self.calendar.on_or_after(np.datetime64(due) + 1))
        what = {
            "result": "promised",
            "next_action": self.words["actions"]["promised"][0],
            "next_action_date": check,
        }
        return self.call(debtor, str(summary), **(what | changed))

    def receipt(self, debtor: Debtor | None, kurus: int, **changed: Any) -> str:
        """Money of ten days ago; `changed` replaces cells."""
        row: dict[str, Any] = {
            "received_on": self.ago(10),
            "amount_kurus": kurus,
            "currency": "TRY",
            "channel": "transfer",
            "description": self.words("payment"),
            "recorded_by": names.TEAM[2],
        }
        return self.pad.row("receipts", **(row | (debtor.pair if debtor else {}) | changed))

    def file(self, debtor: Debtor, filed: int, **changed: Any) -> str:
        """An open enforcement file of two months ago."""
        self._files += 1
        filed_on = self.ago(60)
        row: dict[str, Any] = {
            "office": self.words("office", province="Ankara", number=4),
            "case_no": f"{filed_on.year}/{self._files}",
            "our_role": "creditor",
            "proceeding_type": "general",
            "filed_on": filed_on,
            "filed_kurus": filed,
            "file_status": "open",
            "counsel": names.COUNSEL,
            "legal_owner": names.TEAM[3],
            "stage": "enforcement",
            "stage_date": filed_on,
            "holder": names.TEAM[3],
            "last_step_on": filed_on,
            "recorded_by": names.TEAM[3],
        }
        return self.pad.row("files", **(row | debtor.pair | changed))

    def event(self, file_id: str, debtor: Debtor, kind: str, day: date, **changed: Any) -> str:
        row = {"file_id": file_id, "party_name": debtor.name, "event_type": kind, "event_date": day}
        return self.pad.row("events", **(row | {"recorded_by": names.TEAM[3]} | changed))

    def cost(self, file_id: str, debtor: Debtor, kind: str, kurus: int, day: date) -> str:
        row = {"file_id": file_id, "cost_type": kind, "cost_date": day, "amount_kurus": kurus}
        paid = {"currency": "TRY", "paid_by": names.TEAM[3], "recorded_by": names.TEAM[3]}
        return self.pad.row("costs", **(row | paid | debtor.pair))

    def planted(self, code: str, table: str, column: str) -> None:
        """The row written last carries the fault at `column`."""
        part = self.pad.parts[table][-1]
        row_id = str(part.get(TABLES[table].id_column, [""])[0])
        position = self.pad.position(table)
        raw = [
            cell.value
            for cell in self.pad.raw
            if (cell.table, cell.row, cell.column) == (table, position, column)
        ]
        value = raw[0] if raw else part.get(column, [""])[0]
        shown = "" if value is None else str(value)
        self.pad.truth.append(Planted(code, table, position, column, row_id, shown))

    def raw(self, table: str, column: str, value: Any) -> None:
        """Put a cell that no typed column holds into the row written last."""
        self.pad.raw.append(RawCell(table, self.pad.position(table), column, value))


def _date(day: Any) -> date:
    found: date = np.asarray(day, dtype="datetime64[D]")[()].item()
    return found
