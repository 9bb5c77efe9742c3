"""Days that stand alone: a promise where no due date is told, the one day of a list of balances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from addin.importing.columns.doubtful_days import BUSINESS, days_of, is_before_due
from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import wholly_days
from addin.importing.evidence.day_words import days_told, says_promise
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_DUE = {"due_date", "due_days"}
_CHEQUE = re.compile(r"\bcek\b|\bcekin\b|cheque|check")
_OWED = {"amount", "open_amount", "debit", "issue_date"}
_CALLED = {"days_overdue", "contacted_at", "next_action", "bucket", "filed_on"}  # owed since long
_LAST = re.compile(r"\b(?:son|last|next)\b")
_LAST_FIRST = re.compile(r"^(?:en )?son ")
_WE_TOOK = re.compile(r"aldi(?:k\b|gimiz)")
_LAST_BOUGHT = re.compile(r"alis|alim|satis|fatura|mal\b|servis|purchase|sale|invoice")
_NO_ISSUE = re.compile(
    r"odeme|odedi|odeyec|verec|getirec|tahsil|aran|arama|gorus|soz|pay|paid|call|vade|muhlet|kadar|gecerli"
    r"|bitis|bitim|bitiyor|bitec|biter|dogum|birth|uye|abone|guncel|expir|son gun|son tarih|\b(?:due|end)\b"
)
_BEGINS = re.compile(r"basla|\bstart\b")
_YEAR = np.timedelta64(366, "D")


def with_promised_day(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The day on which somebody will pay is the due date where no other is told: so a shop agrees on it.

    Where he was called, or a balance is owed since long, "Söz Tarihi" is another day than that.
    """
    fields = {guess.field for guess in guesses}
    told = [guess for guess in guesses if guess.field == "promised_for"]
    agreed = [guess for guess in told if not says_promise(guess.header)]
    told = agreed if len(agreed) == 1 else told
    if len(told) != 1 or fields & _DUE or not fields & _OWED or not wholly_days(_cells(told[0], table)):
        return guesses
    if says_promise(told[0].header) and (fields & _CALLED or not _is_later(told[0], guesses, table)):
        return guesses
    due = replace(told[0], field="due_date", confidence=max(SURE, told[0].confidence))
    return [due if guess is told[0] else guess for guess in guesses]


def _is_later(due: Mapped, guesses: list[Mapped], table: SourceTable) -> bool:
    """Whether the day of each debt stands beside it, and is not after it."""
    began = [guess for guess in guesses if guess.field in ("issue_date", "other_day")]
    return is_before_due(began, [replace(due, field="due_date")], table)


def with_day_of_cheque(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """The day of a cheque is the one from which it is presented, if another does not stand beside it.

    Source: TCC (6102) art. 795, 796: a cheque falls due at sight, its days run from the one written on it.
    """
    fields = {guess.field for guess in guesses}
    told = [guess for guess in guesses if guess.field == "issue_date"]
    if "cheque_no" not in fields or fields & _DUE or len(told) != 1:
        return guesses
    days = days_of(table, told[0].column)
    if not _CHEQUE.search(fold(told[0].header)) and not (days > np.datetime64(as_of)).any():
        return guesses
    return [replace(each, field="due_date") if each in told else each for each in guesses]


def with_day_by_time(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """The only days under a header for either, "Ne zaman", are those of the debts where all are past.

    Where one is still to come they are the due dates.
    """
    told = [guess for guess in guesses if set(fields_of(guess.header)[0]) == {"issue_date", "due_date"}]
    others = {guess.field for guess in guesses if guess not in told}
    if len(told) != 1 or others & {"issue_date", "other_day", "promised_for", *_DUE}:
        return guesses
    days = days_of(table, told[0].column)
    if not wholly_days(_cells(told[0], table)) or np.isnat(days).all():
        return guesses
    field = "due_date" if (days > np.datetime64(as_of)).any() else "issue_date"
    sure = replace(told[0], field=field, confidence=SURE)
    return [sure if guess is told[0] else guess for guess in guesses]


def unknown_days(field: str, guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """Columns of days under headers that nobody knows, or is near another only ("Hasat"), as this field."""
    used = {guess.column for guess in guesses}
    return [
        Mapped(field, at, title, SURE)
        for at, title in enumerate(table.headers)
        if at not in used and title and fields_of(title)[1] < SURE and wholly_days(sample(table.columns[at]))
    ]


def with_past_day(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """The only days of a list, whatever its header, are the document's where none is still to come.

    Terms in days beside them count from them. What began long ago may have been owed for later months.
    """
    fields = {guess.field for guess in guesses}
    if fields & {"issue_date", "other_day", "due_date"}:
        return guesses
    found = [each for each in unknown_days("issue_date", guesses, table) if _may_be_issue(each.header)]
    if len(found) != 1:
        return guesses
    days = days_of(table, found[0].column)
    days = days[~np.isnat(days)]
    today = np.datetime64(as_of)
    past = len(days) > 0 and bool((days <= today).all())
    old = bool(_BEGINS.search(fold(found[0].header)) and (days < today - _YEAR).any())
    return [*guesses, *found] if past and not old else guesses


def _may_be_issue(header: str) -> bool:
    folded = fold(header)
    bought = any(word in folded for word in BUSINESS) or bool(_LAST_BOUGHT.search(folded))
    took = days_told(_LAST_FIRST.sub("", folded)) == ("issue_date",)  # "En son ne zaman aldı"
    bought |= took and not _WE_TOOK.search(folded)  # what we took last is money
    return not _NO_ISSUE.search(folded) and (bought or not _LAST.search(folded))


def _cells(guess: Mapped, table: SourceTable) -> list[object]:
    return sample(table.columns[guess.column])
