"""A list whose rows are being told apart: what stands above and below each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Texts, is_filled, shown
from addin.importing.evidence.roles import Roles
from addin.importing.tables.cell_looks import is_moment, is_typed
from addin.importing.tables.row_words import TOTAL as SAYS_TOTAL
from addin.importing.tables.row_words import says
from addin.rules.rows import Ints

DATA, TOTAL, OPENING, CARRIED = "", "total", "opening", "carried"
HEADER, FOOTER, SECTION, HIDDEN = "header", "footer", "section", "hidden"
SUMMARY, OWN_DEBT = "summary", "own_debt"
RECORDS = (DATA, OPENING)
_LOOKED_AHEAD = 6
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class View:
    """`at`: row indexes in the sheet. `again`: rows with the header. `titles`: the lines above the list,
    `context`: what they say.

    `odd`: rows that are looked at. `kinds` of the rows above the one looked at are decided; `sections`:
    what section lines say, by row. `closed`: groups whose sums stand in the list, None as long as nobody
    asked. `relabelled`: lines whose label is not known, with one that is. `pages`: titles printed once more
    right above the header of a page.
    """

    columns: Sequence[Cells]
    roles: Roles
    at: Ints
    again: frozenset[int]
    titles: set[str]
    context: dict[str, str]
    odd: Bools
    kinds: Texts
    sections: dict[int, dict[str, str]] = field(default_factory=dict)
    last_regular: int = -1
    closed: frozenset[str] | None = None
    relabelled: dict[int, list[Any]] = field(default_factory=dict)
    pages: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        regular = np.flatnonzero(~self.odd)
        self.last_regular = int(regular[-1]) if len(regular) else -1

    @property
    def name_column(self) -> int | None:
        return self.roles.first("debtor_name")

    def cells(self, row: int) -> list[Any]:
        return self.relabelled.get(row) or [column[row] for column in self.columns]

    def has_money(self, cells: Sequence[Any]) -> bool:
        return any(
            is_filled(cells[at]) and is_typed(cells[at]) and not is_moment(cells[at])
            for at in self.roles.money
        )

    def has_day(self, cells: Sequence[Any]) -> bool:
        return any(is_filled(cells[at]) and is_typed(cells[at]) for at in self.roles.days)

    def is_printed_above(self, cells: Sequence[Any]) -> bool:
        """Whether the title is printed once more, on the next page."""
        return bool(self.again) and printed_text(cells) in self.titles

    def keep_titles(self, above: Sequence[Sequence[Any]]) -> None:
        """The lines above the list, and the rows that print them once more, whatever they stand below."""
        self.titles = set(map(printed_text, above))
        near = {header - up for header in self.again for up in range(1, len(above) + 1) if header >= up}
        self.pages = frozenset(row for row in near if self.is_printed_above(self.cells(row)))
        self.odd[list(self.pages)] = True

    def has_who(self, cells: Sequence[Any]) -> bool:
        return any(is_filled(cells[at]) for at in self.roles.who)

    def record_above(self, row: int) -> int | None:
        return next((at for at in range(row - 1, -1, -1) if self.kinds[at] in RECORDS), None)

    def following(self, row: int) -> int | None:
        """The next row, repeated headers apart."""
        return next((at for at in range(row + 1, len(self.at)) if at not in self.again), None)

    def record_follows(self, row: int) -> bool:
        """Whether records come next, other lines of text and the header apart."""
        for at in range(row + 1, min(row + 1 + _LOOKED_AHEAD, len(self.at))):
            if at in self.again:
                continue
            if not self.odd[at]:
                return True
            cells = self.cells(at)
            if self.has_money(cells):
                return not any(says(cell) == SAYS_TOTAL for cell in cells if isinstance(cell, str))
        return False


def text_of(row: Sequence[Any]) -> str:
    """The texts of a row in one."""
    return " ".join(shown(cell) for cell in row if is_filled(cell))


def printed_text(row: Sequence[Any]) -> str:
    """As `text_of`, whatever its numbers are: the next page has another.

    >>> printed_text(["FATURA LİSTESİ", "Sayfa: 12"]) == printed_text(["FATURA", "", "LİSTESİ", "Sayfa: 9"])
    True
    """
    return _NUMBER.sub("0", text_of(row))
