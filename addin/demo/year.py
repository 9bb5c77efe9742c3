"""The healthy year put together: debtors, invoices, calls, promises, receipts, files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from addin.demo import ids, names
from addin.demo.chase import Calls, make_calls
from addin.demo.contacts import contact_columns, open_debtors, plan_columns
from addin.demo.days import Calendar
from addin.demo.lawsuits import (
    Lawsuits,
    cost_columns,
    event_columns,
    file_columns,
    make_lawsuits,
    party_columns,
    stages,
)
from addin.demo.people import debtor_columns
from addin.demo.shapes import Bools, Days, Pad, Texts
from addin.demo.trade import Mix, Trade, make_trade
from addin.demo.words import Words

_DAY = np.timedelta64(1, "D")
_NAT = np.datetime64("NaT")


@dataclass(slots=True)
class Year:
    """What the parts of the healthy year are made from, and what they have made."""

    rng: np.random.Generator
    calendar: Calendar
    words: Words
    pad: Pad
    debtors: dict[str, Any]
    trade: Trade
    calls: Calls
    suits: Lawsuits
    receivable_ids: Texts
    call_ids: Texts
    promise_ids: Texts


def write_year(
    rng: np.random.Generator, calendar: Calendar, words: Words, pad: Pad, count: int, mix: Mix
) -> Year:
    """Write `count` debtors and their year; no row of it is a case for any check."""
    debtors = debtor_columns(rng, count)
    debtors["debtor_id"] = pad.add("debtors", debtors)
    trade = make_trade(rng, calendar, count, mix)
    calls = make_calls(rng, calendar, trade, mix)
    suits = make_lawsuits(rng, calendar, trade, round(count * mix.lawsuits))
    nothing = np.empty(0, dtype=object)
    year = Year(rng, calendar, words, pad, debtors, trade, calls, suits, nothing, nothing, nothing)
    file_ids = _write_files(year)
    year.receivable_ids = pad.add("receivables", _receivable_columns(year, file_ids))
    _write_contacts(year)
    year.promise_ids = _write_promises(year)
    _write_receipts(year)
    return year


def _write_files(year: Year) -> Texts:
    """Files with their events, parties and costs; ids aligned with the suits."""
    suits, pad, debtors = year.suits, year.pad, year.debtors
    if not len(suits.item):
        return np.empty(0, dtype=object)
    file_ids = pad.add("files", file_columns(year.words, year.trade, suits, debtors, 1201))
    for columns in event_columns(suits, file_ids, debtors):
        pad.add("events", columns)
    pad.add("parties", party_columns(suits, file_ids, debtors))
    pad.add("costs", cost_columns(year.trade, suits, file_ids, debtors))
    return file_ids


def _receivable_columns(year: Year, file_ids: Texts) -> dict[str, Any]:
    trade, debtors = year.trade, year.debtors
    size = len(trade.debtor)
    person = debtors["debtor_kind"][trade.debtor] == "person"
    foreign = trade.currency != "TRY"
    stage, since, holder = _stages(year)
    files = np.full(size, "", dtype=object)
    files[year.suits.item] = file_ids
    settled = trade.open_kurus == 0
    return {
        "debtor_id": debtors["debtor_id"][trade.debtor],
        "debtor_name": debtors["debtor_name"][trade.debtor],
        "document_type": np.where(trade.opening, "opening", "invoice"),
        "document_no": trade.document_no,
        "issue_date": trade.issued,
        "due_date": trade.due,
        "amount_kurus": trade.kurus,
        "currency": trade.currency,
        "stage": stage,
        "stage_date": since,
        "holder": holder,
        "owner": debtors["owner"][trade.debtor],
        "interest_type": np.where(foreign, "contract", np.where(person, "legal", "commercial_default")),
        "contract_rate": np.where(foreign, 0.08, np.nan),
        "disputed": yes_or_empty(trade.disputed),
        "closing_reason": np.where(settled, "paid", ""),
        "limitation_type": ids.texts(["general10"] * size),
        "file_id": files,
        "recorded_by": debtors["owner"][trade.debtor],
    }


def yes_or_empty(mask: Bools) -> Texts:
    """True where the mask holds, an empty cell elsewhere."""
    values = np.full(len(mask), None, dtype=object)
    values[mask] = True
    return values


def _stages(year: Year) -> tuple[Texts, Days, Texts]:
    """Stage, its day and who has the matter, from what happened to each receivable."""
    trade, calls, calendar = year.trade, year.calls, year.calendar
    yesterday = calendar.back(1)
    stage = np.full(len(trade.debtor), "new", dtype=object)
    since = trade.issued.copy()
    late = trade.due < calendar.as_of
    stage[late], since[late] = "reminder", np.minimum(calendar.on_or_after(trade.due + _DAY), yesterday)[late]
    last = np.flatnonzero(calls.last)
    stage[calls.item[last]], since[calls.item[last]] = "called", calls.day[last]
    waits = np.flatnonzero(calls.promise == "waiting")
    stage[calls.item[waits]], since[calls.item[waits]] = "promised", calls.day[waits]
    noticed = (calendar.as_of - trade.due > np.timedelta64(75, "D")) & ~trade.disputed
    noticed &= (stage == "called") & (trade.open_kurus > 0)
    stage[noticed], since[noticed] = "notice", calendar.on_or_after(trade.due + 60)[noticed]
    holder = year.debtors["owner"][trade.debtor]
    holder[noticed] = names.TEAM[2]
    settled = trade.open_kurus == 0
    stage[settled], since[settled] = "closed", trade.settled_on[settled]
    suits = year.suits
    stage[suits.item], since[suits.item] = stages(trade, suits)
    holder[suits.item] = names.TEAM[3]
    return stage, since, holder


def _write_contacts(year: Year) -> None:
    """Calls and plans together in the order of their time, as they were recorded."""
    columns = contact_columns(year.rng, year.calendar, year.words, year.trade, year.calls, year.debtors)
    acting = columns.pop("_open")
    count = len(year.debtors["debtor_name"])
    acted = np.zeros(count, dtype=bool)
    acted[year.trade.debtor[year.calls.item[acting]]] = True
    wanted = np.flatnonzero(open_debtors(year.trade, count) & ~acted)
    columns["receivable_id"] = year.receivable_ids[year.calls.item]
    plans = plan_columns(year.rng, year.calendar, year.words, year.trade, wanted, year.debtors)
    plans["receivable_id"] = year.receivable_ids[plans.pop("_item")]
    both = {key: _joined(columns[key], plans.get(key), len(wanted)) for key in columns}
    order = np.argsort(both["contacted_at"], kind="stable")
    written = year.pad.add("contacts", {key: values[order] for key, values in both.items()})
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    year.call_ids = written[place[: len(year.calls)]]


def _joined(first: Any, second: Any, size: int) -> Any:
    if second is None:
        second = np.full(size, _NAT if first.dtype.kind == "M" else "", dtype=first.dtype)
    return np.concatenate([first, second])


def _write_promises(year: Year) -> Texts:
    """Promises in the order of the calls; ids aligned with the calls, "" without promise."""
    calls, trade, debtors = year.calls, year.trade, year.debtors
    rows = np.flatnonzero(calls.promise != "")
    item = calls.item[rows]
    taken_back = calls.promise[rows] == "cancelled"
    written = year.pad.add(
        "promises",
        {
            "debtor_id": debtors["debtor_id"][trade.debtor[item]],
            "debtor_name": debtors["debtor_name"][trade.debtor[item]],
            "promise_kind": ids.texts(["promise"] * len(rows)),
            "made_on": calls.day[rows],
            "promised_for": calls.promised_for[rows],
            "amount_kurus": calls.promised_kurus[rows],
            "currency": trade.currency[item],
            "receivable_id": year.receivable_ids[item],
            "contact_id": year.call_ids[rows],
            "cancelled": yes_or_empty(taken_back),
            "note": np.where(taken_back, year.words("taken_back"), ""),
            "recorded_by": debtors["owner"][trade.debtor[item]],
        },
    )
    promise_ids = np.full(len(calls), "", dtype=object)
    promise_ids[rows] = written
    return promise_ids


def _write_receipts(year: Year) -> None:
    """Both payments of each receivable, by day; some leave it open what they pay."""
    trade, debtors = year.trade, year.debtors
    parts = [np.flatnonzero(kurus > 0) for kurus in trade.paid_kurus]
    item = np.concatenate(parts)
    number = np.repeat([0, 1], [len(part) for part in parts])
    day = np.concatenate([on[part] for on, part in zip(trade.paid_on, parts, strict=True)])
    kurus = np.concatenate([k[part] for k, part in zip(trade.paid_kurus, parts, strict=True)])
    order = np.lexsort((item, day))
    item, number, day, kurus = item[order], number[order], day[order], kurus[order]
    promise, contact = _fulfilled(year, item, number)
    silent = _may_stay_silent(trade)[item] & (promise == "") & (year.rng.random(len(item)) < 0.25)
    whole = kurus == trade.kurus[item]
    year.pad.add(
        "receipts",
        {
            "debtor_id": debtors["debtor_id"][trade.debtor[item]],
            "debtor_name": debtors["debtor_name"][trade.debtor[item]],
            "received_on": day,
            "amount_kurus": kurus,
            "currency": trade.currency[item],
            "channel": year.rng.choice(["transfer", "card", "cash"], len(item), p=[0.82, 0.12, 0.06]),
            "receivable_id": np.where(silent, "", year.receivable_ids[item]),
            "contact_id": contact,
            "promise_id": promise,
            "description": np.where(whole, year.words("payment"), year.words("part_payment")),
            "recorded_by": ids.texts([names.TEAM[2]] * len(item)),
        },
    )


def _fulfilled(year: Year, item: Any, number: Any) -> tuple[Texts, Texts]:
    """Promise and call that each payment fulfils, "" where none."""
    calls = year.calls
    rows = np.flatnonzero(calls.fulfils >= 0)
    keys = calls.item[rows] * 2 + calls.fulfils[rows]
    at = np.full(2 * len(year.trade.debtor), -1, dtype=np.int64)
    at[keys] = rows
    row = at[item * 2 + number]
    promises, contacts = np.append(year.promise_ids, ""), np.append(year.call_ids, "")
    return promises[row], contacts[row]


def _may_stay_silent(trade: Trade) -> Bools:
    """Paid items before which, by due date, the debtor has nothing open: oldest-first finds them too.

    One currency a debtor, so that the debtor alone decides.
    """
    first_open = np.full(int(trade.debtor.max(initial=-1)) + 1, np.datetime64("2999-01-01"))
    rows = np.flatnonzero(trade.open_kurus > 0)
    np.minimum.at(first_open, trade.debtor[rows], trade.due[rows])
    return np.asarray((trade.open_kurus == 0) & (trade.due < first_open[trade.debtor]))
