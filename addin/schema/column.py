"""What a column and a table are; the sheets' own files hold only data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pandas.api.extensions import ExtensionArray

Type = Literal[
    "text", "id", "date", "datetime", "money", "number", "integer", "percent", "choice", "flag", "link"
]
Fill = Literal["user", "program", "formula", "hidden"]

DTYPES: dict[str, str] = {
    "text": "str",
    "id": "str",
    "choice": "str",  # the code of messages [choices.<list>], or the typed text when unknown
    "link": "str",
    "date": "datetime64[s]",
    "datetime": "datetime64[s]",
    "money": "Int64",  # kuruş (hundredth of the row's currency)
    "number": "Float64",
    "percent": "Float64",  # 0.48 is 48 %
    "integer": "Int64",
    "flag": "boolean",  # evet / hayır; empty is missing
}


def nothing(dtype: str, count: int) -> ExtensionArray:
    """So many empty cells of one of the `DTYPES`."""
    cells: ExtensionArray = _blank(dtype).repeat(count)
    return cells


@cache
def _blank(dtype: str) -> Any:
    import pandas as pd

    array: Any = pd.array  # its stubs know no dtype by name
    return array([""] if dtype == "str" else [None], dtype=dtype)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    `fill`: who writes it. "user" the user; "program" [v] Yenile; "formula" a live Excel formula (text
    in `schema.formulas`); "hidden" Yenile, in a hidden column. `required`: needed for the row to exist.
    `choices`: name of a list in messages [choices.*]. `refers`: key of the table whose id stands here.
    `since`: template version that brought the column; a kept book of each version holds it to that.
    `later`: of a sheet that the program alone writes, and younger than the first books of that version;
    one of them is filled without it.
    """

    key: str
    type: Type = "text"
    fill: Fill = "user"
    required: bool = False
    choices: str = ""
    refers: str = ""
    width: float = 14
    since: int = 1
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One Excel table (ListObject) on its own sheet.

    `key` is the English key and the sheet's key; `name` the ListObject's frozen name. `kind`: "entry"
    (the user's rows), "generated" (whole body by Yenile), "parameter" (dated tables and lists),
    "log" (append only). `prefix`: letter of its row ids, "" when it has none. `first` columns stay in
    view, the rest is grouped.
    """

    key: str
    name: str
    kind: Literal["entry", "generated", "parameter", "log"]
    columns: tuple[Column, ...]
    prefix: str = ""
    id_column: str = ""
    first: int = 10
    frozen: int = 2

    def __getitem__(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self.columns)

    def filled_by(self, *fills: Fill) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.fill in fills)


def text(key: str, width: float = 16, *, required: bool = False) -> Column:
    return Column(key=key, width=width, required=required)


def identity(key: str, refers: str = "", *, fill: Fill = "user", required: bool = False) -> Column:
    return Column(key=key, type="id", refers=refers, fill=fill, required=required, width=11)


def date(key: str, width: float = 12, *, required: bool = False, fill: Fill = "user") -> Column:
    return Column(key=key, type="date", fill=fill, required=required, width=width)


def money(key: str, *, required: bool = False, fill: Fill = "user") -> Column:
    return Column(key=key, type="money", fill=fill, required=required, width=15)


def choice(
    key: str, choices: str, width: float = 14, *, required: bool = False, fill: Fill = "user"
) -> Column:
    return Column(key=key, type="choice", choices=choices, width=width, required=required, fill=fill)


def flag(key: str) -> Column:
    return Column(key=key, type="flag", choices="flag", width=9)


def integer(key: str, *, fill: Fill = "user", width: float = 10) -> Column:
    return Column(key=key, type="integer", fill=fill, width=width)


def debtor(*, required: bool = True) -> tuple[Column, Column]:
    """The pair that names the debtor in every child table."""
    return (
        Column(key="debtor_id", type="id", refers="debtors", required=required, width=11),
        Column(key="debtor_name", width=34),
    )


def record_end(*, seen: bool = False) -> tuple[Column, ...]:
    """Who and when, the live check, and the hidden hash: the last columns of each entry table.

    `seen`: a second person marks cells of the row; whose hashes stand hidden as well.
    """
    checked = (Column(key="checked_by", fill="program", width=34, since=2),)
    return (
        *(checked if seen else ()),
        Column(key="recorded_by", width=14),
        Column(key="recorded_at", type="datetime", fill="program", width=16),
        Column(key="control", fill="formula", width=26),
        Column(key="trace", fill="hidden", width=12),
        *((Column(key="checked_trace", fill="hidden", width=12, since=2),) if seen else ()),
    )
