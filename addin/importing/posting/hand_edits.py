"""Rows of the book that somebody changed by hand: a list does not write over what stands there."""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.importing.evidence.cells import Bools
from addin.messages import say
from addin.model import Ledger
from addin.rules.rows import Ints, text_array
from addin.rules.trace import BY_HAND, DIGITS, retraced, trace
from addin.schema import TABLES


def hand_edited(ledger: Ledger, table: str, places: Ints) -> Bools:
    """Which rows differ from what the last run left, or were changed by hand before it.

    Their traces tell; in older books the log, as long as few were changed between two runs. `places`:
    positions in the table.
    """
    known = TABLES[table]
    rows = ledger[table].iloc[places]
    traces = text_array(rows["trace"]).tolist()
    stored = np.array([text[:DIGITS] for text in traces], dtype=object)
    marked = np.array([text[DIGITS : DIGITS + 1] == BY_HAND for text in traces], dtype=bool)
    now = trace(rows, _user_columns(table))
    log = ledger["log"]
    told = text_array(log["new"]) == say("log.hand_edit", ledger.language)
    told &= text_array(log["sheet"]) == ledger.place(table).sheet
    named = np.isin(text_array(rows[known.id_column]), text_array(log["row_id"])[told])
    return np.asarray(((stored != "") & (stored != now)) | marked | named, dtype=bool)


def retrace(draft: Draft, table: str, places: Ints) -> None:
    """Rows that an import changes, and no hand before it, are none that a hand edited afterwards."""
    if not len(places):
        return
    traces = text_array(draft[table]["trace"])
    before, now = draft.ledger[table].iloc[places], draft[table].iloc[places]
    traces[places] = retraced(traces[places].tolist(), before, now, _user_columns(table))
    draft.fill(table, "trace", traces)


def _user_columns(table: str) -> list[str]:
    return [column.key for column in TABLES[table].filled_by("user")]
