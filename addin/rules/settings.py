"""The firm's choices that rules take as arguments; rows of the sheet Ayarlar."""

from __future__ import annotations

from dataclasses import dataclass


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
