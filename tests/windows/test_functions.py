"""Every published function by COM, through the DLL, with what Excel hands over; the answers are Linux's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from addin.excel.functions import answer
from addin.formulas import enter_all
from addin.registry import FORMULAS, Argument
from tests.windows.desk import Windows

enter_all()
DAY = dt.datetime(2026, 11, 21)
# One value of each kind that a cell can be: right, wrong, blank, error, date, currency.
CELLS: dict[str, list[Any]] = {
    "text": ["10000000146", 4540536920.0, "TR330006100519786457841326", "0532 123 45 67", "", None, "#REF!"],
    "number": [85.0, 1.0, 0.0, "x", Decimal("250.5000"), None, "#DIV/0!"],
    "date": [dt.datetime(2026, 5, 26), 46347.0, "01.12.2026", "yarın", None, 1.0, "#N/A"],
}
RIGHT: dict[str, Any] = {"text": "10000000146", "number": 85.0, "date": DAY}


@pytest.fixture(scope="module")
def excel(windows: Windows, server_command: str) -> Windows:
    windows.start(server="functions", command=server_command)
    windows.open_book(book="own", path=r"C:\kitap\Kitap.xlsx", sheets=["Sayfa1", "Sayfa2"])
    return windows


def ask(excel: Windows, name: str, values: list[Any], book: str = "") -> Any:
    told = excel.call(server="functions", name=name, values=[as_told(value) for value in values], book=book)
    return as_answered(told)


def as_told(value: Any) -> Any:
    if isinstance(value, list):
        return [as_told(each) for each in value]
    if isinstance(value, dt.datetime):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"currency": str(value)}
    if value is ...:
        return {"missing": True}
    return {"error": value} if isinstance(value, str) and value[:1] == "#" else value


def as_answered(told: Any) -> Any:
    if isinstance(told, list):
        return [as_answered(each) for each in told]
    return dt.datetime.fromisoformat(told["date"]) if isinstance(told, dict) else told


def expected(name: str, values: list[Any]) -> Any:
    """As xlwings hands the function's rows on: one cell alone, one row flat."""
    given = [None if value is ... else value if isinstance(value, list) else [[value]] for value in values]
    rows = answer(FORMULAS[name], given, "tr")
    if len(rows) > 1:
        return rows
    return rows[0] if len(rows[0]) > 1 else rows[0][0]


def left_out(argument: Argument) -> Any:
    return ... if argument.optional else RIGHT[argument.kind]


@pytest.mark.parametrize("name", FORMULAS)
def test_single_values(excel: Windows, name: str) -> None:
    values = [RIGHT[argument.kind] for argument in FORMULAS[name].arguments]
    assert ask(excel, name, values) == expected(name, values)
    fewer = [left_out(argument) for argument in FORMULAS[name].arguments]
    assert ask(excel, name, fewer) == expected(name, fewer)


@pytest.mark.parametrize("name", FORMULAS)
def test_whole_columns_of_every_kind_of_cell(excel: Windows, name: str) -> None:
    arguments = FORMULAS[name].arguments
    for at, argument in enumerate(arguments):
        values: list[Any] = [RIGHT[each.kind] for each in arguments]
        values[at] = [[cell] for cell in CELLS[argument.kind]]
        assert ask(excel, name, values) == expected(name, values), argument.name


@pytest.mark.parametrize("name", FORMULAS)
def test_ranges_of_a_workbook(excel: Windows, name: str) -> None:
    """References to cells: the server asks Excel for their values. Errors cannot be given by the stand-in."""
    values = [[[cell] for cell in CELLS[argument.kind][:-1]] for argument in FORMULAS[name].arguments]
    assert ask(excel, name, values, "own") == expected(name, values)


def test_a_row_comes_as_a_row(excel: Windows) -> None:
    row = [[DAY, None, "x"]]
    assert ask(excel, "GECIKME_GUN", [row, DAY, ...]) == [0, "", "vade tarih değil"]


def test_a_date_comes_as_a_date(excel: Windows) -> None:
    assert ask(excel, "IS_GUNU_EKLE", [dt.datetime(2026, 5, 26), 1.0, ...]) == dt.datetime(2026, 6, 1)


def test_what_does_not_fit_is_a_sentence(excel: Windows) -> None:
    values = [[[DAY]] * 2, [[DAY]] * 3, ...]
    assert ask(excel, "GECIKME_GUN", values) == "Seçilen aralıkların boyu birbirine uymuyor."


def test_ten_thousand_cells_in_one_call(excel: Windows) -> None:
    column = [["10000000146"], ["12345678901"]] * 5000
    assert ask(excel, "TCKN_GECERLI", [column]) == [[True], [False]] * 5000


def test_the_language_of_the_ribbon(excel: Windows) -> None:
    excel.choose_language(number="1")
    try:
        assert ask(excel, "GECIKME_GUN", ["x", DAY, ...]) == "vade is not a date"
    finally:
        excel.choose_language(number="0")
    assert ask(excel, "GECIKME_GUN", ["x", DAY, ...]) == "vade tarih değil"
