"""A workbook as it is read: tables, where they stand, what was noticed about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from addin.model.values import Objects, Rows, column_letters

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Misfit:
    """A typed column's cells whose content is not of the column's type.

    `rows` are table positions, `raw` what stands in the cell. `reason`: "text" (not a number or
    date), "error_value" (#REF! ...), "rounded" (more than two decimals; the frame holds the rounded
    kuruş), "too_large" (over 1e12 kuruş), "text_number" / "text_date" (text that Excel does not
    count, such as "1.234,56"; the frame holds a missing value), "unknown_choice" (the frame holds
    the typed text).
    """

    table: str
    column: str
    reason: str
    rows: Rows
    raw: Objects


@dataclass(frozen=True, slots=True)
class TableData:
    """One table as read.

    `frame`: index = position of the row in the table (0 = first data row; wholly blank rows are left
    out, so positions may have gaps), columns = schema keys with the dtypes of `schema.column.DTYPES`.
    """

    frame: pd.DataFrame
    misfits: tuple[Misfit, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands now: found by the names on its header cells, whatever was moved or renamed.

    Rows and columns count from 1 as on the sheet. `columns`: schema key -> sheet column; `headers`:
    schema key -> the header text now. `user_columns`: header text -> sheet column of the user's own.
    """

    table: str
    sheet: str
    header_row: int
    last_row: int
    first_column: int
    last_column: int
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    user_columns: Mapping[str, int] = field(default_factory=dict)

    def cell(self, row: int, column: str) -> str:
        """A1 address of a table position (0 = first data row); the row alone gives its first column."""
        number = self.columns.get(column, self.first_column)
        return f"{column_letters(number)}{self.header_row + 1 + row}"


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Findings about one table that are read off the workbook and not off its values.

    Row numbers are table positions. `overwritten`: formula column -> rows whose formula is gone.
    `error_cells`: (row, column, "#REF!"). `eroded`: the table's validations no longer cover it.
    `rows_below`: sheet rows under the table where something is typed in the table's columns.
    """

    overwritten: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    error_cells: tuple[tuple[int, str, str], ...] = ()
    merged: tuple[str, ...] = ()
    hidden_rows: int = 0
    rows_below: int = 0
    foreign_functions: tuple[str, ...] = ()
    eroded: bool = False


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file that a row links to, relative to the book, and how it was when it was attached, if it was."""

    link: str
    size: int | None = None
    modified_at: datetime | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """Where the selected cell of an open workbook stands.

    `page`: key of the table or page, "" when it is none of ours. `row_id`: number of the row. `debtor`:
    his number, else the name that stands there.
    """

    page: str = ""
    row_id: str = ""
    debtor: str = ""


def _unseen(marks: Sequence[FileMark]) -> list[str]:
    return [""] * len(marks)


class Ledger:
    """The workbook as typed tables, each read on first use.

    `files` says of linked files which are "missing" or "changed"; "" of all where nobody can look. `pages`
    gives the keys of the pages that there are, and whether their tab is in sight; `picked` what is selected.
    """

    def __init__(
        self,
        load: Callable[[str], TableData],
        cells: Mapping[str, Any],
        *,
        place: Callable[[str], Place],
        facts: Callable[[str], BookFacts],
        language: str = "tr",
        files: Callable[[Sequence[FileMark]], list[str]] = _unseen,
        pages: Callable[[], dict[str, bool]] = dict,
        picked: Callable[[], Picked] = Picked,
    ) -> None:
        self._load = load
        self._tables: dict[str, TableData] = {}
        self.cells = cells
        self.place = place
        self.facts = facts
        self.language = language
        self.files = files
        self.pages = pages
        self.picked = picked

    def data(self, table: str) -> TableData:
        if table not in self._tables:
            self._tables[table] = self._load(table)
        return self._tables[table]

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.data(table).frame

    def misfits(self, table: str) -> tuple[Misfit, ...]:
        return self.data(table).misfits
