"""The schema only grows: each template that ever landed is kept here, and still has its columns.

A new template version puts its own book beside these: `template-<version>.xlsx`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.books.file import open_book
from addin.model import Refusal
from addin.schema import TABLES, VERSION

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
        assert set(book.place(key).columns) == of_its_time, key
        assert not book.place(key).user_columns, key


def test_no_column_is_of_a_version_to_come() -> None:
    assert all(1 <= column.since <= VERSION for table in TABLES.values() for column in table.columns)
