"""Kontrol Et: which cells a second person has seen, and whether they still stand as he saw them.

The hidden column checked_trace keeps one mark a field: field|person|day|hash, ";" between. The hash is of
the cells and of the row's number, so that neither an edited cell nor a copied row stays marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.model import Objects
from addin.rules.rows import Bools, texts
from addin.rules.trace import column_hashes, digits

if TYPE_CHECKING:
    import pandas as pd

# Table -> number's column, then field -> the cells that are seen under its name.
FIELDS: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "receivables": ("receivable_id", {"amount": ("amount_kurus", "currency"), "due": ("due_date",)}),
    "debtors": ("debtor_id", {"id": ("tax_id",)}),
    "parties": ("party_id", {"id": ("tax_id",), "service": ("served_on", "service_kind")}),
}
_CLEAN = str.maketrans("|;", "  ")


@dataclass(frozen=True, slots=True)
class Mark:
    """`day` as 2026-11-21."""

    field: str
    person: str
    day: str
    hash: str


def read_marks(text: str) -> list[Mark]:
    """The marks of a cell of checked_trace; what is none is passed over.

    >>> [mark.field for mark in read_marks("amount|Ayşe|2026-11-21|9f3a;??")]
    ['amount']
    """
    parts = (part.split("|") for part in text.split(";"))
    return [Mark(*part) for part in parts if len(part) == 4]


def write_marks(marks: Iterable[Mark]) -> str:
    """As `read_marks` reads them."""
    return ";".join(
        "|".join((mark.field, mark.person.translate(_CLEAN), mark.day, mark.hash)) for mark in marks
    )


def field_hashes(frame: pd.DataFrame, table: str, field: str) -> Objects:
    """What a mark of the field holds for each row now."""
    number, fields = FIELDS[table]
    return digits(len(frame), (column_hashes(frame[column], column) for column in (number, *fields[field])))


def is_filled(frame: pd.DataFrame, table: str, field: str) -> Bools:
    """Rows that hold something to be seen: the first cell of the field."""
    column = frame[FIELDS[table][1][field][0]]
    empty = column.isna().to_numpy(dtype=bool)
    return np.asarray(~empty if column.dtype.kind in "Mifub" else texts(frame, str(column.name)) != "")


def kept_marks(frame: pd.DataFrame, table: str) -> list[list[Mark]]:
    """For each row the marks whose cells still stand as they were seen."""
    stored = texts(frame, "checked_trace")
    marked = np.flatnonzero(stored != "")
    found: list[list[Mark]] = [[] for _ in range(len(frame))]
    some = frame.iloc[marked]
    now = {field: field_hashes(some, table, field) for field in FIELDS[table][1]}
    for place, at in enumerate(marked.tolist()):
        marks = read_marks(stored[at])
        found[at] = [one for one in marks if one.field in now and now[one.field][place] == one.hash]
    return found


def is_seen(frame: pd.DataFrame, table: str, field: str) -> Bools:
    """Rows whose field a second person has seen as it stands."""
    marks = kept_marks(frame, table)
    return np.fromiter((any(one.field == field for one in row) for row in marks), bool, len(marks))


def mark_text(marks: Iterable[Mark], words: Mapping[str, str]) -> str:
    """What the user reads: who saw what, and when. `words` of the fields.

    >>> marks = read_marks("amount|Ayşe|2026-11-21|1;due|Ayşe|2026-11-21|2;id|Ali|2026-12-01|3")
    >>> mark_text(marks, {"amount": "tutar"})
    'Ayşe 21.11.2026: tutar, due; Ali 01.12.2026: id'
    """
    seen: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        seen.setdefault((mark.person, mark.day), []).append(words.get(mark.field, mark.field))
    return "; ".join(
        f"{person} {'.'.join(reversed(day.split('-')))}: {', '.join(fields)}"
        for (person, day), fields in seen.items()
    )
