"""The rows of a book's tables, read without the project's own reader."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from addin.schema import TABLES
from addin.schema.words import choice_codes, header_texts
from addin.text import fold
from tests.importing.ugly.truth import Case, Debt, Paid, Person

Row = dict[str, Any]


class Book:
    """What stands in a book after the import."""

    def __init__(self, path: Path) -> None:
        self._sheets = CalamineWorkbook.from_path(str(path), load_tables=True)
        people = self._rows("debtors")
        self._by_id = {row["debtor_id"]: row["debtor_name"] for row in people}
        self._tax = {row["debtor_id"]: _text(row["tax_id"]) for row in people}
        self.debtors = [_person(row) for row in people]
        self.receivables = [self._debt(row) for row in self._rows("receivables")]
        self.receipts = [self._paid(row) for row in self._rows("receipts")]
        # Paid on a day that the list does not tell: closed, since no receipt can stand without its day.
        closed = [
            row
            for row in self._rows("receivables")
            if _code("closing_reason", row["closing_reason"]) == "paid"
        ]
        self.receipts += [Paid(debt.debtor, debt.amount, debt.currency) for debt in map(self._debt, closed)]
        self.files = [self._case(row) for row in self._rows("files")]

    def _rows(self, table: str) -> list[Row]:
        """Rows of a table that hold something in the user's columns, by column key."""
        body = self._sheets.get_table_by_name(TABLES[table].name)
        keys = {header: key for key, header in header_texts(table, "tr").items()}
        columns = [keys.get(header, header) for header in body.columns]
        own = {column.key for column in TABLES[table].filled_by("user")}
        rows = [dict(zip(columns, values, strict=True)) for values in body.to_python()]
        return [row for row in rows if any(row.get(key) not in {"", None} for key in own)]

    def _name(self, row: Row) -> str:
        return str(row["debtor_name"] or self._by_id.get(row["debtor_id"], ""))

    def _debt(self, row: Row) -> Debt:
        return Debt(
            self._name(row),
            _kurus(row["amount_kurus"]) or 0,
            _code("currency", row["currency"]) or "TRY",
            _text(row["document_no"]),
            _day(row["issue_date"]),
            _day(row["due_date"]),
            _code("document_type", row["document_type"]),
            self._tax.get(row["debtor_id"], ""),
        )

    def _paid(self, row: Row) -> Paid:
        sign = -1 if row["reversal"] else 1
        code = _code("currency", row["currency"]) or "TRY"
        return Paid(
            self._name(row), sign * (_kurus(row["amount_kurus"]) or 0), code, _day(row["received_on"])
        )

    def _case(self, row: Row) -> Case:
        return Case(
            _text(row["office"]),
            _text(row["case_no"]),
            self._name(row),
            _code("proceeding_type", row["proceeding_type"]),
            _day(row["filed_on"]),
            _kurus(row["filed_kurus"]),
            _code("file_status", row["file_status"]),
        )


def _person(row: Row) -> Person:
    texts = (_text(row[key]) for key in _CARD)
    return Person((_text(row["debtor_name"]),), *texts)


_CARD = ("tax_id", "phone", "phone2", "email", "address", "province", "district", "tax_office")


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _code(choices: str, value: Any) -> str:
    word = fold(_text(value))
    return choice_codes(choices, "tr").get(word, word)


def _kurus(value: Any) -> int | None:
    if value in {"", None}:
        return None
    return int((Decimal(repr(value)) * 100).to_integral_value())


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
