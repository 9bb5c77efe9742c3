"""Lists of ages, one after the other: the same debt stays what it is, and the book ages as the list does."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.desk import Said, frame, make_book, tahsilat, type_into
from tests.importing.runs import lines
from tests.importing.test_balance_comes_twice import owed

HEADER = "Müşteri;Vadesi Gelmemiş;0-30;31-60;61-90;90+"
SHOWN = ["not_due", "d1_30", "d31_60", "d61_90", "d91_120"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_book(tmp_path / "Kitap.xlsx", {})


def take(book: Path, day: str, rows: str, header: str = HEADER) -> Said:
    """A list of that day of 2026, taken in on it."""
    text = f"Yaşlandırma {day}.2026;\n{header}\n{lines(rows)}"
    (book.parent / "liste.csv").write_text(text, encoding="utf-8")
    answers = ("--yes", "--answer", "openings=update", "--as-of", f"{day}.2026")
    said = tahsilat("import", book.parent / "liste.csv", "--into", book, *answers)
    assert said.code == 0, said.err
    return said


def debts(book: Path) -> dict[str, tuple[int, str]]:
    """What is open of each receivable and when it is due."""
    rows = frame(book, "receivables")
    due = rows["due_date"].dt.strftime("%d.%m")
    found = zip(rows["receivable_id"], rows["open_kurus"], due, strict=True)
    return {number: (int(left), day) for number, left, day in found if left}


def aged(book: Path) -> dict[str, list[int]]:
    """What the sheet Yaşlandırma shows of each debtor, in whole liras."""
    rows = frame(book, "aging")
    ages = rows[[f"{each}_kurus" for each in SHOWN]].to_numpy(dtype=int) // 100
    return dict(zip(rows["debtor_name"], ages.tolist(), strict=True))


def test_the_sheet_of_ages_shows_what_the_list_does(book: Path) -> None:
    take(book, "02.11", "Ak;1;2;4;8;16\nOk;;32;;;64\n")
    assert aged(book) == {"Ak": [1, 2, 4, 8, 16], "Ok": [0, 32, 0, 0, 64]}


def test_a_column_without_any_debt_tells_where_the_next_one_begins(book: Path) -> None:
    take(book, "02.11", "Ak;2;;8;16\nOk;3;;;\n", "Müşteri;30 Gün;60 Gün;90 Gün;90 Gün Üzeri")
    assert aged(book) == {"Ak": [0, 2, 0, 8, 16], "Ok": [0, 3, 0, 0, 0]}


def test_the_same_debts_a_week_later_stay_as_they_are(book: Path) -> None:
    take(book, "02.11", "Ak;;125,00;43,00;;900,00\nOk;;80,00;;;\n")
    before = debts(book)
    said = take(book, "09.11", "Ak;;125,00;43,00;;900,00\nOk;;80,00;;;\n")
    assert debts(book) == before
    assert "güncellendi; eski" not in said.out and "2 devir satırı ayrıca eklenmedi" in said.out


def test_a_debt_in_the_next_column_is_the_same_one_and_told(book: Path) -> None:
    take(book, "02.11", "Ak;;125,00;43,00;;\nOk;;80,00;;;\n")
    said = take(book, "09.11", "Ak;;125,00;43,00;;\nOk;;;80,00;;\n")
    assert debts(book) == {
        "A-0001-B": (12500, "01.11"),
        "A-0002-C": (4300, "02.10"),
        "A-0003-D": (8000, "09.10"),
    }
    assert "1 alacak listeye göre güncellendi" in said.out
    told = frame(book, "import_rows")[["old", "new"]].to_numpy().tolist()
    assert ["01.11.2026", "09.10.2026"] in told
    assert aged(book) == {"Ak": [0, 125, 43, 0, 0], "Ok": [0, 0, 80, 0, 0]}


def test_debts_that_meet_in_one_column_stay_two(book: Path) -> None:
    for day, rows in (
        ("02.11", "Ak;1.500,00;900,00;;;\nOk;;80,00;;;\n"),
        ("09.11", "Ak;;2.000,00;;;\nOk;;80,00;;;\n"),
        ("16.11", "Ak;;1.500,00;500,00;;\nOk;;80,00;;;\n"),
    ):
        said = take(book, day, rows)
        assert "kitapta açık olan" not in said.out
    assert debts(book) == {
        "A-0001-B": (150000, "02.11"),
        "A-0002-C": (50000, "16.10"),
        "A-0003-D": (8000, "01.11"),
    }
    assert aged(book)["Ak"] == [0, 1500, 500, 0, 0]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ("Ak;;50,00;;;", {"A-0001-B": (5000, "01.11")}),  # the old one was paid
        ("Ak;;60,00;;;", {"A-0001-B": (6000, "01.11")}),
        ("Ak;;50,00;40,00;;", {"A-0001-B": (5000, "01.11"), "A-0002-C": (4000, "02.10")}),
        ("Ak;70,00;50,00;100,00;;", None),
        ("Ak;;;100,00;;", {"A-0002-C": (10000, "02.10")}),
    ],
)
def test_what_changes_is_not_taken_for_what_does_not(
    book: Path, rows: str, left: dict[str, tuple[int, str]] | None
) -> None:
    take(book, "02.11", "Ak;;50,00;100,00;;\nOk;;80,00;;;\n")
    first = {"A-0001-B": (5000, "01.11"), "A-0002-C": (10000, "02.10"), "A-0004-E": (7000, "09.11")}
    take(book, "09.11", f"{rows}\nOk;;80,00;;;\n")
    assert debts(book) == (left or first) | {"A-0003-D": (8000, "01.11")}


def test_what_is_not_due_and_what_is_just_late_do_not_change_places(book: Path) -> None:
    take(book, "02.11", "Ak;1.000,00;500,00;;;\nOk;;80,00;;;\n")
    take(book, "09.11", "Ak;1.200,00;400,00;;;\nOk;;80,00;;;\n")
    assert debts(book) == {
        "A-0001-B": (120000, "09.11"),
        "A-0002-C": (40000, "01.11"),
        "A-0003-D": (8000, "01.11"),
    }


def test_what_is_late_is_not_what_will_be_due(book: Path) -> None:
    take(book, "02.11", "Ak;;100,00;;;\nOk;80,00;;;;\n")
    take(book, "09.11", "Ak;500,00;;;;\nOk;90,00;;;;\n")
    assert debts(book) == {"A-0002-C": (9000, "09.11"), "A-0003-D": (50000, "09.11")}


def test_each_list_tells_what_is_not_due_anew(book: Path) -> None:
    rows = "Ak;70,00;30,00;;;\nOk;50,00;;;;\n"
    take(book, "02.11", rows)
    said = take(book, "09.11", rows + "Us;20,00;;;;\n")
    assert "3 satırda vadesi gelmemiş 140,00 TL var (satır 3, 4, 5)" in said.out
    assert "vadesi gelmemiş" not in take(book, "09.11", rows + "Us;20,00;;;;\n").out


def test_a_due_date_of_a_hand_stays_list_after_list(book: Path) -> None:
    take(book, "02.11", "Ak;300,00;100,00;40,00;;\nOk;;80,00;;;\n")
    type_into(book, "receivables", "due_date", {0: datetime(2026, 12, 20)})
    for day, rows in (
        ("09.11", "Ak;300,00;100,00;40,00;;"),
        ("16.11", "Ak;350,00;;140,00;;"),
        ("23.11", "Ak;250,00;100,00;40,00;;"),
    ):
        take(book, day, f"{rows}\nOk;;80,00;;;\n")
        assert debts(book)["A-0001-B"][1] == "20.12"
        assert owed(book)["Ak"] == sum(left for left, _ in debts(book).values()) - 8000
    assert debts(book)["A-0001-B"] == (25000, "20.12")


@pytest.mark.parametrize("refreshed", [False, True])
def test_another_cell_of_a_hand_does_not_stop_the_debt_from_growing_old(book: Path, refreshed: bool) -> None:
    take(book, "02.11", "Ak;300,00;;40,00;;\nOk;;80,00;;;\n")
    type_into(book, "receivables", "security", {0: "ipotek", 1: "kefil", 2: "kefil"})
    if refreshed:
        tahsilat("refresh", book)
    said = take(book, "09.11", "Ak;;300,00;40,00;;\nOk;;;80,00;;\n")
    assert debts(book) == {
        "A-0001-B": (30000, "02.11"),
        "A-0002-C": (4000, "02.10"),
        "A-0003-D": (8000, "09.10"),
    }
    assert "elle değiştirilmiş" not in said.out
    assert aged(book) == {"Ak": [0, 300, 40, 0, 0], "Ok": [0, 0, 80, 0, 0]}
    type_into(book, "receivables", "due_date", {2: datetime(2026, 12, 20)})
    if refreshed:
        tahsilat("refresh", book)
    said = take(book, "16.12", "Ak;;;300,00;40,00;\nOk;;;80,00;;\n")
    assert debts(book)["A-0003-D"] == (8000, "20.12") and debts(book)["A-0001-B"] == (30000, "02.11")


def test_what_is_gone_from_a_list_of_the_next_month_is_gone(book: Path) -> None:
    take(book, "02.11", "Ak;;5.000,00;5.000,00;;\nOk;;80,00;;;\n")
    take(book, "02.12", "Ak;;;5.000,00;;\nOk;;;80,00;;\n")
    assert owed(book) == {"Ak": 500000, "Ok": 8000}
    assert aged(book)["Ak"] == [0, 0, 5000, 0, 0]


def test_who_is_in_credit_has_no_ages_that_differ(book: Path) -> None:
    said = take(book, "02.11", "Ak;;100,00;;;;100,00\nOk;;;;;;-75,00\n", f"{HEADER};Toplam")
    assert "1 müşteri alacaklı bakiyede" in said.out and "toplamından farklı" not in said.out
