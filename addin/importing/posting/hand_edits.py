"""Rows of the book that somebody changed by hand: a list does not write over what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.draft import Draft
from addin.importing.evidence.cells import Bools
from addin.messages import say
from addin.model import Ledger
from addin.rules.rows import Ints, text_array
from addin.rules.trace import BY_HAND, DIGITS, DUE, PROGRAM, column_hashes, due_traces, retraced, trace
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


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


def due_edited(ledger: Ledger, places: Ints) -> Bools:
    """Which receivables have a due date that a hand may have written; older books do not know which cell."""
    rows = ledger["receivables"].iloc[places]
    stored = [text[DUE] for text in text_array(rows["trace"]).tolist()]
    now = due_traces(column_hashes(rows["due_date"], "due_date"))
    other = np.array([text != due for text, due in zip(stored, now, strict=True)], dtype=bool)
    return other & hand_edited(ledger, "receivables", places)


def retrace(draft: Draft, table: str, places: Ints) -> None:
    """Rows that an import changes, and no hand before it, are none that a hand edited afterwards."""
    if not len(places):
        return
    traces = text_array(draft[table]["trace"])
    before, now = draft.ledger[table].iloc[places], draft[table].iloc[places]
    traces[places] = retraced(traces[places].tolist(), before, now, _user_columns(table))
    if table == "receivables":
        traces[places] = _with_dues(traces[places].tolist(), before, now)
    draft.fill(table, "trace", traces)


def _with_dues(traces: list[str], before: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """The due dates that the list writes are no hand's."""
    old, new = (due_traces(column_hashes(each["due_date"], "due_date")) for each in (before, now))
    each = zip(traces, old, new, strict=True)
    return [
        text[: PROGRAM.stop] + due if due != was and len(text) >= PROGRAM.stop else text
        for text, was, due in each
    ]


def _user_columns(table: str) -> list[str]:
    return [column.key for column in TABLES[table].filled_by("user")]
