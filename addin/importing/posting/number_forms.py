"""Document numbers that are one number written in two ways."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.posting.keys import single_places
from addin.rules.rows import Ints, combine, without
from addin.text import fold

_SIGNS = re.compile(r"[^0-9a-z]")
_RUNS = re.compile(r"[0-9]+|[a-z]+")
_SHORTEST = 3  # signs of the end of a long number that stand for all of it


def written_alike(ones: Texts, others: Texts) -> Bools:
    """Pair by pair: equal but for signs, capitals, zeros in front, or one is the end of the other.

    >>> ones = np.array(["00123", "A-İ123", "ABC2026000000123", "A-123", "7", "SF-12"], dtype=object)
    >>> others = np.array(["123", "ai123", "123", "A-132", "17", "SF 000012"], dtype=object)
    >>> written_alike(ones, others).tolist()
    [True, True, True, False, False, True]
    """
    pairs = zip(_bare(ones), _bare(others), strict=True)
    alike = np.array([_is_alike(one, other) for one, other in pairs], dtype=bool)
    return np.asarray(alike | (plain_forms(ones) == plain_forms(others)), dtype=bool)


def plain_forms(numbers: Texts) -> Texts:
    """The letters and digits of each number, without the zeros in front of the digits.

    >>> plain_forms(np.array(["SF-123", "sf 000123", "2026/017", "A-1/1", "A-11"], dtype=object)).tolist()
    ['sf 123', 'sf 123', '2026 17', 'a 1 1', 'a 11']
    """
    forms = np.empty(len(numbers), dtype=object)
    forms[:] = [
        " ".join(run.lstrip("0") or "0" for run in _RUNS.findall(text)) for text in fold(numbers).tolist()
    ]
    return forms


def renumbered_places(keys: Ints, number: Texts, free: Ints, ours: Bools, known: int) -> Ints:
    """The book's single row of each line with its key and its number, written in another way; -1.

    `keys`, `number`: of the book's rows, behind them of the lines; `free`: rows that no line means.
    """
    rows = np.flatnonzero(ours & (number[known:] != ""))
    free = free[(number[free] != "") & np.isin(keys[free], keys[known + rows])]
    rows = rows[np.isin(keys[known + rows], keys[free])]
    both = np.concatenate([free, known + rows])
    place = np.full(len(keys) - known, -1, dtype=np.int64)
    for forms in (plain_forms(number[both]), np.array(_bare(number[both]), dtype=object)):
        met = np.full(len(keys), -1, dtype=np.int64)
        met[both] = combine(keys[both], forms)
        place = np.where(
            place < 0, single_places(met, without(free, place), known, ours & (place < 0)), place
        )
    return place


def _bare(numbers: Texts) -> list[str]:
    return [_SIGNS.sub("", text).lstrip("0") for text in fold(numbers).tolist()]


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and (short == long or (len(short) >= _SHORTEST and long.endswith(short)))
