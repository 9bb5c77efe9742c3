"""Who pays into his account does not pay the cheque that he has given before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

HEAD = """
    Cari Ünvanı:;Usta;;;;;
    Tarih;Belge No;Açıklama;Vade;Borç;Alacak;Bakiye
    05.08.2026;F-1;Satış Faturası;05.11.2026;412,50;;412,50
    12.08.2026;{};Çek Girişi;{};;200,00;212,50
"""
TRANSFER = "    18.09.2026;HV-1;Gelen Havale;;;12,50;200,00\n"
RETURN = "    18.09.2026;IAD-9;Satış İade Faturası;;;12,50;200,00\n"
MORE = "    20.09.2026;HV-2;Gelen Havale;;;250,00;-50,00\n"


@pytest.mark.parametrize("payment", [TRANSFER, RETURN])
@pytest.mark.parametrize("weeks", [1, 2])
@pytest.mark.parametrize("cheque", ["7712345", "Ç-1"])
def test_a_payment_pays_the_invoice_and_not_the_cheque(
    tmp_path: Path, payment: str, weeks: int, cheque: str
) -> None:
    desk, statement = Desk(tmp_path), HEAD.format(cheque, "30.12.2026")
    if weeks > 1:
        desk.take(statement)
    told = desk.take(statement + payment)
    claims = desk.frames["receivables"]
    left = dict(zip(claims["document_type"], claims["open_kurus"], strict=True))
    assert left == {"invoice": 20000, "cheque": 20000}
    assert "farklı kaldı" not in told
    desk.take(statement + payment)
    assert len(desk.frames["receipts"]) == 2


def test_what_is_more_than_the_account_asks_for_names_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(HEAD.format("7712345", "30.12.2026") + TRANSFER + MORE)
    assert desk.frames["receipts"]["receivable_id"].tolist() == ["", "A-0001-B", ""]


def test_without_a_cheque_nothing_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(HEAD.format("7712345", "").replace("Çek Girişi", "Gelen Havale") + TRANSFER)
    assert desk.frames["receipts"]["receivable_id"].tolist() == ["", ""]


def test_the_book_may_have_more_receipts_than_the_list_brings(tmp_path: Path) -> None:
    desk, statement = Desk(tmp_path), HEAD.format("7712345", "30.12.2026") + TRANSFER
    desk.take(statement)
    desk.take(statement + TRANSFER.replace("18.09", "19.09").replace("200,00", "187,50"))
    assert desk.frames["receipts"]["receivable_id"].tolist() == ["", "A-0001-B", "A-0001-B"]
