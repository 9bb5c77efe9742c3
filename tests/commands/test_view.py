"""Görünüm: sheets come into view and go, on the closed book."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from addin.books.file import open_book
from addin.books.lint import lint
from addin.schema import TAB_ORDER, VISIBLE
from addin.schema.template_file import template
from tests.desk import fingerprint, tahsilat


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Kitap.xlsx"
    path.write_bytes(template("tr"))
    return path


def seen(path: Path) -> set[str]:
    return {page for page, is_seen in open_book(path).pages().items() if is_seen}


def test_all_sheets_come_into_view_and_the_extra_ones_go_again(book: Path) -> None:
    assert seen(book) == set(VISIBLE)
    said = tahsilat("view", book, "--json")
    assert (said.code, seen(book)) == (0, set(TAB_ORDER))
    assert set(said.json["shown"]) == set(TAB_ORDER) - set(VISIBLE)
    assert tahsilat("view", book).code == 0
    assert seen(book) == set(VISIBLE)
    assert lint(book) == []
    assert OpenXmlValidator().validate(book).errors == []


def test_sheets_are_named_as_they_are_called_in_either_language(book: Path) -> None:
    assert tahsilat("view", book, "--sheets", "risk, AYARLAR").code == 0
    assert seen(book) == {*VISIBLE, "risk", "settings"}
    assert tahsilat("view", book, "--sheets", "Settings", "--hide").code == 0
    assert seen(book) == {*VISIBLE, "risk"}
    before = fingerprint(book)
    assert "değişen bir şey yok" in tahsilat("view", book, "--sheets", "Risk").out
    assert tahsilat("view", book, "--dry-run").code == 0
    assert fingerprint(book) == before


def test_a_strange_name_is_answered_with_the_names(book: Path) -> None:
    said = tahsilat("view", book, "--sheets", "Olmaz")
    assert said.code == 2
    assert "“Olmaz”" in said.err and "Personel" in said.err


def test_another_sheet_is_active_when_the_active_one_goes(book: Path) -> None:
    assert tahsilat("view", book, "--sheets", "Panel, Bugün", "--hide").code == 0
    workbook = openpyxl.load_workbook(book)
    assert workbook.active is not None
    assert workbook.active.title == "Borçlu Kartı"
    with zipfile.ZipFile(book) as package:
        selected = [name for name in package.namelist() if b'tabSelected="1"' in package.read(name)]
    assert selected == ["xl/worksheets/sheet3.xml"]
    assert lint(book) == []


def test_one_sheet_stays_in_view(book: Path) -> None:
    said = tahsilat("view", book, "--sheets", ", ".join(names(book)), "--hide")
    assert said.code == 2
    assert seen(book) == set(VISIBLE)


def names(path: Path) -> list[str]:
    return [sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"]
