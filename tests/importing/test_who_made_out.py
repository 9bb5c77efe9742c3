"""Invoices whose list names who made them out beside who owes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, write

INVOICES = """
    Fatura No;Düzenleme Tarihi;{0} VKN;{0} Unvan;Alıcı VKN;Alıcı Unvan;Toplam
    AKC2026000000001;08.01.2026;4540536920;Akça Yapı Ltd. Şti.;0150015264;Ilgaz Çiçek A.Ş.;623,14
    AKC2026000000002;19.01.2026;4540536920;Akça Yapı Ltd. Şti.;3431656118;Sedir Gıda Ltd.;1598,84
    AKC2026000000003;20.01.2026;4540536920;Akça Yapı Ltd. Şti.;3431656118;Sedir Gıda Ltd.;2268,72
"""


@pytest.mark.parametrize("issuer", ["Gönderici", "Satıcı", "Düzenleyen", "Gönderen"])
def test_the_one_firm_that_made_out_all_invoices_is_no_debtor(tmp_path: Path, issuer: str) -> None:
    outcome = run(write(tmp_path, lines(INVOICES.format(issuer))))
    assert column(outcome, "debtor_name", "debtors") == ["Ilgaz Çiçek A.Ş.", "Sedir Gıda Ltd."]
    assert column(outcome, "tax_id", "debtors") == ["0150015264", "3431656118"]
    assert "import_money_left" not in {notice.key for notice in outcome.notices}


def test_of_several_who_made_them_out_it_is_asked(tmp_path: Path) -> None:
    bought = INVOICES.format("Gönderici").replace("Akça Yapı Ltd. Şti.", "Bora Ltd. Şti.", 1)
    assert asked(write(tmp_path, lines(bought)))


def test_who_got_our_invoice_owes_it(tmp_path: Path) -> None:
    rows = """
        Satış Faturaları;;;
        Kime Kestik;Seri/Sıra;Kesim Tarihi;KDV Dahil Tutar
        Ak Gıda;A-100383;13.01.2026;226,39
        Bora Tic.;A-100350;30.01.2026;2158,55
    """
    assert column(run(write(tmp_path, lines(rows))), "debtor_name", "debtors") == ["Ak Gıda", "Bora Tic."]


def test_a_misspelt_second_telephone_is_one(tmp_path: Path) -> None:
    rows = """
        Cari Unvanı;Cep Telefonu;Telefn;Vergi No
        Ak Gıda;0532 314 20 86;0252 360 57 37;4540536920
        Bora Tic.;0533 314 20 86;0252 361 57 37;3431656118
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "phone2", "debtors") == ["+902523605737", "+902523615737"]


@pytest.mark.parametrize("series", ["A-", "ABC2026000"])
def test_numbers_of_invoices_are_no_tax_numbers(tmp_path: Path, series: str) -> None:
    rows = f"""
        Ödenecek Tutar;Fat. Tarihi;Vta No;Firma
        2.414,54;31.01.2026;{series}101565;Yayla Cam
        3.414,54;30.01.2026;{series}101566;Bora Tic.
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "tax_id", "debtors") == ["", ""]


def test_a_balance_in_a_column_for_each_side(tmp_path: Path) -> None:
    rows = """
        Cari Hesap Unvanı: Ak Gıda;;;;;
        Tarih;Fiş No;Borç;Alacak;Bakiye (B);Bakiye (A)
        13.01.2026;F1;100,50;;100,50;
        14.01.2026;T2;;40,50;60,00;
        15.01.2026;F3;50,00;;110,00;
    """
    assert column(run(write(tmp_path, lines(rows))), "amount_kurus") == [10050, 5000]


def test_province_and_district_of_the_address_have_columns_of_their_own(tmp_path: Path) -> None:
    rows = """
        Cari Kodu;Cari Ünvanı 1;Adres;Adres İl;Adres İlçe
        120.02.0006;Çınaraltı Nakliyat;Hürriyet Mah. 2037. Sok. No:64;Ankara;Çankaya
        120.02.0007;Bora Tic.;Işık Cad. No:2;İzmir;Bornova
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "province", "debtors") == ["Ankara", "İzmir"]
    assert column(outcome, "district", "debtors") == ["Çankaya", "Bornova"]
    assert column(outcome, "address", "debtors")[1] == "Işık Cad. No:2"
