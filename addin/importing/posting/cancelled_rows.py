"""Receivables of the book that a list calls cancelled, and papers that went back to who gave them.

They are none any more, and what a paper was given for is owed again. Money that names one is of a debt that
is none: whose it is only the user knows, so such a row stays.
"""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import GIVEN_BACK
from addin.importing.posting.matching import Matched
from addin.importing.posting.received import received
from addin.model import Ledger
from addin.rules.rows import kurus, text_array

WRONG_RECORD = "wrong_record"
_CANCELLED = "cancelled"


def are_cancelled(lines: Lines) -> Bools:
    """Lines that are left out because the list calls them cancelled."""
    return lines.verdicts.because(_CANCELLED)


def are_void(lines: Lines) -> Bools:
    """Lines that are left out as they are no claims any more."""
    return lines.verdicts.because(_CANCELLED, GIVEN_BACK)


def close_void(lines: Lines, matched: Matched, ledger: Ledger) -> None:
    """Close the rows of the book that such lines mean, but those that somebody has paid."""
    book = ledger["receivables"]
    closing = text_array(matched.columns.get("closing_reason", book["closing_reason"]))
    meant = np.append((closing == "") & (kurus(book, "open_kurus") > 0), False)  # -1: no row of the book
    rows = np.flatnonzero(are_void(lines) & meant[matched.place])
    if not len(rows):
        return
    came, _ = received(text_array(book["receivable_id"])[matched.place[rows]], ledger)
    matched.cancelled_paid += rows[(came != 0) & are_cancelled(lines)[rows]].tolist()
    matched.close(book, rows[came == 0], WRONG_RECORD)
