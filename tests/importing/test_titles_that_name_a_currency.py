"""What stands above a list in words: the currency of its amounts, the one firm whose account it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from tests.importing.runs import asked, column, run, told, write

AGES = (
    "Customer;Current;1 - 30;31 - 60;Total\nDelta GmbH;4.586,20;;1.505,30;6.091,50\nOslo AS;;10,50;;10,50\n"
)
EGE = "Ege Dış Ticaret Limited Şirketi"
MOVES: list[list[Any]] = [
    ["İşlem Tarihi", "Evrak No", "Borç", "Alacak", "Bakiye"],
    ["18.01.2026", "EX61", 8818.24, "", 8818.24],
    ["31.01.2026", "EX62", "", 7760.05, 1058.19],
    ["23.02.2026", "EX63", 8041.62, "", 9099.81],
]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("As of September 30, 2026 (all amounts in EUR)", "EUR"), ("A/R Aging Summary - USD", "USD"),
        ("Figures in GBP", "GBP"), ("Para birimi EUR", "EUR"), ("Rakamlar USD'dir.", "USD"),
        ("30.09.2026 itibariyle yaşlandırma (Euro)", "EUR"), ("Tüm tutarlar ABD Doları cinsindendir", "USD"),
        ("Euro Gıda Ltd. Şti.", "TRY"), ("Dolar Tekstil - Ege Şubesi", "TRY"), ("1 USD = 42,10 TL", "TRY"),
    ],
)  # fmt: skip
def test_a_line_above_names_the_currency(tmp_path: Path, line: str, code: str) -> None:
    outcome = run(write(tmp_path, f"A/R Aging\n{line}\n\n{AGES}"))
    assert column(outcome, "currency") == [code] * 3


@pytest.mark.parametrize(
    ("title", "code"),
    [(f"{EGE} - USD", "USD"), (f"{EGE} (Euro Hesabı)", "EUR"), (EGE, "TRY"), (f"{EGE} - TL", "TRY")],
)
def test_the_only_firm_above_one_running_balance_is_its_debtor(tmp_path: Path, title: str, code: str) -> None:
    outcome = run(write(tmp_path, [[title], [], *MOVES]))
    assert column(outcome, "debtor_name", "debtors") == [EGE]
    assert column(outcome, "currency") == [code, code]
    assert f"“{EGE}” olarak alındı" in told(outcome)


def test_sheets_of_one_account_by_currency_are_of_one_debtor(tmp_path: Path) -> None:
    path = tmp_path / "ekstre.xlsx"
    others = [["19.03.2026", "EX71", 500.5, "", 500.5], ["20.03.2026", "EX72", 99.5, "", 600.0]]
    with Workbook(str(path)) as made:
        for code, rows in (("USD", MOVES[1:]), ("EUR", others)):
            sheet = made.add_worksheet(f"{code} Ekstre")
            for at, row in enumerate([[f"{EGE} - {code}"], [], MOVES[0], *rows]):
                sheet.write_row(at, 0, row)
    outcome = run(path)
    assert column(outcome, "debtor_name", "debtors") == [EGE]
    assert column(outcome, "currency") == ["USD", "USD", "EUR", "EUR"]


@pytest.mark.parametrize(
    ("above", "rows", "name"),
    [
        ([["Örnek Bank A.Ş."]], MOVES, "liste.xlsx"),
        ([[EGE], ["Yıldız Yapı A.Ş."]], MOVES, "liste.xlsx"),
        ([[EGE]], MOVES, "Yıldız Yapı A.Ş..xlsx"),
        ([[EGE]], [*MOVES[:3], [*MOVES[3][:4], 500.0]], "liste.xlsx"),
        ([[EGE]], [["Fatura No", "Tarih", "Tutar"], ["1", "13.01.2026", 1.5]], "liste.xlsx"),
    ],
)
def test_who_may_be_our_own_is_asked_about(tmp_path: Path, above: Any, rows: Any, name: str) -> None:
    assert asked(write(tmp_path, [*above, [], *rows], name))[0]["id"] == "debtor:"
