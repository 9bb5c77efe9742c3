"""Returns and offsets that a list has as rows of its own: what it says was paid is without them."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import occurrence, plain_day
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.risk_facts import NO_PAYMENT
from addin.rules.rows import combine, currencies, kurus, text_array


def of_own_rows(lines: Lines, found: Found, ledger: Ledger) -> Bools:
    """Receipts of the book that such rows mean: by debtor, day, amount and currency, each once."""
    book = ledger["receipts"]
    ours = lines.verdicts.taken & (lines.credit > 0) & ~lines.pays_row & ~np.isnat(lines.credit_day)
    rows = np.flatnonzero(ours & np.isin(lines.channel, NO_PAYMENT))
    places = np.flatnonzero(np.isin(text_array(book["channel"]), NO_PAYMENT))
    which = np.zeros(len(book), dtype=bool)
    if not len(rows) or not len(places):
        return which
    keys = combine(
        np.append(resolve_debtors(ledger["debtors"], book).position[places], found.code[rows]),
        np.append(plain_day(book["received_on"])[places], plain_day(lines.credit_day)[rows]),
        np.append(kurus(book)[places], lines.credit[rows]),
        np.append(currencies(book)[places], lines.currency[rows]),
    )
    standing, told = np.split(keys, [len(places)])
    which[places] = occurrence(standing) < np.bincount(told, minlength=int(keys.max()) + 1)[standing]
    return which
