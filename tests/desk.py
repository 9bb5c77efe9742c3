"""What a user does: runs commands, makes books, types into cells, looks at them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook

from addin.books.file import open_book
from addin.cli import main
from addin.model import ColumnChange, Outcome
from addin.schema import ENTRY
from addin.schema.template_file import template

AS_OF = date(2026, 11, 20)


@dataclass(frozen=True)
class Said:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)


def tahsilat(*words: str | Path | int, language: str = "") -> Said:
    """Run the command line in this process, away from any terminal."""
    out, err = io.StringIO(), io.StringIO()
    asked = mock.patch.object(sys, "stdin", io.StringIO())
    spoken = mock.patch.dict(os.environ, {"TAHSILAT_LANG": language})
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), asked, spoken:
        code = main([str(word) for word in words])
    return Said(code, out.getvalue(), err.getvalue())


def refresh(book: Path, *words: str) -> Any:
    """The JSON answer of a refresh that must not be refused."""
    said = tahsilat("refresh", book, "--json", *words)
    assert said.code == 0, said.err
    return said.json


def make_book(
    path: Path, tables: Mapping[str, Any], cells: Mapping[str, Any] | None = None, language: str = "tr"
) -> Path:
    """A book from the template with these rows, as typed by a user: not refreshed."""
    path.write_bytes(template(language))
    frames = {key: pd.DataFrame(rows) for key, rows in tables.items()}
    settled = {"calculation_date": AS_OF, **(cells or {})}
    open_book(path, backups=False).write(Outcome(appended=frames, cells=settled))
    return path


def type_into(path: Path, table: str, column: str, values: Mapping[int, Any]) -> None:
    """Other values in cells of a table, by position; nothing else of the file changes."""
    rows = np.array(list(values), dtype=np.int64)
    new = np.empty(len(rows), dtype=object)
    new[:] = list(values.values())
    change = ColumnChange(table, column, rows, np.full(len(rows), None), new)
    open_book(path, backups=False).write(Outcome(changes=[change]))


def frame(path: Path, table: str) -> pd.DataFrame:
    return open_book(path).read(table).frame


def column(path: Path, table: str, key: str) -> list[Any]:
    return list(frame(path, table)[key])


def cell(path: Path, key: str) -> Any:
    return open_book(path).cells().get(key)


def typed_cells(path: Path) -> dict[tuple[str, str], list[Any]]:
    """Raw values of every column of the user's, whatever they are; by table and column."""
    book = open_book(path)
    sheets = CalamineWorkbook.from_path(str(path))
    found: dict[tuple[str, str], list[Any]] = {}
    for table in ENTRY:
        place = book.place(table.key)
        rows = sheets.get_sheet_by_name(place.sheet).to_python(skip_empty_area=False)
        body = rows[place.header_row : place.last_row]
        for one in table.filled_by("user"):
            found[table.key, one.key] = [row[place.columns[one.key] - 1] for row in body]
    return found


def log_lines(path: Path) -> list[dict[Any, Any]]:
    return frame(path, "log").to_dict("records")


def fingerprint(path: Path) -> tuple[bytes, int]:
    """Content and time of change."""
    return path.read_bytes(), path.stat().st_mtime_ns


def neighbours(path: Path) -> set[str]:
    """Everything that stands in the book's folder."""
    return {found.relative_to(path.parent).as_posix() for found in path.parent.rglob("*")}
