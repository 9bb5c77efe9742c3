# ruff: noqa: E501
"""Lists of many trades, each with what must come out of it, or that it must be asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.model import Outcome, Refusal
from tests.importing.runs import column, lines, listed, run, write


def taken(tmp_path: Path, text: str, **options: Any) -> Outcome:
    return run(write(tmp_path, lines(text)), **options)


def claims(outcome: Outcome) -> list[tuple[object, ...]]:
    """Name, number, kuruş, currency of the receivables."""
    keys = ("debtor_name", "document_no", "amount_kurus", "currency")
    return list(zip(*(column(outcome, key) for key in keys), strict=True))


def totals(outcome: Outcome) -> dict[str, tuple[str, str]]:
    return {code: (both["source"], both["imported"]) for code, both in outcome.answer["totals"].items()}


def questions(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(Refusal) as stopped:
        taken(tmp_path, text)
    return [each["question"] for each in stopped.value.details["asked"]]


def test_an_electronic_invoice_list_of_the_revenue_office(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Fatura No;Fatura Tarihi;Alıcı VKN/TCKN;Alıcı Ünvan / Ad Soyad;Senaryo;Fatura Tipi;Mal Hizmet Toplam Tutarı;Hesaplanan KDV;Ödenecek Tutar;Para Birimi;Yanıt Durumu
        ABC2026000000001;13.01.2026;4540536920;Ak Ltd. Şti.;TICARIFATURA;SATIS;1.000,00;200,00;1.200,00;TRY;Kabul Edildi
        ABC2026000000002;14.01.2026;3431656118;Ok A.Ş.;TEMELFATURA;SATIS;500,00;100,00;600,00;TRY;
        ABC2026000000003;15.01.2026;3431656118;Ok A.Ş.;TICARIFATURA;SATIS;700,00;140,00;840,00;TRY;Reddedildi
        ABC2026000000004;16.01.2026;4540536920;Ak Ltd. Şti.;TEMELFATURA;ISTISNA;300,00;0,00;300,00;USD;
        """,
    )
    assert claims(outcome) == [
        ("Ak Ltd. Şti.", "ABC2026000000001", 120000, "TRY"),
        ("Ok A.Ş.", "ABC2026000000002", 60000, "TRY"),
        ("Ak Ltd. Şti.", "ABC2026000000004", 30000, "USD"),
    ]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["skipped", "4"]]


def test_balances_by_currency_in_columns(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Cari Kodu;Cari Ünvanı;TL Bakiye;USD Bakiye;EUR Bakiye
        120.001;Ak;1.000,00;;50,00
        120.002;Ok;;200,00;
        120.003;Al;10,00;20,00;30,00
        Toplam;;1.010,00;220,00;80,00
        """,
        answer=["balance:=opening"],
    )
    assert sorted(claims(outcome)) == [
        ("Ak", "", 5000, "EUR"),
        ("Ak", "", 100000, "TRY"),
        ("Al", "", 1000, "TRY"),
        ("Al", "", 2000, "USD"),
        ("Al", "", 3000, "EUR"),
        ("Ok", "", 20000, "USD"),
    ]
    assert totals(outcome) == {
        "EUR": ("80.00", "80.00"),
        "TRY": ("1010.00", "1010.00"),
        "USD": ("220.00", "220.00"),
    }
    assert (outcome.answer["read"], outcome.answer["accepted"], outcome.answer["skipped"]) == (4, 3, 1)


def test_instalments_in_columns(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Veli Adı Soyadı;Veli Telefon;Sözleşme No;Taksit 1 Vade;Taksit 1 Tutar;Taksit 2 Vade;Taksit 2 Tutar;Toplam Tutar
        Ahmet Yılmaz;0532 123 45 67;S-1;15.09.2026;1.000,00;15.10.2026;1.000,00;2.000,00
        Ayşe Kaya;0533 123 45 67;S-2;15.09.2026;1.500,00;;;1.500,00
        """,
    )
    assert claims(outcome) == [
        ("Ahmet Yılmaz", "S-1", 100000, "TRY"),
        ("Ahmet Yılmaz", "S-1", 100000, "TRY"),
        ("Ayşe Kaya", "S-2", 150000, "TRY"),
    ]
    assert column(outcome, "due_date") == ["2026-09-15", "2026-10-15", "2026-09-15"]
    assert outcome.answer["accepted"] == 2 and totals(outcome) == {"TRY": ("3500.00", "3500.00")}


def test_dues_of_a_block_of_flats_by_month(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        2026 YILI AİDAT BORÇ LİSTESİ;;;;;
        Daire No;Ad Soyad;Ocak;Şubat;Mart;Toplam Borç
        1;Ahmet Yılmaz;500,00;500,00;;1.000,00
        2;Ayşe Kaya;;500,00;750,00;1.250,00
        TOPLAM;;500,00;1.000,00;750,00;2.250,00
        """,
        answer=["balance:=opening"],
    )
    assert sum(column(outcome, "amount_kurus")) == 225000
    assert totals(outcome) == {"TRY": ("2250.00", "2250.00")}
    assert set(column(outcome, "debtor_name")) == {"Ahmet Yılmaz", "Ayşe Kaya"}


def test_a_bank_statement_brings_what_came_in(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        HESAP HAREKETLERİ;;;;
        Tarih;Dekont No;Açıklama;Gönderen;İşlem Tutarı;Bakiye
        13.01.2026;D-1;GELEN EFT;Ak Ltd. Şti.;1.000,00;5.000,00
        14.01.2026;D-2;HESAP İŞLETİM ÜCRETİ;;-25,00;4.975,00
        15.01.2026;D-3;GELEN HAVALE;Ok A.Ş.;500,00;5.475,00
        """,
    )
    assert "receivables" not in outcome.appended
    assert column(outcome, "amount_kurus", "receipts") == [100000, 50000]
    assert [row[:2] for row in listed(outcome, "untaken")] == [["skipped", "4"]]


def test_lira_and_kurus_in_columns_of_their_own(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Tarih;Lira;Kuruş
        Ak;F-1;13.01.2026;1.250;50
        Ok;F-2;14.01.2026;80;05
        Al;F-3;15.01.2026;7;
        """,
    )
    assert column(outcome, "amount_kurus") == [125050, 8005, 700]


def test_rents_with_ticks(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Kiracı;Dükkan;Son Ödeme Tarihi;Kira Bedeli;Ödendi mi?
        Ak Ltd. Şti.;A-12;05.01.2026;10.000,00;✓
        Ok A.Ş.;A-13;05.01.2026;12.000,00;✗
        Ahmet Yılmaz;A-14;05.01.2026;8.000,00;
        """,
    )
    assert column(outcome, "amount_kurus") == [1000000, 1200000, 800000]
    assert column(outcome, "closing_reason") == ["paid", "", ""]
    assert column(outcome, "due_date") == ["2026-01-05"] * 3


def test_ages_with_shares_in_percent(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        31.10.2026 tarihi itibariyle alacak yaşlandırma;;;;;;;
        Müşteri;Toplam Alacak;Vadesi Gelmemiş;%;1-30 Gün;%;31-60 Gün;%
        Ak;1.000,00;400,00;40,00;600,00;60,00;;0,00
        Ok;500,00;;0,00;;0,00;500,00;100,00
        Genel Toplam;1.500,00;400,00;26,67;600,00;40,00;500,00;33,33
        """,
    )
    assert sorted(claims(outcome)) == [
        ("Ak", "", 40000, "TRY"),
        ("Ak", "", 60000, "TRY"),
        ("Ok", "", 50000, "TRY"),
    ]
    assert totals(outcome) == {"TRY": ("1500.00", "1500.00")}


def test_sums_that_stand_above_what_they_sum(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Vade;Tutar
        Ak Ltd. Şti. (2 fatura);;;300,00
        Ak Ltd. Şti.;F-1;13.01.2026;100,00
        Ak Ltd. Şti.;F-2;14.01.2026;200,00
        Ok A.Ş. (1 fatura);;;50,00
        Ok A.Ş.;F-3;15.01.2026;50,00
        """,
    )
    assert claims(outcome) == [
        ("Ak Ltd. Şti.", "F-1", 10000, "TRY"),
        ("Ak Ltd. Şti.", "F-2", 20000, "TRY"),
        ("Ok A.Ş.", "F-3", 5000, "TRY"),
    ]


def test_several_invoices_in_one_cell_are_not_one(tmp_path: Path) -> None:
    rows = [
        ["Müşteri", "Fatura No", "Vade", "Tutar"],
        ["Ak", "F-1\nF-2", "13.01.2026\n14.01.2026", "100,00\n200,00"],
        ["Ok", "F-3", "15.01.2026", "50,00"],
    ]
    outcome = run(write(tmp_path, rows))
    whole = [("Ak", "F-1", 10000, "TRY"), ("Ak", "F-2", 20000, "TRY"), ("Ok", "F-3", 5000, "TRY")]
    if claims(outcome) != whole:  # else the row is told
        assert claims(outcome) == whole[2:]
        assert [row[:2] for row in listed(outcome, "untaken")] == [["rejected", "2"]]


def test_notes_that_were_given_away_are_no_claims(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        SENET PORTFÖYÜ;;;;;
        Senet No;Borçlu;Tanzim Tarihi;Vade Tarihi;Senet Bedeli;Durumu
        S-1;Ahmet Yılmaz;01.01.2026;01.06.2026;1.000,00;Portföyde
        S-2;Ahmet Yılmaz;01.01.2026;01.07.2026;1.000,00;Ciro Edildi
        S-3;Ayşe Kaya;01.01.2026;01.03.2026;500,00;Protestolu
        S-4;Ayşe Kaya;01.01.2026;01.02.2026;500,00;Tahsil Edildi
        """,
    )
    assert claims(outcome)[:2] == [("Ahmet Yılmaz", "S-1", 100000, "TRY"), ("Ayşe Kaya", "S-3", 50000, "TRY")]
    assert column(outcome, "closing_reason") == ["", "bounced", "paid"]
    assert column(outcome, "document_type")[0] == "note"


def test_a_ledger_with_one_amount_and_its_side(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        CARİ HESAP EKSTRESİ;;;;;;
        Cari Ünvanı: Ak Ltd. Şti.;;;;;;
        Tarih;Fiş No;Açıklama;B/A;Tutar;Bakiye;B/A
        13.01.2026;F-1;Satış faturası;B;1.000,00;1.000,00;B
        20.01.2026;T-1;Gelen havale;A;400,00;600,00;B
        25.01.2026;F-2;Satış faturası;B;100,00;700,00;B
        """,
    )
    assert claims(outcome) == [("Ak Ltd. Şti.", "F-1", 100000, "TRY"), ("Ak Ltd. Şti.", "F-2", 10000, "TRY")]
    assert column(outcome, "amount_kurus", "receipts") == [40000]


def test_amounts_in_words_are_told(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Müşteri;Fatura No;Vade;Tutar
        Ak;F-1;13.01.2026;12.500,00
        Ak;F-2;13.01.2026;15 bin
        Ok;F-3;peşin;1,5 milyon TL
        Ok;F-4;13.01.2026;2.500,00 + KDV
        Al;F-5;60 gün;1 250,50 TL
        Al;F-6;Ocak sonu;3.000,00
        """,
    )
    assert claims(outcome) in (
        [("Ak", "F-1", 1250000, "TRY"), ("Al", "F-5", 125050, "TRY"), ("Al", "F-6", 300000, "TRY")],
        [("Ak", "F-1", 1250000, "TRY")],
    )
    assert {"3", "4", "5"} <= {row[1] for row in listed(outcome, "untaken")}


def test_commas_that_part_both_cells_and_kurus_are_not_guessed(tmp_path: Path) -> None:
    text = "Firma,Fatura No,Vade,Tutar\nAk,F-1,13.01.2026,1234,56\n"
    text += "Ok,F-2,14.01.2026,80,05\nAl,F-3,15.01.2026,7,00\n"
    try:
        outcome = run(write(tmp_path, text))
    except Refusal as refused:
        assert refused.key == "import_asked"
        return
    assert column(outcome, "amount_kurus") == [123456, 8005, 700]


def test_net_amount_and_tax_without_their_sum(tmp_path: Path) -> None:
    text = """
        Müşteri;Fatura No;Fatura Tarihi;Matrah;KDV
        Ak;F-1;13.01.2026;1.000,00;200,00
        Ok;F-2;14.01.2026;500,00;50,00
        """
    try:
        outcome = taken(tmp_path, text)
    except Refusal as refused:
        assert refused.key == "import_asked"
        return
    assert column(outcome, "amount_kurus") == [120000, 55000]


def test_a_guarantor_is_no_debtor(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Sıra;Borçlu Adı Soyadı;T.C. Kimlik No;Kefil Adı Soyadı;Kefil T.C.;Borç Tutarı;Vade
        1;Ahmet Yılmaz;10000000146;Ayşe Kaya;20000000046;1.000,00;13.01.2026
        2;Mehmet Demir;;Ahmet Yılmaz;10000000146;500,00;14.01.2026
        """,
    )
    assert claims(outcome) == [("Ahmet Yılmaz", "", 100000, "TRY"), ("Mehmet Demir", "", 50000, "TRY")]
    assert column(outcome, "tax_id", "debtors") == ["10000000146", ""]


def test_a_form_for_each_debtor_is_not_taken_for_a_list(tmp_path: Path) -> None:
    text = """
        Unvan:;Ak Ltd. Şti.
        Vergi No:;4540536920
        Borç Tutarı:;1.000,00
        Vade:;13.01.2026
        ;
        Unvan:;Ok A.Ş.
        Vergi No:;3431656118
        Borç Tutarı:;500,00
        Vade:;14.01.2026
        """
    try:
        outcome = taken(tmp_path, text)
    except Refusal as refused:
        assert refused.key in ("import_asked", "import_nothing")
        return
    assert claims(outcome) == [("Ak Ltd. Şti.", "", 100000, "TRY"), ("Ok A.Ş.", "", 50000, "TRY")]


@pytest.mark.parametrize(
    ("header", "numbers", "kind"),
    [
        ("İrsaliye No", ["I-507", "I-508"], ""),
        ("İrsaliye No;Fatura No", ["F-1", "F-2"], "invoice"),
    ],
)
def test_deliveries_of_one_day_and_price_are_told_apart_by_their_notes(
    tmp_path: Path, header: str, numbers: list[str], kind: str
) -> None:
    rows = f"Tarih;Firma;{header};Tutar\n09.09.2026;Meriç;I-507{{}};15.600,00\n09.09.2026;Meriç;I-508{{}};15.600,00\n"
    beside = ("", "") if header == "İrsaliye No" else (";F-1", ";F-2")
    outcome = run(write(tmp_path, rows.format(*beside)))
    assert column(outcome, "document_no") == numbers
    assert column(outcome, "document_type") == [kind] * 2
