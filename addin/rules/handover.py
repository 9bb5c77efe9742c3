"""Devret: which cells name the person whose work goes over, and what of it is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from addin.rules.checks.receivable import is_open
from addin.rules.contacts import is_open as action_open
from addin.rules.rows import Bools, texts
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
# An action has no person of its own: it is its debtor's owner's, and goes over with the debtor. Who talked
# (contacts.contacted_by) is history.
COLUMNS = {
    "debtors": ("owner", "legal_owner"),
    "receivables": ("owner", "holder"),
    "files": ("legal_owner", "holder"),
}


def is_live(frames: Frames, table: str) -> Bools:
    """Rows that somebody still works on: every debtor, open receivables, files that are not closed."""
    rows = frames[table]
    if table == "receivables":
        return is_open(frames)
    if table == "files":
        return np.asarray((texts(rows, "file_status") != "closed") & (texts(rows, "closing_reason") == ""))
    return np.ones(len(rows), dtype=bool)


def held_by(frames: Frames, person: str, debtors: set[str] | None = None) -> dict[tuple[str, str], Bools]:
    """For each column the live rows that name the person; of the debtors with these numbers only."""
    found = {}
    for table, columns in COLUMNS.items():
        rows, live = frames[table], is_live(frames, table)
        if debtors is not None:
            live = live & np.isin(texts(rows, "debtor_id"), sorted(debtors))
        for column in columns:
            found[table, column] = np.asarray(live & (fold(texts(rows, column)) == fold(person)), dtype=bool)
    return found


def open_actions(frames: Frames, debtors: set[str]) -> dict[str, int]:
    """By number of the debtor how many open actions he has, of these debtors."""
    contacts = frames["contacts"]
    owners = texts(contacts, "debtor_id")
    mine = np.isin(owners, sorted(debtors)) & action_open(contacts)
    return dict(Counter(owners[mine].tolist()))
