"""Enforcement files over receivables that nobody paid: columns of files, events, parties, costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from addin.demo import ids, names
from addin.demo.days import Calendar
from addin.demo.shapes import Bools, Days, Ints, Texts
from addin.demo.trade import Trade
from addin.demo.words import Words

# A large demo has thousands of files; so many are told in full.
_FULL = 60


@dataclass(frozen=True, slots=True)
class Lawsuits:
    """One entry a file: its receivable and debtor, the day of filing, what has happened since.

    `served`, `final`, `attached`: days, NaT where it has not come to that. `closed`: paid meanwhile.
    `full`: with its events, parties and costs; the others have just been handed to the lawyer.
    """

    item: Ints
    debtor: Ints
    filed_on: Days
    served_on: Days
    final_on: Days
    attached_on: Days
    closed: Bools
    full: Bools


def make_lawsuits(rng: np.random.Generator, calendar: Calendar, trade: Trade, count: int) -> Lawsuits:
    """Files over what is long overdue, then over what was paid late; a debtor's second one comes last."""
    late = np.minimum(trade.settled_on, calendar.as_of) - trade.due
    able = (late >= np.timedelta64(40, "D")) & (trade.currency == "TRY") & ~trade.opening & ~trade.disputed
    rows = rng.permutation(np.flatnonzero(able))
    second = np.ones(len(rows), dtype=bool)
    second[np.unique(trade.debtor[rows], return_index=True)[1]] = False
    rows = np.sort(rows[np.lexsort((trade.open_kurus[rows] == 0, second))][:count])
    size = len(rows)
    filed = calendar.on_or_after(trade.due[rows] + rng.integers(20, 35, size))
    closed = trade.open_kurus[rows] == 0
    served = calendar.on_or_after(filed + rng.integers(8, 30, size))
    final = calendar.on_or_after(served + 8)
    attached = calendar.on_or_after(final + rng.integers(5, 40, size))
    goes_on = closed | (rng.random(size) < 0.6)
    until = np.minimum(trade.settled_on[rows], calendar.as_of)
    served = _until(served, until)
    final = _until(final, until)
    attached = _until(attached, np.where(goes_on, until, filed))
    full = np.arange(size) < np.clip(size // 8, 6, _FULL)
    return Lawsuits(rows, trade.debtor[rows], filed, served, final, attached, closed, full)


def _until(days: Days, until: Days) -> Days:
    """The days before `until`, NaT elsewhere."""
    return np.where(days < until, days, np.datetime64("NaT"))


def file_columns(
    words: Words, trade: Trade, suits: Lawsuits, debtors: dict[str, Any], first: int
) -> dict[str, Any]:
    """Rows of İcra Dosyaları; case numbers count up from `first`."""
    size = len(suits.item)
    province = debtors["province"][suits.debtor]
    year = suits.filed_on.astype("datetime64[Y]").astype(np.int64) + 1970
    numbers = first + np.arange(size)
    places = zip(province.tolist(), (suits.debtor % 9 + 1).tolist(), strict=True)
    stage, since = stages(trade, suits)
    steps = np.stack([suits.filed_on, suits.served_on, suits.final_on, suits.attached_on])
    last_step = np.where(suits.closed, trade.settled_on[suits.item], np.fmax.reduce(steps))
    legal = ids.texts([names.TEAM[3]] * size)
    return {
        "debtor_id": debtors["debtor_id"][suits.debtor],
        "debtor_name": debtors["debtor_name"][suits.debtor],
        "office": ids.texts(words("office", province=p, number=n) for p, n in places),
        "case_no": ids.texts(f"{y}/{n}" for y, n in zip(year.tolist(), numbers.tolist(), strict=True)),
        "our_role": ids.texts(["creditor"] * size),
        "proceeding_type": ids.texts(["general"] * size),
        "filed_on": suits.filed_on,
        "filed_kurus": trade.kurus[suits.item],
        "file_status": np.where(suits.closed, "closed", "open"),
        "counsel": ids.texts([names.COUNSEL] * size),
        "legal_owner": legal,
        "stage": stage,
        "stage_date": since,
        "holder": legal,
        "last_step_on": last_step,
        "closing_reason": np.where(suits.closed, "paid_outside", ""),
        "recorded_by": legal,
    }


def stages(trade: Trade, suits: Lawsuits) -> tuple[Texts, Days]:
    """Stage of the file and its receivable, and the day it was reached."""
    attached = ~np.isnat(suits.attached_on)
    going_on = np.where(suits.full, np.where(attached, "attachment", "enforcement"), "lawyer")
    stage = np.where(suits.closed, "closed", going_on)
    since = np.where(attached & suits.full, suits.attached_on, suits.filed_on)
    return stage.astype(object), np.where(suits.closed, trade.settled_on[suits.item], since)


def event_columns(suits: Lawsuits, file_ids: Texts, debtors: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of İcra Olayları, kind by kind: order sent, served, final, attachment."""
    party = debtors["debtor_name"][suits.debtor]
    kinds = (
        ("order_sent", suits.filed_on),
        ("order_served", suits.served_on),
        ("final", suits.final_on),
        ("attachment", suits.attached_on),
    )
    happened = [(kind, days, suits.full & ~np.isnat(days)) for kind, days in kinds]
    return [_events(kind, days, rows, file_ids, party) for kind, days, rows in happened if rows.any()]


def _events(kind: str, days: Days, rows: Bools, file_ids: Texts, party: Texts) -> dict[str, Any]:
    size = int(rows.sum())
    service = "post" if kind == "order_served" else ""
    return {
        "file_id": file_ids[rows],
        "party_name": party[rows],
        "event_type": ids.texts([kind] * size),
        "event_date": days[rows],
        "service_kind": ids.texts([service] * size),
        "recorded_by": ids.texts([names.TEAM[3]] * size),
    }


def party_columns(suits: Lawsuits, file_ids: Texts, debtors: dict[str, Any]) -> dict[str, Any]:
    """The main debtor of each file, with the day of service."""
    debtor = suits.debtor[suits.full]
    size = len(debtor)
    return {
        "file_id": file_ids[suits.full],
        "party_name": debtors["debtor_name"][debtor],
        "party_role": ids.texts(["main_debtor"] * size),
        "tax_id": debtors["tax_id"][debtor],
        "phone": debtors["phone"][debtor],
        "address": debtors["address"][debtor],
        "service_kind": ids.texts(["post"] * size),
        "served_on": suits.served_on[suits.full],
        "recorded_by": ids.texts([names.TEAM[3]] * size),
    }


def cost_columns(trade: Trade, suits: Lawsuits, file_ids: Texts, debtors: dict[str, Any]) -> dict[str, Any]:
    """Fee (sample: 0.5 % of the sum) and postage of each file, paid on the day of filing."""
    full = suits.full
    debtor, size = suits.debtor[full], int(full.sum())
    fee = trade.kurus[suits.item[full]] // 200
    return {
        "debtor_id": np.tile(debtors["debtor_id"][debtor], 2),
        "debtor_name": np.tile(debtors["debtor_name"][debtor], 2),
        "file_id": np.tile(file_ids[full], 2),
        "cost_type": ids.texts(["fee"] * size + ["postage"] * size),
        "cost_date": np.tile(suits.filed_on[full], 2),
        "amount_kurus": np.concatenate([fee, np.full(size, 28_500, dtype=np.int64)]),
        "currency": ids.texts(["TRY"] * (2 * size)),
        "paid_by": ids.texts([names.TEAM[3]] * (2 * size)),
        "recorded_by": ids.texts([names.TEAM[3]] * (2 * size)),
    }
