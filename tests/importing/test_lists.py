"""Three lists of small firms against what is known to stand in them, cell by cell."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import after, column, listed, run

LISTS = Path(__file__).parent / "lists"
SOURCES = {"english_settled": ".csv", "cari_kart": ".xlsx", "fatura_listesi": ".xlsx"}


def truth(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((LISTS / f"{name}.truth.json").read_text("utf-8"))
    return loaded


@pytest.fixture(params=SOURCES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def source(name: str) -> Path:
    return LISTS / f"{name}{SOURCES[name]}"


def test_every_debtor_cell(name: str) -> None:
    known, outcome = truth(name), run(source(name))
    debtors = outcome.appended["debtors"]
    expected = [
        (
            debtor["name"],
            debtor.get("tax_id", ""),
            debtor.get("tax_office", ""),
            *([*debtor.get("phones", []), "", ""])[:2],
            debtor.get("email", ""),
            debtor.get("address", ""),
            debtor.get("city", ""),
            debtor.get("district", ""),
        )
        for debtor in known["debtors"]
    ]
    keys = "debtor_name tax_id tax_office phone phone2 email address province district".split()
    assert Counter(debtors[keys].itertuples(index=False, name=None)) == Counter(expected)


def test_every_receivable_cell(name: str) -> None:
    known, outcome = truth(name), run(source(name))
    keys = "debtor tax_id doc_no doc_date due_date amount currency".split()
    expected = [tuple(row[key] or "" for key in keys) for row in known["receivables"]]
    if not expected:
        assert "receivables" not in outcome.appended
        return
    debtors = outcome.appended["debtors"].set_index("debtor_id")
    ids = column(outcome, "debtor_id")
    found = zip(
        debtors["debtor_name"][ids],
        debtors["tax_id"][ids],
        column(outcome, "document_no"),
        column(outcome, "issue_date"),
        column(outcome, "due_date"),
        column(outcome, "amount_kurus"),
        column(outcome, "currency"),
        strict=True,
    )
    assert list(found) == expected
    assert column(outcome, "debtor_name") == [row["debtor"] for row in known["receivables"]]


def test_every_receipt_cell_and_the_receivable_it_settles(name: str) -> None:
    known, outcome = truth(name), run(source(name))
    if not known["receipts"]:
        assert "receipts" not in outcome.appended
        return
    numbers = outcome.appended["receivables"].set_index("receivable_id")["document_no"]
    found = zip(
        column(outcome, "debtor_name", "receipts"),
        numbers[column(outcome, "receivable_id", "receipts")],
        column(outcome, "received_on", "receipts"),
        column(outcome, "amount_kurus", "receipts"),
        column(outcome, "currency", "receipts"),
        strict=True,
    )
    keys = "debtor doc_no date amount currency".split()
    expected = [tuple(row[key] for key in keys) for row in known["receipts"]]
    assert list(found) == expected


def test_counts_and_totals_to_the_kurus(name: str) -> None:
    known, outcome = truth(name), run(source(name))
    counts = known["counts"]
    answer = outcome.answer
    assert (answer["read"], answer["accepted"]) == (counts["data_rows"], counts["accepted"])
    assert (answer["rejected"], answer["skipped"]) == (counts["rejected"], counts["duplicates"])
    totals = {
        code: f"{kurus // 100}.{kurus % 100:02d}" for code, kurus in known["totals"]["receivables"].items()
    }
    assert answer["totals"] == {code: {"source": total, "imported": total} for code, total in totals.items()}
    receipts = outcome.appended.get("receipts")
    paid = {} if receipts is None else receipts.groupby("currency")["amount_kurus"].sum().to_dict()
    assert paid == known["totals"]["receipts"]
    assert outcome.code == 0


def test_a_second_import_doubles_nothing(name: str) -> None:
    first = run(source(name))
    again = run(source(name), after(first))
    assert again.appended == {}
    answer = again.answer
    assert (answer["accepted"], answer["rejected"], answer["skipped"]) == (0, 0, answer["read"])
    assert {total["imported"] for total in answer["totals"].values()} <= {"0.00"}
    assert len(listed(again, "untaken")) == answer["read"]


def test_repaired_numbers_are_listed() -> None:
    """Nine digits of a number cell lost their zero where the check digit says so."""
    outcome = run(source("cari_kart"))
    repaired = [row for row in listed(outcome, "repaired") if "sıfır" in row[4]]
    assert ["7", "Vergi No / TCKN", "803708718", "0803708718"] in [row[:4] for row in repaired]
    standing = {debtor["tax_id"] for debtor in truth("cari_kart")["debtors"]}
    assert repaired
    assert {row[3] for row in repaired} <= {number for number in standing if number.startswith("0")}
    assert outcome.answer["repairs"] == len(listed(outcome, "repaired"))
