"""Customers whom a list names and who owe nothing: their card comes in, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk import Said, column, frame, make_book, refresh, tahsilat
from tests.importing.runs import lines
from tests.importing.weeks import take

COLLECTOR = {"people": {"person": ["Elif"], "person_role": ["collector"]}}
PAID = """
    Müşteri;Tel;VKN;Fatura No;Fatura Tarihi;Vade;Tutar;Ödenen;Kalan
    Ada;0532 123 45 67;;F-1;01.09.2026;01.10.2026;100,00;0,00;100,00
    Bora Ltd.;0533 123 45 67;4540536920;F-2;02.09.2026;02.10.2026;500,00;500,00;0,00
    Bora Ltd.;0533 123 45 67;4540536920;F-5;02.09.2026;02.10.2026;50,00;50,00;0,00
    Cem;;;F-3;03.09.2026;03.10.2026;300,00;300,00;0,00
    Cem;;;F-6;03.09.2026;03.10.2026;30,00;0,00;30,00
"""
BALANCES = """
    Müşteri Adı;Telefon;VKN;Bakiye
    Ada;0532 123 45 67;;100,00
    Bora Ltd.;0533 123 45 67;4540536920;0,00
    Cem;;;30,00
"""
ACCOUNTS = """
    Cari Kodu;Cari Ünvanı;VKN;Telefon;Borç;Alacak;Bakiye
    C1;Ada;;0532 123 45 67;100,00;0,00;100,00
    C2;Bora Ltd.;4540536920;0533 123 45 67;200,00;200,00;0,00
    C3;Cem;;;30,00;0,00;30,00
"""
TRIAL = """
    Hesap Kodu;Hesap Adı;VKN;Telefon;Borç;Alacak;Borç Bakiye;Alacak Bakiye
    120;ALICILAR;;;330,00;200,00;130,00;0,00
    120.01;YURT İÇİ ALICILAR;;;330,00;200,00;130,00;0,00
    120.01.001;Ada;;0532 123 45 67;100,00;0,00;100,00;0,00
    120.01.002;Bora Ltd.;4540536920;0533 123 45 67;200,00;200,00;0,00;0,00
    120.01.003;Cem;;;30,00;0,00;30,00;0,00
    121;ALACAK SENETLERİ;;;0,00;0,00;0,00;0,00
    ;GENEL TOPLAM;;;330,00;200,00;130,00;0,00
"""
AGES = """
    Müşteri;Telefon;VKN;0-30;31-60;61-90;90+;Toplam
    Ada;0532 123 45 67;;100,00;0,00;0,00;0,00;100,00
    Bora Ltd.;0533 123 45 67;4540536920;0,00;0,00;0,00;0,00;0,00
    Cem;;;0,00;30,00;0,00;0,00;30,00
    TOPLAM;;;100,00;30,00;0,00;0,00;130,00
    %;;;76,9;23,1;0;0;100
"""
NOTHING = """
    Müşteri;Tel;VKN;Tutar
    Ada;0532 123 45 67;;100,00
    Bora Ltd.;0533 123 45 67;4540536920;0,00
    Cem;;;30,00
"""
CREDIT = """
    Müşteri Adı;Telefon;VKN;Bakiye
    Ada;0532 123 45 67;;100,00
    Bora Ltd.;0533 123 45 67;4540536920;-50,00
    Cem;;;30,00
"""
SIDES = """
    Müşteri Adı;Telefon;VKN;Bakiye;B/A
    Ada;0532 123 45 67;;100,00;B
    Bora Ltd.;0533 123 45 67;4540536920;50,00;A
    Cem;;;30,00;B
"""
CREDIT_AGES = """
    Müşteri;Telefon;VKN;0-30;31-60;61-90;90+;Toplam
    Ada;0532 123 45 67;;100,00;0,00;0,00;0,00;100,00
    Bora Ltd.;0533 123 45 67;4540536920;-50,00;0,00;0,00;0,00;-50,00
    Cem;;;0,00;30,00;0,00;0,00;30,00
"""
CREDIT_TRIAL = """
    Hesap Kodu;Hesap Adı;VKN;Telefon;Borç;Alacak;Borç Bakiye;Alacak Bakiye
    120;ALICILAR;;;130,00;50,00;130,00;50,00
    120.01.001;Ada;;0532 123 45 67;100,00;0,00;100,00;0,00
    120.01.002;Bora Ltd.;4540536920;0533 123 45 67;0,00;50,00;0,00;50,00
    120.01.003;Cem;;;30,00;0,00;30,00;0,00
"""
IN_CREDIT = [CREDIT, SIDES, CREDIT_AGES, CREDIT_TRIAL]
ALL = [PAID, BALANCES, ACCOUNTS, TRIAL, AGES, NOTHING, *IN_CREDIT]
CARD = ("debtor_name", "tax_id", "phone", "owner")


def imported(folder: Path, text: str, tables: dict[str, Any] | None = None) -> tuple[Path, Said]:
    book = make_book(folder / "Kitap.xlsx", COLLECTOR | (tables or {}))
    return book, take(book, text)


def counts(said: Said) -> dict[str, int]:
    return {key: said.json[key] for key in ("read", "accepted", "rejected", "skipped")}


@pytest.mark.parametrize("text", ALL)
def test_his_card_is_taken_and_nothing_else(tmp_path: Path, text: str) -> None:
    book, said = imported(tmp_path, text)
    assert "1 müşterinin borcu yok; yalnız kartı alındı: Bora Ltd." in said.out, said.err
    cards = frame(book, "debtors")
    assert sorted(cards["debtor_name"]) == ["Ada", "Bora Ltd.", "Cem"]
    card = cards[cards["debtor_name"] == "Bora Ltd."].iloc[0]
    assert [str(card[key]) for key in CARD] == ["Bora Ltd.", "4540536920", "+905331234567", "Elif"]
    assert "Bora Ltd." not in column(book, "receivables", "debtor_name")
    assert sum(column(book, "receivables", "open_kurus")) == 13000
    assert column(book, "receipts", "debtor_name") == []
    assert sorted(column(book, "contacts", "debtor_name")) == ["Ada", "Cem"]
    refresh(book)
    assert not frame(book, "problems")["value"].astype(str).str.contains("Bora").any()
    assert "Bora Ltd." not in column(book, "today", "debtor_name")


@pytest.mark.parametrize("text", ALL)
def test_the_same_list_again_changes_nothing(tmp_path: Path, text: str) -> None:
    book, _ = imported(tmp_path, text)
    before = {key: frame(book, key) for key in ("debtors", "receivables", "receipts", "contacts")}
    said = take(book, text)
    assert "Eklenen: 0 borçlu, 0 alacak, 0 tahsilat" in said.out and " 0 reddedildi" in said.out
    assert "yalnız kart" not in said.out and "farklı kaldı" not in said.out
    for key, was in before.items():
        assert frame(book, key).equals(was), key


@pytest.mark.parametrize("text", ALL)
def test_his_row_counts_as_accepted(tmp_path: Path, text: str) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    (tmp_path / "liste.csv").write_text(lines(text), encoding="utf-8")
    told = counts(tahsilat("import", tmp_path / "liste.csv", "--into", book, "--yes", "--json"))
    assert told["accepted"] + told["rejected"] + told["skipped"] == told["read"]
    assert (told["accepted"], told["rejected"]) == (3, 0)


@pytest.mark.parametrize("text", IN_CREDIT)
def test_a_credit_is_told_with_what_to_do(tmp_path: Path, text: str) -> None:
    _, said = imported(tmp_path, text)
    assert "1 müşteri alacaklı bakiyede, toplam 50,00 TL (Bora Ltd. 50,00 TL): " in said.out
    assert "alacak bakiyesi kitaba alınmadı" in said.out and "Tahsilatlar sayfasına girin" in said.out
    assert "listede 130,00 TL, kitaba alınan 130,00 TL" in said.out


@pytest.mark.parametrize("text", IN_CREDIT)
def test_what_the_book_lacks_of_a_known_one_in_credit_is_filled(tmp_path: Path, text: str) -> None:
    book, said = imported(
        tmp_path, text, {"debtors": {"debtor_id": ["B-0001-T"], "debtor_name": ["Bora Ltd."]}}
    )
    assert column(book, "debtors", "phone")[0] == "+905331234567"
    assert "1 borçlunun kart" in said.out and "yalnız kart" not in said.out


@pytest.mark.parametrize("text", [PAID, BALANCES, NOTHING, CREDIT])
def test_a_trial_says_what_would_be_taken(tmp_path: Path, text: str) -> None:
    book = make_book(tmp_path / "Kitap.xlsx", {})
    (tmp_path / "liste.csv").write_text(lines(text), encoding="utf-8")
    said = tahsilat("import", tmp_path / "liste.csv", "--into", book, "--dry-run")
    assert "1 müşterinin borcu yok; yalnız kartı alınacak: Bora Ltd." in said.out


def test_of_many_the_first_five_are_named(tmp_path: Path) -> None:
    more = "".join(f"    Müşteri {letter};;;0,00\n" for letter in "ABCDEF")
    _, said = imported(tmp_path, BALANCES + more)
    first = "Bora Ltd., Müşteri A, Müşteri B, Müşteri C, Müşteri D"
    assert f"7 müşterinin borcu yok; yalnız kartları alındı: {first} ve 2 müşteri daha." in said.out


@pytest.mark.parametrize(
    "row",
    [
        "TOPLAM;;;;;;630,00;350,00;280,00",
        "Genel;;;;;;0,00;0,00;0,00",
        "MERKEZ ŞUBE;;;;;;500,00;500,00;0,00",
        "%;;;;;;100;100;0",
        "120;;;F-9;03.09.2026;03.10.2026;40,00;40,00;0,00",
        "Faturalar:;;;F-9;03.09.2026;03.10.2026;40,00;40,00;0,00",
        ";;;F-9;03.09.2026;03.10.2026;40,00;40,00;0,00",
    ],
)
def test_rows_of_nobody_get_no_card(tmp_path: Path, row: str) -> None:
    book, said = imported(tmp_path, PAID + f"    {row}\n")
    assert column(book, "debtors", "debtor_name") == ["Ada", "Bora Ltd.", "Cem"], said.out


@pytest.mark.parametrize("money", ["0,00", "-50,00"])
@pytest.mark.parametrize("name", ["MARMARA BÖLGESİ", "Fark", "Hazırlayan: Ali", "Bölge Toplamı", "Oran %"])
def test_balances_of_nobody_get_no_card(tmp_path: Path, name: str, money: str) -> None:
    row = f"    {name};;;{money}\n"
    book, said = imported(tmp_path, BALANCES + row)
    assert column(book, "debtors", "debtor_name") == ["Ada", "Bora Ltd.", "Cem"], said.out
    assert "1 müşterinin borcu yok" in said.out


def test_whoever_has_a_telephone_is_somebody(tmp_path: Path) -> None:
    book, _ = imported(tmp_path, BALANCES + "    Fark;0534 111 22 33;;0,00\n    Net;0535 111 22 33;;-5,00\n")
    assert column(book, "debtors", "debtor_name") == ["Ada", "Bora Ltd.", "Cem", "Fark", "Net"]


@pytest.mark.parametrize(
    "row",
    [
        "320.01.001;Satıcı A.Ş.;;;0,00;0,00;0,00;0,00",
        "120.02;YURT DIŞI ALICILAR;;;0,00;0,00;0,00;0,00",
        "159;VERİLEN SİPARİŞ AVANSLARI;;;0,00;10,00;0,00;10,00",
        "128;ŞÜPHELİ TİCARİ ALACAKLAR;;;0,00;10,00;0,00;10,00",
    ],
)
def test_accounts_of_nobody_get_no_card(tmp_path: Path, row: str) -> None:
    book, said = imported(tmp_path, TRIAL.replace("    121;", f"    {row}\n    121;"))
    assert sorted(column(book, "debtors", "debtor_name")) == ["Ada", "Bora Ltd.", "Cem"], said.out


def test_amounts_that_are_all_nothing_are_no_customers_without_debt(tmp_path: Path) -> None:
    book, said = imported(tmp_path, NOTHING.replace("100,00", "0,00").replace("30,00", "0,00"))
    assert said.code == 2 and column(book, "debtors", "debtor_name") == []


def test_an_invoice_of_nothing_is_a_fault_and_no_customer(tmp_path: Path) -> None:
    row = "Dolu;0534 111 22 33;;F-9;03.09.2026;03.10.2026;0,00;0,00;0,00"
    book, said = imported(tmp_path, PAID + f"    {row}\n")
    assert (
        column(book, "debtors", "debtor_name") == ["Ada", "Bora Ltd.", "Cem"] and "1 reddedildi" in said.out
    )


def test_who_owes_by_the_book_is_told_as_before(tmp_path: Path) -> None:
    book, _ = imported(tmp_path, NOTHING.replace("4540536920;0,00", "4540536920;70,00"))
    said = take(book, NOTHING)
    assert "Listede tutarı sıfır yazan 1 borçlunun ya da belgenin" in said.out and "borcu yok" not in said.out
    assert "1 reddedildi" in said.out and column(book, "receivables", "open_kurus") == [10000, 7000, 3000]


def test_a_fully_paid_account_of_a_statement_stays_what_it_is(tmp_path: Path) -> None:
    book, said = imported(
        tmp_path,
        """
        Müşteri;Tarih;Belge No;Açıklama;Borç;Alacak;Bakiye
        Bora Ltd.;01.09.2026;F-1;Satış faturası;100,00;;100,00
        Bora Ltd.;02.09.2026;M-1;Havale;;100,00;0,00
        """,
    )
    assert column(book, "receivables", "amount_kurus") == column(book, "receipts", "amount_kurus") == [10000]
    assert "borcu yok" not in said.out


def test_a_credit_that_was_entered_is_told_no_more(tmp_path: Path) -> None:
    book, _ = imported(tmp_path, CREDIT)
    money = ("--amount", "50", "--date", "20.11.2026", "--yes")
    entered = tahsilat("add", "receipt", book, "--debtor", "Bora Ltd.", *money)
    assert entered.code == 0, entered.err
    said = take(book, CREDIT)
    assert "alacaklı bakiyede" not in said.out and "farklı kaldı" not in said.out
    more = take(book, CREDIT.replace("-50,00", "-70,00"))
    assert more.code == 2 and "openings:=" in more.err


@pytest.mark.parametrize("row", ["Bora Ltd.;0533 123 45 67;;0,00", "Bora Ltd.;0533 123 45 67;;-50,00"])
def test_a_new_name_of_who_stands_in_the_book_is_asked_about(tmp_path: Path, row: str) -> None:
    was = "Bora Ltd.;0533 123 45 67;4540536920;0,00"
    book, _ = imported(tmp_path, BALANCES.replace(was, "Bora;0533 123 45 67;;70,00"))
    text = BALANCES.replace(was, row)
    said = take(book, text)
    assert said.code == 2 and "Bora Ltd. / Bora" in said.err
    said = take(book, text, "same_debtors=same")
    assert said.code == 2 and "kitapta 70,00 TL" in said.err
    said = take(book, text, "same_debtors=same", "openings=update")
    assert said.code == 0 and "yalnız kart" not in said.out, said.err
    assert column(book, "debtors", "debtor_name") == ["Ada", "Bora", "Cem"]
    assert column(book, "receivables", "open_kurus") == [10000, 0, 3000]


@pytest.mark.parametrize(
    "row",
    [
        "Dal;0534 111 22 33;;6000,00;6000,00;0;",
        "Dal;0534 111 22 33;;6000,00;6000,00;ödendi;",
        "Dal;;4540536920;0,00;0,00;0,00;",
    ],
)
def test_of_whom_all_is_paid_need_not_have_a_due_date(tmp_path: Path, row: str) -> None:
    book, said = imported(
        tmp_path,
        f"""
        Müşterimiz;Cep No;VKN;Paket Fiyatı;Verdiği;Kalan;Son Ödeme Günü
        Ada;0532 123 45 67;;3000,00;600,00;2400,00;14.12.2026
        {row}
        Ayşe Kara;;;2000,00;2000,00;0;
        Cem;0533 123 45 67;;2500,00;750,00;1750,00;23.12.2026
        MERKEZ ŞUBE;;;500,00;500,00;0,00;
        """,
    )
    assert sorted(column(book, "debtors", "debtor_name")) == ["Ada", "Ayşe Kara", "Cem", "Dal"], said.out
    assert sum(column(book, "receivables", "open_kurus")) == 415000
