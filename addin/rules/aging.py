"""How old what is open is: buckets by days past the effective due date.

Day 0 is not overdue yet: the debtor may pay until the day is over;
1-30, 31-60, 61-90, 91-120, over 120 as Turkish ledgers age; what has no date is shown as undated and
never dropped, so that the buckets add up to the open total.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.model import Objects
from addin.rules.rows import (
    UNDATED,
    Ints,
    add_at,
    codes,
    combine,
    currencies,
    day_number,
    days,
    effective_due,
    texts,
    whole,
)

if TYPE_CHECKING:
    import pandas as pd

BUCKETS = ("undated", "not_due", "d1_30", "d31_60", "d61_90", "d91_120", "over_120")
STARTS = np.array([1, 31, 61, 91, 121])  # first day of d1_30, d31_60, ...


def days_overdue(receivables: pd.DataFrame, as_of: date) -> Ints:
    """Calendar days past the effective due date, below 0 before it; `-UNDATED` without any date.

    Says nothing about whether the receivable is open.
    """
    due = days(effective_due(receivables))
    return np.where(due == UNDATED, -UNDATED, day_number(as_of) - due)


def age_bucket(receivables: pd.DataFrame, as_of: date) -> Objects:
    """Code of the bucket of each receivable, as if it were open.

    >>> import pandas as pd
    >>> due = pd.Series(pd.to_datetime(["2026-03-01", "2026-02-28", "2026-01-29", None]))
    >>> rows = pd.DataFrame({"due_date": due, "issue_date": pd.NaT})
    >>> age_bucket(rows, date(2026, 3, 1)).tolist()
    ['not_due', 'd1_30', 'd31_60', 'undated']
    """
    return np.array(BUCKETS, dtype=object)[_bucket(days_overdue(receivables, as_of))]


def _bucket(late: Ints) -> Ints:
    place = np.searchsorted(STARTS, late, side="right") + 1
    return np.where(late == -UNDATED, 0, place)


def aging_table(
    receivables: pd.DataFrame, open_kurus: pd.Series[int], credits: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """One row a debtor and currency with something open or in credit, by debtor and currency.

    `open_kurus`: aligned to `receivables`. `credits`: debtor_id, currency, credit_kurus. Columns:
    debtor_id, currency, one `<bucket>_kurus` each, open_kurus (their sum), credit_kurus (apart, not
    deducted), average_delay_days: mean days past due of the overdue part weighted by amount (missing
    when nothing is overdue). Debtorless receivables stand together under debtor_id "".
    """
    import pandas as pd

    owed, late = whole(open_kurus), days_overdue(receivables, as_of)
    debtor = np.concatenate([texts(receivables, "debtor_id"), texts(credits, "debtor_id")])
    currency = np.concatenate([currencies(receivables), currencies(credits)])
    group = combine(debtor, currency)
    size, count = int(group.max(initial=-1)) + 1, len(owed)
    cells = add_at(group[:count] * len(BUCKETS) + _bucket(late), owed, size * len(BUCKETS))
    buckets = cells.reshape(size, len(BUCKETS))
    credit = add_at(group[count:], whole(credits["credit_kurus"]), size)
    first = np.full(size, len(group), dtype=np.int64)
    np.minimum.at(first, group, np.arange(len(group)))
    table = {
        "debtor_id": pd.array(debtor[first], dtype="str"),
        "currency": pd.array(currency[first], dtype="str"),
        **{f"{name}_kurus": pd.array(buckets[:, at], dtype="Int64") for at, name in enumerate(BUCKETS)},
        "open_kurus": pd.array(buckets.sum(axis=1), dtype="Int64"),
        "credit_kurus": pd.array(credit, dtype="Int64"),
        "average_delay_days": average_delay(group[:count], owed, late, size),
    }
    shown = (buckets != 0).any(axis=1) | (credit != 0)
    order = np.lexsort((codes(currency[first], ordered=True), codes(debtor[first], ordered=True)))
    aged: pd.DataFrame = pd.DataFrame(table).iloc[order[shown[order]]].reset_index(drop=True)
    return aged


def average_delay(group: Ints, owed: Ints, late: Ints, size: int) -> pd.arrays.IntegerArray:
    """Days late weighted by amount, half up, for each of `size` groups; missing without overdue money.

    Source: sum of amount x days over sum of amount, the usual weighted delay. It looks at what is
    still open: a mean over paid invoices alone forgets those who never pay.
    """
    import pandas as pd

    counts = (owed > 0) & (late > 0)
    weight, amount = np.zeros(size), np.zeros(size)
    np.add.at(weight, group[counts], owed[counts].astype(np.float64) * late[counts])
    np.add.at(amount, group[counts], owed[counts].astype(np.float64))
    missing = amount == 0
    mean = np.floor(weight / np.where(missing, 1, amount) + 0.5)
    return pd.arrays.IntegerArray(mean.astype(np.int64), missing)
