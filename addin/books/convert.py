"""Raw cell values of a table -> its frame with the dtypes of the schema, and what did not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.books.raw import Raw, Sense, Typed, is_blank
from addin.books.raw_numbers import dates, floats, integers, moments, money
from addin.books.raw_texts import choices, flags, ids, texts
from addin.model import CellError, Misfit, TableData
from addin.schema.column import DTYPES, Column, Table, nothing

if TYPE_CHECKING:
    import pandas as pd


_READERS: dict[str, Callable[[Sense, Column, Raw], Typed]] = {
    "text": texts,
    "link": texts,
    "id": ids,
    "choice": choices,
    "flag": flags,
    "money": money,
    "number": floats,
    "percent": floats,
    "integer": integers,
    "date": dates,
    "datetime": moments,
}


def typed_table(table: Table, raw: dict[str, Any], length: int, sense: Sense) -> TableData:
    """Raw columns -> typed frame without the blank rows; absent columns are empty."""
    import pandas as pd

    kept = _filled_rows(table, raw, length)
    positions = np.array(kept, dtype=np.int64)
    whole = len(kept) == length
    columns: dict[str, Any] = {}
    misfits: list[Misfit] = []
    for column in table.columns:
        values = raw.pop(column.key, None)
        if values is None:
            values = [""] * len(kept)
        elif not whole:
            values = [values[row] for row in kept]
        columns[column.key], odd = typed_column(sense, table.key, column, values, positions)
        misfits += odd
    return TableData(pd.DataFrame(columns, index=pd.Index(positions), copy=False), tuple(misfits))


def _filled_rows(table: Table, raw: dict[str, Any], length: int) -> list[int]:
    """Positions of rows in which a user typed something; of any that holds a value where nobody types."""
    typed = [column.key for column in table.columns if column.fill == "user"]
    keys = list(table.keys) if table.kind in {"generated", "log"} or not typed else typed
    keys.sort(key=lambda key: not table[key].required)
    blank = list(range(length))
    for key in keys:
        values = raw.get(key, ())
        if values:
            blank = [row for row in blank if not values[row] or str(values[row]).isspace()]
            blank = [row for row in blank if is_blank(values[row])]
        if not blank:
            return list(range(length))
    gone = set(blank)
    return [row for row in range(length) if row not in gone]


def typed_column(
    sense: Sense, table: str, column: Column, raw: Raw, positions: npt.NDArray[np.int64]
) -> tuple[pd.api.extensions.ExtensionArray, list[Misfit]]:
    """The column as `DTYPES` says, with its misfits."""
    import pandas as pd

    if not any(raw) and set(map(type, raw)) <= {str}:
        return nothing(DTYPES[column.type], len(raw)), []
    found = _READERS[column.type](sense, column, raw)
    misfits = []
    for reason, indices in found.odd.items():
        values = np.empty(len(indices), dtype=object)
        values[:] = [_plain(raw[index]) for index in indices]
        misfits.append(Misfit(table, column.key, reason, positions[indices], values))
    dtype = DTYPES[column.type]
    if not isinstance(found.values, pd.api.extensions.ExtensionArray):
        found.values = pd.array(found.values, dtype=dtype)
    return found.values, misfits


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, CellError) else value
