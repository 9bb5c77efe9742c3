"""Columns of the lists of small trades that the columns beside them explain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import asked, column, run, write
from tests.importing.test_lists_of_offices import receipts


@pytest.mark.parametrize(
    ("other", "number"), [("İş Emri", "Fat. No"), ("Sip. No", "Ftr No"), ("Fiş No", "Inv. No")]
)
def test_the_number_of_the_invoice_is_meant_however_it_is_shortened(
    tmp_path: Path, other: str, number: str
) -> None:
    path = write(
        tmp_path,
        f"{other};{number};Firma Adı;Tutar;Vade\n2600;A-41;Ak Ltd.;100,50;13.12.2026\n"
        "2601;A-44;Ok A.Ş.;200,50;13.12.2026\n",
    )
    assert column(run(path), "document_no") == ["A-41", "A-44"]


@pytest.mark.parametrize("day", ["ALINDIĞI TARİH", "ALINMA GÜNÜ", "KAYIT TARİHİ"])
def test_days_in_rows_alone_of_which_something_was_paid_are_those_of_the_payments(
    tmp_path: Path, day: str
) -> None:
    rows: list[list[Any]] = [
        ["HASTA", "İŞLEM TARİHİ", "ÜCRET", "ALINAN", day],
        ["Ayşe Kara", "10.09.2026", 6100.0, "3050 kart", "20.09.2026"],
        ["Kadir Ak", "05.07.2026", 24300.0, "", ""],
        ["Nur Taş", "13.05.2026", 19300.0, 19300.0, "22.05.2026"],
    ]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "issue_date") == ["2026-09-10", "2026-07-05", "2026-05-13"]
    assert [row[1] for row in receipts(outcome)] == ["2026-09-20", "2026-05-22"]


def test_where_all_was_paid_the_verb_tells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["HASTA", "İŞLEM TARİHİ", "ÜCRET", "ALINAN", "ALINDIĞI TARİH"],
        ["Ayşe Kara", "10.09.2026", 6100.0, 3050.0, "20.09.2026"],
        ["Nur Taş", "13.05.2026", 19300.0, 19000.0, "22.05.2026"],
    ]
    assert [row[1] for row in receipts(run(write(tmp_path, rows)))] == ["2026-09-20", "2026-05-22"]


def test_days_in_other_rows_too_may_be_any(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["HASTA", "İŞLEM TARİHİ", "ÜCRET", "ALINAN", "KAYIT TARİHİ"],
        ["Ayşe Kara", "10.09.2026", 6100.0, 3050.0, "20.09.2026"],
        ["Kadir Ak", "05.07.2026", 24300.0, "", "06.07.2026"],
    ]
    assert [each["question"] for each in asked(write(tmp_path, rows))] == ["column"]


def test_how_a_payment_came_is_no_remark_on_its_amount(tmp_path: Path) -> None:
    text = (
        "Müşteri;Tarih;Tutar;Ödenen;Ödeme Tarihi\nAyşe Kara;01.09.2026;900,50;{0};12.09.2026\n"
        "Kadir Ak;02.09.2026;500,50;;\nNur Taş;03.09.2026;700,50;100,00;13.09.2026\n"
    )
    for said in ("300 kart", "300,00 TL havale", "300 (elden)"):
        assert receipts(run(write(tmp_path, text.format(said))))[0] == ("Ayşe Kara", "2026-09-12", 30000)
    for said in ("300 çek", "300 diyor", "3 taksit"):
        assert len(receipts(run(write(tmp_path, text.format(said))))) == 1


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("Evrak;Veren Firma;Seri No;Vade;Miktar", "Çek;Ak Ltd.;C1;01.12.2026", "Senet;Ok A.Ş.;D2;02.12.2026"),
        ("Sıra;Çek No;Keşideci;Vade;Miktarı", "1;1234567;Ak Ltd.;01.12.2026", "2;1234568;Ok A.Ş.;02.12.2026"),
        ("Müşteri;Cinsi;Vade;Miktar", "Ak Ltd.;Senet;01.12.2026", "Ok A.Ş.;Çek;02.12.2026"),
    ],
)
def test_the_quantity_of_cheques_and_notes_is_money(
    tmp_path: Path, header: str, one: str, other: str
) -> None:
    outcome = run(write(tmp_path, f"{header}\n{one};49.750,00\n{other};83.250,00\n"))
    assert column(outcome, "amount_kurus") == [4975000, 8325000]
    assert column(outcome, "debtor_name") == ["Ak Ltd.", "Ok A.Ş."]


def test_a_quantity_of_goods_or_of_cheques_is_no_money(tmp_path: Path) -> None:
    path = write(tmp_path, "Müşteri;Malın Cinsi;Vade;Miktar\nAk Ltd.;Un;01.12.2026;49.750,00\n")
    assert [each["question"] for each in asked(path)] == ["amount"]
    path = write(
        tmp_path, "Müşteri;Banka;Vade;Adet\nAk Ltd.;Akbank;01.12.2026;3\nOk A.Ş.;Akbank;02.12.2026;2\n"
    )
    assert [each["question"] for each in asked(path)] == ["amount"]


_STAY = "V2453;Mr Olsen;{0};H700;22.06.2026;1308.11\nV3269;Mrs Patel;{1};H701;10.07.2026;4345.03\n"


@pytest.mark.parametrize("agency", ["Agency", "Agency Name", "TRAVEL AGENCY"])
def test_the_agency_owes_for_its_guests(tmp_path: Path, agency: str) -> None:
    rows = _STAY.format("Sunway Travel", "Nordic Tours AB")
    path = write(tmp_path, f"Voucher;Guest;{agency};Invoice No;Invoice Date;Amount (EUR)\n{rows}")
    assert column(run(path), "debtor_name") == ["Sunway Travel", "Nordic Tours AB"]


def test_a_customer_beside_an_agency_owes_himself(tmp_path: Path) -> None:
    rows = _STAY.format("Sunway Travel", "Nordic Tours AB")
    path = write(tmp_path, f"Voucher;Customer;Agency;Invoice No;Invoice Date;Amount (EUR)\n{rows}")
    assert column(run(path), "debtor_name") == ["Mr Olsen", "Mrs Patel"]
