"""What was paid on each promise, in its time.

A promise is about money: only cash counts, and only what no later refund gave back. A cheque or note
keeps no promise; the receipt that clears it does, on its own day. A lira counts for one promise at
most:

1. A receipt that names a promise counts for that promise, and for it alone if it came too early or
   too late; what exceeds the promised amount is free again. Naming a cancelled one names none.
2. Every other lira goes to the debtor's oldest promise in the same currency that still wants it. A
   promise about one receivable takes receipts that name this receivable or none.

It counts from the day the promise was made to the promised day plus the days of grace; earlier
receipts never count. Cancelled promises take nothing. There is no public standard for part payment
and grace: both are settings of the firm. `rules.live.status` says from the sum whether it was kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.rules.cash import kept_cash_kurus
from addin.rules.flow import Flow, Side, join, pour, take
from addin.rules.rows import (
    UNDATED,
    Bools,
    Ints,
    combine,
    days,
    find,
    groups,
    kurus,
    kurus_column,
    ranks,
    texts,
)
from addin.rules.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class PromisePayments:
    """`paid_kurus`: Int64 with the promises' index, 0 where nothing was paid in time.

    `flow`: giver = position of the receipt, taker = position of the promise, kuruş.
    """

    paid_kurus: pd.Series[int]
    flow: Flow


@dataclass(frozen=True, slots=True)
class _Promises:
    kurus: Ints
    group: Ints
    rank: Ints
    first_day: Ints
    last_day: Ints
    receivable: Ints  # -1: about all that the debtor owes


@dataclass(frozen=True, slots=True)
class _Cash:
    kurus: Ints
    group: Ints
    rank: Ints
    day: Ints
    receivable: Ints  # -1: names none
    promise: Ints  # -1: names none


def pay_promises(promises: pd.DataFrame, receipts: pd.DataFrame, settings: Settings) -> PromisePayments:
    """Match receipts to promises; see the module for the rule.

    >>> import pandas as pd
    >>> day = lambda *texts: pd.to_datetime(pd.Series(texts))
    >>> made = pd.DataFrame({"promise_id": ["S-1", "S-2"], "debtor_id": "B-1", "currency": "",
    ...     "made_on": day("2026-03-01", "2026-03-05"), "promised_for": day("2026-03-10", "2026-03-20"),
    ...     "amount_kurus": pd.array([500, 500], "Int64"), "receivable_id": "",
    ...     "cancelled": pd.array([None, None], "boolean")})
    >>> paid = pd.DataFrame({"receipt_id": ["T-1"], "debtor_id": "B-1", "currency": "", "channel": "",
    ...     "received_on": day("2026-03-09"), "amount_kurus": pd.array([700], "Int64"), "reversal": "",
    ...     "receivable_id": "", "promise_id": ""})
    >>> pay_promises(made, paid, Settings()).paid_kurus.tolist()
    [500, 200]
    """
    wants, cash = _sides(promises, receipts, settings)
    named = _pay_named(wants, cash)
    flow = join(named, _pay_oldest(wants, cash, named))
    return PromisePayments(kurus_column(flow.taken(len(promises)), promises.index), flow)


def _sides(promises: pd.DataFrame, receipts: pd.DataFrame, settings: Settings) -> tuple[_Promises, _Cash]:
    of_promise, of_receipt = groups(promises, receipts)
    count, ids = len(promises), texts(promises, "promise_id")
    named = np.concatenate([texts(promises, "receivable_id"), texts(receipts, "receivable_id")])
    receivable = np.where(named == "", -1, combine(named))
    first, last = days(promises["made_on"]), days(promises["promised_for"])
    rank = ranks(first, last, ids, kurus(promises))
    valid = (first < UNDATED) & (last < UNDATED) & ~_cancelled(promises)
    amount = np.maximum(kurus(promises), 0) * valid
    wants = _Promises(amount, of_promise, rank, first, last + settings.grace_days, receivable[:count])
    day, kept = days(receipts["received_on"]), kept_cash_kurus(receipts)
    named = np.concatenate([ids, texts(receipts, "promise_id")])
    group = np.concatenate([of_promise, of_receipt])
    keys = combine(group, named)
    keys[(named == "") | (group < 0)] = -2
    promise = np.where(keys[count:] < 0, -1, find(keys[count:], keys[:count], rank))
    promise = np.where(np.append(valid, False)[promise], promise, -1)
    rank = ranks(day, texts(receipts, "receipt_id"), kept, promise)
    return wants, _Cash(kept, of_receipt, rank, day, receivable[count:], promise)


def _cancelled(promises: pd.DataFrame) -> Bools:
    return np.asarray(promises["cancelled"].to_numpy(dtype=bool, na_value=False), dtype=bool)


def _in_time(wants: _Promises, cash: _Cash, receipt: Ints, promise: Ints) -> Bools:
    day = cash.day[receipt]
    return np.asarray((day >= wants.first_day[promise]) & (day <= wants.last_day[promise]), dtype=bool)


def _named_in_time(wants: _Promises, cash: _Cash) -> Bools:
    named = cash.promise >= 0
    named[named] = _in_time(wants, cash, np.flatnonzero(named), cash.promise[named])
    return named


def _pay_named(wants: _Promises, cash: _Cash) -> Flow:
    every = np.arange(len(wants.kurus))
    stock = cash.kurus * _named_in_time(wants, cash)
    return pour(Side(stock, cash.promise, cash.rank), Side(wants.kurus, every, every))


def _pay_oldest(wants: _Promises, cash: _Cash, named: Flow) -> Flow:
    untimely = (cash.promise >= 0) & ~_named_in_time(wants, cash)
    free = (cash.kurus - named.given(len(cash.kurus))) * ~untimely
    wanted = wants.kurus - named.taken(len(wants.kurus))

    def allowed(receipt: Ints, promise: Ints) -> Bools:
        about, names = wants.receivable[promise], cash.receivable[receipt]
        fits = (about < 0) | (names < 0) | (about == names)
        return np.asarray(fits & _in_time(wants, cash, receipt, promise), dtype=bool)

    return take(Side(free, cash.group, cash.rank), Side(wanted, wants.group, wants.rank), allowed)
