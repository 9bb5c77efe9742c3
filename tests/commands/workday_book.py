"""A small firm's day: three debtors of Ayşe and Can, one file, written and refreshed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.desk import AS_OF, frame, make_book, refresh

AK, SU, OR = "Ak Ltd. Şti.", "Su Gıda A.Ş.", "Or Tekstil A.Ş."
PEOPLE = [{"person": "Ayşe"}, {"person": "Can"}, {"person": "Ece", "person_role": "leader"}]
DEBTORS = [
    {"debtor_name": AK, "owner": "Ayşe", "tax_id": "4540536920", "phone": "0532 123 45 67"},
    {"debtor_name": SU, "owner": "Ayşe"},
    {"debtor_name": OR, "owner": "Can"},
]
RECEIVABLES = [
    {"debtor_name": AK, "document_no": "F-1", "due_date": date(2026, 9, 1), "amount_kurus": 100_000},
    {"debtor_name": SU, "document_no": "F-2", "due_date": date(2026, 9, 1), "amount_kurus": 200_000},
    {"debtor_name": OR, "document_no": "F-3", "due_date": date(2026, 9, 1), "amount_kurus": 300_000},
]
RECEIVABLES = [{**row, "stage": "called", "stage_date": date(2026, 11, 2)} for row in RECEIVABLES]


def contact(name: str, action: str, due: date, *, at: int = 2, **more: Any) -> dict[str, Any]:
    base = {"debtor_name": name, "contacted_at": datetime(2026, 11, at, 10), "contacted_by": "Ayşe"}
    return {**base, "result": "no_answer", "next_action": action, "next_action_date": due, **more}


CONTACTS = [contact(AK, "ara", date(2026, 11, 10)), contact(SU, "yaz", AS_OF)]


def work_book(path: Path, **tables: Any) -> Path:
    """The book; `tables` stand in place of its own. Or owes and has no action."""
    rows = {"people": PEOPLE, "debtors": DEBTORS, "receivables": RECEIVABLES, "contacts": CONTACTS, **tables}
    book = make_book(path, rows)
    refresh(book)
    return book


def number(book: Path, table: str, row: int) -> str:
    return str(frame(book, table).iloc[row, 0])


def row_of(book: Path, table: str, row: int) -> dict[str, Any]:
    """One row as it stands, by position."""
    return {str(key): value for key, value in frame(book, table).iloc[row].to_dict().items()}


def debtor_rows(book: Path, table: str, name: str) -> list[dict[Any, Any]]:
    rows = frame(book, table)
    return list(rows[rows["debtor_name"] == name].to_dict("records"))
