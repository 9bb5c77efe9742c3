"""A column "No" is the document's where debtors have several; sums close the groups of debtors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, write

LEDGER = lines("""
    Cari Kodu;Alıcı;Tarih;No;Borç;Ödeme;Son Durum
    M0005;Vadi Hırdavat;19.01.2026;{};750,00;;750,00
    M0005;Vadi Hırdavat;26.01.2026;{};;275,00;475,00
    M0005;Vadi Hırdavat;14.02.2026;{};400,00;;875,00
    M0006;Çınar Yapı;15.02.2026;{};100,00;;100,00
    M0006;Çınar Yapı;16.02.2026;{};300,00;;400,00
    """)


@pytest.mark.parametrize(
    ("numbers", "came"),
    [
        (("A-122", "TH7000", "A-127", "4330", "E1801"), ["A-122", "A-127", "4330", "E1801"]),
        (("1", "2", "3", "4", "5"), [""] * 4),
        (("12", "12", "12", "3", "3"), [""] * 4),
    ],
)
def test_a_bare_number_is_the_documents(tmp_path: Path, numbers: tuple[str, ...], came: list[str]) -> None:
    outcome = run(write(tmp_path, LEDGER.format(*numbers)))

    assert column(outcome, "document_no") == came


def test_so_it_is_in_the_statement_of_one_account(tmp_path: Path) -> None:
    rows = "\n".join(row.split(";", 2)[2] for row in LEDGER.splitlines()[:4])
    text = f"Cari Hesap Ünvanı: Vadi Hırdavat\n{rows}\n".format("G-122", "DK81", "G-125", "", "")
    outcome = run(write(tmp_path, text.replace("DK81", "8127")))

    assert column(outcome, "document_no") == ["G-122", "G-125"]


GROUPS = lines("""
    Ünvan;Belge No;Vade;Tutar
    Rıza Avşar;A-1;18.11.2026;164,00
    Cari Toplamı;;;164,00
    Dilek Yeşilova;A-2;30.10.2026;116,00
    ;A-3;27.10.2026;358,00
    {};;;474,00
    """)


def test_the_sums_of_two_debtors_tell_whose_a_row_without_a_name_is(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, GROUPS.format("Ara Toplam")))

    assert column(outcome, "debtor_id")[1] == column(outcome, "debtor_id")[2]
    assert outcome.answer["rejected"] == 0
