"""Sums, page carries, openings and footers are told from records; look-alikes stay records."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.drawn import kinds, table
from tests.importing.runs import column, lines, run, told, write

BOTH = pytest.mark.parametrize("typed", [True, False], ids=["cells", "texts"])


@BOTH
def test_sums_by_their_words(typed: bool) -> None:
    text = """
        Unvan        | Fatura No | Tarih      | Tutar
        Ak Gıda      | F-1       | 01.02.2025 | 100,00
        Ak Gıda      | F-2       | 02.02.2025 | 50,00
        Ara Top.     |           |            | 150,00
        Ok Gıda      | F-3       | 03.02.2025 | 70,00
                     |           | Yekün      | 70,00
        GENEL TOPLAM:|           |            | 220,00
    """
    assert kinds(text, typed=typed) == ["", "", "total", "", "total", "total"]


@BOTH
def test_a_debtor_with_the_name_of_a_sum_is_a_record(typed: bool) -> None:
    text = """
        Unvan         | Fatura No | Tarih      | Tutar
        Toplam İnşaat | F-1       | 01.02.2025 | 100,00
        Devir Makina  | F-2       | 02.02.2025 | 50,00
        Yekün A.Ş.    |           |            | 33,00
        Devir         | F-3       | 03.02.2025 | 70,00
    """
    assert kinds(text, typed=typed) == ["", "", "", ""]


@BOTH
def test_a_sum_without_a_word_is_proved_by_what_it_adds_up(typed: bool) -> None:
    text = """
        Unvan   | Fatura No | Tarih      | Tutar
        Ak Gıda | F-1       | 01.02.2025 | 100,00
        Ok Gıda | F-2       | 02.02.2025 | 50,00
                |           |            | {}
    """
    assert kinds(text.format("150,00"), typed=typed)[-1] == "total"
    assert kinds(text.format("151,00"), typed=typed)[-1] == ""


@BOTH
def test_the_sum_of_a_debtor_named_with_him(typed: bool) -> None:
    text = """
        Unvan            | Fatura No | Tarih      | Tutar
        Ak Gıda          | F-1       | 01.02.2025 | 100,00
        Ak Gıda          | F-2       | 02.02.2025 | 50,00
        Ak Gıda Toplamı  |           |            | 150,00
        Ok Gıda          | F-3       | 03.02.2025 | 70,00
        Ok Gıda Toplamı  |           |            | 70,00
        Toplam Gıda      |           |            | 12,00
    """
    assert kinds(text, typed=typed) == ["", "", "total", "", "total", ""]


@BOTH
def test_an_opening_and_a_page_carry(typed: bool) -> None:
    text = """
        Tarih      | Evrak No | Açıklama     | Borç   | Alacak | Bakiye
        01.01.2025 |          | Devir        | 100,00 |        | 100,00
        05.01.2025 | F-1      | Fatura       | 50,00  |        | 150,00
        06.01.2025 | T-1      | Tahsilat     |        | 30,00  | 120,00
                   |          | Nakli Yekün  | 150,00 | 30,00  | 120,00
        Tarih      | Evrak No | Açıklama     | Borç   | Alacak | Bakiye
                   |          | Devir        | 150,00 | 30,00  | 120,00
        07.01.2025 | F-2      | Fatura       | 10,00  |        | 130,00
                   |          | Toplam       | 160,00 | 30,00  | 130,00
    """
    found = ["opening", "", "", "carried", "header", "carried", "", "total"]
    assert kinds(text, typed=typed) == found


@BOTH
def test_a_devir_with_a_day_that_equals_the_balance_is_carried(typed: bool) -> None:
    text = """
        Tarih      | Evrak No | Açıklama | Borç   | Alacak | Bakiye
        05.01.2025 | F-1      | Fatura   | 50,00  |        | 50,00
        06.01.2025 | F-2      | Fatura   | 25,00  |        | 75,00
        06.01.2025 |          | Devir    | 75,00  |        | 75,00
        07.01.2025 | F-3      | Fatura   | 10,00  |        | 85,00
    """
    assert kinds(text, typed=typed) == ["", "", "carried", ""]
    other = text.replace("Devir    | 75,00  |        | 75,00", "Devir    | 40,00  |        | 115,00")
    assert kinds(other, typed=typed)[2] != "carried"


@BOTH
def test_each_debtor_may_have_an_opening(typed: bool) -> None:
    text = """
        Cari Adı | Tarih      | Belge Türü | Evrak No | Borç   | Alacak
        Ak       | 01.01.2025 | Devir      |          | 100,00 |
        Ak       | 05.01.2025 | Fatura     | F-1      | 50,00  |
        Ok       | 01.01.2025 | Devir      |          | 20,00  |
        Ok       | 05.01.2025 | Fatura     | F-2      | 5,00   |
    """
    assert kinds(text, typed=typed) == ["opening", "", "opening", ""]


@BOTH
def test_footers(typed: bool) -> None:
    text = """
        Unvan   | Fatura No | Tarih      | Tutar
        Ak Gıda | F-1       | 01.02.2025 | 100,00
        Sayfa 1/2
        Unvan   | Fatura No | Tarih      | Tutar
        Ok Gıda | F-2       | 02.02.2025 | 50,00
        Toplam  |           |            | 150,00

        Hazırlayan: A. B. |        | Onaylayan
        Yazdırma Tarihi: 01.03.2025 14:20
        Bu liste bilgi içindir.
    """
    assert kinds(text, typed=typed) == ["", "footer", "header", "", "total", "footer", "footer", "footer"]


@BOTH
def test_a_record_without_day_and_amount_is_no_footer(typed: bool) -> None:
    text = """
        Unvan    | Fatura No | Tarih      | Tutar
        Ak Gıda  | F-1       | 01.02.2025 | 100,00
        Not Ltd. |           |            |
        Ok Gıda  | F-2       | 02.02.2025 | 50,00
        Al Gıda  |           |            |
    """
    assert kinds(text, typed=typed) == ["", "", "", ""]


def test_every_row_below_the_header_stands_once() -> None:
    found = table(
        """
        Liste
        Unvan   | Tarih      | Tutar

        Ak Gıda | 01.02.2025 | 100,00

        Toplam  |            | 100,00
        Not: gecikenler aranacak
        """
    )
    assert found.rows.tolist() == [4, 6, 7]
    assert found.kinds.tolist() == ["", "total", "footer"]
    assert found.header_row == 2


@BOTH
def test_ageing_lists_without_days(typed: bool) -> None:
    text = """
        Müşteri  | Toplam Alacak | 0-30 gün | 31-60 gün
        Ak Gıda  | 150,00        | 100,00   | 50,00
        Ok Gıda  | 70,00         | 70,00    |
        Toplam Ltd. | 10,00      | 10,00    |
        Toplam   | 230,00        | 180,00   | 50,00
    """
    assert kinds(text, typed=typed) == ["", "", "", "total"]


@BOTH
def test_an_account_goes_on_over_pages_with_its_title(typed: bool) -> None:
    text = """
        ÖRNEK LTD. ŞTİ.
        Cari: 120.01.001 ABC LTD
        Tarih      | Fiş No | Açıklama               | Borç   | Alacak | Bakiye
        01.01.2025 |        | Devir                  | 100,00 |        | 100,00
        02.01.2025 | F-1    | Fatura                 | 50,00  |        | 150,00
                   |        | Sayfa Toplamı          | 150,00 |        | 150,00
        Sayfa 1
        ÖRNEK LTD. ŞTİ.
        Cari: 120.01.001 ABC LTD
        Tarih      | Fiş No | Açıklama               | Borç   | Alacak | Bakiye
                   |        | Önceki Sayfadan Devir  | 150,00 |        | 150,00
        03.01.2025 | T-1    | Tahsilat               |        | 70,00  | 80,00
                   |        | GENEL TOPLAM           | 150,00 | 70,00  | 80,00
    """
    first, second = ["opening", "", "total"], ["carried", "", "total"]
    assert kinds(text, typed=typed) == [*first, "footer", "footer", "footer", "header", *second]


@BOTH
def test_openings_that_move_the_balance_are_records(typed: bool) -> None:
    text = """
        Tarih      | Evrak No | Açıklama     | Borç  | Alacak | Bakiye
        01.01.2024 |          | Açılış Fişi  | 10,00 |        | 10,00
        05.01.2024 | F-1      | Fatura       | 50,00 |        | 60,00
        31.12.2024 |          | Kapanış Fişi |       | 60,00  | 0,00
        01.01.2025 |          | Açılış Fişi  | 60,00 |        | 60,00
        05.01.2025 | F-2      | Fatura       | 5,00  |        | 65,00
    """
    assert kinds(text, typed=typed) == ["opening", "", "", "", ""]


@BOTH
def test_months_and_regions_above_rows_are_skipped(typed: bool) -> None:
    text = """
        Unvan         | Fatura No | Tarih      | Tutar
        OCAK 2025
        Ak            | F-1       | 01.01.2025 | 5,00
        OCAK TOPLAMI  |           |            | 5,00
        Bölge: Ege
        Ok            | F-2       | 02.02.2025 | 6,00
        Ocak Ltd.
        Al            | F-3       | 03.02.2025 | 7,00
    """
    assert kinds(text, typed=typed) == ["footer", "", "total", "footer", "", "", ""]


@BOTH
def test_what_a_description_says_of_sums_makes_no_sum(typed: bool) -> None:
    text = """
        Tarih      | Evrak No | Açıklama              | Borç | Alacak
        01.01.2025 | F-1      | 3 adet toplam fatura  | 5,00 |
        02.01.2025 |          | Toplam Tahsilat       |      | 3,00
        03.01.2025 | F-2      | Devir Teslim Hizmeti  | 6,00 |
    """
    assert kinds(text, typed=typed) == ["", "", ""]


@BOTH
def test_accounts_above_accounts_are_sums(typed: bool) -> None:
    text = """
        Hesap Kodu  | Hesap Adı       | Borç  | Alacak
        120         | ALICILAR        | 11,00 | 4,00
        120.01      | YURTİÇİ         | 11,00 | 4,00
        120.01.0001 | Ak              | 5,00  | 4,00
        120.01.0002 | Ok              | 6,00  |
        1201        | Al              | 1,00  |
    """
    assert kinds(text, typed=typed) == ["total", "total", "", "", ""]


@BOTH
def test_english_statements(typed: bool) -> None:
    text = """
        Date       | Reference | Description             | Debit | Credit | Balance
        01.01.2025 |           | Balance brought forward | 10,00 |        | 10,00
        05.01.2025 | INV-1     | Invoice                 | 5,00  |        | 15,00
                   |           | Carried forward         | 15,00 |        | 15,00
        Date       | Reference | Description             | Debit | Credit | Balance
                   |           | Brought forward         | 15,00 |        | 15,00
        06.01.2025 | PAY-1     | Payment                 |       | 5,00   | 10,00
                   |           | Grand Total             | 15,00 | 5,00   | 10,00
    """
    assert kinds(text, typed=typed) == ["opening", "", "carried", "header", "carried", "", "total"]


def test_a_sum_is_no_debtor_though_it_counts_the_documents(tmp_path: Path) -> None:
    text = "Müşteri;Fatura No;Tutar\nAk;F-1;5,00\nOk;F-2;6,50\nTOPLAM;2;11,50\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name") == ["Ak", "Ok"]
    assert "listenin kendi toplamı 11,50 TL, tutuyor" in told(outcome)


def test_months_above_amounts_are_no_days(tmp_path: Path) -> None:
    text = """
        Daire No;Kat Maliki;Eylül;Ekim;Kasım;Toplam
        1;Zeki Ak;500,00;500,00;;1000,00
        2;Yeliz Su;;500,00;500,00;1000,00
        3;Er Can;;;600,00;600,00
        ;TOPLAM;500,00;1000,00;1100,00;2600,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "debtor_name") == ["Zeki Ak"] * 2 + ["Yeliz Su"] * 2 + ["Er Can"]
    assert column(outcome, "amount_kurus") == [50000, 50000, 50000, 50000, 60000]
