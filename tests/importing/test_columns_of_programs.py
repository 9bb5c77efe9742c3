"""Columns as accounting programs name them in their exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, told, write


@pytest.mark.parametrize(
    ("headers", "rows"),
    [
        (
            "Toplam;Toplam KDV;Toplam İndirim;Net",
            ("1.000,00;200,00;0,00;1.200,00", "500,00;90,00;50,00;540,00"),
        ),
        ("Tutar;KDV;Brüt", ("1.000,00;200,00;1.200,00", "450,00;90,00;540,00")),
        ("Net;KDV;Toplam", ("1.000,00;200,00;1.200,00", "450,00;90,00;540,00")),
        ("Toplam;Komisyon;Net", ("1.200,00;20,00;1.180,00", "540,00;10,00;530,00")),
    ],
)
def test_what_taxes_and_discounts_make_of_an_amount_is_owed(
    tmp_path: Path, headers: str, rows: tuple[str, str]
) -> None:
    rows_of = zip(("Mavi Yapı Ltd. Şti.", "Can Er"), ("A12", "A13"), rows, strict=True)
    body = "\n".join(f"{name};{number};13.10.2026;{money}" for name, number, money in rows_of)
    outcome = run(write(tmp_path, lines(f"Cari;Fatura No;Tarih;{headers}\n{body}")))
    assert column(outcome, "amount_kurus") == [120000, 54000]


def test_balances_with_the_days_of_each_account_are_no_movements(tmp_path: Path) -> None:
    rows = """
        Cari Hesap Kodu;Cari Hesap Ünvanı;Borç;Alacak;Bakiye;B/A;Ort. Vade
        120.01;Ali Kaya;15.000,00;5.000,00;10.000,00;(B);13.10.2026
        120.02;Mavi Yapı Ltd. Şti.;25.500,50;0,00;25.500,50;(B);14.10.2026
        120.03;Can Er;1.000,00;1.500,00;500,00;(A);15.10.2026
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [1000000, 2550050]
    assert column(outcome, "due_date") == ["2026-10-13", "2026-10-14"]
    assert column(outcome, "debtor_name", "debtors") == ["Ali Kaya", "Mavi Yapı Ltd. Şti.", "Can Er"]
    assert "receipts" not in outcome.appended


def test_balances_in_the_main_currency(tmp_path: Path) -> None:
    """Mikro names columns so."""
    rows = """
        Cari Kodu;Cari Ünvanı 1;Ana Döviz Borç;Ana Döviz Alacak;Ana Döviz Bakiye
        120.001;Mavi Yapı Ltd. Şti.;5.000,00;2.000,00;3.000,00
        120.002;Can Er;1.500,50;0,00;1.500,50
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [300000, 150050]


def test_series_and_number_beside_an_empty_column_of_numbers(tmp_path: Path) -> None:
    rows = """
        Cari;Tarih;Seri;Sıra;Belge No;Tutar
        Mavi Yapı Ltd. Şti.;13.10.2026;A;12;;1.000,00
        Can Er;14.10.2026;B;15;;1.500,50
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "document_no") == ["A-12", "B-15"]


@pytest.mark.parametrize("header", ["Fatura ETTN / No", "e-Fatura/e-Arşiv No"])
def test_numbers_of_e_invoices(tmp_path: Path, header: str) -> None:
    rows = f"Cari;Tarih;{header};Tutar\nMavi Yapı Ltd. Şti.;13.10.2026;1012;1,50\nCan Er;14.10.2026;1015;2,50"
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "document_no") == ["1012", "1015"]


def test_an_assignment_is_no_second_name(tmp_path: Path) -> None:
    """SAP writes it beside each item."""
    rows = """
        Müşteri;Ad 1;Belge numarası;Belge tarihi;Net vade tarihi;Ulusal para birimi tutarı;Tayin
        100023;Mavi Yapı Ltd.;1800000123;13.09.2026;13.10.2026;1.200,00;
        100024;Can Er;1800000124;14.09.2026;14.10.2026;2.400,50;peşin
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Mavi Yapı Ltd.", "Can Er"]


def test_the_currency_of_each_line(tmp_path: Path) -> None:
    rows = (
        "Cari;Tarih;Fiş No;Dövizi;Tutar\nMavi Yapı;13.10.2026;SF-1;TL;1,50\nCan Er;14.10.2026;SF-2;USD;2,50"
    )
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "currency") == ["TRY", "USD"]


@pytest.mark.parametrize(
    ("headers", "cells"),
    [("Borç Tutarı;Tarih", "500,00;13.09.2026"), ("Tutar;Fatura Tarihi", "500,00;13.09.2026")],
)
def test_a_series_beside_the_day_of_each_document_is_its_number(
    tmp_path: Path, headers: str, cells: str
) -> None:
    rows = f"Hesap İsmi;Seri-No;{headers}\nAli Kaya;040933;{cells}\nCan Er;036172;{cells}"
    assert column(run(write(tmp_path, lines(rows))), "document_no") == ["040933", "036172"]


@pytest.mark.parametrize("headers", ["Vade;Tutar", "Tarih;Çek Tutarı"])
def test_a_series_that_may_be_a_cheques_is_asked_about(tmp_path: Path, headers: str) -> None:
    rows = f"Müşteri;Seri No;{headers}\nAli Kaya;040933;13.12.2026;500,00\nCan Er;036172;14.12.2026;70,50"
    assert [each["id"] for each in asked(write(tmp_path, lines(rows)))] == ["unsure:Seri No"]


def test_an_account_named_by_the_words_of_its_card(tmp_path: Path) -> None:
    """ETA writes so above the lines of each."""
    rows = """
        Tarih;İşlem;Evrak No;Borç;Alacak
        Kart Kodu : M001;Kart Adı : Mavi Yapı Ltd.;;;
        13.09.2026;Satış Faturası;A12;500,00;
        Kart Kodu : M002;Kart Adı : Can Er;;;
        14.09.2026;Satış Faturası;A13;700,00;
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Mavi Yapı Ltd.", "Can Er"]


def test_what_is_partially_paid_is_open(tmp_path: Path) -> None:
    rows = """
        Customer;Number;Invoice Date;Total;Amount Due;Payment Status
        Mavi Yapi Ltd.;INV/1;13.09.2026;1200.00;1000.00;Partially Paid
        Can Er;INV/2;14.09.2026;2400.00;2400.00;Not Paid
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "closing_reason") == ["", ""]


def test_the_number_of_an_invoice_that_is_headed_number(tmp_path: Path) -> None:
    rows = """
        Number;Invoice Partner Display Name;Invoice Date;Due Date;Untaxed Amount;Total;Amount Due
        INV/2026/00012;Mavi Yapi Ltd.;01.09.2026;13.10.2026;1000.00;1200.00;1200.00
        INV/2026/00013;Can Er;14.09.2026;14.10.2026;2000.00;2400.00;1400.00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Mavi Yapi Ltd.", "Can Er"]
    assert column(outcome, "document_no") == ["INV/2026/00012", "INV/2026/00013"]


def test_the_sum_of_an_invoice_behind_its_word(tmp_path: Path) -> None:
    rows = """
        FATURA_NO;TARIHI;TICARI_UNVANI;TOPLAM_ARA;TOPLAM_KDV;TOPLAM_GENEL
        A12;13.09.2026;Mavi Yapı Ltd.;1.000,00;200,00;1.200,00
        A13;14.09.2026;Can Er;2.000,00;400,00;2.400,00
    """
    assert column(run(write(tmp_path, lines(rows))), "amount_kurus") == [120000, 240000]


def test_the_day_of_a_list_behind_its_title_is_no_header(tmp_path: Path) -> None:
    rows = """
        Open Items;;as of 31 Oct 2026;;;;
        Customer;Doc. No.;Due Date;Currency;Amount;Amt in TRY;Text
        Mavi Yapi Ltd.;90001;15.09.2026;EUR;12500.00;612500.00;a
        Can Er;90002;30.09.2026;USD;3300.50;138621.00;b
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [1250000, 330050]
    assert "as of" not in told(outcome)
