"""Money of a list that goes into receivables which a list called paid, beside what is open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.posting.post import Posted
from addin.importing.posting.standing import Owners
from addin.model import Notice
from addin.rules.allocation import OF_RECEIPTS, OF_RECEIVABLES, allocate
from addin.rules.counting import counting
from addin.rules.money import format_money
from addin.rules.rows import currencies, kurus, text_array, texts, whole
from addin.wording import first_few

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft
    from addin.rules.allocation import Allocation

_PAID = "paid"


def of_paid_before(posted: Posted, draft: Draft, owners: Owners, as_of: date, language: str) -> list[Notice]:
    """New receipts that name nothing and pay a closed receivable while another one is open.

    Whoever made up the list may not know of the closing, so the open one would be demanded whole. What pays
    a closed one to the kuruş is its own money.
    """
    size = len(posted.tables.get("receipts", ()))
    book, receipts = draft["receivables"], draft["receipts"]
    if not size or not (text_array(book["closing_reason"]) == _PAID).any():
        return []
    new = np.arange(len(receipts)) >= len(receipts) - size
    new &= text_array(receipts["receivable_id"]) == ""
    payers = {*owners.payer.debtor_id[new]} - {""}
    claims = book[[*OF_RECEIVABLES, "debtor_name", "document_no"]].assign(debtor_id=owners.claim.debtor_id)
    came = receipts[[*OF_RECEIPTS]].assign(debtor_id=owners.payer.debtor_id)
    claims = claims[claims["debtor_id"].isin(payers)].reset_index(drop=True)
    ours = came["debtor_id"].isin(payers).to_numpy()
    came, new = came[ours].reset_index(drop=True), new[ours]
    named = _named(claims, came, new, allocate(claims, counting(claims, came, as_of).of(came)), language)
    told = {"n": len(named), "named": first_few(named, between="; ")}
    return [Notice("import_paid_before", told)] if named else []


def _named(
    claims: pd.DataFrame, came: pd.DataFrame, new: Bools, found: Allocation, language: str
) -> list[str]:
    """Payer, money and the closed receivable of each such payment."""
    flow, unit = found.flow, currencies(claims)
    owner = text_array(claims["debtor_id"]) + " " + unit
    open_ = {*owner[whole(found.open_kurus) > 0]}
    into = text_array(claims["closing_reason"])[flow.taker] == _PAID
    into &= np.append(new, np.zeros(len(claims), dtype=bool))[flow.giver] & np.isin(
        owner[flow.taker], [*open_]
    )
    into &= flow.kurus < kurus(claims)[flow.taker]
    names, numbers, ids = (texts(claims, key) for key in ("debtor_name", "document_no", "receivable_id"))
    return [
        f"{names[at]} {format_money(int(money), str(unit[at]), language=language)} → {numbers[at] or ids[at]}"
        for at, money in zip(flow.taker[into].tolist(), flow.kurus[into], strict=True)
    ]
