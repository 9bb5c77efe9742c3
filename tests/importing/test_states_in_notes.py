"""States of cheques and notes that stand in a note, and a status of an invoice that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import lines, run, told, write
from tests.importing.test_totals_of_the_desk import Desk

CHEQUES = """
    Keşideci;Banka;Çek No;Vade;Tutar;{}
    Lale Yemek;Akbank;881;15.11.2026;14.200,00;KARŞILIKSIZ ÇIKTI
    Uğur Market;Vakıf;6604;30.12.2026;8.000,00;Söke Un'a verildi
    Can Büfe;Vakıf;6605;30.12.2026;500,00;ciro edildi
    Ege Kafe;Vakıf;6606;30.12.2026;700,00;müşteriye iade
    Gül Market;Ziraat;44;20.11.2026;300,00;oğlu arasın
"""
BILLS = """
    Müşteri;Fatura;Vade;Tutar;{}
    Pınar;860;25.10.2026;1.000,00;{}
    Lale;866;01.11.2026;2.000,00;
"""
UNCLEAR = "1 satırın ödenip ödenmediği anlaşılmadı (satır 2; 1.000,00 TL)"


@pytest.mark.parametrize("title", ["Açıklama", "Not", "Nerede", "Durum"])
def test_a_note_is_read_as_a_status_is(tmp_path: Path, title: str) -> None:
    outcome = run(write(tmp_path, lines(CHEQUES.format(title))))
    taken, said = outcome.appended["receivables"], told(outcome)
    assert taken["debtor_name"].tolist() == ["Lale Yemek", "Uğur Market", "Gül Market"]
    assert taken["closing_reason"].tolist() == ["bounced", "", ""]
    assert "): Lale Yemek 881 14.200,00 TL" in said
    assert "(Can Büfe 6605 500,00 TL; toplam 500,00 TL): size borç kalmadığı" in said
    assert "geri verilmiş görünüyor (Ege Kafe 6606 700,00 TL; toplam 700,00 TL)" in said
    assert "durumu tanınmadı (satır 3" in said


def test_the_list_of_next_week_closes_and_bounces_what_stands_in_the_book(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take("\n".join(line.rsplit(";", 1)[0] + ";" for line in CHEQUES.format("Not").strip().splitlines()))
    desk.take(CHEQUES.format("Not"))
    reasons = desk.frames["receivables"].set_index("document_no")["closing_reason"]
    assert (reasons["881"], reasons["6605"], reasons["6604"]) == ("bounced", "paid", "")


def test_a_note_that_contradicts_the_status_is_told(tmp_path: Path) -> None:
    text = "Cari;Çek No;Vade;Tutar;Durum;Not\nAda;7;01.12.2026;100,00;Portföyde;ciro edildi\n"
    outcome = run(write(tmp_path, text))
    assert outcome.appended["receivables"]["closing_reason"].tolist() == [""]
    assert "1 çek ya da senedin durumu tanınmadı (satır 2; 100,00 TL)" in told(outcome)


def test_the_note_of_an_invoice_says_nothing_of_a_cheque(tmp_path: Path) -> None:
    text = "Cari;Fatura No;Vade;Tutar;Not\nAda;7;01.12.2026;100,00;karşılıksız çıktı\n"
    outcome = run(write(tmp_path, text))
    assert outcome.appended["receivables"]["closing_reason"].tolist() == [""]
    assert "durumu tanınmadı" not in told(outcome)


@pytest.mark.parametrize(
    ("title", "word", "unclear"),
    [
        ("Ödeme Durumu", "havale 12.11", True),
        ("Durum", "çek verdi", True),
        ("Durum", "iade edildi", True),
        ("Ödeme Durumu", "söz verdi", True),
        ("Ödeme Durumu", "vadesi geçti", False),
        ("Durum", "ödeme bekleniyor", False),
        ("Durum", "onaylandı", False),
        ("Ödeme Durumu", "yarısı geldi", False),  # told in its own words
    ],
)
@pytest.mark.parametrize("dry", [False, True])
def test_a_status_that_may_mean_paid_is_told(
    tmp_path: Path, title: str, word: str, unclear: bool, dry: bool
) -> None:
    outcome = run(write(tmp_path, lines(BILLS.format(title, word))), dry_run=dry)
    assert (UNCLEAR in told(outcome)) == unclear


def test_what_columns_tell_of_the_money_needs_no_word(tmp_path: Path) -> None:
    text = "Cari;No;Vade;Tutar;Ödenen;Ödeme Tarihi;Durum\nAda;7;01.11.2026;100,00;40,00;05.11.2026;havale\n"
    assert "anlaşılmadı" not in told(run(write(tmp_path, text)))
