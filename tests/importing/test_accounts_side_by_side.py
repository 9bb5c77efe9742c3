"""Accounts side by side on one sheet, the name of each customer above its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, told, write

ACCOUNTS = """
    {left};;;;;{right};;;
    TARİH;AÇIKLAMA;BORÇ;ALACAK;;TARİH;AÇIKLAMA;BORÇ;ALACAK
    13.09.2026;un;1.200,50;;;14.09.2026;şeker;500,00;
    15.09.2026;nakit;;700,00;;16.09.2026;yağ;250,50;
    17.09.2026;un;400,00;;;18.09.2026;nakit;;600,00
"""


@pytest.mark.parametrize("above", ["", "2026 YILI CARİ HESAPLARI;;;;;;;;\n"])
def test_the_name_above_each_account_is_its_debtor(tmp_path: Path, above: str) -> None:
    accounts = ACCOUNTS.format(left="Halil Demirbağ", right="Sevgi Uçar")
    outcome = run(write(tmp_path, above + lines(accounts)))
    assert column(outcome, "debtor_name", "debtors") == ["Halil Demirbağ", "Sevgi Uçar"]
    assert column(outcome, "amount_kurus") == [120050, 40000, 50000, 25050]
    assert column(outcome, "amount_kurus", "receipts") == [70000, 60000]
    assert "her birinin üstünde yazan ad olarak alındı" in told(outcome)


def test_words_that_may_be_no_names_are_asked_about(tmp_path: Path) -> None:
    path = write(tmp_path, lines(ACCOUNTS.format(left="Karşıyaka", right="Bostanlı")))
    [question] = asked(path)
    assert question["id"] == "title_debtors:Karşıyaka, Bostanlı"
    outcome = run(path, answer=["title_debtors:Karşıyaka, Bostanlı=take"])
    assert column(outcome, "debtor_name", "debtors") == ["Karşıyaka", "Bostanlı"]


def test_whose_debts_rows_without_an_account_are_is_asked(tmp_path: Path) -> None:
    rows = """
        Halil Demirbağ;;;Sevgi Uçar;
        TARİH;TUTAR;;TARİH;TUTAR
        13.09.2026;100,50;;14.09.2026;200,50
        15.09.2026;300,50;;16.09.2026;400,50
    """
    assert asked(write(tmp_path, lines(rows)))[0]["id"] == "title_debtors:Halil Demirbağ, Sevgi Uçar"


def test_whoever_stands_beside_a_firm_is_a_customer_too(tmp_path: Path) -> None:
    accounts = ACCOUNTS.format(left="Marmara Reklam Ltd. Şti.", right="Başaran Plastik")
    outcome = run(write(tmp_path, lines(accounts)))
    assert column(outcome, "debtor_name", "debtors") == ["Marmara Reklam Ltd. Şti.", "Başaran Plastik"]


def test_a_bank_account_beside_a_customer_is_asked_about(tmp_path: Path) -> None:
    accounts = ACCOUNTS.format(left="Halil Demirbağ", right="Ziraat Bankası")
    assert asked(write(tmp_path, lines(accounts)))[0]["id"].startswith("title_debtors:")


def test_of_accounts_on_sheets_one_may_be_named_by_its_sheet_alone(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    head = ["Tarih", "Açıklama", "Borç", "Alacak", "Bakiye"]
    with Workbook(tmp_path / "liste.xlsx") as made:
        for title, above in (("Cari 1", [["Cari :", "Gülkent Ltd. Şti."]]), ("Çelik Gıda Ltd. Şti.", [])):
            sheet = made.add_worksheet(title)
            sold = 500.5 + len(above)
            rows = [head, ["13.09.2026", "Satış", sold, "", sold], ["20.09.2026", "EFT", "", 100, sold - 100]]
            for number, row in enumerate([*above, *rows]):
                sheet.write_row(number, 0, row)
    outcome = run(tmp_path / "liste.xlsx")
    assert column(outcome, "debtor_name", "debtors") == ["Gülkent Ltd. Şti.", "Çelik Gıda Ltd. Şti."]
    assert column(outcome, "debtor_name") == ["Gülkent Ltd. Şti.", "Çelik Gıda Ltd. Şti."]
    assert "sayfasının adı olarak alındı" in told(outcome)
