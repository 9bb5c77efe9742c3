"""Columns of money under headers of many trades: what they prove, and what no word is needed for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, run, told, write

NAMES = ("Karaca Yapı Malzemeleri", "Mehmet Özgül", "Deniz Market", "Fatma Karabulut")
WHOLE, PAID, LEFT = (
    ("1.250,50", "980,75", "44.100,00", "770,25"),
    ("250,50", "", "44.100,00", "0,00"),
    ("1.000,00", "980,75", "0,00", "770,25"),
)
STILL_OWED = [100000, 98075, 77025]


def parted(headers: str, *, paid: tuple[str, ...] = PAID) -> str:
    """Under the headers of what is left, of all and of what was paid."""
    rows = zip(NAMES, LEFT, WHOLE, paid, strict=True)
    days = (f"{14 + at}.09.2026" for at in range(len(NAMES)))
    lines = [";".join((name, day, *money)) for day, (name, *money) in zip(days, rows, strict=True)]
    return "\n".join([f"Müşteri Adı;Tarih;{headers}", *lines]) + "\n"


@pytest.mark.parametrize(
    "headers",
    [
        "Kalan Taksitler Toplamı;Sözleşme Tutarı;Ödenen Taksitler Top.",
        "Kalan Aidat;Katılım Payı;Yatan Tutar",
        "Kalan Prim;Poliçe Primi;Ödenen Prim",
        "Kalan Ücret;Kurs Ücreti;Peşin Alınan",
        "Kalan Taksit Tutarı;Aylık Taksit;Peşinat",
        "Güncel Borç;Yakıt + Aidat;Yatan",
        "Alamadığımız;Malın Tutarı;Nakit Alınan",
        "Ne Kaldı;Ne Kadar Borcu Var;Verilen",
        "Alacak Bakiyemiz;Hakediş;Avans",
    ],
)
def test_what_was_paid_and_left_make_the_whole_under_words_of_the_trade(tmp_path: Path, headers: str) -> None:
    outcome = run(write(tmp_path, parted(headers)))
    assert column(outcome, "amount_kurus") == STILL_OWED
    assert f"{headers.rsplit(';', maxsplit=1)[-1]} → Ödenen" in told(outcome)


def test_an_older_debt_and_new_goods_are_both_owed(tmp_path: Path) -> None:
    [question] = asked(write(tmp_path, parted("Devreden Borç;Hesap;Alınan Mal")))
    assert question["question"] == "amount"


def test_one_row_that_does_not_add_up_leaves_it_open(tmp_path: Path) -> None:
    path = write(tmp_path, parted("Kalan Prim;Poliçe Primi;Ödenen Prim", paid=(*PAID[:3], "5,00")))
    [question] = asked(path)
    assert question["question"] == "amount"


def counted(header: str, other: str, cells: tuple[str, ...], *, whole: tuple[str, ...] = WHOLE) -> str:
    """Sums under the header, beside another column of numbers."""
    rows = zip(NAMES, cells, whole, strict=True)
    lines = [f"{name};{14 + at}.09.2026;{cell};{money}" for at, (name, cell, money) in enumerate(rows)]
    return "\n".join([f"Müşteri Adı;Tarih;{other};{header}", *lines]) + "\n"


OWED = [125050, 98075, 4410000, 77025]


@pytest.mark.parametrize(
    ("header", "other", "cells"),
    [
        ("Kurum Payı", "Seans Sayısı", ("10", "15", "8", "10")),
        ("Süt Parası", "Litre", ("1250", "980", "2310", "1400")),
        ("Su Parası", "Damacana Adedi", ("2", "4", "10", "3")),
        ("Prim", "Komisyon", ("420,00", "1.150,00", "310,50", "90,00")),
        ("Hasta Payı", "Hasta Protokol", ("1041", "1048", "1055", "1062")),
    ],
)
def test_what_is_counted_is_no_amount(
    tmp_path: Path, header: str, other: str, cells: tuple[str, ...]
) -> None:
    assert column(run(write(tmp_path, counted(header, other, cells))), "amount_kurus") == OWED


@pytest.mark.parametrize("other", ["Depo Kirası", "Yakıt Parası"])
def test_two_sums_that_may_both_be_owed_are_asked_about(tmp_path: Path, other: str) -> None:
    [question] = asked(write(tmp_path, counted("Su Parası", other, ("40,50", "20,25", "10,75", "90,50"))))
    assert question["question"] == "amount"


def alone(header: str, money: tuple[str, ...] = WHOLE) -> str:
    rows = [f"{name};{cell};Çamlıca" for name, cell in zip(NAMES, money, strict=True)]
    return "\n".join([f"Müşteri Adı;{header};Adres", *rows]) + "\n"


@pytest.mark.parametrize("header", ["Muayene + İşlem", "Ekmek Parası", "Aylık", "Aylık Ödemesi"])
def test_the_only_money_of_a_list_is_what_is_owed(tmp_path: Path, header: str) -> None:
    outcome = run(write(tmp_path, alone(header)))
    assert column(outcome, "amount_kurus") == OWED
    assert f"{header} → Tutar" in told(outcome)


def test_a_sign_of_a_currency_is_enough(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, alone("Aylık", ("₺1.250,00", "₺980,00", "₺44.100,00", "₺770,00"))))
    assert column(outcome, "amount_kurus") == [125000, 98000, 4410000, 77000]


@pytest.mark.parametrize(
    "header", ["Yıllık Ciro", "Teminat", "Bizim Borcumuz", "Son Ödemesi", "Önceki Yıl", "Hedef", "İskontosu"]
)
def test_another_sum_is_asked_about(tmp_path: Path, header: str) -> None:
    [question] = asked(write(tmp_path, alone(header)))
    assert question["id"] == f"amount_column:{header}"


def test_the_only_money_that_was_denied_stays_out(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, alone("Aylık")), answer=["amount_column:Aylık=no"])
    assert "receivables" not in outcome.appended
