"""More lists from desks: what stands beside the claims must not become one."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from addin.model import Refusal
from tests.importing.runs import column, listed, run, write
from tests.importing.test_lists_of_trades import claims, questions, taken, totals


def test_codes_before_names_are_no_part_of_the_name(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari;Fatura No;Vade;Tutar
        120.01.001 - Ak Ltd. Şti.;F-1;13.01.2026;1,00
        120.01.002 - 3M Sanayi;F-2;13.01.2026;2,00
        120.01.001 - Ak Ltd. Şti.;F-3;13.01.2026;3,00
        """,
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd. Şti.", "3M Sanayi"]


def test_accounts_in_two_currencies_side_by_side_are_not_mixed(tmp_path: Path) -> None:
    text = """
        CARİ HESAP EKSTRESİ;;;;;;
        Cari Ünvanı: Ak Ltd. Şti.;;;;;;
        Tarih;Fiş No;Açıklama;Borç (TL);Alacak (TL);Borç (USD);Alacak (USD)
        13.01.2026;F-1;Satış;4.000,00;;100,00;
        20.01.2026;T-1;Gelen havale;;2.000,00;;50,00
        25.01.2026;F-2;Satış;8.000,00;;200,00;
        """
    try:
        outcome = taken(tmp_path, text)
    except Refusal as refused:
        assert refused.key == "import_asked"
        return
    assert totals(outcome) in ({"TRY": ("12000.00", "12000.00")}, {"USD": ("300.00", "300.00")})


def test_the_firm_is_the_debtor_beside_its_contact(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Firma;Yetkili Ad;Yetkili Soyad;Telefon;Fatura No;Tutar
        Ak Ltd. Şti.;Can;Kaya;0532 123 45 67;F-1;1,00
        Ok A.Ş.;Ece;Demir;;F-2;2,00
        """,
    )
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd. Şti.", "Ok A.Ş."]


def test_lines_of_prose_are_no_list(tmp_path: Path) -> None:
    text = (
        "AHMET YILMAZ 0532 123 45 67 - 1500 TL\nAYŞE KAYA 0533 123 45 67 - 2000 TL\nMEHMET DEMİR - 750 TL\n"
    )
    with pytest.raises(Refusal) as refused:
        run(write(tmp_path, text, "liste.txt"))
    assert refused.value.key in ("import_asked", "import_nothing")


def test_headers_of_two_languages_in_one_word(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        CustomerName;InvoiceNo;InvoiceDate;DueDate;AmountTL;Döviz
        Ak;F-1;13.01.2026;13.02.2026;1,00;TL
        Ok;F-2;14.01.2026;14.02.2026;2,00;TL
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 100, "TRY"), ("Ok", "F-2", 200, "TRY")]


def test_a_cheque_is_owed_by_who_gave_it(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Çek No;Banka;Şube;Keşideci;Kimden Alındı;Vade;Tutar
        0012345;Ziraat;Bodrum;Ok A.Ş.;Ak Ltd. Şti.;13.01.2026;1.000,00
        0012346;Halk;Konak;Al A.Ş.;Ak Ltd. Şti.;14.01.2026;2.000,00
        """,
    )
    assert column(outcome, "debtor_name") == ["Ak Ltd. Şti."] * 2
    assert column(outcome, "document_type") == ["cheque"] * 2


def test_the_creditor_of_an_enforcement_file_is_not_its_debtor(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Birim Adı;Dosya No;Dosya Türü;Alacaklı;Borçlu;Takip Tarihi;Takip Çıkışı;Dosya Durumu
        İstanbul 3. İcra Dairesi;2025/123;İlamsız Takip;Bizim A.Ş.;Ak Ltd. Şti.;13.01.2025;1.000,00;Açık
        Gebze İcra Dairesi;2025/99;İlamsız Takip;Bizim A.Ş.;Ok A.Ş.;10.11.2025;80,00;Kapalı
        """,
    )
    assert column(outcome, "debtor_name", "files") == ["Ak Ltd. Şti.", "Ok A.Ş."]
    assert column(outcome, "filed_kurus", "files") == [100000, 8000]


def test_two_lists_one_below_the_other_with_a_sum_of_both(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        VADESİ GEÇENLER;;;
        Müşteri;Fatura No;Vade;Tutar
        Ak;F-1;13.01.2026;100,00
        Ok;F-2;14.01.2026;50,00
        Toplam;;;150,00
        ;;;
        VADESİ GELMEYENLER;;;
        Müşteri;Fatura No;Vade;Tutar
        Ak;F-3;13.12.2026;30,00
        Toplam;;;30,00
        GENEL TOPLAM;;;180,00
        """,
    )
    assert [row[2] for row in claims(outcome)] == [10000, 5000, 3000]
    assert totals(outcome) == {"TRY": ("180.00", "180.00")}
    [said] = [each.params["totals"] for each in outcome.notices if each.key == "import_totals"]
    assert "farkı" not in str(said)


def test_days_in_place_of_a_due_date(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar
        Ak;F-1;13.01.2026;30;1,00
        Ok;F-2;14.01.2026;60;2,00
        Al;F-3;15.01.2026;0;3,00
        """,
    )
    assert column(outcome, "due_date") == ["2026-02-12", "2026-03-15", "2026-01-15"]


def test_the_amount_with_tax_is_what_is_owed(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Fatura Tarihi;Tutar (KDV Hariç);KDV Tutarı;Tutar (KDV Dahil)
        Ak;F-1;13.01.2026;100,00;20,00;120,00
        Ok;F-2;14.01.2026;200,00;40,00;240,00
        """,
    )
    assert column(outcome, "amount_kurus") == [12000, 24000]


def test_moments_of_receipts(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Tahsilat Tarihi;Müşteri;Tahsilat Tutarı;Tahsilat Şekli
        13.01.2026 14:35:22;Ak;100,00;Havale
        14.01.2026 09:00:00;Ok;50,00;Kredi Kartı
        """,
    )
    assert column(outcome, "received_on", "receipts") == ["2026-01-13", "2026-01-14"]
    assert column(outcome, "channel", "receipts") == ["transfer", "card"]


def test_a_limit_is_no_claim(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Vergi No;Kredi Limiti;Bakiye;Kullanılabilir Limit
        Ak;4540536920;10.000,00;1.000,00;9.000,00
        Ok;3431656118;5.000,00;2.500,00;2.500,00
        """,
        answer=["balance:=opening"],
    )
    assert column(outcome, "amount_kurus") == [100000, 250000]


def test_cards_and_invoices_on_sheets_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "dosya.xlsx"
    with Workbook(str(path)) as book:
        cards = book.add_worksheet("Müşteriler")
        for at, row in enumerate(
            [["Unvan", "VKN", "Telefon"], ["Ak", "4540536920", "0532 123 45 67"], ["Ok", "3431656118", ""]]
        ):
            cards.write_row(at, 0, row)
        for month in ("Ocak", "Şubat"):
            sheet = book.add_worksheet(month)
            sheet.write_row(0, 0, ["Unvan", "Fatura No", "Vade", "Tutar"])
            sheet.write_row(1, 0, ["Ak", f"{month}-1", "13.01.2026", 100.5])
    outcome = run(path)
    assert column(outcome, "debtor_name", "debtors") == ["Ak", "Ok"]
    assert column(outcome, "tax_id", "debtors") == ["4540536920", "3431656118"]
    assert claims(outcome) == [("Ak", "Ocak-1", 10050, "TRY"), ("Ak", "Şubat-1", 10050, "TRY")]


def test_a_name_that_is_the_word_of_a_sum(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Vade;Tutar
        Toplam Gıda A.Ş.;F-1;13.01.2026;100,00
        Genel Yapı Ltd.;F-2;14.01.2026;50,00
        Devir Turizm;F-3;15.01.2026;25,00
        Genel Toplam;;;175,00
        """,
    )
    assert [row[0] for row in claims(outcome)] == ["Toplam Gıda A.Ş.", "Genel Yapı Ltd.", "Devir Turizm"]
    assert totals(outcome) == {"TRY": ("175.00", "175.00")}


def test_months_as_columns_without_a_sum_are_asked_or_taken_whole(tmp_path: Path) -> None:
    text = """
        Müşteri;Ocak;Şubat;Mart
        Ak;100,00;200,00;
        Ok;;50,00;75,00
        """
    try:
        outcome = taken(tmp_path, text)
    except Refusal as refused:
        assert refused.key == "import_asked"
        return
    assert sum(column(outcome, "amount_kurus")) == 42500
    assert not [row for row in listed(outcome, "untaken") if row[0] == "rejected"]


def test_an_unknown_second_amount_is_asked(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Vade;Tutar;Güncel Tutar
        Ak;F-1;13.01.2026;100,00;112,50
        Ok;F-2;14.01.2026;50,00;55,00
        """
    try:
        outcome = taken(tmp_path, text)
    except Refusal:
        assert questions(tmp_path, text)
        return
    assert column(outcome, "amount_kurus") == [10000, 5000]


def test_a_column_of_what_is_not_due_is_no_day(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Aged Receivables as of 31 October 2025;;;;
        Customer Name;Not due;0-30;31-60;Outstanding
        Ak;715,18;;21567,61;22282,79
        Ok;4224,34;;;4224,34
        TOTAL;4939,52;0,00;21567,61;26507,13
        """,
    )
    assert totals(outcome) == {"TRY": ("26507.13", "26507.13")}
    assert set(column(outcome, "debtor_name")) == {"Ak", "Ok"}


def test_a_page_that_ends_below_the_name_of_an_account(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Tarih;Belge Türü;Belge No;Açıklama;Borç;Alacak;Bakiye
        120.01.0001 - Ak Ltd. Şti.;;;;;;
        13.01.2025;Satış Faturası;F-1;Satış;100,00;;100,00
        14.01.2025;Havale;T-1;Havale;;40,00;60,00
        120.01.0002 - Ok A.Ş.;;;;;;
        ;;;Nakli Yekün;100,00;40,00;60,00
        Sayfa 1/2;;;;;;
        Tarih;Belge Türü;Belge No;Açıklama;Borç;Alacak;Bakiye
        ;;;Devir;100,00;40,00;60,00
        01.01.2025;Devir;;Devir;13,00;;13,00
        15.01.2025;Satış Faturası;F-2;Satış;5,00;;18,00
        """,
    )
    assert [row[:3] for row in claims(outcome)] == [
        ("Ak Ltd. Şti.", "F-1", 10000),
        ("Ok A.Ş.", "", 1300),
        ("Ok A.Ş.", "F-2", 500),
    ]
    assert column(outcome, "amount_kurus", "receipts") == [4000]


def test_a_currency_behind_a_name_is_asked(tmp_path: Path) -> None:
    text = """
        Cari Ünvanı;Fatura No;Vade;Tutar
        Ak Ltd. Şti.;F-1;13.01.2026;100,00
        Ak Ltd. Şti. (USD);F-2;14.01.2026;50,00
        Euro Gıda;F-3;15.01.2026;25,00
        """
    assert questions(tmp_path, text) == ["name_currency"]
    key = "name_currency:Ak Ltd. Şti. (USD)"
    outcome = taken(tmp_path, text, answer=[f"{key}=take"])
    assert column(outcome, "currency") == ["TRY", "USD", "TRY"]
    assert set(column(taken(tmp_path, text, answer=[f"{key}=leave"]), "currency")) == {"TRY"}
    with_column = text.replace("Tutar", "Tutar;Döviz").replace(",00", ",00;TL")
    assert set(column(taken(tmp_path, with_column), "currency")) == {"TRY"}
