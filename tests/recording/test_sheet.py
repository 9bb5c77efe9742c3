"""The sheet Kayıt in LibreOffice: marks by kind, greyed fields, one page, no error value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from addin.books.file import open_book
from addin.messages import LANGUAGES, sheet_name, words
from addin.model import Outcome
from addin.recording.form import marks
from addin.schema.build import build
from addin.schema.build_kit import split_address
from addin.schema.form import BY_KEY, FIELDS, KINDS, fields_of
from addin.schema.pages import CELLS
from tests.hosts.libreoffice import LibreOffice, read_sheet
from tests.recording.shop import GOOD

# None: no kind chosen.
STATES = [(None, {}), *((kind, {}) for kind in KINDS), ("contact", {"closing": "konu kapandı"})]


@pytest.fixture(scope="module", params=LANGUAGES)
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    path = tmp_path_factory.mktemp("form") / f"{request.param}.xlsx"
    build(path, request.param)
    return request.param, path


def test_marks_are_their_twins(template: tuple[str, Path], libreoffice: LibreOffice) -> None:
    """Each kind is typed into the open book; the formulas must show what the program writes as cached."""
    language, path = template
    with libreoffice.opened(path) as document:
        sheet = document.Sheets.getByName(sheet_name("form", language))
        rows = {each.key: split_address(CELLS[each.cell].at)[0] for each in FIELDS}
        for kind, typed in STATES:
            row, column = split_address(CELLS["form_kind"].at)
            word = words("entry_kind", language)[kind] if kind else ""
            sheet.getCellByPosition(column, row).String = word
            for key in FIELDS:
                sheet.getCellByPosition(2, rows[key.key]).String = typed.get(key.key, "")
            document.calculateAll()
            wanted = marks(kind or "", frozenset(typed), language)
            shown = {each.mark: sheet.getCellByPosition(3, rows[each.key]).String for each in FIELDS}
            assert shown == wanted, (kind, typed)
        assert not [cell for line in read_sheet(sheet) for cell in line if str(cell).startswith("#")]


def test_a_filled_form_shows_no_error_value(
    template: tuple[str, Path], tmp_path: Path, libreoffice: LibreOffice
) -> None:
    language, path = template
    copy = tmp_path / "k.xlsx"
    copy.write_bytes(path.read_bytes())
    cells = {BY_KEY[key].cell: value for key, value in GOOD["receipt"].items()}
    cells |= {"form_kind": words("entry_kind", language)["receipt"], "form_debtor": "Ak", "form_stamp": "Su"}
    open_book(copy, backups=False).write(Outcome(cells=cells | {"calculation_date": date(2026, 11, 20)}))
    with libreoffice.opened(copy) as document:
        sheet = document.Sheets.getByName(sheet_name("form", language))
        document.calculateAll()
        values = [str(cell) for line in read_sheet(sheet) for cell in line]
        assert not [value for value in values if value.startswith(("#", "Err:"))]
        assert {"tr": "Yenile gerekli", "en": "Refresh needed"}[language] in values


def test_each_field_belongs_to_a_kind_and_to_a_column_of_its_table() -> None:
    from addin.schema import TABLES

    for each in FIELDS:
        assert each.into, each.key
        for kind, column in each.into.items():
            assert not column or TABLES[KINDS[kind]][column].fill == "user", (each.key, kind)
        assert set(each.required) <= set(each.into)
    for kind in KINDS:
        columns = [each.into[kind] for each in fields_of(kind) if each.into[kind]]
        assert len(columns) == len(set(columns)), kind
