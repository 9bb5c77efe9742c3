"""Risk points and their reasons from numbers that the user has in his own columns."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.messages import catalogue
from addin.parameters import read_text
from addin.registry import Argument, formula
from addin.rules.risk import (
    FACTORS,
    LOOKS_BACK,
    factor_points,
    main_reasons,
    points_of_day,
    read_points,
    reason_texts,
    total_points,
)

Floats = npt.NDArray[np.float64]

# The published order of the arguments never changes; a new factor is added at the end.
_NAMES = {
    "oldest_overdue": "en_eski_gecikme",
    "broken_promises": "tutulmayan_soz",
    "bounced": "karsiliksiz",
    "average_delay": "ortalama_gecikme",
    "share_over_90": "pay_90_yuzde",
    "no_payment": "odemesiz_ay",
    "limit_used": "limit_yuzde",
    "refusals": "odemeyi_ret",
    "unanswered": "ulasilamayan",
    "disputed_share": "ihtilafli_yuzde",
    "enforcement": "icra_dosyasi",
    "written_off": "degersiz_alacak",
}
_ARGUMENTS = (
    Argument("bugun", "date"),
    *(Argument(name, "number", optional=factor != "oldest_overdue") for factor, name in _NAMES.items()),
)
_REASON_COLUMNS = 2  # "too short a history" is not known here


@formula("RISK_PUANI", *_ARGUMENTS)
def risk_points(bugun: Any, language: str, **facts: Floats) -> Any:
    """Points from 0 to 100 by the program's own table of points; numbers left out count as 0."""
    return _by_day(bugun, facts, lambda points, values, limits: total_points(points))


@formula("RISK_NEDENI", *_ARGUMENTS)
def risk_reasons(bugun: Any, language: str, **facts: Floats) -> Any:
    """The reasons that weigh most, in words, most points first."""
    sentences = catalogue(language)["risk"]

    def worded(points: Any, values: Any, limits: dict[str, int]) -> Any:
        none = np.zeros((len(points), _REASON_COLUMNS), dtype=np.int64)
        codes, numbers = main_reasons(np.column_stack([none, points]), np.column_stack([none, values]))
        months = {factor: limits[limit] for factor, limit in LOOKS_BACK.items()}
        texts = reason_texts(codes, numbers, sentences, months)
        return ["; ".join(filter(None, row)) for row in texts.tolist()]

    return _by_day(bugun, facts, worded)


def _by_day(bugun: Any, facts: dict[str, Floats], judge: Any) -> npt.NDArray[np.object_]:
    """The answer by the table of points that holds on each row's day; "" before the first."""
    values = np.column_stack([np.nan_to_num(facts[_NAMES[factor]]) for factor in FACTORS]).astype(np.int64)
    table, starts = _points()
    answers = np.full(len(values), "", dtype=object)
    newest = np.searchsorted(starts, bugun, side="right")
    for start in np.unique(newest[newest > 0]):
        steps, limits = points_of_day(table, starts[start - 1].item())
        rows = newest == start
        answers[rows] = judge(factor_points(values[rows], steps), values[rows], limits)
    return answers


@cache
def _points() -> tuple[Any, npt.NDArray[np.datetime64]]:
    """The program's own table of points, and the days from which its rows hold."""
    table = read_points(read_text("risk_points.csv"))
    return table, np.unique(table["valid_from"].to_numpy(dtype="datetime64[D]"))
