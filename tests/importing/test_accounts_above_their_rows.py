"""Lines of accounts: whose rows stand below, and which accounts are nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, listed, run, write

_NAMES = ((1, "Otomotiv"), (2, "Sulama"))


@pytest.mark.parametrize(
    "code", ["(120.01.00{}) ", "00123{} / ", "00123{}/", "M-{} / ", "[00123{}] ", "00123{} "]
)
def test_a_code_before_the_name_is_no_part_of_it(tmp_path: Path, code: str) -> None:
    text = lines(f"""
        Tarih;Fiş No;Borç;Alacak
        Cari Hesap: {code.format(1)}Ege Işık Ltd. Şti.;;;
        13.01.2026;F1;100,00;
        Cari Hesap: {code.format(2)}Ahmet Yılmaz;;;
        14.01.2026;F2;200,00;
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Ege Işık Ltd. Şti.", "Ahmet Yılmaz"]


@pytest.mark.parametrize("main", ["120;ALICILAR", "120.01;BÖLGE BAYİLERİ", "120;MERKEZ\n120.01;BAYİLER"])
def test_of_accounts_above_a_ledger_the_lowest_owes(tmp_path: Path, main: str) -> None:
    text = f"{main}\n120.01.001;Doğuş Kağıt Ltd. Şti.\nTarih;Belge No;Borç;Alacak;Bakiye\n" + lines("""
        19.06.2026;SF1;100,00;;100,00
        20.06.2026;GH2;;40,00;60,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Doğuş Kağıt Ltd. Şti."]


@pytest.mark.parametrize("label", ["Hesap Adı   ", "Müşteri     ", "SAYIN       "])
def test_a_name_behind_a_colon_that_blanks_align_is_whole(tmp_path: Path, label: str) -> None:
    rule = "=" * 80 + "\n"
    rows = (
        "Tarih       Evrak No    Açıklama                             Borç          Alacak\n"
        f"{rule}"
        "16/06/2026  SF000602    Satış Faturası                   2.708,80                \n"
        "30/06/2026  SF000603    Satış Faturası                  37.303,22                \n"
        "10/07/2026  GH-604      Gelen Havale                                    21.671,64\n"
    )
    above = [f"Hesap Kodu  : 120.01.00{at}\n{label}: Şahinler {name} A.Ş.\n{rule}" for at, name in _NAMES]
    outcome = run(write(tmp_path, f"{above[0]}{rows}\n{above[1]}{rows}", "ekstre.txt"))
    assert column(outcome, "debtor_name", "debtors") == ["Şahinler Otomotiv A.Ş.", "Şahinler Sulama A.Ş."]


def _ledger(tmp_path: Path, *titles: str) -> list[str]:
    """The debtors of a ledger in which each account has its own header and sum."""
    text = "MUAVİN DEFTER;;;;;\n;;;;;\n" + "".join(
        f"{title}\n"
        + lines(f"""
            Tarih;Fiş No;Açıklama;Borç;Alacak;Bakiye
            1{at}.01.2026;0011{at};Bakım faturası;100,00;;100,00
            17.02.2026;0012{at};Banka tahsilatı;;40,00;60,00
            ;;Hesap Toplamı;100,00;40,00;60,00
            ;;;;;
        """)
        for at, title in enumerate(titles)
    )
    outcome = run(write(tmp_path, text))
    assert column(outcome, "amount_kurus") == [10000] * len(titles)
    return column(outcome, "debtor_name")


@pytest.mark.parametrize("code", ["120.0{}", "120-0{}", "120 01 00{}", "120.01.00{}", "M00{}", "00{}"])
@pytest.mark.parametrize("title", ["{code};{name};;;;", "{code};;{name};;;"])
def test_a_code_that_reads_like_a_day_or_an_amount_names_the_next_account(
    tmp_path: Path, code: str, title: str
) -> None:
    names = ["Ilgaz Sitesi", "Ayvacık İş Merkezi", "Menderes Residence"]
    titles = [title.format(code=code.format(at), name=name) for at, name in enumerate(names, 1)]
    assert _ledger(tmp_path, *titles) == names


@pytest.mark.parametrize("title", ["{code};{name};;;;", "{code} {name};;;;;"])
def test_behind_a_code_any_text_is_a_name(tmp_path: Path, title: str) -> None:
    names = ["Ilgaz Sitesi", "3M", "A101", "Ocak"]
    titles = [title.format(code=f"120.01.00{at}", name=name) for at, name in enumerate(names, 1)]
    assert _ledger(tmp_path, *titles) == names


def test_a_name_above_its_header_stands_in_any_column(tmp_path: Path) -> None:
    names = ["Ilgaz Sitesi", "Ayvacık İş Merkezi", "Menderes Residence"]
    assert _ledger(tmp_path, *(f";;{name};;;" for name in names)) == names


def test_a_main_account_is_nobody(tmp_path: Path) -> None:
    text = lines("""
        Hesap Kodu;Hesap Adı;Borç Bakiye;Alacak Bakiye
        101;ALINAN ÇEKLER;70,00;0,00
        120;ALICILAR;1.500,00;0,00
        120.01;Ak Ltd.;1.000,00;0,00
        120.02;Ok Ltd.;500,00;0,00
        121;ALACAK SENETLERİ;800,00;0,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Ak Ltd.", "Ok Ltd."]
    assert column(outcome, "amount_kurus") == [100000, 50000]
    assert [row[:2] for row in listed(outcome, "untaken")] == [
        ["skipped", "2"],
        ["skipped", "3"],
        ["skipped", "6"],
    ]


@pytest.mark.parametrize(
    "codes", [("120.A01", "120.B07"), ("120.01.A001", "120.01.B007"), ("120-TR-01", "120-TR-02")]
)
def test_a_code_with_letters_above_open_invoices_is_no_part_of_the_name(
    tmp_path: Path, codes: tuple[str, str]
) -> None:
    first, second = codes
    text = lines(f"""
        Fatura No;Fatura Tarihi;Vade Tarihi;Fatura Tutarı;Ödenen;Kalan
        {first} ARI SOĞUTMA LTD.ŞTİ.;;;;;
        TSF202600001201;02.09.2026;02.10.2026;24.500,00;0,00;24.500,00
        TSF202600001288;21.09.2026;21.10.2026;8.800,60;5.000,00;3.800,60
        Cari Toplamı;;;33.300,60;5.000,00;28.300,60
        {second} BURSA KLİMA A.Ş.;;;;;
        TSF202600001240;10.09.2026;09.11.2026;61.000,00;0,00;61.000,00
        Cari Toplamı;;;61.000,00;0,00;61.000,00
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["ARI SOĞUTMA LTD.ŞTİ.", "BURSA KLİMA A.Ş."]
    same = run(
        write(tmp_path, text.replace("BURSA KLİMA A.Ş.", "ARI SOĞUTMA LTD.ŞTİ.")),
        answer=["same_codes:=apart"],
    )
    named = [f"ARI SOĞUTMA LTD.ŞTİ. ({code})" for code in codes]
    assert column(same, "debtor_name", "debtors") == named


def test_a_code_where_amounts_stand_is_that_of_the_account(tmp_path: Path) -> None:
    rows = """
        Hesap Kodu :;120.01
        Hesap Adı :;Ali Kaya
        Tarih;KDV;Evrak No;Borç;Alacak;Bakiye
        13.09.2026;83,40;A12;500,40;;500,40
        15.09.2026;;A13;;200,00;300,40
        Hesap Kodu :;120.02
        Hesap Adı :;Mavi Yapı Ltd. Şti.
        Tarih;KDV;Evrak No;Borç;Alacak;Bakiye
        14.09.2026;150,10;A14;900,60;;900,60
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name", "debtors") == ["Ali Kaya", "Mavi Yapı Ltd. Şti."]
    assert {state for state, *_ in listed(outcome, "untaken")} == {"skipped"}
