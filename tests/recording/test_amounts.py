"""An amount on the command line: read in one way only, or refused; never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Said, column, fingerprint, tahsilat
from tests.recording.shop import AK, copy_of, shop


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("amounts") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


def promised(book: Path, amount: str, *options: str, language: str = "") -> Said:
    words = ("--debtor", AK, "--amount", amount, "--due", "04.12.2026", "--json", *options)
    return tahsilat("add", "promise", book, *words, language=language)


@pytest.mark.parametrize(
    ("typed", "kurus"),
    [
        ("1.000", 100_000),
        ("1.234,5", 123_450),
        ("1,234.5", 123_450),
        ("1.234.567,89", 123_456_789),
        ("12,5", 1_250),
        ("12.34", 1_234),
        ("1000", 100_000),
        ("0.500", 50),
        ("1 250,00 TL", 125_000),
    ],
)
def test_what_can_be_read_in_one_way_is_written(typed: str, kurus: int, book: Path) -> None:
    assert promised(book, typed, "--yes").code == 0
    assert column(book, "promises", "amount_kurus")[-1] == kurus


@pytest.mark.parametrize(
    ("typed", "language", "readings"),
    [
        ("1,000", "", ("1.000,00 TL", "1,00 TL")),
        ("1,234", "", ("1.234,00 TL", "1,23 TL")),
        ("250,125 TL", "", ("250.125,00 TL", "250,13 TL")),
        ("1.000", "en", ("1,000.00 TRY", "1.00 TRY")),
    ],
)
def test_three_places_behind_the_decimal_sign_are_not_guessed(
    typed: str, language: str, readings: tuple[str, str], book: Path
) -> None:
    before = fingerprint(book)
    said = promised(book, typed, "--yes", language=language)
    assert said.code == 2 and [one["code"] for one in said.json["problems"]] == ["amount_not_number"]
    assert all(reading in said.err for reading in readings), said.err
    assert fingerprint(book) == before


@pytest.mark.parametrize("typed", ["1.00,50", "1.2345,6", "12.34.5", "1,2,3", "1.000,", "12,34,567.8"])
def test_what_is_no_well_formed_number_is_refused(typed: str, book: Path) -> None:
    before = fingerprint(book)
    said = promised(book, typed)
    assert said.code == 2 and "sayı olarak okunamıyor" in said.err and fingerprint(book) == before


@pytest.mark.parametrize("typed", ["1234,567", "1.234,567", "0,125"])
def test_less_than_a_kurus_is_asked_about(typed: str, book: Path) -> None:
    said = promised(book, typed)
    assert said.code == 2 and "amount_three_decimals" in [one["code"] for one in said.json["asked"]]
    assert promised(book, typed, "--yes").code == 0


def test_a_number_that_is_too_long_for_an_amount_is_told_so(book: Path) -> None:
    said = promised(book, "99999999999")
    assert said.code == 2 and "10 milyardan" in said.err
