"""A name written otherwise in the next list: asked before the debt stands twice, and then remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Said, column, make_book, tahsilat
from tests.importing import weeks
from tests.importing.runs import lines

PHONE, OTHER_PHONE = "0536 909 10 10", "0536 111 22 33"
WEEK = """
    Müşteri;Telefon;Bakiye
    {};{};{}
    Beta Ltd.;0212 555 10 10;900,00
"""
ROWS = """
    Müşteri;Tarih;Tutar
    {};28.10.2026;{}
    Beta Ltd.;20.10.2026;900,00
"""
FIRST = "8.777,77"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


def take(book: Path, text: str, *answers: str) -> Said:
    return weeks.take(book, text, "openings=update", *answers)


def begin(book: Path, text: str) -> None:
    (book.parent / "liste.csv").write_text(lines(text), encoding="utf-8")
    said = tahsilat("import", book.parent / "liste.csv", "--into", book, "--yes")
    assert said.code == 0 and "aynı borçlu" not in said.out, said.err
    assert tahsilat("refresh", book).code == 0


def owed(book: Path) -> dict[str, int]:
    names = dict(zip(*(column(book, "debtors", key) for key in ("debtor_id", "debtor_name")), strict=True))
    told = zip(*(column(book, "receivables", key) for key in ("debtor_id", "open_kurus")), strict=True)
    sums: dict[str, int] = {}
    for debtor, left in told:
        sums[names[debtor]] = sums.get(names[debtor], 0) + left
    return sums


@pytest.mark.parametrize(
    ("before", "now", "phone", "amount"),
    [
        ("Güneş Kafe", "Güneş Kafe Ltd. Şti.", PHONE, "7.000,00"),
        ("Güneş Kafe", "Güneş Kafe Ltd. Şti.", "", "7.000,00"),
        ("Güneş Kafe", "Güneş Cafe", PHONE, FIRST),
        ("Güneş Kafe", "Güneş Cafe", "", "7.000,00"),
        ("Güneş Kaffe", "Güneş Kafe", PHONE, FIRST),
        ("Kaya Gıda", "Kya Gıda", "", "7.000,00"),
        ("Ak Otel", "Ak Otel Turizm A.Ş.", PHONE, "7.000,00"),
        ("Aksoy Petrol Ltd.", "Aksoy Petrol Ürünleri Ltd.", "", "0,00"),
        ("Baran Koç", "Baran Koçak", PHONE, "7.000,00"),
        ("Baran Koç", "Baran Koçak", "", FIRST),
        ("Güneş Kafe", "Mavi Pastane", PHONE, FIRST),
    ],
)
def test_a_name_written_anew_is_asked_and_owed_once(
    book: Path, before: str, now: str, phone: str, amount: str
) -> None:
    begin(book, WEEK.format(before, PHONE, FIRST))
    later = WEEK.format(now, phone, amount)
    said = take(book, later)
    assert said.code == 2 and f"{now} / {before})" in said.err and "aynı borçlu mu" in said.err
    assert owed(book) == {before: 877777, "Beta Ltd.": 90000}
    answers = ["same_debtors=same", *["openings=update"] * (amount != FIRST)]
    said = take(book, later, *answers)
    assert said.code == 0, said.err
    assert f"kitapta eski adı duruyor (listede / kitapta: {now} / {before})" in said.out
    noticed = zip(*(column(book, "import_rows", key) for key in ("old", "new", "reason")), strict=True)
    assert (before, now) in [(old, new) for old, new, why in noticed if "başka yazılışı" in why]
    assert tahsilat("refresh", book).code == 0
    assert owed(book) == {before: int(amount.replace(".", "").replace(",", "")), "Beta Ltd.": 90000}


def test_the_answer_holds_for_whatever_comes_of_him_later(book: Path) -> None:
    begin(book, WEEK.format("Güneş Kafe", PHONE, FIRST))
    take(book, WEEK.format("Güneş Cafe", PHONE, FIRST), "same_debtors=same")
    for amount in (FIRST, "6.000,00"):
        later = WEEK.format("Güneş Cafe", OTHER_PHONE, amount)
        said = take(book, later, *["openings=update"] * (amount != FIRST))
        assert said.code == 0 and "eski adı duruyor" not in said.out, said.err
    assert column(book, "debtors", "debtor_name") == ["Güneş Kafe", "Beta Ltd."]
    assert sum(owed(book).values()) == 690000
    bills = "Müşteri;Fatura No;Tarih;Tutar\nGüneş Cafe;F-8;01.11.2026;50,00\nBeta Ltd.;F-9;01.11.2026;5,00\n"
    assert take(book, bills, "covered=beside").code == 0
    assert column(book, "debtors", "debtor_name") == ["Güneş Kafe", "Beta Ltd."]


def test_another_debtor_by_the_answer_is_not_asked_again(book: Path) -> None:
    begin(book, WEEK.format("Güneş Kafe", PHONE, FIRST))
    later = WEEK.format("Güneş Cafe", PHONE, FIRST)
    assert take(book, later, "same_debtors=other").code == 0
    assert take(book, later).code == 0
    assert owed(book) == {"Güneş Kafe": 877777, "Beta Ltd.": 90000, "Güneş Cafe": 877777}


def test_a_row_of_the_same_day_and_amount_under_a_longer_name_is_asked(book: Path) -> None:
    begin(book, ROWS.format("Öğrenci Evi (3. kat)", "410,25"))
    later = ROWS.format("Öğrenci Evi (3. kat) Emre", "410,25")
    assert "Öğrenci Evi (3. kat) Emre / Öğrenci Evi (3. kat))" in take(book, later).err
    assert take(book, later, "same_debtors=same").code == 0
    assert owed(book) == {"Öğrenci Evi (3. kat)": 41025, "Beta Ltd.": 90000}


def test_all_pairs_are_one_question(book: Path) -> None:
    text = "Müşteri;Bakiye\n{};10,00\n{};20,00\nBeta;30,00\nGama;40,00\n"
    begin(book, text.format("Ak Otel", "Can Gıda"))
    said = take(book, text.format("Ak Otel Turizm", "Can Gıda A.Ş."))
    assert (
        said.code == 2
        and "(listede / kitapta: Ak Otel Turizm / Ak Otel; Can Gıda A.Ş. / Can Gıda)" in said.err
    )


@pytest.mark.parametrize(
    ("before", "now", "phone", "amount"),
    [
        ("Güneş Kafe", "Güneş Kafe Ltd. Şti.", OTHER_PHONE, "7.000,00"),  # another telephone
        ("Güneş Kafe", "Mavi Pastane", PHONE, "7.000,00"),  # the telephone alone
        ("Güneş Kafe", "Mavi Pastane", "", FIRST),  # the amount alone
        ("Baran Koç", "Baran Koçak", "", "7.000,00"),  # two letters alone
        ("Yıldız Market 1", "Yıldız Market 2", "", "7.000,00"),  # a number of his own
    ],
)
def test_what_is_no_name_written_anew_is_not_asked(
    book: Path, before: str, now: str, phone: str, amount: str
) -> None:
    begin(book, WEEK.format(before, PHONE, FIRST))
    said = take(book, WEEK.format(now, phone, amount))
    assert said.code == 0, said.err
    assert set(column(book, "debtors", "debtor_name")) == {before, now, "Beta Ltd."}


def test_names_that_both_stand_in_the_list_or_tax_numbers_that_differ_are_two(book: Path) -> None:
    text = "Müşteri;VKN;Bakiye\nGüneş Kafe;4540536920;10,00\nBeta Ltd.;;30,00\n"
    begin(book, text)
    assert take(book, text + "Güneş Kafe Ltd. Şti.;;12,00\n").code == 0
    begin(book, "Müşteri;VKN;Bakiye\nDere Un;0007770012;10,00\nBeta Ltd.;;30,00\n")
    assert take(book, "Müşteri;VKN;Bakiye\nDere Un A.Ş.;0007770020;10,00\nBeta Ltd.;;30,00\n").code == 0


def test_a_list_that_does_not_follow_the_book_asks_of_no_likeness(book: Path) -> None:
    begin(book, WEEK.format("Güneş Kafe", PHONE, FIRST))
    other = "Müşteri;Bakiye\nGüneş Kafe Ltd. Şti.;10,00\nGama;30,00\nDelta;5,00\n"
    assert take(book, other, "balance=opening").code == 0
