"""Enforcement files of a list beside open receivables of the book: the file may be over those."""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.post import Posted
from addin.importing.posting.standing import summed_by
from addin.importing.reconciling.balances import Difference
from addin.importing.reconciling.standing_now import is_open
from addin.model import Ledger
from addin.rules.ordering import firsts
from addin.rules.references import resolve_debtors
from addin.rules.rows import combine, currencies, kurus, text_array


def owed_beside_files(lines: Lines, posted: Posted, ledger: Ledger) -> list[Difference]:
    """Debtors with a new file who owe receivables of no file in the book: both sums, in kuruş."""
    book, code = ledger["receivables"], posted.found.code
    if not lines.case or not len(book):
        return []
    fresh = posted.receivable & (lines.case["case_no"] != "") & (code >= 0) & (code < posted.found.known)
    owner = resolve_debtors(ledger["debtors"], book).position
    open_ = (owner >= 0) & is_open(book) & (text_array(book["file_id"]) == "")
    keys = combine(np.append(owner, code), np.append(currencies(book), lines.currency))
    of_book, of_line = np.split(keys, [len(book)])
    left = summed_by(of_book[open_], kurus(book, "open_kurus")[open_])
    filed = summed_by(of_line[fresh], lines.amount[fresh])
    rows = np.flatnonzero(fresh)
    first = firsts(of_line[rows])
    return [
        Difference(str(lines.name[row]), str(lines.currency[row]), filed[key], left[key])
        for row, key in ((row, int(of_line[row])) for row in rows[np.sort(first)].tolist())
        if key in left
    ]
