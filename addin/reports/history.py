"""Safha Geçmişi and Aylık İz: what was, so that reports can say who worsened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

TRACED = ("debtor_id", "debtor_name", "risk_points", "risk_class", "open_kurus", "overdue_kurus")


def month_of(day: date) -> str:
    return f"{day.year}-{day.month:02d}"


def monthly_trace(debtors: pd.DataFrame, standing: pd.DataFrame, *, as_of: date, today: date) -> pd.DataFrame:
    """One row a debtor and month; the month of `as_of` is written anew, other months stay as they are.

    Debtors who owe nothing are left out, and months later than both `as_of` and `today`: they come from a
    run for a day ahead and are no history. Months before are kept whatever day is asked for.
    """
    import pandas as pd

    month = month_of(as_of)
    now = debtors.loc[(debtors["open_kurus"].fillna(0) != 0) & (debtors["debtor_id"] != ""), list(TRACED)]
    now = now.drop_duplicates("debtor_id").assign(month=month)
    others = standing[(standing["month"] != month) & (standing["month"] <= month_of(max(as_of, today)))]
    whole = pd.concat([others, now], ignore_index=True) if len(others) else now
    whole = whole.sort_values(["month", "debtor_id"], ascending=[False, True], ignore_index=True)
    return whole[["month", *TRACED]]
