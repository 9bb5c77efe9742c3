"""The hash of a row's user cells that stands in the hidden column `iz`."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.rows import text_array

if TYPE_CHECKING:
    import pandas as pd

Hashes = npt.NDArray[np.uint64]
DIGITS = 12
BY_RUN, BY_HAND = "-", "+"  # between the hashes of user and program: whether a hand ever changed the row
PROGRAM = slice(DIGITS + 1, 2 * DIGITS + 1)
DUE = slice(2 * DIGITS + 1, None)  # behind both, of receivables: the due date that no hand has written
_DUE_DIGITS = 6


def trace(frame: pd.DataFrame, user_columns: Iterable[str]) -> Objects:
    """Twelve hex digits a row: equal cells give equal digits.

    Own arithmetic, so that no release of a library and no platform changes it. Columns count by key:
    their order does not matter, and an empty cell adds nothing, so that a column which a later template
    brings leaves the traces of older rows alone. The row's position does not count. The row's id is one
    of the user columns: an id that was filled down from a neighbour shows on the row that lost its own.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"name": ["Ak Ltd", "Ak Ltd", "Su"], "amount": pd.array([5, 5, None], "Int64")})
    >>> a, b, c = trace(rows, ["name", "amount"]); (a == b, a == c, len(a))
    (True, False, 12)
    >>> (trace(rows, ["amount", "name"]) == trace(rows.assign(new=""), ["name", "amount", "new"])).all()
    np.True_
    """
    return digits(len(frame), (column_hashes(frame[column], column) for column in user_columns))


def retraced(
    stored: Iterable[str], before: pd.DataFrame, now: pd.DataFrame, user: Sequence[str]
) -> list[str]:
    """The traces of rows that a command changed: one that a hand had edited stays so.

    `stored`: what stands in `iz`; `before`, `now`: the same rows, ahead of the change and behind it.
    """
    hashes = zip(stored, trace(before, user).tolist(), trace(now, user).tolist(), strict=True)
    return [new + text[DIGITS:] if text[:DIGITS] == old else text for text, old, new in hashes]


def due_traces(hashes: Hashes) -> list[str]:
    """What stands behind the traces of receivables, by the hashes of their due dates."""
    return [text[:_DUE_DIGITS] for text in digits(len(hashes), [hashes]).tolist()]


def is_shuffled(before: list[str], now: list[str]) -> bool:
    """Whether cells changed rows and nothing else: a column that was sorted without the others.

    `before`, `now`: traces of the rows that differ. A row's trace is the sum of its cells', so the sum over
    all rows stays when cells only change places; each trace is cut off, hence the leeway of one a row (by
    chance one in a hundred billions for a thousand rows). Rows that moved whole are no such case.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"name": list("cbade"), "amount": pd.array([5, 1, 7, 2, 4], "Int64")})
    >>> alone = rows.assign(amount=rows["amount"].sort_values(ignore_index=True))
    >>> whole = rows.sort_values("name")
    >>> edited = rows.assign(amount=rows["amount"] + 1)
    >>> traces = [trace(frame, ["name", "amount"]).tolist() for frame in (rows, alone, whole, edited)]
    >>> [is_shuffled(traces[0], other) for other in traces[1:]]
    [True, False, False]
    """
    if sorted(before) == sorted(now):
        return False
    apart = sum(int(text, 16) for text in before) - sum(int(text, 16) for text in now)
    round_about: int = 16**DIGITS
    rest = apart % round_about
    return min(rest, round_about - rest) <= len(before)


def digits(count: int, columns: Iterable[Hashes]) -> Objects:
    """The trace of each row from its columns' hashes."""
    total = np.zeros(count, dtype=np.uint64)
    for hashes in columns:
        total += hashes
    whole = total.astype(">u8").tobytes().hex()
    found = np.empty(count, dtype=object)
    found[:] = [whole[at : at + DIGITS] for at in range(0, 16 * count, 16)]
    return found


def column_hashes(column: pd.Series[Any], key: str) -> Hashes:
    """A hash for each cell of the column `key`; 0 for an empty one."""
    numbers, empty = _as_numbers(column)
    hashes = _mixed(numbers.astype(np.uint64) ^ _text_hashes([key])[0])
    hashes[empty] = 0
    return hashes


def _as_numbers(column: pd.Series[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_]]:
    kind = column.dtype.kind
    if kind == "M":
        # To the nearest minute: a time of day is a fraction that another program may round elsewhere.
        seconds = column.to_numpy(dtype="datetime64[s]").astype(np.int64)
        return (seconds + 30) // 60, column.isna().to_numpy(dtype=bool)
    if kind in "iub":
        return column.to_numpy(dtype=np.int64, na_value=0), column.isna().to_numpy(dtype=bool)
    if kind == "f":
        millionths = np.rint(column.to_numpy(dtype=np.float64, na_value=0.0) * 1e6)
        return np.clip(millionths, -9e18, 9e18).astype(np.int64), column.isna().to_numpy(dtype=bool)
    texts = text_array(column)
    filled = np.asarray(texts != "", dtype=bool)
    numbers = np.zeros(len(texts), dtype=np.uint64)
    numbers[filled] = _text_hashes(texts[filled].tolist())
    return numbers, ~filled


def _text_hashes(texts: list[str]) -> Hashes:
    """A checksum a text: another text has another one, but for one in four billions."""
    try:
        encoded = list(map(str.encode, texts))
    except UnicodeEncodeError:
        # Half of a surrogate pair, as it stands in some damaged files.
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    return np.fromiter(map(zlib.crc32, encoded), dtype=np.uint64, count=len(encoded))


def _mixed(numbers: Hashes) -> Hashes:
    """Spread neighbouring numbers over all 64 bits. Source: SplitMix64 (Steele, Lea, Flood 2014)."""
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), dtype=np.uint64)
