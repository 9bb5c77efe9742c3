"""A debtor's name and the number of his document both written shorter: asked before it is owed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, make_book
from tests.importing.weeks import take

WEEK = """
    Fatura No;Müşteri;Fatura Tarihi;Vade;Tutar;Kalan
    {};{};01.09.2026;01.10.2026;100,00;{}
    F-7;Bora A.Ş.;03.09.2026;03.10.2026;300,00;300,00
"""
LONG = ("GIB2026000000123", "Akçay Gıda San. ve Tic. Ltd. Şti.")
SHORT = ("123", "Akçay Gıda Ltd.")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (LONG, SHORT, "100,00"),
        (SHORT, LONG, "60,00"),
        (("SF-123", SHORT[1]), ("SF 000123", LONG[1]), "100,00"),
    ],
)
def test_both_written_otherwise_are_asked_and_owed_once(
    book: Path, before: tuple[str, str], after: tuple[str, str], left: str
) -> None:
    assert take(book, WEEK.format(*before, "100,00")).code == 0
    later = WEEK.format(*after, left)
    said = take(book, later)
    assert said.code == 2 and f"{after[1]} / {before[1]}" in said.err
    assert column(book, "receivables", "open_kurus") == [10000, 30000]
    for answers in (("same_debtors=same",), ()):
        said = take(book, later, *answers)
        assert said.code == 0, said.err
        assert column(book, "receivables", "open_kurus") == [int(left[:-3]) * 100, 30000]
        assert column(book, "debtors", "debtor_name") == [before[1], "Bora A.Ş."]


def test_two_debtors_by_the_answer_owe_apart(book: Path) -> None:
    take(book, WEEK.format(*LONG, "100,00"))
    assert take(book, WEEK.format(*SHORT, "100,00"), "same_debtors=other").code == 0
    assert column(book, "receivables", "open_kurus") == [10000, 30000, 10000]


@pytest.mark.parametrize(
    "other",
    [
        WEEK.format("124", SHORT[1], "100,00"),
        WEEK.format("123", "Pınar Yapı Ltd.", "100,00"),
        WEEK.format(*SHORT, "100,00").replace("01.09", "02.09"),
        WEEK.format(*SHORT, "90,00").replace("100,00;90", "90,00;90"),
    ],
)
def test_another_document_of_another_name_is_not_asked(book: Path, other: str) -> None:
    take(book, WEEK.format(*LONG, "100,00"))
    standing = "F-8;Akçay Gıda San. ve Tic. Ltd. Şti.;05.09.2026;05.10.2026;10,00;10,00\n"
    assert take(book, other + standing).code == 0
    assert len(column(book, "receivables", "open_kurus")) == 4


def test_another_document_of_a_name_that_takes_the_place_of_a_longer_one_is_asked(book: Path) -> None:
    take(book, WEEK.format(*LONG, "100,00"))
    said = take(book, WEEK.format("124", SHORT[1], "90,00"))
    assert said.code == 2 and f"{SHORT[1]} / {LONG[1]}" in said.err
