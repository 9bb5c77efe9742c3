"""What each debtor owes, per currency and as an equivalent in Turkish lira.

Sums are kept per currency; the equivalent takes the last rate of the sheet Kurlar on or before the
day. Without such a rate the equivalent is missing: that money is shown apart and never added. Credit
stands beside what is open and is not deducted from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.aging import days_overdue
from addin.rules.money import at_rate
from addin.rules.rows import (
    BASE_CURRENCY,
    UNDATED,
    Ints,
    add_at,
    codes,
    combine,
    currencies,
    day_number,
    days,
    groups,
    kurus_column,
    repeated,
    texts,
    whole,
)

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.allocation import Allocation

_SUMS = ("open_kurus", "overdue_kurus", "credit_kurus")


@dataclass(frozen=True, slots=True)
class Balances:
    """`by_currency`: one row a debtor and currency; debtor_id, currency, open_kurus, overdue_kurus,
    oldest_overdue_days, credit_kurus in that currency; rate (TL, missing: none known) and the three
    sums as `<name>_try`, missing without rate.

    `by_debtor`: index debtor_id; the three sums as equivalents in TL kuruş over all currencies with a
    rate, oldest_overdue_days (0: nothing overdue), has_open (any currency), rate_missing.
    """

    by_currency: pd.DataFrame
    by_debtor: pd.DataFrame


def debtor_balances(
    receivables: pd.DataFrame,
    open_kurus: pd.Series[int],
    credits: pd.DataFrame,
    fx_rates: pd.DataFrame,
    as_of: date,
) -> Balances:
    """Balances of every debtor named by a receivable or a credit; arguments as for `aging_table`.

    Receivables without debtor take no part. What is overdue has an effective due date before `as_of`.
    """
    import pandas as pd

    group, of_credit = groups(receivables, credits)
    size = max(int(group.max(initial=-1)), int(of_credit.max(initial=-1))) + 1
    owed, late = whole(open_kurus), days_overdue(receivables, as_of)
    rows = group >= 0
    overdue = rows & (late > 0) & (late < UNDATED)
    oldest = np.zeros(size, dtype=np.int64)
    positive = overdue & (owed > 0)
    np.maximum.at(oldest, group[positive], late[positive])
    names = _names(receivables, credits, group, of_credit, size)
    frame = pd.DataFrame(
        {
            "debtor_id": pd.array(names[0], dtype="str"),
            "currency": pd.array(names[1], dtype="str"),
            "open_kurus": pd.array(add_at(group[rows], owed[rows], size), dtype="Int64"),
            "overdue_kurus": pd.array(add_at(group[overdue], owed[overdue], size), dtype="Int64"),
            "oldest_overdue_days": pd.array(oldest, dtype="Int64"),
            "credit_kurus": pd.array(_credit(credits, of_credit, size), dtype="Int64"),
        }
    )
    frame = frame[frame["debtor_id"] != ""].sort_values(["debtor_id", "currency"], ignore_index=True)
    return _with_equivalents(frame, fx_rates, as_of)


def _names(
    receivables: pd.DataFrame, credits: pd.DataFrame, group: Ints, of_credit: Ints, size: int
) -> tuple[Objects, Objects]:
    """Debtor and currency of each group number; a number that only blank rows have stays ""."""
    debtor, currency = repeated("", size), repeated("", size)
    for frame, numbers in ((receivables, group), (credits, of_credit)):
        named = numbers >= 0
        debtor[numbers[named]] = texts(frame, "debtor_id")[named]
        currency[numbers[named]] = currencies(frame)[named]
    return debtor, currency


def _credit(credits: pd.DataFrame, of_credit: Ints, size: int) -> Ints:
    rows = of_credit >= 0
    return add_at(of_credit[rows], whole(credits["credit_kurus"])[rows], size)


def _with_equivalents(frame: pd.DataFrame, fx_rates: pd.DataFrame, as_of: date) -> Balances:
    import pandas as pd

    day = np.full(len(frame), day_number(as_of))
    rate = rates_on(texts(frame, "currency"), day, fx_rates)
    frame["rate"] = pd.array(rate, dtype="Float64")
    for name in _SUMS:
        frame[f"{name}_try"] = at_rate(frame[name], frame["rate"])
    grouped = frame.groupby("debtor_id", sort=True)
    by_debtor = grouped[[f"{name}_try" for name in _SUMS]].sum().set_axis(list(_SUMS), axis=1)
    by_debtor["oldest_overdue_days"] = grouped["oldest_overdue_days"].max()
    open_anywhere = (frame["open_kurus"] > 0).astype(bool)
    by_debtor["has_open"] = open_anywhere.groupby(frame["debtor_id"]).any()
    without = frame["rate"].isna() & frame[list(_SUMS)].ne(0).any(axis=1)
    by_debtor["rate_missing"] = without.groupby(frame["debtor_id"]).any()
    return Balances(frame, by_debtor)


def rates_on(currency: Objects, day: Ints, fx_rates: pd.DataFrame) -> npt.NDArray[np.float64]:
    """TL for one unit of each row's currency on its day: the last rate not after it; NaN without one.

    `day` counts from 1970. Lira is 1. Of several rates of one day the highest stands, whatever their
    order. Source: the firm's own sheet, usually TCMB buying rates.
    """
    known = fx_rates[fx_rates["rate_date"].notna() & fx_rates["rate"].notna() & (fx_rates["rate"] > 0)]
    key = codes(np.concatenate([texts(known, "currency"), currency]))
    # One axis for all currencies: a currency's days never reach the next one's.
    axis = key * 10**7
    place = axis[: len(known)] + days(known["rate_date"])
    rate = known["rate"].to_numpy(dtype=np.float64)
    order = np.lexsort((rate, place))
    wanted = axis[len(known) :] + np.minimum(day, 10**6)
    at = np.searchsorted(place[order], wanted, side="right") - 1
    found = np.append(place[order], -1)[at]
    same = (at >= 0) & (found // 10**7 == key[len(known) :])
    result = np.where(same, np.append(rate[order], np.nan)[at], np.nan)
    return np.where(currency == BASE_CURRENCY, 1.0, result)


def debtor_credits(receivables: pd.DataFrame, receipts: pd.DataFrame, allocation: Allocation) -> pd.DataFrame:
    """Credit of each debtor and currency: one row where it is not 0; debtor_id, currency, credit_kurus.

    Below 0 where more was given back than was ever received. Receipts without debtor take no part.
    """
    import pandas as pd

    debtor = np.concatenate([texts(receipts, "debtor_id"), texts(receivables, "debtor_id")])
    currency = np.concatenate([currencies(receipts), currencies(receivables)])
    credit = np.concatenate([whole(allocation.credit_kurus), whole(allocation.transfer_credit_kurus)])
    rows = np.flatnonzero((debtor != "") & (credit != 0))
    group = combine(debtor[rows], currency[rows])
    chosen, first = np.unique(group, return_index=True)
    total = add_at(group, credit[rows], len(chosen))
    frame = pd.DataFrame(
        {
            "debtor_id": pd.array(debtor[rows][first], dtype="str"),
            "currency": pd.array(currency[rows][first], dtype="str"),
            "credit_kurus": kurus_column(total, pd.RangeIndex(len(total))),
        }
    )
    frame = frame[frame["credit_kurus"] != 0]
    return frame.sort_values(["debtor_id", "currency"], ignore_index=True)


def last_receipt_on(receipts: pd.DataFrame, counted: npt.NDArray[np.bool_]) -> pd.Series[pd.Timestamp]:
    """Day of the last receipt of each debtor among the `counted` rows; index debtor_id."""
    rows = receipts[counted & texts(receipts, "debtor_id").astype(bool)]
    last: pd.Series[pd.Timestamp] = rows.groupby("debtor_id")["received_on"].max()
    return last
