"""The hidden column iz: what stood in a row's cells when the last run ended."""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.model import Objects
from addin.rules.rows import Bools
from addin.rules.trace import (
    BY_HAND,
    BY_RUN,
    DIGITS,
    DUE,
    PROGRAM,
    Hashes,
    column_hashes,
    digits,
    due_traces,
)
from addin.schema import ENTRY
from addin.schema.column import Fill, Table


class Traces:
    """Row hashes of a draft's tables; each column is worked out anew only after it was filled."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._columns: dict[tuple[str, str], tuple[tuple[int, int], Hashes]] = {}
        self._rows: dict[tuple[str, Fill], tuple[list[tuple[int, int]], Objects]] = {}
        self.edited: dict[str, Bools] = {}  # by table the rows as read that a hand changed since the last run

    def now(self, table: Table, fill: Fill) -> Objects:
        """Hashes of the cells that `fill` writes, as they stand in the draft."""
        columns = [column.key for column in table.filled_by(fill)]
        versions = [self._draft.version(table.key, key) for key in columns]
        known = self._rows.get((table.key, fill))
        if known is None or known[0] != versions:
            hashes = (self._column(table.key, key) for key in columns)
            known = versions, digits(len(self._draft[table.key]), hashes)
            self._rows[table.key, fill] = known
        return known[1]

    def stored(self, table: Table) -> tuple[Objects, Objects]:
        """Hashes of the user's and of the program's cells at the last run; "" for a row that is new."""
        texts = self._draft[table.key]["trace"].tolist()
        user, program = np.empty(len(texts), dtype=object), np.empty(len(texts), dtype=object)
        user[:] = [text[:DIGITS] for text in texts]
        program[:] = [text[PROGRAM] for text in texts]
        return user, program

    def write(self) -> None:
        """Last step of a run: the user's hash, whether a hand ever changed the row, the program's hash."""
        for table in ENTRY:
            halves = self.now(table, "user"), self.now(table, "program")
            signs = self._signs(table)
            each = zip(halves[0], signs, halves[1], self._dues(table, signs), strict=True)
            self._draft.fill(table.key, "trace", list(map("".join, each)))

    def _signs(self, table: Table) -> list[str]:
        texts = self._draft[table.key]["trace"].tolist()
        signs = [BY_HAND if text[DIGITS : DIGITS + 1] == BY_HAND else BY_RUN for text in texts]
        for row in np.flatnonzero(self.edited[table.key]).tolist() if table.key in self.edited else ():
            signs[row] = BY_HAND
        return signs

    def _dues(self, table: Table, signs: list[str]) -> list[str]:
        """Of receivables the due date; of rows that a hand changed the one that it had before."""
        texts = self._draft[table.key]["trace"].tolist()
        if table.key != "receivables":
            return [""] * len(texts)
        now = due_traces(self._column(table.key, "due_date"))
        each = zip(texts, signs, now, strict=True)
        return [text[DUE] if sign == BY_HAND else due for text, sign, due in each]

    def _column(self, table: str, column: str) -> Hashes:
        version = self._draft.version(table, column)
        known = self._columns.get((table, column))
        if known is None or known[0] != version:
            known = version, column_hashes(self._draft[table][column], column)
            self._columns[table, column] = known
        return known[1]
