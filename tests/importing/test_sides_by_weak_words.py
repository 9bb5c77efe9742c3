"""What is owed, paid and left in small lists, where words alone would not be enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.importing.runs import asked, column, lines, run, told, write


def _notebook(owed: str, paid: str) -> str:
    return lines(f"""
        Kimin;Gün;Ne aldı;{owed};{paid}
        Hamdi Çavuş;02.10.2026;un;840;
        Hamdi Çavuş;15.10.2026;;;500
        Öğretmen Sevda;05.10.2026;kahvaltılık;365,50;
        Öğretmen Sevda;02.11.2026;;;365,50
    """)


@pytest.mark.parametrize(
    ("owed", "paid"), [("Yazdım", "Verdi"), ("Verdim", "Aldım"), ("Boyacılık", "Ödedi"), ("Götürdü", "Peşin")]
)
def test_in_a_notebook_each_row_is_a_debt_or_a_payment(tmp_path: Path, owed: str, paid: str) -> None:
    outcome = run(write(tmp_path, _notebook(owed, paid)))
    assert column(outcome, "amount_kurus") == [84000, 36550]
    assert column(outcome, "amount_kurus", "receipts") == [50000, 36550]
    assert column(outcome, "received_on", "receipts") == ["2026-10-15", "2026-11-02"]


@pytest.mark.parametrize("owed", ["Kesilen", "Alınan Mal Kg"])
def test_rows_without_a_payment_are_no_list_of_payments(tmp_path: Path, owed: str) -> None:
    assert [each["id"] for each in asked(write(tmp_path, _notebook(owed, "Tahsilat")))] == ["kind:"]


_PARTS = """
    Müşteri;Tarih;Tutar;{header}
    Ak Gıda;05.09.2026;840;{first}
    Bora Tic.;05.10.2026;365,50;
    Cem Yıl;02.11.2026;420;120,50
"""


@pytest.mark.parametrize("header", ["Avans", "Peşin", "Aldım", "Ön Ödeme", "Kaparo"])
def test_what_was_paid_is_off_the_amount(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, lines(_PARTS.format(header=header, first="340"))))
    assert column(outcome, "amount_kurus") == [50000, 36550, 29950]


def test_more_than_the_amount_is_no_part_of_it(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(_PARTS.format(header="Avans", first="841"))))
    assert column(outcome, "amount_kurus") == [84000, 36550, 42000]
    assert "Avans" in told(outcome)


def test_an_unknown_amount_is_owed_where_some_of_it_was_paid(tmp_path: Path) -> None:
    text = _PARTS.format(header="Ödediği", first="340").replace("Tutar", "Çatı işi")
    assert column(run(write(tmp_path, lines(text))), "amount_kurus") == [50000, 36550, 29950]


def test_the_group_above_says_what_was_paid(tmp_path: Path) -> None:
    """Two rows of titles, the upper ones merged over those of their columns."""
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        sheet = made.add_worksheet("Liste")
        for left, right, title in ((0, 1, "Müşteri"), (2, 4, "Sözleşme"), (5, 6, "Alınan Kapora")):
            sheet.merge_range(0, left, 0, right, title)
        rows = [
            ["Ad Soyad", "Telefon", "No", "Tarihi", "Bedeli", "Tarihi", "Tutarı"],
            ["Sibel Kaplan", "0532 190 22 43", "D-1", "14.02.2026", 165000, "15.02.2026", 40000],
            ["Tarık Özer", "0505 812 37 64", "D-2", "19.04.2026", 142500, "", ""],
        ]
        for at, row in enumerate(rows):
            sheet.write_row(at + 1, 0, row)
    outcome = run(path)
    assert column(outcome, "amount_kurus") == [16500000, 14250000]
    assert column(outcome, "issue_date") == ["2026-02-14", "2026-04-19"]
    assert column(outcome, "amount_kurus", "receipts") == [4000000]
    assert column(outcome, "received_on", "receipts") == ["2026-02-15"]
