"""Notes on open documents, for which the book has no column: who makes the first call should know them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addin.importing.cells import Texts, texts_of
from addin.importing.lines import Lines
from addin.importing.posting import Posted
from addin.importing.reader import joined
from addin.importing.understand import Understood

_LONGEST = 240  # letters of one debtor's notes


def notes_of_debtors(tables: Sequence[Understood], lines: Lines, posted: Posted, count: int) -> Texts:
    """Of each of `count` debtors the notes on his new open documents behind their numbers, newest first."""
    found = np.full(count, "", dtype=object)
    notes = _notes(tables, lines)
    owed = posted.receivable & (lines.closing_reason == "") & np.isnat(lines.settled) & (notes != "")
    rows = np.flatnonzero(owed & (posted.found.code >= 0))
    day = np.where(np.isnat(lines.issue), lines.due, lines.issue)[rows]
    rows = rows[np.argsort(-np.where(np.isnat(day), 0, day.astype(np.int64)), kind="stable")]
    said: dict[int, dict[str, list[str]]] = {}
    for row in rows.tolist():
        numbers = said.setdefault(int(posted.found.code[row]), {}).setdefault(notes[row], [])
        numbers += [lines.document_no[row]] if lines.document_no[row] not in ("", *numbers) else []
    for debtor, texts in said.items():
        found[debtor] = _cut([": ".join(filter(None, (", ".join(n), text))) for text, n in texts.items()])
    return found


def _notes(tables: Sequence[Understood], lines: Lines) -> Texts:
    """What stands in the columns of notes that were left out, by line."""
    found = np.full(len(lines), "", dtype=object)
    for part, each in enumerate(tables):
        used = {mapped.column for mapped in each.mapping.columns}
        rows = np.flatnonzero(lines.part == part)
        for at, title in enumerate(each.table.headers):
            if title in each.mapping.notes and at not in used:
                found[rows] = joined(found[rows], texts_of(each.table.columns[at])[lines.at[rows]])
    return found


def _cut(texts: Sequence[str]) -> str:
    """Joined, as far as they are not too long.

    >>> _cut(["A-1: söz verdi", "aradım"]), len(_cut(["x" * 500]))
    ('A-1: söz verdi; aradım', 240)
    """
    whole = "; ".join(texts)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1].rstrip() + "…"
