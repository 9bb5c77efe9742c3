"""What lines and rows of the book are compared by, and which row a key means."""

from __future__ import annotations

from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Texts, are_bare
from addin.rules.rows import Ints


def first_places(keys: Ints, standing: Ints, known: int, owed: Bools) -> Ints:
    """The first row of the book with the key of each line; -1."""
    place = np.full(len(keys) - known, -1, dtype=np.int64)
    if len(standing):
        first = np.full(int(keys.max()) + 2, -1, dtype=np.int64)
        first[keys[standing[::-1]]] = standing[::-1]
        place = np.where(owed, first[keys[known:]], -1)
    return place


def single_places(keys: Ints, standing: Ints, known: int, owed: Bools) -> Ints:
    """As `first_places` where the key stands once in the book and once in the list."""
    ours = keys[known:]
    size = int(keys.max()) + 2
    in_book = np.bincount(keys[standing] + 1, minlength=size + 1)
    in_list = np.bincount(ours[owed] + 1, minlength=size + 1)
    single = owed & (ours >= 0) & (in_book[ours + 1] == 1) & (in_list[ours + 1] == 1)
    return np.where(single, first_places(np.where(keys < 0, size, keys), standing, known, owed), -1)


def numbers_of(values: Texts) -> Texts:
    """Document numbers to compare: capitals without blanks."""
    numbers = np.empty(len(values), dtype=object)
    if len(values) and are_bare(values.tolist()):
        numbers[:] = "\n".join(values.tolist()).upper().split("\n")
        return numbers
    numbers[:] = [
        text.upper() if text.isalnum() else "".join(text.split()).upper() for text in values.tolist()
    ]
    return numbers


def plain_day(values: Any) -> Ints:
    return np.asarray(values, dtype="datetime64[D]").astype(np.int64)


def first_day(issue: Any, due: Any) -> Ints:
    first, second = np.asarray(issue, dtype="datetime64[D]"), np.asarray(due, dtype="datetime64[D]")
    return np.where(np.isnat(first), second, first).astype(np.int64)
