"""Yaşlandırma: what each debtor owes, by age and currency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from addin.messages import say
from addin.rules.aging import aging_table

if TYPE_CHECKING:
    import pandas as pd


def aging_body(
    frames: Mapping[str, pd.DataFrame],
    open_kurus: pd.Series[int],
    credits: pd.DataFrame,
    *,
    as_of: date,
    language: str,
) -> pd.DataFrame:
    """Body of the sheet; the largest debts first, each currency on its own row.

    What belongs to nobody known stands in a row that says so, so that the sheet adds up to the total.
    """
    table = aging_table(frames["receivables"], open_kurus, credits, as_of)
    debtors = frames["debtors"].drop_duplicates("debtor_id").set_index("debtor_id")
    for column in ("debtor_name", "owner"):
        table[column] = debtors[column].reindex(table["debtor_id"]).fillna("").to_numpy()
    table.loc[table["debtor_id"] == "", "debtor_name"] = say("aging.nobody", language)
    order = ["open_kurus", "debtor_id", "currency"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)
