"""The schema only grows: each template that ever landed is kept here, and still has its columns.

A new template version puts its own book beside these: `template-<version>.xlsx`.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import Outcome, Refusal
from addin.schema import TABLES, VERSION
from tests.desk import AS_OF, refresh, tahsilat

KEPT = sorted((Path(__file__).parent / "versions").glob("template-*.xlsx"))


def version_of(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


def test_every_version_is_kept() -> None:
    assert [version_of(path) for path in KEPT] == list(range(1, VERSION + 1))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_version_has_the_columns_of_its_time_and_no_other(path: Path) -> None:
    if version_of(path) < VERSION:
        with pytest.raises(Refusal):
            open_book(path)
        return
    book = open_book(path)
    for key, table in TABLES.items():
        of_its_time = {column.key for column in table.columns if column.since <= version_of(path)}
        younger = {column.key for column in table.columns if column.later}
        assert set(book.place(key).columns) | younger == of_its_time, key
        assert not book.place(key).user_columns, key


def test_a_book_without_the_younger_columns_and_cells_is_filled_as_ever(tmp_path: Path) -> None:
    path = Path(shutil.copy2(KEPT[-1], tmp_path / "Kitap.xlsx"))
    name = {"debtor_name": "Ak Ltd. Şti."}
    bill = {**name, "due_date": date(2026, 9, 1), "amount_kurus": 5_000}
    rows = {"debtors": pd.DataFrame([name]), "receivables": pd.DataFrame([bill])}
    open_book(path, backups=False).write(Outcome(appended=rows, cells={"calculation_date": AS_OF}))
    refresh(path)
    book = open_book(path)
    assert "overdue_kurus" not in book.place("today").columns and "tile_today_note" not in book.cells()
    assert book.read("today").frame["days_late"].tolist() == [80]
    assert book.cells()["tile_today"] == 1 and not lint(path)
    assert refresh(path)["changed_cells"] == 0
    assert "vadesi geçen 50,00 TL (80 gün)" in tahsilat("today", path).out


def test_only_what_the_program_writes_alone_may_be_lacking() -> None:
    later = {(key, column.key) for key, table in TABLES.items() for column in table.columns if column.later}
    assert {key for key, _ in later} == {"today"} and TABLES["today"].kind == "generated"
    assert not any(TABLES[key][column].required for key, column in later)


def test_no_column_is_of_a_version_to_come() -> None:
    assert all(1 <= column.since <= VERSION for table in TABLES.values() for column in table.columns)
