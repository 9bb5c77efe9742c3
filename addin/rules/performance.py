"""Who talked, who got promises, what money came of it: by person, team, firm and month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Objects
from addin.rules.cash import cash_kurus as own_cash
from addin.rules.cash import kept_cash_kurus
from addin.rules.contacts import is_contact, is_reached
from addin.rules.rows import Ints, texts

if TYPE_CHECKING:
    import pandas as pd

FELL_DUE = ("kept", "partly", "broken")
MEASURES = (
    "contacts",
    "reached",
    "promises",
    "promises_due",
    "promises_kept",
    "collected_kurus",
    "attributed_kurus",
    "target_kurus",
    "late_actions",
)


def performance(
    contacts: pd.DataFrame,
    promises: pd.DataFrame,
    receipts: pd.DataFrame,
    people: pd.DataFrame,
    *,
    cash_kurus: npt.ArrayLike,
    owner: npt.ArrayLike,
    as_of: date,
    months: int = 12,
) -> pd.DataFrame:
    """One row a month and person, team or firm, newest month first; columns of the table performance.

    `cash_kurus`: cash of each receipt in kuruş of TL (refunds negative, no cash 0). `owner`: the person
    in charge of each receipt's debtor. Calls count for who made them; promises for who made the contact
    they came from; cash for the debtor's owner; attributed cash, less what a later refund gave back, for
    who made the contact it is attributed to. Promises fall due in the month promised. Late actions stand
    in the month of `as_of`. Rates are missing where nothing fell due, or nobody has a target.

    Source: definitions are stated on the sheet; no public standard exists for promise rates.
    """
    import pandas as pd

    cash = np.asarray(cash_kurus, dtype=np.int64)
    records = [
        *_talks(contacts, as_of),
        *_promised(promises, _callers(contacts, texts(promises, "contact_id"))),
        *_collected(receipts, contacts, cash, np.asarray(owner, dtype=object)),
    ]
    long = pd.concat(records, ignore_index=True)
    shown = [str(period) for period in pd.period_range(end=pd.Period(as_of, "M"), periods=months, freq="M")]
    long = long[long["month"].isin(shown)]
    return _sheet(pd.concat([long, _targets(people, long)], ignore_index=True), people)


def _callers(contacts: pd.DataFrame, contact_ids: Objects) -> Objects:
    """Who made each contact; "" where there is none of that number."""
    import pandas as pd

    caller = pd.Series(texts(contacts, "contacted_by"), index=texts(contacts, "contact_id"))
    caller = caller[(caller.index != "") & ~caller.index.duplicated()]
    return np.asarray(caller.reindex(contact_ids).fillna("").to_numpy(), dtype=object)


def _talks(contacts: pd.DataFrame, as_of: date) -> Iterator[pd.DataFrame]:
    import pandas as pd

    real, called, who = is_contact(contacts, as_of), contacts["contacted_at"], texts(contacts, "contacted_by")
    yield _records("contacts", called, who, real)
    yield _records("reached", called, who, real & is_reached(contacts))
    today = pd.Series(pd.Timestamp(as_of), index=contacts.index)
    yield _records("late_actions", today, who, texts(contacts, "status") == "late")


def _promised(promises: pd.DataFrame, who: Objects) -> Iterator[pd.DataFrame]:
    status, due = texts(promises, "status"), promises["promised_for"]
    yield _records("promises", promises["made_on"], who, status != "cancelled")
    yield _records("promises_due", due, who, np.isin(status, FELL_DUE))
    yield _records("promises_kept", due, who, status == "kept")


def _collected(
    receipts: pd.DataFrame, contacts: pd.DataFrame, cash: Ints, owner: Objects
) -> Iterator[pd.DataFrame]:
    paid, attributed = receipts["received_on"], texts(receipts, "attributed_contact_id")
    yield _records("collected_kurus", paid, owner, cash)
    worth = _kept(receipts, cash) * (attributed != "")
    yield _records("attributed_kurus", paid, _callers(contacts, attributed), worth)


def _kept(receipts: pd.DataFrame, lira: Ints) -> Ints:
    """The part of each receipt's lira that no refund gave back."""
    whole, kept = own_cash(receipts), kept_cash_kurus(receipts)
    part, kurus = np.flatnonzero(kept != whole), lira.copy()
    # Python's own numbers: the product of two amounts does not fit into 64 bits.
    kurus[part] = lira[part].astype(object) * kept[part] // np.where(whole[part] == 0, 1, whole[part])
    return kurus


def _records(
    measure: str, moment: pd.Series[Any], person: npt.ArrayLike, value: npt.ArrayLike
) -> pd.DataFrame:
    """What each person has in each month, as far as anything is counted."""
    import pandas as pd

    counted = np.asarray(value, dtype=np.int64)
    month = moment.to_numpy(dtype="datetime64[M]")
    rows = np.flatnonzero((counted != 0) & ~np.isnat(month))
    who = np.asarray(person, dtype=object)[rows]
    single = pd.DataFrame({"month": month[rows].astype(np.int64), "person": who, "value": counted[rows]})
    summed = single.groupby(["month", "person"], as_index=False, sort=False)["value"].sum()
    named = summed["month"].to_numpy(dtype="datetime64[M]").astype(str).astype(object)
    records: pd.DataFrame = summed.assign(month=named, measure=measure)
    return records


def _targets(people: pd.DataFrame, long: pd.DataFrame) -> pd.DataFrame:
    """Each month that is shown asks each person for the monthly target."""
    import pandas as pd

    months = sorted(long["month"].unique())
    asked = people[people["monthly_target_kurus"].notna() & (people["person"] != "")]
    return pd.DataFrame(
        {
            "month": np.repeat(months, len(asked)),
            "person": np.tile(asked["person"].to_numpy(dtype=object), len(months)),
            "measure": "target_kurus",
            "value": np.tile(asked["monthly_target_kurus"].to_numpy(dtype=np.int64), len(months)),
        }
    )


def _sheet(long: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    team = pd.Series(texts(people, "team"), index=texts(people, "person"))
    known = team[~team.index.duplicated()].astype(object)
    of_team = known.reindex(long["person"]).fillna("").set_axis(long.index)
    scopes = [
        long.assign(scope="firm", person=""),
        long.assign(scope="team", person=of_team)[of_team != ""],
        long.assign(scope="person")[long["person"] != ""],
    ]
    whole = pd.concat(scopes, ignore_index=True)
    wide = whole.pivot_table(
        "value", ["month", "scope", "person"], "measure", "sum", fill_value=0, observed=True
    )
    wide = wide.reindex(columns=list(MEASURES), fill_value=0).astype("Int64").reset_index()
    wide["promise_rate"] = _rate(wide["promises_kept"], wide["promises_due"])
    wide["target_rate"] = _rate(wide["collected_kurus"], wide["target_kurus"])
    rank = wide["scope"].map({"firm": 0, "team": 1, "person": 2})
    wide = wide.assign(rank=rank).sort_values("person", kind="stable").sort_values("rank", kind="stable")
    return wide.sort_values("month", ascending=False, kind="stable", ignore_index=True).drop(columns="rank")


def _rate(part: pd.Series[int], whole: pd.Series[int]) -> pd.Series[float]:
    return (part.astype("Float64") / whole.where(whole > 0).astype("Float64")).round(6)


def cei(opening: int, sales: int, closing: int, closing_current: int) -> float | None:
    """Collection effectiveness index as a share, 0.88 is 88 %; None when nothing could be collected.

    `opening`, `closing`: all receivables at the ends of the period; `closing_current`: those of them not
    yet due; `sales`: invoiced on credit in the period; one currency and unit. Source: Credit Research
    Foundation's index as on creditguru.com, "CEI".

    >>> cei(350, 500, 300, 225)
    0.88
    """
    reachable = opening + sales - closing_current
    return (opening + sales - closing) / reachable if reachable > 0 else None
