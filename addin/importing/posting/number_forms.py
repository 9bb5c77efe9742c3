"""Document numbers that are one number written in two ways."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.text import fold

_SIGNS = re.compile(r"[^0-9a-z]")
_SHORTEST = 3  # signs of the end of a long number that stand for all of it


def written_alike(ones: Texts, others: Texts) -> Bools:
    """Pair by pair: equal but for signs, capitals, zeros in front, or one is the end of the other.

    >>> ones = np.array(["00123", "A-İ123", "ABC2026000000123", "A-123", "7"], dtype=object)
    >>> others = np.array(["123", "ai123", "123", "A-132", "17"], dtype=object)
    >>> written_alike(ones, others).tolist()
    [True, True, True, False, False]
    """
    pairs = zip(_bare(ones), _bare(others), strict=True)
    return np.array([_is_alike(one, other) for one, other in pairs], dtype=bool)


def _bare(numbers: Texts) -> list[str]:
    return [_SIGNS.sub("", text).lstrip("0") for text in fold(numbers).tolist()]


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and (short == long or (len(short) >= _SHORTEST and long.endswith(short)))
