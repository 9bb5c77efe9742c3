"""The planted truth is what a naive reader finds, and the scorer sees what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.desk import make_book
from tests.importing.ugly.cases import CASES
from tests.importing.ugly.layouts import LAYOUTS
from tests.importing.ugly.make import Ugly, make
from tests.importing.ugly.score import score
from tests.importing.ugly.truth import Truth, lira


@pytest.mark.parametrize(
    "faults", [(), ("printed_pages", "comma_text"), ("csv", "cp1254"), ("ods",), ("html_table",)]
)
def test_same_seed_same_bytes(faults: tuple[str, ...], tmp_path: Path) -> None:
    first, second = (make("fatura", faults, 7, tmp_path / folder) for folder in ("a", "b"))
    assert first.paths[0].read_bytes() == second.paths[0].read_bytes()
    assert first.truth == second.truth
    assert make("fatura", faults, 8, tmp_path / "c").truth.totals() != first.truth.totals()


def _sums(path: Path, heads: dict[str, str]) -> dict[str, int]:
    """Kuruş of the columns under these headers, by plain addition of every number below."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    top = next(n for n, row in enumerate(rows) if set(heads.values()) <= set(row))
    return {
        key: sum(
            round(value * 100)
            for row in rows[top + 1 :]
            if isinstance(value := row[rows[top].index(head)], int | float)
        )
        for key, head in heads.items()
    }


MONEY = {
    **dict.fromkeys(("fatura", "english", "settled", "handmade", "cheques", "icra"), ("amount",)),
    **dict.fromkeys(("ekstre", "ekstre_groups", "muavin"), ("debit", "credit")),
    **dict.fromkeys(("balances", "ageing", "aged"), ("balance",)),
}


@pytest.mark.parametrize("layout", MONEY)
def test_sums_are_those_of_a_naive_reader(layout: str, tmp_path: Path) -> None:
    plan, ugly = LAYOUTS[layout](11), make(layout, (), 11, tmp_path)
    heads = {column.key: column.header for column in plan.columns if column.key in MONEY[layout]}
    found = _sums(ugly.paths[0], heads)
    totals = ugly.truth.totals()
    assert lira(found[MONEY[layout][0]]) == totals["receivables"]["TRY"]
    if "credit" in found:
        assert lira(found["credit"]) == totals["receipts"]["TRY"]


XLSX = [
    name
    for name, case in CASES.items()
    if not {"side_by_side"} & set(case.faults)
    and case.layout != "ekstre_blocks"
    and not any(fault.startswith(("csv", "xls", "ods", "html", "spread", "txt")) for fault in case.faults)
]


@pytest.mark.parametrize("name", XLSX)
def test_every_row_below_the_header_is_told(name: str, tmp_path: Path) -> None:
    ugly = make(*CASES[name], tmp_path)
    told = {(row.file, row.sheet, row.row) for row in ugly.truth.rows}
    assert len(told) == len(ugly.truth.rows)
    for path in ugly.paths:
        for sheet in openpyxl.load_workbook(path).worksheets:
            mine = {row for file, title, row in told if (file, title) == (path.name, sheet.title)}
            below = sheet.iter_rows(min_row=min(mine, default=10**6))
            assert {row[0].row for row in below if any(cell.value is not None for cell in row)} == mine


def _as_book(path: Path, truth: Truth) -> Path:
    """A book that holds just the truth."""
    folk = {person.names[0]: f"B-{n:04d}-K" for n, person in enumerate(truth.debtors, 1)}
    debtors = {
        "debtor_id": list(folk.values()),
        "debtor_name": list(folk),
        "tax_id": [person.tax_id for person in truth.debtors],
    }
    debts: dict[str, list[Any]] = {
        "debtor_id": [folk.get(debt.debtor, "") for debt in truth.receivables],
        "debtor_name": [debt.debtor for debt in truth.receivables],
        "document_no": [debt.document_no for debt in truth.receivables],
        "issue_date": [debt.issued for debt in truth.receivables],
        "due_date": [debt.due for debt in truth.receivables],
        "amount_kurus": [debt.amount for debt in truth.receivables],
        "currency": [debt.currency for debt in truth.receivables],
    }
    return make_book(path, {"debtors": debtors, "receivables": debts})


def _answer(truth: Truth) -> dict[str, Any]:
    parts = {part: truth.count(part) for part in ("accepted", "rejected", "skipped")}
    sums = {code: {"source": text, "imported": text} for code, text in truth.totals()["receivables"].items()}
    return {"read": truth.read, "asked": [], "totals": sums, "tables": {}, "repairs": 0, **parts}


@pytest.fixture
def ugly(tmp_path: Path) -> Ugly:
    return make("fatura", ("grand_total", "title_block"), 5, tmp_path)


def test_the_truth_scores_full(ugly: Ugly, tmp_path: Path) -> None:
    book = _as_book(tmp_path / "k.xlsx", ugly.truth)
    report = score(_answer(ugly.truth), book, ugly.truth)
    assert (report.differences, report.right) == ([], report.cells)
    assert report.cells > 300


def _kurus(truth: Truth) -> None:
    truth.receivables[3] = replace(truth.receivables[3], amount=truth.receivables[3].amount + 1)


def _lost(truth: Truth) -> None:
    truth.receivables.pop()


def _twice(truth: Truth) -> None:
    truth.receivables.append(truth.receivables[0])


def _swapped(truth: Truth) -> None:
    for n, debt in enumerate(truth.receivables[:20]):
        if debt.issued and debt.issued.day <= 12:
            turned = date(debt.issued.year, debt.issued.day, debt.issued.month)
            truth.receivables[n] = replace(debt, issued=turned)


def _numbers(truth: Truth) -> None:
    truth.debtors[:] = [replace(person, tax_id=person.tax_id[1:]) for person in truth.debtors]


@pytest.mark.parametrize("harm", [_kurus, _lost, _twice, _swapped, _numbers])
def test_the_scorer_sees_harm(harm: Callable[[Truth], None], ugly: Ugly, tmp_path: Path) -> None:
    harmed = make("fatura", ("grand_total", "title_block"), 5, tmp_path / "harmed").truth
    harm(harmed)
    report = score(_answer(ugly.truth), _as_book(tmp_path / "k.xlsx", harmed), ugly.truth)
    assert not report.passed


@pytest.mark.parametrize("part", ["read", "accepted", "rejected", "skipped"])
def test_the_scorer_counts_rows(part: str, ugly: Ugly, tmp_path: Path) -> None:
    answer = _answer(ugly.truth)
    answer[part] += 1
    assert not score(answer, _as_book(tmp_path / "k.xlsx", ugly.truth), ugly.truth).passed


def test_the_scorer_wants_questions(tmp_path: Path) -> None:
    ugly = make("fatura", ("undecidable_dates",), 5, tmp_path)
    empty = make_book(tmp_path / "k.xlsx", {})
    asked = {"asked": [{"question": "day_order"}]}
    assert score(asked, empty, ugly.truth, 2).passed
    assert not score(asked | {"asked": ["decimal"]}, empty, ugly.truth, 2).passed
    assert not score({"asked": []}, empty, ugly.truth, 0).passed
    assert not score(asked, _as_book(tmp_path / "l.xlsx", ugly.truth), ugly.truth, 2).passed
