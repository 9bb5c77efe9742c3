"""Returns beside a debt that a list calls paid: they are taken off what is open.

A return that names nothing goes to the oldest debt. When a list calls that one paid and has the return in a
row of its own, money paid the debt, not the return: left there, it would be demanded once more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.matching import Matched
from addin.importing.posting.open_account import all_rows
from addin.model import Ledger
from addin.rules.allocation import OF_RECEIPTS, OF_RECEIVABLES, allocate, turns
from addin.rules.counting import counting
from addin.rules.risk_facts import NO_PAYMENT
from addin.rules.rows import Ints, combine, currencies, days, effective_due, kurus, text_array, whole

if TYPE_CHECKING:
    import pandas as pd

_PAID = "paid"


@dataclass(frozen=True, slots=True)
class Freed:
    """`claims`: what the receipts at `places` name from now on; rows of the book, then new ones behind."""

    places: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    claims: Texts = field(default_factory=lambda: np.zeros(0, dtype=object))

    def of_book(self, size: int) -> Freed:
        """Those of the book's `size` receipts."""
        known = self.places < size
        return Freed(self.places[known], self.claims[known])

    def new(self, size: int) -> Freed:
        """The others, as places among the new receipts."""
        fresh = self.places >= size
        return Freed(self.places[fresh] - size, self.claims[fresh])


def free_returns(
    own: Bools, tables: dict[str, pd.DataFrame], matched: Matched, ledger: Ledger, as_of: date
) -> Freed:
    """Which returns name the oldest open receivable that takes them whole.

    `own`: receipts of the book that the list has in rows of their own; `tables`: the new rows.
    """
    new, claims = tables.get("receipts"), tables.get("receivables")
    fresh = np.zeros(0, dtype=bool) if new is None else np.isin(text_array(new["channel"]), NO_PAYMENT)
    closed = _called_paid(matched, ledger)
    if claims is not None:
        closed = np.append(closed, text_array(claims["closing_reason"]) == _PAID)
    if not closed.any() or not (own.any() or fresh.any()):
        return Freed()
    owed = all_rows("receivables", OF_RECEIVABLES, claims, ledger, matched.columns)
    paid = all_rows("receipts", OF_RECEIPTS, new, ledger, {})
    ours = np.append(own, fresh) & (text_array(paid["receivable_id"]) == "")
    ours &= np.isin(paid["debtor_id"], owed["debtor_id"].to_numpy()[closed])
    concerned = {*paid["debtor_id"].to_numpy()[ours]} - {""}
    rows, came = (np.flatnonzero(each["debtor_id"].isin(concerned)) for each in (owed, paid))
    if not len(rows) or not len(came):
        return Freed()
    owed, paid = owed.iloc[rows].reset_index(drop=True), paid.iloc[came].reset_index(drop=True)
    return _named(owed, paid, closed[rows], ours[came], came, as_of)


def _called_paid(matched: Matched, ledger: Ledger) -> Bools:
    """Receivables of the book that lists call paid; what a hand closed may be paid by anything."""
    book = ledger["receivables"]
    closing = text_array(matched.columns.get("closing_reason", book["closing_reason"]))
    closed = np.asarray(closing == _PAID, dtype=bool)
    rows = np.flatnonzero(closed)
    if len(rows):
        closed[rows] = ~hand_edited(ledger, "receivables", rows)
    return closed


def _named(
    owed: pd.DataFrame, paid: pd.DataFrame, shut: Bools, ours: Bools, came: Ints, as_of: date
) -> Freed:
    """`shut`: those called paid, `ours`: the returns, `came`: the places of all these receipts."""
    result = allocate(owed, counting(owed, paid, as_of).of(paid))
    flow, left = result.flow, whole(result.open_kurus).copy()
    inside = (flow.giver < len(paid)) & shut[flow.taker]
    stuck = np.isin(np.arange(len(paid)), flow.giver[inside]) & ours
    key = combine(
        np.append(text_array(owed["debtor_id"]), text_array(paid["debtor_id"])),
        np.append(currencies(owed), currencies(paid)),
    )
    by_age = np.lexsort((text_array(owed["receivable_id"]), days(effective_due(owed)), turns(owed)))
    places, claims = [], []
    for at in np.flatnonzero(stuck).tolist():
        amount = int(kurus(paid)[at])
        fits = by_age[(left[by_age] >= amount) & (key[by_age] == key[len(owed) + at])]
        if len(fits) and amount > 0:
            left[fits[0]] -= amount
            places.append(int(came[at]))
            claims.append(str(owed["receivable_id"].iloc[fits[0]]))
    return Freed(np.array(places, dtype=np.int64), np.array(claims, dtype=object))


def name_freed(tables: dict[str, pd.DataFrame], fresh: Freed) -> None:
    """Write into the new receipts what those of them name. `fresh`: places among them."""
    if len(fresh.places):
        named = text_array(tables["receipts"]["receivable_id"])
        named[fresh.places] = fresh.claims
        tables["receipts"] = tables["receipts"].assign(receivable_id=named)
