"""The list of the next week: what changed is asked, what vanished or was decided before is told."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.desk import column, make_book, tahsilat, type_into
from tests.importing.test_balance_comes_twice import AGES, owed, pay
from tests.importing.weeks import take

WEEK = "Müşteri;Tutar\nAli;1.000,00\nVeli;700,50\nCan;300,00\n"
NEXT_WEEK = "Müşteri;Tutar\nAli;600,00\nVeli;700,50\nNur;50,00\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


def test_another_amount_of_a_debtor_without_a_number_is_asked(book: Path) -> None:
    take(book, WEEK)
    said = take(book, NEXT_WEEK)
    assert said.code == 2
    assert "(Ali: kitapta 1.000,00 TL, listede 600,00 TL)" in said.err
    assert owed(book) == {"Ali": 100000, "Veli": 70050, "Can": 30000}


@pytest.mark.parametrize(("answer", "ali"), [("update", 60000), ("leave", 100000), ("add", 160000)])
def test_what_is_answered_about_an_amount_is_done(book: Path, answer: str, ali: int) -> None:
    take(book, WEEK)
    said = take(book, NEXT_WEEK, f"openings={answer}")
    assert owed(book) == {"Ali": ali, "Veli": 70050, "Can": 30000, "Nur": 5000}
    gone = "1 alacak (300,00 TL) bu listede yok; borçluları da listede yok: Can."
    assert (gone in said.out) == (answer != "add") and "0 tanesi" not in said.out


def test_an_amount_less_what_was_paid_since_is_the_same_debt(book: Path) -> None:
    take(book, WEEK)
    pay(book, "Ali", 40000)
    assert take(book, NEXT_WEEK).code == 0
    assert owed(book)["Ali"] == 60000
    said = take(book, NEXT_WEEK.replace("600", "550"), "openings=update")
    assert owed(book)["Ali"] == 55000
    assert column(book, "receivables", "amount_kurus")[0] == 95000
    assert "kitaba alınan 550,00 TL" in said.out and "Bu satırlar" not in said.out


def test_a_due_date_tells_which_debt_is_meant(book: Path) -> None:
    dated = "Müşteri;Vade;Tutar\nAli;10.02.2026;1.000,00\nVeli;11.02.2026;5,00\n"
    take(book, dated)
    assert take(book, dated.replace("10.02", "17.02"), "other_days=other").code == 0
    assert owed(book)["Ali"] == 200000
    said = take(book, dated.replace("1.000", "900"))
    assert said.code == 2 and "(Ali: kitapta 1.000,00 TL, listede 900,00 TL)" in said.err


@pytest.mark.parametrize(
    "text",
    [
        "Müşteri;Tutar\nAli;600,00\nAli;40,00\nVeli;700,50\n",  # no list of what each owes in all
        "Müşteri;Fatura No;Tutar\nAli;F-1;600,00\nVeli;F-2;700,50\n",
        "Müşteri;Çek No;Vade;Tutar\nAli;;10.02.2026;600,00\nAli;77;11.02.2026;70,50\n",
    ],
)
def test_other_debts_of_the_debtor_come_in_unasked(book: Path, text: str) -> None:
    take(book, WEEK)
    assert take(book, text).code == 0
    assert owed(book)["Ali"] > 100000


def test_a_customer_who_left_the_list_of_ages_is_told(book: Path) -> None:
    take(book, AGES.replace("    Ok;80", "    Al;30,00;9,00;;39,00\n    Ok;80"))
    said = take(book, AGES.replace("50,00;;150", "60,00;;160"), "openings=update")
    assert "2 alacak (39,00 TL) bu listede yok; borçluları da listede yok: Al." in said.out
    assert owed(book) == {"Usta": 16000, "Al": 3900, "Ok": 8000}


CHEQUES = """
    Çek No;Kimden;Vade;Tutar;Durum
    11;Ali;10.02.2026;225,00;Karşılıksız
    12;Veli;11.02.2026;100,00;Portföyde
"""


def test_a_cheque_that_bounced_and_is_paid_in_the_next_list_is_closed(book: Path) -> None:
    take(book, CHEQUES)
    assert column(book, "receivables", "closing_reason") == ["bounced", ""]
    said = take(book, CHEQUES.replace("Karşılıksız", "Tahsil edildi"))
    assert column(book, "receivables", "closing_reason") == ["paid", ""]
    assert owed(book) == {"Ali": 0, "Veli": 10000}
    assert "kitapta “ödendi” olarak kapatıldı" in said.out
    said = take(book, CHEQUES)
    assert column(book, "receivables", "closing_reason") == ["bounced", ""]
    assert "bu listede karşılıksız (Ali 11 225,00 TL)" in said.out


def test_a_cheque_that_a_hand_called_bounced_stays_so_and_is_told(book: Path) -> None:
    paid = CHEQUES.replace("Karşılıksız", "Tahsil edildi")
    take(book, paid)
    type_into(book, "receivables", "closing_reason", {0: "karşılıksız"})
    said = take(book, paid)
    assert owed(book)["Ali"] == 22500
    assert "1 alacağın elle değiştirilmiş tutarı, tarihi ya da kapanışı listeye uymuyor" in said.out


NOTED = """
    Müşteri;Fatura No;Vade;Tutar;Not
    Ali;F-1;10.02.2026;100,00;ÖDENDİ
    Veli;F-2;11.02.2026;200,00;
"""
MORE_NOTED = NOTED + "    Can;F-3;12.02.2026;360,00;ÖDENDİ\n    Nur;F-4;13.02.2026;5,00;yarısı geldi\n"


def test_rows_with_notes_of_payment_left_open_are_told_each_time(book: Path) -> None:
    take(book, NOTED, "noted_paid:Not=open")
    said = take(book, MORE_NOTED)
    assert "Listede ödendiği yazan 2 satır (satır 2, 4; 460,00 TL) verdiğiniz cevaba göre açık" in said.out
    assert owed(book) == {"Ali": 10000, "Veli": 20000, "Can": 36000, "Nur": 500}
    said = take(book, MORE_NOTED)
    assert "2 satır (satır 2, 4; 460,00 TL) verdiğiniz cevaba göre açık" in said.out
    assert "tutarlarının tamamı açık alındı" not in said.out
    assert "açık duran 1 satırın notunda bir kısmının ödendiği yazıyor (satır 5; 5,00 TL)" in said.out


def test_an_answer_given_now_is_stronger_than_the_one_of_last_week(book: Path) -> None:
    take(book, NOTED, "noted_paid:Not=open")
    said = take(book, MORE_NOTED, "noted_paid:Not=closed")
    assert owed(book) == {"Ali": 0, "Veli": 20000, "Can": 0, "Nur": 500}
    assert "1 satır (satır 4; 360,00 TL) kapalı alındı" in said.out
    assert "kapatıldı, tahsilat yazılmadı" in said.out and "cevaba göre açık" not in said.out
    said = take(book, MORE_NOTED)
    assert "kapalı alındı" not in said.out and "cevaba göre açık" not in said.out  # that answer is remembered
    said = take(book, MORE_NOTED, "noted_paid:Not=open")
    assert (
        "2 alacak (Ali F-1, Can F-3; 460,00 TL) kitapta “ödendi” olarak kapalı, bu listede yine açık"
        in said.out
    )
    assert owed(book) == {"Ali": 0, "Veli": 20000, "Can": 0, "Nur": 500}


def test_an_answer_that_names_no_column_is_not_silently_left(book: Path) -> None:
    take(book, NOTED, "noted_paid:Not=open")
    said = take(book, NOTED, "noted_paid=closed")
    assert said.code == 2 and "noted_paid:Not=closed" in said.err


def test_what_is_open_of_the_rows_is_told_where_the_list_says_more(book: Path) -> None:
    assert "kitapta açık olan" not in take(book, WEEK).out
    said = take(book, NOTED, "noted_paid:Not=closed")
    assert "kitaba alınan 300,00 TL; bu satırlardan kitapta açık olan 200,00 TL." in said.out
    pay(book, "Veli", 15000)
    said = take(book, NOTED)
    assert "bu satırlardan kitapta açık olan 50,00 TL." in said.out


def test_a_due_date_that_a_hand_wrote_makes_no_second_debt(book: Path) -> None:
    take(book, WEEK)
    type_into(book, "receivables", "due_date", {0: datetime(2026, 2, 10), 1: datetime(2026, 2, 11)})
    said = take(book, NEXT_WEEK, "openings=update")
    assert owed(book) == {"Ali": 60000, "Veli": 70050, "Can": 30000, "Nur": 5000}
    assert "1 devir satırı ayrıca eklenmedi" in said.out


def test_a_colour_left_open_last_week_is_closed_by_an_answer_given_now(book: Path) -> None:
    def coloured(*rows: tuple[str, str, int, bool]) -> Path:
        source = book.parent / "liste.xlsx"
        with Workbook(str(source)) as made:
            sheet, green = made.add_worksheet("Liste"), made.add_format({"bg_color": "#00B050"})
            sheet.write_row(0, 0, ["Müşteri", "Fatura No", "Tutar"])
            for at, (*cells, marked) in enumerate(rows, start=1):
                sheet.write_row(at, 0, cells, green if marked else None)
        return source

    first = (("Ali", "F-1", 100, True), ("Veli", "F-2", 200, False), ("Nur", "F-3", 5, False))
    words = ("--into", book, "--yes", "--answer")
    tahsilat("import", coloured(*first), *words, "marked_paid:green=open")
    said = tahsilat("import", coloured(*first, ("Can", "F-4", 360, True)), *words[:-1])
    assert "1 açık satır işaretli: yeşil boyalı (satır 5; 360,00 TL)" in said.out
    assert "zaten açık duran 1 satır listede işaretli: yeşil boyalı (satır 2; 100,00 TL)" in said.out
    assert owed(book) == {"Ali": 10000, "Veli": 20000, "Nur": 500, "Can": 36000}
    tahsilat("import", book.parent / "liste.xlsx", *words, "marked_paid:green=closed")
    assert owed(book) == {"Ali": 0, "Veli": 20000, "Nur": 500, "Can": 0}


SOME_PAID = """
    Cari;Fatura No;Tarih;Vade;Tutar;Durum
    Ali;F1;01.08.2025;01.09.2025;1.000,00;Ödendi
    Ali;F2;01.09.2025;01.10.2025;700,00;Açık
    Ali;F3;05.09.2025;05.10.2025;400,00;Açık
"""


def test_who_pays_now_pays_what_is_open_and_not_what_was_called_paid(book: Path) -> None:
    take(book, SOME_PAID)
    paid = ("add", "receipt", book, "--debtor", "Ali", "--date", "18.11.2026", "--yes", "--dry-run")
    assert "Düşülen alacak: F2 (A-0002-C): 700,00 TL" in tahsilat(*paid, "--amount", "700").out
    assert "Düşülen alacak: F3 (A-0003-D): 5,00 TL" in tahsilat(*paid, "--amount=5", "--receivable=F3").out
    said = tahsilat(*paid, "--amount", "900").out
    assert "F1 zaten “ödendi” diye kapatılmış; bu para açık bir alacak içinse" in said
    assert tahsilat(*paid[:-1], "--amount", "700", "--refresh").code == 0
    assert owed(book) == {"Ali": 40000}


NUMBERED = """
    Cari;Fatura No;Tarih;Vade;Tutar
    Ali;F1;01.10.2026;01.11.2026;100,00
    Veli;F2;02.10.2026;02.11.2026;70,00
"""
BARE = NUMBERED.replace("Fatura No;", "").replace("F1;", "").replace("F2;", "")


@pytest.mark.parametrize(("first", "then"), [(BARE, NUMBERED), (NUMBERED, BARE)])
def test_numbers_that_come_later_or_are_left_out_make_no_second_debt(
    book: Path, first: str, then: str
) -> None:
    take(book, first)
    assert take(book, then).code == 0
    assert owed(book) == {"Ali": 10000, "Veli": 7000}
    assert column(book, "receivables", "document_no") == ["F1", "F2"]


def test_two_debts_of_a_day_and_amount_get_no_number_of_one_of_them(book: Path) -> None:
    twice = "Cari;Fatura No;Tarih;Tutar\nAli;{};01.10.2026;100,00\nAli;;01.10.2026;100,00\n"
    take(book, twice.format("F1"))
    take(book, twice.format("F9"), "other_numbers=other")
    assert column(book, "receivables", "document_no") == ["F1", "", "F9"]


def test_a_day_put_right_in_a_row_without_a_number_is_the_same_debt(book: Path) -> None:
    take(book, BARE)
    take(book, BARE.replace("01.10", "03.10"))
    assert owed(book) == {"Ali": 10000, "Veli": 7000}
    assert f"{column(book, 'receivables', 'issue_date')[0]:%d.%m}" == "03.10"


@pytest.mark.parametrize(("answer", "count"), [("same", 2), ("other", 3)])
def test_a_document_under_another_name_is_asked(book: Path, answer: str, count: int) -> None:
    take(book, NUMBERED.replace("Veli", "Ali", 1) + "Ali;F3;03.10.2026;03.11.2026;30,00\n")
    other = NUMBERED.replace("Ali", "Ak Yapı Ltd. Şti.") + "Ali;F3;03.10.2026;03.11.2026;30,00\n"
    said = take(book, other)
    assert said.code == 2 and "(Ak Yapı Ltd. Şti. / Ali" in said.err
    take(book, other, f"same_debtors={answer}")
    assert sum(owed(book).values()) == {"same": 20000, "other": 37000}[answer]


@pytest.mark.parametrize(
    ("before", "now"),
    [("00123", "123"), ("123", "0123"), ("A-123", "a123"), ("ABC2026000000123", "123")],
)
def test_a_number_written_in_another_way_is_the_same_document(book: Path, before: str, now: str) -> None:
    take(book, f"Cari;Fatura No;Tarih;Tutar\nAli;{before};01.10.2026;100,00\n")
    take(book, f"Cari;Fatura No;Tarih;Tutar\nAli;{now};01.10.2026;100,00\n")
    assert owed(book) == {"Ali": 10000}
    unlike = f"Cari;Fatura No;Tarih;Tutar\nAli;{now}9;01.10.2026;100,00\n"
    assert take(book, unlike).code == 2
    take(book, unlike, "other_numbers=other")
    assert owed(book) == {"Ali": 20000}


def test_a_cheque_put_off_under_a_longer_name_is_asked(book: Path) -> None:
    cheques = (
        "Keşideci;Çek No;Vade;Tutar\nCihan Oto;77120;15.12.2026;100,00\nCihan Oto;77121;15.01.2027;100,00\n"
    )
    take(book, cheques)
    later = "Keşideci;Çek No;Vade;Tutar\nCihan Oto Ltd. Şti.;77121;20.01.2027;100,00\nEr;9;01.02.2027;5,00\n"
    assert "(Cihan Oto Ltd. Şti. / Cihan Oto)" in take(book, later).err
    take(book, later, "same_debtors=same")
    assert owed(book) == {"Cihan Oto": 20000, "Er": 500}


def test_a_row_left_out_of_a_total_that_agrees_asks_for_no_second_receipt(book: Path) -> None:
    bills = (
        "Cari;Fatura No;Vade;Tutar\nAli;F1;01.09.2025;1.000,00\n"
        "Ali;F2;01.10.2025;700,00\nVeli;F3;01.10.2025;5,00\n"
    )
    take(book, bills)
    pay(book, "Ali", 70000)
    paid = bills.replace("Ali;F2;01.10.2025;700,00\n", "")
    said = take(book, paid)
    assert "1 alacak kitapta açık (Ali F2), ama borçlunun toplamı listeyle tutuyor" in said.out
    assert "ödendilerse tahsilatını girin" not in said.out
    pay(book, "Ali", 10000)
    assert "700,00 TL) bu listede yok" in take(book, paid).out


def test_what_a_list_demands_again_is_told_by_name_and_with_what_is_open(book: Path) -> None:
    week = "Cari;Fatura No;Vade;Tutar;Ödenen;Kalan\nAli;F1;01.09.2025;1.000,00;{}\n"
    week += "Veli;F2;01.09.2025;7,00;0;7,00\n"
    for paid in ("0;1.000,00", "1.000,00;0", "600,00;400,00"):
        said = take(book, week.format(paid))
    assert "1 alacak (Ali F1; 400,00 TL) kitapta “ödendi” olarak kapalı, bu listede yine açık" in said.out


def test_an_amount_of_zero_names_what_is_open_in_the_book(book: Path) -> None:
    take(book, "Kiracı;Borç\nZeki Ak;15.000,00\nYeliz Su;30.000,00\nBora Taş;0\n")
    said = take(book, "Kiracı;Borç\nZeki Ak;0\nYeliz Su;30.000,00\nBora Taş;0\n")
    assert "sıfır yazan 1 borçlunun ya da belgenin kitapta açık alacağı" in said.out
    assert "Zeki Ak: kitapta 15.000,00 TL, listede 0,00 TL" in said.out
    take(book, "Müşteri;Fatura No;Tutar\nYeliz Su;F-1;100,00\nYeliz Su;F-2;200,00\n")
    said = take(book, "Müşteri;Fatura No;Tutar\nYeliz Su;F-1;0,00\nYeliz Su;F-2;200,00\n")
    assert "(Yeliz Su F-1: kitapta 100,00 TL, listede 0,00 TL)" in said.out


def test_what_is_left_of_a_row_whose_number_the_list_leaves_out_is_known_by_its_day(book: Path) -> None:
    take(book, NUMBERED)
    left = "Cari;Tarih;Fatura Tutarı;Kalan\nAli;01.10.2026;100,00;40,00\nVeli;02.10.2026;70,00;70,00\n"
    take(book, left)
    assert owed(book) == {"Ali": 4000, "Veli": 7000}


def test_a_document_partly_paid_under_another_name_is_asked(book: Path) -> None:
    take(book, NUMBERED)
    other = NUMBERED.replace("Ali", "Ak Yapı Ltd. Şti.").replace("100,00", "60,00")
    assert "(Ak Yapı Ltd. Şti. / Ali)" in take(book, other).err
    take(book, other, "same_debtors=same")
    assert owed(book) == {"Ali": 6000, "Veli": 7000}


PARTS = """
    Müşteri;Tarih;Tutar;Ödenen;Kalan
    Sibel;11.08.2026;6.000,00;3.000,00;3.000,00
    Burcu;05.08.2026;48.000,00;20.000,00;28.000,00
    Okan;06.08.2026;500,00;;500,00
    Ece;07.08.2026;1.000,00;400,00;600,00
    Ece;07.08.2026;900,00;100,00;800,00
"""
PAID_UP = """
    Müşteri;Tarih;Tutar;Ödenen;Kalan
    Sibel;11.08.2026;6.000,00;6.000,00;
    Burcu;05.08.2026;48.000,00;30.000,00;18.000,00
    Okan;06.08.2026;500,00;500,00;
    Ece;07.08.2026;1.000,00;1.000,00;
    Ece;07.08.2026;900,00;900,00;
"""


def test_what_was_paid_in_part_and_is_paid_up_now_is_closed(book: Path) -> None:
    take(book, PARTS)
    assert owed(book) == {"Sibel": 300000, "Burcu": 2800000, "Okan": 50000, "Ece": 140000}
    said = take(book, PAID_UP)
    assert owed(book) == {"Sibel": 0, "Burcu": 1800000, "Okan": 0, "Ece": 0}
    assert "Bunların 4 tanesi listede tamamen ödenmiş" in said.out and "listede yok" not in said.out
    assert take(book, PAID_UP).code == 0
    assert owed(book) == {"Sibel": 0, "Burcu": 1800000, "Okan": 0, "Ece": 0}


def test_what_is_paid_up_is_not_what_is_left_of_another_debt(book: Path) -> None:
    take(book, PARTS)
    said = take(book, PARTS.replace("1.000,00;400,00;600,00", "900,00;900,00;").rsplit("Ece", 1)[0])
    assert owed(book)["Ece"] == 140000
    assert "2 alacak (1.400,00 TL) bu listede yok" in said.out and "borçluları da" not in said.out


@pytest.mark.parametrize(("answer", "sibel"), [("update", 0), ("leave", 300000)])
def test_without_a_day_it_is_asked(book: Path, answer: str, sibel: int) -> None:
    bare = "Müşteri;Tutar;Ödenen;Kalan\nSibel;6.000,00;3.000,00;3.000,00\nOkan;500,00;;500,00\n"
    take(book, bare)
    paid = "Müşteri;Tutar;Ödenen;Kalan\nSibel;6.000,00;6.000,00;\nOkan;500,00;;500,00\n"
    said = take(book, paid)
    assert said.code == 2 and "(Sibel: kitapta 3.000,00 TL, listede 0,00 TL)" in said.err
    take(book, paid, f"openings={answer}")
    assert owed(book) == {"Sibel": sibel, "Okan": 50000}


def test_a_row_that_was_paid_up_hides_no_question_about_the_other(book: Path) -> None:
    take(book, "Müşteri;Tutar;Ödenen;Kalan\nMurat;140,00;70,00;70,00\nAli;5,00;;5,00\n")
    paid = "Müşteri;Tutar;Ödenen;Kalan\nMurat;140,00;140,00;\nMurat;150,00;;150,00\nAli;5,00;;5,00\n"
    said = take(book, paid)
    assert said.code == 2 and "(Murat: kitapta 70,00 TL, listede 150,00 TL)" in said.err
    take(book, paid, "openings=update")
    assert owed(book) == {"Murat": 15000, "Ali": 500}


def test_balances_that_are_known_are_among_what_is_open_of_the_rows(book: Path) -> None:
    trial = "Hesap Kodu;Hesap Adı;Borç Bakiyesi;Alacak Bakiyesi\n120.01;Ali;900,00;0\n120.02;Can;300,00;0\n"
    notebook = "Tarih;Kim;Aldığı;Verdiği\n03.01.2026;Veli;145,00;\n17.01.2026;Veli;;100,00\n"
    (book.parent / "defter.csv").write_text(notebook, encoding="utf-8")
    take(book, trial)
    pay(book, "Ali", 50000)
    (book.parent / "mizan.csv").write_text(trial.replace("900", "400"), encoding="utf-8")
    lists = book.parent / "mizan.csv", book.parent / "defter.csv"

    said = tahsilat("import", *lists, "--into", book, "--yes")

    assert "1 devir satırı ayrıca eklenmedi" in said.out
    assert "bu satırlardan kitapta açık olan 745,00 TL." in said.out, said.out
