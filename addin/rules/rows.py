"""Columns as plain arrays, groups, order and look-ups: what every money rule needs from a frame."""

from __future__ import annotations

from itertools import islice
from operator import le
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.ordering import order_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

BASE_CURRENCY = "TRY"
PAPER = ("cheque", "note")
UNDATED = np.iinfo(np.int64).max // 4  # a day number after every date; sums and differences stay in range


def texts(frame: pd.DataFrame, column: str) -> Objects:
    """A text column as objects; "" where missing."""
    return text_array(frame[column])


def text_array(column: pd.Series[Any]) -> Objects:
    """A text column as an array of its own; "" where missing."""
    import pandas as pd

    values = column.to_numpy(dtype=object)
    if pd.api.types.infer_dtype(values, skipna=False) == "string":  # far cheaper than to ask for gaps
        return values.copy()
    return np.asarray(np.where(column.isna().to_numpy(), "", values), dtype=object)


def repeated(text: str | None, count: int) -> Objects:
    """The same object in each row; `np.full` would make a text of its own for each."""
    found = np.empty(count, dtype=object)
    found.fill(text)
    return found


def kurus(frame: pd.DataFrame, column: str = "amount_kurus") -> Ints:
    """A money column as integers; 0 where missing."""
    return whole(frame[column])


def given(frame: pd.DataFrame, column: str = "amount_kurus") -> Bools:
    """Rows where the cell holds something."""
    return np.asarray(frame[column].notna(), dtype=bool)


def currencies(frame: pd.DataFrame) -> Objects:
    """Currency codes; an empty cell means Turkish lira."""
    codes = texts(frame, "currency")
    return np.where(codes == "", BASE_CURRENCY, codes)


def day_number(day: date) -> int:
    """Days since 1970."""
    return int(np.datetime64(day, "D").astype(np.int64))


def days(column: pd.Series[Any]) -> Ints:
    """Days since 1970 of a date or time column; `UNDATED` where missing."""
    numbers = column.to_numpy(dtype="datetime64[D]").astype(np.int64)
    return np.where(column.isna().to_numpy(), UNDATED, numbers)


def effective_due(receivables: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Due date, else issue date; NaT where neither is there, or only the day a cheque or note was given.

    A debt without an agreed day is due at once (TBK 90), so the document's day stands in. A customer's
    paper is nearly always dated later than it is handed over: its day is unknown until somebody reads it.
    """
    stand_in = receivables["issue_date"]
    if "document_type" in receivables:
        stand_in = stand_in.mask(np.isin(texts(receivables, "document_type"), PAPER))
    return receivables["due_date"].fillna(stand_in)


def issued_on(receivables: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Issue date, else due date: since when a paper or debt is known; NaT where neither is there."""
    return receivables["issue_date"].fillna(receivables["due_date"])


def whole(column: pd.Series[int]) -> Ints:
    """An Int64 column as integers; 0 where missing."""
    return np.asarray(column.to_numpy(dtype=np.int64, na_value=0), dtype=np.int64)


def kurus_column(
    values: npt.ArrayLike, index: pd.Index[Any], missing: npt.ArrayLike = False
) -> pd.Series[int]:
    """Integers as an Int64 column."""
    import pandas as pd

    numbers = np.asarray(values, dtype=np.int64)
    mask = np.broadcast_to(np.asarray(missing, dtype=bool), numbers.shape).copy()
    return pd.Series(pd.arrays.IntegerArray(numbers.copy(), mask), index=index)


def codes(values: npt.ArrayLike, *, ordered: bool = False) -> Ints:
    """A number for each distinct value; `ordered`: in the order of the values."""
    import pandas as pd

    array = np.asarray(values)
    if array.dtype == object:
        if _all_alike(array):
            return np.zeros(len(array), dtype=np.int64)
        if ordered:
            return _ordered_codes(array)
    numbers, _ = pd.factorize(array, sort=ordered)
    numbers[numbers < 0] = numbers.max(initial=-1) + 1  # nothing is a value too, the last one
    return np.asarray(numbers, dtype=np.int64)


def _all_alike(texts: Objects) -> bool:
    """As a column of currencies mostly is, or one that is empty; far cheaper than to number them."""
    return bool(len(texts)) and texts[0] == texts[-1] and texts.tolist().count(texts[0]) == len(texts)


def _ordered_codes(texts: Objects) -> Ints:
    """Python's own sort knows texts, and ids mostly stand in order already."""
    import pandas as pd

    if len(texts) and all(map(le, listed := texts.tolist(), islice(listed, 1, None))):
        return np.cumsum(np.append(False, texts[1:] != texts[:-1]), dtype=np.int64)
    numbers, of_each = pd.factorize(texts, use_na_sentinel=False)
    listed = of_each.tolist()
    places = np.empty(len(listed), dtype=np.int64)
    places[sorted(range(len(listed)), key=listed.__getitem__)] = np.arange(len(listed))
    return np.asarray(places[numbers], dtype=np.int64)


def combine(*columns: npt.ArrayLike) -> Ints:
    """A number for each distinct combination of the columns' values.

    >>> combine(["a", "a", "b", "a"], [1, 2, 1, 1]).tolist()
    [0, 1, 2, 0]
    """
    combined, size = np.zeros(len(np.asarray(columns[0])), dtype=np.int64), 1
    for column in columns:
        numbers, count = _small_numbers(np.asarray(column))
        if size * count > _ROOM:
            combined = codes(combined)
            size = int(combined.max(initial=0)) + 1
        combined, size = combined * count + numbers, size * count
    return codes(combined)


_ROOM = 1 << 62


def _small_numbers(column: npt.NDArray[Any]) -> tuple[Ints, int]:
    """A number from 0 for each distinct value, and above which none is."""
    if column.dtype.kind == "i" and len(column):
        least, most = int(column.min()), int(column.max())
        if most - least < 1 << 31:
            return column.astype(np.int64) - least, most - least + 1
    numbers = codes(column)
    return numbers, int(numbers.max(initial=0)) + 1


def groups(*frames: pd.DataFrame) -> list[Ints]:
    """One number a debtor and currency, common to all frames; -1 where the debtor is not named."""
    debtors = np.concatenate([texts(frame, "debtor_id") for frame in frames])
    numbers = combine(debtors, np.concatenate([currencies(frame) for frame in frames]))
    numbers[debtors == ""] = -1
    return np.split(numbers, np.cumsum([len(frame) for frame in frames])[:-1])


def ranks(*columns: npt.NDArray[Any]) -> Ints:
    """Place of each row when sorted by the columns, the first deciding most; equal rows as they stand.

    >>> ranks(np.array([2, 1, 2]), np.array(["b", "x", "a"], dtype=object)).tolist()
    [2, 0, 1]
    """
    keys = [codes(column, ordered=True) if column.dtype == object else column for column in columns]
    order = order_by(*keys)
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places


def find(wanted: npt.NDArray[Any], keys: npt.NDArray[Any], rank: Ints | None = None) -> Ints:
    """Position in `keys` of each wanted one; of equal keys the one with the lowest rank.

    -1 where there is none, or where an empty text is wanted.

    >>> find(np.array(["b", "", "c"], dtype=object), np.array(["a", "b", "b"], dtype=object)).tolist()
    [1, -1, -1]
    """
    numbers = codes(np.concatenate([keys, wanted]))
    order = np.arange(len(keys)) if rank is None else np.argsort(rank, kind="stable")
    first = np.full(int(numbers.max(initial=-1)) + 1, -1, dtype=np.int64)
    first[numbers[: len(keys)][order[::-1]]] = order[::-1]
    found = first[numbers[len(keys) :]]
    return np.where(wanted == "", -1, found) if wanted.dtype == object else found


def distinct(numbers: Ints) -> Ints:
    """The distinct numbers, in order; numpy's own search is far slower where most of them differ.

    >>> distinct(np.array([3, 1, 3])).tolist(), distinct(np.array([], dtype=np.int64)).tolist()
    ([1, 3], [])
    """
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def without(numbers: Ints, others: Ints) -> Ints:
    """The distinct numbers that are none of the others, in order.

    >>> without(np.array([4, 2, 4, 3]), np.array([-1, 3])).tolist()
    [2, 4]
    """
    found = distinct(numbers)
    return found[~np.isin(found, others)]


def is_among(texts: Objects, some: Objects | Sequence[str]) -> Bools:
    """Where a text is one of some others.

    >>> is_among(np.array(["a", "", "c"], dtype=object), np.array(["c", "d"], dtype=object)).tolist()
    [False, False, True]
    """
    import pandas as pd

    return np.asarray(pd.Series(texts, dtype=object).isin(some), dtype=bool)


def place_in_group(group: Ints, rank: Ints) -> Ints:
    """0 for the first row of each group by rank, 1 for the second, ...

    >>> place_in_group(np.array([7, 3, 7]), np.array([1, 2, 0])).tolist()
    [1, 0, 0]
    """
    order = order_by(group, rank)
    of_sorted = group[order]
    starts = np.flatnonzero(np.r_[True, of_sorted[1:] != of_sorted[:-1]]) if len(order) else order
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order)) - np.repeat(starts, np.diff(np.r_[starts, len(order)]))
    return places


def add_at(positions: Ints, amounts: Ints, size: int) -> Ints:
    """Sum of the amounts at each position."""
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, positions, amounts)
    return total
