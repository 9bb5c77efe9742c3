"""A cheque that the list calls given back: no claim where its giver has it, else open, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_totals_of_the_desk import Desk

PAPERS = """
    Çek No;Kimden;Vade;Tutar;Durum
    11;Ali;10.12.2026;225,00;{}
    12;Veli;11.12.2026;100,00;Portföyde
"""


BACK = [
    "Müşteriye iade",
    "keşideciye iade edildi",
    "Borçluya geri verildi",
    "sahibine iade",
    "Carisine iade (12.11.2026)",
    "İade - müşteriye",
    "müşteriye geri verildi, yenisi alındı",
]
OPEN = ["İade", "İade edildi", "Bankadan iade", "Geri verildi", "Değiştirildi"]


@pytest.mark.parametrize("word", OPEN)
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


@pytest.mark.parametrize("word", BACK)
@pytest.mark.parametrize("title", ["Durum", "Açıklama"])
def test_one_that_its_giver_has_again_is_no_claim(tmp_path: Path, word: str, title: str) -> None:
    desk = Desk(tmp_path)
    said = desk.take(PAPERS.replace("Durum", title).format(word))
    assert "geri verilmiş görünüyor (Ali 11 225,00 TL; toplam 225,00 TL): elinizde olmadığı için" in said
    assert "cari hesabındaki borcuna dokunulmadı" in said and "iade görünüyor" not in said
    assert desk.owed() == {"12": 10000}


def test_its_claim_in_the_book_is_closed_and_what_it_was_given_for_is_owed_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take("Fatura No;Cari;Vade;Tutar\nF-1;Ali;01.11.2026;225,00\n")
    desk.take(PAPERS.format("Portföyde"))
    claims = desk.frames["receivables"]
    claims.loc[claims["document_no"] == "11", "source_receivable_id"] = claims["receivable_id"][0]
    desk.refresh()
    assert desk.owed() == {"F-1": 0, "11": 22500, "12": 10000}
    said = desk.take(PAPERS.format("Müşteriye iade"))
    assert "kitaptaki kaydı “yanlış kayıt” nedeniyle kapatıldı" in said
    assert desk.owed() == {"F-1": 22500, "11": 0, "12": 10000}
    assert "geri verilmiş" not in desk.take(PAPERS.format("Müşteriye iade"))


def test_one_that_was_paid_in_part_or_bounced_before_stays_open_and_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(PAPERS.format("Karşılıksız"))
    said = desk.take(PAPERS.format("Müşteriye iade"))
    assert "listede iade görünüyor (satır 2; 225,00 TL): alacak açık duruyor" in said
    desk.frames["receivables"].loc[0, "closing_reason"] = ""
    desk.receive("Ali", 5000, "11")
    said = desk.take(PAPERS.format("Müşteriye iade"))
    assert "listede iade görünüyor (satır 2; 225,00 TL): alacak açık duruyor" in said
    assert desk.owed() == {"11": 17500, "12": 10000}


@pytest.mark.parametrize("word", ["Müşteriye iade - karşılıksız", "Karşılıksız, keşideciye iade edildi"])
def test_one_that_bounced_is_owed_whoever_has_it(tmp_path: Path, word: str) -> None:
    desk = Desk(tmp_path)
    desk.take(PAPERS.format(word))
    assert desk.frames["receivables"]["closing_reason"].tolist() == ["bounced", ""]


def test_a_sheet_of_papers_that_went_back_is_left_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take("Müşteriye İade Edilen Çekler\n" + "\n".join(PAPERS.format("").strip().splitlines()[:2]) + "\n")
    assert desk.owed() == {}


def test_an_invoice_of_goods_that_came_back_stays_open(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take("Cari;Fatura No;Vade;Tutar;Durum\nAda;7;01.12.2026;100,00;müşteriye iade\n")
    assert desk.owed() == {"7": 10000}


@pytest.mark.parametrize("word", ["Faktoringe verildi", "Kırdırıldı"])
def test_one_that_was_sold_is_closed_as_one_that_was_endorsed(tmp_path: Path, word: str) -> None:
    desk = Desk(tmp_path)
    desk.take(PAPERS.format("Portföyde"))
    desk.take(PAPERS.format(word))
    assert desk.owed() == {"11": 0, "12": 10000}
