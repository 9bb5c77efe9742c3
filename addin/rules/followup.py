"""Whom to call next and why: every debtor who owes has a dated next action, or stands here without one.

The newest open contact row carries the debtor's next action; open means that no action result and no
closing reason stand in it. There is no second home for it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.contacts import NOT_A_CONTACT, is_contact, is_open, newest
from addin.rules.rows import (
    UNDATED,
    Bools,
    Ints,
    codes,
    day_number,
    days,
    effective_due,
    kurus,
    place_in_group,
    ranks,
    texts,
    whole,
)
from addin.text import fold, sort_key, values_through

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.settings import Settings

REASONS = ("broken_promise", "promise_due", "late_action", "today_action", "no_action")


def next_actions(contacts: pd.DataFrame) -> pd.DataFrame:
    """Next action of each debtor that has one; index debtor_id.

    Columns: contact_id, next_action, next_action_date, person (who talked). Of several open rows the
    one of the latest contact counts, then the higher number.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"contact_id": ["G-1", "G-2"], "debtor_id": "B-1", "action_result": "",
    ...     "contacted_at": pd.to_datetime(["2026-03-02 09:00", "2026-03-05 11:00"]), "closing_reason": "",
    ...     "next_action": ["ara", "ihtar çek"], "contacted_by": "Ali",
    ...     "next_action_date": pd.to_datetime(["2026-03-04", "2026-03-12"])})
    >>> next_actions(rows)["next_action"].to_dict()
    {'B-1': 'ihtar çek'}
    """
    planned = (texts(contacts, "next_action") != "") | contacts["next_action_date"].notna().to_numpy()
    chosen = newest(contacts, is_open(contacts) & planned)
    named = chosen[["contact_id", "next_action", "next_action_date", "contacted_by"]]
    renamed: pd.DataFrame = named.rename(columns={"contacted_by": "person"})
    return renamed


def absent(people: pd.DataFrame, as_of: date) -> Bools:
    """Who of Personel is away on the day: both days included, without last day for good."""
    today = day_number(as_of)
    return np.asarray((days(people["absent_from"]) <= today) & (days(people["absent_to"]) >= today))


def stand_ins(person: npt.ArrayLike, people: pd.DataFrame, as_of: date, team_leader: str) -> Objects:
    """Who does the work of each person on the day, spelled as on the sheet Personel.

    The deputy while a person is absent, his deputy while he is absent as well; the leader where nobody is
    named or nobody is left. Without `team_leader` the first person of that role leads.

    >>> import pandas as pd
    >>> away = pd.to_datetime(["2026-03-01", None]), pd.to_datetime(["2026-03-09", None])
    >>> people = pd.DataFrame({"person": ["Ali", "Işık"], "deputy": ["işık", ""], "person_role": "",
    ...     "absent_from": away[0], "absent_to": away[1]})
    >>> stand_ins(["ALİ", ""], people, date(2026, 3, 9), "Ece").tolist()
    ['Işık', 'Ece']
    """
    away = absent(people, as_of)
    names, deputies = texts(people, "person"), texts(people, "deputy")
    spelled: dict[str, str] = dict(zip(fold(names).tolist(), names.tolist(), strict=True))
    deputy: dict[str, str] = dict(zip(fold(names[away]).tolist(), deputies[away].tolist(), strict=True))
    leader = team_leader or _first_leader(people)

    def acting(name: str) -> str:
        seen: set[str] = set()
        while (key := fold(name)) in deputy:
            name = "" if key in seen else deputy[key]
            seen.add(key)
        return spelled.get(fold(name), name)

    in_charge = acting(leader) or leader
    return np.asarray(
        values_through(lambda name: acting(name) or in_charge, np.asarray(person)), dtype=object
    )


def _first_leader(people: pd.DataFrame) -> str:
    leaders = texts(people, "person")[texts(people, "person_role") == "leader"]
    return min(leaders.tolist(), key=sort_key, default="")


def work_list(
    debtors: pd.DataFrame,
    contacts: pd.DataFrame,
    promises: pd.DataFrame,
    people: pd.DataFrame,
    receivables: pd.DataFrame,
    *,
    has_open: Bools,
    as_of: date,
    settings: Settings,
) -> pd.DataFrame:
    """One row a debtor to act on, most urgent first; columns of the table today without name and link.

    `debtors` as filled by this run (open and overdue_kurus, oldest_overdue_days, next_action and its date);
    `has_open`: one a debtor, any currency. Whoever owes a bounced cheque or note comes first: it was money
    already, and the holder's time for a complaint runs. Then in the order of `REASONS`, inside by overdue
    amount x days late (of the item; of the oldest receivable where there is no action); behind them who has
    nothing overdue, by the day on which he will. Who owes nothing needs nothing, whatever action is still
    written down. A promise that was not kept, or is due, counts until the next contact after it, or until an
    action of the debtor ends after it: from then on his next action does. Whose action ended on the day
    itself is not asked for another before the next day. At most `today_limit` items a person are for now,
    the others wait. `action_days_late` is of what is to be done, `days_late` of the oldest receivable.
    """
    import pandas as pd

    today, ids = day_number(as_of), texts(debtors, "debtor_id")
    promise_days = _promise_days(ids, contacts, promises, as_of, settings)
    reason, day = _reasons(promise_days, days(debtors["next_action_date"]), today)
    rested = (reason == REASONS.index("no_action")) & np.isin(ids, _ended_on(contacts, today))
    rows = np.flatnonzero(has_open & (reason < len(REASONS)) & (ids != "") & ~rested)
    debt_late = whole(debtors["oldest_overdue_days"])
    late = np.where(day == UNDATED, debt_late, np.maximum(today - day, 0))
    rows = rows[np.argsort(_turns(debtors, receivables, reason, late, rows))]
    person = stand_ins(texts(debtors, "owner")[rows], people, as_of, settings.team_leader)
    turn = place_in_group(codes(person), np.arange(len(rows)))
    dated = day[rows] < UNDATED
    return pd.DataFrame(
        {
            "debtor_id": ids[rows],
            "what": np.array(REASONS, dtype=object)[reason[rows]],
            "action": texts(debtors, "next_action")[rows],
            "due_on": _dates(day[rows], dated),
            "action_days_late": pd.arrays.IntegerArray(late[rows], ~dated),
            "open_kurus": debtors["open_kurus"].iloc[rows].array,
            "overdue_kurus": debtors["overdue_kurus"].iloc[rows].array,
            "days_late": pd.arrays.IntegerArray(debt_late[rows], debt_late[rows] == 0),
            "last_summary": last_summaries(contacts, as_of).reindex(ids[rows]).fillna("").to_numpy(),
            "person": person,
            "place": np.where(turn < settings.today_limit, "now", "waiting"),
        }
    )


def _turns(debtors: pd.DataFrame, receivables: pd.DataFrame, reason: Ints, late: Ints, rows: Ints) -> Ints:
    """The turn of these debtors. `reason`, `late`: of each one's item."""
    ids, debt_late = texts(debtors, "debtor_id"), whole(debtors["oldest_overdue_days"])
    owed, due = (np.maximum(whole(debtors[key]), 0) for key in ("open_kurus", "overdue_kurus"))
    urgency = due.astype(np.float64) * np.maximum(late, 1)
    calm, due_on = _papers_and_days(ids, receivables)
    ahead = np.where(debt_late > 0, 0, due_on)
    return ranks(*(one[rows] for one in (calm, reason, ahead, -urgency, -owed, ids)))


def _papers_and_days(ids: Objects, receivables: pd.DataFrame) -> tuple[Bools, Ints]:
    """Of each debtor: whether no paper that bounced is owed, and the first due date of what he owes."""
    owner, unpaid = texts(receivables, "debtor_id"), kurus(receivables, "open_kurus") > 0
    back = owner[unpaid & (texts(receivables, "closing_reason") == "bounced")]
    return ~np.isin(ids, back), _first_day(ids, owner, days(effective_due(receivables)), unpaid)


def _reasons(promise_days: tuple[Ints, Ints], action_day: Ints, today: int) -> tuple[Ints, Ints]:
    """Place in `REASONS` of the first reason to act (their number: none), and the day it is about."""
    broken, due = promise_days
    holds = [broken < UNDATED, due < UNDATED, action_day < today, action_day == today, action_day == UNDATED]
    reason = np.select(holds, np.arange(len(REASONS)), len(REASONS))
    return reason, np.select(holds, [broken, due, action_day, action_day, action_day], UNDATED)


def _ended_on(contacts: pd.DataFrame, today: int) -> Objects:
    """Debtors of whom an action ended on the day."""
    ended: Objects = texts(contacts, "debtor_id")[days(contacts["action_result_date"]) == today]
    return ended


def _has_ended(contacts: pd.DataFrame, as_of: date) -> Bools:
    """Rows whose action was done, postponed or ignored up to the day."""
    dated = days(contacts["action_result_date"]) <= day_number(as_of)
    return np.asarray(dated & (texts(contacts, "action_result") != ""), dtype=bool)


def _dates(day: Ints, dated: Bools) -> npt.NDArray[np.datetime64]:
    return np.where(dated, day, np.iinfo(np.int64).min).astype("datetime64[D]").astype("datetime64[s]")


def _promise_days(
    ids: Objects, contacts: pd.DataFrame, promises: pd.DataFrame, as_of: date, settings: Settings
) -> tuple[Ints, Ints]:
    """For each debtor the first day of promises not kept, and of those due, untouched since."""
    import pandas as pd

    status, owner = texts(promises, "status"), texts(promises, "debtor_id")
    promised = days(promises["promised_for"])
    over = promised + settings.grace_days
    touched = [
        pd.Series(days(rows[column]), index=texts(rows, "debtor_id"))
        for rows, column in (
            (contacts[is_contact(contacts, as_of)], "contacted_at"),
            (contacts[_has_ended(contacts, as_of)], "action_result_date"),
        )
    ]
    last = pd.concat(touched).groupby(level=0).max().reindex(owner).fillna(-UNDATED).to_numpy(dtype=np.int64)
    broken = np.isin(status, ("broken", "partly")) & (last <= over)
    due = np.isin(status, ("waiting", "near")) & (promised <= day_number(as_of)) & (last < promised)
    return _first_day(ids, owner, promised, broken), _first_day(ids, owner, promised, due)


def _first_day(ids: Objects, owner: Objects, day: Ints, chosen: Bools) -> Ints:
    """The first day of each debtor among the chosen rows; UNDATED without one."""
    import pandas as pd

    first = pd.Series(day[chosen], index=owner[chosen]).groupby(level=0).min()
    return first.reindex(ids).fillna(UNDATED).to_numpy(dtype=np.int64)


def last_summaries(contacts: pd.DataFrame, as_of: date) -> pd.Series[Any]:
    """What was said last to each debtor, up to the day; index debtor_id.

    Before the first talk it is what the plan of that one says: notes of the list from which it came.
    """
    import pandas as pd

    told = texts(contacts, "summary") != ""
    said = newest(contacts, is_contact(contacts, as_of) & told)["summary"]
    planned = np.isin(texts(contacts, "result"), NOT_A_CONTACT) & is_open(contacts)
    known = newest(contacts, planned & told)["summary"]
    known = known[~known.index.isin(said.index)]
    whole: pd.Series[Any] = pd.concat([said, known]).sort_index() if len(known) else said
    return whole
