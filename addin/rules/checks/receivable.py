"""Checks of receivables: dates, document numbers, amounts, currency, cheques."""

from __future__ import annotations

import numpy as np

from addin.model import Finding, Objects, Rows
from addin.rules.checks.context import Bools, Context, Frames, amounts, at, days, found, money_words, repeats
from addin.rules.identifiers import currency, einvoice
from addin.rules.rows import BASE_CURRENCY, PAPER, combine, currencies, effective_due, texts

CURRENCIES = ("TRY", "USD", "EUR", "GBP")
_NEEDS_NUMBER = ("", "invoice", "cheque", "note")
# Several rows may share one document: each has its own due date.
_SHARES_DOCUMENT = ("instalment", "rent")
_VOID = ("wrong_record", "replaced")
_FEWEST_AMOUNTS = 3


def document_dates(frames: Frames, context: Context) -> list[Finding]:
    """due_before_issue, due_and_issue_missing. Details: `issued`."""
    rows = frames["receivables"]
    issue, due = days(rows, "issue_date"), days(rows, "due_date")
    unread = context.misfit_mask("receivables", "issue_date", rows)
    unread |= context.misfit_mask("receivables", "due_date", rows)
    neither = np.isnat(issue) & np.isnat(due) & ~unread & is_open(frames)  # a paid one needs none
    issued = rows["issue_date"].to_numpy()
    return [
        *found("due_before_issue", "receivables", "due_date", rows, due < issue, issued=issued),
        *found("due_and_issue_missing", "receivables", "due_date", rows, neither),
    ]


def document_numbers(frames: Frames, context: Context) -> list[Finding]:
    """document_no_repeated, document_no_missing, einvoice_format.

    An e-invoice number is unique in the book, any other number for its debtor and document type;
    instalments of one document differ by due date. Rows closed as wrong or replaced do not count.
    Details: `other`, the row that has the number first. Source: the e-invoice number has three
    characters, the year and nine digits (GİB, e-Fatura kılavuzu).
    """
    rows = frames["receivables"]
    number, kind = einvoice.compact(texts(rows, "document_no")), texts(rows, "document_type")
    odd = np.isin(kind, ("", "invoice")) & einvoice.is_meant(number) & ~einvoice.is_valid(number)
    missing = np.isin(kind, _NEEDS_NUMBER) & (number == "")
    missing &= ~context.misfit_mask("receivables", "document_no", rows)
    repeated, first = _repeated(frames, context, number, kind)
    other = at(texts(rows, "receivable_id"), first, "")
    return [
        *found("document_no_repeated", "receivables", "document_no", rows, repeated, other=other),
        *found("document_no_missing", "receivables", "document_no", rows, missing),
        *found("einvoice_format", "receivables", "document_no", rows, odd),
    ]


def _repeated(frames: Frames, context: Context, number: Objects, kind: Objects) -> tuple[Bools, Rows]:
    rows = frames["receivables"]
    kind = np.where(kind == "", "invoice", kind)
    debtor = context.debtors_of("receivables", frames).position
    everywhere = (kind == "invoice") & einvoice.is_valid(number)
    due = np.where(np.isin(kind, _SHARES_DOCUMENT), days(rows, "due_date"), np.datetime64("NaT"))
    file = np.where(kind == "other", texts(rows, "file_id"), "")  # offices number their files each on its own
    keys = combine(number, kind, np.where(everywhere, -1, debtor), due, file)
    counts = (number != "") & (everywhere | (debtor >= 0)) & ~np.isin(texts(rows, "closing_reason"), _VOID)
    return repeats(keys, counts, texts(rows, "receivable_id"))


def amount_outliers(frames: Frames, context: Context) -> list[Finding]:
    """amount_outlier: more than `settings.outlier_factor` times the debtor's median amount.

    Asked within one currency, from three amounts on. Details: `median`.
    """
    import pandas as pd

    rows = frames["receivables"]
    amount, codes = amounts(rows["amount_kurus"]), currencies(rows)
    debtor = context.debtors_of("receivables", frames).position
    usable = (amount > 0) & (debtor >= 0)
    groups = pd.Series(np.where(usable, amount, np.nan)).groupby(combine(debtor, codes))
    median, count = groups.transform("median").to_numpy(), groups.transform("count").to_numpy()
    high = usable & (count >= _FEWEST_AMOUNTS) & (amount > context.settings.outlier_factor * median)
    usual = money_words(np.where(high, np.nan_to_num(median), 0).astype(np.int64), codes, context, high)
    return found("amount_outlier", "receivables", "amount_kurus", rows, high, median=usual)


def currency_words(frames: Frames, context: Context) -> list[Finding]:
    """currency_unknown: neither on the list nor in the rate table. Details: `meant`, an ISO code or "-"."""
    known = {*CURRENCIES, "", *texts(frames["fx_rates"], "currency").tolist()}
    findings = []
    for table in ("receivables", "promises", "receipts", "costs"):
        typed = texts(frames[table], "currency")
        odd = ~np.isin(typed, list(known))
        if odd.any():
            meant = currency.compact(typed)
            meant[meant == ""] = "-"
            findings += found("currency_unknown", table, "currency", frames[table], odd, meant=meant)
    return findings


def rates(frames: Frames, context: Context) -> list[Finding]:
    """rate_missing: an open foreign amount without any rate up to the calculation date.

    Its lira equivalent is shown apart and added to nothing.
    """
    rows, table = frames["receivables"], frames["fx_rates"]
    codes = currencies(rows)
    usable = (days(table, "rate_date") <= context.today) & table["rate"].notna().to_numpy(dtype=bool)
    rated = {BASE_CURRENCY, *texts(table, "currency")[usable].tolist()}
    known = np.isin(codes, sorted({*CURRENCIES, *texts(table, "currency").tolist()}))
    mask = is_open(frames) & known & ~np.isin(codes, sorted(rated))
    return found("rate_missing", "receivables", "currency", rows, mask)


def is_open(frames: Frames) -> Bools:
    """Receivables of which something is still to be paid, as far as is known."""
    rows = frames["receivables"]
    left = amounts(rows["open_kurus"])
    unknown = np.isnan(left) & (texts(rows, "closing_reason") == "")
    return np.asarray((left > 0) | unknown, dtype=bool)


def late_cheques(frames: Frames, context: Context) -> list[Finding]:
    """cheque_presented_late: a month after the date on a cheque nothing of it has been cleared.

    Only a hint: which period holds depends on the places of issue and payment. Source: TTK 796, ten
    days at the same place, one month at another place, three months from another continent.
    """
    import pandas as pd

    claims = frames["receivables"]
    rows = claims.assign(due_date=effective_due(claims))  # the day that the sentence tells
    last = (rows["due_date"] + pd.DateOffset(months=1)).to_numpy(dtype="datetime64[D]")
    amount = amounts(rows["amount_kurus"])
    left = amounts(rows["open_kurus"])
    uncleared = (left >= amount) & (texts(rows, "closing_reason") == "")
    late = (texts(rows, "document_type") == "cheque") & (last < context.today) & uncleared
    return found("cheque_presented_late", "receivables", "due_date", rows, late)


def undated_papers(frames: Frames, context: Context) -> list[Finding]:
    """paper_due_missing: an open cheque or note of which only the day it was given is known."""
    rows = frames["receivables"]
    bare = rows["due_date"].isna().to_numpy() & rows["issue_date"].notna().to_numpy()
    bare &= np.isin(texts(rows, "document_type"), PAPER) & is_open(frames)
    bare &= ~context.misfit_mask("receivables", "due_date", rows)
    return found("paper_due_missing", "receivables", "due_date", rows, bare)


CHECKS = (
    document_dates,
    document_numbers,
    amount_outliers,
    currency_words,
    rates,
    late_cheques,
    undated_papers,
)
