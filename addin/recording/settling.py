"""What a receipt settles: receivables, promises, the contact that brought it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say
from addin.recording.up_to_date import Part
from addin.rules.allocation import turns
from addin.rules.attribution import attribute
from addin.rules.promises import pay_promises
from addin.rules.rows import BASE_CURRENCY, currencies, days, effective_due, text_array, whole
from addin.wording import amount

if TYPE_CHECKING:
    import pandas as pd

Settled = list[dict[str, Any]]


def settled_by(part: Part, rows: pd.DataFrame) -> Settled:
    """One entry a receivable, promise or contact that the new receipts reach, amounts in kuruş."""
    return [*_receivables(part, rows), *_promises_and_contacts(part, rows)]


def _receivables(part: Part, rows: pd.DataFrame) -> Settled:
    links = part.money.allocation.links
    mine = links[links["receipt"].isin(rows.index)]
    return _claims(part, mine.groupby("receivable", sort=False)["kurus"].sum())


def owed_again(before: Part, after: Part) -> Settled:
    """One entry a receivable that less is paid of than before, amounts in kuruş; no void paper."""
    then, now = before.money.allocation, after.money.allocation
    less = (then.settled_kurus - now.settled_kurus).dropna()  # of those that stand in both
    void = after.frames["receivables"].index[now.papers.void]
    return _claims(before, less[(less > 0) & ~less.index.isin(void)])


def _claims(part: Part, kurus: pd.Series[int]) -> Settled:
    claims = part.frames["receivables"]
    return [
        {
            "table": "receivables",
            "id": str(claims.at[label, "receivable_id"]),
            "document_no": str(claims.at[label, "document_no"]),
            "kurus": int(moved),
            "currency": str(claims.at[label, "currency"]) or BASE_CURRENCY,
            "closed": str(claims.at[label, "closing_reason"]) == "paid",
        }
        for label, moved in kurus.items()
    ]


def open_instead(part: Part, rows: pd.DataFrame, settled: Settled) -> str:
    """The oldest open receivable, where a receipt would go to one closed as paid and this takes it whole.

    Who pays now pays what is open: that the closed one's own money is still to come is the rarer case.
    """
    if len(rows) != 1 or not any(one["closed"] for one in settled if one["table"] == "receivables"):
        return ""
    claims, receipt = part.frames["receivables"], rows.iloc[0]
    left = whole(part.money.allocation.open_kurus) + sum(
        one["kurus"] * (text_array(claims["receivable_id"]) == one["id"])
        for one in settled
        if one["table"] == "receivables" and not one["closed"]
    )
    unit = str(receipt["currency"]) or BASE_CURRENCY
    fits = (left > 0) & (currencies(claims) == unit)
    by_age = np.lexsort((text_array(claims["receivable_id"]), days(effective_due(claims)), turns(claims)))
    first = next((place for place in by_age.tolist() if fits[place]), None)
    if first is None or left[first] < int(receipt["amount_kurus"]):
        return ""
    return str(claims["receivable_id"].iloc[first])


def _promises_and_contacts(part: Part, rows: pd.DataFrame) -> Settled:
    receipts, contacts, promises = (part.frames[key] for key in ("receipts", "contacts", "promises"))
    paid = pay_promises(promises, receipts, part.settings)
    mine = np.isin(receipts.index.to_numpy(), rows.index.to_numpy())
    chosen = mine[paid.flow.giver]
    found: Settled = [
        {
            "table": "promises",
            "id": str(promises["promise_id"].iloc[place]),
            "kurus": int(kurus),
            "currency": str(promises["currency"].iloc[place]) or BASE_CURRENCY,
        }
        for place, kurus in zip(paid.flow.taker[chosen], paid.flow.kurus[chosen], strict=True)
    ]
    brought = attribute(receipts, contacts, promises, paid, part.settings)
    names = dict.fromkeys(str(one) for one in brought.contact_id[mine] if one)
    return [*found, *({"table": "contacts", "id": name} for name in names)]


def settled_text(settled: Settled, language: str, *, back: bool) -> str:
    """One sentence for each kind of row, for terminal and notice. `back`: the money went back."""
    by_table = {
        table: [one for one in settled if one["table"] == table]
        for table in ("receivables", "promises", "contacts")
    }
    said = []
    claims = by_table["receivables"]
    closed = [one["document_no"] or one["id"] for one in claims if one["closed"]]
    if back:
        return _taken_back(claims, closed, language)
    if claims:
        lines = (_claim(one, language) for one in claims)
        said.append(say("record.settles_receivables", language, items=_joined(lines)))
    else:
        said.append(say("record.settles_nothing", language))
    if closed:
        said.append(say("record.settles_closed", language, items=_joined(closed)))
    if promises := by_table["promises"]:
        lines = (f"{one['id']} ({amount(one['kurus'], one['currency'], language)})" for one in promises)
        said.append(say("record.settles_promise", language, items=_joined(lines)))
    if contacts := by_table["contacts"]:
        items = _joined(one["id"] for one in contacts)
        said.append(say("record.settles_contact", language, items=items))
    return " ".join(said)


def _taken_back(claims: Settled, closed: list[str], language: str) -> str:
    """What is owed again; a closing is the firm's own decision and stays."""
    if not claims:
        return say("record.settles_back_nothing", language)
    opened = [_claim(one, language) for one in claims if not one["closed"]]
    said = [say("record.settles_back", language, items=_joined(opened))] if opened else []
    if closed:
        said.append(say("record.settles_back_closed", language, items=_joined(closed)))
    return " ".join(said)


def _claim(one: dict[str, Any], language: str) -> str:
    paid = amount(abs(one["kurus"]), one["currency"], language)
    if not one["document_no"]:
        return f"{one['id']}: {paid}"
    return say("record.receivable_line", language, document=one["document_no"], id=one["id"], amount=paid)


def _joined(items: Iterable[str]) -> str:
    return ", ".join(items)
