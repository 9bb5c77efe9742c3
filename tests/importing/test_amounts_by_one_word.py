"""Lists in which one word above the amounts tells what they are, as people write them by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

PEOPLE = """
    Adı Soyadı;Telefon;{header};Not
    Ali Veli;0532 111 22 33;{0};
    Bora Kaya;;{1};arandı
    Cem Yıl;;{2};
"""


def people(header: str, *amounts: str) -> str:
    return lines(PEOPLE.format(*(amounts or ("1100", "2250", "12400")), header=header))


@pytest.mark.parametrize(
    "header", ["Mevcut Borç", "Müşteri Borcu", "Poliçe Primi", "Navlun", "İşçilik", "Alacak", "₺"]
)
def test_whole_sums_under_a_word_of_debts(tmp_path: Path, header: str) -> None:
    assert column(run(write(tmp_path, people(header))), "amount_kurus") == [110000, 225000, 1240000]


@pytest.mark.parametrize("header", ["Hesap", "Devir", "Avans"])
def test_whole_sums_under_another_word_are_asked_about_before_they_are_lost(
    tmp_path: Path, header: str
) -> None:
    [question] = asked(write(tmp_path, people(header)))
    assert question["id"] == f"amount_column:{header}"


def test_credits_that_have_a_day_may_be_payments(tmp_path: Path) -> None:
    rows = "Müşteri;Tarih;Alacak\nAli Veli;05.09.2026;1.100,50\nBora Kaya;13.10.2026;2.250,00\n"
    assert [each["id"] for each in asked(write(tmp_path, rows))] == ["unsure:Alacak"]


def test_a_header_that_says_how_sides_are_marked_stands_above_the_balances(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, people("Bakiye (B/A)", "1.100,50 (B)", "300,00 (A)", "12,40 (B)")))
    assert column(outcome, "amount_kurus") == [110050, 1240]


@pytest.mark.parametrize("other", ["Kayıt Tarihi", "Keşif Tarihi"])
def test_the_bare_day_is_that_of_the_document(tmp_path: Path, other: str) -> None:
    rows = f"Müşteri;{other};Tarih;Tutar\nAk;01.09.2026;05.09.2026;1,50\nEge;09.09.2026;13.10.2026;2,50\n"
    assert column(run(write(tmp_path, rows)), "issue_date") == ["2026-09-05", "2026-10-13"]


def test_the_day_of_the_sale_goes_before_the_bare_one(tmp_path: Path) -> None:
    rows = "Müşteri;Satış Günü;Tarih;Tutar\nAk;01.09.2026;05.09.2026;1,50\nEge;09.09.2026;13.10.2026;2,50\n"
    assert column(run(write(tmp_path, rows)), "issue_date") == ["2026-09-01", "2026-09-09"]
