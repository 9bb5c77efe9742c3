"""Receivables of the book that a list calls cancelled: they are none any more.

Money that names one is of a debt that never was: whose it is only the user knows, so such a row stays.
"""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.matching import Matched
from addin.importing.posting.received import received
from addin.model import Ledger
from addin.rules.rows import kurus, text_array

WRONG_RECORD = "wrong_record"
_CANCELLED = "cancelled"


def are_cancelled(lines: Lines) -> Bools:
    """Lines that are left out because the list calls them cancelled."""
    return lines.verdicts.because(_CANCELLED)


def close_cancelled(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """Close the rows of the book that cancelled lines mean, but those that somebody has paid."""
    book = ledger["receivables"]
    closing = text_array(matched.columns.get("closing_reason", book["closing_reason"]))
    meant = np.append((closing == "") & (kurus(book, "open_kurus") > 0), False)  # -1: no row of the book
    rows = np.flatnonzero(are_cancelled(lines) & meant[matched.place])
    if not len(rows):
        return
    came, _ = received(text_array(book["receivable_id"])[matched.place[rows]], ledger)
    matched.cancelled_paid += rows[came != 0].tolist()
    matched.close(book, rows[came == 0], WRONG_RECORD)
