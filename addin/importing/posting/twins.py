"""Rows of a list that are equal in debtor, number, day and amount: as many as the book has of them.

Such a row may have slipped in twice: a book that has none of them gets one, and of the rest the user is
told. Who typed the other one in has two, and the next list is counted against both. Rows that are still
open go before those that the list calls paid, so that what stays open is what the list has open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import occurrence
from addin.rules.allocation import CLOSING
from addin.rules.rows import Ints, combine, text_array

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Twins:
    """`keys`: as they came, equal rows apart. `surplus`: lines of which the book needs no more;
    `beside_open`: those of them that are paid where an equal one is open.
    """

    keys: Ints
    surplus: Bools
    beside_open: Bools


def tell_twins_apart(keys: Ints, lines: Lines, owed: Bools, standing: Ints, book: pd.DataFrame) -> Twins:
    """`keys`: of the book's rows, then of the lines; `standing`: rows of the book that count."""
    known, nothing = len(book), np.zeros(len(lines), dtype=bool)
    size = int(keys.max(initial=-1)) + 1
    listed, held = (np.bincount(each, minlength=size) for each in (keys[known:][owed], keys[standing]))
    several = (listed > 0) & (np.maximum(listed, held) > 1)
    if not several.any():
        return Twins(keys, nothing, nothing)
    rows, ours = standing[several[keys[standing]]], np.flatnonzero(owed & several[keys[known:]])
    in_book, in_list = keys[rows], keys[known:][ours]
    closed, paid = is_closed(book.iloc[rows]), _is_paid(lines, ours)
    counts = [
        np.bincount(of[which], minlength=size)
        for of, which in ((in_book, ~closed), (in_book, closed), (in_list, ~paid), (in_list, paid))
    ]
    slot, kept = _slots(in_list, paid, counts)
    own = np.where(closed, counts[0][in_book], 0) + occurrence(combine(in_book, closed))
    apart = combine(np.concatenate([in_book, in_list]), np.concatenate([own, slot]))
    keys = keys.copy()
    keys[np.concatenate([rows, known + ours])] = size + apart
    surplus, beside_open = nothing.copy(), nothing
    surplus[ours[~kept]] = True
    beside_open[ours[~kept & paid & (counts[2][in_list] > 0)]] = True
    return Twins(keys, surplus, beside_open)


def _slots(key: Ints, paid: Bools, counts: list[Ints]) -> tuple[Ints, Bools]:
    """Which of the book's equal rows each line means, open rows first, and whether it means any.

    `counts` by key: open and closed rows, open and paid lines. Paid lines take the rows from the end.
    """
    open_rows, closed_rows, open_lines, paid_lines = (each[key] for each in counts)
    rows = np.maximum(open_rows + closed_rows, 1)
    room = np.where(open_rows + closed_rows > 0, open_rows + np.maximum(closed_rows - paid_lines, 0), 1)
    left = rows - np.minimum(open_lines, room)
    turn = occurrence(combine(key, paid))
    slot = np.where(paid, rows - np.minimum(paid_lines, left) + turn, turn)
    return slot, turn < np.where(paid, left, room)


def is_closed(book: pd.DataFrame) -> Bools:
    """Rows of the book of which nothing is open."""
    left = book["open_kurus"].to_numpy(dtype=np.int64, na_value=1)
    return np.asarray((left == 0) | np.isin(text_array(book["closing_reason"]), CLOSING), dtype=bool)


def _is_paid(lines: Lines, rows: Ints) -> Bools:
    whole = ~np.isnat(lines.settled[rows]) & (lines.paid[rows] >= lines.amount[rows])
    return np.asarray(whole | np.isin(lines.closing_reason[rows], CLOSING), dtype=bool)
