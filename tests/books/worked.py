"""A small book in which a user has worked, and edits of its parts as other programs leave them."""

from __future__ import annotations

import re
from pathlib import Path

from addin.books.file import open_book
from tests.books.test_doors import zipped
from tests.books.test_write import parts
from tests.desk import AS_OF, make_book, tahsilat

NAMES = [f"Firma {number} A.Ş." for number in range(6)]


def worked_book(path: Path) -> Path:
    """Six debtors with an invoice each and one receipt, refreshed."""
    invoices = [
        {
            "debtor_name": name,
            "document_no": f"F-{number}",
            "due_date": AS_OF.replace(month=9),
            "amount_kurus": 150_000 + number,
        }
        for number, name in enumerate(NAMES)
    ]
    receipt = {"debtor_name": NAMES[1], "received_on": AS_OF.replace(month=10), "amount_kurus": 5000}
    debtors = [{"debtor_name": name} for name in NAMES]
    make_book(path, {"debtors": debtors, "receivables": invoices, "receipts": [receipt]})
    assert tahsilat("refresh", path).code == 0
    return path


def with_part(content: bytes, part: str, old: str, new: str) -> bytes:
    """The book with one pattern replaced once in a part; it must be there."""
    members = parts(content)
    text, count = re.subn(old, new, members[part].decode(), count=1, flags=re.S)
    assert count, old
    return zipped({**members, part: text.encode()})


def table_part(path: Path, table: str) -> str:
    return open_book(path)._spot(table).list_table.part


def sheet_part(path: Path, table: str) -> str:
    return open_book(path)._spot(table).list_table.sheet.part


def address(path: Path, table: str, column: str, row: int = 0) -> str:
    return open_book(path).place(table).cell(row, column)


def with_cell(path: Path, table: str, column: str, behind: str, row: int = 0) -> bytes:
    """The book with other content in a cell; its style stays."""
    where = address(path, table, column, row)
    old = rf'(<c r="{where}"(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)'
    return with_part(path.read_bytes(), sheet_part(path, table), old, rf"\1 {behind}</c>")


def cell_xml(path: Path, table: str, column: str, row: int = 0) -> str:
    text = parts(path.read_bytes())[sheet_part(path, table)].decode()
    found = re.search(rf'<c r="{address(path, table, column, row)}"[^>]*?(?:/>|>.*?</c>)', text, re.S)
    return found[0] if found else ""
