"""A list before it is spoilt: columns, lines and what each line becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Literal

from tests.importing.ugly.truth import Becomes, Case, Debt, Paid, Person, Truth

Kind = Literal["text", "money", "date", "id", "phone", "number"]
_CARD = ("tax_id", "phone", "phone2", "email", "address", "province", "district", "tax_office")
AS_OF = date(2025, 11, 15)


@dataclass
class Column:
    """A column of the list; `hidden` in the sheet, `header` lines from top to bottom."""

    key: str
    header: str
    kind: Kind = "text"
    above: str = ""  # the caption of its group, when the header has two rows
    hidden: bool = False


@dataclass
class Line:
    """One row below the header. `values` by column key: str, kuruş int, date, or None.

    `kind`: data, total, carry, header, footer, group, title, blank. A title stands before the header
    of its block and is no row of the truth.
    """

    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    becomes: Becomes = "accepted"
    receivables: list[Debt] = field(default_factory=list)
    receipts: list[Paid] = field(default_factory=list)
    net: list[Debt] = field(default_factory=list)
    files: list[Case] = field(default_factory=list)
    debtor: str = ""
    text: str = ""  # of a line that is one text across the sheet
    hidden: bool = False
    sheet: str = ""
    block: int = 0


@dataclass
class Money:
    """How an amount is written into its cell: kuruş and position to a cell's value."""

    write: Callable[[int, int], Any]
    numeric: bool = False


@dataclass
class Plan:
    """The whole list; faults change it, `render` makes cells of it."""

    layout: str
    columns: list[Column]
    lines: list[Line]
    people: list[Person]
    rng: Random
    seed: int
    titles: list[Any] = field(default_factory=list)
    sheet: str = "Sayfa1"
    language: str = "tr"
    name_key: str = "name"
    amount_keys: tuple[str, ...] = ("amount",)
    compare: Literal["items", "net"] = "items"
    files_may_owe: bool = False
    must_ask: set[str] = field(default_factory=set)
    may_ask: set[str] = field(default_factory=set)
    repairs: dict[str, int] = field(default_factory=dict)
    header_rows: Literal["one", "captions", "split", "merged"] = "one"
    money: str = "number"
    dates: str = "cell"
    format: str = "xlsx"
    options: dict[str, Any] = field(default_factory=dict)
    blocks: int = 1
    hidden_sheet: bool = False
    side_by_side: bool = False
    spacers: bool = False
    fill_name: Literal["each", "first", "merged"] = "each"

    def data(self) -> Iterable[Line]:
        return (line for line in self.lines if line.kind == "data")

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)

    def of_kind(self, *kinds: str) -> list[Column]:
        return [column for column in self.columns if column.kind in kinds]

    def truth(self, name: str, faults: tuple[str, ...]) -> Truth:
        """The answer without rows: those are known when the cells stand."""
        found = Truth(name, self.layout, faults, self.compare, files_may_owe=self.files_may_owe)
        for line in self.lines:
            if line.becomes == "accepted":
                found.receivables += line.receivables
                found.receipts += line.receipts
                found.net += line.net
                found.files += line.files
        met = {line.debtor for line in self.lines if line.becomes == "accepted"}
        known = [key for key in _CARD if self.column("tax" if key == "tax_id" else key) is None]
        found.debtors = [person.without(known) for person in self.people if met & set(person.names)]
        found.must_ask, found.may_ask, found.repairs = self.must_ask, self.may_ask, self.repairs
        found.blocks, found.shared_rows = self.blocks, self.side_by_side
        return found
