"""What is due, planned or late: next actions and promises, in the words of the book."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from addin.registry import Argument, formula
from addin.rules.live.status import codes
from addin.rules.settings import Settings
from addin.schema.words import choice_words

Days = npt.NDArray[np.datetime64]
Floats = npt.NDArray[np.float64]


@formula(
    "TAKIP_DURUMU",
    Argument("aksiyon_tarihi", "date", optional=True),
    Argument("bugun", "date"),
    Argument("acik_tutar", "number", optional=True),
)
def follow_up(aksiyon_tarihi: Days, bugun: Days, acik_tutar: Floats, language: str) -> Any:
    """Status of a debtor's next action; without an open amount it is assumed that something is open."""
    day, every = aksiyon_tarihi, np.ones(len(bugun), dtype=bool)
    found = codes(
        (acik_tutar <= 0, "clear"),
        (np.isnat(day), "no_action"),
        (day < bugun, "late"),
        (day == bugun, "today"),
        (every, "planned"),
    )
    return _worded("follow_up_status", found, language)


@formula(
    "SOZ_DURUMU",
    Argument("soz_tarihi", "date"),
    Argument("tutar", "number"),
    Argument("odenen", "number", optional=True),
    Argument("bugun", "date"),
    Argument("tolerans_gun", "number", optional=True),
)
def promise(
    soz_tarihi: Days, tutar: Floats, odenen: Floats, bugun: Days, tolerans_gun: Floats, language: str
) -> Any:
    """Status of a promise from what was paid on it in time; days of grace as in a new book."""
    usual = Settings()
    grace = np.where(np.isnan(tolerans_gun), usual.grace_days, tolerans_gun).astype("timedelta64[D]")
    paid = np.nan_to_num(odenen)
    over = soz_tarihi + grace < bugun
    found = codes(
        (np.round(paid * 100 - usual.kept_percent * tutar, 2) >= 0, "kept"),
        (over & (paid > 0), "partly"),
        (over, "broken"),
        (soz_tarihi <= bugun + np.timedelta64(usual.near_days, "D"), "near"),
        (np.ones(len(over), dtype=bool), "waiting"),
    )
    return _worded("promise_status", found, language)


def _worded(choices: str, found: npt.NDArray[np.object_], language: str) -> list[str]:
    words = choice_words(choices, language)
    return [words[code] for code in found.tolist()]
