# ruff: noqa: E501
"""Lists as offices keep them: sheets by code, pivot tables, hand-drawn columns, shortened headers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from addin.model import Outcome
from tests.importing.runs import after, asked, column, lines, listed, run, told, write
from tests.importing.test_lists_of_trades import claims, questions, taken, totals

FIRST, SECOND = "4540536920", "3431656118"


def receipts(outcome: Outcome) -> list[tuple[object, ...]]:
    keys = ("debtor_name", "received_on", "amount_kurus")
    return list(zip(*(column(outcome, key, "receipts") for key in keys), strict=True))


def sheets(path: Path, content: dict[str, list[list[object]]]) -> Path:
    with Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as made:
        for name, rows in content.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_sheets_that_name_the_debtor_by_code_get_his_name_from_the_cards(tmp_path: Path) -> None:
    day = dt.date(2026, 1, 13)
    path = sheets(
        tmp_path / "liste.xlsx",
        {
            "Cariler": [["Cari Kodu", "Cari Unvanı"], ["C1", "Ak Ltd. Şti."], ["C2", "Ok A.Ş."]],
            "Faturalar": [
                ["Fatura No", "Cari Kodu", "Tarih", "Tutar"],
                ["F-1", "C1", day, 100],
                ["F-2", "C2", day, 200],
                ["F-3", "C9", day, 400],
            ],
            "Tahsilatlar": [["Tarih", "Cari Kodu", "Tutar", "Tahsilat Şekli"], [day, "C2", 50, "Havale"]],
        },
    )
    outcome = run(path)
    assert claims(outcome) == [("Ak Ltd. Şti.", "F-1", 10000, "TRY"), ("Ok A.Ş.", "F-2", 20000, "TRY")]
    assert receipts(outcome) == [("Ok A.Ş.", "2026-01-13", 5000)]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "4"]]


def test_cards_and_invoices_may_be_two_files(tmp_path: Path) -> None:
    cards = write(tmp_path, "Cari Kodu;Unvan\nC1;Ak\nC2;Ok\n", "cariler.csv")
    bills = write(tmp_path, "Cari Kodu;Fatura No;Vade;Tutar\nC2;F-1;13.01.2026;1,50\n", "faturalar.csv")
    assert claims(run(cards, also=[bills])) == [("Ok", "F-1", 150, "TRY")]


def test_a_pivot_table_of_debtors_and_their_documents(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Satır Etiketleri;Toplam Tutar
        Ak Ltd. Şti.;300,00
        F-001;100,00
        F-002;200,00
        Ok A.Ş.;50,00
        F-003;50,00
        Genel Toplam;350,00
        """,
    )
    assert claims(outcome) == [
        ("Ak Ltd. Şti.", "F-001", 10000, "TRY"),
        ("Ak Ltd. Şti.", "F-002", 20000, "TRY"),
        ("Ok A.Ş.", "F-003", 5000, "TRY"),
    ]
    assert totals(outcome) == {"TRY": ("350.00", "350.00")}


def test_equal_dues_are_no_pivot_table(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path, "Malik;Aidat\nAli Ak;500,00\nCan Ok;500,00\nEce Al;500,00\nUmut Us;500,00\n", answer=[]
    )
    assert column(outcome, "debtor_name") == ["Ali Ak", "Can Ok", "Ece Al", "Umut Us"]


def test_days_in_three_columns(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path, "Müşteri;Fatura No;Gün;Ay;Yıl;Tutar\nAk;F-1;5;3;2026;1,00\nOk;F-2;6;Nisan;2026;2,00\n"
    )
    assert column(outcome, "issue_date") == ["2026-03-05", "2026-04-06"]


def test_balances_under_the_names_of_currencies(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Firma;Fatura No;Vade;TL;USD;EURO
        Ak;F-1;13.01.2026;1.000,50;;
        Ok;F-2;14.01.2026;;200,25;
        Al;F-3;15.01.2026;;;30,00
        TOPLAM;;;1.000,50;200,25;30,00
        """,
    )
    assert claims(outcome) == [
        ("Ak", "F-1", 100050, "TRY"),
        ("Ok", "F-2", 20025, "USD"),
        ("Al", "F-3", 3000, "EUR"),
    ]


def test_lira_in_the_header_of_foreign_rows_is_asked(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        lines(
            """
            Müşteri;Fatura No;Vade;Tutar (TL);Para Birimi
            Ak;F-1;13.01.2026;1.000,00;TL
            Ok;F-2;14.01.2026;8.250,00;USD
            """
        ),
    )
    [question] = asked(path)
    assert question["question"] == "amount_currency"
    assert claims(run(path, answer=[f"{question['id']}=header"]))[1] == ("Ok", "F-2", 825000, "TRY")
    assert claims(run(path, answer=[f"{question['id']}=rows"]))[1] == ("Ok", "F-2", 825000, "USD")


def test_debts_and_payments_of_a_shop_in_two_columns_of_one_day(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Tarih;Açıklama;Borç;Ödeme
        Ali Ak;13.01.2026;Erzak;100,00;
        Ali Ak;20.01.2026;Elden ödedi;;40,00
        Can Ok;14.01.2026;Erzak;50,00;
        """,
    )
    assert column(outcome, "amount_kurus") == [10000, 5000]
    assert receipts(outcome) == [("Ali Ak", "2026-01-20", 4000)]


def test_shortened_headers(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        f"""
        S.N.;Cari;V.No;Tlf;F.No;F.Tar.;Vd.Tar.;F.Tutarı;Ödn.;Kln.
        1;Ak;{FIRST};0532 123 45 67;F-1;13.01.2026;13.02.2026;100,00;;100,00
        2;Ok;{SECOND};0532 123 45 68;F-2;14.01.2026;14.02.2026;200,00;;200,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "F-2", 20000, "TRY")]
    assert column(outcome, "due_date") == ["2026-02-13", "2026-02-14"]
    assert all(column(outcome, "phone", "debtors"))


def test_numbers_of_electronic_invoices_tell_their_column(tmp_path: Path) -> None:
    text = "Müşteri;GİB Ref;Vade;Tutar\nAk;ABC2026000000001;13.01.2026;1,00\nOk;ABC2026000000002;14.01.2026;2,00\n"
    assert column(taken(tmp_path, text), "document_no") == ["ABC2026000000001", "ABC2026000000002"]


def test_the_number_of_a_voucher_is_the_document_s(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path, "Adı;Soyadı;Makbuz No;Tarih;Borç Tutarı;Son Ödeme\nAli;Ak;M-1;13.01.2026;1,00;13.02.2026\n"
    )
    assert claims(outcome) == [("Ali Ak", "M-1", 100, "TRY")]


@pytest.mark.parametrize("written", ["({})", "(VKN: {})", "(V.N. {})"])
def test_a_tax_number_in_brackets_behind_the_name(tmp_path: Path, written: str) -> None:
    first, second = written.format(FIRST), written.format(SECOND)
    outcome = taken(
        tmp_path,
        f"Borçlu;Belge No;Vade;Borç\nAk Ltd. Şti. {first};F-1;13.01.2026;1,00\nOk A.Ş. {second};F-2;13.01.2026;2,00\n",
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd. Şti.", "Ok A.Ş."]
    assert column(outcome, "tax_id", "debtors") == [FIRST, SECOND]


@pytest.mark.parametrize("title", ["Müşteri / Adres", "Müşteri / Adresi"])
def test_the_address_below_each_name_is_no_debtor(tmp_path: Path, title: str) -> None:
    text = f"""
        {title};Fatura No;Vade;Tutar
        Ak Ltd. Şti.;F-1;13.01.2026;1,00
        Çarşı Cad. Bodrum;;;
        Ok A.Ş.;F-2;14.01.2026;2,00
        Liman Yolu Milas;;;
        Al Ticaret;F-3;14.01.2026;3,00
        Konak Meydanı İzmir;;;
        """
    assert questions(tmp_path, text) == ["debtor"]
    outcome = taken(tmp_path, text, answer=["debtor:=1"])
    assert column(outcome, "debtor_name") == ["Ak Ltd. Şti.", "Ok A.Ş.", "Al Ticaret"]


def test_a_list_lying_on_its_side_is_no_list_of_debtors(tmp_path: Path) -> None:
    text = """
        Müşteri;Ak Ltd. Şti.;Ok A.Ş.
        Fatura No;F-1;F-2
        Fatura Tarihi;13.01.2026;14.01.2026
        Tutar;100,00;200,00
        """
    assert questions(tmp_path, text) == ["header"]


def test_what_was_filed_in_all_stands_beside_the_principal(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        İcra Dairesi;Esas No;Borçlu;Takip Tarihi;Asıl Alacak;İşlemiş Faiz;Takip Çıkışı
        Bodrum İcra Dairesi;2026/1;Ak;13.01.2026;100,00;20,00;120,00
        Milas İcra Dairesi;2026/2;Ok;14.01.2026;200,00;10,00;210,00
        """,
    )
    assert column(outcome, "filed_kurus", "files") == [12000, 21000]
    assert column(outcome, "amount_kurus") == [10000, 20000]


def test_principal_and_accrued_interest_are_what_was_filed(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        İcra Dairesi;Esas No;Borçlu;Takip Tarihi;Asıl Alacak;İşlemiş Faiz
        Bodrum İcra Dairesi;2026/1;Ak;13.01.2026;100,00;20,50
        Milas İcra Dairesi;2026/2;Ok;14.01.2026;200,00;
        Milas İcra Dairesi;2026/3;Su;14.01.2026;300,00;yok
        """,
    )
    assert column(outcome, "filed_kurus", "files") == [12050, 20000, 30000]
    assert column(outcome, "amount_kurus") == [10000, 20000, 30000]
    assert "1 icra dosyasında açık tutar yalnız asıl alacaktır" in told(outcome)
    assert "geri kalanı (20,50 TL: işlemiş faiz, varsa masraf)" in told(outcome)
    outcome = taken(
        tmp_path,
        """
        İcra Dairesi;Esas No;Borçlu;Takip Tarihi;Takip Tutarı;İşlemiş Faiz
        Bodrum İcra Dairesi;2026/1;Ak;13.01.2026;120,50;20,50
        """,
    )
    assert column(outcome, "filed_kurus", "files") == [12050]


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("Asıl Alacak", "100,00"),
        ("Takip Çıkışı", "120,50"),
        ("Takip Tutarı;İşlemiş Faiz", "120,50;20,50"),
        ("Asıl Alacak;İşlemiş Faiz;Kalan", "100,00;20,50;120,50"),
        ("Asıl Alacak;İşlemiş Faiz;Durum", "100,00;20,50;İnfaz"),
    ],
)
def test_nothing_filed_is_left_out_of_what_is_open(tmp_path: Path, headers: str, cells: str) -> None:
    text = f"İcra Dairesi;Esas No;Borçlu;Takip Tarihi;{headers}\nBodrum;2026/1;Ak;13.01.2026;{cells}\n"
    assert "yalnız asıl alacak" not in told(taken(tmp_path, text))


def test_files_by_plain_words(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        BORÇLULAR;DAİRE;DOSYA;TARİH;ALACAK
        Ak;Bodrum İcra;2026/1;13.01.2026;100,00
        Ok;Milas İcra;2026/2;14.01.2026;200,00
        """,
    )
    assert column(outcome, "filed_kurus", "files") == [10000, 20000]
    assert column(outcome, "filed_on", "files") == ["2026-01-13", "2026-01-14"]


def test_a_cash_sale_is_due_on_its_day(tmp_path: Path) -> None:
    text = "Müşteri;Fatura No;Tarih;Vade;Tutar\nAk;F-1;13.01.2026;30 gün;1,00\nOk;F-2;14.01.2026;Peşin;2,00\n"
    assert column(taken(tmp_path, text), "due_date") == ["2026-02-12", "2026-01-14"]


def test_an_amount_beside_its_running_balance_is_the_one_owed(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari Ünvan;;Ak Ltd. Şti.;;
        Tarih;Evrak No;İşlem;Tutar;Bakiye
        13.01.2026;F-1;Satış Faturası;100,00;100,00
        14.01.2026;F-2;Satış Faturası;200,00;300,00
        15.01.2026;T-1;Tahsilat;-50,00;250,00
        16.01.2026;F-3;Satış Faturası;10,00;260,00
        """,
    )
    assert column(outcome, "amount_kurus") == [10000, 20000, 1000]
    assert receipts(outcome) == [("Ak Ltd. Şti.", "2026-01-15", 5000)]


def test_payments_below_invoices_need_no_amount_of_a_debt(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        AÇIK FATURALAR;;;
        Müşteri;Fatura No;Vade Tarihi;Tutar
        Ak;F-1;13.01.2026;100,00
        Ok;F-2;14.01.2026;200,00
        ;;;
        GELEN ÖDEMELER;;;
        Müşteri;Ödeme Tarihi;Ödenen Tutar;Ödeme Şekli
        Ak;20.01.2026;40,00;Havale
        Ok;21.01.2026;50,00;Nakit
        """,
    )
    assert column(outcome, "amount_kurus") == [10000, 20000]
    assert receipts(outcome) == [("Ak", "2026-01-20", 4000), ("Ok", "2026-01-21", 5000)]


def test_a_dash_is_an_empty_cell(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Vade;Tutar;Ödenen;Kalan
        Ak;F-1;13.01.2026;100,00;-;100,00
        Ok;-;14.01.2026;200,00;–;200,00
        TOPLAM;;;300,00;-;300,00
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "", 20000, "TRY")]


def test_a_header_of_two_rows_is_one_row_on_the_next_page(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as made:
        sheet = made.add_worksheet()
        sheet.write(0, 0, "Cari: 120.01.001  Ak Ltd. Şti.")
        for at, title in enumerate(("Tarih", "Evrak", "Evrak No", "Vade")):
            sheet.merge_range(2, at, 3, at, title)
        sheet.merge_range(2, 4, 2, 6, "TL")
        sheet.write_row(3, 4, ["Borç", "Alacak", "Bakiye"])
        sheet.write_row(4, 0, ["13.01.2026", "Fatura", "F-1", "13.02.2026", 100, "", 100])
        sheet.write_row(5, 0, ["14.01.2026", "Fatura", "F-2", "14.02.2026", 200, "", 300])
        sheet.write_row(6, 1, ["Nakli Yekün", "", "", "", "", 300])
        sheet.write_row(7, 0, ["Tarih", "Evrak", "Evrak No", "Vade", "Borç", "Alacak", "Bakiye"])
        sheet.write_row(8, 1, ["Devir", "", "", "", "", 300])
        sheet.write_row(9, 0, ["15.01.2026", "Fatura", "F-3", "15.02.2026", 50, "", 350])
    outcome = run(path)
    assert claims(outcome) == [
        ("Ak Ltd. Şti.", "F-1", 10000, "TRY"),
        ("Ak Ltd. Şti.", "F-2", 20000, "TRY"),
        ("Ak Ltd. Şti.", "F-3", 5000, "TRY"),
    ]


def test_a_statement_names_its_debtor_further_right_and_behind_his_tax_office(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Müşteri Ünvanı;;Ak Ltd. Şti.;
        Vergi Dairesi / No;;Bodrum / {FIRST};
        Tarih;Evrak No;Borç;Alacak
        13.01.2026;F-1;100,00;
        14.01.2026;T-1;;40,00
        """,
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd. Şti."]
    assert column(outcome, "tax_id", "debtors") == [FIRST]


def test_a_sheet_s_name_without_dots_is_written_out_in_its_title(tmp_path: Path) -> None:
    head: list[object] = ["Tarih", "Fatura No", "Tutar"]
    day = dt.date(2026, 1, 13)
    path = sheets(
        tmp_path / "liste.xlsx",
        {
            "Ak Gıda AŞ": [["Ak Gıda A.Ş."], head, [day, "F-1", 100], [day, "F-2", 100]],
            "Ok Tekstil Ltd Şti": [["Ok Tekstil Ltd. Şti."], head, [day, "F-3", 100], [day, "F-4", 100]],
        },
    )
    assert column(run(path), "debtor_name", "debtors") == ["Ak Gıda A.Ş.", "Ok Tekstil Ltd. Şti."]


def test_an_amount_and_its_tax_make_the_one_that_is_owed(tmp_path: Path) -> None:
    head = "Unvan;Fiş No;Tarih;Net Tutar;KDV;Toplam\n"
    bills = head + "Ak;F-1;13.01.2026;100,00;20,00;120,00\nOk;F-2;14.01.2026;10,05;2,01;12,06\n"
    assert [row[2] for row in claims(run(write(tmp_path, bills)))] == [12000, 1206]
    unlike = bills.replace("12,06", "13,06")
    assert [each["question"] for each in asked(write(tmp_path, unlike))] == ["column"]


def test_the_main_account_above_a_ledger_is_no_debtor(tmp_path: Path) -> None:
    ledger = "120 ALICILAR;;;\nHesap;Tarih;Borç;Alacak;Bakiye\nAk;13.01.2026;100;;100\nAk;14.01.2026;;40;60\nOk;15.01.2026;5;;5\n"
    path = write(tmp_path, ledger)
    question = asked(path)[0]
    assert (question["question"], [choice["answer"] for choice in question["choices"]]) == ("debtor", ["1"])
    assert claims(run(path, answer=["debtor:=1"])) == [("Ak", "", 10000, "TRY"), ("Ok", "", 500, "TRY")]


def test_files_without_an_amount_have_none(tmp_path: Path) -> None:
    path = write(tmp_path, "Birim;Dosya No;Borçlu;Dosya Durumu\nAnkara 3. İcra Dairesi;2025/12;Ak;Açık\n")
    assert column(run(path), "filed_kurus", "files") == [None]


def test_balances_open_an_empty_book_unasked(tmp_path: Path) -> None:
    path = write(tmp_path, "Unvan;Bakiye\nAk;1,50\nOk;2\n")
    outcome = run(path)
    assert claims(outcome) == [("Ak", "", 150, "TRY"), ("Ok", "", 200, "TRY")]
    assert "receivables" not in run(path, answer=["balance:=cards"]).appended
    assert [each["question"] for each in asked(path, into=after(outcome))] == ["balance"]
    bills = write(tmp_path, "Unvan;Fatura No;Vade;Tutar\nOk;F-1;13.01.2026;1,50\n", "faturalar.csv")
    assert [each["question"] for each in asked(path, also=[bills])] == ["balance"]
    others = write(tmp_path, "Unvan;Bakiye\nEl;3,50\n", "devami.csv")
    assert [claim[0] for claim in claims(run(path, also=[others]))] == ["Ak", "Ok", "El"]
    later = write(tmp_path, "Unvan;Bakiye\nOk;3,50\n", "kasim.csv")
    assert [each["question"] for each in asked(path, also=[later])] == ["balance"]
