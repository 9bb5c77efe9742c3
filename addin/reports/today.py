"""Bugün: whom to call now, why, and what was said last."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say
from addin.model import Link, Place, column_letters
from addin.rules.identifiers import phone
from addin.rules.rows import currencies, texts
from addin.schema import TABLES
from addin.text import fold
from addin.wording import amount

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

BESIDE = ("foreign", "called", "bounced", "promise", "promise_paid")
PROMISED = ("broken_promise", "promise_due")


def today_body(
    work: pd.DataFrame,
    debtors: pd.DataFrame,
    usual: pd.Series[Any],
    places: Callable[[str], Place],
    language: str,
) -> pd.DataFrame:
    """Body of the sheet from the work list (`rules.followup.work_list`), with links to the debtors' rows.

    Who owes in a currency without rate alone has no open amount: 0 would be untrue.

    `usual`: what to do with a debtor who has no action, by debtor_id; a call where it says nothing. Who
    stands in for somebody is shown with his name behind.
    """
    rows = debtors.drop_duplicates("debtor_id").reset_index(names="row").set_index("debtor_id")
    place, word = places("debtors"), say("today.go", language)
    at = rows["row"].reindex(work["debtor_id"]).to_numpy(dtype=np.int64)
    idea = usual.reindex(work["debtor_id"]).fillna("").replace("", say("today.call", language))
    planned = (work["what"] != "no_action") | (work["action"] != "")
    body = work.reset_index(drop=True).assign(
        action=np.where(planned, work["action"], idea),
        priority=np.arange(1, len(work) + 1),
        phone=phone.in_groups(rows["phone"].reindex(work["debtor_id"]).to_numpy(dtype=object)),
        debtor_name=rows["debtor_name"].reindex(work["debtor_id"]).to_numpy(),
        open_kurus=work["open_kurus"].where(work["open_kurus"] > 0).array,
        overdue_kurus=work["overdue_kurus"].where(work["open_kurus"] > 0).array,
    )
    links = np.empty(len(work), dtype=object)
    links[:] = [
        row_link(place, row, one, word) for row, one in zip(at.tolist(), work["debtor_id"], strict=True)
    ]
    body["go"] = links
    body["person"] = [
        f"{person}{for_whom(owner, language)}" if person else ""
        for person, owner in zip(work["person"], instead_of(work, debtors), strict=True)
    ]
    return body.reindex(columns=list(TABLES["today"].keys))


def usual_actions(receivables: pd.DataFrame, stages: pd.DataFrame) -> pd.Series[Any]:
    """Safhalar's action for the furthest stage among each debtor's open receivables; index debtor_id.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"debtor_id": "B-1", "stage": ["notice", "new"], "open_kurus": [5, 5]})
    >>> stages = pd.DataFrame({"stage": ["new", "notice"], "order": [1, 5], "default_action": ["ara", "sor"]})
    >>> usual_actions(rows, stages).to_dict()
    {'B-1': 'sor'}
    """
    known = stages.drop_duplicates("stage").set_index("stage")
    owed = receivables[(receivables["open_kurus"] > 0).fillna(False)]
    order = known["order"].reindex(owed["stage"]).to_numpy(dtype=np.float64, na_value=-1)
    furthest = owed.assign(order=order).sort_values("order", kind="stable")
    furthest = furthest.drop_duplicates("debtor_id", keep="last")
    action = known["default_action"].reindex(furthest["stage"]).fillna("")
    return action.set_axis(furthest["debtor_id"])


def instead_of(work: pd.DataFrame, debtors: pd.DataFrame) -> list[str]:
    """Who is in charge of each item that a deputy does; "" where he does it himself."""
    owners = dict(zip(debtors["debtor_id"], debtors["owner"], strict=True))
    in_charge = [str(owners.get(one) or "") for one in work["debtor_id"]]
    pairs = zip(in_charge, work["person"], strict=True)
    return ["" if fold(owner) == fold(str(person)) else owner for owner, person in pairs]


def foreign_of(work: pd.DataFrame, debtors: pd.DataFrame) -> list[str]:
    """What each item's debtor owes in other currencies, as his card has it."""
    owed = dict(zip(debtors["debtor_id"], debtors["foreign_balance"], strict=True))
    return [str(owed.get(one) or "") for one in work["debtor_id"]]


def beside(
    work: pd.DataFrame, tables: Mapping[str, pd.DataFrame], language: str
) -> dict[str, pd.Series[Any]]:
    """What the digest tells of each item beyond its row: columns `BESIDE`, without index.

    `called`: whether the debtor was talked to. `bounced`: what he owes by papers that bounced; `promise`,
    `promise_paid`: the promise that was broken or is due, and what came of it; "" where there is none.
    """
    import pandas as pd

    debtors, receivables, promises = (tables[key] for key in ("debtors", "receivables", "promises"))
    called = work["debtor_id"].isin(debtors.loc[debtors["last_contact_on"].notna(), "debtor_id"])
    back = receivables[(receivables["open_kurus"] > 0) & (receivables["closing_reason"] == "bounced")]
    asked = work[work["what"].isin(PROMISED)].set_index("debtor_id")["due_on"]
    day = asked[~asked.index.duplicated()].reindex(promises["debtor_id"]).to_numpy()
    said = promises[(promises["promised_for"].dt.normalize().to_numpy() == day) & _stands(promises)]
    return {
        "foreign": pd.Series(foreign_of(work, debtors), dtype="str"),
        "called": called.reset_index(drop=True),
        "bounced": _sums(back, "open_kurus", work, language),
        "promise": _sums(said, "amount_kurus", work, language),
        "promise_paid": _sums(said, "paid_kurus", work, language),
    }


def _stands(promises: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Promises that are still talked about."""
    return ~np.isin(texts(promises, "status"), ("kept", "cancelled"))


def _sums(rows: pd.DataFrame, column: str, work: pd.DataFrame, language: str) -> pd.Series[Any]:
    """The sum of each item's debtor in words, one amount a currency."""
    import pandas as pd

    units = pd.Series(currencies(rows), index=rows.index)
    sums = rows[column].fillna(0).groupby([rows["debtor_id"], units]).sum()
    said: dict[str, list[str]] = {}
    for (debtor, unit), kurus in zip(sums.index.tolist(), sums.tolist(), strict=True):
        said.setdefault(debtor, []).append(amount(int(kurus), unit, language))
    return pd.Series([", ".join(said.get(one, ())) for one in work["debtor_id"]], dtype="str")


def day_after(debtors: pd.DataFrame, as_of: date, person: str = "") -> tuple[date, int] | None:
    """The first later day on which somebody who owes has an action, and of how many; None: there is none.

    `debtors` as filled by this run; `person`: only those in this one's charge.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"owner": "", "open_kurus": [5, 5, 0], "foreign_balance": "",
    ...     "next_action_date": pd.to_datetime(["2026-11-24", "2026-11-23", "2026-11-22"])})
    >>> day_after(rows, date(2026, 11, 21))
    (datetime.date(2026, 11, 23), 1)
    """
    owes = (debtors["open_kurus"].fillna(0) > 0) | (texts(debtors, "foreign_balance") != "")
    mine = fold(debtors["owner"]) == fold(person) if person else owes
    planned = debtors["next_action_date"]
    later = planned[owes & mine & (planned.dt.normalize() > np.datetime64(as_of))].dt.normalize()
    if later.empty:
        return None
    first = later.min()
    return first.date(), int((later == first).sum())


def for_whom(owner: str, language: str) -> str:
    """ " (Selim Acar yerine)"; "" where nobody is stood in for."""
    return say("today.instead_of", language, name=owner) if owner else ""


def row_link(place: Place, row: int, debtor_id: str, word: str) -> Link:
    """Leads to the debtor's name wherever sorting has put the row: the formula looks the number up."""
    sheet = "'" + place.sheet.replace("'", "''") + "'"
    letters = {key: column_letters(place.columns[key]) for key in ("debtor_id", "debtor_name")}
    ids = f"{sheet}!${letters['debtor_id']}:${letters['debtor_id']}"
    wanted = re.sub(r"([~*?])", r"~\1", debtor_id).replace('"', '""')  # MATCH knows wildcards
    found = f'IFERROR(MATCH("{wanted}",{ids},0),{place.header_row})'
    doubled = sheet.replace('"', '""')  # inside the formula's text
    formula = f'"#{doubled}!{letters["debtor_name"]}"&{found}'
    return Link(f"#{sheet}!{place.cell(row, 'debtor_name')}", word, formula)
