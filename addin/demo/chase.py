"""Calls after the due date, and the promises that come out of them: whole columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from addin.demo.days import Calendar
from addin.demo.shapes import Bools, Days, Ints, Texts
from addin.demo.trade import BAD, PROMISER, SLOW, Mix, Trade

_FAR = np.datetime64("2999-01-01")
_WEEK = 6


@dataclass(slots=True)
class Calls:
    """One entry a call, by day; `item` is its receivable in the Trade, `last` the item's last call.

    `promise`: kind of the promise made in it, "" when none: kept, partly, broken, waiting, cancelled.
    `promised_for`, `promised_kurus` belong to it; `fulfils` is the number (0 or 1) of the payment that
    fulfils it, -1 when none does.
    """

    item: Ints
    day: Days
    last: Bools
    promise: Texts
    promised_for: Days
    promised_kurus: Ints
    fulfils: Ints

    def __len__(self) -> int:
        return len(self.item)


def make_calls(rng: np.random.Generator, calendar: Calendar, trade: Trade, mix: Mix) -> Calls:
    """The calls of the year in the order of their days; at most one a debtor and week."""
    item, day = _series(rng, calendar, trade, mix)
    keep = _one_a_week(rng, trade.debtor[item], day)
    item, day = item[keep], day[keep]
    order = np.lexsort((item, trade.debtor[item], day))
    item, day = item[order], day[order]
    size = len(item)
    calls = Calls(
        item,
        day,
        _last_of(item),
        np.full(size, "", dtype=object),
        np.full(size, _FAR),
        np.zeros(size, dtype=np.int64),
        np.full(size, -1, dtype=np.int64),
    )
    _promise_payments(rng, trade, calls, mix)
    _promise_in_vain(rng, calendar, trade, calls, mix)
    _promise_ahead(rng, calendar, trade, calls, mix)
    return calls


def _series(rng: np.random.Generator, calendar: Calendar, trade: Trade, mix: Mix) -> tuple[Ints, Days]:
    """Evenly spread calls from just after the due date to the settlement or the demo's day."""
    end = np.minimum(trade.settled_on, calendar.as_of)
    still = trade.open_kurus > 0
    lag = np.where(still, rng.integers(1, 16, len(end)), rng.integers(2, 9, len(end)))
    span = (end - trade.due).astype(np.int64) - 2 - lag
    chased = (span > 0) & np.isin(trade.habit, (SLOW, PROMISER, BAD))
    wished = np.clip(1 + span // 14, 1, mix.calls)
    turn = np.arange(mix.calls)
    valid = chased[:, None] & (turn < wished[:, None])
    shares = turn / np.maximum(wished - 1, 1)[:, None]
    shares[wished == 1] = 1
    noise = rng.integers(0, 3, valid.shape)
    offsets = 2 + np.round(span[:, None] * shares).astype(np.int64) - np.where(shares > 0, noise, 0)
    days = calendar.on_or_after((trade.due[:, None] + np.maximum(offsets, 1))[valid])
    item = np.repeat(np.arange(len(end)), valid.sum(axis=1))
    fits = (days < end[item]) & (days < calendar.as_of)
    return item[fits], days[fits]


def _one_a_week(rng: np.random.Generator, debtor: Ints, day: Days) -> npt.NDArray[np.int64]:
    bucket = day.astype(np.int64) // _WEEK
    order = rng.permutation(len(day))
    _, first = np.unique(np.stack([debtor[order], bucket[order]]), axis=1, return_index=True)
    return order[first]


def _last_of(item: Ints) -> Bools:
    """Last call of each receivable, the calls being in the order of days."""
    last = np.zeros(len(item), dtype=bool)
    last[len(item) - 1 - np.unique(item[::-1], return_index=True)[1]] = True
    return last


def _next_call(calls: Calls) -> Days:
    """Day of the same receivable's next call, else far away."""
    order = np.lexsort((calls.day, calls.item))
    following = np.full(len(calls), _FAR)
    same = calls.item[order][1:] == calls.item[order][:-1]
    following[order[:-1][same]] = calls.day[order[1:][same]]
    return following


def _next_payment(trade: Trade, calls: Calls) -> tuple[Ints, Days]:
    """Number and day of the receivable's first payment after the call."""
    first = trade.paid_on[0][calls.item] > calls.day
    number = np.where(first, 0, 1)
    days = np.where(first, trade.paid_on[0][calls.item], trade.paid_on[1][calls.item])
    return np.where(days < _FAR, number, -1), days


def _open_at(trade: Trade, calls: Calls) -> Ints:
    """What was open on the day of the call."""
    paid = [
        np.where(on[calls.item] <= calls.day, k[calls.item], 0)
        for on, k in zip(trade.paid_on, trade.paid_kurus, strict=True)
    ]
    return trade.kurus[calls.item] - paid[0] - paid[1]


def _promise_payments(rng: np.random.Generator, trade: Trade, calls: Calls, mix: Mix) -> None:
    """Promises that a payment of the year fulfilled, some only in part."""
    number, paid_on = _next_payment(trade, calls)
    before = (number >= 0) & (_next_call(calls) > paid_on) & (paid_on - calls.day <= np.timedelta64(28, "D"))
    chosen = before & (rng.random(len(calls)) < mix.promise * 1.6) & ~trade.disputed[calls.item]
    amount = np.choose(np.maximum(number, 0), [k[calls.item] for k in trade.paid_kurus])
    asked = _open_at(trade, calls)
    partly = chosen & (amount < asked) & (rng.random(len(calls)) < 0.5)
    calls.promise[chosen] = "kept"
    calls.promise[partly] = "partly"
    calls.promised_for[chosen] = paid_on[chosen]
    calls.promised_kurus[chosen] = np.where(partly, asked, amount)[chosen]
    calls.fulfils[chosen] = number[chosen]


def _promise_in_vain(
    rng: np.random.Generator, calendar: Calendar, trade: Trade, calls: Calls, mix: Mix
) -> None:
    """Promises whose day passed without a lira before the next call; a few were taken back."""
    following, (_, paid_on) = _next_call(calls), _next_payment(trade, calls)
    until = np.minimum(np.minimum(following, paid_on), calendar.as_of)
    room = (until - calls.day).astype(np.int64)
    chosen = (calls.promise == "") & (room >= 10) & (rng.random(len(calls)) < mix.promise * 0.3)
    chosen &= ~trade.disputed[calls.item]
    calls.promise[chosen] = "broken"
    calls.promise[chosen & (rng.random(len(calls)) < 0.1)] = "cancelled"
    calls.promised_for[chosen] = calendar.on_or_after(calls.day + rng.integers(2, 5, len(calls)))[chosen]
    calls.promised_kurus[chosen] = _round_part(rng, _open_at(trade, calls))[chosen]


def _promise_ahead(
    rng: np.random.Generator, calendar: Calendar, trade: Trade, calls: Calls, mix: Mix
) -> None:
    """Promises that wait for their day, one a debtor at most."""
    fresh = calendar.as_of - calls.day <= np.timedelta64(12, "D")
    able = fresh & calls.last & (trade.open_kurus[calls.item] > 0) & ~trade.disputed[calls.item]
    chosen = able & (calls.promise == "") & (rng.random(len(calls)) < min(1.0, mix.promise * 2))
    rows = np.flatnonzero(chosen)
    rows = rows[np.unique(trade.debtor[calls.item[rows]], return_index=True)[1]]
    calls.promise[rows] = "waiting"
    calls.promised_for[rows] = calendar.ahead(rng.integers(0, 9, len(rows)))
    calls.promised_kurus[rows] = _round_part(rng, trade.open_kurus[calls.item[rows]])


def _round_part(rng: np.random.Generator, open_kurus: Ints) -> Ints:
    """A third to all of it, in whole thousands where it is large."""
    share = rng.choice([0.35, 0.5, 0.7, 1.0], len(open_kurus))
    step = np.where(open_kurus > 2_000_000, 100_000, 10_000)
    rounded = (open_kurus * share).astype(np.int64) // step * step
    return np.where((share < 1) & (rounded > 0), rounded, open_kurus)
