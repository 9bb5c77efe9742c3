"""Days of payment that stand in a row of their own below the titles of instalments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from addin.importing.evidence.cells import is_filled, shown
from addin.importing.evidence.day_forms import form_of
from addin.importing.evidence.header import fields_of
from addin.importing.tables.group_titles import Row

_FEWEST = 2
_DAYS = {"issue_date", "due_date", "settled_on"}


def with_days_below(titles: Sequence[str], row: Row) -> tuple[str, ...]:
    """The titles with the days of the row below them; () where it holds anything else.

    >>> with_days_below(["Veli", "1. Taksit", "2. Taksit"], ["", "15.09.2026", "15.10.2026"])
    ('Veli', '1. Taksit 15.09.2026', '2. Taksit 15.10.2026')
    >>> with_days_below(["Veli", "Tarih", "Vade"], ["", "15.09.2026", "15.10.2026"])  # a record
    ()
    """
    filled = [(title, cell) for title, cell in zip_longest(titles, row, fillvalue="") if is_filled(cell)]
    days = [shown(cell) for _, cell in filled]
    if len(set(days)) < max(_FEWEST, len(filled)) or not all(_is_day(cell) for _, cell in filled):
        return ()
    if any(not title or not _DAYS.isdisjoint(fields_of(title)[0]) for title, _ in filled):
        return ()
    return tuple(f"{title} {shown(cell)}".strip() for title, cell in zip_longest(titles, row, fillvalue=""))


def _is_day(cell: Any) -> bool:
    return isinstance(cell, dt.date) or (isinstance(cell, str) and form_of(cell.strip()) is not None)
