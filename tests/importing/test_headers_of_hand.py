"""Headers as they are written by hand, and the ones that programs of other countries print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, run, write


@pytest.mark.parametrize("day", ["Gün", "Zaman", "Hangi gün"])
def test_the_only_days_of_an_account_are_those_of_its_moves(tmp_path: Path, day: str) -> None:
    rows = (
        "04.01.2026;boya;2.200,50;;2.200,50",
        "09.02.2026;nakit;;1.000,00;1.200,50",
        "19.03.2026;tiner;700,00;;1.900,50",
    )
    header = f"İsim: Hasan Usta\n{day};Ne aldı;Aldığı;Verdiği;Kaldı"
    outcome = run(write(tmp_path, "\n".join([header, *rows])))
    assert column(outcome, "debtor_name", "debtors") == ["Hasan Usta"]
    assert column(outcome, "issue_date") == ["2026-01-04", "2026-03-19"]
    assert column(outcome, "amount_kurus", "receipts") == [100000]


def test_a_trial_balance_with_the_day_of_the_last_move_stays_one(tmp_path: Path) -> None:
    rows = "120.01;Ak;500,50;100,00;01.10.2026\n120.02;Ok;300,00;0,00;15.09.2026\n"
    outcome = run(write(tmp_path, f"Hesap Kodu;Hesap Adı;Borç;Alacak;En Son\n{rows}"))
    assert column(outcome, "amount_kurus") == [40050, 30000]


@pytest.mark.parametrize(
    "left", ["Kalan meblağ", "Kalan para", "Ödenmemiş Meblağ", "Amount Remaining", "Kaldı"]
)
def test_what_is_left_by_other_words(tmp_path: Path, left: str) -> None:
    rows = "Ak;13.01.2026;12.02.2026;1.200,50;1.200,50\nOk;20.02.2026;21.04.2026;1.000,00;3.000,00\n"
    outcome = run(
        write(tmp_path, f"Müşteri;Düzenleme tarihi;Vade tarihi;{left};Genel toplam\n{rows}"),
    )
    assert column(outcome, "amount_kurus") == [120050, 100000]


@pytest.mark.parametrize(("issued", "due"), [("Txn Date", "Pay until"), ("Issued", "Payable by")])
@pytest.mark.parametrize("number", ["Ref", "Invoice Ref"])
def test_english_headers(tmp_path: Path, issued: str, due: str, number: str) -> None:
    rows = "Ak;R-1;13.01.2026;12.02.2026;1.200,50\nTotal outstanding;;;;1.200,50\n"
    outcome = run(write(tmp_path, f"Company;{number};{issued};{due};Gross\n{rows}"))
    assert column(outcome, "document_no") == ["R-1"]
    assert column(outcome, "issue_date") == ["2026-01-13"]
    assert column(outcome, "due_date") == ["2026-02-12"]
    assert outcome.answer["skipped"] == 1


def test_the_account_on_the_other_side_is_no_money(tmp_path: Path) -> None:
    rows = "04.01.2026;600.01;2.200,50;\n09.05.2026;102.01;;1.000,00\n"
    outcome = run(write(tmp_path, f"Cari: Ak\nTarih;Karşı Hesap;Borç;Alacak\n{rows}"))
    assert "import_money_left" not in [notice.key for notice in outcome.notices]
