"""How well money comes in: collected share, days sales outstanding, collection effectiveness."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from addin.registry import Argument, formula

Floats = npt.NDArray[np.float64]


@formula("TAHSILAT_ORANI", Argument("tahsil_edilen", "number"), Argument("alacak", "number"))
def collected_share(tahsil_edilen: Floats, alacak: Floats, language: str) -> Any:
    """What was collected of what was owed, 0.85 is 85 %; nothing owed has no share."""
    return _share(tahsil_edilen, alacak)


@formula(
    "DSO",
    Argument("acik_alacak", "number"),
    Argument("satislar", "number", whole=True),
    Argument("gun", "number", optional=True),
)
def days_sales_outstanding(acik_alacak: Floats, satislar: Floats, gun: Floats, language: str) -> Any:
    """Days of sales that stand open, by counting back over months.

    `satislar`: credit sales by month, newest last; `gun`: days a month, 30 where it is left out. One
    month alone, with the days of the whole period, gives the simple figure. More open than sold in all
    months has no answer. Source: the countback method as on academy.highako.com, with months of 30 days.
    """
    days = np.where(np.isnan(gun), 30.0, gun)
    sales = satislar[~np.isnan(satislar)][::-1]
    if len(sales) == 1:
        simple = _share(acik_alacak, np.broadcast_to(sales, acik_alacak.shape)) * days
        return np.where(acik_alacak >= 0, simple, np.nan)
    before = np.concatenate([[0.0], np.cumsum(sales)])
    whole = np.clip(np.searchsorted(before, acik_alacak, side="right") - 1, 0, len(sales))
    rest = acik_alacak - before[whole]
    at = np.minimum(whole, max(len(sales) - 1, 0))
    part = np.where(rest > 0, _share(rest, sales[at]) if len(sales) else np.nan, 0.0)
    inside = (acik_alacak >= 0) & (acik_alacak <= before[-1])
    return np.where(inside, (whole + part) * days, np.nan)


@formula(
    "CEI",
    Argument("acilis", "number"),
    Argument("satis", "number"),
    Argument("kapanis", "number"),
    Argument("kapanis_vadesi_gelmemis", "number"),
)
def collection_effectiveness(
    acilis: Floats, satis: Floats, kapanis: Floats, kapanis_vadesi_gelmemis: Floats, language: str
) -> Any:
    """Collection effectiveness index as a share, 0.88 is 88 %; see `rules.performance.cei`."""
    return _share(acilis + satis - kapanis, acilis + satis - kapanis_vadesi_gelmemis)


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)
