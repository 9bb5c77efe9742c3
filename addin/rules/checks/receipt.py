"""Checks of receipts, and of rows that name one receivable."""

from __future__ import annotations

import numpy as np

from addin.model import Finding, Objects, Rows
from addin.rules.checks.context import (
    Bools,
    Context,
    Frames,
    amounts,
    at,
    days,
    found,
    money_words,
    place_of,
    repeats,
)
from addin.rules.counting import clearings
from addin.rules.rows import BASE_CURRENCY, combine, currencies, find, texts

_NAMING = ("receipts", "promises", "contacts")


def dates(frames: Frames, context: Context) -> list[Finding]:
    """receipt_in_future, receipt_before_receivable. Details: `issued`.

    A receipt that names a receivable is held against its issue date, another one against the first
    issue date of the debtor; where a receivable has no issue date its due date does not stand in.
    """
    rows, receivables = frames["receipts"], frames["receivables"]
    received, issued = days(rows, "received_on"), days(receivables, "issue_date")
    place = place_of(receivables, "receivable_id", texts(rows, "receivable_id"))
    start = np.where(place >= 0, at(issued, place, np.datetime64("NaT", "D")), _first_issue(frames, context))
    early = (received < start) & (texts(rows, "reversal") == "")
    return [
        *found("receipt_in_future", "receipts", "received_on", rows, received > context.today),
        *found("receipt_before_receivable", "receipts", "received_on", rows, early, issued=start),
    ]


def _first_issue(frames: Frames, context: Context) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    """The debtor's first issue date for each receipt; NaT where one of the receivables has none."""
    import pandas as pd

    receivables = frames["receivables"]
    owner = context.debtors_of("receivables", frames).position
    debtor = context.debtors_of("receipts", frames).position
    issued = pd.Series(days(receivables, "issue_date").astype("datetime64[s]"))
    by_owner = issued.groupby(owner)
    known = by_owner.count() == by_owner.size()
    first = by_owner.min().where(known)
    first = first[first.index >= 0]
    return first.reindex(debtor).to_numpy(dtype="datetime64[D]")


def designations(frames: Frames, context: Context) -> list[Finding]:
    """designated_receivable_of_other_debtor: the named receivable is another's, or there is none.

    Receipts, promises and contacts can name one. Details: `owner`, whose it is, or "-".
    """
    findings = []
    receivables = context.debtors_of("receivables", frames)
    for table in _NAMING:
        frame, debtor = frames[table], context.debtors_of(table, frames).position
        named = texts(frame, "receivable_id")
        place = place_of(frames["receivables"], "receivable_id", named)
        owner = at(receivables.position, place, -1)
        wrong = (named != "") & (debtor >= 0) & ((place < 0) | ((owner >= 0) & (owner != debtor)))
        names = at(receivables.debtor_name, place, "")
        findings += found(
            "designated_receivable_of_other_debtor",
            table,
            "receivable_id",
            frame,
            wrong,
            owner=np.where(names == "", "-", names),
        )
    return findings


def overpayments(frames: Frames, context: Context) -> list[Finding]:
    """overpayment: part of a receipt that no receivable took. Details: `over`.

    Not told again where the reason is the currency, or that the debtor is not known.
    """
    rows = frames["receipts"]
    credit = amounts(rows["credit_kurus"])
    known = context.debtors_of("receipts", frames).position >= 0
    over = (credit > 0) & known & ~_foreign(frames, context)
    words = money_words(np.where(over, credit, 0).astype(np.int64), currencies(rows), context, over)
    return found("overpayment", "receipts", "amount_kurus", rows, over, over=words)


def duplicates(frames: Frames, context: Context) -> list[Finding]:
    """duplicate_receipt: same debtor, day, amount and currency as an earlier row. Details: `other`.

    Refunds and cancelled or bounced rows repeat their receipt by nature and do not count.
    """
    rows = frames["receipts"]
    debtor, day = context.debtors_of("receipts", frames).position, days(rows, "received_on")
    amount = amounts(rows["amount_kurus"])
    counts = (debtor >= 0) & ~np.isnat(day) & (amount > 0) & (texts(rows, "reversal") == "")
    keys = combine(debtor, day, amount, currencies(rows))
    later, first = repeats(keys, counts, texts(rows, "receipt_id"))
    other = at(texts(rows, "receipt_id"), first, "")
    return found("duplicate_receipt", "receipts", "amount_kurus", rows, later, other=other)


def cheques_received_twice(frames: Frames, context: Context) -> list[Finding]:
    """cheque_received_twice: a paper's clearing that was entered as a new paper; it counts as clearing.

    See `rules.counting`. One that names the claim says so itself. Details: `other`, the claim that it clears.
    """
    rows, claims = (
        frames[table].assign(debtor_id=context.debtors_of(table, frames).debtor_id)
        for table in ("receipts", "receivables")
    )
    claim = clearings(claims, rows)
    other = at(texts(claims, "receivable_id"), claim, "")
    silent = (claim >= 0) & (texts(rows, "receivable_id") != other)
    return found("cheque_received_twice", "receipts", "channel", rows, silent, other=other)


def refunds(frames: Frames, context: Context) -> list[Finding]:
    """refund_without_receipt: more was given back than had come in up to that day.

    Counted per debtor and currency; on one day receipts come before refunds. Cancelled and bounced
    rows count nothing.
    """
    import pandas as pd

    rows = frames["receipts"]
    reversal = texts(rows, "reversal")
    debtor, refund = context.debtors_of("receipts", frames).position, reversal == "refund"
    amount = np.abs(np.nan_to_num(amounts(rows["amount_kurus"])))
    signed = np.where(refund, -amount, np.where(reversal == "", amount, 0.0))
    group = combine(debtor, currencies(rows))
    order = np.lexsort((refund, days(rows, "received_on"), group))
    balance = np.empty(len(rows))
    balance[order] = pd.Series(signed[order]).groupby(group[order]).cumsum()
    bare = refund & (debtor >= 0) & (balance < 0)
    return found("refund_without_receipt", "receipts", "amount_kurus", rows, bare)


def foreign_currency(frames: Frames, context: Context) -> list[Finding]:
    """foreign_currency_mismatch: the receipt's currency is not that of what it should pay.

    Against the named receivable, else against all currencies the debtor owes or owed in: balances are
    kept and allocated inside one currency.
    """
    rows = frames["receipts"]
    findings = found("foreign_currency_mismatch", "receipts", "currency", rows, _foreign(frames, context))
    for finding in findings:
        finding.values[finding.values == ""] = BASE_CURRENCY  # an empty cell is as good as its word
    return findings


def _foreign(frames: Frames, context: Context) -> Bools:
    rows, receivables = frames["receipts"], frames["receivables"]
    own, owed = currencies(rows), currencies(receivables)
    place = place_of(receivables, "receivable_id", texts(rows, "receivable_id"))
    debtor, owner = (context.debtors_of(table, frames).position for table in ("receipts", "receivables"))
    pairs = _numbers(owner, owed, debtor, own)
    stranger = (find(pairs[1], pairs[0]) < 0) & np.isin(debtor, owner[owner >= 0]) & (debtor >= 0)
    return np.asarray(np.where(place >= 0, at(owed, place, "") != own, stranger), dtype=bool)


def _numbers(owner: Rows, owed: Objects, debtor: Rows, own: Objects) -> tuple[Rows, Rows]:
    """Debtor and currency as one number, common to both tables."""
    both = combine(np.append(owner, debtor), np.append(owed, own))
    return both[: len(owner)], both[len(owner) :]


CHECKS = (dates, designations, overpayments, duplicates, cheques_received_twice, refunds, foreign_currency)
