"""Which receipts count, which are cash, and what of the cash was not given back.

Cash is money that reached us: notes and coins, transfer, card, the enforcement office. A cheque or
note is cash when it is cleared: enter that as a receipt which names the linked receivable. Credit
notes, offsets and exchange differences settle a debt without money. An empty channel counts as cash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.rules.flow import Side, take
from addin.rules.rows import Bools, Ints, days, given, groups, kurus, ranks, texts

if TYPE_CHECKING:
    import pandas as pd

NOT_CASH = ("cheque", "note", "offset", "credit_note", "exchange_difference")


def counts(receipts: pd.DataFrame, undone: Bools | None = None) -> Bools:
    """Rows that count as money or settlement at all: amount given, not cancelled, not bounced."""
    live = given(receipts) & ~np.isin(texts(receipts, "reversal"), ("cancelled", "bounced"))
    return live if undone is None else live & ~undone


def signed_kurus(receipts: pd.DataFrame, undone: Bools | None = None) -> Ints:
    """What each row counts for: refunds negative whatever sign was typed, void rows 0."""
    amount = kurus(receipts) * counts(receipts, undone)
    return np.where(texts(receipts, "reversal") == "refund", -np.abs(amount), amount)


def cash_kurus(receipts: pd.DataFrame) -> Ints:
    """Cash that came in (above 0) or was given back (below 0), one entry a receipt.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"amount_kurus": pd.array([5, 7, 2, 9], "Int64"),
    ...     "channel": ["cash", "cheque", "", "card"], "reversal": ["", "", "refund", "cancelled"]})
    >>> cash_kurus(rows).tolist()
    [5, 0, -2, 0]
    """
    return signed_kurus(receipts) * ~np.isin(texts(receipts, "channel"), NOT_CASH)


def kept_cash_kurus(receipts: pd.DataFrame) -> Ints:
    """Cash of each receipt that no later refund gave back; refund rows are 0.

    A refund takes back what the debtor paid last on or before its day, in the same currency.
    """
    cash = cash_kurus(receipts)
    (group,) = groups(receipts)
    day = days(receipts["received_on"])
    rank = ranks(day, texts(receipts, "receipt_id"), cash)
    back = take(
        Side(np.maximum(cash, 0), group, -rank),
        Side(np.maximum(-cash, 0), group, rank),
        lambda receipt, refund: day[receipt] <= day[refund],
    )
    return np.maximum(cash, 0) - back.given(len(cash))
