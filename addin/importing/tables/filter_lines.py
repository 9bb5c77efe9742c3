"""Lines above a pivot table that say what it was filtered by: "Yıl | (Tümü)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from addin.importing.evidence.cells import is_filled, shown
from addin.importing.evidence.words import source_words
from addin.importing.tables.group_titles import Row

_CELLS = 2  # a field, and what was chosen of it


def without_filters(rows: Sequence[Row]) -> list[Row]:
    """The rows, blank where one says that nothing, or several items, were chosen of a field.

    >>> without_filters([["Yıl", "(Tümü)"], ["Year", "(All)", ""], ["Unvan", "Tutar"], ["(All)", "Ak", 5.0]])
    [['', ''], ['', '', ''], ['Unvan', 'Tutar'], ['(All)', 'Ak', 5.0]]
    """
    return [[""] * len(row) if _is_filter(row) else row for row in rows]


def _is_filter(row: Row) -> bool:
    texts = [shown(cell).strip().casefold() for cell in row if is_filled(cell)]
    return len(texts) == _CELLS and texts[1] in _chosen() and texts[0] not in _chosen()


@cache
def _chosen() -> frozenset[str]:
    return frozenset(text.casefold() for text in source_words()["filters"])
