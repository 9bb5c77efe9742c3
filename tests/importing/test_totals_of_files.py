"""Files or sheets of one import that state a sum each: each is held against its own rows."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.importing.runs import asked, column, lines, run, told, write

CHEQUES = lines("""
    Çek No;Kimden Alındı;Vadesi;Tutarı;Durumu
    7781;Ak Etiket;30.12.2026;5.000,00;Portföyde
    7782;Bora Ambalaj;30.12.2026;3.000,00;Ciro edildi
    TOPLAM;;;8.000,00;
    """)
INVOICES = lines("""
    Müşteri;Fatura No;Tarih;Vade;Tutar
    Ak Etiket;F-1;01.09.2026;01.11.2026;100,00
    Can Baskı;IAD-2;02.09.2026;02.11.2026;-6,50
    Can Baskı;F-3;02.09.2026;02.11.2026;50,00
    TOPLAM;;;;143,50
    """)


def test_each_sum_is_told_with_its_file(tmp_path: Path) -> None:
    cheques, invoices = write(tmp_path, CHEQUES, "cek.csv"), write(tmp_path, INVOICES, "fatura.csv")
    said = told(run(cheques, also=[invoices]))
    assert "cek.csv: listenin kendi toplamı 8.000,00 TL; alınmayan satırlar da bunun" in said, said
    assert "aradaki fark 3.000,00 TL; fatura.csv" in said
    assert "fatura.csv: listenin kendi toplamı 143,50 TL, tutuyor" in said


def test_a_sum_is_no_proof_for_another_file(tmp_path: Path) -> None:
    goods = CHEQUES.replace("Durumu", "Ürün").replace("7782;Bora Ambalaj", "7781;Ak Etiket")
    goods = goods.replace("3.000,00;Ciro edildi", "5.000,00;Etiket").replace("8.000,00", "{}")
    files = [write(tmp_path, goods.format("10.000,00"), "cek.csv"), write(tmp_path, INVOICES, "fatura.csv")]
    assert column(run(files[0], also=files[1:]), "amount_kurus")[:2] == [500000, 500000]
    files[0] = write(tmp_path, goods.format("9.000,00"), "cek.csv")
    assert column(run(files[0], also=files[1:]), "amount_kurus").count(500000) == 1


def test_sums_far_off_do_not_make_up_for_each_other(tmp_path: Path) -> None:
    high = write(tmp_path, INVOICES.replace("143,50", "1.143,50"), "fatura.csv")
    low = write(tmp_path, CHEQUES.replace("8.000,00", "1.000,00"), "cek.csv")
    [question] = asked(high, also=[low])
    assert question["id"] == "own_total:" and "fatura.csv: Listenin kendi toplamı" in question["message"]


def _book(folder: Path, **sheets: str) -> Path:
    made = Workbook()
    del made["Sheet"]
    for name, text in sheets.items():
        sheet = made.create_sheet(name)
        for row in text.splitlines():
            sheet.append(row.split(";"))
    made.save(folder / "defter.xlsx")
    return folder / "defter.xlsx"


def test_sheets_that_count_differently_are_told_apart(tmp_path: Path) -> None:
    said = told(run(_book(tmp_path, Fatura=INVOICES, Cekler=CHEQUES)))

    assert "Fatura: listenin kendi toplamı 143,50 TL, tutuyor; Cekler: listenin" in said, said
    assert "kendi toplamı 8.000,00 TL; alınmayan satırlar da bunun içinde, aradaki fark 3.000,00 TL" in said


def test_the_sum_of_one_sheet_is_told_with_its_name(tmp_path: Path) -> None:
    notebook = lines("""
        Tarih;Kim;Aldığı;Verdiği
        03.10.2026;Bakkal Can;1450,00;
        17.10.2026;Bakkal Can;;1000,00
        """)
    said = told(run(_book(tmp_path, Defter=notebook, Cekler=CHEQUES)))

    assert "; Cekler: listenin kendi toplamı 8.000,00 TL; alınmayan" in said, said


def test_sheets_whose_sums_agree_are_told_in_one(tmp_path: Path) -> None:
    cheques = CHEQUES.replace("Ciro edildi", "Portföyde")
    invoices = INVOICES.replace("-6,50", "6,50").replace("143,50", "156,50")
    said = told(run(_book(tmp_path, Fatura=invoices, Cekler=cheques)))

    assert "; listenin kendi toplamı 8.156,50 TL, tutuyor" in said, said


TRIAL = lines("""
    Hesap Kodu;Hesap Adı;Borç;Alacak;Borç Bakiye;Alacak Bakiye
    120.01.001;Ak Etiket Ltd. Şti.;900,00;400,00;500,00;
    120.01.002;Bora Ambalaj Ltd. Şti.;100,00;180,00;;80,00
    TOPLAM;;1.000,00;580,00;500,00;{}
    """)


def test_a_sum_without_the_customers_in_credit_agrees(tmp_path: Path) -> None:
    said = told(run(write(tmp_path, TRIAL.format("80,00"), "mizan.csv")))
    assert "listenin kendi toplamı 500,00 TL, tutuyor" in said, said
