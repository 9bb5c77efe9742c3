"""A name or an address in several columns is one text; a person or a firm in columns apart is one debtor."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from addin.model import Outcome
from tests.importing.runs import asked, book, column, lines, run, told, write

CARDS = """
    Kodu;{name};{name_2};{address};{address_2};Vergi No
    120.01.001;Yakamoz Mühendislik;San. ve Tic. A.Ş.;Atatürk Mah.;1202. Sok. No: 97 Kat: 2;3922406609
    120.01.002;Öz Bereket Gıda;;Gül Mah. 5;;4576965195
"""
TWO = "Ünvanı;Ünvanı 2;Fatura No;Vade;Tutar\nYakamoz;Yapı Ltd. Şti.;F-1;13.10.2026;100,25\n"
TRADE = "ADI;SOYADI;TİCARİ ÜNVANI;FATURA NO;VADE;TUTAR"


def imported(folder: Path, text: str, **options: Any) -> Outcome:
    return run(write(folder, lines(text)), **options)


def debtors(outcome: Outcome, key: str = "debtor_name") -> list[Any]:
    return column(outcome, key, "debtors")


@pytest.mark.parametrize(
    "headers",
    [
        ("Ünvanı", "Ünvanı 2", "Adres 1", "Adres 2"),
        ("Cari Ünvanı", "Cari Ünvanı 2", "Adres", "Adres 2"),
        ("Unvan 1", "Unvan 2", "Adres1", "Adres2"),
        ("Cari Hesap Unvanı", "Cari Hesap Unvanı 2", "Adres Satırı 1", "Adres Satırı 2"),
        ("CARI_UNVAN1", "CARI_UNVAN2", "Adresi", "Adresi-2"),
        ("Name 1", "Name 2", "Address", "Address (2)"),
    ],
)
def test_both_columns_are_the_text(tmp_path: Path, headers: tuple[str, str, str, str]) -> None:
    keys = ("name", "name_2", "address", "address_2")
    outcome = imported(tmp_path, CARDS.format(**dict(zip(keys, headers, strict=True))))
    assert debtors(outcome) == ["Yakamoz Mühendislik San. ve Tic. A.Ş.", "Öz Bereket Gıda"]
    assert debtors(outcome, "address") == ["Atatürk Mah. 1202. Sok. No: 97 Kat: 2", "Gül Mah. 5"]


def test_they_are_told_as_taken(tmp_path: Path) -> None:
    said = told(imported(tmp_path, TWO))
    assert "Ünvanı → Unvan, Ünvanı 2 → Unvan" in said
    assert "Alınmayan" not in said


def test_three_lines_of_an_address_wherever_they_stand(tmp_path: Path) -> None:
    text = """
        Müşteri;Adres 3;Adres 1;Telefon;Telefon 2;Adres 2
        Ak Ltd. Şti.;Kat: 2;Gül Mah.;0532 123 45 67;0532 123 45 68;5. Sok.
        Ok Ltd. Şti.;;Lale Mah.;;;
    """
    outcome = imported(tmp_path, text)
    assert debtors(outcome, "address") == ["Gül Mah. 5. Sok. Kat: 2", "Lale Mah."]
    assert debtors(outcome, "phone2") == ["+905321234568", ""]


def test_an_address_beside_its_lines_is_asked_about(tmp_path: Path) -> None:
    text = "Ünvanı;Ünvanı 2;Adres;Adres 1;Adres 2\nAk Gıda;;Konak;Gül Mah.;5. Sok.\nOk Gıda;;Bornova;Lale;\n"
    assert [each["id"] for each in asked(write(tmp_path, text))] == ["column:Adres"]
    outcome = imported(tmp_path, text, answer=["column:Adres=3"])
    assert debtors(outcome, "address") == ["Konak", "Bornova"]


def test_what_is_said_twice_comes_once(tmp_path: Path) -> None:
    text = """
        Ünvanı;Ünvanı 2;Adres;Adres 2
        Ok Yapı A.Ş.;OK YAPI A.Ş.;Lale Mah. 3. Sok.;3. Sok.
        Mavi Gıda;Mavi Gıda Ltd. Şti.;Gül Mah.;Gül Mah. 5
        Ak Gıda San. ve Tic. Limited;Şirketi;;Merkez
    """
    outcome = imported(tmp_path, text)
    assert debtors(outcome) == [
        "Ok Yapı A.Ş.",
        "Mavi Gıda Ltd. Şti.",
        "Ak Gıda San. ve Tic. Limited Şirketi",
    ]
    assert debtors(outcome, "address") == ["Lale Mah. 3. Sok.", "Gül Mah. 5", "Merkez"]


def test_halves_tell_debtors_apart(tmp_path: Path) -> None:
    text = """
        Cari Ünvanı;Cari Ünvanı 2;Tarih;Fiş No;Borç;Alacak;Bakiye
        Yakamoz Mühendislik;San. ve Tic. A.Ş.;13.01.2026;F-1;100,00;;100,00
        Yakamoz Mühendislik;San. ve Tic. A.Ş.;14.01.2026;T-1;;50,00;50,00
        Yakamoz Mühendislik;Danışmanlık Ltd. Şti.;14.01.2026;F-2;200,00;;200,00
    """
    outcome = imported(tmp_path, text)
    assert debtors(outcome) == [
        "Yakamoz Mühendislik San. ve Tic. A.Ş.",
        "Yakamoz Mühendislik Danışmanlık Ltd. Şti.",
    ]
    assert column(outcome, "amount_kurus") == [10000, 20000]


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        ("Borçlu Adı;Borçlu Adı 2", "Ali Kaya;Ayşe Kaya"),
        ("Ünvanı;Ünvanı 2", "Ak Ltd. Şti.;Ok Gıda"),
        ("Alıcı;Alıcı 2", "Kaya Market;Demir Bakkal"),
    ],
)
def test_two_debtors_of_a_row_are_asked_about(tmp_path: Path, headers: str, names: str) -> None:
    text = f"{headers};Fatura No;Vade;Tutar\n{names};F-1;13.10.2026;100,25\nCan Er;;F-2;14.10.2026;200,25"
    assert [each["question"] for each in asked(write(tmp_path, lines(text)))] == ["column"]


@pytest.mark.parametrize("answer", ["column:Ünvanı=1", "field:Ünvanı 2=no", "field:Ünvanı 2=Not"])
def test_what_was_answered_about_one_of_them_stands(tmp_path: Path, answer: str) -> None:
    assert debtors(imported(tmp_path, TWO, answer=[answer])) == ["Yakamoz"]


def test_what_was_answered_before_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TWO.replace("100,25", "1.234")
    monkeypatch.setattr("sys.stdin", io.StringIO("1\ne\n"))
    first = imported(tmp_path, text, answer=["column:Ünvanı=1"], yes=False, interactive=True)
    remembered = book(import_mappings=first.bodies["import_mappings"])
    again = run(write(tmp_path, lines(text)), remembered)
    assert debtors(first) == debtors(again) == ["Yakamoz"]
    assert column(again, "amount_kurus") == [123400]


@pytest.mark.parametrize(
    "head",
    [
        TRADE,
        TRADE.replace("ADI;SOYADI", "MÜŞTERİ ADI;MÜŞTERİ SOYADI"),
        TRADE.replace("TİCARİ ÜNVANI", "ÜNVANI"),
        "First Name;Last Name;Company Name;Invoice No;Due Date;Amount",
    ],
)
def test_a_person_or_a_firm(tmp_path: Path, head: str) -> None:
    rows = "Ali;Kaya;;F-1;13.10.2026;100,25\n;;Mavi Yapı Ltd. Şti.;F-2;14.10.2026;200,25"
    outcome = imported(tmp_path, f"{head}\n{rows}")
    assert debtors(outcome) == ["Ali Kaya", "Mavi Yapı Ltd. Şti."]
    assert "Alınmayan" not in told(outcome)


@pytest.mark.parametrize("contact", ["", "YETKİLİ"])
def test_beside_its_trade_name_the_person_is_noted(tmp_path: Path, contact: str) -> None:
    text = f"""
        TİCARİ ÜNVANI;TİCARİ ÜNVANI 2;ADI;SOYADI;{contact or "FAKS"}
        Öz Bereket;Gıda A.Ş.;Ayşe;Demir;
        ;;Ali;Kaya;
        Kaya Market;;;;
    """
    outcome = imported(tmp_path, text)
    assert debtors(outcome) == ["Öz Bereket Gıda A.Ş.", "Ali Kaya", "Kaya Market"]
    person = "Ayşe Demir" if contact else "ADI SOYADI: Ayşe Demir"
    assert debtors(outcome, "note") == [person, "", ""]


@pytest.mark.parametrize(
    ("head", "second"),
    [(TRADE, ";;"), (TRADE.replace("TİCARİ ", ""), "Can;Er;Müdür")],
)
def test_a_row_without_a_name_or_a_rank_is_asked_about(tmp_path: Path, head: str, second: str) -> None:
    rows = f"Ali;Kaya;;F-1;13.10.2026;100,25\n;;Mavi Yapı;F-2;14.10.2026;200,25\n{second};F-3;15.10.2026;1,25"
    assert [each["question"] for each in asked(write(tmp_path, lines(f"{head}\n{rows}")))] == ["column"]


def test_an_answer_about_a_trade_name_stands(tmp_path: Path) -> None:
    text = f"{TRADE}\nAli;Kaya;Ak Gıda;F-1;13.10.2026;100,25\nCan;Er;Ok Gıda;F-2;14.10.2026;200,25"
    assert debtors(imported(tmp_path, text)) == ["Ak Gıda", "Ok Gıda"]
    assert debtors(imported(tmp_path, text, answer=["column:ADI=1"])) == ["Ali Kaya", "Can Er"]
