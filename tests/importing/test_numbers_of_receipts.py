"""A number that stands with payments alone is that of the receipt, and not of what is owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write
from tests.importing.test_totals_of_the_desk import Desk

WEEK = """
    Veli;Vade;Taksit Tutarı;Ödeme Tarihi;Ödenen;Makbuz No
    Sevil Ay;15.09.2026;6.000,00;14.09.2026;6.000,00;1001
    Sevil Ay;15.10.2026;6.000,00;{}
    Sevil Ay;15.11.2026;6.000,00;;;
"""
PAID = "Veli;Makbuz No;Vade;Tutar;Ödenen;Ödeme Tarihi\nAy;M-1;15.09.2026;6,00;6,00;16.09.2026\n"
FIRST, SECOND = "20.10.2026;3.000,00;1044", "06.11.2026;6.000,00;1061"


def test_the_number_goes_to_the_receipt(tmp_path: Path) -> None:
    came = run(write(tmp_path, lines(WEEK.format(FIRST))))
    assert column(came, "document_no") == ["", "", ""]
    assert column(came, "description", "receipts") == ["1001", "1044"]


def test_another_payment_of_an_instalment_is_no_other_document(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(WEEK.format(FIRST))
    desk.take(WEEK.format(SECOND))
    assert len(desk.frames["receivables"]) == 3 and sum(desk.frames["receivables"]["open_kurus"]) == 600000
    assert desk.frames["receipts"]["description"].tolist() == ["1001", "1044", "1061"]


@pytest.mark.parametrize(
    "text",
    [
        "Veli;Makbuz No;Vade;Tutar\nAy;M-1;15.09.2026;6,00\n",
        f"{PAID}Ok;M-2;15.09.2026;6,00;;\n",
        PAID,
    ],
)
def test_a_number_of_unpaid_rows_is_the_documents(tmp_path: Path, text: str) -> None:
    assert column(run(write(tmp_path, text)), "document_no")[0] == "M-1"


def test_without_days_of_payment_it_goes_nowhere(tmp_path: Path) -> None:
    text = "Veli;Vade;Tutar;Ödenen;Makbuz No\nAy;15.09.2026;6,00;2,00;M-1\nOk;15.09.2026;6,00;;\n"
    [question] = [each for each in asked(write(tmp_path, text), yes=False) if each["question"] == "mapping"]
    assert "Makbuz No" not in [each["header"] for each in question["mapping"]]
