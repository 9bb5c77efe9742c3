"""A sale of a running account whose amount was put right in the next list: the old one is told by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

WEEK = """
    Tarih;Müşteri;Açıklama;Veresiye;Ödeme
    01.10.2026;Ayşe Teyze;market;320,50;
    03.10.2026;Ayşe Teyze;market;{amount};
    10.10.2026;Ayşe Teyze;ödeme;;300,00
    12.10.2026;Berber Salih;çay;540,00;
"""
TOLD = "1 borç, listedeki hesabın günleri içinde kalıyor ama hesapta yok (Ayşe Teyze 03.10.2026 145,00 TL)"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_old_amount_is_named(desk: Desk) -> None:
    desk.take(WEEK.format(amount="145,00"))
    assert "hesabın günleri" not in desk.take(WEEK.format(amount="145,00"))
    assert TOLD in desk.take(WEEK.format(amount="154,00"))


def test_older_lines_that_the_list_leaves_out_are_not_named(desk: Desk) -> None:
    desk.take(WEEK.format(amount="145,00"))
    shorter = """
        Tarih;Müşteri;Açıklama;Veresiye;Ödeme
        10.10.2026;Ayşe Teyze;ödeme;;300,00
        12.10.2026;Berber Salih;çay;540,00;
        20.10.2026;Ayşe Teyze;market;88,00;
    """
    assert "hesabın günleri" not in desk.take(shorter)
