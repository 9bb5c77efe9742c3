"""Devir: what goes from one person to another, one line a debtor, on paper for both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say, words
from addin.rules.rows import texts
from addin.schema import TABLES
from addin.wording import amount, day, number

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
_PENDING = ("near", "waiting")


def handover_body(
    frames: Frames, handed: Mapping[str, Mapping[str, int]], summaries: pd.Series[Any], language: str
) -> pd.DataFrame:
    """Body of the sheet, the largest open amount first; who owes nothing and waits for nothing is left out.

    `handed`: by debtor's number how many rows of each table, and open actions, go over. `summaries`: what was
    said last.
    """
    debtors = frames["debtors"]
    waits = (debtors["open_kurus"].fillna(0) > 0).to_numpy(dtype=bool)
    waits |= texts(debtors, "foreign_balance") + texts(debtors, "next_action") != ""
    waits &= np.isin(texts(debtors, "debtor_id"), list(handed))
    mine = debtors[waits].drop_duplicates("debtor_id")
    order = np.argsort(-mine["open_kurus"].fillna(0).to_numpy(dtype=np.int64), kind="stable")
    mine = mine.iloc[order].reset_index(drop=True)
    ids = texts(mine, "debtor_id").tolist()
    said = summaries.reindex(ids).fillna("").tolist()
    last = [day(one) for one in mine["last_contact_on"]]
    promises = pending_promises(frames["promises"], language)
    body = mine.assign(
        handed=[_counted(handed[one], language) for one in ids],
        last_summary=[": ".join(filter(None, both)) for both in zip(last, said, strict=True)],
        promise=[promises.get(one, "") for one in ids],
    )
    return body.reindex(columns=list(TABLES["handover"].keys))


def _counted(rows: Mapping[str, int], language: str) -> str:
    counts = ((table, number(count, language)) for table, count in rows.items() if count)
    return ", ".join(say(f"handover.{table}", language, n=count) for table, count in counts)


def pending_promises(promises: pd.DataFrame, language: str) -> dict[str, str]:
    """By debtor's number the promise that still waits and comes first, and how many more there are."""
    pending = promises[np.isin(texts(promises, "status"), _PENDING)].sort_values("promised_for")
    count = pending.groupby("debtor_id").size()
    said = words("promise_status", language)
    found: dict[str, str] = {}
    for row in pending.drop_duplicates("debtor_id").to_dict("records"):
        money = amount(int(row["amount_kurus"] or 0), row["currency"] or "TRY", language)
        text = f"{day(row['promised_for'])}: {money} ({said.get(row['status'], row['status'])})"
        more = int(count[row["debtor_id"]]) - 1
        found[row["debtor_id"]] = text + (f" +{more}" if more else "")
    return found
