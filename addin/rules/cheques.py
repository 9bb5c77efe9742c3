"""Cheques and notes: paper that settles an invoice and stands as a claim until it is cleared.

A cheque or note is taken on account of payment: the old debt lives on only when the paper is not
honoured (TBK 133: giving a note for a debt is no novation unless agreed). So the invoice is settled
by the paper, the paper is a receivable with its own due date, and a bounced paper undoes both.

Two records may speak of one paper: the receipt (channel cheque / note) and the linked receivable
(document type cheque / note, source = the invoice). They are paired by debtor, currency and amount,
and by source = designation; an empty source or designation fits any. Oldest with oldest; a cancelled
receipt is paired last, so that the entry which replaced it keeps the claim.

A bounce may be a row of its own beside the receipt: one without claim undoes the debtor's live receipt
of its channel, currency and amount on or before its day; the one that belongs to the receivable which
the bounce names, else the oldest. A bounce dated after the claim began leaves the claim to the receipt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.rules.flow import Side, take
from addin.rules.rows import (
    PAPER,
    UNDATED,
    Bools,
    Ints,
    combine,
    currencies,
    days,
    effective_due,
    find,
    groups,
    is_among,
    issued_on,
    kurus,
    place_in_group,
    ranks,
    texts,
)

if TYPE_CHECKING:
    import pandas as pd

    from addin.rules.allocation import Allocation

__all__ = ["PAPER", "Papers", "concerned", "missing_linked_receivables", "named_receivable", "pair_papers"]


@dataclass(frozen=True, slots=True)
class Papers:
    """Positions count rows from 0 (not the index).

    One entry a receipt: `claim` the linked receivable (-1: none), `undone` (bounced on the claim's
    side, or by a later row). One entry a receivable: `source` the receivable it was given for (-1:
    none), `transfers` (it settles its source itself, as no receipt speaks of it), `void` (no claim any
    more, since the paper bounced or its receipt was cancelled), `paper` (a cheque or note).
    """

    claim: Ints
    undone: Bools
    source: Ints
    transfers: Bools
    void: Bools
    paper: Bools


def pair_papers(receivables: pd.DataFrame, receipts: pd.DataFrame) -> Papers:
    """Pair the cheque receipts with the claims that stand for them; see the module for the rule."""
    claims, rows = concerned(receivables, receipts)
    if not (len(claims) or len(rows)):
        return _none(len(receivables), len(receipts))
    few = _pair_few(receivables.iloc[claims], receipts.iloc[rows])
    position = np.append(claims, -1)
    return Papers(
        claim=_spread(position[few.claim], rows, len(receipts), -1),
        undone=_spread(few.undone, rows, len(receipts), False),
        source=_spread(position[few.source], claims, len(receivables), -1),
        transfers=_spread(few.transfers, claims, len(receivables), False),
        void=_spread(few.void, claims, len(receivables), False),
        paper=_spread(few.paper, claims, len(receivables), False),
    )


def _none(receivables: int, receipts: int) -> Papers:
    """Of rows among which there are no papers."""
    claim, source = np.full(receipts, -1), np.full(receivables, -1)
    undone, nothing = np.zeros(receipts, dtype=bool), np.zeros(receivables, dtype=bool)
    return Papers(claim, undone, source, nothing.copy(), nothing.copy(), nothing)


def concerned(receivables: pd.DataFrame, receipts: pd.DataFrame) -> tuple[Ints, Ints]:
    """Positions of the receivables and receipts that papers can touch: mostly few of all.

    Papers, what they were given for or name, and whatever else names one of these claims.
    """
    ids, source = texts(receivables, "receivable_id"), texts(receivables, "source_receivable_id")
    named = texts(receipts, "receivable_id")
    claims = np.isin(texts(receivables, "document_type"), PAPER) | (source != "")
    rows = np.isin(texts(receipts, "channel"), PAPER) | ((named != "") & is_among(named, ids[claims]))
    if claims.any() or rows.any():
        claims |= is_among(ids, np.append(source[claims], named[rows]))
    return np.flatnonzero(claims), np.flatnonzero(rows)


def _spread(values: npt.NDArray[Any], places: Ints, size: int, else_: Any) -> npt.NDArray[Any]:
    whole = np.full(size, else_)
    whole[places] = values
    return whole


def _pair_few(receivables: pd.DataFrame, receipts: pd.DataFrame) -> Papers:
    of_claim, of_receipt = groups(receivables, receipts)
    source = named_receivable(receivables, texts(receivables, "source_receivable_id"), of_claim, of_claim)
    source[source == np.arange(len(source))] = -1
    paper = np.isin(texts(receivables, "document_type"), PAPER)
    reversal = texts(receipts, "reversal")
    named = named_receivable(receivables, texts(receipts, "receivable_id"), of_claim, of_receipt)
    claim = _pair(receivables, receipts, paper, source, named, of_claim, of_receipt)
    paired = np.zeros(len(receivables), dtype=bool)
    paired[claim[claim >= 0]] = True
    closing = texts(receivables, "closing_reason")
    bounced = closing == "bounced"
    void = bounced & paper & (paired | (source >= 0))
    undone = (claim >= 0) & np.append(bounced, False)[claim]
    undone |= _bounced_later(receipts, of_receipt, claim, undone, named, source)
    void[claim[(claim >= 0) & (undone | np.isin(reversal, ("bounced", "cancelled")))]] = True
    transfers = paper & ~paired & (source >= 0) & ~np.isin(closing, ("bounced", "wrong_record"))
    transfers &= (kurus(receivables) > 0) & ~_in_circle(source)
    return Papers(claim, undone, source, transfers, void, paper)


def _bounced_later(
    receipts: pd.DataFrame, of_receipt: Ints, claim: Ints, undone: Bools, named: Ints, source: Ints
) -> Bools:
    """Receipts that a bounce in a row of its own undoes; first those whose claim says so too."""
    reversal = texts(receipts, "reversal")
    papers = np.isin(texts(receipts, "channel"), PAPER) & (kurus(receipts) > 0) & (of_receipt >= 0)
    bounces = papers & (reversal == "bounced") & (claim < 0)
    hit: Bools = np.zeros(len(receipts), dtype=bool)
    if not bounces.any():
        return hit
    live, key = papers & (reversal == ""), combine(of_receipt, kurus(receipts), texts(receipts, "channel"))
    day, ids = days(receipts["received_on"]), texts(receipts, "receipt_id")
    rank, turn = ranks(~undone, day, ids), ranks(day, ids)
    of_invoice = np.append(source, -1)[claim]

    def earlier(receipt: Ints, bounce: Ints) -> Bools:
        return np.asarray(day[receipt] <= day[bounce], dtype=bool)

    def its_own(receipt: Ints, bounce: Ints) -> Bools:
        meant = named[bounce]
        same = (named[receipt] == meant) | (of_invoice[receipt] == meant) | (claim[receipt] == meant)
        return np.asarray((meant >= 0) & same & earlier(receipt, bounce), dtype=bool)

    for allowed in (its_own, earlier):
        both = take(Side((live & ~hit).astype(np.int64), key, rank), Side(bounces * 1, key, turn), allowed)
        hit[both.giver] = True
        bounces[both.taker] = False
    return hit


def named_receivable(receivables: pd.DataFrame, named: np.ndarray, of_claim: Ints, of_row: Ints) -> Ints:
    """Position of the receivable that each row names, of the same debtor and currency, else -1."""
    ids = texts(receivables, "receivable_id")
    found = np.full(len(named), -1, dtype=np.int64)
    rows = np.flatnonzero((named != "") & (of_row >= 0))
    if len(rows):
        keys = combine(np.append(of_claim, of_row[rows]), np.append(ids, named[rows]))
        rank = ranks(days(effective_due(receivables)), kurus(receivables))
        found[rows] = find(keys[len(ids) :], keys[: len(ids)], rank)
    return found


def _pair(
    receivables: pd.DataFrame,
    receipts: pd.DataFrame,
    paper: Bools,
    source: Ints,
    designation: Ints,
    of_claim: Ints,
    of_receipt: Ints,
) -> Ints:
    amount = np.concatenate([kurus(receivables), kurus(receipts)])
    count = len(receivables)
    group = np.concatenate([of_claim, of_receipt])
    same_sum = combine(group, amount)
    same_source = combine(same_sum, np.concatenate([source, designation]))
    taken_on = days(issued_on(receivables))
    claim_rank = ranks(taken_on, texts(receivables, "receivable_id"))
    receipt_rank = ranks(days(receipts["received_on"]), texts(receipts, "receipt_id"))
    reversal = texts(receipts, "reversal")
    wanted = np.isin(texts(receipts, "channel"), PAPER) & (reversal != "refund")
    wanted &= (amount[count:] > 0) & (of_receipt >= 0)
    free = paper & (amount[:count] > 0) & (of_claim >= 0)
    pairs = np.full(len(receipts), -1, dtype=np.int64)
    for live in (wanted & (reversal != "cancelled"), wanted & (reversal == "cancelled")):
        for key, left, right in (
            (same_source, designation >= 0, source >= 0),
            (same_sum, designation < 0, np.ones(count, dtype=bool)),
            (same_sum, designation >= 0, source < 0),
        ):
            rows, claims = np.flatnonzero(live & left & (pairs < 0)), np.flatnonzero(free & right)
            found = _match(key[count:][rows], receipt_rank[rows], key[claims], claim_rank[claims])
            pairs[rows] = np.append(claims, -1)[found]
            free[pairs[rows][found >= 0]] = False
    orphan = wanted & (reversal == "") & (pairs < 0)
    if orphan.any():
        _leave_to_receipts(pairs, orphan, receivables, receipts, same_sum[count:], designation, source)
    return pairs


def _leave_to_receipts(
    pairs: Ints,
    orphan: Bools,
    receivables: pd.DataFrame,
    receipts: pd.DataFrame,
    same_sum: Ints,
    designation: Ints,
    source: Ints,
) -> None:
    """Claims that a bounce took, though the receipt which it bounces has none, go to that receipt."""
    day, begun = days(receipts["received_on"]), np.append(days(receivables["issue_date"]), UNDATED)[pairs]
    later = (texts(receipts, "reversal") == "bounced") & (pairs >= 0) & ((begun == UNDATED) | (begun < day))
    of_invoice = np.append(source, -1)[pairs]

    def fits(receipt: Ints, bounce: Ints) -> Bools:
        same = (designation[receipt] < 0) | (of_invoice[bounce] < 0)
        same |= designation[receipt] == of_invoice[bounce]
        return np.asarray(same & (day[receipt] <= day[bounce]), dtype=bool)

    turn = ranks(day, texts(receipts, "receipt_id"))
    key = combine(same_sum, texts(receipts, "channel"))
    both = take(Side(orphan * 1, key, turn), Side(later * 1, key, turn), fits)
    pairs[both.giver] = pairs[both.taker]
    pairs[both.taker] = -1


def _match(wanted: Ints, wanted_rank: Ints, keys: Ints, key_rank: Ints) -> Ints:
    """First with first, second with second of each key: position in `keys`, -1 where none is left."""
    turn = np.concatenate([place_in_group(keys, key_rank), place_in_group(wanted, wanted_rank)])
    both = combine(np.concatenate([keys, wanted]), turn)
    return find(both[len(keys) :], both[: len(keys)])


def _in_circle(source: Ints) -> Bools:
    """Rows from which following the sources never ends: papers given for each other."""
    at, step = source, source
    for _ in range(len(source).bit_length()):
        at, step = _follow(step, at), _follow(step, step)
    return at >= 0


def _follow(step: Ints, at: Ints) -> Ints:
    return np.where(at >= 0, step[at], -1)


def missing_linked_receivables(
    receivables: pd.DataFrame, receipts: pd.DataFrame, allocation: Allocation
) -> pd.DataFrame:
    """Claims that the cheque and note receipts want and nobody has entered yet.

    One row a live receipt of channel cheque / note without linked receivable, by day and number;
    columns of the table receivables, the others stay empty. The source is the receivable the receipt
    names, else the first it settled, else "". The due date is for the user: until then it is
    not known when it falls due.
    """
    import pandas as pd

    wanted = np.isin(texts(receipts, "channel"), PAPER) & (allocation.papers.claim < 0)
    wanted &= (
        (texts(receipts, "reversal") == "") & ~allocation.papers.undone & (texts(receipts, "debtor_id") != "")
    )
    order = np.argsort(ranks(days(receipts["received_on"]), texts(receipts, "receipt_id")))
    rows = order[(wanted & (kurus(receipts) > 0))[order]]
    of_claim, of_receipt = groups(receivables, receipts)
    source = named_receivable(receivables, texts(receipts, "receivable_id"), of_claim, of_receipt)[rows]
    first = find(rows, allocation.flow.giver)
    source = np.where(source >= 0, source, np.append(allocation.flow.taker, -1)[first])
    chosen = receipts.iloc[rows]
    return pd.DataFrame(
        {
            "debtor_id": chosen["debtor_id"].array,
            "debtor_name": chosen["debtor_name"].array,
            "document_type": chosen["channel"].array,
            "issue_date": chosen["received_on"].array,
            "amount_kurus": chosen["amount_kurus"].array,
            "currency": pd.array(currencies(chosen), dtype="str"),
            "source_receivable_id": pd.array(
                np.append(texts(receivables, "receivable_id"), "")[source], dtype="str"
            ),
        }
    )
