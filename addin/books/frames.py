"""Frames as commands hand them over -> the dtypes of the schema, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Link, is_missing
from addin.schema.column import DTYPES, Column, Table

if TYPE_CHECKING:
    import pandas as pd


def conform(table: Table, frame: pd.DataFrame, index: pd.Index | None = None) -> pd.DataFrame:
    """All columns of the table with their dtypes; what is absent or missing is empty."""
    import pandas as pd

    index = pd.RangeIndex(len(frame)) if index is None else index
    columns = {
        column.key: typed(column, frame[column.key] if column.key in frame else np.full(len(frame), None))
        for column in table.columns
    }
    return pd.DataFrame({key: pd.Series(values, index=index) for key, values in columns.items()}, index=index)


def typed(column: Column, values: Any) -> Any:
    """Values as the column's dtype; a Link counts as its text."""
    import pandas as pd

    array: Any = pd.array  # its stubs know no dtype by name
    dtype = DTYPES[column.type]
    listed = np.asarray(values, dtype=object).tolist()
    if dtype == "str" and set(map(type, listed)) <= {str}:
        return array(np.asarray(values, dtype=object), dtype=dtype)
    if dtype == "str":
        return array([_text(value) for value in listed], dtype="str")
    if getattr(values, "dtype", None) == pd.api.types.pandas_dtype(dtype):
        return array(values, dtype=dtype)
    cleaned = [None if is_missing(value) or value == "" else value for value in listed]
    if dtype.startswith("datetime64"):
        return array(pd.to_datetime(np.asarray(cleaned, dtype=object)), dtype=dtype)
    return array(cleaned, dtype=dtype)


def _text(value: Any) -> str:
    if isinstance(value, Link):
        return value.text
    return "" if is_missing(value) else str(value)


def differing(old: Any, new: Any) -> npt.NDArray[np.bool_]:
    """Where two arrays of one dtype differ; missing equals missing."""
    import pandas as pd

    if str(new.dtype) == "Float64":
        # A sheet holds 15 digits: less than that is no difference.
        old, new = pd.array(np.round(old, 9), dtype="Float64"), pd.array(np.round(new, 9), dtype="Float64")
    equal = np.asarray(pd.array(old == new, dtype="boolean").fillna(False), dtype=bool)
    both: npt.NDArray[np.bool_] = np.asarray(pd.isna(old)) & np.asarray(pd.isna(new))
    return ~(equal | both)
