"""What each receipt counts as on a day: the typed rows as the money rules read them.

A receipt dated after the day counts nothing until its day comes: balances of a day know only the
money that had come in by then.

A cheque or note that is cashed is often entered as a second cheque. Such a row counts as cash on the
claim that the paper left, when it has the claim's debtor, currency and amount, is dated on or after
the claim's due date (a paper is not taken in once it is due), and names this claim or no receivable at
all. One that names a claim which no other paper left is its clearing on any day: there is nothing else that
it could be. One that names an invoice is a new paper. A claim that a receipt of another kind names is
cleared already; one without due date tells nothing. First named ones, then the earliest due claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.model import Objects
from addin.rules.cheques import PAPER, Papers, concerned, named_receivable, pair_papers
from addin.rules.flow import Flow, Side, take
from addin.rules.rows import (
    UNDATED,
    Bools,
    Ints,
    combine,
    day_number,
    days,
    groups,
    kurus,
    ranks,
    texts,
)

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Counting:
    """How the receipts count: `ahead`, not yet; `claim`, id of the claim that a row clears, else ""."""

    ahead: Bools
    claim: Objects

    def of(self, receipts: pd.DataFrame) -> pd.DataFrame:
        """The same receipts as they count: a row ahead has no amount, a clearing is cash on its claim."""
        import pandas as pd

        if self.ahead.any():
            receipts = receipts.assign(amount_kurus=receipts["amount_kurus"].mask(self.ahead))
        cleared = self.claim != ""
        if not cleared.any():
            return receipts
        named = np.where(cleared, self.claim, texts(receipts, "receivable_id"))
        channel = np.where(cleared, "", texts(receipts, "channel"))
        return receipts.assign(
            channel=pd.array(channel, dtype="str"), receivable_id=pd.array(named, dtype="str")
        )


def counting(receivables: pd.DataFrame, receipts: pd.DataFrame, as_of: date) -> Counting:
    """How each receipt counts on the day; a row without date counts now.

    >>> import pandas as pd
    >>> day = lambda *texts: pd.to_datetime(pd.Series(texts))
    >>> owed = pd.DataFrame({"receivable_id": ["A-1", "A-2"], "debtor_id": "B-1", "currency": "",
    ...     "issue_date": day("2026-01-01", "2026-01-10"), "due_date": day("2026-01-31", "2026-03-31"),
    ...     "amount_kurus": pd.array([500, 500], "Int64"), "document_type": ["invoice", "cheque"],
    ...     "closing_reason": "", "source_receivable_id": ["", "A-1"]})
    >>> paid = pd.DataFrame({"receipt_id": ["T-1", "T-2", "T-3"], "debtor_id": "B-1", "currency": "",
    ...     "received_on": day("2026-01-10", "2026-04-01", "2026-04-09"), "reversal": "",
    ...     "amount_kurus": pd.array([500, 500, 70], "Int64"), "channel": ["cheque", "cheque", "cash"],
    ...     "receivable_id": ""})
    >>> rows = counting(owed, paid, date(2026, 4, 2)).of(paid)
    >>> rows[["amount_kurus", "channel", "receivable_id"]].values.tolist()
    [[500, 'cheque', ''], [500, '', 'A-2'], [<NA>, 'cash', '']]
    """
    ahead = are_ahead(receipts, as_of)
    claim = np.append(texts(receivables, "receivable_id"), "")[clearings(receivables, receipts)]
    return Counting(ahead, np.where(ahead, "", claim))


def are_ahead(receipts: pd.DataFrame, as_of: date) -> Bools:
    """Rows dated after the day."""
    day = days(receipts["received_on"])
    return np.asarray((day > day_number(as_of)) & (day < UNDATED))


def clearings(receivables: pd.DataFrame, receipts: pd.DataFrame) -> Ints:
    """For each receipt the position of the claim that it clears though it is typed as a paper; else -1."""
    nothing = np.full(len(receipts), -1, dtype=np.int64)
    claims, rows = concerned(receivables, receipts)
    if not len(rows):
        return nothing
    found = _clearings_among(receivables.iloc[claims], receipts.iloc[rows])
    nothing[rows[found.taker]] = claims[found.giver]
    return nothing


def _clearings_among(receivables: pd.DataFrame, receipts: pd.DataFrame) -> Flow:
    """From the claims to the receipts that clear them."""
    papers = np.isin(texts(receipts, "channel"), PAPER)
    of_claim, of_receipt = groups(receivables, receipts)
    named = named_receivable(receivables, texts(receipts, "receivable_id"), of_claim, of_receipt)
    typed = texts(receipts, "receivable_id") != ""
    live = papers & (texts(receipts, "reversal") == "") & (kurus(receipts) > 0) & (of_receipt >= 0)
    known = pair_papers(receivables, receipts)
    waiting = _waiting(receivables, receipts, known, named, papers)
    day, due, issued = (
        days(receipts["received_on"]),
        days(receivables["due_date"]),
        days(receivables["issue_date"]),
    )
    issued = np.where(issued == UNDATED, np.iinfo(np.int64).min, issued)
    waiting &= (of_claim >= 0) & (due < UNDATED)
    keys = combine(np.append(of_claim, of_receipt), np.append(kurus(receivables), kurus(receipts)))
    of_sum, wanted = keys[: len(receivables)], keys[len(receivables) :]
    first = ranks(due, texts(receivables, "receivable_id"))
    turn = ranks(~typed, day, texts(receipts, "receipt_id"))

    def fits(claim: Ints, receipt: Ints) -> Bools:
        in_time = (due[claim] <= day[receipt]) & (issued[claim] < day[receipt]) & (day[receipt] < UNDATED)
        in_time |= (known.claim[receipt] == claim) & typed[receipt]
        return np.asarray(in_time & (~typed[receipt] | (named[receipt] == claim)), dtype=bool)

    return take(
        Side(waiting.astype(np.int64), of_sum, first), Side(live.astype(np.int64), wanted, turn), fits
    )


def _waiting(
    receivables: pd.DataFrame, receipts: pd.DataFrame, known: Papers, named: Ints, papers: Bools
) -> Bools:
    """Claims on papers that were given for something and that nothing has cleared or closed."""
    linked = known.source >= 0
    linked[known.claim[known.claim >= 0]] = True
    counts = (texts(receipts, "reversal") == "") & (kurus(receipts) > 0) & ~papers
    linked[named[counts & (named >= 0)]] = False
    open_claim = (texts(receivables, "closing_reason") == "") & (kurus(receivables) > 0)
    return np.asarray(known.paper & linked & open_claim & ~known.void, dtype=bool)
