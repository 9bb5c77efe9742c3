"""A second list of balances, of ages, a second statement: what a debtor owes never stands twice."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import Said, column, frame, make_book, refresh, tahsilat, type_into
from tests.importing.runs import lines
from tests.importing.test_second_list import append

BALANCES = "Müşteri;Bakiye\nUsta;740,00\nOk;100,00\n"
AGES = """
    31.01.2026 tarihi itibariyle yaşlandırma;;;;
    Müşteri;0-30 gün;31-60 gün;90+;Toplam
    Usta;100,00;50,00;;150,00
    Ok;80,00;;;80,00
"""
LATER_AGES = """
    28.02.2026 tarihi itibariyle yaşlandırma;;;;
    Müşteri;0-30 gün;31-60 gün;90+;Toplam
    Usta;20,00;100,00;40,00;160,00
    Ok;;80,00;;80,00
"""
JANUARY = """
    Cari Ünvanı:;Usta;;;;
    Tarih;Fiş Türü;Belge No;Borç;Alacak;Bakiye
    01.01.2026;Devir;;1.000,00;;1.000,00
    10.01.2026;Satış Faturası;F-1;700,00;;1.700,00
    20.01.2026;Havale;;;200,00;1.500,00
"""
FEBRUARY = """
    Cari Ünvanı:;Usta;;;;
    Tarih;Fiş Türü;Belge No;Borç;Alacak;Bakiye
    01.02.2026;Devir;;1.500,00;;1.500,00
    10.02.2026;Satış Faturası;F-2;30,00;;1.530,00
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


def take(book: Path, text: str, *answers: str) -> Said:
    (book.parent / "liste.csv").write_text(lines(text), encoding="utf-8")
    words = [word for answer in ("balance:=opening", *answers) for word in ("--answer", answer)]
    return tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes", *words)


def owed(book: Path) -> dict[str, int]:
    """What is open of each debtor, in kuruş."""
    names, left = (column(book, "debtors", key) for key in ("debtor_name", "open_kurus"))
    return dict(zip(names, left, strict=True))


def pay(book: Path, debtor: str, kurus: int) -> None:
    paid = {"debtor_name": debtor, "received_on": datetime(2026, 2, 5), "amount_kurus": kurus}
    append(book, "receipts", paid)
    refresh(book)


def test_another_balance_is_asked_with_both_amounts(book: Path) -> None:
    assert take(book, BALANCES).code == 0
    said = take(book, BALANCES.replace("740", "500"))
    assert said.code == 2
    assert "1 borçlunun kitapta kaydı var" in said.err
    assert "(Usta: kitapta 740,00 TL, listede 500,00 TL)" in said.err
    assert owed(book) == {"Usta": 74000, "Ok": 10000}


@pytest.mark.parametrize(("answer", "left"), [("update", 50000), ("leave", 74000), ("add", 124000)])
def test_what_is_answered_is_done(book: Path, answer: str, left: int) -> None:
    take(book, BALANCES)
    said = take(book, BALANCES.replace("740", "500"), f"openings={answer}")
    assert said.code == 0
    assert owed(book) == {"Usta": left, "Ok": 10000}
    assert ("1 alacak listeye göre güncellendi" in said.out) == (answer == "update")
    again = take(book, BALANCES.replace("740", "500"))
    assert again.code == (2 if answer == "leave" else 0)


def test_a_balance_less_what_was_paid_since_is_the_same_debt(book: Path) -> None:
    take(book, BALANCES)
    pay(book, "Usta", 24000)
    said = take(book, BALANCES.replace("740", "500"))
    assert said.code == 0 and owed(book) == {"Usta": 50000, "Ok": 10000}
    assert "1 devir satırı ayrıca eklenmedi" in said.out
    take(book, BALANCES.replace("740", "450"), "openings=update")
    assert owed(book) == {"Usta": 45000, "Ok": 10000}
    assert column(book, "receivables", "amount_kurus") == [69000, 10000]


def test_the_balance_holds_the_bills_of_the_book(book: Path) -> None:
    take(book, "Müşteri;Fatura No;Vade;Tutar\nUsta;F-1;13.01.2026;700,00\nUsta;F-2;14.01.2026;40,00\n")
    assert take(book, "Müşteri;Bakiye\nUsta;740,00\n").code == 0
    assert owed(book) == {"Usta": 74000}
    more = "Müşteri;Bakiye\nUsta;800,00\n"
    assert take(book, more).code == 2
    take(book, more, "openings=update")
    assert owed(book) == {"Usta": 80000}
    assert column(book, "receivables", "amount_kurus") == [70000, 4000, 6000]
    less = take(book, "Müşteri;Bakiye\nUsta;30,00\n", "openings=update")
    assert owed(book) == {"Usta": 80000}
    reason = frame(book, "import_rows")["reason"].tolist()
    assert less.code == 0 and "kitaptaki öteki alacakları bakiyesinden fazla" in reason[0]


def test_a_due_date_that_was_typed_stays_when_its_balance_changes(book: Path) -> None:
    take(book, "31.01.2026 tarihi itibariyle yaşlandırma;\nMüşteri;0-30 gün;31-60 gün\nUsta;150,00;\n")
    type_into(book, "receivables", "due_date", {0: datetime(2027, 5, 5)})
    later = "28.02.2026 tarihi itibariyle yaşlandırma;\nMüşteri;0-30 gün;31-60 gün\nUsta;160,00;\n"
    said = take(book, later, "openings=update")
    assert said.code == 0 and owed(book) == {"Usta": 16000}
    assert column(book, "receivables", "due_date") == [datetime(2027, 5, 5)]
    assert "elle değiştirilmiş" in said.out


def test_a_later_list_of_ages_moves_the_old_ones(book: Path) -> None:
    take(book, AGES)
    assert owed(book) == {"Usta": 15000, "Ok": 8000}
    said = take(book, LATER_AGES)
    assert said.code == 2 and "(Usta: kitapta 150,00 TL, listede 160,00 TL)" in said.err
    assert take(book, LATER_AGES, "openings=update").code == 0
    assert owed(book) == {"Usta": 16000, "Ok": 8000}
    rows = frame(book, "receivables")
    rows = rows[rows["debtor_name"] == "Usta"].sort_values("due_date")
    assert rows["amount_kurus"].tolist() == [4000, 10000, 2000]
    assert rows["due_date"].dt.strftime("%d.%m").tolist() == ["29.11", "28.01", "27.02"]
    title = "31.03.2026 tarihi itibariyle yaşlandırma;;;\n"
    fewer = title + "Müşteri;0-30 gün;31-60 gün;90+\nUsta;10,00;;\nOk;;80,00;\n"
    assert take(book, fewer, "openings=update").code == 0
    assert owed(book) == {"Usta": 1000, "Ok": 8000}
    assert sorted(column(book, "receivables", "closing_reason")) == ["", "", "paid", "paid", "paid"]
    refresh(book)
    assert "elle değiştirildi" not in str(frame(book, "log")["new"].tolist())


def test_a_balance_that_stays_the_same_grows_old(book: Path) -> None:
    ages = "{0} tarihi itibariyle yaşlandırma;;;;\nMüşteri;Vadesi Gelmemiş;0-30 gün;31-60 gün;90+\n"
    take(book, ages.format("31.01.2026") + "Usta;70,00;30,00;;\nOk;50,00;;;\n")
    for day, usta, ok in (("28.02", ";70,00;30,00;", ";50,00;;"), ("31.03", ";;70,00;30,00", ";;50,00;")):
        later = ages.format(f"{day}.2026") + f"Usta;{usta}\nOk;{ok}\n"
        assert take(book, later).code == 0
        assert owed(book) == {"Usta": 10000, "Ok": 5000}
    due = frame(book, "receivables").set_index("amount_kurus")["due_date"].dt.strftime("%d.%m.%Y")
    assert due.to_dict() == {3000: "30.12.2025", 7000: "31.01.2026", 5000: "31.01.2026"}


def test_a_due_date_that_a_hand_wrote_grows_no_older(book: Path) -> None:
    take(book, AGES)
    place = column(book, "receivables", "debtor_name").index("Ok")
    type_into(book, "receivables", "due_date", {place: datetime(2026, 5, 5)})
    take(book, LATER_AGES, "openings=leave")
    assert column(book, "receivables", "due_date")[place] == datetime(2026, 5, 5)


def test_the_opening_of_the_next_statement_is_the_end_of_the_last(book: Path) -> None:
    take(book, JANUARY)
    assert owed(book) == {"Usta": 150000}
    said = take(book, FEBRUARY)
    assert said.code == 0 and owed(book) == {"Usta": 153000}
    assert "1 devir satırı ayrıca eklenmedi" in said.out
    assert take(book, FEBRUARY).code == 0 and owed(book) == {"Usta": 153000}


def test_an_opening_that_is_not_the_end_of_the_last_statement_is_asked(book: Path) -> None:
    take(book, JANUARY)
    other = FEBRUARY.replace("1.500,00", "1.600,00").replace("1.530,00", "1.630,00")
    assert "(Usta: kitapta 1.500,00 TL, listede 1.600,00 TL)" in take(book, other).err
    take(book, other, "openings=update")
    assert owed(book) == {"Usta": 163000}


def test_an_older_statement_comes_in_behind_a_newer_one(book: Path) -> None:
    take(book, FEBRUARY)
    assert take(book, JANUARY).code == 2
    take(book, JANUARY, "openings=update")
    assert owed(book) == {"Usta": 153000}
    assert column(book, "receivables", "amount_kurus") == [100000, 3000, 70000]


def test_balances_of_other_debtors_come_in_unasked(book: Path) -> None:
    take(book, BALANCES)
    assert take(book, "Müşteri;Bakiye\nYeni;30,00\nOk;100,00\n").code == 0
    assert owed(book) == {"Usta": 74000, "Ok": 10000, "Yeni": 3000}


OVERPAID = """
    Cari Ünvanı:;Usta;;;;
    Tarih;Fiş Türü;Belge No;Borç;Alacak;Bakiye
    10.01.2026;Satış Faturası;F-1;700,00;;700,00
    20.01.2026;Havale;;;1.000,00;-300,00
"""
NEXT = """
    Cari Ünvanı:;Usta;;;;
    Tarih;Fiş Türü;Belge No;Borç;Alacak;Bakiye
    ;Devir;;;300,00;-300,00
    10.02.2026;Satış Faturası;F-2;500,00;;200,00
"""


def test_an_opening_credit_does_not_come_twice(book: Path) -> None:
    take(book, OVERPAID)
    for _ in range(2):
        said = take(book, NEXT)
        assert said.code == 0 and owed(book) == {"Usta": 20000}
        assert column(book, "receipts", "amount_kurus") == [100000]


def test_another_opening_credit_is_asked(book: Path) -> None:
    take(book, OVERPAID)
    other = NEXT.replace("300,00", "350,00").replace("200,00", "150,00")
    said = take(book, other)
    assert said.code == 2 and "(Usta: kitapta -300,00 TL, listede -350,00 TL)" in said.err
    for _ in range(2):
        assert take(book, other, "openings=update").code == 0
        assert owed(book) == {"Usta": 15000}
    assert column(book, "receipts", "amount_kurus") == [100000, 5000]


def test_an_opening_without_a_day_is_that_of_the_first_line(book: Path) -> None:
    take(book, JANUARY)
    for _ in range(2):
        assert take(book, FEBRUARY.replace("01.02.2026;Devir", ";Devir")).code == 0
        assert owed(book) == {"Usta": 153000}


@pytest.mark.parametrize("nothing", ["0,00", "", "-25,00"])
def test_a_balance_of_nothing_is_asked_like_any_other(book: Path, nothing: str) -> None:
    take(book, BALANCES + "Er;50,00\n")
    later = BALANCES.replace("740,00", nothing)
    said = take(book, later)
    listed = f"{nothing or '0,00'} TL"
    assert said.code == 2 and f"(Usta: kitapta 740,00 TL, listede {listed})" in said.err
    assert take(book, later, "openings=leave").code == 0 and owed(book)["Usta"] == 74000
    told = frame(book, "import_rows").set_index("reason")[["old", "new"]]
    if "-" not in nothing:  # of a credit balance it is told that none is taken
        both = told.loc["kitaptaki bakiye farklı; o kaldı, listedeki alınmadı"]
        assert list(both) == ["740,00 TL", listed]
    said = take(book, later, "openings=update")
    assert owed(book) == {"Usta": 0, "Ok": 10000, "Er": 5000}
    assert "1 alacak (50,00 TL) bu listede yok" in said.out
    assert column(book, "receivables", "closing_reason") == ["paid", "", ""]
    again = take(book, later)
    assert again.code == 0 and "1 alacak (50,00 TL) bu listede yok" in again.out
    assert owed(book) == {"Usta": 0, "Ok": 10000, "Er": 5000}


def test_what_was_paid_of_a_balance_stays_when_nothing_is_left(book: Path) -> None:
    take(book, BALANCES)
    pay(book, "Usta", 40000)
    take(book, BALANCES.replace("740,00", "0"), "openings=update")
    assert column(book, "receivables", "amount_kurus") == [40000, 10000]
    assert owed(book) == {"Usta": 0, "Ok": 10000}


def test_a_balance_of_nothing_beside_other_debts_leaves_the_book_as_it_is(book: Path) -> None:
    append(book, "debtors", {"debtor_name": "Usta"})
    bill = {"document_no": "F-1", "due_date": datetime(2026, 3, 1), "amount_kurus": 5000}
    append(book, "receivables", {"debtor_name": "Usta", **bill})
    refresh(book)
    nothing = BALANCES.replace("740,00", "0,00")
    assert "(Usta: kitapta 50,00 TL, listede 0,00 TL)" in take(book, nothing).err
    take(book, nothing, "openings=update")
    assert owed(book) == {"Usta": 5000, "Ok": 10000}
    assert "öteki alacakları bakiyesinden fazla" in " ".join(map(str, column(book, "import_rows", "reason")))


@pytest.mark.parametrize(
    ("balance", "said"), [("440,00", ""), ("740,00", ""), ("400,00", "beside"), ("700,00", "in")]
)
def test_a_cheque_in_hand_is_off_the_balance_or_in_it(book: Path, balance: str, said: str) -> None:
    take(book, BALANCES)
    cheque = {"received_on": datetime(2026, 2, 5), "amount_kurus": 30000, "channel": "cheque"}
    append(book, "receipts", {"debtor_name": "Usta", **cheque})
    refresh(book)
    assert owed(book)["Usta"] == 74000
    found = take(book, BALANCES.replace("740,00", balance))
    words = {
        "": "",
        "beside": "kitapta 440,00 TL (ayrıca 300,00 TL çek/senet), listede 400,00 TL",
        "in": "kitapta 740,00 TL (300,00 TL çek/senet içinde), listede 700,00 TL",
    }
    assert found.code == (2 if said else 0) and words[said] in found.err
    take(book, BALANCES.replace("740,00", balance), "openings=update")
    assert owed(book)["Usta"] == {"": 74000, "beside": 70000, "in": 70000}[said]


def test_a_balance_that_could_not_be_brought_down_is_told_by_name(book: Path) -> None:
    append(book, "debtors", {"debtor_name": "Usta"})
    bill = {"document_no": "F-1", "due_date": datetime(2026, 3, 1), "amount_kurus": 90000}
    append(book, "receivables", {"debtor_name": "Usta", **bill})
    refresh(book)
    said = take(book, BALANCES, "openings=update")
    assert owed(book) == {"Usta": 90000, "Ok": 10000}
    assert "1 borçlunun kitaptaki bakiyesi" in said.out
    assert "Usta: kitapta 900,00 TL, listede 740,00 TL" in said.out


@pytest.mark.parametrize(
    ("day", "answers"), [(datetime(2026, 1, 19), ["known_money=other"]), (datetime(2026, 2, 5), [])]
)
def test_a_statement_whose_payment_the_book_has_on_another_day_is_told(
    book: Path, day: datetime, answers: list[str]
) -> None:
    append(book, "debtors", {"debtor_name": "Usta"})
    append(book, "receipts", {"debtor_name": "Usta", "received_on": day, "amount_kurus": 20000})
    refresh(book)
    said = take(book, JANUARY, *answers)
    differs = "Usta: kitapta 1.300,00 TL, listede 1.500,00 TL" in said.out
    assert differs is (day < datetime(2026, 1, 20))  # what came after its last line is none of its balance


def test_statements_that_follow_each_other_agree_with_the_book(book: Path) -> None:
    for text in (JANUARY, FEBRUARY, FEBRUARY.replace("    01.02.2026;Devir;;1.500,00;;1.500,00\n", "")):
        said = take(book, text)
        assert said.code == 0 and "bakiyesi listedekinden farklı" not in said.out
    assert owed(book)["Usta"] == 153000


BILLS = """
    Müşteri;Fatura No;Tarih;Tutar
    Usta;F-1;05.01.2026;500,00
    Usta;F-2;06.01.2026;{}
    Er;F-3;06.01.2026;5,00
"""


@pytest.mark.parametrize(
    ("second", "answer", "usta"),
    [("140,00", "inside", 74000), ("300,00", "inside", 80000), ("300,00", "beside", 154000)],
)
def test_invoices_after_the_balance_are_asked_whether_they_are_in_it(
    book: Path, second: str, answer: str, usta: int
) -> None:
    take(book, BALANCES)
    said = take(book, BILLS.format(second))
    assert said.code == 2 and "Usta: kitapta 740,00 TL, listede" in said.err and "Er" not in said.err
    take(book, BILLS.format(second), f"covered={answer}")
    assert owed(book) == {"Usta": usta, "Ok": 10000, "Er": 500}
    assert take(book, BILLS.format(second)).code == 0 and owed(book)["Usta"] == usta


def test_what_was_paid_of_the_balance_stays_when_its_invoices_come(book: Path) -> None:
    take(book, BALANCES)
    pay(book, "Usta", 70000)
    take(book, BILLS.format("300,00"), "covered=inside")
    assert owed(book)["Usta"] == 80000
    assert column(book, "receivables", "amount_kurus")[0] == 70000


def test_invoices_of_later_days_than_the_balance_come_in_unasked(book: Path) -> None:
    take(book, JANUARY.split("10.01", maxsplit=1)[0])
    assert take(book, BILLS.format("300,00")).code == 0
    assert owed(book)["Usta"] == 180000


ACCOUNTS = """
    Cari;Tarih;Belge No;Borç;Alacak;Bakiye
    Usta;05.01.2026;F-1;{first};;{first}
    Usta;09.01.2026;GH-1;;60,00;{}
    Usta;12.01.2026;F-2;200,00;;{}
    Ok;12.01.2026;F-3;100,00;;100,00
"""
FROM_NOTHING = ACCOUNTS.format("540,00", "740,00", first="600,00")
SHORTER = ACCOUNTS.format("440,00", "640,00", first="500,00")


def test_a_statement_that_makes_the_balance_takes_its_place(book: Path) -> None:
    take(book, BALANCES)
    said = take(book, FROM_NOTHING)
    assert said.code == 0 and "2 devrin yerini listedeki belgeler" in said.out
    assert owed(book) == {"Usta": 74000, "Ok": 10000}
    assert take(book, FROM_NOTHING).code == 0 and owed(book) == {"Usta": 74000, "Ok": 10000}


def test_what_was_paid_of_the_balance_is_paid_of_its_statement(book: Path) -> None:
    take(book, BALANCES)
    pay(book, "Usta", 74000)
    assert take(book, FROM_NOTHING).code == 0
    assert owed(book) == {"Usta": 0, "Ok": 10000}


def test_a_statement_that_ends_with_what_the_book_says_is_inside(book: Path) -> None:
    take(book, BALANCES)
    pay(book, "Usta", 4000)
    assert take(book, FROM_NOTHING + "    Usta;05.02.2026;GH-2;;40,00;700,00\n").code == 0
    assert owed(book) == {"Usta": 70000, "Ok": 10000}


@pytest.mark.parametrize(("answer", "usta"), [("inside", 74000), ("beside", 138000)])
def test_a_statement_that_makes_another_sum_is_asked_about(book: Path, answer: str, usta: int) -> None:
    take(book, BALANCES)
    said = take(book, SHORTER)
    assert said.code == 2 and "1 borçlunun kitapta devir bakiyesi var" in said.err
    assert "Usta: kitapta 740,00 TL, listede 640,00 TL" in said.err
    assert take(book, SHORTER, f"covered={answer}").code == 0
    assert owed(book) == {"Usta": usta, "Ok": 10000}


def test_a_statement_of_later_days_than_the_balance_is_beside_it(book: Path) -> None:
    take(book, JANUARY.split("10.01", maxsplit=1)[0])
    assert take(book, FROM_NOTHING).code == 0
    assert owed(book) == {"Usta": 174000, "Ok": 10000}


def test_a_balance_taken_in_as_of_a_day_covers_nothing_later(book: Path) -> None:
    (book.parent / "liste.csv").write_text(BALANCES, encoding="utf-8")
    given = ("--yes", "--answer", "balance:=opening", "--as-of", "2026-01-04")
    tahsilat("import", book.parent / "liste.csv", "--into", book, *given)
    assert take(book, BILLS.format("300,00")).code == 0
    assert owed(book)["Usta"] == 154000


@pytest.mark.parametrize("nothing", ["0,00", ""])
def test_a_balance_that_is_nothing_in_one_of_several_currencies_is_asked(book: Path, nothing: str) -> None:
    balances = "Cari Adı;TL Bakiye;EUR Bakiye\nMavi;{};{}\nOkan;77,70;0,00\n"
    take(book, balances.format("1.000,00", "2.500,00"))
    for second, said_of in (((nothing, "2.500,00"), "1.000,00 TL"), (("1.000,00", nothing), "2.500,00 EUR")):
        said = take(book, balances.format(*second))
        assert said.code == 2 and f"(Mavi: kitapta {said_of}, listede 0,00" in said.err
    said = take(book, balances.format("1.000,00", nothing), "openings=update")
    assert "bu listede yok" not in said.out
    assert column(book, "receivables", "open_kurus") == [100000, 0, 7770]
    lira = "Cari Adı;TL Bakiye\nMavi;1.000,00\nOkan;77,70\n"
    assert take(book, lira).code == 0


def test_a_currency_in_which_nobody_owes_anything_brings_nothing(book: Path) -> None:
    said = take(book, "Cari Adı;TL Bakiye;EUR Bakiye\nMavi;5,00;0,00\nOkan;7,00;\nAl;3,00;9,00\nBor;0;0\n")
    assert "4 satır okundu; 4 alındı, 0 reddedildi, 0 atlandı. Eklenen: 4 borçlu, 4 alacak" in said.out


YEAR = """
    Cari Ünvanı:;Usta;;;;
    Tarih;Fiş Türü;Belge No;Borç;Alacak;Bakiye
    01.01.2026;Devir;;3.500,00;;3.500,00
    10.01.2026;Havale;;;3.400,00;100,00
    20.01.2026;Satış Faturası;F-1;640,00;;740,00
"""


def test_a_statement_that_ends_with_the_balance_of_the_book_stands_for_it(book: Path) -> None:
    take(book, BALANCES)
    for _ in range(2):
        assert take(book, YEAR).code == 0
        assert owed(book) == {"Usta": 74000, "Ok": 10000}
    assert sorted(column(book, "receivables", "amount_kurus")) == [10000, 64000, 350000]


def test_one_that_ends_otherwise_is_asked_with_its_last_balance(book: Path) -> None:
    take(book, BALANCES)
    more = YEAR.replace("640,00;;740,00", "650,00;;750,00")
    said = take(book, more)
    assert said.code == 2 and "Usta: kitapta 740,00 TL, listede 750,00 TL" in said.err
    take(book, more, "openings=update")
    assert owed(book)["Usta"] == 75000


@pytest.mark.parametrize("paid_on", ["", "05.11.2026"])
def test_what_is_left_of_part_paid_bills_is_in_the_balance(book: Path, paid_on: str) -> None:
    take(book, "Müşteri;Bakiye\nUsta;650,00\nOk;499,00\n")
    bills = lines("""
        Müşteri;Fatura No;Fatura Tarihi;Vade;Tutar;Ödenen;Ödeme Tarihi;Kalan
        Usta;F-1;01.10.2026;31.10.2026;500,00;220,00;{0};280,00
        Usta;F-2;05.10.2026;05.11.2026;370,00;0,00;;370,00
        Ok;F-3;05.10.2026;05.11.2026;749,00;250,00;{0};499,00
    """).format(paid_on)
    said = take(book, bills)
    assert said.code == 2 and "650,00" in said.err and "499,00" in said.err
    assert take(book, bills, "covered=inside").code == 0
    assert owed(book) == {"Usta": 65000, "Ok": 49900}
