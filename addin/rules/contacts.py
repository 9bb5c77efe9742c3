"""Which rows of Görüşmeler are contacts, which of them reached the debtor, which are still open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.rules.rows import UNDATED, Bools, day_number, days, ranks, texts

if TYPE_CHECKING:
    import pandas as pd

REACHED = ("promised", "reached", "call_back", "disputes", "refuses", "paid")
NOT_A_CONTACT = ("plan",)


def is_contact(contacts: pd.DataFrame, as_of: date) -> Bools:
    """Attempts that took place up to `as_of`; a row that only plans is none."""
    day = days(contacts["contacted_at"])
    return (day <= day_number(as_of)) & ~np.isin(texts(contacts, "result"), NOT_A_CONTACT)


def is_reached(contacts: pd.DataFrame) -> Bools:
    """Talks with the debtor: a result that needs one, and not with a third party.

    Source: right-party contact, the measure of collectors, counts talks with the one who pays.
    """
    third = texts(contacts, "counterpart") == "third_party"
    dated: Bools = days(contacts["contacted_at"]) < UNDATED
    reached: Bools = dated & ~third & np.isin(texts(contacts, "result"), REACHED)
    return reached


def is_open(contacts: pd.DataFrame) -> Bools:
    """Rows whose action has neither a result nor a closing reason."""
    return np.asarray(texts(contacts, "action_result") + texts(contacts, "closing_reason") == "", dtype=bool)


def newest(contacts: pd.DataFrame, which: Bools) -> pd.DataFrame:
    """The last of the chosen rows of each debtor, by time, then number; index debtor_id."""
    chosen = np.flatnonzero(which & (texts(contacts, "debtor_id") != ""))
    rows = contacts.iloc[chosen]
    time = rows["contacted_at"].to_numpy(dtype="datetime64[s]").astype(np.int64)
    order = np.argsort(ranks(time, texts(rows, "contact_id")), kind="stable")
    return rows.iloc[order].drop_duplicates("debtor_id", keep="last").set_index("debtor_id").sort_index()
