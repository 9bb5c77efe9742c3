"""Which receipt pays which receivable, and what stays open.

Order of payment between several debts (Source: TBK 101-102, Law 6098): the debt that the debtor
names, else the one shown on the receipt; without either the debt that fell due first. So here:

1. A receipt goes to the receivable it names, up to what that one asks for.
2. Cash of exactly the amount of a cheque or note, that came on its due date or later, is its own money;
   one closed as paid takes such a receipt of any day.
3. The rest goes to the same debtor's receivables in the same currency by effective due date (due,
   else issue date; undated last; equal ones by receivable number). Cheques and notes come before
   other receipts, and pay no cheque or note that they do not name.
   Cheques and notes in hand come last, as they are presented for their whole amount: money that went
   into one would be lost when it is cashed. After them those cashed; a bounced one is a debt like others.
4. What then is left is credit on the receipt; it flows on as soon as the debtor owes again.

Left out: TBK 102 puts the debt pursued first before the oldest, splits between debts due on one day,
and takes the least secured of debts not yet due; name the receivable where that matters. Interest and
costs before principal (TBK 100) is not worked out here: these are principal amounts.

What counts: `cancelled` and `bounced` receipts count nothing. A `refund`, or a negative amount, gives
money back: from the debtor's credit first, then out of the receivable it names, then out of what was
allocated last. Credit notes, offsets and exchange differences settle like money; cheques and notes as
`rules.cheques` says. A receipt without debtor, or a negative, missing or debtorless receivable takes
no part; a negative one lowers the open sum as it does in Excel's SUM.

Closed receivables are not open; what their receipts paid stays counted, the rest is `closed_kurus`.
`paid` takes its turn like an open one (the money that paid it is among the receipts); `waived`,
`written_off`, `replaced` keep only receipts that name them; `wrong_record` keeps none. `bounced`
closes a paper that was given for another receivable; one that stands alone stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.rules.cash import NOT_CASH, signed_kurus
from addin.rules.cheques import PAPER, Papers, named_receivable, pair_papers
from addin.rules.flow import Flow, Side, join, pour, take
from addin.rules.rows import (
    UNDATED,
    Bools,
    Ints,
    combine,
    days,
    effective_due,
    given,
    groups,
    issued_on,
    kurus,
    kurus_column,
    ranks,
    texts,
)

if TYPE_CHECKING:
    import pandas as pd

CLOSING = ("paid", "waived", "written_off", "wrong_record", "replaced")
# The columns that it reads.
OF_RECEIVABLES = (
    "receivable_id", "debtor_id", "currency", "issue_date", "due_date", "amount_kurus", "document_type",
    "closing_reason", "source_receivable_id",
)  # fmt: skip
OF_RECEIPTS = (
    "receipt_id", "debtor_id", "received_on", "amount_kurus", "currency", "channel", "receivable_id",
    "reversal",
)  # fmt: skip
IN_HAND, CASHED = 1, 2
NAMED_ONLY = ("waived", "written_off", "replaced", "wrong_record")


@dataclass(frozen=True, slots=True)
class Allocation:
    """Columns are Int64 with the index of their frame; sums are in each row's own currency.

    Receivables: amount = settled + closed + open, missing where the amount is missing.
    `transfer_credit_kurus`: what a cheque without receipt gave beyond all debts.
    Receipts: what the row counts for (refunds negative, void rows 0) = allocated + credit.
    `links`: one row a payment; receipt and receivable are index labels, kurus below 0 where a refund
    took back; receipt -1 where the cheque in `transfer` (index label, else -1) settles its source.
    `flow`: the same as positions, receivables that transfer counted on after the receipts.
    """

    open_kurus: pd.Series[int]
    settled_kurus: pd.Series[int]
    closed_kurus: pd.Series[int]
    transfer_credit_kurus: pd.Series[int]
    allocated_kurus: pd.Series[int]
    credit_kurus: pd.Series[int]
    links: pd.DataFrame
    flow: Flow
    papers: Papers


@dataclass(frozen=True, slots=True)
class _Money:
    """What comes in: one entry a receipt, then one a receivable (a cheque that transfers, else 0)."""

    kurus: Ints
    refund: Ints
    group: Ints
    rank: Ints
    names: Ints
    paper: Bools
    cash: Bools
    day: Ints

    def side(self, kurus: Ints, which: Bools | None = None, *, by: Ints | None = None) -> Side:
        return Side(kurus if which is None else kurus * which, self.group if by is None else by, self.rank)


@dataclass(frozen=True, slots=True)
class _Debt:
    """What is asked for: one entry a receivable.

    `turn`: as `turns` says. `whole_from`: the day from which money of its whole amount is its own.
    """

    kurus: Ints
    group: Ints
    rank: Ints
    named_only: Bools
    paper: Bools
    turn: Ints
    whole_from: Ints


def allocate(receivables: pd.DataFrame, receipts: pd.DataFrame) -> Allocation:
    """Allocate all receipts to all receivables; see the module for the rule.

    Frames as in the schema; row and column order do not matter. Give ids first: rows that are equal
    in everything that orders them are taken as they stand.

    >>> import pandas as pd
    >>> day = lambda *texts: pd.to_datetime(pd.Series(texts))
    >>> owed = pd.DataFrame({"receivable_id": ["A-1", "A-2"], "debtor_id": "B-1", "currency": "",
    ...     "due_date": day("2026-02-01", "2026-01-01"), "issue_date": day(None, None),
    ...     "amount_kurus": pd.array([10000, 5000], "Int64"), "document_type": "invoice",
    ...     "closing_reason": "", "source_receivable_id": ""})
    >>> paid = pd.DataFrame({"receipt_id": ["T-1"], "debtor_id": "B-1", "currency": "TRY",
    ...     "received_on": day("2026-02-10"), "amount_kurus": pd.array([7000], "Int64"),
    ...     "channel": "cash", "reversal": "", "receivable_id": ""})
    >>> allocate(owed, paid).open_kurus.tolist()
    [8000, 0]
    """
    papers = pair_papers(receivables, receipts)
    group, of_receipt = groups(receivables, receipts)
    coming = _money(receivables, receipts, papers, group, of_receipt)
    debt = _debt(receivables, papers, group)
    paid = _pay(coming, debt)
    flow = join(paid, _give_back(coming, debt, paid))
    return _result(receivables, receipts, papers, coming, flow)


def _money(
    receivables: pd.DataFrame, receipts: pd.DataFrame, papers: Papers, group: Ints, of_receipt: Ints
) -> _Money:
    signed = np.concatenate([signed_kurus(receipts, papers.undone), kurus(receivables) * papers.transfers])
    given_on = days(issued_on(receivables))
    names = named_receivable(receivables, texts(receipts, "receivable_id"), group, of_receipt)
    names = np.concatenate([names, papers.source])
    channel = texts(receipts, "channel")
    # What comes of receivables has to be ranked only where one transfers.
    size = len(signed) if papers.transfers.any() else len(receipts)
    rank = np.zeros(len(signed), dtype=np.int64)
    day = np.concatenate([days(receipts["received_on"]), given_on])
    rank[:size] = ranks(
        day[:size],
        np.concatenate([texts(receipts, "receipt_id"), texts(receivables, "receivable_id")])[:size],
        signed[:size],
        names[:size],
    )
    paper = np.concatenate([np.isin(channel, PAPER), papers.transfers])
    cash = np.concatenate([~np.isin(channel, NOT_CASH), np.zeros(len(receivables), dtype=bool)])
    both = np.concatenate([of_receipt, group])
    return _Money(np.maximum(signed, 0), np.maximum(-signed, 0), both, rank, names, paper, cash, day)


def _debt(receivables: pd.DataFrame, papers: Papers, group: Ints) -> _Debt:
    closing = texts(receivables, "closing_reason")
    asked = kurus(receivables) * ~(papers.void | (closing == "wrong_record"))
    due, turn = days(effective_due(receivables)), turns(receivables)
    rank = ranks(turn, due, texts(receivables, "receivable_id"), kurus(receivables), closing)
    named_only = np.isin(closing, NAMED_ONLY)
    whole_from = np.where(turn == CASHED, np.iinfo(np.int64).min, due)
    return _Debt(np.maximum(asked, 0), group, rank, named_only, papers.paper, turn, whole_from)


def turns(receivables: pd.DataFrame) -> Ints:
    """When each takes money that names nothing: 0 debts, 1 cheques and notes in hand, 2 those cashed.

    >>> import pandas as pd
    >>> turns(pd.DataFrame({"document_type": ["invoice", "cheque", "note", "cheque"],
    ...     "closing_reason": ["", "", "paid", "bounced"]})).tolist()
    [0, 1, 2, 0]
    """
    closing = texts(receivables, "closing_reason")
    stands = np.isin(texts(receivables, "document_type"), PAPER) & (closing != "bounced")
    return np.where(stands, np.where(closing == "paid", CASHED, IN_HAND), 0)


def _pay(coming: _Money, debt: _Debt) -> Flow:
    """By name, whole papers by their own money, cheques and notes by age, then all other money by age."""
    rows = np.arange(len(debt.kurus))
    flows = [pour(coming.side(coming.kurus, by=coming.names), Side(debt.kurus, rows, rows))]
    flows.append(_whole_papers(coming, debt, flows[0]))
    for paper in (True, False):
        so_far = join(*flows)
        left = coming.kurus - so_far.given(len(coming.kurus))
        asked = (debt.kurus - so_far.taken(len(rows))) * ~debt.named_only
        if paper:
            asked = asked * ~debt.paper
        givers = coming.side(left, coming.paper == paper)
        flows.append(pour(givers, Side(asked, debt.group, debt.rank)))
    return join(*flows)


def _whole_papers(coming: _Money, debt: _Debt, named: Flow) -> Flow:
    """Cheques and notes that cash of exactly their amount pays: the earliest due by the earliest receipt."""
    papers = (debt.turn > 0) & ~debt.named_only & (debt.kurus > 0) & (named.taken(len(debt.kurus)) == 0)
    money = coming.cash & (coming.names < 0) & (coming.kurus > 0) & (coming.group >= 0)
    if not (papers.any() and money.any()):
        return join()
    key = combine(np.append(coming.group, debt.group), np.append(coming.kurus, debt.kurus))
    of_money, of_paper = np.split(key, [len(coming.kurus)])
    return take(
        Side(coming.kurus * money, of_money, coming.rank),
        Side(debt.kurus * papers, of_paper, debt.rank),
        lambda receipt, paper: (
            (coming.day[receipt] != UNDATED) & (coming.day[receipt] >= debt.whole_from[paper])
        ),
    )


def _give_back(coming: _Money, debt: _Debt, paid: Flow) -> Flow:
    """Refunds: out of credit, then out of the named receivable, then out of the newest payments."""
    size = len(coming.kurus)
    refund = coming.refund
    if not refund.any():
        return join()
    credit = coming.kurus - paid.given(size)
    refund = refund - pour(coming.side(refund), Side(credit, coming.group, -coming.rank)).given(size)
    newest = ranks(-coming.rank[paid.giver], -debt.rank[paid.taker])
    by_name = pour(coming.side(refund, by=coming.names), Side(paid.kurus, paid.taker, newest))
    rest = paid.kurus - by_name.taken(len(paid.kurus))
    by_age = pour(coming.side(refund - by_name.given(size)), Side(rest, coming.group[paid.giver], newest))
    back = join(by_name, by_age)
    return Flow(back.giver, paid.taker[back.taker], -back.kurus)


def _result(
    receivables: pd.DataFrame, receipts: pd.DataFrame, papers: Papers, coming: _Money, flow: Flow
) -> Allocation:
    amount, missing = kurus(receivables), ~given(receivables)
    settled = flow.taken(len(receivables))
    closed = np.isin(texts(receivables, "closing_reason"), CLOSING) | papers.void
    rest = amount - settled
    allocated = flow.given(len(coming.kurus))
    credit = coming.kurus - coming.refund - allocated
    count = len(receipts)
    return Allocation(
        open_kurus=kurus_column(rest * ~closed, receivables.index, missing),
        settled_kurus=kurus_column(settled, receivables.index, missing),
        closed_kurus=kurus_column(rest * closed, receivables.index, missing),
        transfer_credit_kurus=kurus_column(credit[count:], receivables.index),
        allocated_kurus=kurus_column(allocated[:count], receipts.index, ~given(receipts)),
        credit_kurus=kurus_column(credit[:count], receipts.index, ~given(receipts)),
        links=_links(receivables, receipts, flow),
        flow=flow,
        papers=papers,
    )


def _links(receivables: pd.DataFrame, receipts: pd.DataFrame, flow: Flow) -> pd.DataFrame:
    import pandas as pd

    label = receipts.index.to_numpy(dtype=np.int64)
    of_claim = receivables.index.to_numpy(dtype=np.int64)
    nobody = np.full(len(receipts), -1)
    return pd.DataFrame(
        {
            "receipt": np.concatenate([label, np.full(len(of_claim), -1)])[flow.giver],
            "transfer": np.concatenate([nobody, of_claim])[flow.giver],
            "receivable": of_claim[flow.taker],
            "kurus": flow.kurus,
        }
    )
