"""Receipts that name no receivable, where a list changes the days by which they are spread.

They pay the oldest debt first. A debt that is put off would give what had been paid of it to the others:
such receipts name it from now on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.posting.matching import Matched
from addin.model import Ledger
from addin.rules.allocation import allocate
from addin.rules.counting import counting
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, effective_due, kurus, repeated, text_array

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

_DAYS = ("issue_date", "due_date")
_ROUNDS = 4  # what is named may move what was not


@dataclass(frozen=True, slots=True)
class KeptReceipts:
    """Rows of the book's receipts: those that name what they had paid, `claims` by id; those that move."""

    stay: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    claims: Texts = field(default_factory=lambda: np.zeros(0, dtype=object))
    moved: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


def keep_receipts(matched: Matched, ledger: Ledger, as_of: date) -> KeptReceipts:
    """Of debtors one of whose debts gets another day; `matched` has the columns as they will be."""
    book, receipts = ledger["receivables"], ledger["receipts"]
    days = {key: matched.columns[key] for key in _DAYS if key in matched.columns}
    if not days or not len(receipts):
        return KeptReceipts()
    before, after = (
        np.asarray(effective_due(each), dtype="datetime64[D]") for each in (book, book.assign(**days))
    )
    owner, payer = (resolve_debtors(ledger["debtors"], each) for each in (book, receipts))
    changed = (before != after) & ~(np.isnat(before) & np.isnat(after)) & (owner.position >= 0)
    free = text_array(receipts["receivable_id"]) == ""
    concerned = np.intersect1d(owner.position[changed], payer.position[free])
    rows = np.flatnonzero(np.isin(owner.position, concerned))
    came = np.flatnonzero(np.isin(payer.position, concerned))
    if not len(rows) or not len(came):
        return KeptReceipts()
    claims = book.assign(debtor_id=owner.debtor_id).iloc[rows].reset_index(drop=True)
    paid = receipts.assign(debtor_id=payer.debtor_id).iloc[came].reset_index(drop=True)
    dated = claims.assign(**{key: column.to_numpy()[rows] for key, column in days.items()})
    named, moved = _named(claims, dated, paid, as_of)
    return KeptReceipts(came[named != ""], named[named != ""], came[moved])


def _named(claims: pd.DataFrame, dated: pd.DataFrame, paid: pd.DataFrame, as_of: date) -> tuple[Texts, Bools]:
    """Of each receipt the id that it has to name, or "", and whether it pays other debts all the same."""
    import pandas as pd

    before = _shares(claims, paid, as_of)
    single = _single(before, claims, paid)
    named = repeated("", len(paid))
    for _ in range(_ROUNDS):
        told = paid.assign(receivable_id=np.where(named != "", named, text_array(paid["receivable_id"])))
        both = pd.concat([before, _shares(dated, told, as_of)])
        moved = np.isin(np.arange(len(paid)), both.drop_duplicates(keep=False)["giver"])
        fresh = moved & (named == "") & (single != "")
        if not fresh.any():
            break
        named[fresh] = single[fresh]
    return named, moved


def _shares(claims: pd.DataFrame, paid: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """What each receipt (giver) pays of each receivable (taker), in kuruş."""
    import pandas as pd

    flow = allocate(claims, counting(claims, paid, as_of).of(paid)).flow
    each = pd.DataFrame({"giver": flow.giver, "taker": flow.taker, "kurus": flow.kurus})
    return each[flow.giver < len(paid)].groupby(["giver", "taker"])["kurus"].sum().reset_index()


def _single(shares: pd.DataFrame, claims: pd.DataFrame, paid: pd.DataFrame) -> Texts:
    """The id of the one receivable that a receipt without a name pays with all its money; ""."""
    giver, taker, share = (shares[key].to_numpy(dtype=np.int64) for key in shares)
    whole = share == kurus(paid)[giver]
    whole &= (share > 0) & (text_array(paid["receivable_id"])[giver] == "")
    found = repeated("", len(paid))
    found[giver[whole]] = text_array(claims["receivable_id"])[taker[whole]]
    return found
