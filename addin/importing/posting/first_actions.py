"""Debtors that an import brings get somebody in charge and a day on which they are first called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.draft import Draft
from addin.gone import next_ids
from addin.importing.evidence.cells import Texts
from addin.importing.layouts.reader import Dates
from addin.rules.contacts import is_open
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, add_at, combine, currencies, find, kurus, text_array, without
from addin.rules.workdays import add_workdays, calendar, next_workday

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


OWED = ("", "bounced")  # closing reasons of what is still owed
LONGEST = 3650  # days to come: no call is planned farther ahead


@dataclass(frozen=True, slots=True)
class Owed:
    """By position of the debtor, in kuruş: what the import brings, and what he owes that is overdue.

    `since`: the day, counted from 1970, from which on a call about any of it makes sense.
    """

    kurus: Ints
    overdue: Ints
    since: Ints


def owed_by(debtors: pd.DataFrame, owner: Ints, new: Mapping[str, pd.DataFrame]) -> Ints:
    """What each debtor owes by the new rows, in kuruş; what came in closed or was paid does not count.

    `owner`: of each new receivable, as a position in `debtors`.

    >>> import pandas as pd
    >>> bills = pd.DataFrame({"amount_kurus": [500, 300, 200], "currency": "TRY",
    ...     "closing_reason": ["", "paid", "paid"]})
    >>> debtors = pd.DataFrame({"debtor_id": ["B-1", "B-2"]})
    >>> owed_by(debtors, np.array([0, 0, 1]), {"receivables": bills}).tolist()
    [500, 0]
    """
    bills, receipts = new["receivables"], new.get("receipts")
    open_ = kurus(bills) * np.isin(text_array(bills["closing_reason"]), OWED)
    owners, unit, amount = [owner], [currencies(bills)], [open_]
    if receipts is not None:
        owners.append(find(text_array(receipts["debtor_id"]), text_array(debtors["debtor_id"])))
        unit.append(currencies(receipts))
        amount.append(-kurus(receipts))
    owner = np.concatenate(owners)
    key = combine(owner, np.concatenate(unit))
    sums = add_at(key, np.concatenate(amount), int(key.max(initial=-1)) + 1)
    owner_of = np.zeros(len(sums), dtype=np.int64)
    owner_of[key] = owner
    return add_at(owner_of, np.maximum(sums, 0), len(debtors))


def plan_first_actions(
    draft: Draft,
    owed: Owed,
    per_day: int,
    as_of: date,
    action: str,
    notes: Texts,
    idle: Ints,
    called: Ints,
) -> tuple[Ints, Dates]:
    """Append a plan for each debtor who owes by this import and has none, the largest overdue debts first.

    The planned debtors come back by position, and the days. `owed`: of the draft's debtors, `notes`: what
    is known about the debts before the first call. Who has nothing due yet is called when he has. A person
    gets at most `per_day` a working day, those of `called` on the first one among them. Who has nobody in
    charge is shared out among the collectors; so are those of `idle`.
    """
    today = np.datetime64(as_of, "D")
    ahead = np.clip(owed.since - int(today.astype(np.int64)), 0, LONGEST)
    chosen = _without_plan(draft, owed, ahead)
    nothing = chosen[:0], np.zeros(0, dtype="datetime64[D]")
    if per_day <= 0:
        return nothing
    owners = share_out(draft, np.append(chosen, idle))[: len(chosen)]
    if not len(chosen):
        return nothing
    most = int(ahead[chosen].max()) + (len(chosen) + len(called)) // per_day + 2
    known = working_days(draft, today, most)
    first = np.searchsorted(known, today + ahead[chosen])
    days = known[_turns(owners, first, share_out(draft, called), per_day)]
    append_plans(draft, chosen, owners, today, days, action, notes[chosen])
    return chosen, days


def _without_plan(draft: Draft, owed: Owed, ahead: Ints) -> Ints:
    """Those whom no open action names: the soonest to call first, by what is overdue, then owed, falling."""
    contacts = draft["contacts"]
    planned = np.zeros(0, dtype=np.int64)
    if len(contacts):
        who = resolve_debtors(draft["debtors"], contacts).position
        planned = who[is_open(contacts)]
    left = without(np.flatnonzero(owed.kurus > 0), planned)
    return left[np.lexsort((-owed.kurus[left], -owed.overdue[left], ahead[left]))]


def share_out(draft: Draft, chosen: Ints) -> Texts:
    """The person in charge of each; collectors take turns where there is nobody.

    Where nobody is called a collector those of no other task are.
    """
    owners = text_array(draft["debtors"]["owner"])
    names, tasks = (text_array(draft["people"][column]) for column in ("person", "person_role"))
    collectors = names[(names != "") & (tasks == ("collector" if "collector" in tasks else ""))]
    bare = chosen[owners[chosen] == ""]
    if len(collectors) and len(bare):
        owners[bare] = collectors[np.arange(len(bare)) % len(collectors)]
        draft.fill("debtors", "owner", owners)
    return owners[chosen]


def _turns(owners: Texts, first: Ints, before: Texts, per_day: int) -> Ints:
    """The working day of each, `first` or later: at most so many a person, those of `before` at the start.

    >>> _turns(np.array(["A", "A", "A"], dtype=object), np.array([0, 0, 5]), np.array(["A"]), 2).tolist()
    [0, 1, 5]
    """
    import pandas as pd

    wanted = np.append(np.zeros(len(before), dtype=np.int64), first) * per_day
    people = pd.Series(np.append(before, owners))
    at = people.groupby(people).cumcount()
    place = pd.Series(wanted - at).groupby(people).cummax() + at
    return np.asarray(place, dtype=np.int64)[len(before) :] // per_day


def working_days(draft: Draft, first: np.datetime64, count: int) -> Dates:
    """So many from the first one on, rising."""
    holidays, steps = calendar(draft["holidays"]), np.arange(count)
    if holidays is None:
        return np.busday_offset(first, steps, roll="forward")
    start = next_workday(np.full(1, first), holidays)
    days = add_workdays(np.full(count, start[0]), steps, holidays)
    unknown = np.isnat(days)
    last = days[~unknown][-1:] if not unknown.all() else np.full(1, first)
    # Beyond the table of holidays weekends alone are known.
    more = np.busday_offset(last, np.arange(int(unknown.sum())) + (not unknown.all()), roll="forward")
    days[unknown] = more
    return days


def append_plans(
    draft: Draft,
    chosen: Ints,
    owners: Texts,
    today: np.datetime64,
    days: Dates,
    action: str,
    notes: Texts,
) -> None:
    """Plans for debtors by position, behind those that this import has made already.

    Made today, whenever they are due: what is planned or agreed later comes after them.
    """
    import pandas as pd

    debtors = draft["debtors"]
    made = len(draft["contacts"]) - len(draft.ledger["contacts"])
    draft.append(
        "contacts",
        pd.DataFrame(
            {
                "contact_id": next_ids(draft.ledger, "contacts", made + len(chosen))[made:],
                "debtor_id": text_array(debtors["debtor_id"])[chosen],
                "debtor_name": text_array(debtors["debtor_name"])[chosen],
                "contacted_at": np.full(len(chosen), today).astype("datetime64[s]"),
                "contacted_by": owners,
                "result": "plan",
                "summary": notes,
                "next_action": action,
                "next_action_date": pd.Series(days).astype("datetime64[s]").to_numpy(),
            }
        ),
    )
