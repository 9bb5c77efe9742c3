"""Numbers and dates: decided by a column over all its cells, asked where it does not tell."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.importing.evidence import amounts, days
from tests.importing.runs import asked, column, lines, listed, run, save_rows, write


def amounts_list(tmp_path: Path, cells: list[Any]) -> Path:
    rows: list[list[Any]] = [["Unvan", "Belge No", "Vade", "Tutar"]]
    rows += [["Ak", f"F-{at}", dt.date(2026, 1, 13), cell] for at, cell in enumerate(cells)]
    return write(tmp_path, rows)


def days_list(tmp_path: Path, cells: list[Any]) -> Path:
    rows: list[list[Any]] = [["Unvan", "Belge No", "Vade", "Tutar"]]
    rows += [["Ak", f"F-{at}", cell, 10 + at] for at, cell in enumerate(cells)]
    return write(tmp_path, rows)


@pytest.mark.parametrize(
    ("cells", "kurus"),
    [
        (["1.234,56", "1.234", "12"], [123456, 123400, 1200]),
        (["1,234.56", "1,234", "12"], [123456, 123400, 1200]),
        (["1234,5", "47,495"], [123450, 4750]),
        (["1234.5", "47,495"], [123450, 4749500]),
        (["1.058.400", "1.234"], [105840000, 123400]),
        (["1,058,400", "1,234"], [105840000, 123400]),
        (["₺1.234,56", "1.234,56₺", "1.234,56 TL", "TL 1.234,56"], [123456] * 4),
        (["$1,234.56", "1,234.56 USD"], [123456] * 2),
        (["1.234,56\u00a0TL", "  5,00 "], [123456, 500]),
        (["1 234,56", "1'234,50"], [123456, 123450]),
        (["1.234,56 B", "1.234,56 TL (B)"], [123456] * 2),
        ([1234.56, "1.234,56", 0.1], [123456, 123456, 10]),
        ([72260.92999999999, "12"], [7226093, 1200]),
        (["0,125", "1.000"], [13, 100000]),
    ],
)
def test_amounts_of_a_column(tmp_path: Path, cells: list[Any], kurus: list[int]) -> None:
    assert column(run(amounts_list(tmp_path, cells)), "amount_kurus") == kurus


@pytest.mark.parametrize("cells", [["(1.234,56)"], ["-1.234,56"], ["1.234,56-"], ["1.234,56 A"]])
def test_amounts_below_zero_are_credits(tmp_path: Path, cells: list[Any]) -> None:
    outcome = run(amounts_list(tmp_path, [*cells, "5,00"]))
    assert outcome.answer["accepted"] == 2
    assert column(outcome, "amount_kurus", "receipts") == [123456]
    assert outcome.answer["totals"]["TRY"] == {"source": "5.00", "imported": "5.00"}


@pytest.mark.parametrize("cell", ["12 elma", "1.2.3", "1,23,456", "yok", "12..5", "1.234,5,6", "TL"])
def test_what_is_no_amount_is_rejected(tmp_path: Path, cell: str) -> None:
    outcome = run(amounts_list(tmp_path, [cell, "5,00", "6,00", "7,00", "8,00", "9,00"]))
    assert outcome.answer["rejected"] == 1


def test_a_decimal_sign_that_no_cell_tells_is_asked(tmp_path: Path) -> None:
    [question] = asked(amounts_list(tmp_path, ["47,495", "1,234", "12"]))
    assert (question["question"], question["column"]) == ("decimal", "Tutar")
    assert [choice["answer"] for choice in question["choices"]] == [",", "."]
    assert "47.495,00" in question["message"] or "1.234,00" in question["message"]
    assert "47,50" in question["message"] or "1,23" in question["message"]


def test_signs_that_contradict_each_other_are_asked_only_for_doubtful_cells(tmp_path: Path) -> None:
    assert column(run(amounts_list(tmp_path, ["1.234,56", "1,234.56"])), "amount_kurus") == [123456] * 2
    [question] = asked(amounts_list(tmp_path, ["1.234,56", "1,234.56", "1.234"]))
    assert question["question"] == "decimal"


def test_another_column_of_the_list_proves_the_decimal_sign(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines("""
            Unvan;Belge No;Vade;Tutar;Ödenen;Tahsilat Tarihi
            Ak;F-1;13.01.2026;1.234;;
            Ok;F-2;14.01.2026;2.000;1.999,50;15.01.2026
        """),
    )
    assert column(run(source), "amount_kurus") == [123400, 200000]


@given(st.integers(-(10**11), 10**11))
def test_an_amount_written_in_turkish_or_english_comes_back(kurus: int) -> None:
    english = f"{Decimal(kurus).scaleb(-2):,.2f}"
    turkish = english.translate(str.maketrans(",.", ".,"))
    for text in (english, turkish):
        style = amounts.evidence([text]).style
        assert amounts.read_amounts([text], style).kurus.tolist() == [kurus]


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["13.10.2025", "05.06.2025"], "2025-06-05"),
        (["13/10/2025", "05/06/2025"], "2025-06-05"),
        (["10/13/2025", "05/06/2025"], "2025-05-06"),
        (["10-13-2025", "5/6/2025"], "2025-05-06"),
        (["28.05.2025", "05/06/2025"], "2025-06-05"),
        (["05.06.2025"], "2025-06-05"),
        (["05.06.25"], "2025-06-05"),
        (["2025-06-05"], "2025-06-05"),
        (["2025-06-05T10:30:00"], "2025-06-05"),
        (["20250605"], "2025-06-05"),
        (["5 Haz 2025"], "2025-06-05"),
        (["5 Haziran 2025"], "2025-06-05"),
        (["05-Haz-25"], "2025-06-05"),
        (["June 5, 2025"], "2025-06-05"),
        (["05.06.2025 14:30"], "2025-06-05"),
        (["05.06.2025 "], "2025-06-05"),
        ([45813], "2025-06-05"),
        (["45813"], "2025-06-05"),
        ([dt.date(2025, 6, 5)], "2025-06-05"),
        ([dt.datetime(2025, 6, 5, 14, 30)], "2025-06-05"),
        (["13.10.2025", 45813, "5 Haz 2025", dt.date(2025, 6, 5), "05/06/2025"], "2025-06-05"),
        (["05/05/2025"], "2025-05-05"),
    ],
)
def test_days_of_a_column(tmp_path: Path, cells: list[Any], day: str) -> None:
    assert column(run(days_list(tmp_path, cells)), "due_date")[-1] == day


@pytest.mark.parametrize("cell", ["29.02.2025", "31.04.2025", "32.01.2025", "2025-13-01", 12])
def test_what_is_no_day_is_rejected(tmp_path: Path, cell: Any) -> None:
    rest = [f"1{at}.05.2025" for at in range(3, 9)]
    outcome = run(days_list(tmp_path, [cell, *rest]))
    assert (outcome.answer["rejected"], outcome.answer["accepted"]) == (1, 6)


@pytest.mark.parametrize("cell", ["yakında", "5 Foo 2025", "2025", 2025])
def test_words_for_a_day_leave_it_empty_and_the_row_comes_in(tmp_path: Path, cell: Any) -> None:
    rest = [f"1{at}.05.2025" for at in range(3, 9)]
    outcome = run(days_list(tmp_path, [cell, *rest]))
    assert (outcome.answer["rejected"], outcome.answer["accepted"]) == (0, 7)
    assert column(outcome, "due_date")[0] is None
    [repair] = listed(outcome, "repaired")
    assert repair[1:4] == ["Vade", str(cell), ""]


def test_an_order_of_day_and_month_that_no_cell_tells_is_asked(tmp_path: Path) -> None:
    [question] = asked(days_list(tmp_path, ["05/06/2025", "07/08/2025", "12/12/2025"]))
    assert (question["question"], question["column"]) == ("day_order", "Vade")
    assert [choice["answer"] for choice in question["choices"]] == ["day_first", "month_first"]
    assert [choice["reading"] for choice in question["choices"]] == [
        "önce gün: 5 Haziran 2025",
        "önce ay: 6 Mayıs 2025",
    ]


def test_orders_that_contradict_each_other_are_asked(tmp_path: Path) -> None:
    [question] = asked(days_list(tmp_path, ["13/10/2025", "10/13/2025", "05/06/2025"]))
    assert question["question"] == "day_order"
    both = run(days_list(tmp_path, ["13/10/2025", "10/13/2025"]))
    assert column(both, "due_date") == ["2025-10-13", "2025-10-13"]


def test_another_column_of_the_list_proves_the_order(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines("""
            Unvan,Invoice No,Invoice Date,Due Date,Amount
            Ak,F-1,05/06/2025,06/25/2025,10.50
            Ok,F-2,07/08/2025,07/28/2025,11.50
        """),
    )
    assert column(run(source), "issue_date") == ["2025-05-06", "2025-07-08"]


def test_serials_of_a_book_that_counts_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    rows: list[list[Any]] = [
        ["Unvan", "Belge No", "Vade", "Tutar"],
        ["Ak", "F-1", dt.date(2025, 6, 5), 1],
        ["Ak", "F-2", 44351, 2],
    ]
    save_rows(path, rows, date_1904=True)
    assert column(run(path), "due_date") == ["2025-06-05", "2025-06-05"]


@given(st.dates(dt.date(1960, 1, 1), dt.date(2069, 12, 31)))
def test_a_day_written_in_any_form_comes_back(day: dt.date) -> None:
    forms = [
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%d.%m.%Y} 08:15",
        f"{day:%Y%m%d}",
        f"{day:%d %B %Y}",
    ]
    read = days.read_days([*forms, day], {".": days.DAY})
    assert {str(found)[:10] for found in read.days} == {day.isoformat()}
    swapped = days.read_days([f"{day:%m/%d/%Y}"], {"/": days.MONTH})
    assert str(swapped.days[0])[:10] == day.isoformat()


def test_days_written_as_the_number_of_their_digits(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["CARI_UNVANI", "BELGE_NO", "BELGE_TARIHI", "VADE_TARIHI", "TUTAR"],
        ["Ak", "F-1", 20251013, 20251112, 5.5],
        ["Ok", "F-2", 20251014, "20251113", 6.5],
    ]
    outcome = run(write(tmp_path, rows))
    assert column(outcome, "issue_date") == ["2025-10-13", "2025-10-14"]
    assert column(outcome, "due_date") == ["2025-11-12", "2025-11-13"]


def _half(texts: list[str], days: list[dt.date]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Unvan", "Belge No", "Fatura Tarihi", "Tutar"]]
    return rows + [["Ak", f"F-{at}", day, 5 + at] for at, day in enumerate([*texts, *days])]


TEXTS = ["13/04/2025", "25/05/2025", "31/07/2025"]
CELLS = [dt.date(2025, month, day) for month, day in ((9, 5), (3, 11), (1, 12), (7, 1), (6, 8))]


def test_days_that_excel_turned_round_are_asked(tmp_path: Path) -> None:
    source = write(tmp_path, _half(TEXTS, CELLS))
    [question] = asked(source)
    assert question["id"] == "days_turned:Fatura Tarihi"
    assert "05.09.2025" in question["message"]
    assert "9 Mayıs 2025" in question["choices"][1]["reading"]
    kept, turned = (run(source, answer=[f"{question['id']}={way}"]) for way in ("as_shown", "turned"))
    assert column(kept, "issue_date")[3:5] == ["2025-09-05", "2025-03-11"]
    assert column(turned, "issue_date")[3:5] == ["2025-05-09", "2025-11-03"]
    assert column(turned, "issue_date")[:3] == ["2025-04-13", "2025-05-25", "2025-07-31"]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (TEXTS, [*CELLS, dt.date(2025, 5, 13)]),  # a cell that cannot have been turned
        ([*TEXTS, "05/06/2025"], CELLS),  # a text that Excel would have turned
        (TEXTS, CELLS[:3]),  # too few to tell
    ],
)
def test_days_as_cells_and_as_texts_side_by_side(
    tmp_path: Path, texts: list[str], days: list[dt.date]
) -> None:
    outcome = run(write(tmp_path, _half(texts, days)))
    assert column(outcome, "issue_date")[len(texts)] == "2025-09-05"


def test_a_dot_behind_a_day(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Unvan", "Belge No", "Vade", "Tutar"], ["Ak", "F-1", "13.10.2025.", 5]]
    assert column(run(write(tmp_path, rows)), "due_date") == ["2025-10-13"]
