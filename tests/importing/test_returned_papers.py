"""A cheque that the list calls given back: it stays open, and it is said what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

PAPERS = """
    Çek No;Kimden;Vade;Tutar;Durum
    11;Ali;10.12.2026;225,00;{}
    12;Veli;11.12.2026;100,00;Portföyde
"""


@pytest.mark.parametrize("word", ["İade edildi", "Müşteriye iade"])
@pytest.mark.parametrize("before", ["", "Portföyde"])
def test_it_is_told_as_long_as_it_stands_open(tmp_path: Path, word: str, before: str) -> None:
    desk = Desk(tmp_path)
    if before:
        desk.take(PAPERS.format(before))
    said = desk.take(PAPERS.format(word))
    assert "1 çek ya da senet listede iade görünüyor (satır 2; 225,00 TL)" in said
    assert desk.owed() == {"11": 22500, "12": 10000}
    desk.frames["receivables"].loc[0, "closing_reason"] = "paid"
    desk.refresh()
    assert "iade görünüyor" not in desk.take(PAPERS.format(word))


@pytest.mark.parametrize("word", ["Faktoringe verildi", "Kırdırıldı"])
def test_one_that_was_sold_is_closed_as_one_that_was_endorsed(tmp_path: Path, word: str) -> None:
    desk = Desk(tmp_path)
    desk.take(PAPERS.format("Portföyde"))
    desk.take(PAPERS.format(word))
    assert desk.owed() == {"11": 0, "12": 10000}
