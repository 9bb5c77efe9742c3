"""A document that comes again under another number is not owed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Refusal
from tests.importing.test_totals_of_the_desk import Desk

WEEK = """
    Müşteri;Fatura No;Tarih;Vade;Tutar;Kalan
    Doğa;{};01.09.2026;01.10.2026;240,00;{}
    Ada;F-7;01.09.2026;01.10.2026;5,00;5,00
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("left", ["240,00", "200,00"])
@pytest.mark.parametrize(
    ("before", "after"), [("12", "TMZ2026000000012"), ("A-12", "TMZ2026000000012"), ("A-0012", "12")]
)
def test_the_same_serial_number_is_the_same_document(desk: Desk, before: str, after: str, left: str) -> None:
    desk.take(WEEK.format(before, "240,00"))
    for _ in range(2):
        desk.take(WEEK.format(after, left))
        assert desk.owed() == {after: int(left[:3]) * 100, "F-7": 500}


def test_a_number_with_its_signs_left_out_is_the_same_document_though_the_amount_is_another(
    desk: Desk,
) -> None:
    desk.take(WEEK.format("LST 2026 0023", "240,00"))
    desk.take(WEEK.format("LST-2026-0023", "200,00").replace("240,00", "200,00"))
    assert list(desk.owed().values()) == [20000, 500]


@pytest.mark.parametrize(("answer", "count"), [("same", 2), ("other", 3)])
def test_where_only_the_number_is_another_it_is_asked_once(desk: Desk, answer: str, count: int) -> None:
    desk.take(WEEK.format("12", "240,00"))
    later = WEEK.format("TMZ2026000000099", "230,00")
    with pytest.raises(Refusal) as stopped:
        desk.take(later)
    assert stopped.value.details["asked"][0]["id"] == "other_numbers:"
    desk.take(later, f"other_numbers={answer}")
    desk.take(later)
    assert len(desk.owed()) == count
    assert desk.owed()["TMZ2026000000099"] == 23000


@pytest.mark.parametrize(
    "other",
    [
        WEEK.format("99", "240,00").replace("01.10", "05.10"),
        WEEK.format("99", "240,00").replace("240", "250"),
        WEEK.format("12", "240,00") + "    Doğa;99;01.09.2026;01.10.2026;240,00;240,00\n",
    ],
)
def test_another_document_comes_in_unasked(desk: Desk, other: str) -> None:
    desk.take(WEEK.format("12", "240,00"))
    desk.take(other)
    assert len(desk.owed()) == 3


def test_cheques_are_told_apart_by_their_numbers(desk: Desk) -> None:
    cheques = "Çek No;Kimden;Vade;Tutar\n{};Ali;10.12.2026;225,00\n"
    desk.take(cheques.format("1001"))
    desk.take(cheques.format("1002"))
    assert desk.owed() == {"1001": 22500, "1002": 22500}
