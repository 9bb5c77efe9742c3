"""What of the list the book has once it has come in, and what of the book's receivables is open then."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import GIVEN_AWAY, GIVEN_BACK
from addin.importing.posting.post import Posted
from addin.importing.posting.standing import Owners
from addin.rules.allocation import CLOSING, OF_RECEIPTS, OF_RECEIVABLES, allocate
from addin.rules.counting import counting
from addin.rules.rows import Ints, distinct, kurus, text_array, whole

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft


def in_book(lines: Lines, posted: Posted) -> Bools:
    """Lines of debts that the book has now."""
    known = posted.receivable | (posted.matched.place >= 0)
    gone = posted.matched.repeated | lines.verdicts.because(GIVEN_AWAY, GIVEN_BACK, "cancelled")
    return np.asarray(known & ~lines.total & ~lines.pays_row & ~gone, dtype=bool)


class OpenNow:
    """What stays open of each of the book's receivables once all receipts have been allocated.

    `owners`: whom they name. The draft's receivables and receipts do not change any more.
    """

    def __init__(self, draft: Draft, as_of: date) -> None:
        self.draft, self._as_of = draft, as_of
        self.owners = Owners(draft)

    @cached_property
    def of_all(self) -> Ints:
        """Kuruş by row."""
        return self._allocated(np.arange(len(self.draft["receivables"])))

    def at(self, place: Ints) -> Ints:
        """Kuruş by row, right at these rows: only their debtors' receipts need be allocated."""
        return self.of_all if "of_all" in self.__dict__ else self._allocated(place)

    def _allocated(self, place: Ints) -> Ints:
        return _open_now(self.draft, place, self._as_of, self.owners)


def _open_now(draft: Draft, place: Ints, as_of: date, owners: Owners) -> Ints:
    book, receipts = draft["receivables"], draft["receipts"]
    closed = np.isin(text_array(book["closing_reason"]), CLOSING)
    left = np.asarray(kurus(book) * ~closed, dtype=np.int64)
    if not len(receipts) or not len(place):
        return left
    owner, payer = owners.claim, owners.payer
    payers = distinct(payer.position[payer.position >= 0])
    concerned = payers[np.isin(payers, owner.position[place])]
    rows = np.flatnonzero(np.isin(owner.position, concerned))
    claims = book[[*OF_RECEIVABLES]].assign(debtor_id=owner.debtor_id).iloc[rows].reset_index(drop=True)
    came = receipts[[*OF_RECEIPTS]].assign(debtor_id=payer.debtor_id)[np.isin(payer.position, concerned)]
    found = allocate(claims, counting(claims, came, as_of).of(came)).open_kurus
    left[rows] = whole(found)
    return left


def is_open(book: pd.DataFrame) -> Bools:
    """Receivables of which something is open, as the last Yenile left it."""
    closed = np.isin(text_array(book["closing_reason"]), CLOSING)
    return np.asarray((kurus(book, "open_kurus") > 0) & ~closed, dtype=bool)
