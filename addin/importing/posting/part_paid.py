"""Rows of the book less what was paid of them before, and lines that were paid up since."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.rules.rows import Ints, distinct

_MOST = 10_000  # pairs of one key: among more nothing tells which is meant


def rest_places(keys: Ints, held: Ints, free: Ints, whole: Ints, ours: Bools) -> Ints:
    """The row of the book that is what was left of each line; -1.

    Where only one line can be the whole of a row, and of no other row. Then, where a key has lines for all
    its rows: whichever was whose, nothing is open of them. `keys`: of the book's rows, behind them of the
    lines, -1 for none; `held`: kuruş of the book's rows, `whole`: of the lines; `free`: rows that no other
    line means.

    >>> keys, held = np.array([1, 1, 2, 2, 3, 1, 2, 2, 3]), np.array([300, 900, 40, 50, 70])
    >>> rest_places(keys, held, np.arange(5), np.array([600, 60, 90, 60]), np.ones(4, dtype=bool)).tolist()
    [0, 2, 3, -1]
    """
    place = np.full(len(whole), -1, dtype=np.int64)
    rows, lines = _pairs(keys, free, np.flatnonzero(ours), len(held))
    fits = held[rows] <= whole[lines]
    rows, lines = rows[fits], lines[fits]
    single = (np.bincount(lines)[lines] == 1) & (np.bincount(rows)[rows] == 1)
    place[lines[single]] = rows[single]
    rows, lines = distinct(rows[~single]), distinct(lines[~single])
    for key in distinct(keys[rows]).tolist():
        of_key = rows[keys[rows] == key]
        own = lines[keys[len(held) + lines] == key]
        of_key, own = of_key[np.argsort(-held[of_key])], own[np.argsort(-whole[own])][: len(of_key)]
        if len(own) == len(of_key) and (held[of_key] <= whole[own]).all():
            place[own] = of_key
    return place


def _pairs(keys: Ints, free: Ints, ours: Ints, known: int) -> tuple[Ints, Ints]:
    """Each row with each line of its key."""
    import pandas as pd

    own = keys[known + ours]
    size = int(keys.max(initial=-1)) + 2
    pairs = np.bincount(keys[free] + 1, minlength=size) * np.bincount(own + 1, minlength=size)
    pairs[0] = 0  # no key
    few = (pairs > 0) & (pairs <= _MOST)
    free, ours = free[few[keys[free] + 1]], ours[few[own + 1]]
    rows = pd.DataFrame({"key": keys[free], "row": free})
    met = rows.merge(pd.DataFrame({"key": keys[known + ours], "line": ours}), on="key")
    return met["row"].to_numpy(dtype=np.int64), met["line"].to_numpy(dtype=np.int64)
