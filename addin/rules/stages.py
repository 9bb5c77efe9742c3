"""Stage gate and stage history: a stage counts only when what it needs is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from addin.rules.checks.context import Context, Frames
from addin.rules.checks.receivable import is_open
from addin.rules.checks.second import GATE
from addin.rules.checks.stage import owner_rows, required_columns
from addin.rules.rows import texts

if TYPE_CHECKING:
    import pandas as pd

    from addin.model import Finding

Bools = npt.NDArray[np.bool_]


def gate(frames: Frames, context: Context) -> tuple[Bools, list[Finding]]:
    """Receivables whose typed stage misses a requirement or is unknown, and the findings that say so.

    Where nothing is open, nothing is required: a debtor's empty cell stops only what is still open.
    """
    rows = frames["receivables"]
    findings = [finding for check in GATE for finding in check(frames, context)]
    stage, needs = texts(rows, "stage"), required_columns(frames)
    blocked: Bools = np.zeros(len(rows), dtype=bool)
    for finding in findings:
        if finding.table == "receivables":
            blocked |= np.isin(rows.index.to_numpy(), finding.rows)
        elif (finding.table, finding.column) in needs:
            lacking = np.isin(frames[finding.table].index.to_numpy(), finding.rows)
            owner = owner_rows(finding.table, frames, context)
            asks = np.isin(stage, needs[finding.table, finding.column]) & is_open(frames)
            blocked |= asks & (owner >= 0) & np.append(lacking, False)[owner]
    return blocked, findings


def history(receivables: pd.DataFrame, standing: pd.DataFrame, blocked: Bools, as_of: date) -> pd.DataFrame:
    """The stage history with the passages that this run saw; columns of the table stage_history.

    A receivable whose stage or holder differs from its open passage closes it and opens another, on its
    stage date, or on `as_of` when that is empty, ahead, or not after the day the open passage began (it was
    left as it stood). A blocked row keeps its open passage: its typed stage does not count yet. `days`:
    calendar days in the stage, to `as_of` while it is open. Passages are never removed.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"receivable_id": ["A-1"], "debtor_id": ["B-1"], "debtor_name": ["Ak"],
    ...     "stage": ["notice"], "stage_date": pd.to_datetime(["2026-11-02"]), "holder": ["Ali"]})
    >>> none = pd.DataFrame(columns=["receivable_id", "stage", "holder", "entered_on", "left_on"])
    >>> first = history(rows, none, np.array([False]), date(2026, 11, 12))
    >>> first[["stage", "days"]].values.tolist()
    [['notice', 10]]
    >>> moved = history(rows.assign(stage="lawyer", stage_date=pd.NaT), first, np.array([False]),
    ...     date(2026, 11, 20))
    >>> moved[["stage", "days"]].values.tolist()
    [['notice', 18], ['lawyer', 0]]
    """
    import pandas as pd

    today = pd.Timestamp(as_of)
    columns = ["receivable_id", "debtor_id", "debtor_name", "stage", "entered_on", "left_on", "holder"]
    old = standing.reindex(columns=columns).reset_index(drop=True)
    for column in ("entered_on", "left_on"):
        old[column] = pd.to_datetime(old[column]).astype("datetime64[s]")
    staged = receivables[
        (texts(receivables, "stage") != "") & (texts(receivables, "receivable_id") != "") & ~blocked
    ]
    is_open = old["left_on"].isna() & (old["entered_on"].notna())
    current = old[is_open].drop_duplicates("receivable_id", keep="last").set_index("receivable_id")
    now = staged.drop_duplicates("receivable_id").set_index("receivable_id")
    before = current.reindex(now.index)
    same = (before["stage"] == now["stage"]) & (before["holder"].fillna("") == now["holder"].fillna(""))
    entered = now["stage_date"].where(now["stage_date"] <= today, today).fillna(today)
    entered = entered.where(before["entered_on"].isna() | (entered > before["entered_on"]), today)
    moved = now.index[~same]
    closing = old["receivable_id"].isin(moved) & is_open
    old.loc[closing, "left_on"] = entered.reindex(old.loc[closing, "receivable_id"]).to_numpy()
    opened = now.loc[moved, ["debtor_id", "debtor_name", "stage", "holder"]].reset_index()
    opened["entered_on"] = entered.loc[moved].to_numpy()
    opened["left_on"] = pd.Series(pd.NaT, index=opened.index, dtype="datetime64[s]")
    whole = pd.concat([old, opened[columns]], ignore_index=True) if len(old) else opened[columns]
    spent = whole["left_on"].fillna(today) - whole["entered_on"]
    whole["days"] = spent.dt.days.clip(lower=0).astype("Int64")
    return _in_order(whole)


def _in_order(passages: pd.DataFrame) -> pd.DataFrame:
    order = ["receivable_id", "debtor_id", "debtor_name", "stage", "entered_on", "left_on", "days", "holder"]
    dates = dict.fromkeys(("entered_on", "left_on"), "datetime64[s]")
    names = [column for column in order if column not in (*dates, "days")]
    typed = passages.fillna(dict.fromkeys(names, "")).astype({**dates, **dict.fromkeys(names, "str")})
    by = ["entered_on", "receivable_id", "left_on"]
    ordered: pd.DataFrame = typed.sort_values(by, kind="stable", ignore_index=True).reindex(columns=order)
    return ordered
