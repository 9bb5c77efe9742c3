"""Panel: the firm's receivables on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say, words
from addin.model import is_missing
from addin.reports.history import month_of
from addin.rules.aging import BUCKETS, age_bucket
from addin.rules.performance import cei
from addin.rules.rows import effective_due
from addin.wording import amount, lira, number

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
TOP = 10


def panel_cells(
    frames: Frames,
    *,
    open_kurus: npt.NDArray[np.int64],
    amount_kurus: npt.NDArray[np.int64],
    cash_kurus: npt.NDArray[np.int64],
    as_of: date,
    language: str,
) -> dict[str, Any]:
    """Values of the page's tiles and areas.

    `tile_late` counts debtors whose next action is late: an older plan of a debtor who was called since
    is no work any more.
    `open_kurus`, `amount_kurus`: one a receivable, `cash_kurus`: one a receipt; kuruş of TL equivalents.
    """
    today, target = frames["today"], int(frames["people"]["monthly_target_kurus"].fillna(0).sum())
    return {
        "tile_open": lira(int(open_kurus.sum())),
        "tile_open_note": _open_note(frames["receivables"], open_kurus, language),
        "tile_overdue": lira(int(open_kurus[_overdue(frames["receivables"], as_of)].sum())),
        "tile_today": int((today["place"] == "now").sum()),
        "tile_today_note": _waiting_note(int((today["place"] == "waiting").sum()), language),
        "tile_late": int((frames["debtors"]["follow_up_status"] == "late").sum()),
        "tile_broken": _unkept(frames),
        "tile_collected": lira(_of_month(frames["receipts"]["received_on"], cash_kurus, month_of(as_of))),
        "tile_target": lira(target) if target else say("panel.no_target", language),
        "tile_cei": _month_cei(frames, open_kurus, amount_kurus, cash_kurus, as_of),
        "panel_aging": _aging(frames["receivables"], open_kurus, as_of, language),
        "panel_months": _months(frames["receipts"], cash_kurus, as_of),
        "panel_stages": _stages(frames["receivables"], open_kurus, language),
        "panel_risky": _risky(frames["risk"], language),
        "panel_holders": _holders(frames, open_kurus, as_of, language),
    }


def _open_note(receivables: pd.DataFrame, open_kurus: npt.NDArray[np.int64], language: str) -> str:
    """What lacks a rate and so the total, what of it belongs to no known debtor, else the usual."""
    unrated = receivables[
        ((receivables["open_kurus"].fillna(0) > 0) & (open_kurus == 0)).to_numpy(dtype=bool)
    ]
    orphan = int(open_kurus[(receivables["debtor_id"] == "").to_numpy()].sum())
    whose = amount(orphan, "TRY", language)
    if not unrated.empty:
        sums = unrated.groupby("currency")["open_kurus"].sum()
        one = {"amount": amount(int(sums.iloc[0]), str(sums.index[0]), language)}
        told, said = ("unrated", one) if len(sums) == 1 else ("unrated_units", {"n": str(len(sums))})
        if orphan:
            told, said = f"{told}_unknown", {**said, "unknown": whose}
        return say(f"template.panel.tile_open.{told}", language, **said)
    if not orphan:
        return say("template.panel.tile_open.note", language)
    return say("template.panel.tile_open.unknown", language, amount=whose)


def _waiting_note(waiting: int, language: str) -> str:
    """How many more rows Bugün has than the work of the day."""
    key = "waiting" if waiting else "note"
    return say(f"template.panel.tile_today.{key}", language, n=number(waiting, language))


def _unkept(frames: Frames) -> int:
    """Promises that were not, or only partly, kept by debtors who still owe: what is paid is forgiven."""
    debtors, promises = frames["debtors"], frames["promises"]
    owing = debtors["debtor_id"][~debtors["follow_up_status"].isin(["clear", ""])]
    broken = promises["status"].isin(["broken", "partly"])
    return int((broken & promises["debtor_id"].isin(owing)).sum())


def _overdue(receivables: pd.DataFrame, as_of: date) -> npt.NDArray[np.bool_]:
    return np.asarray(effective_due(receivables) < np.datetime64(as_of, "s"))


def _of_month(moment: pd.Series[Any], kurus: npt.NDArray[np.int64], month: str) -> int:
    return int(kurus[(moment.dt.strftime("%Y-%m") == month).to_numpy()].sum())


def _month_cei(
    frames: Frames,
    open_kurus: npt.NDArray[np.int64],
    amount_kurus: npt.NDArray[np.int64],
    cash_kurus: npt.NDArray[np.int64],
    as_of: date,
) -> float | str:
    """CEI of the month so far; what was open at its start follows from what came in and went out since."""
    month, receivables = month_of(as_of), frames["receivables"]
    own = (receivables["source_receivable_id"] == "").to_numpy()
    sales = _of_month(receivables["issue_date"], amount_kurus * own, month)
    closing = int(open_kurus.sum())
    current = int(open_kurus[~_overdue(receivables, as_of)].sum())
    opening = closing - sales + _of_month(frames["receipts"]["received_on"], cash_kurus, month)
    found = cei(opening, sales, closing, current)
    return "" if found is None else round(found, 4)


def _aging(
    receivables: pd.DataFrame, open_kurus: npt.NDArray[np.int64], as_of: date, language: str
) -> list[list[Any]]:
    bucket, spoken = age_bucket(receivables, as_of), words("age_bucket", language)
    return [[spoken[code], lira(int(open_kurus[bucket == code].sum()))] for code in BUCKETS]


def _months(receipts: pd.DataFrame, cash_kurus: npt.NDArray[np.int64], as_of: date) -> list[list[Any]]:
    """Cash of the last twelve months, oldest first."""
    import pandas as pd

    shown = pd.period_range(end=pd.Period(as_of, "M"), periods=12, freq="M")
    months = receipts["received_on"].dt.to_period("M")
    sums = pd.Series(cash_kurus, index=months).groupby(level=0).sum().reindex(shown).fillna(0)
    return [[str(month), lira(int(kurus))] for month, kurus in sums.items()]


def _stages(receivables: pd.DataFrame, open_kurus: npt.NDArray[np.int64], language: str) -> list[list[Any]]:
    spoken = words("stage", language)
    stage = receivables["stage"].to_numpy(dtype=object)
    owed = open_kurus > 0
    lines = []
    for code in [*spoken, ""]:
        rows = owed & (stage == code)
        if rows.any():
            name = spoken.get(code) or say("panel.no_stage", language)
            lines.append([name, int(rows.sum()), lira(int(open_kurus[rows].sum()))])
    return lines[:TOP]


def _risky(risk: pd.DataFrame, language: str) -> list[list[Any]]:
    spoken = words("risk_class", language)
    rated = risk[risk["risk_points"].notna()].head(TOP)
    return [
        [row["debtor_name"], int(row["risk_points"]), spoken[row["risk_class"]], lira(row["open_kurus"])]
        for row in rated.to_dict("records")
    ]


def _holders(
    frames: Frames, open_kurus: npt.NDArray[np.int64], as_of: date, language: str
) -> list[list[Any]]:
    """Who has how many open receivables, and since when the oldest; without holder whoever is in charge."""
    import pandas as pd

    receivables, owed = frames["receivables"], open_kurus > 0
    owners = frames["debtors"].drop_duplicates("debtor_id").set_index("debtor_id")["owner"]
    in_charge = owners.reindex(receivables["debtor_id"]).fillna("").to_numpy(dtype=object)
    holder = receivables["holder"].to_numpy(dtype=object)
    holder = np.where(holder == "", in_charge, holder)
    days = (pd.Timestamp(as_of) - receivables["stage_date"]).dt.days
    rows = pd.DataFrame({"holder": holder, "open": open_kurus, "days": days})[owed]
    grouped = rows.groupby("holder")
    table = grouped.agg(count=("open", "size"), open=("open", "sum"), days=("days", "max"))
    table = table.sort_values("open", ascending=False).head(TOP)
    nobody = say("panel.nobody", language)
    return [
        [str(name) or nobody, int(row["count"]), lira(int(row["open"])), _whole(row["days"])]
        for name, row in table.to_dict("index").items()
    ]


def _whole(value: Any) -> Any:
    return "" if is_missing(value) else int(value)
