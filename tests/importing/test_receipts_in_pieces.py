"""A receipt that was typed in and that the statement has otherwise: asked before it would come in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.model import Refusal
from tests.importing.runs import asked, book
from tests.importing.test_totals_of_the_desk import Desk

STATEMENT = """
    Tarih;Fiş No;Müşteri;Açıklama;Borç;Alacak
    03.08.2026;F1;Nehir;Satış;14.300,00;
    12.09.2026;F2;Nehir;Satış;7.650,50;
    01.09.2026;F3;Poyraz;Satış;3.310,00;
"""
KEY = "known_money"


def later(*amounts: str, day: str = "06.11.2026") -> str:
    return "".join(f"    {day};H{at};Nehir;Havale;;{each}\n" for at, each in enumerate(amounts))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.take(STATEMENT)
    return desk


def questions(desk: Desk, text: str) -> list[str]:
    return [each["message"] for each in asked(desk.source(text), into=book(**desk.frames))]


@pytest.mark.parametrize(
    ("typed", "listed", "named"),
    [
        ([5000], ["5.000,00"], "kitapta 5.000,00 TL (05.11.2026), listede 5.000,00 TL (06.11.2026)"),
        (
            [2000, 3000],
            ["5.000,00"],
            "kitapta 2.000,00 TL (05.11.2026) + 3.000,00 TL (05.11.2026), listede 5.000,00 TL (06.11.2026)",
        ),
        (
            [5000],
            ["2.000,00", "3.000,00"],
            "kitapta 5.000,00 TL (05.11.2026), listede 2.000,00 TL (06.11.2026) + 3.000,00 TL (06.11.2026)",
        ),
        ([5000], ["4.995,00"], "kitapta 5.000,00 TL (05.11.2026), listede 4.995,00 TL (06.11.2026)"),
    ],
)
def test_what_may_be_the_same_money_is_asked(
    desk: Desk, typed: list[int], listed: list[str], named: str
) -> None:
    for amount in typed:
        desk.receive("Nehir", amount * 100, day="2026-11-05")
    [question] = questions(desk, STATEMENT + later(*listed))
    assert f"(Nehir: {named})" in question
    before = sum(desk.owed().values())
    desk.take(STATEMENT + later(*listed), f"{KEY}:=same")
    assert sum(desk.owed().values()) == before
    desk.take(STATEMENT + later(*listed))  # the answer holds
    assert sum(desk.owed().values()) == before


def test_other_money_comes_in_and_is_asked_about_no_more(desk: Desk) -> None:
    desk.receive("Nehir", 500000, day="2026-11-05")
    before = sum(desk.owed().values())
    for answers in ([f"{KEY}:=other"], []):
        desk.take(STATEMENT + later("5.000,00"), *answers)
        assert sum(desk.owed().values()) == before - 500000


@pytest.mark.parametrize(
    ("typed", "listed"), [([5000], ["4.200,00"]), ([2000, 3000], ["4.000,00"]), ([], ["5.000,00"])]
)
def test_other_sums_are_other_money(desk: Desk, typed: list[int], listed: list[str]) -> None:
    for amount in typed:
        desk.receive("Nehir", amount * 100, day="2026-11-05")
    desk.receive("Poyraz", 500, day="2026-11-05")
    desk.take(STATEMENT + later(*listed))


@pytest.mark.parametrize(("day", "is_asked"), [("04.11.2026", True), ("06.11.2026", False)])
def test_an_opening_balance_has_what_came_before_it(desk: Desk, day: str, is_asked: bool) -> None:
    desk.receive("Nehir", 500000, day="2026-11-05")
    week = (
        STATEMENT.splitlines()[1] + f"\n{day};;Nehir;Devir;16.950,50;\n" + later("5.000,00", day="07.11.2026")
    )
    try:
        desk.take(week)
    except Refusal as stopped:
        assert is_asked and [each["question"] for each in stopped.details["asked"]] == [KEY]
    else:
        assert not is_asked
