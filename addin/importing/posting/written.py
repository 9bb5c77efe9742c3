"""A list that has come in, written into a draft of the book."""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.importing.posting.hand_edits import retrace
from addin.importing.posting.matching import Matched
from addin.importing.posting.post import Posted
from addin.model import Ledger
from addin.rules.rows import Ints, distinct, text_array


def written(posted: Posted, ledger: Ledger) -> Draft:
    """The new rows with all columns of their tables, typed, and the changed cells of known rows."""
    draft = Draft(ledger)
    for column, values in posted.completed.columns.items():
        draft.fill("debtors", column, values)
    for column, changed in posted.matched.columns.items():
        draft.fill("receivables", column, changed)
    if posted.files is not None:
        for column, cells in posted.files.known.columns.items():
            draft.fill("files", column, cells)
        retrace(draft, "files", np.array(posted.files.known.places, dtype=np.int64))
    freed = posted.freed.of_book(len(ledger["receipts"]))
    for places, claims in ((posted.receipts.stay, posted.receipts.claims), (freed.places, freed.claims)):
        if len(places):
            named = text_array(draft["receipts"]["receivable_id"])
            named[places] = claims
            draft.fill("receipts", "receivable_id", named)
            retrace(draft, "receipts", places)
    retrace(draft, "debtors", np.flatnonzero(posted.completed.debtors))
    retrace(draft, "receivables", changed_rows(posted.matched))
    for table, rows in posted.tables.items():
        draft.append(table, rows)
    return draft


def changed_rows(matched: Matched) -> Ints:
    """Rows of the book's receivables that the list changes."""
    return distinct(np.append(matched.place[matched.updated], matched.also).astype(np.int64))
