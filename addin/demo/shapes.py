"""What the demo hands over, and the pad on which its rows are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.demo.ids import row_ids
from addin.draft import typed
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]
Texts = npt.NDArray[np.object_]

DEMO_TABLES = (
    *("debtors", "receivables", "contacts", "promises", "receipts", "files"),
    *("parties", "events", "costs", "people", "fx_rates", "stage_history"),
)
# The tables that `rows` counts together: the user's rows, without the parameter sheets.
COUNTED = DEMO_TABLES[:9]


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault that was planted: its check code, and the cell where it must be found.

    `row_position` counts from 0 = first row of the table. `column` is "" when the row as a whole is
    meant. `value` is what stands in the cell, as text.
    """

    code: str
    table: str
    row_position: int
    column: str
    row_id: str
    value: str


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell that a typed column cannot hold; the frame has a missing value there.

    `value`: str is written as text, Decimal as number as it is, CellError as error value.
    """

    table: str
    row: int
    column: str
    value: Any


@dataclass(frozen=True, slots=True)
class DemoYear:
    """The year as typed frames by table (user columns only), settings by key, and what was planted."""

    tables: Mapping[str, pd.DataFrame]
    cells: Mapping[str, Any]
    raw: tuple[RawCell, ...]
    truth: tuple[Planted, ...]


@dataclass(slots=True)
class Pad:
    """Rows in the order in which they will stand; a row's number is its position + 1."""

    parts: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {key: [] for key in DEMO_TABLES})
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DEMO_TABLES, 0))
    raw: list[RawCell] = field(default_factory=list)
    truth: list[Planted] = field(default_factory=list)

    def add(self, table: str, columns: Mapping[str, Any]) -> Texts:
        """Append many rows given as whole columns; gives their ids ("" for tables without)."""
        arrays = dict(columns)
        size = next(len(values) for values in arrays.values())
        first = self.counts[table]
        self.counts[table] = first + size
        ids = self.ids_ahead(table, size, first)
        if TABLES[table].id_column:
            arrays[TABLES[table].id_column] = ids
        self.parts[table].append(arrays)
        return ids

    def ids_ahead(self, table: str, size: int, first: int | None = None) -> Texts:
        """The ids that the next rows will get."""
        start = self.counts[table] if first is None else first
        return row_ids(TABLES[table].prefix, np.arange(start + 1, start + size + 1))

    def row(self, table: str, **values: Any) -> str:
        """Append one row; gives its id."""
        return str(
            self.add(table, {key: np.array([value], dtype=object) for key, value in values.items()})[0]
        )

    def position(self, table: str) -> int:
        """Position of the row written last."""
        return self.counts[table] - 1

    def frames(self) -> dict[str, pd.DataFrame]:
        """All rows as typed frames with the tables' user columns; a generated table has all its columns."""
        return {table: self._frame(table) for table in DEMO_TABLES}

    def _frame(self, table: str) -> pd.DataFrame:
        import pandas as pd

        index = pd.RangeIndex(self.counts[table])
        columns = TABLES[table].filled_by("user") or TABLES[table].columns
        unknown = {key for part in self.parts[table] for key in part} - {column.key for column in columns}
        if unknown:
            raise KeyError(f"{table}: {sorted(unknown)}")
        return pd.DataFrame(
            {column.key: typed(self._column(table, column.key), column.type, index) for column in columns},
            index=index,
        )

    def _column(self, table: str, key: str) -> npt.NDArray[Any]:
        """All parts of a column; parts without it are empty there."""
        parts = [_part(part, key) for part in self.parts[table]]
        kinds = {part.dtype.kind for part in parts if len(part) and part.dtype.kind != "V"}
        if kinds == {"M"}:
            missing: Any = np.datetime64("NaT", "s")
            return _together(
                [part.astype("M8[s]") if part.dtype.kind == "M" else part for part in parts], missing
            )
        if len(kinds) == 1 and all(part.dtype.kind != "V" for part in parts):
            return np.concatenate(parts)
        return _together([part if part.dtype.kind == "V" else part.astype(object) for part in parts], None)


def _part(part: Mapping[str, Any], key: str) -> npt.NDArray[Any]:
    """The part's column, or a void array of its length."""
    return np.asarray(part[key]) if key in part else np.empty(len(next(iter(part.values()))), dtype="V1")


def _together(parts: list[npt.NDArray[Any]], missing: Any) -> npt.NDArray[Any]:
    filled = [np.full(len(part), missing) if part.dtype.kind == "V" else part for part in parts]
    return np.concatenate(filled) if filled else np.empty(0, dtype=object)
