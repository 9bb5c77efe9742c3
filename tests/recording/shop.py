"""A small book with one debtor in every state, and how entries reach it by both ways."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

from addin.books.file import open_book
from addin.messages import words
from addin.model import Outcome
from addin.schema.form import BY_KEY
from tests.desk import Said, make_book, refresh, tahsilat

YILDIZ, AK = "Yıldız İnşaat A.Ş.", "Ak Gıda Ltd. Şti."
TABLES: dict[str, list[dict[str, Any]]] = {
    "debtors": [
        {"debtor_name": YILDIZ, "tax_id": "4540536920", "phone": "0532 123 45 67", "owner": "Elif Kaya"},
        {"debtor_name": AK},
        {"debtor_name": "Ortak Ad A.Ş.", "province": "Ankara"},
        {"debtor_name": "Ortak Ad A.Ş.", "province": "İzmir"},
    ],
    "people": [{"person": "Elif Kaya"}],
    "lists": [{"list_name": "Görüşme kapanış nedeni", "word": "hesap kapandı"}],
    "receivables": [
        {
            "debtor_name": YILDIZ,
            "document_type": "invoice",
            "document_no": "F-1",
            "issue_date": date(2026, 7, 1),
            "due_date": date(2026, 8, 3),
            "amount_kurus": 150_000,
        },
        {
            "debtor_name": YILDIZ,
            "document_type": "invoice",
            "document_no": "F-2",
            "issue_date": date(2026, 9, 1),
            "due_date": date(2026, 12, 1),
            "amount_kurus": 500_000,
        },
        {
            "debtor_name": AK,
            "document_type": "invoice",
            "document_no": "F-3",
            "issue_date": date(2026, 9, 1),
            "due_date": date(2026, 10, 1),
            "amount_kurus": 80_000,
        },
    ],
    "contacts": [
        {
            "contact_id": "G-0001-Z",
            "debtor_name": YILDIZ,
            "contacted_at": datetime(2026, 11, 12, 10, 0),
            "contacted_by": "Elif Kaya",
            "result": "promised",
            "summary": "Ay sonunda ödeyecek",
            "next_action": "ödemeyi denetle",
            "next_action_date": date(2026, 11, 18),
        },
        {
            "debtor_name": AK,
            "contacted_at": datetime(2026, 11, 12, 11, 0),
            "result": "no_answer",
            "next_action": "tekrar ara",
            "next_action_date": date(2026, 11, 23),
        },
    ],
    "promises": [
        {
            "debtor_name": YILDIZ,
            "made_on": date(2026, 11, 12),
            "promised_for": date(2026, 11, 30),
            "amount_kurus": 100_000,
            "contact_id": "G-0001-Z",
        }
    ],
    "receipts": [
        {
            "debtor_name": AK,
            "received_on": date(2026, 11, 10),
            "amount_kurus": 10_000,
            "channel": "transfer",
        }
    ],
    "files": [
        {
            "debtor_name": YILDIZ,
            "office": "İstanbul 12. İcra Dairesi",
            "case_no": "2026/44812",
            "filed_on": date(2026, 10, 5),
        }
    ],
}
# One good entry of each kind: values as a form's cells hold them.
GOOD: dict[str, dict[str, Any]] = {
    "contact": {
        "result": "görüşüldü",
        "time": "14:30",
        "date": date(2026, 11, 19),
        "note": "Bakiyeyi onayladı",
        "by": "Elif Kaya",
        "counterpart": "yetkili",
        "reason": "nakit sıkıntısı",
        "channel": "telefon",
        "direction": "giden",
        "next_action": "tekrar ara",
        "next_date": date(2026, 11, 24),
        "sample": "evet",
    },
    "promise": {"amount": 1200.5, "due": date(2026, 12, 4), "contact": "g1z", "note": "havale edecek"},
    "plan": {"amount": 100.0, "due": date(2026, 12, 1), "instalments": 3, "interval": "aylık"},
    "commitment": {"amount": 4000.0, "instalments": 4, "file_no": "D-0001-A", "date": date(2026, 11, 20)},
    "receipt": {
        "amount": 1750.0,
        "method": "havale/EFT",
        "receivable": "A-0001-B",
        "date": date(2026, 11, 19),
        "note": "dekont 12",
    },
    "cost": {"amount": 92.5, "cost_type": "harç", "by": "Elif Kaya", "date": date(2026, 11, 18)},
    "event": {"event_type": "haciz", "date": date(2026, 11, 17), "note": "banka hesabı"},
}


def shop(path: Path) -> Path:
    """The book, brought up to date."""
    make_book(path, TABLES)
    refresh(path)
    return path


def copy_of(book: Path, path: Path) -> Path:
    return Path(shutil.copy2(book, path))


def fill_form(book: Path, kind: str, debtor: str, fields: dict[str, Any], **more: Any) -> None:
    """Type into the cells of Kayıt."""
    cells = {BY_KEY[key].cell: value for key, value in fields.items()}
    cells |= {"form_kind": words("entry_kind", "tr").get(kind, kind), "form_debtor": debtor, **more}
    open_book(book, backups=False).write(Outcome(cells=cells))


def by_form(book: Path, kind: str, debtor: str, fields: dict[str, Any], *options: str) -> Said:
    fill_form(book, kind, debtor, fields)
    return tahsilat("record", book, "--json", *options)


def by_command(book: Path, kind: str, debtor: str, fields: dict[str, Any], *options: str) -> Said:
    """The same entry as words of a command line."""
    return tahsilat("add", kind, book, "--debtor", debtor, *options_of(fields), "--json", *options)


def options_of(fields: dict[str, Any]) -> list[str]:
    line: list[str] = []
    for key, value in fields.items():
        name = f"--{key.replace('_', '-')}"
        if BY_KEY[key].type == "flag":
            line.append(name)
        else:
            line += [name, spoken(value)]
    return line


def spoken(value: Any) -> str:
    """A value as a Turkish user writes it."""
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float):
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    return str(value)
