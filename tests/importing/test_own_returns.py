"""Return invoices among the invoices that were issued: our own returns, or those of customers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, listed, run
from tests.importing.test_receipt_sheets import write

_HEADER = ["Fatura No", "Fatura Tarihi", "Alıcı Unvan", "Fatura Tipi", "Ödenecek Tutar"]
_ROWS = [
    ["GIB-1", "03.09.2026", "Çınar Gıda", "SATIS", "12.000,00"],
    ["GIB-2", "10.09.2026", "Osman Turan", "SATIS", "1.500,60"],
    ["GIB-3", "12.09.2026", "Çınar Gıda", "IADE", "2.400,00"],
]
_OUT = {"GidenFaturalar": [_HEADER, *_ROWS]}


def test_a_return_that_we_issued_is_asked_about(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, _OUT))
    assert question["id"] == "own_returns:Fatura Tipi"
    assert [each["answer"] for each in question["choices"]] == ["claims", "leave", "receipts"]
    assert "satır 5; 2.400,00" in question["message"]


def test_it_is_owed_or_left_out_or_taken_off_as_answered(tmp_path: Path) -> None:
    source = write(tmp_path, _OUT)
    outcome = run(source, answer=["own_returns:Fatura Tipi=claims"])
    assert column(outcome, "amount_kurus") == [1200000, 150060, 240000]
    assert column(outcome, "document_type") == ["invoice"] * 3
    outcome = run(source, answer=["own_returns:Fatura Tipi=leave"])
    assert column(outcome, "amount_kurus") == [1200000, 150060]
    assert "receipts" not in outcome.appended
    assert [row[:2] for row in listed(outcome, "untaken")] == [["skipped", "5"]]
    outcome = run(source, answer=["own_returns:Fatura Tipi=receipts"])
    assert column(outcome, "amount_kurus", "receipts") == [240000]


def test_a_column_may_tell_the_direction_of_each_row(tmp_path: Path) -> None:
    rows = [[*row, "GİDEN"] for row in _ROWS] + [
        ["CRA-7", "15.09.2026", "Osman Turan", "IADE", "100,00", "GELEN"]
    ]
    source = write(tmp_path, {"Faturalar": [[*_HEADER, "Yön"], *rows]})
    [question] = asked(source)
    assert "satır 5;" in question["message"]
    outcome = run(source, answer=["own_returns:Fatura Tipi=claims"])
    assert column(outcome, "amount_kurus", "receipts") == [10000]


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [("Faturalar", "IADE"), ("GidenFaturalar", "Satıştan İade"), ("Satışlar", "İade Faturası")],
)
def test_returns_of_customers_are_taken_off_as_before(tmp_path: Path, sheet: str, kind: str) -> None:
    rows = [*_ROWS[:2], ["GIB-3", "12.09.2026", "Çınar Gıda", kind, "2.400,00"]]
    outcome = run(write(tmp_path, {sheet: [_HEADER, *rows]}))
    assert column(outcome, "amount_kurus", "receipts") == [240000]


def test_of_several_sheets_each_says_it_of_its_own_rows(tmp_path: Path) -> None:
    other = ["KGS-9", "20.09.2026", "Osman Turan", "IADE", "50,00"]
    source = write(tmp_path, {"Satışlar": [_HEADER, _ROWS[1], other], "Giden": [_HEADER, _ROWS[0], _ROWS[2]]})
    [question] = asked(source)
    assert "Giden 4; 2.400,00" in question["message"]
