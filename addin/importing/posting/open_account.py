"""Payments of a running account that pay its open documents, and no cheque or note in the portfolio.

The account was relieved of a cheque when it was given: a transfer or a return booked there later pays what
the account still asks for. Left without a receivable it would go to what is due first, the cheque too. A
payment that came before the cheque paid what was open then: should the cheque bounce, that stays paid.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.posting.matching import Matched
from addin.model import Ledger
from addin.rules.allocation import OF_RECEIPTS, OF_RECEIVABLES, allocate
from addin.rules.cheques import PAPER, pair_papers
from addin.rules.counting import counting
from addin.rules.references import resolve_debtors
from addin.rules.rows import distinct, kurus, repeated, text_array

if TYPE_CHECKING:
    import pandas as pd


def _of_accounts(lines: Lines) -> Bools:
    """Payments in tables that tell debts and payments of accounts as they were booked."""
    booked = ~lines.demanded & ~lines.total & ~lines.card
    accounts = distinct(lines.part[booked & (lines.amount > 0)])
    return np.asarray(booked & (lines.credit > 0) & np.isin(lines.part, accounts), dtype=bool)


def name_open(
    receipts: pd.DataFrame,
    lines: Lines,
    came: Bools,
    claims: pd.DataFrame | None,
    matched: Matched,
    ledger: Ledger,
    as_of: date,
) -> Texts:
    """What each new receipt names: those of accounts the document that takes them whole, beside papers.

    `receipts`, `claims`: the new rows, those of the lines `came` last; of debtors without cheques and notes
    nothing is named.
    """
    named = text_array(receipts["receivable_id"])
    own = _of_accounts(lines)[came & lines.verdicts.taken]
    ours = np.append(np.zeros(len(receipts) - len(own), dtype=bool), own) & (named == "")
    ours &= ~np.isin(text_array(receipts["channel"]), PAPER)
    if not (ours.any() and _any_papers(receipts, claims, matched, ledger)):
        return named
    owed = all_rows("receivables", OF_RECEIVABLES, claims, ledger, matched.columns)
    paid = all_rows("receipts", OF_RECEIPTS, receipts, ledger, {})
    paper = np.isin(text_array(owed["document_type"]), PAPER)
    given = np.isin(text_array(paid["channel"]), PAPER)
    with_papers = {*owed["debtor_id"][paper], *paid["debtor_id"][given]} - {""}
    with_papers &= {*receipts["debtor_id"][ours]}
    if not with_papers:
        return named
    first = len(paid) - len(receipts)
    chosen = np.flatnonzero(paid["debtor_id"].isin(with_papers).to_numpy() & _pays_account(owed, paid))
    owed = owed[owed["debtor_id"].isin(with_papers).to_numpy() & ~paper].reset_index(drop=True)
    paid = paid.iloc[chosen].reset_index(drop=True).assign(channel="")  # a cheque waits for its day, too
    flow = allocate(owed, counting(owed, paid, as_of).of(paid)).flow
    new = chosen[np.minimum(flow.giver, len(chosen) - 1)] - first
    whole = (flow.giver < len(chosen)) & (new >= 0) & ours[np.maximum(new, 0)]
    whole[whole] = flow.kurus[whole] == kurus(paid)[flow.giver[whole]]
    named[new[whole]] = text_array(owed["receivable_id"])[flow.taker[whole]]
    return named


def _pays_account(owed: pd.DataFrame, paid: pd.DataFrame) -> Bools:
    """Receipts that are no papers which came back, and not what such a paper brought."""
    papers = text_array(owed["receivable_id"])[np.isin(text_array(owed["document_type"]), PAPER)]
    cashed = np.isin(text_array(paid["receivable_id"]), papers)
    return np.asarray(~pair_papers(owed, paid).undone & ~cashed, dtype=bool)


def _any_papers(
    receipts: pd.DataFrame, claims: pd.DataFrame | None, matched: Matched, ledger: Ledger
) -> bool:
    standing = (ledger["receivables"]["document_type"], ledger["receipts"]["channel"])
    changed = [matched.columns[key] for key in ("document_type",) if key in matched.columns]
    new = [] if claims is None else [claims["document_type"]]
    columns = (receipts["channel"], *standing, *changed, *new)
    return any(np.isin(text_array(column), PAPER).any() for column in columns)


def all_rows(
    table: str,
    keys: tuple[str, ...],
    new: pd.DataFrame | None,
    ledger: Ledger,
    changed: dict[str, pd.Series[Any]],
) -> pd.DataFrame:
    """The book's rows as the list leaves them, behind them the new ones; debtors are resolved."""
    import pandas as pd

    book = ledger[table]
    debtors = resolve_debtors(ledger["debtors"], book).debtor_id
    standing = book.assign(**changed, debtor_id=debtors)[[*keys]]
    if new is None:
        return standing
    told = {key: new[key] if key in new else repeated("", len(new)) for key in keys}
    rows = pd.DataFrame(told).astype(standing.dtypes.to_dict())
    return pd.concat([standing, rows], ignore_index=True)
