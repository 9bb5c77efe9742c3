"""What was promised, who brought money, whom to call next, who is risky."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.draft import Draft
from addin.messages import catalogue
from addin.model import Objects
from addin.parameters import read_text
from addin.renewal.entries import Effective
from addin.renewal.money import Money
from addin.renewal.review import fill_live
from addin.rules.attribution import attribute
from addin.rules.contacts import is_contact
from addin.rules.followup import next_actions, work_list
from addin.rules.promises import pay_promises
from addin.rules.risk import read_points, reason_texts, risk
from addin.rules.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.balances import Balances


def settle_promises(draft: Draft, frames: Effective, as_of: date, settings: Settings) -> None:
    """Paid amounts and statuses of promises; the contact that each receipt is attributed to."""
    paid = pay_promises(frames["promises"], frames["receipts"], settings)
    draft.fill("promises", "paid_kurus", paid.paid_kurus)
    fill_live(draft, ("promises",), as_of, settings)
    brought = attribute(frames["receipts"], frames["contacts"], frames["promises"], paid, settings)
    draft.fill("receipts", "attributed_contact_id", brought.contact_id)


def settle_actions(draft: Draft, frames: Effective, as_of: date, settings: Settings) -> None:
    """Last contact and next action of each debtor, and the statuses that follow."""
    contacts, ids = frames["contacts"], draft["debtors"]["debtor_id"]
    happened = contacts[is_contact(contacts, as_of)]
    last = happened.groupby("debtor_id")["contacted_at"].max().dt.normalize()
    draft.fill("debtors", "last_contact_on", last.reindex(ids).to_numpy())
    actions = next_actions(contacts).reindex(ids)
    draft.fill("debtors", "next_action", actions["next_action"].to_numpy(dtype=object))
    draft.fill("debtors", "next_action_date", actions["next_action_date"].to_numpy())
    fill_live(draft, ("debtors",), as_of, settings)


def work_of_day(
    draft: Draft, frames: Effective, balances: Balances, as_of: date, settings: Settings
) -> pd.DataFrame:
    """The work list of the day (`rules.followup.work_list`)."""
    debtors = draft["debtors"]
    has_open = balances.by_debtor["has_open"].reindex(debtors["debtor_id"]).fillna(False)
    return work_list(
        debtors,
        frames["contacts"],
        frames["promises"],
        draft["people"],
        draft["receivables"],
        has_open=has_open.to_numpy(dtype=bool),
        as_of=as_of,
        settings=settings,
    )


def settle_risk(draft: Draft, frames: Effective, money: Money, as_of: date) -> Objects:
    """Points and class of each debtor; gives the reasons in words, three a debtor."""
    judged = risk(
        frames,
        allocation=money.allocation,
        balances=money.balances,
        as_of=as_of,
        table=read_points(read_text("risk_points.csv")),
    )
    draft.fill("debtors", "risk_points", judged.points)
    draft.fill("debtors", "risk_class", judged.risk_class)
    sentences = catalogue(draft.ledger.language)["risk"]
    return reason_texts(judged.codes, judged.numbers, sentences, judged.months)
