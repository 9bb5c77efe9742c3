"""Cells that say again what stands above them, with a mark or below a name with a word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import Cells, kinds_of
from addin.importing.evidence.roles import WHO, Roles
from addin.importing.evidence.words import source_words
from addin.importing.tables.filling import Filled
from addin.importing.tables.row_words import CARRY, TOTAL, says, says_footer
from addin.text import fold

_SHORT = {"a.y.", "a.y"}
_NO_NAMES = {TOTAL, CARRY}


@cache
def _dittos() -> frozenset[str]:
    ways = ("{0}", "{0}{0}", "{0} {0}", "{0} {0} {0}", "-{0}-", "- {0} -")
    return frozenset(way.format(mark) for mark in source_words()["dittos"] for way in ways)


def fill_dittos(filled: Filled, roles: Roles, again: Collection[int] = ()) -> None:
    """Marks under a cell say it again, below a name words too: who keeps lists by hand writes so.

    `again`: rows of the header of a new page; the first mark below says what the page before ended with.
    """
    passed = _between_pages(filled.columns, again)
    for at, column in enumerate(filled.columns):
        if at in roles.money or str not in kinds_of(column):
            continue
        words = _words_of_dittos(column) if _may_be_names(roles, at) else set()
        if words or not _dittos().isdisjoint(column):
            filled.put(at, _said_again(list(column), words, passed))


def _may_be_names(roles: Roles, at: int) -> bool:
    """Of a paper that its giver drew "aynı" is said of the name beside it."""
    field = roles.fields[at]
    return not field or (field in WHO and (field != "drawer" or "debtor_name" not in roles.fields))


def _words_of_dittos(column: Cells) -> set[str]:
    """Cells that say with a word whose the row is: "aynı", "a.y."; capitals "A.Y." are somebody's.

    >>> sorted(_words_of_dittos(["Ak", "AYNI", "(aynı)", "a.y.", "A.Y.", "Aynı Yapı", 5.0]))
    ['(aynı)', 'AYNI', 'a.y.']
    """
    known = {fold(word) for word in source_words()["dittos_in_words"]}
    longest = max(map(len, known)) + 2  # with its brackets
    short = {cell for cell in set(column) if type(cell) is str and len(cell) <= longest}
    return {cell for cell in short if cell in _SHORT or fold(cell) in known}


def _between_pages(columns: Sequence[Cells], again: Collection[int]) -> set[int]:
    """Rows of repeated headers, and the page numbers and sums right above them."""
    passed: set[int] = set()
    for header in again:
        passed.add(header)
        row = header - 1
        while row >= 0 and _ends_page(columns, row):
            passed.add(row)
            row -= 1
    return passed


def _ends_page(columns: Sequence[Cells], row: int) -> bool:
    texts = [column[row] for column in columns if type(column[row]) is str]
    return any(says_footer(text) or says(text) in _NO_NAMES for text in texts)


def _said_again(cells: list[Any], words: set[str], passed: Collection[int]) -> list[Any]:
    """A mark says what stands in the cell above, a word the last name above it; `passed` rows say nothing."""
    name: Any = ""
    above: int | None = None
    for row, cell in enumerate(cells):
        if row in passed:
            continue
        if cell in words:
            cells[row] = name or cell
        else:
            if above is not None and cell in _dittos():
                cells[row] = cells[above]
            if words and cells[row] != "" and says(str(cells[row])) not in _NO_NAMES:
                name = cells[row]
        above = row
    return cells
