"""Payments of the list that the book has already, entered by hand on a day nearby."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import plain_day
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus

NEAR = 4  # days: a transfer over a weekend; weekly instalments of one amount are further apart


def near_receipts(lines: Lines, came: Bools, code: Ints, ledger: Ledger) -> list[tuple[int, int]]:
    """New payments and the receipt of the book of that debtor and amount: (line, place), each once.

    Receipts that the list has on their own day are none of them. `came`: the new payments; `code`: the
    debtor of each line.
    """
    book = ledger["receipts"]
    owner = resolve_debtors(ledger["debtors"], book).position
    keys = combine(
        np.concatenate([owner, code]),
        np.concatenate([kurus(book), lines.credit]),
        np.concatenate([currencies(book), lines.currency]),
    )
    days = np.concatenate([plain_day(book["received_on"]), plain_day(lines.credit_day)])
    known, told = len(book), lines.credit > 0
    on_the_day = combine(keys, days)
    listed = np.isin(on_the_day[:known], on_the_day[known:][told])
    free = np.flatnonzero((owner >= 0) & ~listed)
    return _pairs(keys, days, np.flatnonzero(came), free, known)


def _pairs(keys: Ints, days: Ints, rows: Ints, free: Ints, known: int) -> list[tuple[int, int]]:
    import pandas as pd

    ours = pd.DataFrame({"key": keys[known:][rows], "day": days[known:][rows], "line": rows})
    book = pd.DataFrame({"key": keys[free], "of_book": days[free], "place": free})
    both = ours.merge(book, on="key")
    both = both[(both["day"] - both["of_book"]).abs() <= NEAR]
    both = both.drop_duplicates("line").drop_duplicates("place")
    return list(map(tuple, both[["line", "place"]].to_numpy().tolist()))
