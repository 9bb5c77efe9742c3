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
