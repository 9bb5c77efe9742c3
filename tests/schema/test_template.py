"""The shipped template: equal to a fresh build, clean, named, computable, printable."""

from __future__ import annotations

import warnings
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from addin.books.lint import lint, lint_formulas
from addin.messages import LANGUAGES, header, sheet_name
from addin.rules.settings import Settings
from addin.schema import ENTRY, TAB_ORDER, TABLES, VERSION, VISIBLE
from addin.schema.build import build
from addin.schema.build_kit import join_address, split_address
from addin.schema.build_rows import interest_rates, public_holidays, rows_of
from addin.schema.cells import (
    OPEN_LISTS,
    STORE_SHEET,
    area_name,
    cell_name,
    header_name,
    list_name,
    setting_name,
    stamp_cells,
)
from addin.schema.formulas import FORMULAS
from addin.schema.looks import column_look
from addin.schema.pages import AREAS, CELLS
from addin.schema.template_file import template_path
from tests.hosts.libreoffice import Grid, LibreOffice, count_pages, sheets_of

COMMITTED = Path(__file__).parents[2] / "workbook_template.xlsx"


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("templates")
    paths = {language: folder / f"{language}.xlsx" for language in LANGUAGES}
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # XlsxWriter drops what breaks a limit, with no more than a warning
        for language, path in paths.items():
            build(path, language)
    return paths


@pytest.fixture(scope="session")
def books(templates: dict[str, Path]) -> dict[str, openpyxl.Workbook]:
    return {language: openpyxl.load_workbook(path) for language, path in templates.items()}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def target(book: openpyxl.Workbook, name: str) -> tuple[str, str]:
    """Sheet and address of a hidden name."""
    defined = book.defined_names[name]
    assert defined.hidden
    ((sheet, address),) = defined.destinations
    return sheet, address.replace("$", "")


def value_at(grid: Grid, address: str) -> object:
    row, column = split_address(address)
    return grid[row][column] if row < len(grid) and column < len(grid[0]) else ""


def test_committed_template_is_a_fresh_build(templates: dict[str, Path]) -> None:
    fresh, committed = parts(templates["tr"]), parts(COMMITTED)
    assert list(fresh) == list(committed)
    assert [name for name in fresh if fresh[name] != committed[name]] == []
    assert template_path() == COMMITTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_lint_finds_nothing(templates: dict[str, Path], language: str) -> None:
    assert lint(templates[language]) == []
    assert lint_formulas(templates[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_audit_finds_no_error(templates: dict[str, Path], language: str) -> None:
    assert OpenXmlValidator().validate(str(templates[language])).errors == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabs(books: dict[str, openpyxl.Workbook], language: str) -> None:
    book = books[language]
    assert book.sheetnames == [*(sheet_name(key, language) for key in TAB_ORDER), STORE_SHEET]
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == [sheet_name(key, language) for key in VISIBLE]
    assert book[STORE_SHEET].sheet_state == "veryHidden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_header_cell_has_its_name(books: dict[str, openpyxl.Workbook], language: str) -> None:
    book = books[language]
    for table in TABLES.values():
        listed = book[sheet_name(table.key, language)].tables[table.name]
        assert [column.name for column in listed.tableColumns] == [
            header(table.key, key, language) for key in table.keys
        ]
        for key in table.keys:
            sheet, address = target(book, header_name(table.key, key))
            assert sheet == sheet_name(table.key, language)
            assert book[sheet][address].value == header(table.key, key, language)


def test_single_cells_areas_settings_and_stamps_are_named(books: dict[str, openpyxl.Workbook]) -> None:
    book = books["tr"]
    for cell in CELLS.values():
        assert target(book, cell_name(cell.key)) == (sheet_name(cell.page, "tr"), cell.at)
    for area in AREAS.values():
        row, column = split_address(area.at)
        end = join_address(row + area.rows - 1, column + len(area.columns) - 1)
        page = STORE_SHEET if area.page == "store" else sheet_name(area.page, "tr")
        assert target(book, area_name(area.key)) == (page, f"{area.at}:{end}")
    for field in Settings.__slots__:
        sheet, address = target(book, cell_name(field))
        assert (book[sheet][address].value or "") == getattr(Settings(), field)
        assert book.defined_names[setting_name(field)].hidden is None
    stamps = [key for table in ENTRY for key in stamp_cells(table.key)]
    values = [book[STORE_SHEET][target(book, cell_name(key))[1]].value for key in stamps]
    assert values == [0] * len(stamps)
    assert book[STORE_SHEET][target(book, cell_name("version"))[1]].value == VERSION


def test_entry_columns_have_a_message_and_program_columns_are_shut(
    books: dict[str, openpyxl.Workbook],
) -> None:
    for table in ENTRY:
        sheet = books["tr"][sheet_name(table.key, "tr")]
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        for number, column in enumerate(table.columns):
            rule = rules.get(join_address(5, number))
            if column.fill == "hidden":
                assert rule is None
                continue
            assert rule is not None, (table.key, column.key)
            if column.fill == "user":
                assert rule.prompt and rule.promptTitle == header(table.key, column.key, "tr")
            else:
                assert (rule.type, rule.formula1, rule.errorStyle) == ("custom", "FALSE", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_a_validation_is_named(books: dict[str, openpyxl.Workbook], language: str) -> None:
    book = books[language]
    sources = {
        rule.formula1
        for sheet in book
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert len(sources) > 20
    assert sources <= set(book.defined_names)


def test_live_formulas_stand_in_cell_and_column(templates: dict[str, Path]) -> None:
    """A1 in the cell, structured in the table: each column of FORMULAS, and no other."""
    found = parts(templates["tr"])
    columns = b"".join(found[name] for name in found if name.startswith("xl/tables/")).decode()
    assert columns.count("<calculatedColumnFormula>") == len(FORMULAS)
    sheets = "".join(found[name].decode() for name in found if name.startswith("xl/worksheets/sheet"))
    assert "#This Row" not in sheets


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_computes_what_is_cached(
    request: pytest.FixtureRequest, templates: dict[str, Path], language: str
) -> None:
    """No error value; a blank row stays blank; only the day differs from the shipped values."""
    host: LibreOffice = request.getfixturevalue("libreoffice_tr" if language == "tr" else "libreoffice")
    formulas = openpyxl.load_workbook(templates[language])
    cached = openpyxl.load_workbook(templates[language], data_only=True)
    computed = host.recalculated(templates[language])
    compared = 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            value = value_at(computed[sheet.title], cell.coordinate)
            shipped = cached[sheet.title][cell.coordinate].value
            if cell.value == "=BUGUN":
                assert isinstance(value, float)
                assert shipped is None
                continue
            assert value == (shipped or ""), (sheet.title, cell.coordinate)
            compared += 1
    assert compared > len(FORMULAS) + len(ENTRY)


def test_an_entry_asks_for_a_refresh(libreoffice: LibreOffice, templates: dict[str, Path]) -> None:
    with libreoffice.opened(templates["tr"]) as document:
        panel = document.Sheets.getByName("Panel").getCellRangeByName("J2")
        shown = document.Sheets.getByName("Alacaklar").getCellRangeByName("C3")
        assert (panel.String, shown.String) == ("", "")
        document.Sheets.getByName("Alacaklar").getCellRangeByName("H6").Value = 1250.5
        document.calculateAll()
        assert (panel.String, shown.String) == ("Yenile gerekli", "Yenile gerekli")
        document.Sheets.getByName("Borçlu Kartı").getCellRangeByName("C4").String = "Yıldız"
        document.calculateAll()
        assert document.Sheets.getByName("Borçlu Kartı").getCellRangeByName("G4").String == "Yenile gerekli"


def test_calculation_date_decides_bugun(libreoffice: LibreOffice, templates: dict[str, Path]) -> None:
    with libreoffice.opened(templates["tr"]) as document:
        date_cell = document.Sheets.getByName("Ayarlar").getCellRangeByName("B6")
        shown = document.Sheets.getByName("Alacaklar").getCellRangeByName("B3")
        date_cell.Value = 45000.75
        document.calculateAll()
        assert shown.Value == 45000
        date_cell.String = "yarın"
        document.calculateAll()
        assert shown.Value > 45000


def test_open_lists_grow_with_their_rows(libreoffice: LibreOffice, templates: dict[str, Path]) -> None:
    with libreoffice.opened(templates["tr"]) as document:
        scratch = document.Sheets.getByName("Yardım").getCellRangeByName("H60")
        for choices, count in (("sector", 10), (OPEN_LISTS[-1], 6), ("stage", 10)):
            scratch.Formula = f"=COUNTA({list_name(choices)})"
            assert scratch.Value == count, choices


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_prints_one_page_wide(
    libreoffice: LibreOffice, templates: dict[str, Path], language: str
) -> None:
    """A sheet with a page's worth of rows prints on one page only if all its columns fit."""
    with libreoffice.opened(templates[language]) as document:
        for sheet in sheets_of(document):
            sheet.IsVisible = sheet.Name != STORE_SHEET
        pages = count_pages(document)
    long = {sheet_name(key, language) for key in ("lists", "interest_rates", "holidays")}
    assert {name: count for name, count in pages.items() if name not in long and count != 1} == {}
    assert all(1 < pages[name] < 12 for name in long)


def test_interest_periods_do_not_overlap() -> None:
    rows = interest_rates("tr")
    assert {row[0] for row in rows} == {"yasal", "ticari temerrüt", "avans"}
    for kind in {row[0] for row in rows}:
        periods = [(row[1], row[2] or date.max) for row in rows if row[0] == kind]
        assert all(start <= end for start, end in periods)
        assert all(before[1] < after[0] for before, after in pairwise(periods))
    # Law 3095 article 1: 24 % from 01.06.2024, 31 % from 31.07.2026.
    assert [row[3] for row in rows if row[0] == "yasal" and row[1] >= date(2024, 1, 1)] == [0.24, 0.31]
    assert all(row["source"] and row["confidence"] and row["checked_on"] for row in rows_of("interest_rates"))


def test_holidays() -> None:
    days = {(row[0], row[2]): row for row in public_holidays("tr")}
    assert (date(2026, 10, 29), "tam gün") in days
    assert (date(2026, 10, 28), "yarım gün") in days
    assert [row for row in days.values() if "tahmini" in row[1]] == []
    assert max(day for day, _ in days) == date(2032, 10, 29)


def test_stages_name_columns_that_exist() -> None:
    assert next(row["stage"] for row in rows_of("stages")) == "new"
    keys = [key for row in rows_of("stages") for key in row["required_columns"].split()]
    assert all(column in TABLES[table].keys for table, column in (key.split(".") for key in keys))
    stages = {row["stage"] for row in rows_of("stages")}
    assert {key for row in rows_of("stages") for key in row["successors"].split()} <= stages


def test_no_message_is_cut(books: dict[str, openpyxl.Workbook]) -> None:
    for book in books.values():
        rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
        assert max(len(rule.promptTitle or "") for rule in rules) <= 32
        assert max(len(rule.prompt or "") for rule in rules) <= 255
        assert max(len(rule.error or "") for rule in rules) <= 224


@pytest.mark.parametrize(("key", "fits"), [("today", "text_wrap"), ("risk", "shrink")])
def test_names_take_both_lines_where_a_row_has_two(key: str, fits: str) -> None:
    name = next(column for column in TABLES[key].columns if column.key == "debtor_name")

    assert {"text_wrap", "shrink"} & column_look(TABLES[key], name).keys() == {fits}
