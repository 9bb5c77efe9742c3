"""A working copy of the tables: steps fill it in, the difference is the Outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import ColumnChange, Ledger, Link, Outcome, Rows, is_missing
from addin.rules.rows import text_array
from addin.schema import TABLES
from addin.schema.column import DTYPES, nothing

if TYPE_CHECKING:
    import pandas as pd


class Draft(Mapping[str, "pd.DataFrame"]):
    """The ledger's tables as they will stand, by key.

    Steps read `draft[table]` and hand whole columns to `fill`; nothing is written. Appended rows take
    the positions that the book will give them: behind the table's last row, or from 0 when the table
    is empty.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._frames: dict[str, pd.DataFrame] = {}
        self._touched: dict[str, set[str]] = {}
        self._spoiled: dict[tuple[str, str], Rows] = {}
        self._first_new: dict[str, int] = {}
        self._versions: Counter[tuple[str, str]] = Counter()
        self._whole: set[str] = set()
        self._bodies: dict[str, pd.DataFrame] = {}
        self._cells: dict[str, Any] = {}

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self._frames[table] if table in self._frames else self.ledger[table]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def fill(self, table: str, column: str, values: Any) -> None:
        """Give a column the values, one a row of `draft[table]`, in the frame's domain."""
        frame = self._own(table)
        frame[column] = typed(values, TABLES[table][column].type, frame.index)
        self._touched.setdefault(table, set()).add(column)
        self._versions[table, column] += 1

    def version(self, table: str, column: str) -> tuple[int, int]:
        """Equal as long as the column is left alone: what was worked out from it still holds."""
        return self._versions[table, ""], self._versions[table, column]

    def restore(self, table: str, column: str, rows: Iterable[int]) -> None:
        """Write these cells also where the value is the same: something else stands in them."""
        self._own(table)
        self._spoiled[table, column] = np.union1d(self.spoiled(table, column), list(rows)).astype(np.int64)

    def spoiled(self, table: str, column: str) -> Rows:
        """Rows whose cell was marked by `restore`."""
        return self._spoiled.get((table, column), np.empty(0, dtype=np.int64))

    def append(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows; columns that are missing stay empty."""
        import pandas as pd

        if rows.empty:
            return
        self._versions[table, ""] += 1
        frame = self._own(table)
        start = self._first_new.setdefault(table, self._next_position(table))
        start = max(start, int(frame.index.max()) + 1) if len(frame) else start
        index = pd.RangeIndex(start, start + len(rows))
        kinds = {column.key: column.type for column in TABLES[table].columns}
        gaps = {DTYPES[kind] for key, kind in kinds.items() if key not in rows}
        empty = {dtype: pd.Series(nothing(dtype, len(rows)), index=index) for dtype in gaps}
        new = pd.DataFrame(
            {
                key: _settled(rows[key], kind, index) if key in rows else empty[DTYPES[kind]]
                for key, kind in kinds.items()
            },
            index=index,
            copy=False,
        )
        self._frames[table] = pd.concat([frame, new]) if len(frame) else new

    def body(self, table: str, rows: pd.DataFrame) -> None:
        """Replace a generated table, unless the same already stands there.

        What an older book has no column for is not written.
        """
        standing = self.ledger[table]
        lacking = self._lacking(table)
        keys = [key for key in TABLES[table].keys if key in rows and key not in lacking]
        same = len(rows) == len(standing) and all(
            _same(
                typed(standing[key].to_numpy(), TABLES[table][key].type, rows.index),
                typed(_plain(rows[key]), TABLES[table][key].type, rows.index),
            )
            for key in keys
        )
        self._frames[table] = rows
        self._bodies.pop(table, None)
        self._whole.add(table)
        if not same:
            self._bodies[table] = rows.drop(columns=lacking, errors="ignore") if lacking else rows

    def _lacking(self, table: str) -> list[str]:
        """Columns that are younger than the book."""
        later = [column.key for column in TABLES[table].columns if column.later]
        standing = self.ledger.place(table).columns if later else ()
        return [key for key in later if key not in standing]

    def cell(self, key: str, value: Any) -> None:
        """Set a named cell or area, unless the same already stands there."""
        self._cells.pop(key, None)
        if not same_cell(self.ledger.cells.get(key), value):
            self._cells[key] = value

    def is_new(self, table: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which rows of `draft[table]` were appended by this draft."""
        index = self[table].index.to_numpy()
        return np.asarray(index >= self._first_new.get(table, 1 << 40))

    def outcome(self) -> Outcome:
        """The difference between the ledger and this draft."""
        outcome = Outcome(bodies=dict(self._bodies), cells=dict(self._cells))
        for table in [key for key in self._frames if key not in self._whole]:
            frame, new = self._frames[table], self.is_new(table)
            if new.any():
                outcome.appended[table] = frame.loc[new]
            standing = frame.loc[~new]
            told = self._touched.get(table, set()) | {key for name, key in self._spoiled if name == table}
            for column in (key for key in TABLES[table].keys if key in told):
                change = self._change(table, column, standing[column])
                if len(change.rows):
                    outcome.changes.append(change)
        for table in self._whole:
            outcome.changes += self._put_back(table)
        return outcome

    def _put_back(self, table: str) -> Iterator[ColumnChange]:
        """Cells of a generated table that should be empty, with words that the column's type cannot read."""
        body = self._frames[table]
        for misfit in self.ledger.misfits(table):
            rows = misfit.rows[misfit.rows < len(body)]
            if len(rows) and misfit.column in body:
                values = body[misfit.column].to_numpy(dtype=object)
                empty = rows[[is_missing(value) or value == "" for value in values[rows]]]
                nothing = np.full(len(empty), None)
                if len(empty):
                    yield ColumnChange(table, misfit.column, empty, nothing, nothing)

    def _change(self, table: str, column: str, now: pd.Series) -> ColumnChange:
        spoiled = self.spoiled(table, column)
        old = self.ledger[table][column]
        if column not in self._touched.get(table, ()):
            now = now.loc[now.index.isin(spoiled)] if len(spoiled) else now.iloc[:0]
        if len(now) != len(old):
            old = old.loc[now.index]
        return difference(table, column, old, now, spoiled)

    def _own(self, table: str) -> pd.DataFrame:
        if table not in self._frames:
            self._frames[table] = self.ledger[table].copy()
        return self._frames[table]

    def _next_position(self, table: str) -> int:
        if not len(self.ledger[table]):
            return 0
        place = self.ledger.place(table)
        return place.last_row - place.header_row


def typed(values: Any, kind: str, index: pd.Index) -> pd.Series:
    """The values as a column of the schema type `kind`; missing text is ""."""
    import pandas as pd

    dtype = DTYPES[kind]
    if dtype == "str":
        array = text_array(pd.Series(np.asarray(values, dtype=object), dtype=object))
        return pd.Series(array, index=index, dtype="str")
    if isinstance(values, pd.Series):
        values = values.array
    if dtype == "Int64" and isinstance(values, np.ndarray) and values.dtype == object:
        return pd.Series(pd.array(list(values), dtype="Int64"), index=index)
    return pd.Series(values, index=index).astype(dtype)  # type: ignore[call-overload, no-any-return]


def _settled(column: pd.Series, kind: str, index: pd.Index) -> pd.Series:
    """As `typed`; a whole column of text need not be read again."""
    import pandas as pd

    if column.dtype == "str" == DTYPES[kind]:
        values = column.to_numpy(dtype=object)
        if pd.api.types.infer_dtype(values, skipna=False) == "string":  # far cheaper than to ask for gaps
            return pd.Series(column.array, index=index, dtype="str")
    return typed(column.to_numpy(), kind, index)


def difference(
    table: str, column: str, old: pd.Series, new: pd.Series, also: npt.ArrayLike = ()
) -> ColumnChange:
    """The cells where two columns over the same rows differ, and those of the rows `also`."""
    changed = ~_equal(old, new)
    if np.size(also):
        changed |= np.isin(old.index.to_numpy(), also)
    rows = old.index.to_numpy(dtype=np.int64)[changed]
    before, after = old.to_numpy(dtype=object)[changed], new.to_numpy(dtype=object)[changed]
    return ColumnChange(table, column, rows, before, after)


def same_cell(old: Any, new: Any) -> bool:
    """True when a named cell or area already holds the value; blank ends of an area do not count."""
    if isinstance(new, list):
        return _trimmed(old if isinstance(old, list) else []) == _trimmed(new)
    return bool(_bare(old) == _bare(new))


def _trimmed(rows: list[Any]) -> list[tuple[Any, ...]]:
    bare = [_without_end(tuple(_bare(value) for value in row), "") for row in rows]
    return list(_without_end(tuple(bare), ()))


def _without_end(values: tuple[Any, ...], blank: Any) -> tuple[Any, ...]:
    filled = [place for place, value in enumerate(values) if value != blank]
    return values[: filled[-1] + 1] if filled else ()


def _bare(value: Any) -> Any:
    """A value as it comes back from a sheet: numbers as float, dates without zero time, None as ""."""
    import datetime as dt
    from decimal import Decimal

    if isinstance(value, np.datetime64):
        value = value.astype("datetime64[us]")  # nanoseconds would become a bare number
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, Link):
        value = value.text
    if is_missing(value):
        return ""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float | Decimal):
        return round(float(value), 6)
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None, microsecond=0)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    return str(value)


def _plain(column: pd.Series) -> Any:
    """Link objects become the text they show."""
    if column.dtype == object:
        return np.asarray([getattr(value, "text", value) for value in column], dtype=object)
    return column


def _same(left: pd.Series, right: pd.Series) -> bool:
    return bool(_equal(left, right).all())


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray[Any, np.dtype[np.bool_]]:
    if left.dtype == "Float64":
        left, right = left.round(6), right.round(6)
    if left.dtype == "str":
        return np.asarray(text_array(left) == text_array(right), dtype=bool)
    equal = (left.reset_index(drop=True) == right.reset_index(drop=True)).fillna(False).to_numpy(dtype=bool)
    return np.asarray(equal | (left.isna().to_numpy() & right.isna().to_numpy()))
