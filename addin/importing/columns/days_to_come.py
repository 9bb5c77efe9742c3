"""Days of which some are still to come: nobody has paid on them, something is due."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from addin.importing.columns.doubtful_days import days_of, is_before_due, payable_or_paid
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.unnamed import LAST_RECEIPT
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import wholly_days
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints
from addin.text import fold

_DUE = {"due_date", "due_days"}
_SOME = 0.2  # of the days are to come: one may be a typing error
_MOSTLY = 0.8  # of the rows have a usual term
_FEWEST, _MONTH = 3, 30  # rows a term, if none of it is chance; days
_TERMS = (7, 10, 14, 15, 20, 21, 28, 30, 31, 40, 45, 60, 75, 90, 100, 105, 120, 150, 180)  # days
_PAYING = re.compile(
    r"\b(?:ode|tahsil|yatir|havale|plan|bekle|termin|sot\b|s o t\b|kalan|gelecek|getir|soz|taksit|pay|due\b"
    r"|deadline|bitis|son (?:gun|tarih))"
)
_BEGINS = re.compile(r"\bbasl(?:a|ama|angic\w*)?\b|\bstart")
_ENDS = re.compile(r"\bbit(?:is|im)|\bend\b|\bexpir")
# A day on which somebody comes again: no payment is due on it.
_OTHER_VISIT = re.compile(
    r"kontrol|randevu|bakim|servis|muayene|garanti|aran|arama|gorus|police bit|sozlesme|uyelik|abonelik|dogum"
    r"|sevk|teslim|kargo|iade|check|visit|control|service|warranty|expir|contract"
)
_PAID = re.compile(r"ode|tahsil|kapa|para|valor|paid|pay|settle|clear|cash")
_PAPER = re.compile(r"\b(?:cek|cekin|keside|senet|senedin)\b|cheque|check")


def with_days_to_come(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """ "Tahsil Tarihi" is the due date where some of its days are still to come and no other is told."""
    fields = {guess.field for guess in guesses}
    told = [guess for guess in guesses if guess.field == "settled_on"]
    if len(told) != 1 or fields & {*_DUE, "paid_amount"} or not _come(told[0], table, as_of):
        return guesses
    due = replace(told[0], field="due_date", confidence=SURE)
    return [due if guess in told else guess for guess in guesses]


def with_day_of_paper(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of two days of one meaning that of a cheque, none before the other, is when it is due."""
    told = [guess for guess in guesses if guess.field == "issue_date"]
    papers = [guess for guess in told if _PAPER.search(fold(guess.header))]
    others = [guess for guess in told if guess not in papers]
    due = [replace(guess, field="due_date") for guess in papers]
    if {guess.field for guess in guesses} & _DUE or len(due) != 1 or not is_before_due(others, due, table):
        return guesses
    return [due[0] if guess in papers else guess for guess in guesses]


def with_day_it_was_taken(guesses: list[Mapped]) -> list[Mapped]:
    """The day on which a cheque or note was received is its document's: nothing was paid on it yet."""
    papers = [each for each in guesses if each.field == "issue_date" and _PAPER.search(fold(each.header))]
    fields = {guess.field for guess in guesses if guess not in papers}
    told = [guess for guess in guesses if guess.field == "settled_on"]
    told = [guess for guess in told if not _PAID.search(fold(guess.header))]
    if "cheque_no" not in fields or fields & {"paid_amount", "issue_date"} or len(told) != 1:
        return guesses
    return [replace(guess, field="issue_date") if guess in told else guess for guess in guesses]


def with_due_to_come(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """The one day below an unknown word for paying of which some are still to come is the due date."""
    paying = [each for each in _free(guesses, table) if _says_paying(each.header)]
    found = [each for each in paying if _come(each, table, as_of)]
    began = [guess for guess in guesses if guess.field == "issue_date"]
    if len(found) != 1 or (began and not is_before_due(began, found, table)):
        return guesses
    return [*guesses, *found]


def _says_paying(header: str) -> bool:
    folded = fold(header)
    return bool(_PAYING.search(folded)) and not LAST_RECEIPT.search(folded)


def with_due_by_terms(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The one day under an unknown header that stands a usual term behind its document's is the due date."""
    began = [guess for guess in guesses if guess.field == "issue_date"]
    found = _free(guesses, table)
    if len(found) != 1 or not is_before_due(began, found, table):
        return guesses
    usual = _terms(began[0], found[0], table) > 0
    return [*guesses, *found] if float(usual.mean()) >= _MOSTLY else guesses


def with_payable_by_terms(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """ "Ödeme Günü" is the due date where all its days stand one of few usual terms behind their documents.

    Nobody's payments come so.
    """
    doubtful = payable_or_paid(guesses, table)
    began = [guess for guess in guesses if guess.field == "issue_date"]
    if len(doubtful) != 1 or not is_before_due(began, doubtful, table):
        return guesses
    terms, every = _terms(began[0], doubtful[0], table), table.records.sum()
    few = 0 < len(np.unique(terms)) * _FEWEST <= len(terms)
    if not few or len(terms) < every or not (terms > 0).all():
        return guesses
    return [replace(guess, confidence=SURE) if guess in doubtful else guess for guess in guesses]


def _terms(began: Mapped, due: Mapped, table: SourceTable) -> Ints:
    """The days between both of each record that has both, 0 where that is no usual term."""
    first, last = (days_of(table, each.column) for each in (began, due))
    both = ~np.isnat(first) & ~np.isnat(last)
    terms = (last - first)[both].astype("timedelta64[D]").astype(np.int64)
    monthly = (_days_of_month(last) == _days_of_month(first))[both] & (terms > 0)
    whole = np.where(monthly, np.rint(terms / _MONTH).astype(np.int64) * _MONTH, terms)
    return np.where(np.isin(terms, _TERMS) | monthly, whole, 0)


def _free(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Columns of days under unknown headers, as due dates; none where one is told or promised.

    Beside the day on which a policy or a contract begins, the day on which it ends is none.
    """
    if {guess.field for guess in guesses} & {*_DUE, "promised_for"}:
        return []
    used = {guess.column for guess in guesses}
    begins = any(map(_BEGINS.search, map(fold, table.headers)))
    return [
        Mapped("due_date", at, title, SURE)
        for at, title in enumerate(table.headers)
        if at not in used
        and not (fields_of(title)[0] or _OTHER_VISIT.search(fold(title)))
        and not (begins and _ENDS.search(fold(title)))
        and wholly_days(sample(table.columns[at]))
    ]


def _come(guess: Mapped, table: SourceTable, as_of: date) -> bool:
    days = days_of(table, guess.column)
    told = days[~np.isnat(days)]
    return len(told) > 0 and float((told > np.datetime64(as_of)).mean()) >= _SOME


def _days_of_month(days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    whole = days.astype("datetime64[D]")
    return np.asarray((whole - whole.astype("datetime64[M]")).astype(np.int64))
