"""What an ugly list holds: the planted answer an import is measured by."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

Becomes = Literal["accepted", "rejected", "skipped"]


@dataclass(frozen=True)
class Debt:
    """A receivable that must stand in the book; an empty field is not compared."""

    debtor: str
    amount: int  # hundredths of the currency
    currency: str = "TRY"
    document_no: str = ""
    issued: date | None = None
    due: date | None = None
    type: str = ""
    tax_id: str = ""


@dataclass(frozen=True)
class Paid:
    """A receipt that must stand in the book."""

    debtor: str
    amount: int
    currency: str = "TRY"
    on: date | None = None


@dataclass(frozen=True)
class Person:
    """A debtor that must stand in the book; `names` are all spellings the list has for him."""

    names: tuple[str, ...]
    tax_id: str = ""
    phone: str = ""
    phone2: str = ""
    email: str = ""
    address: str = ""
    province: str = ""
    district: str = ""
    tax_office: str = ""

    def without(self, fields: list[str]) -> Person:
        """The person without what the list does not tell."""
        return dataclasses.replace(self, **dict.fromkeys(fields, ""))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Case:
    """An enforcement file that must stand in the book."""

    office: str
    case_no: str
    debtor: str = ""
    type: str = ""  # code of the proceeding, "" is not compared
    filed: date | None = None
    principal: int | None = None
    status: str = ""


@dataclass(frozen=True)
class RowTruth:
    """One non-empty source row below the header; `row` as the sheet shows it, from 1."""

    file: str
    sheet: str
    row: int
    becomes: Becomes
    kind: str = ""


@dataclass
class Truth:
    """All of it. `compare` "items" wants each receivable and receipt, "net" the balance of each debtor.

    `must_ask`: topics without which a guess would be needed: nothing may be written. `may_ask`: topics
    whose question is no fault either. `net`: rows whose amount may be booked in two honest ways (a
    negative invoice): only the debtor's balance counts. `blocks`: separate tables, whose own headings
    and header rows may be counted as read or not. `shared_rows`: two tables stand side by side.
    """

    name: str
    layout: str
    faults: tuple[str, ...]
    compare: Literal["items", "net"] = "items"
    rows: list[RowTruth] = field(default_factory=list)
    receivables: list[Debt] = field(default_factory=list)
    receipts: list[Paid] = field(default_factory=list)
    net: list[Debt] = field(default_factory=list)
    debtors: list[Person] = field(default_factory=list)
    files: list[Case] = field(default_factory=list)
    files_may_owe: bool = False
    repairs: dict[str, int] = field(default_factory=dict)
    must_ask: set[str] = field(default_factory=set)
    may_ask: set[str] = field(default_factory=set)
    blocks: int = 1
    shared_rows: bool = False

    def count(self, becomes: str) -> int:
        return sum(row.becomes == becomes for row in self.rows)

    @property
    def read(self) -> int:
        return len(self.rows)

    def balance(self) -> dict[str, int]:
        """Receivables less receipts by currency."""
        sums: dict[str, int] = {}
        for debt in self.receivables + self.net:
            sums[debt.currency] = sums.get(debt.currency, 0) + debt.amount
        for paid in self.receipts:
            sums[paid.currency] = sums.get(paid.currency, 0) - paid.amount
        return sums

    def totals(self) -> dict[str, dict[str, str]]:
        """Receivables, receipts and balance by currency, as decimal strings."""
        sums: dict[str, dict[str, int]] = {"receivables": {}, "receipts": {}, "balance": self.balance()}
        for kind, items in (("receivables", self.receivables), ("receipts", self.receipts)):
            for item in items:
                sums[kind][item.currency] = sums[kind].get(item.currency, 0) + item.amount
        return {kind: {code: lira(n) for code, n in by.items()} for kind, by in sums.items()}

    def dump(self, path: Path) -> None:
        """The truth as JSON beside the list."""
        whole: dict[str, Any] = dataclasses.asdict(self) | {"totals": self.totals(), "read": self.read}
        whole["must_ask"], whole["may_ask"] = sorted(self.must_ask), sorted(self.may_ask)
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=1, default=str), encoding="utf-8")


def lira(hundredths: int) -> str:
    """A decimal string with two places.

    >>> lira(-1205)
    '-12.05'
    """
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
