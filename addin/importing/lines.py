"""Source rows as typed columns, and what becomes of each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.importing import amounts, days, repair
from addin.importing.cells import Bools, Cells, Texts, texts_of
from addin.importing.header import currency_in
from addin.importing.mapping import Mapping
from addin.importing.repair import Repair
from addin.importing.styles import Styles
from addin.importing.table import SourceTable
from addin.importing.verdicts import REJECTED, SKIPPED, Verdicts
from addin.importing.words import codes_of, says_total
from addin.rules.identifiers import currency
from addin.rules.rows import BASE_CURRENCY, Ints

Dates = npt.NDArray[np.datetime64]
_PLAIN = ("tax_office", "email", "kep", "mersis", "iban", "address", "province", "district", "owner", "note")


@dataclass(slots=True)
class Lines:
    """The rows of a list in our domain; arrays are one a source row.

    `tax`: compact, right or not. `plain`: other columns of the debtor. `total`: sum rows of the source.
    Amounts are kuruş, dates NaT where there is none. `listed`: the column of amounts as it was read, 0
    where it was not (`amount_read`), of sum rows too; `amount`: what is owed by it.
    `against`: of the column beside it that takes off debt; nothing of it is taken.
    """

    verdicts: Verdicts
    name: Texts
    tax: Texts
    plain: dict[str, Texts]
    total: Bools
    repairs: list[Repair]
    listed: Ints
    amount_read: Bools
    amount: Ints
    currency: Texts
    document_no: Texts
    document_type: Texts
    closing_reason: Texts
    issue: Dates
    due: Dates
    settled: Dates
    paid: Ints
    disputed: npt.NDArray[np.object_]
    against: Ints


class _Reader:
    """Reads the mapped columns of one table."""

    def __init__(self, table: SourceTable, mapping: Mapping, styles: Styles) -> None:
        self.table, self.mapping, self.styles = table, mapping, styles
        self.count = len(table)
        self.verdicts = Verdicts.of(self.count)
        self.repairs: list[Repair] = []
        self._texts: dict[str, Texts] = {}

    def cells(self, name: str) -> Cells | None:
        at = self.mapping.at(name)
        return None if at is None else self.table.columns[at]

    def header(self, name: str) -> str:
        at = self.mapping.at(name)
        return "" if at is None else self.table.headers[at]

    def texts(self, name: str) -> Texts:
        if name not in self._texts:
            cells = self.cells(name)
            empty = np.full(self.count, "", dtype=object)
            self._texts[name] = empty if cells is None else texts_of(cells)
        return self._texts[name]

    def reject(self, reason: str, mask: Bools, name: str) -> None:
        self.verdicts.give(REJECTED, reason, mask, self.header(name), self.cells(name))

    def days(self, name: str) -> Dates:
        at = self.mapping.at(name)
        if at is None:
            return np.full(self.count, np.datetime64("NaT"), dtype="datetime64[s]")
        read = days.read_days(
            self.table.columns[at], self.styles.orders.get(at, {}), date1904=self.table.date1904
        )
        self.reject("date_unreadable", read.unreadable, name)
        return read.days

    def amounts(self, name: str) -> amounts.Amounts | None:
        at = self.mapping.at(name)
        if at is None:
            return None
        read = amounts.read_amounts(self.table.columns[at], self.styles.decimals.get(at, ""))
        self.reject("amount_unreadable", read.unreadable, name)
        return read

    def tax(self) -> Texts:
        found = np.full(self.count, "", dtype=object)
        for at in self.mapping.all_at("tax_id"):
            values, repairs = repair.tax_ids(self.table.columns[at], self.table.headers[at])
            found = np.where(found == "", values, found)
            self.repairs += repairs
        return np.asarray(found, dtype=object)

    def plain(self) -> dict[str, Texts]:
        found = {name: self.texts(name) for name in _PLAIN if name in self.mapping}
        for at in self.mapping.all_at("note")[1:]:
            found["note"] = _joined(found["note"], texts_of(self.table.columns[at]))
        for name, at in zip(("phone", "phone2"), self.mapping.all_at("phone"), strict=False):
            found[name], repairs = repair.phones(self.table.columns[at], self.table.headers[at])
            self.repairs += repairs
        return found


def _joined(first: Texts, second: Texts) -> Texts:
    both = np.where((first != "") & (second != ""), "; ", "")
    return np.asarray(first + both.astype(object) + second, dtype=object)


def read_lines(table: SourceTable, mapping: Mapping, styles: Styles) -> Lines:
    """All columns typed; rows that cannot be taken as they stand have their verdict."""
    reader = _Reader(table, mapping, styles)
    total = _leave_out(reader)
    name = reader.texts("debtor_name")
    if "surname" in mapping:
        pairs = zip(name, reader.texts("surname"), strict=True)
        name = np.array([f"{first} {last}".strip() for first, last in pairs], dtype=object)
    tax, plain = reader.tax(), reader.plain()
    reader.verdicts.give(REJECTED, "debtor_missing", np.asarray((name == "") & (tax == ""), dtype=bool))
    issue, due = reader.days("issue_date"), reader.days("due_date")
    lines = Lines(
        reader.verdicts,
        name,
        tax,
        plain,
        total,
        reader.repairs,
        listed=np.zeros(len(table), dtype=np.int64),
        amount_read=np.zeros(len(table), dtype=bool),
        amount=np.zeros(len(table), dtype=np.int64),
        currency=np.full(len(table), BASE_CURRENCY, dtype=object),
        document_no=_document_no(reader),
        document_type=_document_type(reader),
        closing_reason=_closing(reader),
        issue=issue,
        due=_due(reader, issue, due),
        settled=reader.days("settled_on"),
        paid=np.zeros(len(table), dtype=np.int64),
        disputed=_disputed(reader),
        against=np.zeros(len(table), dtype=np.int64),
    )
    listed = reader.amounts("amount")
    if listed is not None:
        _read_money(reader, lines, listed)
    return lines


def _leave_out(reader: _Reader) -> Bools:
    """Rows that are no records: sums, and the header printed once more."""
    table = reader.table
    used = [mapped.column for mapped in reader.mapping.columns]
    again = np.ones(reader.count, dtype=bool)
    for at in used:
        rows = np.flatnonzero(again)
        again[rows] = [table.columns[at][row] == table.headers[at] for row in rows.tolist()]
    reader.verdicts.give(SKIPPED, "header_again", again)
    total = says_total(table.columns, np.asarray(reader.texts("document_no") == "", dtype=bool) & ~again)
    reader.verdicts.give(SKIPPED, "total_row", total)
    return total


def _document_no(reader: _Reader) -> Texts:
    return reader.texts("document_no" if "document_no" in reader.mapping else "cheque_no")


def _document_type(reader: _Reader) -> Texts:
    """By the word in the row, else by what the list is one of."""
    codes = codes_of("document_type", typed := reader.texts("document_type"))
    reader.reject("not_receivable", np.asarray(codes == "not_receivable", dtype=bool), "document_type")
    usual = _usual_type(reader)
    codes = np.where((codes == "") & (typed != ""), "other", codes)
    return np.asarray(np.where(typed == "", usual, codes), dtype=object)


def _usual_type(reader: _Reader) -> str:
    if "document_no" in reader.mapping:
        return "invoice"
    if "cheque_no" in reader.mapping:
        return "cheque"
    return "opening" if reader.mapping.balance else ""


def _closing(reader: _Reader) -> Texts:
    codes = codes_of("status", reader.texts("status"))
    reader.reject("cancelled", np.asarray(codes == "cancelled", dtype=bool), "status")
    return np.asarray(np.where(codes == "paid", "paid", ""), dtype=object)


def _disputed(reader: _Reader) -> npt.NDArray[np.object_]:
    codes = codes_of("flag", reader.texts("disputed"))
    meaning: dict[str, Any] = {"yes": True, "no": False, "": None}
    flags = np.empty(len(codes), dtype=object)
    flags[:] = [meaning[code] for code in codes.tolist()]
    return flags


def _due(reader: _Reader, issue: Dates, due: Dates) -> Dates:
    """The due date, else the issue date and the days agreed."""
    if "due_days" not in reader.mapping:
        return due
    texts = reader.texts("due_days").tolist()
    known = {text: _number_in(text) for text in set(texts)}
    terms = np.array([known[text] for text in texts], dtype="timedelta64[D]")
    return np.asarray(np.where(np.isnat(due), issue + terms, due), dtype="datetime64[s]")


def _number_in(text: str) -> np.timedelta64:
    digits = text.split(" ", maxsplit=1)[0].split(".", maxsplit=1)[0]
    return np.timedelta64(int(digits), "D") if digits.isdecimal() else np.timedelta64("NaT", "D")


def _read_money(reader: _Reader, lines: Lines, read: amounts.Amounts) -> None:
    paid = reader.amounts("paid_amount")
    lines.listed, lines.amount_read = read.kurus, ~(read.blank | read.unreadable)
    lines.amount = lines.listed
    lines.paid = lines.listed if paid is None else np.where(paid.blank, lines.listed, paid.kurus)
    if reader.mapping.rest and paid is not None:
        lines.amount = lines.listed - paid.kurus
        nothing_open = lines.amount_read & (lines.listed > 0) & (lines.amount == 0)
        reader.verdicts.give(SKIPPED, "nothing_open", nothing_open)
    _read_against(reader, lines, read.blank)
    _read_side(reader)
    if not reader.mapping.balance:
        reader.reject("amount_missing", read.blank, "amount")
        reader.reject("amount_zero", np.asarray(lines.amount == 0, dtype=bool), "amount")
    reader.reject("amount_negative", np.asarray(lines.amount < 0, dtype=bool), "amount")
    lines.currency = _currencies(reader, read)
    _list_rounded(reader, read)


def _read_against(reader: _Reader, lines: Lines, blank: Bools) -> None:
    """Rows that only take off debt are no claims; sum rows have amounts on both sides."""
    at = reader.mapping.against
    if at is None:
        return
    cells = reader.table.columns[at]
    style = amounts.evidence(cells).style or next(iter(reader.styles.decimals.values()), "")
    lines.against = np.where(lines.total, 0, np.abs(amounts.read_amounts(cells, style).kurus))
    credit = (lines.against != 0) & (blank | (lines.listed == 0))
    reader.verdicts.give(REJECTED, "credit_row", credit, reader.table.headers[at], cells)


def _read_side(reader: _Reader) -> None:
    """Rows of the other side: we owe them, or they paid."""
    creditor = np.asarray(codes_of("side", reader.texts("balance_side")) == "creditor", dtype=bool)
    state, reason = (SKIPPED, "creditor") if reader.mapping.balance else (REJECTED, "credit_side")
    reader.verdicts.give(state, reason, creditor, reader.header("balance_side"), reader.cells("balance_side"))


def _list_rounded(reader: _Reader, read: amounts.Amounts) -> None:
    rounded = np.flatnonzero(read.rounded)
    if len(rounded):
        cells = reader.cells("amount") or ()
        old = texts_of([cells[row] for row in rounded.tolist()])
        new = np.array([f"{kurus / 100:.2f}" for kurus in read.kurus[rounded].tolist()], dtype=object)
        reader.repairs.append(Repair("rounded", reader.header("amount"), rounded, old, new))


def _currencies(reader: _Reader, read: amounts.Amounts) -> Texts:
    """By the column, else the sign beside the amount, else the header, else lira."""
    typed = reader.texts("currency")
    codes = currency.compact(typed)
    unknown = np.asarray((typed != "") & (codes == ""), dtype=bool)
    reader.reject("currency_unknown", unknown, "currency")
    differs = (codes != "") & (read.currency != "") & (codes != read.currency)
    reader.reject("currency_differs", np.asarray(differs, dtype=bool), "amount")
    usual = currency_in(reader.header("amount")) or BASE_CURRENCY
    codes = np.where(codes == "", read.currency, codes)
    return np.asarray(np.where(unknown, typed, np.where(codes == "", usual, codes)), dtype=object)
