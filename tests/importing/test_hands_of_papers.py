"""Lists of papers as firms keep them: who gave each, its own number, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import column, lines, run, told, write
from tests.importing.test_totals_of_the_desk import Desk


@pytest.mark.parametrize(
    "gave",
    [
        "Ciranta",
        "Ciro Eden",
        "Alınan Firma",
        "Veren",
        "Kim verdi",
        "Kimden aldım",
        "Received From",
        "Geldiği Yer",
    ],
)
@pytest.mark.parametrize("drew", ["Keşideci", "Asıl Borçlu", "Kimin çeki", "Senet Borçlusu"])
def test_who_gave_the_paper_owes_before_who_drew_it(tmp_path: Path, gave: str, drew: str) -> None:
    rows = """
        Çek No;{};{};Banka;Vade;Tutar
        11;Kaya Cam;Usta Alüminyum;Akbank;15.12.2026;100,00
        12;Ova Pencere;;Akbank;16.12.2026;200,00
        13;Dere Cam;Kendi çeki;Akbank;17.12.2026;300,00
    """
    outcome = run(write(tmp_path, lines(rows.format(drew, gave))))
    assert column(outcome, "debtor_name") == ["Usta Alüminyum", "Ova Pencere", "Dere Cam"]
    assert column(outcome, "security") == [
        f"{drew}: Kaya Cam; Banka: Akbank",
        "Banka: Akbank",
        "Banka: Akbank",
    ]


def test_who_got_it_from_us_is_no_debtor(tmp_path: Path) -> None:
    rows = """
        Çek No;Alındığı Yer;Banka;Vade;Tutar;Ciro Edilen
        11;Duru Kozmetik;TEB;10.12.2026;100,00;
        12;Duru Kozmetik;TEB;20.12.2026;200,00;Ada Şişe
        13;Esen Parfüm;TEB;25.12.2026;300,00;
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name") == ["Duru Kozmetik", "Esen Parfüm"]
    assert "Duru Kozmetik 12 200,00 TL" in told(outcome)


@pytest.mark.parametrize("number", ["Çek No", "Seri No", "Evrak Seri No"])
@pytest.mark.parametrize("own", ["Portföy No", "Port. No", "Portföy Kodu", "Ref No", "Fiş No"])
def test_the_papers_number_stands_before_those_of_our_books(tmp_path: Path, number: str, own: str) -> None:
    rows = """
        {};Bordro No;{};Cari;Banka;Vade;Tutar
        P-1;B-7;0451122;Ada;Akbank;10.12.2026;100,00
        P-2;B-7;7712001;Bora;TEB;11.12.2026;200,00
        P-3;B-8;33;Bora;TEB;12.12.2026;300,00
    """
    outcome = run(write(tmp_path, lines(rows.format(own, number))))
    assert column(outcome, "document_no") == ["0451122", "7712001", "33"]
    assert column(outcome, "document_type") == ["cheque"] * 3
    assert column(outcome, "security") == ["Banka: Akbank", "Banka: TEB", "Banka: TEB"]


def test_a_number_for_each_kind_of_paper(tmp_path: Path) -> None:
    rows = """
        Cari;Cinsi;Çek No;Senet No;Vade;Tutar
        Nil;Çek;5501;;10.12.2026;100,00
        Nil;Senet;;12;10.01.2027;200,00
        Tuz;Çek;8;;15.12.2026;300,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "document_no") == ["5501", "12", "8"]
    assert column(outcome, "document_type") == ["cheque", "note", "cheque"]


@pytest.mark.parametrize(("word", "state"), [("Karşılıksız", "bounced"), ("Tahsilde", ""), ("Kasada", "")])
def test_a_step_that_says_where_each_paper_is_is_no_kind_of_document(
    tmp_path: Path, word: str, state: str
) -> None:
    rows = f"Portföy No;Cari;Banka;Vade;Tutar;İşlem\nPF-1;Ada;Akbank;08.11.2026;100,00;{word}\n"
    outcome = run(write(tmp_path, rows + "PF-2;Bora;TEB;18.12.2026;200,00;Portföyde\n"))
    assert column(outcome, "document_type") == ["cheque", "cheque"]
    assert column(outcome, "closing_reason") == [state, ""]


def test_our_own_cheques_below_a_line_of_the_same_table_are_left(tmp_path: Path) -> None:
    rows = """
        Çek No;Cari;Banka;Vade;Tutar
        ALINAN ÇEKLER;;;;
        200;Meşe Parke;Ziraat;10.12.2026;100,00
        VERİLEN ÇEKLER;;;;
        7;Kereste A.Ş.;Akbank;15.12.2026;900,00
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name") == ["Meşe Parke"]
    assert "“VERİLEN ÇEKLER” (1 satır, 900,00 TL)" in told(outcome)


def test_a_note_beside_a_paper_that_went_back_is_not_asked_about(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(
        "Çek No;Cari;Vade;Tutar;Durum;Not\n1;Ada;20.12.2026;100,00;Keşidecisine geri verildi;nakit ödedi\n"
    )
    assert desk.owed() == {}


BROUGHT = """
    {}
    {}
    Çek No;{};Banka;Vade;Tutar
    1;Kaya;Akbank;05.12.2026;100,00
    2;Çınar;TEB;06.12.2026;200,00
"""


@pytest.mark.parametrize("drew", ["Keşideci", "Borçlu", "Çek Sahibi Firma"])
@pytest.mark.parametrize(
    ("title", "above", "debtors"),
    [
        ("Çek Giriş Bordrosu", "Cari: 120.01 Ada Ltd. Şti.", ["Ada Ltd. Şti."]),
        ("Tahsil Çek Listesi", "Cari: Ada Ltd. Şti.", ["Ada Ltd. Şti."]),
        ("Tahsil Çek Listesi", "Hesap Sahibi: Ada Ltd. Şti.", ["Kaya", "Çınar"]),
        ("X Bankası A.Ş.", "Müşteri Unvanı: Ada Ltd. Şti.", ["Kaya", "Çınar"]),
    ],
)
def test_the_account_above_gave_the_papers_but_on_a_banks_list_it_is_ours(
    tmp_path: Path, title: str, above: str, debtors: list[str], drew: str
) -> None:
    outcome = run(write(tmp_path, lines(BROUGHT.format(title, above, drew))))
    assert column(outcome, "debtor_name", "debtors") == debtors


@pytest.mark.parametrize(("went", "who"), [("Verildiği Tarih", "Verildiği Kişi"), ("Çıkış Tarihi", "Kime")])
def test_the_day_on_which_it_was_handed_on_is_none_of_the_debt(tmp_path: Path, went: str, who: str) -> None:
    rows = f"""
        Alındığı Tarih;Alındığı Kişi;Çek No;Vade;Tutar;{went};{who}
        01.11.2026;Yusuf;441;01.12.2026;100,00;;
        02.11.2026;Yusuf;442;01.01.2027;200,00;10.11.2026;Tuğlacı Hasan
        05.11.2026;Salih;9;05.12.2026;300,00;;
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "debtor_name") == ["Yusuf", "Salih"]
    assert column(outcome, "issue_date") == ["2026-11-01", "2026-11-05"]
    assert "Yusuf 442 200,00 TL" in told(outcome)


def test_where_it_went_may_be_a_bank_and_is_told(tmp_path: Path) -> None:
    rows = """
        Çek No;Nereden Geldi;Vade;Tutar;Nereye Gitti
        1;Pınar Un;01.12.2026;100,00;Çuvalcı
        2;Has Ekmek;20.12.2026;200,00;
    """
    outcome = run(write(tmp_path, lines(rows)))
    assert column(outcome, "document_no") == ["1", "2"]
    assert "durumu tanınmadı (satır 2; 100,00 TL)" in told(outcome)


def test_the_last_move_of_a_paper_is_its_state(tmp_path: Path) -> None:
    rows = "Çek/Senet No;Cari;Vade;Tutar;Son Hareket\nC-1;Ada;10.12.2026;100,00;Portföy\n"
    outcome = run(write(tmp_path, rows + "C-2;Bora;01.11.2026;200,00;Karşılıksız\n"))
    assert column(outcome, "closing_reason") == ["", "bounced"]


def test_the_bank_of_papers_by_their_kind(tmp_path: Path) -> None:
    rows = "Evrak Cinsi;Evrak No;Cari;Muhatap Banka;Vade;Tutar\nÇek;1;Ada;TEB;10.12.2026;100,00\n"
    outcome = run(write(tmp_path, rows + "Bono;2;Bora;;11.12.2026;200,00\n"))
    assert column(outcome, "security") == ["Muhatap Banka: TEB", ""]
