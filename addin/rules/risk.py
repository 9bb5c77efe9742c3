"""Risk points of a debtor: 0 to 100, a class, and the reasons that weigh most.

Each factor gives the points of the highest threshold it reaches; the sum is capped at 100. Factors are
numbers of `rules.risk_facts`; thresholds, points, class limits and how far back to look stand in the
table of points. Who has too short a history gets no points, unless a hard fact speaks: a file, a bounced
cheque, a debt written off, or one that is so late that banks would call it default (over 90 days).

Source: no public standard exists. The first table is our own proposal, not measured on data; every
row says so and may be replaced by a later dated one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.risk_facts import Facts
from addin.rules.rows import Bools, Ints, find, kurus_column

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.allocation import Allocation
    from addin.rules.balances import Balances

Steps = Mapping[str, tuple[Ints, Ints]]  # by factor: from which number on, and the points
# Of equal points the earlier one is named first: facts before habits.
FACTORS = tuple(
    """enforcement bounced written_off oldest_overdue broken_promises share_over_90 average_delay
    no_payment limit_used refusals unanswered disputed_share""".split()
)
HARD_FACTS = ("enforcement", "bounced", "written_off")
CLASSES = ("low", "medium", "high", "very_high")
LIMITS = (
    *(f"class_{name}" for name in CLASSES[1:]),
    *("history_receivables", "history_days", "hard_overdue_days"),
    *("promise_months", "contact_months", "bounced_months", "delay_months"),
)
# How far back a factor looks, where it does.
LOOKS_BACK = {
    "broken_promises": "promise_months",
    "refusals": "contact_months",
    "unanswered": "contact_months",
    "bounced": "bounced_months",
    "average_delay": "delay_months",
}
REASONS = ("few_receivables", "short_history", *FACTORS)
NAMED = 3


@dataclass(frozen=True, slots=True)
class RiskResult:
    """One entry a debtor row. `points`: missing where the history is too short; `risk_class` its code.

    `codes`, `numbers`: three reasons a row, most points first; "" and 0 where there are fewer. Where the
    history is too short, the first reason says so. `months`: how far back a reason of that code looks.
    """

    points: pd.Series[int]
    risk_class: Objects
    codes: Objects
    numbers: Ints
    months: Mapping[str, int]


def risk(
    frames: Mapping[str, pd.DataFrame],
    *,
    allocation: Allocation,
    balances: Balances,
    as_of: date,
    table: pd.DataFrame,
) -> RiskResult:
    """Judge every row of `frames["debtors"]`; rows of one id are judged alike, by the first's limit.

    `frames`: debtors, receivables, receipts, promises (with their status of the day), contacts, files;
    `allocation`, `balances`: of these frames and this day; `table`: as `read_points` gives it.
    Errors: ValueError when the table names an unknown factor or lacks a limit.
    """
    steps, limits = points_of_day(table, as_of)
    facts = Facts(frames, allocation, balances, as_of, limits)
    values = np.column_stack([getattr(facts, factor) for factor in FACTORS])
    points = factor_points(values, steps)
    total = total_points(points)
    due, known = facts.fallen_due, facts.known_days
    few, short = due < limits["history_receivables"], known < limits["history_days"]
    hard = (points[:, [FACTORS.index(name) for name in HARD_FACTS]] > 0).any(axis=1)
    hard |= facts.oldest_overdue >= limits["hard_overdue_days"]
    unknown = (few | short) & ~hard
    # Why nothing can be said goes before all that is known.
    first = np.column_stack([unknown & few, unknown & ~few]) * 1000
    codes, numbers = main_reasons(np.column_stack([first, points]), np.column_stack([due, known, values]))
    twin = find(facts.ids, facts.ids)
    same = np.where(twin < 0, np.arange(len(twin)), twin)
    return RiskResult(
        points=kurus_column(total[same], frames["debtors"].index, unknown[same]),
        risk_class=_classes(total, unknown, limits)[same],
        codes=codes[same],
        numbers=numbers[same],
        months={factor: limits[limit] for factor, limit in LOOKS_BACK.items()},
    )


def factor_points(values: Ints, steps: Steps) -> Ints:
    """Points of each debtor (row) and factor (column, as FACTORS), in the shape of `values`."""
    return np.column_stack([_points(values[:, at], *steps[name]) for at, name in enumerate(FACTORS)])


def total_points(points: Ints) -> Ints:
    """The sum of a debtor's points, capped at 100."""
    return np.asarray(np.clip(points.sum(axis=1), 0, 100), dtype=np.int64)


def _points(values: Ints, starts: Ints, points: Ints) -> Ints:
    """Points of the highest threshold that each value reaches.

    >>> _points(np.array([14, 15, 200]), np.array([15, 31]), np.array([5, 10])).tolist()
    [0, 5, 10]
    """
    return np.append(0, points)[np.searchsorted(starts, values, side="right")]


def _classes(total: Ints, unknown: Bools, limits: Mapping[str, int]) -> Objects:
    starts = np.array([limits[f"class_{name}"] for name in CLASSES[1:]])
    named = np.array(CLASSES, dtype=object)[np.searchsorted(starts, total, side="right")]
    return np.where(unknown, "unknown", named)


def main_reasons(points: Ints, values: Ints) -> tuple[Objects, Ints]:
    """Codes and numbers of the three reasons that weigh most; columns as REASONS."""
    order = np.argsort(-points, axis=1, kind="stable")[:, :NAMED]
    counts = np.take_along_axis(points, order, axis=1) > 0
    codes = np.where(counts, np.array(REASONS, dtype=object)[order], "")
    return codes, np.where(counts, np.take_along_axis(values, order, axis=1), 0)


def reason_texts(
    codes: Objects, numbers: Ints, templates: Mapping[str, str], months: Mapping[str, int] | None = None
) -> Objects:
    """The reasons in words, in the shape of `codes`; "" where there is none.

    `templates`: a sentence by code with {n}, and {months} where it names how far back it looks; the
    months are those of the result. Each distinct reason is worded once. Errors: KeyError when a code
    has no sentence.

    >>> codes = np.array([["oldest_overdue", ""], ["oldest_overdue", "refusals"]], dtype=object)
    >>> said = {"oldest_overdue": "{n} days", "refusals": "{n} in {months} months"}
    >>> reason_texts(codes, np.array([[127, 0], [8, 2]]), said, {"refusals": 6}).tolist()
    [['127 days', ''], ['8 days', '2 in 6 months']]
    """
    pairs = list(zip(codes.ravel().tolist(), numbers.ravel().tolist(), strict=True))
    spans = months or {}
    worded = {
        (code, number): templates[code].format(n=number, **({"months": spans[code]} if code in spans else {}))
        for code, number in set(pairs)
        if code
    }
    texts = np.empty(len(pairs), dtype=object)
    texts[:] = [worded.get(pair, "") for pair in pairs]
    return texts.reshape(codes.shape)


def read_points(text: str) -> pd.DataFrame:
    """The table of points from its CSV: factor, from, points (missing for limits), valid_from, ...

    >>> read_points("factor;from;points;valid_from\\nbounced;1;25;2026-01-01").loc[0, "points"]
    np.int64(25)
    """
    import pandas as pd

    types = {"factor": "str", "from": "Int64", "points": "Int64"}
    return pd.read_csv(StringIO(text), sep=";", dtype=types, parse_dates=["valid_from"])


def points_of_day(table: pd.DataFrame, as_of: date) -> tuple[dict[str, tuple[Ints, Ints]], dict[str, int]]:
    """Thresholds with points by factor, and limits, as they stand on a day.

    Of each factor the rows of the newest `valid_from` not after the day count; a factor without any
    gives no points. Errors: ValueError when a factor is unknown or a limit is missing.
    """
    import pandas as pd

    odd = sorted(set(table["factor"]) - {*FACTORS, *LIMITS})
    valid = table[table["valid_from"] <= pd.Timestamp(as_of)]
    newest = valid[valid["valid_from"] == valid.groupby("factor")["valid_from"].transform("max")]
    missing = sorted(set(LIMITS) - set(newest["factor"]))
    if odd or missing:
        raise ValueError(f"risk points: unknown {odd}, missing {missing}")
    ordered = newest.sort_values("from", kind="stable")
    steps = {name: _steps(ordered[ordered["factor"] == name]) for name in FACTORS}
    limits = ordered[ordered["factor"].isin(LIMITS)].set_index("factor")["from"]
    return steps, {str(name): int(value) for name, value in limits.items()}


def _steps(rows: pd.DataFrame) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    return rows["from"].to_numpy(dtype=np.int64), rows["points"].to_numpy(dtype=np.int64)
