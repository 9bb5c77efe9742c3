"""Which contact brought the money: each receipt counts for one contact at most.

What the record says goes first: the contact named on the receipt, else the contact of the promise that
the receipt names. Otherwise the latest contact that reached the debtor, on the day of the receipt or up
to `attribution_days` before it. This shows that money followed a call, not that the call was its cause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.model import Objects
from addin.rules.cash import cash_kurus
from addin.rules.performance import REACHED
from addin.rules.rows import UNDATED, Ints, days, find, texts

if TYPE_CHECKING:
    import pandas as pd

_AXIS = 10**7  # days of one debtor never reach the next one's


def attribute(
    receipts: pd.DataFrame, contacts: pd.DataFrame, promises: pd.DataFrame, attribution_days: int
) -> Objects:
    """Contact id of each receipt, "" where none can be told; only cash that came in is attributed.

    Of several contacts on one day the one later that day counts, then the higher number. Row order does
    not matter.

    >>> import pandas as pd
    >>> receipts = pd.DataFrame({"debtor_id": ["B-1", "B-1"], "contact_id": "", "promise_id": "",
    ...     "received_on": pd.to_datetime(["2026-03-20", "2026-06-01"]), "channel": "cash", "reversal": "",
    ...     "amount_kurus": pd.array([5, 5], "Int64")})
    >>> contacts = pd.DataFrame({"contact_id": ["G-1"], "debtor_id": ["B-1"], "result": ["promised"],
    ...     "contacted_at": pd.to_datetime(["2026-03-12 10:30"])})
    >>> promises = pd.DataFrame({"promise_id": [], "contact_id": []})
    >>> attribute(receipts, contacts, promises, 30).tolist()
    ['G-1', '']
    """
    known = texts(contacts, "contact_id")
    named = texts(receipts, "contact_id")
    promised = find(texts(receipts, "promise_id"), texts(promises, "promise_id"))
    through = np.append(texts(promises, "contact_id"), "")[promised]
    latest = np.append(known, "")[_latest(receipts, contacts, attribution_days)]
    chosen = latest
    for better in (through, named):
        chosen = np.where(np.isin(better, known) & (better != ""), better, chosen)
    return np.where(cash_kurus(receipts) > 0, chosen, "").astype(object)


def _latest(receipts: pd.DataFrame, contacts: pd.DataFrame, attribution_days: int) -> Ints:
    """Position of the latest contact that reached the receipt's debtor in time; -1 without."""
    import pandas as pd

    rows = np.flatnonzero(
        np.isin(texts(contacts, "result"), REACHED)
        & (texts(contacts, "debtor_id") != "")
        & contacts["contacted_at"].notna().to_numpy()
    )
    debtors = np.concatenate([texts(contacts, "debtor_id")[rows], texts(receipts, "debtor_id")])
    axis = pd.factorize(debtors)[0].astype(np.int64) * _AXIS
    moment = contacts["contacted_at"].to_numpy(dtype="datetime64[s]").astype(np.int64)[rows]
    day = axis[: len(rows)] + days(contacts["contacted_at"])[rows]
    order = np.lexsort((texts(contacts, "contact_id")[rows].astype(str), moment, day))
    paid = days(receipts["received_on"])
    wanted = axis[len(rows) :] + np.minimum(paid, _AXIS // 2)
    at = np.searchsorted(day[order], wanted, side="right") - 1
    found = np.append(day[order], -1)[at]
    fits = (at >= 0) & (found >= wanted - attribution_days) & (found // _AXIS == wanted // _AXIS)
    fits &= (paid != UNDATED) & (texts(receipts, "debtor_id") != "")
    return np.where(fits, np.append(rows[order], -1)[at], -1)
