"""The sample book as a user opens it: no error, nothing behind, one language, whole pages."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from addin.books.file import open_book
from addin.books.lint import lint, lint_formulas
from addin.messages import LANGUAGES, catalogue, sheet_name
from addin.schema import TABLES, looks
from addin.schema.build_kit import join_address, split_address
from addin.schema.build_sheets import grouped_columns
from addin.schema.cells import HEADER_ROW, STORE_SHEET
from addin.schema.column import Table
from tests.desk import tahsilat
from tests.hosts.libreoffice import CellError, Grid, LibreOffice, count_pages, sheets_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
EPOCH = datetime(1899, 12, 30)
LEAST_ROWS_A_PAGE = 20
# Free text ends where its writer ends it; a cell shows how it begins, the entry line all of it.
FREE_TEXT = {"note", "description", "security", "explanation", "old", "new", "control"}
Cells = dict[tuple[str, str], Any]  # by sheet and address


@dataclass(frozen=True)
class Demo:
    """A sample book of ten debtors with its planted faults, in one language.

    `planted_errors`: sheet and sheet row of the error values among them. In such a row the live formulas
    show the error, too, as formulas do.
    """

    path: Path
    language: str
    planted_errors: frozenset[tuple[str, int]]


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Demo]:
    folder = tmp_path_factory.mktemp("örnek")
    return {language: make_demo(folder / language, language) for language in LANGUAGES}


def make_demo(folder: Path, language: str) -> Demo:
    truth = folder.with_suffix(".json")
    words = ("--debtors", 10, "--as-of", "2026-11-20", "--lang", language, "--truth", truth)
    said = tahsilat("demo", folder, *words)
    assert said.code == 0, said.err
    (path,) = folder.iterdir()
    book = open_book(path)
    planted = [one for one in json.loads(truth.read_text("utf-8"))["planted"] if one["value"].startswith("#")]
    places = ((book.place(one["table"]), one["row_position"]) for one in planted)
    rows = {(place.sheet, place.header_row + position + 1) for place, position in places}
    return Demo(path, language, frozenset(rows))


@pytest.fixture(scope="session")
def computed(
    libreoffice: LibreOffice, libreoffice_tr: LibreOffice, demos: dict[str, Demo]
) -> dict[tuple[str, str], dict[str, Grid]]:
    """Recalculated values by language of the book and of the host."""
    hosts = {"tr": libreoffice_tr, "en": libreoffice}
    return {
        (language, locale): host.recalculated(demo.path)
        for language, demo in demos.items()
        for locale, host in hosts.items()
    }


BOTH = pytest.mark.parametrize("language", LANGUAGES)
EVERYWHERE = pytest.mark.parametrize(
    ("language", "locale"), [(language, locale) for language in LANGUAGES for locale in LANGUAGES]
)


@EVERYWHERE
def test_no_error_but_the_planted(computed: Any, demos: dict[str, Demo], language: str, locale: str) -> None:
    assert demos[language].planted_errors
    cells = cells_of(computed[language, locale])
    found = {row_of(cell) for cell, value in cells.items() if isinstance(value, CellError)}
    assert found == demos[language].planted_errors


@EVERYWHERE
def test_every_formula_shows_what_is_cached(
    computed: Any, demos: dict[str, Demo], language: str, locale: str
) -> None:
    """A reader without a calculating program sees the same book."""
    path, spoiled = demos[language].path, demos[language].planted_errors
    cached, shown = cached_values(path), cells_of(computed[language, locale])
    formulas = {cell: text for cell, text in formula_cells(path).items() if row_of(cell) not in spoiled}
    assert len(formulas) > 1000
    wrong = [
        (cell, formulas[cell], cached.get(cell, ""), shown.get(cell, ""))
        for cell in formulas
        if not equal(cached.get(cell, ""), shown.get(cell, ""))
    ]
    assert wrong[:10] == []


@BOTH
def test_nothing_is_behind(computed: Any, language: str) -> None:
    said = catalogue(language)["template"]["stale"]
    assert [cell for cell, value in cells_of(computed[language, language]).items() if value == said] == []


@BOTH
def test_package(demos: dict[str, Demo], language: str) -> None:
    path = demos[language].path
    assert (lint(path), lint_formulas(path)) == ([], [])
    assert OpenXmlValidator().validate(str(path)).errors == []


@BOTH
def test_no_word_of_the_other_language(computed: Any, language: str) -> None:
    """Headers, statuses, reasons, hints: what one catalogue says and the other does not."""
    (other,) = set(LANGUAGES) - {language}
    foreign = set(sentences(catalogue(other))) - set(sentences(catalogue(language)))
    cells = cells_of(computed[language, language])
    assert [
        (cell, value)
        for cell, value in cells.items()
        if isinstance(value, str) and value in foreign and cell[0] != STORE_SHEET
    ] == []


@BOTH
def test_whole_pages(request: pytest.FixtureRequest, demos: dict[str, Demo], language: str) -> None:
    """One page wide, no more pages than the rows ask for; the first row of a page tells the columns."""
    host: LibreOffice = request.getfixturevalue("libreoffice_tr" if language == "tr" else "libreoffice")
    with host.opened(demos[language].path) as document:
        sheets = [sheet for sheet in sheets_of(document) if sheet.Name != STORE_SHEET]
        for sheet in sheets:
            sheet.IsVisible = True
        pages = count_pages(document)
        rows = {sheet.Name: used_rows(sheet) for sheet in sheets}
        styles = document.StyleFamilies.getByName("PageStyles")
        wide = {sheet.Name: styles.getByName(sheet.PageStyle).ScaleToPagesX for sheet in sheets}
        titles = {sheet.Name: sheet.TitleRows.StartRow for sheet in sheets if sheet.PrintTitleRows}
    assert set(wide.values()) == {1}
    assert {name: n for name, n in pages.items() if not 1 <= n <= 1 + rows[name] / LEAST_ROWS_A_PAGE} == {}
    tables = {sheet_name(key, language): HEADER_ROW - 1 for key in TABLES}
    assert titles == tables


@BOTH
def test_values_fit_their_columns(
    request: pytest.FixtureRequest, demos: dict[str, Demo], language: str
) -> None:
    """No column in view would grow if it were fitted to what stands in it."""
    host: LibreOffice = request.getfixturevalue("libreoffice_tr" if language == "tr" else "libreoffice")
    with host.opened(demos[language].path) as document:
        sheets = {key: document.Sheets.getByName(sheet_name(key, language)) for key in TABLES}
        narrow = [(key, *column) for key, table in TABLES.items() for column in growth(sheets[key], table)]
    assert narrow == []


def growth(sheet: Any, table: Table) -> Iterator[tuple[str, int, int]]:
    """Columns whose best width is larger than their own, in hundredths of a millimetre."""
    sheet.getCellRangeByPosition(0, 0, len(table.columns), HEADER_ROW - 1).clearContents(1 | 2 | 4 | 16)
    grouped = grouped_columns(table)
    for number, column in enumerate(table.columns):
        free = (table.key, column.key) in looks.WRAPPED or column.key in looks.SHRUNK | FREE_TEXT
        if number in grouped or column.fill == "hidden" or free:
            continue
        columns = sheet.Columns.getByIndex(number)
        before = columns.Width
        columns.OptimalWidth = True
        if columns.Width > before:
            yield column.key, before, columns.Width


def row_of(cell: tuple[str, str]) -> tuple[str, int]:
    return cell[0], split_address(cell[1])[0] + 1


def cells_of(grids: Mapping[str, Grid]) -> Cells:
    return {
        (sheet, join_address(row, column)): value
        for sheet, grid in grids.items()
        for row, values in enumerate(grid)
        for column, value in enumerate(values)
    }


def used_rows(sheet: Any) -> int:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return int(cursor.RangeAddress.EndRow) + 1


def formula_cells(path: Path) -> dict[tuple[str, str], str]:
    """Every cell with a formula, by sheet and address; of a shared one only the first cell tells it."""
    with zipfile.ZipFile(path) as package:
        return {
            (sheet, str(cell.get("r"))): formula.text or "shared"
            for sheet, part in sheet_parts(package).items()
            for cell in etree.fromstring(package.read(part)).iter(f"{MAIN}c")
            if (formula := cell.find(f"{MAIN}f")) is not None
        }


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    sheets = etree.fromstring(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
    return {str(one.get("name")): f"xl/{targets[one.get(RELATION)]}" for one in sheets}


def cached_values(path: Path) -> Cells:
    """What the file holds, dates as serials, as LibreOffice gives them."""
    book = CalamineWorkbook.from_path(str(path))
    grids = {
        name: [[number(value) for value in row] for row in rows]
        for name in book.sheet_names
        for rows in [book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
    }
    return cells_of(grids)


def number(value: Any) -> Any:
    if isinstance(value, bool | int):
        return float(value)
    if isinstance(value, time):
        value = datetime.combine(EPOCH, value)
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return (moment - EPOCH).total_seconds() / 86400
    return value


def equal(cached: Any, shown: Any) -> bool:
    if isinstance(cached, float) and isinstance(shown, float):
        return abs(cached - shown) < 1e-6
    return bool(cached == shown)


def sentences(said: Any) -> Iterator[str]:
    """Every text of a catalogue that says something in words."""
    if isinstance(said, str):
        if re.search(r"[^\W\d_]{3}", said):
            yield said
    else:
        for one in said.values() if isinstance(said, dict) else said:
            yield from sentences(one)
