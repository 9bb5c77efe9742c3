"""The tax number and telephone of the firm that wrote the list, above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, told, write

HEAD = "Usta Kardeşler;;;\nVergi Dairesi: Çankaya  Vergi No: 4540536920  Tel: 0532 111 22 33;;;\n\n"
LIST = HEAD + lines("""
    ALACAK LİSTESİ;;;
    {};Fatura No;Vade;Tutar
    Ak Gıda Ltd. Şti.;F-1;01.10.2026;100,00
    Bora Ambalaj;F-2;02.10.2026;200,00
    """)
STATEMENT = lines("""
    {}
    Tarih;Açıklama;Borç;Alacak;Bakiye
    01.10.2026;Satış;100,00;;100,00
    05.10.2026;Tahsilat;;40,00;60,00
    """)
NUMBER, NAME = "Vergi No: 4540536920;;;;", "Cari Ünvanı: Ak Gıda Ltd. Şti.;;;;"


@pytest.mark.parametrize("header", ["Müşteri", "Malik"])
def test_the_number_above_a_list_is_of_none_of_its_debtors(tmp_path: Path, header: str) -> None:
    found = run(write(tmp_path, LIST.format(header)))

    assert column(found, "debtor_name", "debtors") == ["Ak Gıda Ltd. Şti.", "Bora Ambalaj"]
    assert column(found, "tax_id", "debtors") == ["", ""] == column(found, "phone", "debtors")


def test_lists_side_by_side_below_a_letterhead_keep_their_own_numbers(tmp_path: Path) -> None:
    cards = lines("""
        Cari Ünvanı;Vergi No;İl;;Cari Ünvanı;Vergi No;İl
        Ak Gıda;784797288;Konya;;Can Baskı;160146746;İzmir
        Bora Ambalaj;;Adana;;Defne Tekstil;8416410049;Denizli
        """)
    found = run(write(tmp_path, HEAD + cards))

    taxes = ["0784797288", "", "0160146746", "8416410049"]
    assert sorted(column(found, "tax_id", "debtors")) == sorted(taxes)


def test_so_do_papers_side_by_side(tmp_path: Path) -> None:
    papers = lines("""
        Çek No;Banka;Keşideci;Vade;Tutar;;Çek No;Banka;Keşideci;Vade;Tutar
        2967291;TEB;Özgün Klima;03.02.2027;6990,00;;2973403;Akbank;Can Su;09.03.2027;3590,00
        2967510;TEB;Mevsim Isı;08.03.2027;1780,00;;2974017;Akbank;Lale Oto;14.03.2027;3147,00
        """)
    found = run(write(tmp_path, HEAD + papers))

    assert column(found, "tax_id", "debtors") == [""] * 4


def test_a_customer_above_rows_of_others_keeps_his_number(tmp_path: Path) -> None:
    text = LIST.replace("Usta Kardeşler", "Müşteri: Bora Ambalaj").format("Müşteri")

    assert column(run(write(tmp_path, text)), "tax_id", "debtors") == ["", "4540536920"]


@pytest.mark.parametrize(
    ("title", "tax"),
    [
        ((NAME, NUMBER), "4540536920"),
        (("Cari Hesap Ekstresi;;;;", NUMBER, NAME), "4540536920"),
        (("USTA KARDEŞLER LTD. ŞTİ.;;;;", NUMBER, NAME), ""),
        (("Usta Kardeşler;;;;", NUMBER, "Cari Hesap Ekstresi;;;;", NAME), ""),
        (("USTA KARDEŞLER LTD. ŞTİ.;;;;", NAME, NUMBER), "4540536920"),
    ],
)
def test_a_number_above_a_letterhead_is_not_the_customers(
    tmp_path: Path, title: tuple[str, ...], tax: str
) -> None:
    found = run(write(tmp_path, STATEMENT.format("\n".join(title))))

    assert column(found, "debtor_name", "debtors") == ["Ak Gıda Ltd. Şti."], told(found)
    assert column(found, "tax_id", "debtors") == [tax]
