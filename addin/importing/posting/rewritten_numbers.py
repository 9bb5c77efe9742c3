"""Documents of new debtors that may be the book's: one day, a fitting amount, another form of the number."""

from __future__ import annotations

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.keys import NO_DAY
from addin.importing.posting.number_forms import plain_forms
from addin.importing.posting.other_numbers import same_serials, serials
from addin.rules.rows import Ints, codes, combine


def rewritten_pairs(lines: Lines, both: Compared, owed: Bools, code: Ints) -> set[tuple[int, int]]:
    """Debtors of the book and new ones (`code`, of the `owed` lines) with such a document in common."""
    import pandas as pd

    of_day = combine(both.currency, both.day)
    told = ~both.bare & (both.day != NO_DAY)
    ours = np.flatnonzero(owed & told[both.known :]) + both.known
    book = np.flatnonzero((both.owner >= 0) & told[: both.known])
    book = book[np.isin(of_day[book], of_day[ours])]
    ours = ours[np.isin(of_day[ours], of_day[book])]
    rows = np.concatenate([book, ours])
    if not len(book):
        return set()
    serial = serials(both.number[rows])
    key = combine(of_day[rows], codes(serial))
    named = serial != ""
    first, second = (
        pd.DataFrame({"key": key[part], at: rows[part]})[named[part]]
        for at, part in (("book", slice(len(book))), ("list", slice(len(book), None)))
    )
    met = first.merge(second, on="key")
    one, other = met["book"].to_numpy(dtype=np.int64), met["list"].to_numpy(dtype=np.int64)
    least = lines.amount[other - both.known]
    fits = (both.booked[one] >= least) & (both.booked[one] <= least + lines.off[other - both.known])
    one, other = one[fits], other[fits]
    ones, others = both.number[one], both.number[other]
    alike = same_serials(ones, others) | (plain_forms(ones) == plain_forms(others))
    debtors = both.owner[one[alike]].tolist(), code[other[alike] - both.known].tolist()
    return set(zip(*debtors, strict=True))
