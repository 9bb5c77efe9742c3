"""Risk: who is risky, and the named reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.rules.rows import texts
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from addin.model import Objects

SHOWN = ("debtor_id", "debtor_name", "risk_points", "risk_class", "open_kurus", "overdue_kurus")


def risk_body(debtors: pd.DataFrame, reasons: Objects) -> pd.DataFrame:
    """Body of the sheet: debtors who owe, most points first; `reasons`: one row a debtor, three texts.

    Who owes in a currency without rate alone stands there without amounts.
    """
    in_lira = (debtors["open_kurus"].fillna(0) > 0).to_numpy()
    chosen = (in_lira | (texts(debtors, "foreign_balance") != "")) & (texts(debtors, "debtor_id") != "")
    rows = debtors.loc[chosen, [*SHOWN, "oldest_overdue_days", "owner"]].reset_index(drop=True)
    for amount in ("open_kurus", "overdue_kurus"):
        rows[amount] = rows[amount].where(in_lira[chosen])
    for place in range(3):
        rows[f"reason{place + 1}"] = reasons[chosen, place]
    rows = rows.sort_values(
        ["risk_points", "open_kurus", "debtor_id"], ascending=[False, False, True], ignore_index=True
    )
    rows["rank"] = np.arange(1, len(rows) + 1)
    body: pd.DataFrame = rows.reindex(columns=list(TABLES["risk"].keys))
    return body
