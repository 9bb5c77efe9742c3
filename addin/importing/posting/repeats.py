"""Equal lines of a list: one that stands twice, or several that it proves to be several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import occurrence
from addin.importing.posting.twins import Twins, tell_twins_apart
from addin.rules.rows import Ints, combine

if TYPE_CHECKING:
    import pandas as pd


def twins_of(keys: Ints, lines: Lines, owed: Bools, standing: Ints, book: pd.DataFrame) -> Twins:
    """Equal lines that the list or their sheets prove are several; so are equal rows of the book.

    Where the book has as many already, it matters only which of them are open.
    """
    if not lines.sheet.any() and _all_stand(keys, owed & lines.proved, standing):
        return tell_twins_apart(keys, lines, owed, standing, book)
    known, nothing = len(book), np.zeros(len(lines), dtype=bool)
    ours = _occurrence_of(keys[known:], lines, owed) + _sheets_above(keys[known:], lines, owed)
    return Twins(combine(keys, np.concatenate([occurrence(keys[:known]), ours])), nothing, nothing)


def _all_stand(keys: Ints, chosen: Bools, standing: Ints) -> bool:
    """Whether the book has each key of the chosen lines as often as they do, or they have it once."""
    if not chosen.any():
        return True
    ours, size = keys[len(keys) - len(chosen) :][chosen], int(keys.max()) + 1
    listed, held = (np.bincount(each, minlength=size) for each in (ours, keys[standing]))
    return bool(((listed <= held) | (listed < 2)).all())


def with_occurrence(keys: Ints, lines: Lines, chosen: Bools) -> Ints:
    """The keys, equal lines told apart where a running balance proves that they are several."""
    return combine(keys, _occurrence_of(keys, lines, chosen)) if lines.proved.any() else keys


def _occurrence_of(keys: Ints, lines: Lines, chosen: Bools) -> Ints:
    """How often the key stood above in the same table, of lines that are proved."""
    count = np.zeros(len(keys), dtype=np.int64)
    rows = np.flatnonzero(chosen & lines.proved)
    count[rows] = occurrence(combine(lines.part[rows], keys[rows]))
    return count


def _sheets_above(keys: Ints, lines: Lines, chosen: Bools) -> Ints:
    """On how many sheets before its own the key stands, of lines that nothing but their sheets tell apart."""
    count = np.zeros(len(keys), dtype=np.int64)
    rows = np.flatnonzero(chosen & (lines.sheet > 0) & ~lines.proved)
    pairs = np.stack([keys[rows], lines.sheet[rows]], axis=1)
    each, which = np.unique(pairs, axis=0, return_inverse=True)
    count[rows] = occurrence(each[:, 0])[which.reshape(-1)]
    return count


def is_repeated(keys: Ints, chosen: Bools) -> Bools:
    """Chosen lines whose key stands further up among them."""
    rows = np.flatnonzero(chosen)
    first = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.int64)
    first[keys[rows[::-1]]] = rows[::-1]
    again = chosen.copy()
    again[first[keys[rows]]] = False
    return again
