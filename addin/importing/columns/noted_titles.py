"""Columns of which the book has none, and whose words whoever calls should know."""

from __future__ import annotations

from collections.abc import Sequence

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import holds_any
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable
from addin.text import fold


def noted_titles(guesses: Sequence[Mapped], table: SourceTable) -> tuple[str, ...]:
    """Headers of columns in which something stands: of notes, and of what was bought on credit."""
    noted = {guess.column for guess in guesses if guess.field == "note"}
    bought = set(map(fold, source_words()["bought"]))
    noted |= {at for at, title in enumerate(table.headers) if fold(title) in bought}
    return tuple(table.headers[at] for at in sorted(noted) if holds_any(table.columns[at]))
