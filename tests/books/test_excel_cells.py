"""What Excel hands over, as the rest of the program knows it; LibreOffice has neither of these."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from addin.books.excel_cells import Formula, plain_rows
from addin.books.excel_facts import is_eroded, rows_out_of_sight
from addin.books.excel_fresh import type_formulas
from addin.model import CellError


def test_an_error_of_a_newer_excel_is_no_amount() -> None:
    shown = plain_rows([[-2146826238, -2146826246, -2146825289, 5, 5.0]])
    assert shown == [["#CALC!", "#N/A", "#UNKNOWN!", 5.0, 5.0]]
    assert [type(cell) is CellError for cell in shown[0]] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ([True], 0),
        ([False], 1),
        ([True, False, True, False], 2),
        ([False, False], 2),
    ],
)
def test_rows_out_of_sight(shown: list[bool], hidden: int) -> None:
    """A new book's tables have one row: asked for that cell's, Excel counts those of the whole sheet."""
    spot: Any = SimpleNamespace(place=SimpleNamespace(first_column=1, last_row=9), first_row=9)
    spot.length = len(shown)
    assert rows_out_of_sight(column(shown), spot) == hidden


def test_a_column_out_of_sight_hides_no_row() -> None:
    spot: Any = SimpleNamespace(place=SimpleNamespace(first_column=1, last_row=9), first_row=8, length=2)
    assert rows_out_of_sight(column([True, True], in_sight=[]), spot) == 0


def column(shown: list[bool], in_sight: list[bool] | None = None) -> Any:
    """A sheet with 500 cells in sight, of which a column has these; Excel raises where none is."""

    def special_cells(kind: int) -> Any:
        found = shown if in_sight is None else in_sight
        if kind != 12 or not any(found):
            raise OSError
        return SimpleNamespace(Count=500 if len(shown) == 1 else sum(found))

    kinds = set(shown)
    rows = SimpleNamespace(Hidden=None if len(kinds) > 1 else kinds == {False})
    cells = SimpleNamespace(api=SimpleNamespace(EntireRow=rows, SpecialCells=special_cells))
    return SimpleNamespace(range=lambda *_: cells)


class Validated:
    """A sheet whose cells have lost all validations; `kind`: of error that asking for them gives."""

    def __init__(self, kind: type[Exception], *, protected: bool = False) -> None:
        def special_cells(_: int) -> Any:
            raise kind

        self.api = SimpleNamespace(ProtectContents=protected)
        self.cells = SimpleNamespace(api=SimpleNamespace(SpecialCells=special_cells))


def test_a_sheet_without_any_validation_is_eroded() -> None:
    place = SimpleNamespace(table="debtors", sheet="S", columns={"debtor_name": 1}, last_row=9)
    spot: Any = SimpleNamespace(place=place, first_row=2)
    assert is_eroded(Validated(OSError), spot)
    assert not is_eroded(Validated(OSError, protected=True), spot)
    assert not is_eroded(Validated(AttributeError), spot)  # the Mac


class Sheet:
    """One column of cells by row: formats, and what was typed while which format stood."""

    def __init__(self, formats: dict[int, str]) -> None:
        self.formats, self.typed = formats, dict[int, tuple[str, str]]()

    def range(self, first: tuple[int, int], last: tuple[int, int]) -> Any:
        return Cells(self, range(first[0], last[0] + 1))


class Cells:
    def __init__(self, sheet: Sheet, rows: range) -> None:
        self._sheet, self._rows = sheet, rows

    @property
    def number_format(self) -> str | None:
        found = {self._sheet.formats[row] for row in self._rows}
        return found.pop() if len(found) == 1 else None

    @number_format.setter
    def number_format(self, shown: str) -> None:
        self._sheet.formats |= dict.fromkeys(self._rows, shown)

    @property
    def raw_value(self) -> Any:
        raise NotImplementedError

    @raw_value.setter
    def raw_value(self, lines: list[list[str]]) -> None:
        for row, (formula,) in zip(self._rows, lines, strict=True):
            self._sheet.typed[row] = (self._sheet.formats[row], formula)


def test_a_formula_leaves_each_cell_its_format() -> None:
    formats = {4: "@", 5: "dd.mm.yyyy", 6: "dd.mm.yyyy", 7: "@", 8: "General"}
    sheet = Sheet(formats.copy())
    type_formulas(sheet, 1, 4, [Formula(f"=A{row}") for row in formats])
    assert sheet.formats == formats
    while_typed = {row: shown.replace("@", "General") for row, shown in formats.items()}
    assert sheet.typed == {row: (shown, f"=A{row}") for row, shown in while_typed.items()}
