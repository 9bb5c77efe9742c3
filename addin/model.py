"""The shapes that everything passes on: Ledger, Finding, Outcome."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from addin.machine import Step

if TYPE_CHECKING:
    import pandas as pd

Severity = Literal["error", "warning", "info"]
Rows = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and NA; "" is text that is empty, not missing.

    >>> is_missing(None), is_missing(float("nan")), is_missing(""), is_missing(0)
    (True, True, False, False)
    """
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or type(value).__name__ in ("NAType", "NaTType")


class Refusal(Exception):
    """A request that is declined with nothing changed: exit code 2.

    `key` names the sentence in messages ([refusals]), `params` fill it. `details`: what a program is told
    beside them, as JSON.
    """

    def __init__(self, key: str, details: Mapping[str, Any] | None = None, /, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
        self.details = details or {}


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


class CellError(str):
    """An error value such as "#REF!" that is written into a cell as what it is, not as text."""

    __slots__ = ()

    @classmethod
    def given(cls, number: int) -> CellError | None:
        """The error that Excel hands to other programs as a whole number; None where it is a number.

        >>> CellError.given(-2146826238), CellError.given(5)
        ('#CALC!', None)
        """
        own = number + 2146828288
        return cls(_ERROR_NAMES.get(own, "#UNKNOWN!")) if 2000 <= own < 3000 else None


# Excel's own numbers of the errors that a cell can show.
ERROR_NUMBERS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#GETTING_DATA": 2043,
    "#SPILL!": 2045,
    "#CONNECT!": 2046,
    "#BLOCKED!": 2047,
    "#UNKNOWN!": 2048,
    "#FIELD!": 2049,
    "#CALC!": 2050,
}
_ERROR_NAMES = {number: name for name, number in ERROR_NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class TableData:
    """One table as read.

    `frame`: index = position of the row in the table (0 = first data row; wholly blank rows are left
    out, so positions may have gaps), columns = schema keys with the dtypes of `schema.column.DTYPES`.
    """

    frame: pd.DataFrame
    misfits: tuple[Misfit, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to another: `target` as "#'Alacaklar'!H17", `text` what stands in the cell.

    `formula`: an Excel expression that gives the target, for a row that users will move.
    """

    target: str
    text: str
    formula: str = ""


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


def column_letters(number: int) -> str:
    """Letters of a sheet's column; the first is 1.

    >>> [column_letters(number) for number in (1, 26, 27, 702, 703, 16384)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


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
    gives the keys of the pages that there are, and whether their tab is in sight.
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
    ) -> None:
        self._load = load
        self._tables: dict[str, TableData] = {}
        self.cells = cells
        self.place = place
        self.facts = facts
        self.language = language
        self.files = files
        self.pages = pages

    def data(self, table: str) -> TableData:
        if table not in self._tables:
            self._tables[table] = self._load(table)
        return self._tables[table]

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.data(table).frame

    def misfits(self, table: str) -> tuple[Misfit, ...]:
        return self.data(table).misfits


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's verdict on many rows of one column.

    `rows`: table positions, ascending. `values`: the offending value as text, one a row. `details`:
    arrays of message parameters, one value a row. `column` is "" when the row as a whole is meant.
    A finding about the book itself has table "" and no rows; `values` then holds one entry.
    """

    code: str
    table: str
    column: str
    rows: Rows
    values: Objects
    details: Mapping[str, Objects] = field(default_factory=dict)

    def __len__(self) -> int:
        return max(len(self.rows), len(self.values))

    @classmethod
    def where(
        cls,
        code: str,
        table: str,
        column: str,
        frame: pd.DataFrame,
        mask: npt.ArrayLike,
        **details: npt.ArrayLike,
    ) -> Finding:
        """Pick the rows of `frame` where `mask` holds; details are arrays as long as the frame."""
        chosen = np.asarray(mask, dtype=bool)
        values = frame[column].to_numpy(dtype=object)[chosen] if column else np.full(int(chosen.sum()), "")
        picked = {name: np.asarray(array, dtype=object)[chosen] for name, array in details.items()}
        rows = frame.index.to_numpy(dtype=np.int64)[chosen]
        return cls(code, table, column, rows, np.asarray(values, dtype=object), picked)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that gets another value."""

    table: str
    row: int
    column: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """Cells of one column that get other values; only rows that differ are listed.

    Values are in the frame's domain: kuruş, datetime64, choice codes; None / NaT / NA / "" is empty.
    """

    table: str
    column: str
    rows: Rows
    old: Objects
    new: Objects

    def __iter__(self) -> Iterator[Change]:
        for row, old, new in zip(self.rows, self.old, self.new, strict=True):
            yield Change(self.table, int(row), self.column, old, new)

    def inverse(self) -> ColumnChange:
        return ColumnChange(self.table, self.column, self.rows, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user: message key and what fills it."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """All that a command wants changed, and what it has to say.

    `changes`: cells of existing rows. `appended`: new rows by table (columns by key; missing columns
    stay empty). `bodies`: generated tables, replaced whole. `cells`: single named cells. `findings`:
    what still stands after the run. `files`: whole files to write beside the book (path -> bytes).
    `copies`: files to copy there (path -> source). `shown`: keys of pages whose tab comes into view, `hidden`
    of those whose tab goes out of it; `goto`: the page that an open workbook then shows, "" to stay.
    `log`: rows for the sheet İşlem Günlüğü (columns of schema.generated.LOG), written only with changes.
    `repair`: whether validations, formats and column formulas are laid anew, as in the template.
    `freeze`: worksheet functions whose values stay in a copy, at the path `answer["copy"]`.
    `steps`: what is to be done on the computer, in order.
    `answer`: what the command line prints on stdout, text or a JSON value. `code`: its exit code.
    """

    changes: list[ColumnChange] = field(default_factory=list)
    appended: dict[str, pd.DataFrame] = field(default_factory=dict)
    bodies: dict[str, pd.DataFrame] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    goto: str = ""
    repair: bool = False
    freeze: list[str] = field(default_factory=list)
    log: list[dict[str, object]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    answer: Any = None
    code: int = 0

    def is_empty(self) -> bool:
        """True when nothing would be written."""
        written = self.changes or self.appended or self.bodies or self.cells
        return not (written or self.shown or self.hidden)
