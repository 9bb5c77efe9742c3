"""Runs an import of a small list into an empty or a given book, without a workbook file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from addin.commands.import_ import import_
from addin.messages import say
from addin.model import BookFacts, Ledger, Outcome, Place, Refusal, TableData
from addin.registry import Request
from addin.terminal import Terminal
from tests.tables import table

AS_OF = dt.date(2026, 11, 21)


def book(**frames: pd.DataFrame) -> Ledger:
    """A book in which the given tables stand; the others are empty."""
    known = {**frames}

    def load(key: str) -> TableData:
        return TableData(known[key] if key in known else table(key))

    def place(key: str) -> Place:
        length = len(load(key).frame)
        return Place(key, key, 5, 5 + max(length, 1), 1, 9, {}, {})

    return Ledger(load, {}, place=place, facts=lambda key: BookFacts())


def after(outcome: Outcome, **standing: pd.DataFrame) -> Ledger:
    """The book as it stands when the outcome has been written."""
    frames = dict(standing)
    for key, new in outcome.appended.items():
        frames[key] = pd.concat([frames[key], new]) if key in frames else new
    return book(**frames)


def write(folder: Path, content: str | bytes | Sequence[Sequence[Any]], name: str = "") -> Path:
    """A list as a file: text or bytes as .csv, rows as .xlsx."""
    if not isinstance(content, str | bytes):
        path = folder / (name or "liste.xlsx")
        save_rows(path, content)
    else:
        path = folder / (name or "liste.csv")
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def save_rows(path: Path, rows: Sequence[Sequence[Any]], **options: Any) -> None:
    from xlsxwriter import Workbook

    with Workbook(
        str(path), {"strings_to_numbers": False, "default_date_format": "dd.mm.yyyy", **options}
    ) as made:
        sheet = made.add_worksheet("Liste")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def lines(text: str) -> str:
    """Docstring text as the lines of a file."""
    return "\n".join(line.strip() for line in text.strip().splitlines()) + "\n"


def run(source: Path, into: Ledger | None = None, **options: Any) -> Outcome:
    """The command on a source, and on those of `also`; --yes unless said otherwise."""
    sources = [str(each) for each in (source, *options.pop("also", ()))]
    values = {"source": sources, "into": str(source.parent / "kitap.xlsx"), "yes": True, **options}
    language = values.pop("language", "tr")
    ask = Terminal(language) if values.pop("interactive", False) else None
    request = Request(values, dt.datetime(2026, 11, 21, 9), language, ask)
    return import_(into or book(), request, as_of=AS_OF)


def asked(source: Path, **options: Any) -> list[dict[str, Any]]:
    """The questions with which the import stops."""
    with pytest.raises(Refusal) as stopped:
        run(source, **options)
    assert stopped.value.key == "import_asked", stopped.value.key
    questions: list[dict[str, Any]] = stopped.value.details["asked"]
    return questions


def column(outcome: Outcome, key: str, table_key: str = "receivables") -> list[Any]:
    """A column of the appended rows; days as 2026-11-21, missing as None."""
    values = outcome.appended[table_key][key]
    if values.dtype.kind == "M":
        return [None if pd.isna(day) else day.date().isoformat() for day in values]
    return [None if pd.isna(value) else value for value in values]


def listed(outcome: Outcome, kind: str) -> list[list[str]]:
    """Rows of the sheet of the import: "untaken" as state, row, reason, source row; "repaired" as row,
    column, old, new, reason."""
    body = outcome.bodies.get("import_rows", pd.DataFrame())
    rows = body.to_dict("records")
    if kind == "repaired":
        keys = ("source_row", "source_column", "old", "new", "reason")
        return [[str(row[key]) for key in keys] for row in rows if row["outcome"] == kind]
    told = ("outcome", "source_row", "reason", "source_line")
    return [[str(row[key]) for key in told] for row in rows if row["outcome"] in ("rejected", "skipped")]


def told(outcome: Outcome) -> str:
    """All that the import says."""
    return " ".join(say(f"notices.{each.key}", "tr", **each.params) for each in outcome.notices)
