"""People typed below the table of Personel are in no table: they are told, never passed over."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook

from addin.schema.template_file import template_path
from tests.desk import tahsilat
from tests.importing.runs import lines, write


def _book_with_names_below(folder: Path) -> Path:
    """As a program leaves it that does not let tables grow while somebody types."""
    path = Path(shutil.copy(template_path(), folder / "kitap.xlsx"))
    book = load_workbook(path)
    sheet = book["Personel"]
    [table] = sheet.tables.values()
    last = int(table.ref.partition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    for at, name in enumerate(("Ayşe Kaya", "Murat Şen"), start=1):
        sheet.cell(last + at, 1, name)
    book.save(path)
    return path


def test_first_calls_wait_until_the_people_stand_in_the_table(tmp_path: Path) -> None:
    book = _book_with_names_below(tmp_path)
    source = write(tmp_path, lines("Müşteri;Fatura No;Tutar;Vade\nAk Ltd.;F-1;1.234,50;13.11.2026"))
    before = book.read_bytes()

    said = tahsilat("import", source, "--into", book, "--yes")

    assert said.code == 2 and "Personel sayfasında 2 satır tablonun altında" in said.err
    assert book.read_bytes() == before


def test_a_check_finds_them(tmp_path: Path) -> None:
    said = tahsilat("check", _book_with_names_below(tmp_path))
    assert said.code == 1 and "Tablonun altında 2 satır var" in said.out
