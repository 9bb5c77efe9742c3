"""Rows of the book that somebody changed by hand: a list does not write over what stands there."""

from __future__ import annotations

import numpy as np

from addin.importing.cells import Bools
from addin.messages import say
from addin.model import Ledger
from addin.rules.rows import Ints, text_array
from addin.rules.trace import DIGITS, trace
from addin.schema import TABLES


def hand_edited(ledger: Ledger, table: str, places: Ints) -> Bools:
    """Which rows differ from what the last run left, or stand in the log as changed by hand.

    The log names them as long as few were changed between two runs. `places`: positions in the table.
    """
    known = TABLES[table]
    rows = ledger[table].iloc[places]
    stored = np.array([text[:DIGITS] for text in text_array(rows["trace"]).tolist()], dtype=object)
    now = trace(rows, [column.key for column in known.filled_by("user")])
    log = ledger["log"]
    told = text_array(log["new"]) == say("log.hand_edit", ledger.language)
    told &= text_array(log["sheet"]) == ledger.place(table).sheet
    named = np.isin(text_array(rows[known.id_column]), text_array(log["row_id"])[told])
    return np.asarray(((stored != "") & (stored != now)) | named, dtype=bool)
