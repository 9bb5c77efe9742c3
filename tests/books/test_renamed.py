"""Sheets that the user gave another name: quotes, apostrophes, what looks like a cell or a number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from addin.books.file import open_book
from addin.books.lint import lint, lint_formulas
from addin.books.xmltext import escape, quoteattr
from tests.books.test_doors import zipped
from tests.books.test_write import parts
from tests.books.worked import worked_book
from tests.desk import tahsilat


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worked_book(tmp_path_factory.mktemp("renamed") / "Kitap.xlsx")


def renamed(content: bytes, old: str, new: str) -> bytes:
    """The book as Excel leaves it when a sheet gets another name: every formula follows."""
    members = parts(content)
    quoted = escape("'" + new.replace("'", "''") + "'!").replace('"', "&quot;")
    for name, data in members.items():
        if name.startswith("xl/") and name.endswith(".xml"):
            # What stands in a formula as text ("#'Bugün'!A1") Excel leaves as it is.
            text = re.sub(rf"(?<![#\w'])(?:'{old}'|{old})!", lambda _: quoted, data.decode())
            members[name] = text.replace(f'<sheet name="{old}"', f"<sheet name={quoteattr(new)}").encode()
    return zipped(members)


@pytest.mark.parametrize("old", ["Alacaklar", "Borçlular"])
@pytest.mark.parametrize("new", ['Firma "Ak" & <Su>', "O'Neil'in Sayfası", "😀 2026"])
def test_a_renamed_sheet_is_still_ours(master: Path, tmp_path: Path, old: str, new: str) -> None:
    book = tmp_path / "Kitap.xlsx"
    book.write_bytes(renamed(master.read_bytes(), old, new))
    assert new in open_book(book)._workbook.sheets
    known = lint_formulas(book)
    assert lint(book) == []
    assert tahsilat("refresh", book, "--as-of", "2026-12-20").code == 0
    assert lint(book) == []
    assert set(lint_formulas(book)) <= set(known)
    after = book.read_bytes()
    assert tahsilat("refresh", book).code == 0
    assert book.read_bytes() == after
