"""A workbook that is open in the host, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlwings as xw

from addin import arguments
from addin.books.excel import ExcelBook, open_live
from addin.books.file import FileBook
from addin.commands import enter_all
from addin.messages import catalogue
from addin.model import Place
from addin.registry import COMMANDS, Request
from addin.runner import Result, perform, perform_live
from addin.schema import TABLES
from tests.hosts.excel_engine import open_workbook
from tests.hosts.libreoffice import LibreOffice

NOW = datetime(2026, 11, 20, 9, 30)


class Open:
    """A workbook that is open in the host."""

    def __init__(self, workbook: xw.Book) -> None:
        self.workbook = workbook
        self.settle()

    @property
    def book(self) -> ExcelBook:
        """Read anew."""
        return open_live(self.workbook)

    @property
    def app(self) -> Any:
        return self.workbook.app.impl

    def settle(self) -> None:
        """Look where the tables stand now."""
        self._standing = self.book

    def place(self, table: str) -> Place:
        return self._standing.place(table)

    def sheet(self, table: str) -> Any:
        return self.workbook.sheets[self.place(table).sheet]

    def filter_of(self, table: str) -> Any:
        return self.sheet(table).tables[TABLES[table].name].autofilter


@contextmanager
def opened(host: LibreOffice, path: Path) -> Iterator[Open]:
    with host.opened(path) as document:
        yield Open(open_workbook(document, path))


def ask(*words: str | Path) -> tuple[str, Request]:
    enter_all()
    asked = arguments.read([str(word) for word in words], COMMANDS, "tr")
    values = dict(asked.values)
    del values["json"], values["as_of"]
    return asked.command, Request(values, NOW, "tr")


def run_closed(*words: str | Path) -> Result:
    name, request = ask(*words)
    return perform(COMMANDS[name], request)


def run_live(live: Open, *words: str | Path) -> Result:
    name, request = ask(*words)
    return perform_live(COMMANDS[name], request, live.workbook)


def values_of(book: ExcelBook | FileBook) -> dict[str, Any]:
    """Every cell of ours but those that live formulas show, which the host works out by itself."""
    found: dict[str, Any] = {}
    for key, table in TABLES.items():
        live = [column.key for column in table.filled_by("formula")]
        found[key] = book.read(key).frame.drop(columns=live)
    found["cells"] = {
        key: value for key, value in book.cells().items() if not key.startswith(("stale", "shown"))
    }
    return found


def differences(one: dict[str, Any], other: dict[str, Any], *but: str) -> list[str]:
    found = []
    for key in TABLES.keys() - set(but):
        try:
            pd.testing.assert_frame_equal(one[key], other[key])
        except AssertionError as error:
            found.append(f"{key}: {error}")
    cells = {
        key for key in {*one["cells"], *other["cells"]} if one["cells"].get(key) != other["cells"].get(key)
    }
    return found + [f"{key}: {one['cells'].get(key)!r} {other['cells'].get(key)!r}" for key in sorted(cells)]


def disturb(live: Open) -> None:
    """What users do: another sheet name, a column elsewhere, rows hidden by hand, a filter."""
    live.sheet("contacts").name = "Aramalarım"
    swap_columns(live, "receivables", "due_date", "amount_kurus")
    live.settle()
    live.sheet("debtors").impl.uno.Rows.getByIndex(live.place("debtors").header_row).IsVisible = False
    place = live.place("receivables")
    shown = live.sheet("receivables").range((place.header_row + 1, place.columns["document_no"])).raw_value
    field = place.columns["document_no"] - place.first_column + 1
    live.filter_of("receivables").apply_values(field, [str(shown)])


def swap_columns(live: Open, table: str, one: str, other: str) -> None:
    place, sheet = live.place(table), live.sheet(table).impl

    def cells(column: int) -> Any:
        return sheet.range((place.header_row, column), (place.last_row, column)).uno

    left, right, spare = place.columns[one], place.columns[other], place.last_column + 5
    for source, target in ((left, spare), (right, left), (spare, right)):
        sheet.uno.moveRange(cells(target).getCellByPosition(0, 0).CellAddress, cells(source).RangeAddress)


def hidden_rows(live: Open, table: str) -> list[bool]:
    place, rows = live.place(table), live.sheet(table).impl.uno.Rows
    return [not rows.getByIndex(row).IsVisible for row in range(place.header_row, place.last_row)]


def view_of(live: Open) -> dict[str, Any]:
    criteria = live.filter_of("receivables").criteria
    return {
        "filter": [(each.field, each.values) for each in criteria if each.type != "none"],
        "hidden": hidden_rows(live, "debtors"),
        "filtered": hidden_rows(live, "receivables"),
        "switches": (live.app.calculation, live.app.screen_updating, live.app.enable_events),
        "bar": live.app.status_bar,
        "sheet": live.workbook.sheets.active.name,
    }


def comparable(found: dict[str, Any]) -> dict[str, Any]:
    """Without what is told of the sheets: their names, hidden rows, and validations.

    LibreOffice does not let a validation grow with its table.
    """
    problems = found["problems"]
    told = [catalogue("tr")["checks"][code]["rule"] for code in ("hidden_rows_in_table", "validation_eroded")]
    kept = problems[~problems["rule"].isin(told)]
    return {
        **found,
        "problems": kept.drop(columns=["sheet", "cell"]).reset_index(drop=True),
        "log": found["log"].drop(columns="sheet"),
    }
