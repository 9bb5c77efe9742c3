"""A short header a letter away from a known one is that one only where nothing speaks against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, listed, run, write

CHEQUES = lines("""
    Çek No;Banka;Keşideci;Vade;Kalan Gün;Tutar;Aydat
    4824255;Ziraat Bankası;İnci Cam A.Ş.;18.01.2027;64;42.183,39;2.699.736,96
    4824701;İş Bankası;Yıldıray Çelik Ltd.;26.12.2026;41;12.659,86;519.054,26
    4825361;Vakıfbank;Defne Bilişim A.Ş.;10.02.2027;87;73.821,00;6.422.427,00
""")


def test_the_header_that_is_known_is_meant_and_not_the_one_that_is_nearly_another(tmp_path: Path) -> None:
    for title in ("Aydat", "Adat"):
        outcome = run(write(tmp_path, CHEQUES.replace("Aydat", title)))
        assert column(outcome, "amount_kurus") == [4218339, 1265986, 7382100]


def test_two_headers_that_are_known_are_asked(tmp_path: Path) -> None:
    for title in ("Bedel", "Bedeli", "Yekünü"):
        [question] = asked(write(tmp_path, CHEQUES.replace("Aydat", title)))
        assert question["id"] == "column:Tutar"


def test_a_column_of_goods_is_no_amount_though_its_header_is_nearly_one(tmp_path: Path) -> None:
    notebook = lines("""
        Adı Soyadı;Tarih;Ne Aldı;Tutar;Verdiği
        Serkan Güler;11.03.2026;tamir;829,16;
        Serkan Güler;15.09.2026;un şeker;4.133,70;
        Gülşen Ünal;17.04.2026;2 koli su;219,07;
        Gülşen Ünal;19.04.2026;ödedi;;100,00
    """)
    outcome = run(write(tmp_path, notebook))
    assert column(outcome, "amount_kurus") == [82916, 413370, 21907]
    assert column(outcome, "amount_kurus", "receipts") == [10000]


def test_a_footnote_below_cards_is_skipped(tmp_path: Path) -> None:
    cards = lines("""
        Cari Kodu;Ünvan;Vergi No;Telefon
        120.01.001;Ak Gıda Ltd. Şti.;4540536920;0532 123 45 67
        120.01.002;Bora Ticaret A.Ş.;;0532 123 45 68
        ;* Cem Ltd. Şti.;;
        * Bakiyeler TL olarak gösterilmiştir.;;;
    """)
    outcome = run(write(tmp_path, cards))
    assert column(outcome, "debtor_name", "debtors")[2:] == ["* Cem Ltd. Şti."]
    assert [row[0] for row in listed(outcome, "untaken")] == ["skipped"]


@pytest.mark.parametrize("header", ["Dövzi", "DDöviz", "Dövi", "löviz"])
def test_names_of_currencies_below_a_misspelt_header_need_no_question(tmp_path: Path, header: str) -> None:
    rows = f"""
        Müşteri;Vade;Tutar;{header}
        Ak Gıda;25.09.2026;100,50;TL
        Bora Tic.;28.10.2026;250,00;USD
    """
    assert column(run(write(tmp_path, lines(rows))), "currency") == ["TRY", "USD"]


@pytest.mark.parametrize("header", ["Duruum", "Drumu", "Durmu"])
def test_states_of_files_below_a_misspelt_header_need_no_question(tmp_path: Path, header: str) -> None:
    rows = f"""
        İcra Dairesi;Dosya No;Borçlu;Takip Tarihi;Asıl Alacak;{header}
        Ankara 12. İcra Dairesi;2025/1234;Ak Gıda;13.01.2025;10.000,50;Derdest
        İzmir 3. İcra Dairesi;2024/77;Bora Tic.;15.03.2024;2.000,00;Kapalı
    """
    assert len(run(write(tmp_path, lines(rows))).appended["files"]) == 2
