"""Days late, and working days by the holiday table of Türkiye or the user's own."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.messages import say
from addin.model import is_missing
from addin.registry import Argument, formula
from addin.rules.aging import BUCKETS, STARTS
from addin.rules.workdays import Holidays, add_workdays, count_workdays, holidays_table
from addin.schema.words import choice_words

Days = npt.NDArray[np.datetime64]
_YEARS = range(2000, 2051)


@formula(
    "GECIKME_GUN",
    Argument("vade", "date"),
    Argument("bugun", "date"),
    Argument("odeme", "date", optional=True),
)
def days_late(vade: Days, bugun: Days, odeme: Days, language: str) -> Any:
    """Calendar days past the due date, 0 before it; what is paid is counted up to the payment."""
    end = np.where(np.isnat(odeme), bugun, np.minimum(odeme, bugun))
    return np.maximum((end - vade).astype(np.int64), 0)


@formula("YAS_DILIMI", Argument("vade", "date"), Argument("bugun", "date"))
def age_bucket(vade: Days, bugun: Days, language: str) -> Any:
    """The age bucket in the words of the book."""
    late = (bugun - vade).astype(np.int64)
    words = choice_words("age_bucket", language)
    named = np.array([words[code] for code in BUCKETS[1:]], dtype=object)
    return named[np.searchsorted(STARTS, late, side="right")]


@formula(
    "IS_GUNU_EKLE",
    Argument("tarih", "date"),
    Argument("gun", "number"),
    Argument("tatiller", "date", optional=True, whole=True),
)
def workdays_after(tarih: Days, gun: npt.NDArray[np.float64], tatiller: Days, language: str) -> Any:
    """The day that many working days later; with 0 the day itself or the next working day."""
    return _known(add_workdays(tarih, np.trunc(gun).astype(np.int64), _calendar(tatiller)), language)


@formula(
    "IS_GUNU_SAYISI",
    Argument("baslangic", "date"),
    Argument("bitis", "date"),
    Argument("tatiller", "date", optional=True, whole=True),
)
def workdays_between(baslangic: Days, bitis: Days, tatiller: Days, language: str) -> Any:
    """Working days after the first day up to and with the last one."""
    return _known(count_workdays(baslangic, bitis, _calendar(tatiller)), language)


def _known(values: Any, language: str) -> list[Any]:
    """Outside the years of the holiday table nothing is guessed."""
    unknown = say("formulas.outside_holidays", language)
    return [unknown if is_missing(value) else value for value in values.tolist()]


def _calendar(own: Days) -> Holidays:
    return Holidays.of(own) if (~np.isnat(own)).any() else _official()


@cache
def _official() -> Holidays:
    table = holidays_table(_YEARS)
    return Holidays.of_rows(table["date"].to_numpy(), table["kind"])
