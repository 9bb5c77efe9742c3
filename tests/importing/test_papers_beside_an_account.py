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


EARLIER = """
    Cari: 120.21 - Usta;;;;;
    Tarih;Evrak No;Açıklama;Borç;Alacak;Bakiye
    11.08.2026;F-310;Satış faturası;9850,75;;9850,75
    03.09.2026;F-325;Satış faturası;21300,00;;31150,75
    15.09.2026;BNK-118;Havale Ziraat;;9850,75;21300,00
    02.10.2026;CEK 8891;Çek alındı vade 15.12.2026;;15000,00;6300,00
"""
BOUNCED = """
    20.11.2026;CEK 8891;Çek iadesi (karşılıksız);15000,00;;21300,00
    21.11.2026;BNK-120;Havale Ziraat;;300,00;21000,00
"""


def test_who_paid_before_he_gave_the_cheque_paid_what_was_open_then(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(EARLIER)
    assert desk.frames["receipts"]["receivable_id"].tolist() == ["A-0001-B", ""]
    assert desk.owed() == {"F-310": 0, "F-325": 630000, "CEK 8891": 1500000}
    desk.take(EARLIER + BOUNCED)
    assert desk.owed() == {"F-310": 0, "F-325": 2100000, "CEK 8891": 0}


BACK = """
    20.11.2026;IADE-1;Çek iadesi (karşılıksız);200,00;;412,50
    21.11.2026;HV-1;Gelen Havale;;100,00;312,50
"""


def test_a_cheque_that_came_back_paid_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    statement = """
        Cari Ünvanı:;Usta;;;;
        Tarih;Belge No;Açıklama;Borç;Alacak;Bakiye
        05.08.2026;F-1;Satış Faturası;200,00;;200,00
        06.08.2026;F-2;Satış Faturası;212,50;;412,50
        12.08.2026;7712345;Çek Girişi vade 30.11.2026;;200,00;212,50
    """
    desk.take(statement)
    desk.take(statement + BACK)
    assert desk.frames["receipts"]["receivable_id"].tolist() == ["", "A-0001-B"]
    assert desk.owed() == {"F-1": 10000, "F-2": 21250, "7712345": 0}
