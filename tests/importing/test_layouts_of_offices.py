# ruff: noqa: E501
"""How offices lay out their lists: ages beside documents, names above rows, sums without their word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column as of_book
from tests.desk import make_book, tahsilat
from tests.importing.runs import column, lines, write
from tests.importing.test_lists_of_trades import claims, questions, taken, totals

FIRST, SECOND = "4540536920", "3431656118"


def test_ages_beside_documents_do_not_take_their_numbers_and_days(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        ALACAK YAŞLANDIRMA (DETAY)
        Müşteri;Fatura No;Fatura Tarihi;Vade Tarihi;Vadesi Gelmemiş;1-30 Gün;31-60 Gün;60+;Toplam
        Ak;F-1;13.01.2026;13.12.2026;100,00;;;;100,00
        Ok;F-2;14.01.2026;01.11.2026;;200,50;;;200,50
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10000, "TRY"), ("Ok", "F-2", 20050, "TRY")]
    assert column(outcome, "due_date") == ["2026-12-13", "2026-11-01"]


def test_ages_without_a_total_are_the_amount_of_their_document(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        All amounts in USD;;;;;
        Customer;Invoice;Due Date;Current;1-30;31-60
        Ak;F-1;13.12.2026;100.50;;
        Ok;F-2;01.11.2026;;200.25;
        """,
    )
    assert claims(outcome) == [("Ak", "F-1", 10050, "USD"), ("Ok", "F-2", 20025, "USD")]
    assert column(outcome, "due_date") == ["2026-12-13", "2026-11-01"]


def test_the_amount_of_an_age_is_read_as_it_stands(tmp_path: Path) -> None:
    head = "Müşteri;Fatura No;Vade;1-30 Gün;31-60 Gün\n"
    assert questions(tmp_path, head + "Ak;F-1;01.11.2026;1.234;\nOk;F-2;13.10.2026;;2.345\n") == ["decimal"]
    outcome = taken(tmp_path, head + "Ak;F-1;01.11.2026;1.234,50 EUR;\nOk;F-2;13.10.2026;1,50;2,25\n")
    assert claims(outcome) == [("Ak", "F-1", 123450, "EUR"), ("Ok", "F-2", 375, "TRY")]


def test_a_debtor_above_his_rows_with_his_tax_number_and_telephone(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        f"""
        Ak Ltd. Şti.;;VKN: {FIRST};Tel: 0532 123 45 67
        Tarih;Fatura No;Vade;Tutar
        13.01.2026;F-1;13.02.2026;100,00
        14.01.2026;F-2;14.02.2026;200,00
        ;;Toplam;300,00
        ;;;
        Ok A.Ş.;;VKN: {SECOND};Tel: 0532 123 45 68
        Tarih;Fatura No;Vade;Tutar
        15.01.2026;F-3;15.02.2026;50,00
        ;;Toplam;50,00
        """,
    )
    assert column(outcome, "debtor_name") == ["Ak Ltd. Şti.", "Ak Ltd. Şti.", "Ok A.Ş."]
    assert column(outcome, "tax_id", "debtors") == [FIRST, SECOND]


def test_a_sum_may_stand_below_a_list_under_any_words(tmp_path: Path) -> None:
    text = """
        #;Müşteri Adı;Fatura No;Vade Tarihi;Tutar
        1;Ak;F-1;13.02.2026;100,00
        2;Ok;F-2;14.02.2026;200,00
        3;Al;F-3;15.02.2026;50,00
        ;3 kayıt listelendi;;;{}
        """
    outcome = taken(tmp_path, text.format("350,00"))
    assert column(outcome, "amount_kurus") == [10000, 20000, 5000]
    assert totals(outcome) == {"TRY": ("350.00", "350.00")}
    assert len(claims(taken(tmp_path, text.format("350,01")))) == 4


def test_terms_of_payment_in_words(tmp_path: Path) -> None:
    text = "Bill To;Invoice No.;Invoice Date;Terms;Amount\nAk;F-1;13.01.2026;Net 30;1,00\nOk;F-2;14.01.2026;Cash;2,00\n"
    assert column(taken(tmp_path, text), "due_date") == ["2026-02-12", "2026-01-14"]


def test_instalments_of_buyers_with_some_paid(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path,
        """
        Blok;Daire;Alıcı Adı Soyadı;Taksit No;Taksit Tarihi;Taksit Bedeli;Ödeme Tarihi;Ödenen
        A;1;Ali Ak;1;10.06.2026;100,00;11.06.2026;100,00
        A;1;Ali Ak;2;10.07.2026;100,00;;
        A;2;Can Ok;1;10.06.2026;200,00;;
        """,
    )
    assert column(outcome, "due_date") == ["2026-06-10", "2026-07-10", "2026-06-10"]
    assert column(outcome, "received_on", "receipts") == ["2026-06-11"]


@pytest.mark.parametrize(("number", "amount"), [("Taksit No", "Tutar"), ("Sıra", "Taksit Tutarı")])
def test_instalments_of_one_contract_are_no_repeated_documents(
    tmp_path: Path, number: str, amount: str
) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    text = f"""
        Müşteri;Sözleşme No;{number};Vade;{amount}
        Ali Kaya;S-1;1/3;05.09.2026;2.500,00
        Ali Kaya;S-1;2/3;05.10.2026;2.500,00
        Ali Kaya;S-1;3/3;05.11.2026;2.500,00
        Veli Taş;S-2;1/1;15.09.2026;1.000,00
    """
    said = tahsilat("import", write(tmp_path, lines(text)), "--into", book, "--yes")
    assert "hata yok" in said.out
    assert of_book(book, "receivables", "document_type") == ["instalment"] * 4


def test_the_parent_owes_beside_the_pupil(tmp_path: Path) -> None:
    text = (
        "Öğrenci;Veli Adı Soyadı;Vade;Tutar\nEce Ak;Ali Ak;13.01.2026;1,00\nUmut Ok;Can Ok;14.01.2026;2,00\n"
    )
    assert column(taken(tmp_path, text), "debtor_name") == ["Ali Ak", "Can Ok"]
