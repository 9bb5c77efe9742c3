"""A cheque whose due date nobody told is not overdue; its slip's number names it until it has its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import column, frame, make_book
from tests.importing.test_cashed_papers import BOUNCED, PORTFOLIO, STATEMENT
from tests.importing.weeks import take

LOGO = STATEMENT.replace("CK-7", "CEK0007")
HELD = "papers:=held"
IN_HAND = PORTFOLIO.format("30.12.2026", "Portföyde")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "kitap.xlsx", {})


def papers(book: Path) -> list[tuple[str, str, int]]:
    """Number, due date and what is open of the cheques."""
    rows = frame(book, "receivables")
    rows = rows[rows["document_type"] == "cheque"]
    due = rows["due_date"].dt.strftime("%d.%m.%Y").fillna("")
    return list(zip(rows["document_no"], due, rows["open_kurus"].astype(int), strict=True))


def test_the_day_it_was_given_is_not_its_due_date(book: Path) -> None:
    for _ in range(2):
        assert take(book, LOGO.format(""), HELD).code == 0
    assert papers(book) == [("CEK0007", "", 20000)]
    assert column(book, "receivables", "age_bucket")[1] == "undated"
    assert column(book, "receivables", "status")[1] != "overdue"
    assert column(book, "problems", "rule") == ["Çekin ya da senedin vadesi boş"]


def test_a_due_date_told_in_words_is_its_due_date(book: Path) -> None:
    take(book, LOGO.replace("Çek Girişi", "Çek 30.12.2026 vadeli").format(""))
    assert papers(book) == [("CEK0007", "30.12.2026", 20000)]


@pytest.mark.parametrize("described", ["Çek Girişi", "Çek 30.12.2026 vadeli"])
def test_the_list_of_cheques_gives_it_its_own_number(book: Path, described: str) -> None:
    statement = LOGO.replace("Çek Girişi", described).format("")
    for text in (statement, IN_HAND, statement, IN_HAND):
        assert take(book, text, *[HELD] * (described == "Çek Girişi")).code == 0
        assert len(papers(book)) == 1
    assert papers(book) == [("7712345", "30.12.2026", 20000)]


def test_it_bounces_under_the_number_of_its_slip(book: Path) -> None:
    take(book, LOGO.format(""), HELD)
    take(book, (LOGO + BOUNCED.replace("CK-7", "CEK0007")).format(""))
    assert papers(book) == [("CEK0007", "", 0)]
    assert column(book, "receivables", "open_kurus") == [41250, 0]


def test_cheques_of_one_slip_have_no_number(book: Path) -> None:
    take(book, LOGO.format("") + "    12.04.2026;CEK0007;Çek Girişi;;;100,00;112,50\n", HELD)
    assert sorted(papers(book)) == [("", "", 10000), ("", "", 20000)]
