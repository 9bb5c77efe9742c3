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
from addin.rules.rows import UNDATED, Bools, Ints, day_number, days, place_in_group, ranks, texts, whole

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
    is_open = (texts(contacts, "action_result") == "") & (texts(contacts, "closing_reason") == "")
    is_open &= (texts(contacts, "next_action") != "") | contacts["next_action_date"].notna().to_numpy()
    chosen = contacts[is_open & (texts(contacts, "debtor_id") != "")]
    newest = ranks(
        chosen["contacted_at"].to_numpy(dtype="datetime64[s]").astype(np.int64), texts(chosen, "contact_id")
    )
    chosen = chosen.iloc[np.argsort(newest)].drop_duplicates("debtor_id", keep="last")
    named = chosen.set_index("debtor_id")[["contact_id", "next_action", "next_action_date", "contacted_by"]]
    renamed: pd.DataFrame = named.rename(columns={"contacted_by": "person"})
    return renamed


def stand_ins(person: npt.ArrayLike, people: pd.DataFrame, as_of: date, team_leader: str) -> Objects:
    """Who does the work of each person on the day: the deputy while absent, the leader where nobody is named.

    A deputy who is absent as well hands on to his own deputy, a few times at most; then the leader.
    """
    names = texts(people, "person")
    today = day_number(as_of)
    first, last = days(people["absent_from"]), days(people["absent_to"])
    away = (first <= today) & ((last >= today) | (last == UNDATED))
    deputy = dict(zip(names[away].tolist(), texts(people, "deputy")[away].tolist(), strict=True))
    known: dict[Any, str] = {"": team_leader}
    chosen = np.asarray(person, dtype=object)
    for name in set(chosen.tolist()) - {""}:
        acting, seen = name, set()
        while acting in deputy and acting not in seen:
            seen.add(acting)
            acting = deputy[acting]
        known[name] = acting if acting and acting not in deputy else team_leader
    result = np.empty(len(chosen), dtype=object)
    result[:] = [known[name] for name in chosen.tolist()]
    return result


def work_list(
    debtors: pd.DataFrame,
    contacts: pd.DataFrame,
    promises: pd.DataFrame,
    people: pd.DataFrame,
    *,
    has_open: Bools,
    as_of: date,
    settings: Settings,
) -> pd.DataFrame:
    """One row a debtor to act on, most urgent first; columns of the table today without name and link.

    `debtors` as filled by this run (open_kurus, oldest_overdue_days, next_action, next_action_date);
    `has_open`: one a debtor, any currency. Order of reasons as `REASONS`, inside by open amount x days
    late. A promise that was not kept counts until the debtor was talked to after it. At most
    `today_limit` items a person are for now, the others wait.
    """
    import pandas as pd

    today = day_number(as_of)
    ids = texts(debtors, "debtor_id")
    action_day = days(debtors["next_action_date"])
    broken, due = _promise_days(ids, contacts, promises, today, settings)
    masks = {
        "broken_promise": has_open & (broken < UNDATED),
        "promise_due": has_open & (due < UNDATED),
        "late_action": action_day < today,
        "today_action": action_day == today,
        "no_action": has_open & (action_day == UNDATED),
    }
    reason = np.select(list(masks.values()), np.arange(len(masks)), len(masks))
    day = np.select(list(masks.values()), [broken, due, action_day, action_day, action_day], UNDATED)
    rows = np.flatnonzero((reason < len(masks)) & (ids != ""))
    late = np.where(day == UNDATED, whole(debtors["oldest_overdue_days"]), np.maximum(today - day, 0))
    owed = np.maximum(whole(debtors["open_kurus"]), 0)
    urgency = owed.astype(np.float64) * np.maximum(late, 1)
    rows = rows[np.lexsort((ids[rows].astype(str), -owed[rows], -urgency[rows], reason[rows]))]
    person = stand_ins(texts(debtors, "owner")[rows], people, as_of, settings.team_leader)
    turn = place_in_group(pd.factorize(person)[0].astype(np.int64), np.arange(len(rows)))
    dated = day[rows] < UNDATED
    return pd.DataFrame(
        {
            "debtor_id": ids[rows],
            "what": np.array(REASONS, dtype=object)[reason[rows]],
            "action": texts(debtors, "next_action")[rows],
            "due_on": _dates(day[rows], dated),
            "days_late": pd.arrays.IntegerArray(late[rows], np.zeros(len(rows), dtype=bool)),
            "open_kurus": debtors["open_kurus"].iloc[rows].array,
            "last_summary": last_summaries(contacts, as_of).reindex(ids[rows]).fillna("").to_numpy(),
            "person": person,
            "place": np.where(turn < settings.today_limit, "now", "waiting"),
        }
    )


def _dates(day: Ints, dated: Bools) -> npt.NDArray[np.datetime64]:
    return np.where(dated, day, np.iinfo(np.int64).min).astype("datetime64[D]").astype("datetime64[s]")


def _promise_days(
    ids: Objects, contacts: pd.DataFrame, promises: pd.DataFrame, today: int, settings: Settings
) -> tuple[Ints, Ints]:
    """For each debtor the oldest day of a promise not kept and not talked about since, and of one due now."""
    import pandas as pd

    status, owner = texts(promises, "status"), texts(promises, "debtor_id")
    promised = days(promises["promised_for"])
    over = promised + settings.grace_days
    happened = contacts[texts(contacts, "result") != "plan"]
    talked = pd.Series(days(happened["contacted_at"]), index=texts(happened, "debtor_id"))
    last = (
        talked[talked <= today]
        .groupby(level=0)
        .max()
        .reindex(owner)
        .fillna(-UNDATED)
        .to_numpy(dtype=np.int64)
    )
    broken = np.isin(status, ("broken", "partly")) & (last <= over)
    due = np.isin(status, ("waiting", "near")) & (promised <= today) & (last < promised)
    return _first_day(ids, owner, promised, broken), _first_day(ids, owner, promised, due)


def _first_day(ids: Objects, owner: Objects, day: Ints, chosen: Bools) -> Ints:
    import pandas as pd

    first = pd.Series(day[chosen], index=owner[chosen]).groupby(level=0).min()
    return first.reindex(ids).fillna(UNDATED).to_numpy(dtype=np.int64)


def last_summaries(contacts: pd.DataFrame, as_of: date) -> pd.Series[Any]:
    """What was said last to each debtor, up to the day; index debtor_id."""
    rows = contacts[(texts(contacts, "summary") != "") & (texts(contacts, "debtor_id") != "")]
    rows = rows[days(rows["contacted_at"]) <= day_number(as_of)]
    newest = ranks(
        rows["contacted_at"].to_numpy(dtype="datetime64[s]").astype(np.int64), texts(rows, "contact_id")
    )
    rows = rows.iloc[np.argsort(newest)].drop_duplicates("debtor_id", keep="last")
    said: pd.Series[Any] = rows.set_index("debtor_id")["summary"]
    return said
