"""Which receipt pays which receivable, and what each debtor owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from addin.draft import Draft
from addin.renewal.entries import Effective, Entries, number_rows, resolve_all, stamp_time
from addin.rules.allocation import Allocation, allocate
from addin.rules.balances import Balances, debtor_balances, debtor_credits, last_receipt_on
from addin.rules.cash import cash_kurus, counts
from addin.rules.cheques import missing_linked_receivables
from addin.wording import amount

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Money:
    """Allocation and balances of one run; `cheques_opened`: ids of claims appended for cheque receipts."""

    allocation: Allocation
    credits: pd.DataFrame
    balances: Balances
    cheques_opened: tuple[str, ...]


def settle_money(draft: Draft, entries: Entries, frames: Effective, as_of: date, now: datetime) -> Money:
    """Allocate, then fill what follows from it in Alacaklar, Tahsilatlar and Borçlular."""
    allocation = allocate(frames["receivables"], frames["receipts"])
    missing = missing_linked_receivables(frames["receivables"], frames["receipts"], allocation)
    if len(missing):
        draft.append("receivables", missing)
        number_rows(draft, "receivables", entries)
        stamp_time(draft, "receivables", now)
        resolve_all(draft, entries)
        allocation = allocate(frames["receivables"], frames["receipts"])
    receivables, receipts = frames["receivables"], frames["receipts"]
    opened = tuple(receivables["receivable_id"].tolist()[len(receivables) - len(missing) :])
    draft.fill("receivables", "open_kurus", allocation.open_kurus)
    draft.fill("receipts", "allocated_kurus", allocation.allocated_kurus)
    draft.fill("receipts", "credit_kurus", allocation.credit_kurus.where(allocation.credit_kurus != 0))
    credits = debtor_credits(receivables, receipts, allocation)
    balances = debtor_balances(receivables, allocation.open_kurus, credits, draft["fx_rates"], as_of)
    _fill_debtors(draft, frames, balances)
    return Money(allocation, credits, balances, opened)


def _fill_debtors(draft: Draft, frames: Mapping[str, pd.DataFrame], balances: Balances) -> None:
    ids = draft["debtors"]["debtor_id"]
    owed = balances.by_debtor.reindex(ids)
    for column in ("open_kurus", "overdue_kurus"):
        draft.fill("debtors", column, owed[column].fillna(0).array)
    late = owed["oldest_overdue_days"]
    draft.fill("debtors", "oldest_overdue_days", late.where(late > 0).array)
    draft.fill(
        "debtors", "foreign_balance", foreign_balances(balances, draft.ledger.language).reindex(ids).array
    )
    receipts = frames["receipts"]
    last = last_receipt_on(receipts, counts(receipts) & (cash_kurus(receipts) > 0))
    draft.fill("debtors", "last_receipt_on", last.reindex(ids).array)


def foreign_balances(balances: Balances, language: str) -> pd.Series[Any]:
    """ "1.200,00 USD; 90,00 EUR" by debtor: what is open in other currencies, with or without a rate."""
    rows = balances.by_currency
    rows = rows[(rows["currency"] != "TRY") & (rows["open_kurus"] != 0)]
    owed = zip(rows["open_kurus"], rows["currency"], strict=True)
    worded = rows.assign(text=[amount(kurus, currency, language) for kurus, currency in owed])
    joined: pd.Series[Any] = worded.groupby("debtor_id")["text"].agg("; ".join)
    return joined
