"""Movements of a bank account beside which somebody wrote the customers' names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import asked, column, lines, listed, run, told, write

_SIGNED = """
    Tarih;Açıklama;Tutar;Bakiye;Unvan
    05.10.2026;GELEN FAST - ÇINAR GIDA SAN - fatura 11;7.000,00;57.000,00;ÇINAR GIDA
    06.10.2026;HESAP İŞLETİM ÜCRETİ;-45,50;56.954,50;
    08.10.2026;EFT OSMAN TURAN borç ödemesi;1.500,60;58.455,10;OSMAN TURAN
    09.10.2026;GİDEN HAVALE KİRA ALİ VELİ;-12.000,00;46.455,10;
"""
_SIDES = """
    HESAP HAREKETLERİ;;;;;
    Tarih;Açıklama;Borç;Alacak;Bakiye;Müşteri
    09.10.2026;GİDEN HAVALE KİRA ALİ VELİ;12.000,00;;46.455,10;
    08.10.2026;EFT OSMAN TURAN borç ödemesi;;1.500,60;58.455,10;OSMAN TURAN
    06.10.2026;HESAP İŞLETİM ÜCRETİ;45,50;;56.954,50;
    05.10.2026;GELEN FAST - ÇINAR GIDA SAN - fatura 11;;7.000,00;57.000,00;ÇINAR GIDA
"""
_TILL = """
    Tarih;Cari;Giriş;Çıkış;Bakiye
    05.10.2026;ÇINAR GIDA;7.000,00;;7.000,00
    06.10.2026;;;45,50;6.954,50
    08.10.2026;OSMAN TURAN;1.500,60;;8.455,10
    09.10.2026;;;2.000,00;6.455,10
"""


def received(outcome: Any) -> list[tuple[str, int]]:
    names = column(outcome, "debtor_name", "receipts")
    return sorted(zip(names, column(outcome, "amount_kurus", "receipts"), strict=True))


@pytest.mark.parametrize("text", [_SIGNED, _SIDES, _TILL])
def test_what_came_is_a_receipt_and_what_went_out_is_left(tmp_path: Path, text: str) -> None:
    outcome = run(write(tmp_path, lines(text)))
    assert "receivables" not in outcome.appended
    assert received(outcome) == [("OSMAN TURAN", 150060), ("ÇINAR GIDA", 700000)]
    assert {row[0] for row in listed(outcome, "untaken")} == {"skipped"}
    assert "dışarı giden 2 satır" in told(outcome)
    assert "altındaki satırlarına da yazıldı" not in told(outcome)


def test_without_words_of_a_bank_it_is_asked(tmp_path: Path) -> None:
    bare = "\n".join(
        ";".join(cell for at, cell in enumerate(line.split(";")) if at != 1)
        for line in lines(_SIGNED).splitlines()
    )
    source = write(tmp_path, bare)
    assert [question["id"] for question in asked(source)] == ["kind:"]
    outcome = run(source, answer=["kind:=receipts"])
    assert received(outcome) == [("OSMAN TURAN", 150060), ("ÇINAR GIDA", 700000)]


def test_without_a_balance_it_is_asked_and_no_name_is_filled_down(tmp_path: Path) -> None:
    text = lines(_SIGNED).replace("Bakiye", "Şube")
    text = "\n".join(
        line if not at else ";".join([*line.split(";")[:3], "Merkez", line.split(";")[4]])
        for at, line in enumerate(text.splitlines())
    )
    source = write(tmp_path, text)
    assert [question["id"] for question in asked(source)] == ["kind:"]
    outcome = run(source, answer=["kind:=claims"])
    assert "altındaki satırlarına da yazıldı" not in told(outcome)
    assert received(run(source, answer=["kind:=receipts"])) == [
        ("OSMAN TURAN", 150060),
        ("ÇINAR GIDA", 700000),
    ]


def test_money_that_came_from_nobody_known_is_told(tmp_path: Path) -> None:
    text = _SIGNED + "10.10.2026;FAİZ TAHAKKUK;12,00;46.467,10;\n"
    outcome = run(write(tmp_path, lines(text)))
    assert ["rejected", "6"] in [row[:2] for row in listed(outcome, "untaken")]
    assert "12,00 TL" in told(outcome)


def test_notes_of_transfers_alone_are_asked_about(tmp_path: Path) -> None:
    text = """
        Tarih;Firma;Tutar;Açıklama
        05.10.2026;Ak;7.000,00;havale
        06.10.2026;Ok;500,00;EFT ile
    """
    assert [question["id"] for question in asked(write(tmp_path, lines(text)))] == ["kind:"]


@pytest.mark.parametrize("again", [("Ak Gıda", "Ok Ltd."), ("", "")])
def test_an_account_of_customers_is_none_of_a_bank(tmp_path: Path, again: tuple[str, str]) -> None:
    text = f"""
        Müşteri;Tarih;Açıklama;Tutar;Bakiye
        Ak Gıda;05.10.2026;satış;7.000,00;7.000,00
        {again[0]};06.10.2026;havale;-6.000,00;1.000,00
        {again[0]};07.10.2026;havale;-1.000,00;0,00
        Ok Ltd.;08.10.2026;satış;1.500,60;1.500,60
        {again[1]};09.10.2026;EFT;-1.000,00;500,60
        {again[1]};10.10.2026;EFT;-100,00;400,60
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "amount_kurus") == [700000, 150060]
    assert sum(column(outcome, "amount_kurus", "receipts")) == 810000


def test_without_names_the_user_is_told_where_to_write_them(tmp_path: Path) -> None:
    bare = "\n".join(line.rpartition(";")[0] for line in lines(_SIGNED).splitlines())
    [question] = asked(write(tmp_path, bare))
    assert "gelen paraların yanına" in question["message"]


@pytest.mark.parametrize("rows", [(1, 3), (1, 2)])
def test_a_few_rows_of_a_bank_are_asked_about(tmp_path: Path, rows: tuple[int, int]) -> None:
    text = lines(_SIGNED).splitlines()
    source = write(tmp_path, "\n".join([text[0], *(text[at] for at in rows)]))
    assert [question["id"] for question in asked(source)] == ["kind:"]


@pytest.mark.parametrize(
    "text",
    [
        "Tarih;Firma;Fatura No;Tutar;Açıklama\n01.10.2026;Ak;F1;100,00;havale ile\n",
        "Tarih;Firma;Tutar;Açıklama\n01.10.2026;Ak;100,00;havale yapacak\n",
        "Tarih;Firma;Tutar;Açıklama\n01.10.2026;Ak;100,00;pos cihazı kirası\n",
    ],
)
def test_claims_whose_notes_tell_how_they_will_be_paid_are_not_asked_about(tmp_path: Path, text: str) -> None:
    assert column(run(write(tmp_path, text)), "amount_kurus") == [10000]


def test_sales_of_all_customers_with_one_balance_are_none_of_a_bank(tmp_path: Path) -> None:
    text = """
        Tarih;Cari;Açıklama;Tutar;Bakiye
        01.10.2026;Ak;satış;100,00;100,00
        02.10.2026;Ok;satış;200,00;300,00
        03.10.2026;Ak;havale;-100,00;200,00
        04.10.2026;Su;satış;50,00;250,00
    """
    assert "kind:" not in [question["id"] for question in asked(write(tmp_path, lines(text)))]


def test_what_is_left_of_claims_is_no_balance_of_a_bank(tmp_path: Path) -> None:
    text = """
        Firma;Tarih;Tutar;Kalan;Açıklama
        Ak;05.10.2026;7.000,00;1.000,00;havale ile
        Ok;06.10.2026;500,00;500,00;EFT
    """
    assert column(run(write(tmp_path, lines(text))), "amount_kurus") == [100000, 50000]
