"""Rows of Görüşmeler from the calls: what was said, what comes next, what became of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from addin.demo import ids, names
from addin.demo.chase import Calls
from addin.demo.days import Calendar
from addin.demo.shapes import Bools, Days, Ints, Texts
from addin.demo.trade import BAD, Trade
from addin.demo.words import Words

# A debtor whose last call is older gets a fresh plan.
_STALE = np.timedelta64(30, "D")
_DAY = np.timedelta64(1, "D")
_RESULTS = ("reached", "no_answer", "call_back", "refuses", "paid")
_REASONS = ("cash_shortage", "waits_for_payment", "forgot", "other")


def contact_columns(
    rng: np.random.Generator,
    calendar: Calendar,
    words: Words,
    trade: Trade,
    calls: Calls,
    debtors: dict[str, Any],
) -> dict[str, Any]:
    """Columns of the calls in their order; the debtor's last call of late stays open if he owes."""
    debtor = trade.debtor[calls.item]
    result = _results(rng, trade, calls)
    caller = callers(calendar, debtors["owner"][debtor], calls.day)
    who = {
        "debtor_id": debtors["debtor_id"][debtor],
        "debtor_name": debtors["debtor_name"][debtor],
        "contacted_at": at_office_hours(rng, calls.day),
        "contacted_by": caller,
        "recorded_by": caller,
        "result": result,
    }
    person = debtors["debtor_kind"][debtor] == "person"
    return (
        who | _said(rng, words, trade, calls, person, result) | _aftermath(rng, calendar, words, trade, calls)
    )


def _said(
    rng: np.random.Generator, words: Words, trade: Trade, calls: Calls, person: Bools, result: Texts
) -> dict[str, Any]:
    """How and with whom it was spoken, what was said, what is to be done."""
    size, debtor = len(calls), trade.debtor[calls.item]
    silent = result == "no_answer"
    quiet = silent | (result == "paid")
    turn = rng.integers(0, 60, size)
    templates = words.pick("summaries", result + np.where(person & ~silent, "_person", ""), turn)
    officer = np.array(names.OFFICERS, dtype=object)[debtor * 5 % len(names.OFFICERS)]
    amounts = words.money(calls.promised_kurus, trade.currency[calls.item])
    return {
        "summary": words.fill(templates, officer, amounts, _promise_days(calls)),
        "next_action": words.pick("actions", result, turn),
        "channel": rng.choice(["phone", "whatsapp", "email", "visit"], size, p=[0.78, 0.12, 0.06, 0.04]),
        "direction": np.where(silent | (rng.random(size) < 0.9), "outgoing", "incoming"),
        "counterpart": np.where(silent, "", np.where(person, "debtor", _desk(rng, size))),
        "nonpayment_reason": np.where(quiet, "", _reasons(rng, trade.disputed[calls.item])),
    }


def _aftermath(
    rng: np.random.Generator, calendar: Calendar, words: Words, trade: Trade, calls: Calls
) -> dict[str, Any]:
    """When the next action was due and what became of it; `_open` where it still stands."""
    debtor = trade.debtor[calls.item]
    following, newest = _following(debtor, calls.day)
    settled = trade.settled_on[calls.item]
    ended = calls.last & (settled < calendar.as_of)
    owes = open_debtors(trade, int(trade.debtor.max(initial=-1)) + 1)[debtor]
    is_open = newest & owes & ~ended & (calendar.as_of - calls.day <= _STALE)
    done_on = np.where(ended, np.minimum(settled, following), following)
    done_on = np.where(done_on < calendar.as_of, done_on, calendar.on_or_after(calls.day + 1))
    done_on = np.minimum(done_on, calendar.back(1))
    planned = np.maximum(_planned_for(rng, calendar, calls, done_on), calls.day)
    outcome = np.where(is_open, "", rng.choice(["done", "postponed"], len(calls), p=[0.9, 0.1]))
    return {
        "next_action_date": np.where(is_open, _open_action_days(rng, calendar, calls), planned),
        "closing_reason": np.where(ended, "paid", ""),
        "action_result": outcome,
        "action_result_date": np.where(is_open, np.datetime64("NaT"), np.maximum(done_on, calls.day)),
        "action_result_reason": np.where(outcome == "postponed", words("postponed"), ""),
        "_open": is_open,
    }


def plan_columns(
    rng: np.random.Generator,
    calendar: Calendar,
    words: Words,
    trade: Trade,
    wanted: Ints,
    debtors: dict[str, Any],
) -> dict[str, Any]:
    """One plan for each wanted debtor, for the receivable that is due next."""
    size = len(wanted)
    item = _next_due(trade)[wanted]
    day = np.maximum(calendar.back(rng.integers(1, 10, size)), trade.issued[item])
    soon = calendar.ahead(rng.integers(0, 8, size))
    later = calendar.on_or_after(trade.due[item] + _DAY)
    kind, turn = ids.texts(["plan"] * size), rng.integers(0, 60, size)
    return {
        "debtor_id": debtors["debtor_id"][wanted],
        "debtor_name": debtors["debtor_name"][wanted],
        "contacted_at": at_office_hours(rng, day),
        "contacted_by": callers(calendar, debtors["owner"][wanted], day),
        "result": kind,
        "summary": words.pick("summaries", kind, turn),
        "next_action": words.pick("actions", kind, turn),
        "next_action_date": np.where(trade.due[item] < calendar.as_of, soon, later),
        "recorded_by": callers(calendar, debtors["owner"][wanted], day),
        "_item": item,
    }


def open_debtors(trade: Trade, count: int) -> Bools:
    """Which debtors owe something."""
    owes = np.zeros(count, dtype=bool)
    owes[trade.debtor[trade.open_kurus > 0]] = True
    return owes


def callers(calendar: Calendar, owners: Texts, days: Days) -> Texts:
    """The owner, or the deputy while the owner is away."""
    away = (owners == names.TEAM[1]) & (days >= calendar.back(3))
    return np.asarray(np.where(away, names.TEAM[0], owners))


def at_office_hours(rng: np.random.Generator, days: Days) -> Days:
    """The days with a time between nine and half past five, in steps of five minutes."""
    minutes = rng.integers(9 * 12, 17 * 12 + 6, len(days)) * 5
    return np.asarray(days.astype("datetime64[s]") + minutes.astype("timedelta64[m]"))


def _results(rng: np.random.Generator, trade: Trade, calls: Calls) -> Texts:
    result = rng.choice(_RESULTS, len(calls), p=[0.42, 0.28, 0.24, 0.04, 0.02]).astype(object)
    result[(result == "refuses") & (trade.habit[calls.item] != BAD)] = "reached"
    result[trade.disputed[calls.item] & (result != "no_answer")] = "disputes"
    result[calls.promise != ""] = "promised"
    return np.asarray(result)


def _following(debtor: Ints, day: Days) -> tuple[Days, Bools]:
    """Day of the same debtor's next call (far away for the last), and which calls are the last."""
    order = np.lexsort((np.arange(len(day)), day, debtor))
    following = np.full(len(day), np.datetime64("2999-01-01"))
    newest = np.ones(len(day), dtype=bool)
    same = debtor[order][1:] == debtor[order][:-1]
    following[order[:-1][same]] = day[order[1:][same]]
    newest[order[:-1][same]] = False
    return following, newest


def _planned_for(rng: np.random.Generator, calendar: Calendar, calls: Calls, done_on: Days) -> Days:
    """When what is done by now had been planned: the day it was done or a little before."""
    planned = calendar.on_or_before(done_on - rng.choice([0, 0, 0, 1, 2], len(calls)))
    check = calendar.on_or_after(calls.promised_for.clip(max=calendar.as_of) + _DAY)
    return np.where(calls.promise == "", planned, np.minimum(check, planned))


def _open_action_days(rng: np.random.Generator, calendar: Calendar, calls: Calls) -> Days:
    """After a promise the day to check it; else mostly ahead, some today, some late."""
    size = len(calls)
    draw = rng.random(size)
    ahead = calendar.ahead(rng.integers(1, 10, size))
    late = np.maximum(calendar.back(rng.integers(1, 6, size)), calls.day)
    today = calendar.ahead(np.zeros(size, dtype=np.int64))
    planned = np.where(draw < 0.25, late, np.where(draw < 0.42, today, ahead))
    check = calendar.on_or_after(_promise_days(calls) + _DAY)
    promised = np.isin(calls.promise, ("waiting", "broken"))
    return np.where(promised, np.maximum(check, calls.day), planned)


def _promise_days(calls: Calls) -> Days:
    """The promised day, else the day of the call."""
    return np.where(calls.promise == "", calls.day, calls.promised_for)


def _desk(rng: np.random.Generator, size: int) -> Texts:
    return rng.choice(["accounting", "officer"], size, p=[0.7, 0.3])


def _reasons(rng: np.random.Generator, disputed: Bools) -> Texts:
    return np.asarray(np.where(disputed, "goods_dispute", rng.choice(_REASONS, len(disputed))))


def _next_due(trade: Trade) -> Ints:
    """For each debtor the open receivable that is due first, -1 where none is open."""
    rows = np.flatnonzero(trade.open_kurus > 0)
    rows = rows[np.argsort(trade.due[rows], kind="stable")[::-1]]
    first = np.full(int(trade.debtor.max(initial=-1)) + 1, -1, dtype=np.int64)
    first[trade.debtor[rows]] = rows
    return first
