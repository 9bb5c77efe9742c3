"""Headers as people say them: what we are to get, after how many days; misspelt; of a program's cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.importing.evidence.header import certain, fields_of
from tests.importing.runs import asked, column, lines, run, write

_OWED = """
    Kim;{owed};Vade
    Hüseyin Başaran;3.455,43;12.01.2027
    Işıl Altıntaş;59.597,29;20.01.2027
    Ümit Ekinci;25.334,00;04.02.2027
"""


@pytest.mark.parametrize(
    "owed",
    [
        "Ne kadar alacağız", "Alacağız", "Ne kadar alıcaz", "Alacağımız ne kadar", "Bize ne verecek",
        "Kaç lira ödeyecek", "Müşterinin vereceği para", "Tahsil edeceğimiz tutar", "Bize vereceği (TL)",
    ],
)  # fmt: skip
def test_a_verb_says_what_we_are_to_get(tmp_path: Path, owed: str) -> None:
    outcome = run(write(tmp_path, lines(_OWED.format(owed=owed))))
    assert column(outcome, "amount_kurus") == [345543, 5959729, 2533400]


@pytest.mark.parametrize(
    "owed", ["Ne kadar vereceğiz", "Ödeyeceğimiz para", "Alacağı para", "Ne kadar aldık"]
)
def test_what_we_are_to_pay_is_never_taken_as_owed_to_us(tmp_path: Path, owed: str) -> None:
    assert asked(write(tmp_path, lines(_OWED.format(owed=owed))))


@pytest.mark.parametrize(
    "terms", ["Kaç gün vade", "Vadesi kaç gün", "Kaç gün vadeli", "Kaç günde ödeyecek", "Vade günü"]
)
@pytest.mark.parametrize("day", ["Ftr kesildi", "Fatura Tarihi"])
def test_terms_are_counted_from_the_only_day(tmp_path: Path, terms: str, day: str) -> None:
    text = lines(f"""
        İşi veren;Ne bastık;{day};KDVli tutarı;{terms}
        Ilgaz Yayıncılık;etiket;15.09.2026;2.164,28;60
        Kızılırmak Gıda;katalog;03.10.2026;32.618,64;30
        Ümran Fidan;kartvizit;08.10.2026;516,30;15
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "issue_date") == ["2026-09-15", "2026-10-03", "2026-10-08"]
    assert column(outcome, "due_date") == ["2026-11-14", "2026-11-02", "2026-10-23"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Son vadde", "due_date"), ("Son ödme trihi", "due_date"), ("Fatra Trihi", "issue_date"),
        ("Fatura Tuttarı (TL)", "amount"), ("Müşetri Ünvnı", "debtor_name"),
    ],
)  # fmt: skip
def test_misspelt_words_of_a_header(header: str, field: str) -> None:
    assert fields_of(header)[0] == (field,)


@pytest.mark.parametrize("header", ["Ödenek Tutarı", "Vadeli Satış", "Firma Avukatı Adresi", "Alım Tutanağı"])
def test_another_word_is_no_misspelt_one(header: str) -> None:
    assert fields_of(header) == ((), 0.0)


def test_misspelt_days_and_amounts_are_taken(tmp_path: Path) -> None:
    text = lines("""
        Müşetri Ünvnı;Telofon Nosu;Fatra Trihi;Son vadde;Fatura Tuttarı
        Ege Yem;0505 228 08 15;17.08.2026;17.09.2026;24.053,67
        Leyla Nacar;0553 660 98 57;28.06.2026;28.09.2026;27.182,50
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name") == ["Ege Yem", "Leyla Nacar"]
    assert column(outcome, "issue_date") == ["2026-08-17", "2026-06-28"]
    assert column(outcome, "due_date") == ["2026-09-17", "2026-09-28"]
    assert column(outcome, "amount_kurus") == [2405367, 2718250]


@pytest.mark.parametrize("word", ["CARI_", "Müşteri ", "Firma "])
def test_columns_of_cards_behind_the_word_for_the_customer(tmp_path: Path, word: str) -> None:
    text = lines(f"""
        CARI_KOD;CARI_ISIM;{word}TEL;GSM1;{word}IL;{word}ILCE;{word}ADRES;VADE_GUNU
        C1;Kervan A.Ş.;0232 236 38 73;0541 809 92 89;KONYA;Selçuklu;Atatürk Blv. 1;0
        C2;Oya Esen;;0544 216 83 19;ANTALYA;Muratpaşa;Atatürk Blv. 3;60
        C3;Doruk Ltd.;0232 403 90 88;0542 972 38 30;ANKARA;Çankaya;Atatürk Blv. 5;30
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "province", "debtors") == ["KONYA", "ANTALYA", "ANKARA"]
    assert column(outcome, "district", "debtors") == ["Selçuklu", "Muratpaşa", "Çankaya"]
    assert column(outcome, "address", "debtors") == ["Atatürk Blv. 1", "Atatürk Blv. 3", "Atatürk Blv. 5"]
    assert column(outcome, "phone", "debtors") == ["+902322363873", "", "+902324039088"]
    assert "receivables" not in outcome.appended


def test_codes_below_customer_are_codes_where_another_column_names_him(tmp_path: Path) -> None:
    text = lines("""
        Customer;Name;Total Due;Not Due;1 - 30 Days;31 - 60 Days;Over 60 Days
        1000028;Yakamoz Metal;16570.50;0.00;2726.15;0.00;13844.35
        1000035;Lale Makina;46465.43;0.00;20614.35;25851.08;0.00
        1000056;Aksaray Metal;17287.15;17287.15;0.00;0.00;0.00
    """)
    outcome = run(write(tmp_path, text))
    assert set(column(outcome, "debtor_name")) == {"Yakamoz Metal", "Lale Makina", "Aksaray Metal"}
    assert column(outcome, "amount_kurus") == [272615, 1384435, 2061435, 2585108, 1728715]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Çekin Numarası", "cheque_no"),
        ("Çekin Günü", "due_date"),
        ("Senedin Vadesi", "due_date"),
        ("Carinin Unvanı", "debtor_name"),
        ("Carinin Telefonu", "phone"),
        ("Bayinin Vergi Dairesi", "tax_office"),
        ("Faturanın Meblağı", "amount"),
    ],
)
def test_of_whom_or_of_what_a_column_is(header: str, field: str) -> None:
    told = certain(header)
    assert told and told[0][0] == field


@pytest.mark.parametrize("header", ["Kefilin Telefonu", "Avukatın Telefonu", "Malın Yeri"])
def test_of_another_it_is_no_column_of_ours(header: str) -> None:
    assert certain(header) is None
