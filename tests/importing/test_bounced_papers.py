"""A cheque that stands as a claim and comes back in the statement is owed once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from addin.terminal import Terminal
from tests.importing.runs import book, run
from tests.importing.test_totals_of_the_desk import Desk

HEAD = """
    Cari Ünvanı:;{};;;;;
    Tarih;Belge No;Açıklama;Vade;Borç;Alacak;Bakiye
"""
USTA = (
    HEAD.format("Usta")
    + """
    15.07.2026;F-1;Satış Faturası;15.09.2026;520,00;;520,00
    30.07.2026;{};Çek {};;;300,00;220,00
"""
)
OTHER = HEAD.format("Orkide") + "    01.09.2026;F-9;Satış Faturası;;33,10;;33,10\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("number", ["Tahsilat", "7712345"])
@pytest.mark.parametrize(
    "bounce",
    ["{};Karşılıksız çek", "İADE-3;Çek karşılıksız çıktı", "{};İade çek"],
)
def test_the_claim_is_closed_and_the_debt_is_open_again(desk: Desk, number: str, bounce: str) -> None:
    week = USTA.format(number, "30.12.2026 vadeli, vade: 30.12.2026")
    desk.take(week + OTHER)
    assert desk.frames["receivables"]["open_kurus"].tolist() == [22000, 3310, 30000]
    back = f"    13.11.2026;{bounce.format(number)};;300,00;;520,00\n"
    said = desk.take(week + back + OTHER)
    for _ in range(2):
        assert desk.frames["receivables"]["closing_reason"].tolist() == ["", "", "bounced"]
        assert desk.frames["receivables"]["open_kurus"].tolist() == [52000, 3310, 0]
        assert "Bakiye" not in said or "farklı" not in said
        if "karşılıksız diye kapatıldı" in said:
            assert "Usta" in said.split("kapatıldı (")[1]
        said = desk.take(week + back + OTHER)
    assert "karşılıksız diye kapatıldı" not in said


def test_it_is_said_by_name(desk: Desk) -> None:
    week = USTA.format("7712345", "vade: 30.12.2026")
    desk.take(week)
    said = desk.take(week + "    13.11.2026;7712345;Karşılıksız çek;;300,00;;520,00\n")
    assert "1 çek ya da senet listede karşılıksız" in said and "Usta 7712345 300,00 TL" in said


def test_a_list_that_has_both_at_first_brings_no_claim(desk: Desk) -> None:
    week = USTA.format("7712345", "vade: 30.12.2026")
    week += "    13.11.2026;7712345;Karşılıksız çek;;300,00;;520,00\n"
    for _ in range(2):
        desk.take(week)
        assert sum(desk.frames["receivables"]["open_kurus"]) == 52000


def test_where_the_amounts_differ_the_balance_is_told(desk: Desk) -> None:
    week = USTA.format("7712345", "vade: 30.12.2026")
    desk.take(week)
    said = desk.take(week + "    13.11.2026;K-9;Karşılıksız çek ve masrafı;;301,50;;521,50\n")
    assert "Usta: kitapta 821,50 TL, listede 521,50 TL" in said


def test_a_cheque_that_was_cashed_is_not_asked_about_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = USTA.format("CK-7", "")
    desk.take(week, "papers:=cashed")
    questions: list[str] = []

    def choose(self: Terminal, question: str, choices: Sequence[tuple[str, str]]) -> str:
        questions.append(question)
        return choices[0][0]

    monkeypatch.setattr(Terminal, "choose", choose)
    more = "    13.11.2026;F-2;Satış Faturası;;10,00;;230,00\n"
    run(desk.source(week + more), book(**desk.frames), yes=False, interactive=True)
    assert not [each for each in questions if "çek" in each]


def test_another_cheque_that_is_held_is_no_difference(desk: Desk) -> None:
    week = USTA.format("7712345", "vade: 30.12.2026")
    week += "    02.08.2026;Tahsilat;Çek vade: 30.12.2026;;;100,00;120,00\n"
    desk.take(week)
    said = desk.take(week + "    13.11.2026;7712345;Karşılıksız çek;;300,00;;420,00\n")
    assert "karşılıksız diye kapatıldı" in said and "farklı kaldı" not in said
    assert sum(desk.frames["receivables"]["open_kurus"]) == 52000
