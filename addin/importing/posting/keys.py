"""What lines and rows of the book are compared by, and which row a key means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Texts, are_bare
from addin.rules.ordering import firsts
from addin.rules.rows import Ints, combine

NO_DAY = np.iinfo(np.int64).min  # what NaT is as a number


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


def parted_by(due: Ints, keys: Ints, sides: Iterable[Ints]) -> Ints:
    """The keys, those with the due date that stand with several of them on one side.

    Instalments of one invoice differ by nothing else; of a single row another due date is a change.

    >>> keys = parted_by(np.array([5, 6, 7, 8]), np.array([1, 1, 2, 2]), [np.arange(3), np.arange(3, 4)])
    >>> len(set(keys[:2])), bool(keys[2] == keys[3])
    (2, True)
    """
    several = np.zeros(int(keys.max(initial=0)) + 1, dtype=bool)
    for rows in sides:
        told = rows[due[rows] != NO_DAY]
        first = firsts(combine(keys[told], due[told]))
        several |= np.bincount(keys[told][first], minlength=len(several)) > 1
    return combine(keys, np.where(several[keys], due, 0)) if several.any() else keys


def numbers_of(values: Texts) -> Texts:
    """Document numbers to compare: capitals without blanks."""
    if are_bare(values.tolist()) and (whole := "".join(values.tolist())) == whole.upper():
        return values.copy()
    numbers = np.empty(len(values), dtype=object)
    numbers[:] = [
        text.upper() if text.isalnum() else "".join(text.split()).upper() for text in values.tolist()
    ]
    return numbers


def plain_day(values: Any) -> Ints:
    return np.asarray(values, dtype="datetime64[D]").astype(np.int64)


def first_day(issue: Any, due: Any) -> Ints:
    first, second = np.asarray(issue, dtype="datetime64[D]"), np.asarray(due, dtype="datetime64[D]")
    return np.where(np.isnat(first), second, first).astype(np.int64)


def occurrence(keys: Ints) -> Ints:
    """How often the key stood above."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = (
        np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(keys) else np.zeros(0, np.int64)
    )
    lengths = np.diff(np.append(starts, len(keys)))
    count = np.empty(len(keys), dtype=np.int64)
    count[order] = np.arange(len(keys)) - np.repeat(starts, lengths)
    return count
