"""Amounts to which a document adds levies or carriage before it comes to what is owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write


def listed(headers: str, rows: tuple[str, str, str]) -> str:
    told = [
        f"F{at};1{at}.10.2026;{name};{row}"
        for at, (name, row) in enumerate(zip(("Ak", "Ok", "Us"), rows, strict=True))
    ]
    return lines("\n".join([f"Fatura No;Tarih;Alıcı;{headers}", *told]))


ONE = ("100,50;1,50;102,00", "200,25;2,00;202,25", "300,00;3,00;303,00")
TWO = ("100,50;1,50;2,00;104,00", "200,25;2,00;;202,25", "300,00;3,00;1,00;304,00")


@pytest.mark.parametrize(
    ("headers", "rows", "owed"),
    [
        ("Mal Bedeli;Rüsum;Fatura Toplamı", ONE, [10200, 20225, 30300]),
        ("Mal Bedeli;Sandık Parası;Fatura Toplamı", ONE, [10200, 20225, 30300]),
        ("Mal Bedeli;Nakliye;Hamaliye;Genel Toplam", TWO, [10400, 20225, 30400]),
        ("Tutar;ÖTV;Damga Vergisi;Toplam", TWO, [10400, 20225, 30400]),
        ("Tutar;Bandrol;Toplam Tutar", ONE, [10200, 20225, 30300]),
        ("Satış Bedeli;Kargo Ücretleri;Toplam", ONE, [10200, 20225, 30300]),
        ("Tutar;Navlun;Sigorta;Fatura Tutarı", TWO, [10400, 20225, 30400]),
        ("İş Bedeli;Montaj;Toplam", ONE, [10200, 20225, 30300]),
        ("Amount;Freight;Invoice Total", ONE, [10200, 20225, 30300]),
    ],
)
def test_what_the_document_comes_to_is_owed(
    tmp_path: Path, headers: str, rows: tuple[str, str, str], owed: list[int]
) -> None:
    assert column(run(write(tmp_path, listed(headers, rows))), "amount_kurus") == owed


@pytest.mark.parametrize(
    "headers",
    [
        "Tutar;Nakit;Toplam Tutar",
        "Fatura Tutarı;Gecikme Faizi;Toplam",
        "Tutar;Eski Borç;Toplam",
        "Tutar;Önceki Dönem;Fatura Toplamı",
        "Tutar;Peşin;Fatura Toplamı",
    ],
)
def test_a_total_with_something_else_in_it_is_asked_about(tmp_path: Path, headers: str) -> None:
    [question] = asked(write(tmp_path, listed(headers, ONE)))
    assert [choice["answer"] for choice in question["choices"]] == ["4", "6"]


def test_charges_that_do_not_add_up_are_asked_about(tmp_path: Path) -> None:
    rows = (*ONE[:2], "300,00;3,00;310,00")
    [question] = asked(write(tmp_path, listed("Mal Bedeli;Rüsum;Fatura Toplamı", rows)))
    assert question["question"] == "column"
