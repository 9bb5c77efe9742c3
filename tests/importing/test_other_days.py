"""The day on which a debt without a number falls due is another one in the next list: it is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, book
from tests.importing.test_totals_of_the_desk import Desk

FIRST = """
    Veli;Vade;Taksit Tutarı
    Sevil;15.10.2026;6.000,00
    Murat;15.10.2026;8.000,00
    Murat;15.11.2026;8.000,00
    Hülya;15.10.2026;5.500,50
"""
KEY = "other_days"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.take(FIRST)
    return desk


def dues(desk: Desk) -> list[str]:
    frame = desk.frames["receivables"]
    return [f"{name} {day:%d.%m}" for name, day in zip(frame["debtor_name"], frame["due_date"], strict=True)]


PUT_OFF = FIRST.replace("15.11.2026", "15.12.2026")


def test_one_gone_and_one_new_is_asked(desk: Desk) -> None:
    [question] = asked(desk.source(PUT_OFF), into=book(**desk.frames))
    assert question["question"] == KEY
    words = "(Murat: kitapta 8.000,00 TL (15.11.2026), listede 8.000,00 TL (15.12.2026))"
    assert words in question["message"]
    said = desk.take(PUT_OFF, f"{KEY}:=same")
    assert dues(desk) == ["Sevil 15.10", "Murat 15.10", "Murat 15.12", "Hülya 15.10"]
    assert "bu listede yok" not in said
    desk.take(PUT_OFF)


def test_the_next_debt_of_that_amount_comes_beside_the_old_one(desk: Desk) -> None:
    for answers in ([f"{KEY}:=other"], []):
        assert "Murat" in desk.take(PUT_OFF, *answers).split("bu listede yok")[1]
        assert dues(desk)[-1] == "Murat 15.12" and len(dues(desk)) == 5


def test_two_that_were_put_off_are_those_two(desk: Desk) -> None:
    both = PUT_OFF.replace("Murat;15.10", "Murat;15.01").replace("01.2026", "01.2027")
    desk.take(both, f"{KEY}:=same")
    assert dues(desk) == ["Sevil 15.10", "Murat 15.12", "Murat 15.01", "Hülya 15.10"]


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "    Murat;15.12.2026;8.000,00\n",  # one more
        "Veli;Vade;Taksit Tutarı\nSevil;15.11.2026;6.000,00\nMurat;15.12.2026;8.000,00\n",  # another month
        PUT_OFF.replace("12.2026;8.000,00", "12.2026;8.001,00"),
        PUT_OFF.replace("Vade", "Fatura Tarihi"),
    ],
)
def test_what_is_no_change_of_the_day_is_not_asked(desk: Desk, text: str) -> None:
    if "Fatura" in text:
        desk.frames["receivables"]["issue_date"] = desk.frames["receivables"]["due_date"]
    desk.take(text)
    assert len(desk.frames["receivables"]) > 4


def test_a_debt_that_was_paid_is_not_put_off(desk: Desk) -> None:
    desk.receive("Murat", 1600000)
    desk.take(PUT_OFF)
    assert dues(desk)[-1] == "Murat 15.12" and len(dues(desk)) == 5


OTHERS = """
    Veli;Vade;Taksit Tutarı
    Sevil;15.10.2026;2.000,00
    Murat;15.12.2026;8.000,00
    Murat;15.10.2026;8.000,00
"""


@pytest.mark.parametrize(
    "text",
    [
        OTHERS,  # one fell, one is gone
        OTHERS + "    Hülya;15.10.2026;5.500,50\n    Hülya;28.12.2026;2.200,00\n    Can;28.12.2026;70,00\n",
        "Veli;Vade;Taksit Tutarı\nSevil;15.10.2026;2.000,00\nHülya;01.12.2026;5.500,50\n",
    ],
)
def test_it_is_asked_whatever_else_the_list_changes(desk: Desk, text: str) -> None:
    refused = asked(desk.source(text), into=book(**desk.frames), answer=["openings:=update"])
    assert [question["question"] for question in refused] == [KEY]
    desk.take(text, "openings:=update", f"{KEY}:=same")
    frame = desk.frames["receivables"]
    assert len(frame) == 4 + text.count("28.12.2026") and frame["amount_kurus"][0] == 200000


ALL_MOVED = (
    FIRST.replace("Sevil;15.10", "Sevil;20.11")
    .replace("Murat;15.10", "Murat;01.12")
    .replace("Murat;15.11", "Murat;28.12")
    .replace("Hülya;15.10", "Hülya;15.11")
)


def test_it_is_asked_where_all_of_the_list_were_put_off(desk: Desk) -> None:
    [question] = asked(desk.source(ALL_MOVED), into=book(**desk.frames))
    assert question["question"] == KEY
    desk.take(ALL_MOVED, f"{KEY}:=same")
    assert dues(desk) == ["Sevil 20.11", "Murat 01.12", "Murat 28.12", "Hülya 15.11"]


FEES = """
    Veli;Vade;Taksit Tutarı
    Sevil;{0};6.000,00
    Murat;{1};8.000,00
"""


@pytest.mark.parametrize(
    ("first", "next_"),
    [
        (("15.10.2026", "20.10.2026"), ("15.11.2026", "20.11.2026")),
        (("31.10.2026", "30.11.2026"), ("30.11.2026", "31.12.2026")),
        (("30.01.2026", "15.02.2026"), ("28.02.2026", "15.03.2026")),
    ],
)
def test_the_same_amounts_of_another_month_are_not_asked(
    tmp_path: Path, first: tuple[str, str], next_: tuple[str, str]
) -> None:
    desk = Desk(tmp_path)
    desk.take(FEES.format(*first))
    desk.take(FEES.format(*next_))
    assert len(desk.frames["receivables"]) == 4
