"""A cheque that a statement took long ago is paid: the book shows the statement's own balance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

STATEMENT = """
    Cari Ünvanı:;Usta;;;;;
    Tarih;Belge No;Açıklama;Vade;Borç;Alacak;Bakiye
    05.03.2026;F-1;Satış Faturası;05.06.2026;412,50;;412,50
    12.04.2026;CK-7;Çek Girişi;{};;200,00;212,50
"""
BOUNCED = "    02.07.2026;CK-7;Karşılıksız çek;;200,00;;412,50\n"
PORTFOLIO = """
    Çek No;Banka;Müşteri;Vade;Tutar;Durum
    7712345;Akbank;Usta;{};200,00;{}
"""


@pytest.mark.parametrize("due", ["", "30.06.2026"])
def test_the_book_has_the_balance_of_the_statement(tmp_path: Path, due: str) -> None:
    desk = Desk(tmp_path)
    for _ in range(2):
        told = desk.take(STATEMENT.format(due))
        assert desk.owed() == {"F-1": 21250}
    assert desk.frames["receipts"][["channel", "description"]].to_numpy().tolist() == [
        ["", "CK-7 Çek Girişi"]
    ]
    assert "tahsil edilmiş sayıldı" not in told  # the second list brings no payment


def test_it_is_said_what_counts_as_cashed(tmp_path: Path) -> None:
    told = Desk(tmp_path).take(STATEMENT.format(""))
    assert "Ödeme olarak gelen 1 çek ya da senet (200,00 TL) tahsil edilmiş sayıldı" in told


def test_one_that_is_still_to_come_is_a_claim(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(STATEMENT.format("30.12.2026"))
    assert desk.frames["receivables"]["document_type"].tolist() == ["invoice", "cheque"]
    assert sum(desk.owed().values()) == 41250


def test_one_that_is_still_held_is_a_claim(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(STATEMENT.format("30.06.2026"), "papers:=held")
    assert sum(desk.owed().values()) == 41250


@pytest.mark.parametrize("first", [0, 1])
def test_one_of_the_portfolio_is_a_claim(tmp_path: Path, first: int) -> None:
    desk = Desk(tmp_path)
    lists = [STATEMENT.format("30.06.2026"), PORTFOLIO.format("30.06.2026", "Portföyde")]
    for text in (lists[first], lists[1 - first], lists[first]):
        desk.take(text)
    assert desk.frames["receivables"]["document_type"].tolist().count("cheque") == 1
    assert sum(desk.owed().values()) == 41250


def test_one_that_bounces_is_owed_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(STATEMENT.format(""))
    desk.take(STATEMENT.format("") + BOUNCED)
    assert sum(desk.owed().values()) == 41250


INVOICES = """
    Fatura No;Müşteri;Tarih;Vade;Tutar
    F-1;Usta;14.10.2026;13.12.2026;680,00
    IAD-2;Usta;20.10.2026;;-65,00
"""
PAPERS = """
    Çek No;Banka;Müşteri;Vade;Tutar;Durum
    7712345;Akbank;Usta;10.11.2026;500,00;{}
"""


def test_what_came_otherwise_stays_out_of_a_cheque_that_is_cashed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(INVOICES)
    desk.take(PAPERS.format("Portföyde"))
    desk.receive("Usta", 10000)
    assert desk.owed() == {"F-1": 51500, "7712345": 50000}
    desk.take(PAPERS.format("Tahsil edildi"))
    assert desk.owed() == {"F-1": 51500, "7712345": 0}
