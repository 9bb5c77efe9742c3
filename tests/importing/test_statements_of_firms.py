"""Statements as other firms write them: payments with their sign, sales and payments side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.importing.runs import asked, column, lines, run, write

HEAD = "Tarih;Belge No;Açıklama;Fatura Tutarı;Ödeme;Bakiye"


@pytest.mark.parametrize(
    "rows",
    [
        ["18.03.2026;E1;Satış;3.460,40;;3.460,40", "20.03.2026;D8;EFT;;(1.200,00);2.260,40"],
        ["20.03.2026;D8;EFT;;-1.200,00;2.260,40", "18.03.2026;E1;Satış;3.460,40;;3.460,40"],
    ],
)
def test_a_payment_with_its_sign_is_a_payment(tmp_path: Path, rows: list[str]) -> None:
    text = "\n".join(["Sayın Lale Boya;;;;;", HEAD, *rows]) + "\n"
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [346040]
    assert column(outcome, "amount_kurus", "receipts") == [120000]


def test_a_payment_taken_back_is_owed_again(tmp_path: Path) -> None:
    rows = """
        Tarih;Belge No;Açıklama;Borç;Alacak;Bakiye
        18.03.2026;E1;Satış;3.460,40;;3.460,40
        20.03.2026;D8;EFT;;1.200,00;2.260,40
        21.03.2026;D8;EFT iptali;;-1.200,00;3.460,40
    """
    outcome = run(write(tmp_path, "Sayın Lale Boya;;;;;\n" + lines(rows)))
    assert column(outcome, "amount_kurus") == [346040, 120000]
    assert column(outcome, "amount_kurus", "receipts") == [120000]


def test_the_customer_above_his_sales_is_that_of_his_payments_beside_them(tmp_path: Path) -> None:
    rows = """
        Müşteri: Menekşe Otel;;;;;;
        SATIŞLAR;;;;TAHSİLATLAR;;
        Tarih;Fatura No;Tutar;;Tarih;Makbuz No;Tutar
        01.02.2026;MB-31;22.845,76;;17.03.2026;411;6.637,86
        13.02.2026;MB-32;12.618,99;;;;
        TOPLAM;;35.464,75;;TOPLAM;;6.637,86
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Menekşe Otel"]
    assert column(outcome, "amount_kurus") == [2284576, 1261899]
    assert column(outcome, "amount_kurus", "receipts") == [663786]


STATEMENT = """
    Firma : Yeşilova Peyzaj A.Ş.;;;;
    01.01.2026 / 31.10.2026;;;;
    Tarih;Belge No;Borç;Alacak;Bakiye
    10.03.2026;YF-429;5.730,96;;5.730,96
    18.03.2026;TH-430;;2.800,00;2.930,96
    31.03.2026;YF-431;15.508,96;;18.439,92
"""


def test_the_firm_after_whom_the_file_of_a_statement_is_called_is_the_customer(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, lines(STATEMENT), "ekstre_yesilova.csv"))
    assert column(outcome, "debtor_name", "debtors") == ["Yeşilova Peyzaj A.Ş."]


def test_the_firm_above_a_statement_may_be_our_own(tmp_path: Path) -> None:
    (question,) = asked(write(tmp_path, lines(STATEMENT), "rapor.csv"))
    assert "Yeşilova Peyzaj A.Ş." in question["message"]


@pytest.mark.parametrize("above", [["{} 20.10.2026"], ["{}", "Tarih: 20.10.2026"]])
def test_ages_of_several_sheets_are_of_the_day_that_all_tell(tmp_path: Path, above: list[str]) -> None:
    path = tmp_path / "yas.xlsx"
    with Workbook(str(path)) as made:
        for name, young, old in (("TL", 500, 400), ("USD", 600, 300)):
            sheet = made.add_worksheet(name)
            rows: list[list[object]] = [[line.format(f"YAŞLANDIRMA {name}")] for line in above]
            rows += [["Unvan", "Bakiye", "Para Birimi", "1-30", "31-60"], ["Ak Ltd.", 900, name, young, old]]
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    assert column(run(path), "due_date") == ["2026-10-19", "2026-09-19"] * 2


def test_balances_of_several_files_stand_alone_though_each_has_a_total(tmp_path: Path) -> None:
    files = [
        write(tmp_path, f"Unvan;Telefon;Bakiye\n{name};;{money},00\nTOPLAM;;{money},00\n", f"{name}.csv")
        for name, money in (("Mavi", 500), ("Can", 700))
    ]
    outcome = run(files[0], also=files[1:])
    assert column(outcome, "amount_kurus") == [50000, 70000]


@pytest.mark.parametrize("left", [False, True])
def test_what_was_paid_may_have_a_minus(tmp_path: Path, left: bool) -> None:
    rows: list[list[object]] = [
        ["Fatura No", "Müşteri", "Tarih", "Tutar", "Ödenen", "Kalan"],
        ["F1", "Ak Ltd.", "01.10.2026", 1000, -200, 800],
        ["F2", "Can Er", "02.10.2026", 500, "", 500],
        ["F3", "Ece Or", "03.10.2026", 700, -100, 600],
    ]
    outcome = run(write(tmp_path, [row if left else row[:-1] for row in rows]))
    assert column(outcome, "amount_kurus") == [80000, 50000, 60000]


def test_the_rest_below_one_account_is_no_debt(tmp_path: Path) -> None:
    rows = """
        Müşteri: Karahan Yapı;;;;;
        Tarih;Fatura No;Tutar;;Tarih;Ödenen
        08.05.2026;41200;34.500,00;;05.08.2026;18.600,00
        23.05.2026;41213;6.029,72;;;
        TOPLAM;;40.529,72;;TOPLAM;18.600,00
        ;;;;;
        ;KALAN BORÇ;21.929,72;;;
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [3450000, 602972]


def test_what_is_left_of_both_sides_is_that_of_a_trial_balance(tmp_path: Path) -> None:
    rows = """
        Hesap Kodu;Hesap Adı;Toplam Borç;Toplam Alacak;Kalan Borç;Kalan Alacak
        120;ALICILAR;98.800,00;64.400,00;34.400,00;0,00
        120.1;AŞK ÇİÇEKÇİLİK;53.500,00;31.200,00;22.300,00;0,00
        120.2;CEM ÇİÇEK EVİ;45.300,00;33.200,00;12.100,00;0,00
        320;SATICILAR;90.000,00;121.000,00;0,00;31.000,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["AŞK ÇİÇEKÇİLİK", "CEM ÇİÇEK EVİ"]
    assert column(outcome, "amount_kurus") == [2230000, 1210000]


def test_the_title_that_a_page_repeats_with_its_number_is_no_header(tmp_path: Path) -> None:
    head = "CARİ KODU;CARİ ÜNVANI;V.NO / TCKN;İL"
    pages = [["120.1;ARDA PLASTİK;4540536920;Ankara"], ["120.2;CAN ER;10000000146;Bursa"]]
    titles = ["CARİ HESAP LİSTESİ;;;", "CARİ HESAP LİSTESİ;;;Sayfa 2"]
    text = "\n;;;\n".join("\n".join([title, head, *rows]) for title, rows in zip(titles, pages, strict=True))
    outcome = run(write(tmp_path, text + "\n"))
    assert column(outcome, "debtor_name", "debtors") == ["ARDA PLASTİK", "CAN ER"]
    assert column(outcome, "tax_id", "debtors") == ["4540536920", "10000000146"]


def test_what_is_left_of_before_is_owed_and_what_is_left_at_the_end_is_not(tmp_path: Path) -> None:
    rows = """
        Müşteri: Karahan Yapı;;;
        Tarih;Açıklama;Borç;Ödeme
        ;Kalan;1.500,00;
        08.05.2026;demir;34.500,00;
        05.08.2026;nakit;;18.600,00
        ;KALAN;17.400,00;
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "amount_kurus") == [150000, 3450000]
    assert column(outcome, "amount_kurus", "receipts") == [1860000]


def test_a_bare_number_below_a_group_beside_the_kind_of_paper_is_its_number(tmp_path: Path) -> None:
    rows = """
        Müşteri : Konya Peyzaj;;;;;
        HAREKET;;;TUTAR;;BAKİYE
        Tarih;Evrak;No;Borç;Alacak;Bakiye
        26.03.2026;Fatura;4410;3.695,90;;3.695,90
        28.03.2026;Tahsilat;813;;600,00;3.095,90
        16.04.2026;Fatura;4412;16.180,25;;19.276,15
    """
    assert column(run(write(tmp_path, lines(rows))), "document_no") == ["4410", "4412"]


def test_a_header_that_each_page_repeats_is_no_list_on_its_side(tmp_path: Path) -> None:
    head = "Cari Ünvan;Tarih;Evrak No;Borç;Alacak;Bakiye"
    rows = ["Lale A.Ş.;17.03.2026;Y58;100,00;;100,00", "Lale A.Ş.;18.03.2026;Y59;50,00;;150,00"]
    text = "\n".join([head, rows[0], head, rows[1], "Genel Toplam;;;150,00;;150,00"]) + "\n"
    assert column(run(write(tmp_path, text)), "amount_kurus") == [10000, 5000]


def test_what_is_printed_below_cards_is_no_customer(tmp_path: Path) -> None:
    text = "Cari Ünvan;Telefon\nAk Ltd.;0532 111 22 33\nCan Er;0533 111 22 33\nToplam 2 kayıt listelendi.;\n"
    assert column(run(write(tmp_path, text)), "debtor_name", "debtors") == ["Ak Ltd.", "Can Er"]


def test_the_currency_of_a_group_is_that_of_its_amounts(tmp_path: Path) -> None:
    rows = """
        Customer;Invoice;;Amount (EUR);
        ;No;Due;Total;Outstanding
        Orchard Ltd;BC-501;25.05.2026;88090.00;88090.00
        Whitby Ltd;BC-502;25.09.2026;6630.25;3315.12
    """
    assert column(run(write(tmp_path, lines(rows))), "currency") == ["EUR", "EUR"]


def test_who_gave_a_cheque_owes_it(tmp_path: Path) -> None:
    rows = """
        Çek No;Alınan Cari;Keşideci;Banka;Vade;Tutar
        7785894;Rüzgar Profil;Yeşilova A.Ş.;Ziraat;02.12.2026;116.067,92
        6284309;Lider Makina;Çağlayan Ltd.;Halkbank;08.12.2026;526.299,37
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Rüzgar Profil", "Lider Makina"]


def test_telephones_beside_balances_double_nothing(tmp_path: Path) -> None:
    phones = write(tmp_path, "Adı Soyadı;Telefon\nCan Er;0533 111 22 33\n", "telefonlar.csv")
    owed = write(tmp_path, "Müşteri;Bakiye\nCan Er;450,50\n", "alacaklar.csv")
    assert column(run(phones, also=[owed]), "amount_kurus") == [45050]


def test_the_day_on_which_a_car_came_is_that_of_its_repair(tmp_path: Path) -> None:
    rows = """
        Plaka;Araç Sahibi;Yapılan İş;Giriş Tarihi;İş Bedeli;Alınan;Kalan
        16 TK 174;Necla Tuna;Kaporta;13.11.2026;26.750,00;0,00;26.750,00
        20 KH 519;Nuri Uçar;Bakım;04.09.2026;15.550,00;1.000,00;14.550,00
    """
    assert column(run(write(tmp_path, lines(rows))), "issue_date") == ["2026-11-13", "2026-09-04"]
