"""Headers as they are written by hand, and the ones that programs of other countries print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, run, write


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


@pytest.mark.parametrize(
    ("header", "other"),
    [
        ("Müşteri;Fatura No;Tarih;Tahakkuk Tarihi;Tutar", "14.01.2026"),
        ("Müşteri;Fatura No;Date;Txn Date;Tutar", "14.01.2026"),
        ("Müşteri;Fatura No;Tarih;Hesap Açıklaması;Tutar", "bayi"),
        ("Müşteri;Fatura No;Tarih;Ref;Tutar", "K-3"),
    ],
)
def test_words_that_tell_less_give_way_to_those_that_tell_more(
    tmp_path: Path, header: str, other: str
) -> None:
    outcome = run(write(tmp_path, f"{header}\nAk;F-1;13.01.2026;{other};1,50\n"))
    assert column(outcome, "document_no") == ["F-1"]
    assert column(outcome, "issue_date") == ["2026-01-13"]
    assert column(outcome, "debtor_name") == ["Ak"]


def test_a_running_number_behind_its_series_is_the_documents(tmp_path: Path) -> None:
    rows = "04.01.2026;A;1201;2.200,50;\n09.05.2026;T;44;;1.000,00\n"
    outcome = run(write(tmp_path, f"Cari: Ak\nEvrak Tarihi;Seri;Sıra;Borç;Alacak\n{rows}"))
    assert column(outcome, "document_no") == ["A-1201"]


def test_an_account_in_a_foreign_currency_beside_its_worth_in_lira(tmp_path: Path) -> None:
    header = (
        "Cari: Ak;;Para Birimi: EUR\nTarih;Evrak No;Döviz Borç;Döviz Alacak;TL Borç;TL Alacak;TL Bakiye\n"
    )
    rows = "04.01.2026;1201;200,50;;9.000,00;;9.000,00\n09.05.2026;44;;50,00;;2.400,00;6.600,00\n"
    outcome = run(write(tmp_path, header + rows))
    assert outcome.answer["totals"] == {"EUR": {"source": "200.50", "imported": "200.50"}}
    assert column(outcome, "amount_kurus", "receipts") == [5000]


def test_an_opening_whose_words_stand_among_the_days(tmp_path: Path) -> None:
    rows = "Önceki Dönem Devri;;500,00;;500,00\n04.01.2026;F-1;200,50;;700,50\n"
    outcome = run(write(tmp_path, f"Cari: Ak\nTarih;Fiş No;Borç;Alacak;Bakiye\n{rows}"))
    assert column(outcome, "document_type") == ["opening", "invoice"]
    assert column(outcome, "amount_kurus") == [50000, 20050]


def test_the_account_on_the_other_side_is_no_money(tmp_path: Path) -> None:
    rows = "04.01.2026;600.01;2.200,50;\n09.05.2026;102.01;;1.000,00\n"
    outcome = run(write(tmp_path, f"Cari: Ak\nTarih;Karşı Hesap;Borç;Alacak\n{rows}"))
    assert "import_money_left" not in [notice.key for notice in outcome.notices]


@pytest.mark.parametrize(
    "who", ["Keşideci / Müşteri", "Müşteri / Keşideci", "Keşideci - Müşteri", "Ciranta/Müşteri"]
)
def test_a_customer_named_beside_the_drawer_is_the_debtor_and_a_branch_is_none(
    tmp_path: Path, who: str
) -> None:
    text = (
        f"{who};Çek No;Banka;Şube;Vade;Tutar\n"
        "Selvi Yapı A.Ş.;0012345;Garanti;Levent;15.12.2026;50.000,00\n"
        "Uğur İnşaat Ltd.;7788991;Akbank;Bornova;05.12.2026;22.000,00\n"
    )
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Selvi Yapı A.Ş.", "Uğur İnşaat Ltd."]


def test_where_the_debtor_has_no_header_a_banks_branch_is_not_offered(tmp_path: Path) -> None:
    rows = "Selvi Yapı A.Ş.;0012345;Garanti;Levent;15.12.2026;50.000,00\n"
    [question] = asked(write(tmp_path, f"Kimler;Çek No;Banka;Şube;Vade;Tutar\n{rows}"))
    assert [each["answer"] for each in question["choices"]] == ["1"]
