"""The firm's choices that rules take as arguments; rows of the sheet Ayarlar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

_LEAST = {"today_limit": 1, "kept_percent": 1, "outlier_factor": 1}  # with 0 nobody would ever be called


@dataclass(frozen=True, slots=True)
class Settings:
    """Units are in the names. Each field is a row of Ayarlar with a named value cell `TK_<field>`.

    Source of the promise defaults: no public standard exists; ours is stated on the sheet.
    """

    kept_percent: int = 95  # a promise counts as kept from this share of its amount
    grace_days: int = 2  # calendar days after the promised day that still count
    near_days: int = 3  # a promise due within these days is "yaklaşıyor"
    today_limit: int = 15  # work items a person and day in Bugün
    attribution_days: int = 30  # a receipt is attributed to a contact at most this old
    outlier_factor: int = 10  # times the debtor's median amount
    far_promise_days: int = 180
    phone_shared_by: int = 3  # debtors with one phone before it is worth a note
    first_actions_per_day: int = 20  # first calls planned a person and working day after an import; 0: none
    team_leader: str = ""  # gets the rows without owner
    company_name: str = ""


def read_settings(cells: Mapping[str, Any]) -> Settings:
    """The firm's choices from Ayarlar; what is empty, no number or less than can be keeps its default."""
    default = Settings()
    chosen: dict[str, Any] = {}
    for field in fields(Settings):
        standing, value = getattr(default, field.name), cells.get(field.name)
        if isinstance(standing, str):
            chosen[field.name] = str(value or "")
        elif isinstance(value, int | float) and value >= _LEAST.get(field.name, 0):
            chosen[field.name] = int(value)
    return Settings(**chosen)
