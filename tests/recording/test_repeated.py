"""A row typed into its table a minute ago, without number yet, is asked about like one that has it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.model import Outcome
from tests.desk import AS_OF, fingerprint, frame, tahsilat
from tests.recording.shop import AK, YILDIZ, by_command, by_form, copy_of, shop

THE_19TH, DECEMBER = date(2026, 11, 19), date(2026, 12, 4)
CONTACT = {"result": "görüşüldü", "date": THE_19TH, "note": "Bakiyeyi onayladı", "closing": "konu kapandı"}
COST = {"amount": 92.5, "cost_type": "harç", "date": THE_19TH}
EVENT = {"event_type": "haciz", "date": THE_19TH}
PLAN = {"amount": 500.0, "due": DECEMBER, "instalments": 2, "date": THE_19TH}
KINDS: dict[str, tuple[str, str, dict[str, Any], dict[str, Any]]] = {
    "receipt": (
        AK,
        "receipts",
        {"received_on": THE_19TH, "amount_kurus": 25_000},
        {"amount": 250.0, "date": THE_19TH, "method": "nakit"},
    ),
    "promise": (
        AK,
        "promises",
        {"made_on": THE_19TH, "promised_for": DECEMBER, "amount_kurus": 25_000},
        {"amount": 250.0, "due": DECEMBER, "date": THE_19TH, "currency": "TL"},
    ),
    "plan": (
        AK,
        "promises",
        {
            "made_on": THE_19TH,
            "promised_for": DECEMBER,
            "amount_kurus": 25_000,
            "plan_no": "P-1",
            "plan_total_kurus": 50_000,
        },
        PLAN,
    ),
    "contact": (
        AK,
        "contacts",
        {
            "contacted_at": datetime(2026, 11, 19, 10),
            "result": "reached",
            "summary": "Bakiyeyi onayladı",
            "closing_reason": "closed",
        },
        CONTACT,
    ),
    "cost": (YILDIZ, "costs", {"cost_date": THE_19TH, "cost_type": "fee", "amount_kurus": 9_250}, COST),
    "event": (
        YILDIZ,
        "events",
        {"file_id": "D-0001-A", "event_date": THE_19TH, "event_type": "attachment"},
        EVENT,
    ),
}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("repeated") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


def typed(book: Path, table: str, row: dict[str, Any]) -> None:
    open_book(book, backups=False).write(Outcome(appended={table: pd.DataFrame([row])}))


@pytest.mark.parametrize("way", [by_command, by_form])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_typed_into_the_table_is_asked_about(kind: str, way: Any, book: Path) -> None:
    debtor, table, row, entry = KINDS[kind]
    typed(book, table, row if table == "events" else {"debtor_name": debtor, **row})
    said = way(book, kind, debtor, entry)
    assert (said.code, said.json.get("error")) == (2, "record_asked"), said.err
    assert len(said.json["asked"]) == 1 and "satırında da" in said.err
    place = open_book(book, backups=False).place(table)
    assert f"{place.sheet}!A{place.last_row} satırında" in said.err  # its cell, as it has no number yet


def test_by_the_debtors_number_too(book: Path) -> None:
    number = frame(book, "debtors")["debtor_id"][1]
    typed(book, "receipts", {"debtor_id": number, "received_on": THE_19TH, "amount_kurus": 25_000})
    said = by_command(book, "receipt", AK, KINDS["receipt"][3])
    assert "Tahsilatlar!A7" in said.err and said.json["error"] == "record_asked"


def test_another_amount_another_day_another_debtor_ask_nothing(book: Path) -> None:
    typed(book, "receipts", {"debtor_name": AK, "received_on": THE_19TH, "amount_kurus": 25_000})
    base = KINDS["receipt"][3]
    for debtor, changed in ((AK, {"amount": 251.0}), (AK, {"date": AS_OF}), (YILDIZ, {})):
        said = by_command(book, "receipt", debtor, {**base, **changed}, "--dry-run")
        assert said.code == 0, said.err


def test_a_promise_that_waits_without_number_is_told_by_its_cell(book: Path) -> None:
    typed(
        book, "promises", {"debtor_name": AK, "made_on": AS_OF, "promised_for": DECEMBER, "amount_kurus": 1}
    )
    before = fingerprint(book)
    said = by_command(book, "promise", AK, {"amount": 260.0, "due": DECEMBER}, "--dry-run")
    assert "bekleyen başka bir söz var: Taahhütler!A7." in said.err and fingerprint(book) == before


def test_two_rows_without_number_leave_no_empty_place(book: Path) -> None:
    receipt = {"debtor_name": AK, "received_on": THE_19TH, "amount_kurus": 25_000}
    promise = {"debtor_name": AK, "made_on": AS_OF, "promised_for": DECEMBER, "amount_kurus": 25_000}
    for _ in range(2):
        typed(book, "receipts", receipt)
        typed(book, "promises", promise)
    said = {one["code"]: one["message"] for one in tahsilat("check", book, "--json").json["problems"]}
    assert said["duplicate_receipt"].endswith("(250,00) henüz numarasız satırında da var.")
    assert said["several_open_promises"].endswith("başka bir söz var: henüz numarasız.")
