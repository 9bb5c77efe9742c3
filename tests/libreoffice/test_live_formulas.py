"""Each live formula, recalculated on random rows, shows what its twin says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from addin.messages import catalogue, header, words
from addin.model import column_letters
from addin.rules.live import live_values
from addin.rules.settings import Settings
from addin.schema import ENTRY, TABLES
from addin.schema.column import Column, Table
from addin.schema.formulas import calculated_column, formula_text
from tests.hosts.libreoffice import Grid, LibreOffice
from tests.libreoffice.live_rows import AS_OF, TODAY, Rows, frame_of, random_rows

ROWS_A_TABLE = 600
SETTINGS = Settings(kept_percent=95, grace_days=2, near_days=3)
HEADER_ROW = 3
Formula = Callable[[Table, Column, int, str], str]


def plain(table: Table, column: Column, row: int, language: str) -> str:
    letters = {key: column_letters(number) for number, key in enumerate(table.keys, start=1)}
    return formula_text(table.key, column.key, letters, row, language)


def structured(table: Table, column: Column, row: int, language: str) -> str:
    return calculated_column(table.key, column.key, headers(table, language), language)


def headers(table: Table, language: str) -> dict[str, str]:
    """As the template has them; one with every sign that structured references escape."""
    texts = {column.key: header(table.key, column.key, language) for column in table.columns}
    return texts | {key: "Vade [#'] @ gün" for key in texts if key == "due_date"}


def write_book(path: Path, tables: list[Rows], formula: Formula) -> Path:
    """Name cells and one sheet a table; every cached value is wrong on purpose."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        ayarlar = book.add_worksheet("Ayarlar")
        names = {"BUGUN": TODAY} | {
            f"TK_{field}": getattr(SETTINGS, field) for field in ("kept_percent", "grace_days", "near_days")
        }
        for row, (name, value) in enumerate(names.items()):
            ayarlar.write_number(row, 0, value)
            book.define_name(name, f"=Ayarlar!$A${row + 1}")
        for rows in tables:
            write_table(book, rows, formula)
    return path


def write_table(book: Any, rows: Rows, formula: Formula) -> None:
    table, last = rows.table, HEADER_ROW + len(rows)
    sheet = book.add_worksheet(table.name)
    named = [{"header": text} for text in headers(table, rows.language).values()]
    sheet.add_table(HEADER_ROW, 0, last, len(table.columns) - 1, {"name": table.name, "columns": named})
    for place, column in enumerate(table.columns):
        for number in range(len(rows)):
            at = HEADER_ROW + 1 + number
            if column.fill == "formula":
                sheet.write_formula(
                    at, place, f"={formula(table, column, at + 1, rows.language)}", None, "eski"
                )
            elif column.key in rows.cells and (cell := rows.cells[column.key][number]) is not None:
                (sheet.write_string if isinstance(cell, str) else sheet.write_number)(at, place, cell)


def expected(rows: Rows) -> dict[str, list[Any]]:
    """What each formula column shows, row by row; a blank row shows nothing."""
    frame, misfits = frame_of(rows)
    values = live_values(
        rows.table.key,
        frame,
        misfits,
        as_of=AS_OF,
        settings=SETTINGS,
        words=catalogue(rows.language)["control"],
    )
    shown = {}
    for key, column in values.items():
        worded = words(rows.table[key].choices, rows.language) if rows.table[key].choices else {}
        texts = ["" if value is pd.NA else worded.get(value, value) for value in column]
        filled = dict(zip(frame.index, texts, strict=True))
        shown[key] = [filled.get(number, "") for number in range(len(rows))]
    return shown


def differences(rows: Rows, grid: Grid) -> list[str]:
    found = []
    for key, values in expected(rows).items():
        place = rows.table.keys.index(key)
        for number, value in enumerate(values):
            line = grid[HEADER_ROW + 1 + number] if HEADER_ROW + 1 + number < len(grid) else []
            shown = line[place] if place < len(line) else ""
            if shown != value:
                cells = {name: cell[number] for name, cell in rows.cells.items() if cell[number] is not None}
                found.append(f"{rows.table.key}.{key} row {number}: shows {shown!r}, twin {value!r}; {cells}")
    return found


def all_differences(host: LibreOffice, book: Path, tables: list[Rows]) -> list[str]:
    grids = host.recalculated(book)
    return [line for rows in tables for line in differences(rows, grids[rows.table.name])]


@pytest.fixture(scope="module")
def tables() -> list[Rows]:
    return [random_rows(table, ROWS_A_TABLE, seed=1) for table in ENTRY]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, tables: list[Rows]) -> Path:
    return write_book(tmp_path_factory.mktemp("live") / "canli.xlsx", tables, plain)


def test_formulas_equal_their_twins(libreoffice: LibreOffice, book: Path, tables: list[Rows]) -> None:
    assert sum(map(len, tables)) >= 5000
    assert all_differences(libreoffice, book, tables)[:20] == []


def test_formulas_equal_their_twins_in_turkish(
    libreoffice_tr: LibreOffice, book: Path, tables: list[Rows]
) -> None:
    assert all_differences(libreoffice_tr, book, tables)[:20] == []


def test_structured_references_say_the_same_in_english_words(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    tables = [random_rows(table, 80, seed=2, language="en") for table in ENTRY]
    book = write_book(tmp_path / "yapisal.xlsx", tables, structured)
    assert all_differences(libreoffice, book, tables)[:20] == []


def test_random_rows_reach_every_answer(tables: list[Rows]) -> None:
    """A word that no row shows would be compared with nothing."""
    for rows in tables:
        for key, values in expected(rows).items():
            choices = TABLES[rows.table.key][key].choices
            if choices:
                assert set(words(choices, "tr").values()) <= set(values), (rows.table.key, key)
