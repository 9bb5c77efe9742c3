"""How the book counts a receivable without a due date is said when it comes in."""

from __future__ import annotations

from pathlib import Path

from tests.importing.test_totals_of_the_desk import Desk

LIST = """
    Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar
    Bozkır;F-1;22.07.2026;;22.300,00
    Yılmaz;F-2;05.10.2026;04.12.2026;60.000,00
    Yılmaz;F-3;06.10.2026;;1.000,00
    Duran;F-4;;;70,50
"""
STATEMENT = """
    Cari: 120.21 - Karapınar;;;;;
    Tarih;Evrak No;Açıklama;Borç;Alacak;Bakiye
    11.08.2026;F-310;Satış faturası;9.850,75;;9.850,75
    15.09.2026;BNK-1;Havale;;9.850,75;0,00
    03.10.2026;F-325;Satış faturası;21.300,00;;21.300,00
    05.10.2026;CEK 8;Çek alındı;;300,00;21.000,00
"""


def test_it_is_said_once_and_with_the_sum(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    said = desk.take(LIST)
    assert (
        "2 alacağın (23.300,00 TL) vadesi yok; kitap bunları düzenleme tarihinin ertesi gününden başlayarak "
        "gecikmiş sayar." in said
    )
    assert "1 alacağın (70,50 TL) ne vadesi ne düzenleme tarihi var" in said
    assert "vadesi" not in desk.take(LIST)


def test_what_the_list_itself_paid_is_not_meant(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    said = desk.take(STATEMENT)
    assert "1 alacağın (21.000,00 TL) vadesi yok" in said, said


def test_where_all_have_one_nothing_is_said(tmp_path: Path) -> None:
    said = Desk(tmp_path).take("Müşteri;Fatura No;Vade;Tutar\nAk;F-1;04.12.2026;60.000,00\n")
    assert "vadesi yok" not in said
