"""The firm's choices that rules take as arguments; rows of the sheet Ayarlar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

_LEAST = {"today_limit": 1, "kept_percent": 1, "outlier_factor": 1}  # with 0 nobody would ever be called
_MOST = {"kept_percent": 100}  # above it no promise would ever count as kept


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
    """The firm's choices from Ayarlar; what is empty or cannot be keeps its default."""
    chosen: dict[str, Any] = {}
    for field in fields(Settings):
        value = cells.get(field.name)
        if isinstance(field.default, str):
            chosen[field.name] = str(value or "")
        elif (number := _number(field.name, value)) is not None:
            chosen[field.name] = number
    return Settings(**chosen)


def unread_settings(cells: Mapping[str, Any]) -> dict[str, tuple[Any, int]]:
    """What stands in a cell of Ayarlar but cannot be, and the default that counts in its place.

    >>> unread_settings({"grace_days": "iki", "near_days": 5, "today_limit": 0, "kept_percent": ""})
    {'grace_days': ('iki', 2), 'today_limit': (0, 15)}
    """
    return {
        field.name: (value, int(str(field.default)))
        for field in fields(Settings)
        if not isinstance(field.default, str)
        and (value := cells.get(field.name)) not in (None, "")
        and _number(field.name, value) is None
    }


def _number(name: str, value: Any) -> int | None:
    """The whole number in a cell, also one typed as text; None for what it cannot be."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if not isinstance(value, int | float) or not _LEAST.get(name, 0) <= value <= _MOST.get(name, value):
        return None
    return int(value)
