"""Amounts that a list lowers by just what was received: it tells what is left, whatever its header says.

Written over the amount, the receipt would be taken off twice. The whole amount stays, less the receipt it
is what the list says. An amount that is lowered by anything else was put right.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.matching import Matched
from addin.importing.posting.paid_by_book import paid_by_book
from addin.importing.posting.recorded_since import are_last_sums
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, kurus, text_array


def leave_lowered(lines: Lines, found: Found, matched: Matched, ledger: Ledger, as_of: date) -> None:
    """Put the book's whole amount back into such lines; `lines.booked` says how much receipts pay of it."""
    rows = _of_payers(lines, found, matched, ledger)
    if not len(rows):
        return
    standing = kurus(ledger["receivables"])[matched.place[rows]]
    less = np.maximum(standing - lines.amount[rows], 0)
    _, payments = paid_by_book(lines, found, rows, matched.place[rows], standing, ledger, as_of)
    key = combine(found.code[rows], lines.currency[rows])
    lowered = rows[are_last_sums(less, key, payments, ledger)]
    lines.booked[lowered] = less[np.isin(rows, lowered)]
    lines.amount = lines.amount.copy()  # may be one array with what was listed
    lines.amount[lowered] += lines.booked[lowered]
    matched.lowered = lowered


def _of_payers(lines: Lines, found: Found, matched: Matched, ledger: Ledger) -> Ints:
    """Lines of amounts alone, of debtors who have paid and of whom the list lowers one."""
    nothing = np.zeros(0, dtype=np.int64)
    book, receipts = ledger["receivables"], ledger["receipts"]
    if not len(receipts) or not len(book):
        return nothing
    ours = matched.in_book & lines.demanded & lines.verdicts.taken & (lines.amount > 0) & ~lines.total
    ours &= ~lines.rest & np.isnat(lines.settled) & (lines.closing_reason == "")
    ours &= ~np.isin(lines.part, lines.part[lines.pays_row])
    rows = np.flatnonzero(ours)
    rows = rows[text_array(book["closing_reason"])[matched.place[rows]] == ""]
    payer = resolve_debtors(ledger["debtors"], receipts).position
    lower = found.code[rows][lines.amount[rows] < kurus(book)[matched.place[rows]]]
    paying = np.intersect1d(lower, payer[payer >= 0])
    return rows[np.isin(found.code[rows], paying)] if len(paying) else nothing
