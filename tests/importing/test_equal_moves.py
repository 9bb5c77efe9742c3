"""Two equal lines of one day in an account without numbers: two sales, unless the user says one was twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.sitting import Sitting
from tests.importing.test_totals_of_the_desk import Desk

HEAD = "Tarih;Müşteri;Açıklama;Veresiye;Ödeme{more}\n"
MOVES = """12.10.2026;Berber Salih;çay şeker;540,00;{}
20.10.2026;Berber Salih;su;96,00;{}
20.10.2026;Berber Salih;su;96,00;{}
21.10.2026;Ayşe Teyze;ödeme;;50,00{}
21.10.2026;Ayşe Teyze;market;145,00;{}
"""
LATER = "22.10.2026;Ayşe Teyze;market;88,75;\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def account(more: str = "", *cells: str) -> str:
    return HEAD.format(more=more) + MOVES.format(*(cells or ("",) * 5))


def owed(desk: Desk) -> int:
    return int(desk.frames["receivables"]["open_kurus"].sum())


def test_the_terminal_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = Sitting(monkeypatch)
    sitting.take(desk, account())
    [question] = sitting.questions()
    assert "2 satır" in question and "Berber Salih 20.10.2026 96,00 TL" in question


def test_once_answered_so_nothing_is_asked_or_doubled_later(desk: Desk) -> None:
    desk.take(account(), "equal_moves=several")
    assert owed(desk) == 54000 + 19200 + 9500
    said = desk.take(account() + LATER)
    assert owed(desk) == 54000 + 19200 + 9500 + 8875 and "başka bir satırın aynısı" not in said


def test_a_repetition_is_left_out_told_and_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = desk.take(account(), "equal_moves=once")
    assert owed(desk) == 54000 + 9600 + 9500 and "1 satır (Berber Salih; 96,00 TL)" in said
    sitting = Sitting(monkeypatch)
    sitting.take(desk, account())
    assert not sitting.questions()


def test_where_nobody_is_asked_it_is_left_out_and_told_and_may_be_asked_later(desk: Desk) -> None:
    assert "1 satır (Berber Salih; 96,00 TL) listedeki başka bir satırın aynısı" in desk.take(account())
    desk.take(account(), "equal_moves=several")
    assert owed(desk) == 54000 + 19200 + 9500


def test_the_running_balance_and_the_sum_prove_both(tmp_path: Path) -> None:
    for number, text in enumerate(
        (
            account(";Bakiye", ";540,00", ";636,00", ";732,00", ";-50,00", ";95,00"),
            account() + "TOPLAM;;;877,00;50,00\n",
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        desk = Desk(folder)
        said = desk.take(text)
        assert owed(desk) == 54000 + 19200 + 9500 and "başka bir satırın aynısı" not in said


def test_equal_payments_of_a_day_are_asked_about_too(desk: Desk) -> None:
    desk.take(account() + "21.10.2026;Ayşe Teyze;ödeme;;50,00\n", "equal_moves=several")
    assert owed(desk) == 54000 + 19200 + 4500
