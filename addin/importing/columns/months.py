"""A column for each month, or for each day of payment: what is owed for it, due at its end or on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.month_headers import Dated, dated, years_of_days
from addin.importing.columns.noted_payments import said_of_payment
from addin.importing.columns.payment_lists import told_of_payments
from addin.importing.evidence import days
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import fits
from addin.importing.evidence.day_forms import form_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.questions import Answers, Choice, Question, answered
from addin.importing.tables.receipt_lines import says_owed
from addin.importing.tables.source_table import SourceTable
from addin.text import fold
from addin.wording import first_few

FIELD = "month"
_FEWEST, _SHOWN = 2, 4
_OWED = ("amount", "open_amount", "debit")
_DOCUMENTS = {"document_no", "cheque_no", "issue_date", "due_date", "credit", "bucket", "settled_on"}
_PAID, _LEFT = "paid_amount", "open_amount"
_CHARGES = {"aidat", "aidati", "aidatlari", "kira", "kirasi", "kiralar", "taksit", "taksitler", "taksitleri"}
_BEFORE = {"devir", "devreden", "onceki", "gecmis", "eski", "carried", "previous"}


def with_months(guesses: list[Mapped], table: SourceTable, answers: Answers, as_of: date) -> list[Mapped]:
    """The columns of months or days, and of what was owed before them, where they add up to what is owed.

    Without such a sum, where a word beside them says that it is owed.
    """
    lines = [table.sheet, *table.context.get("title", "").splitlines()]
    of_list = _day_of(table) or as_of
    years = years_of_days(table.headers, lines, of_list)
    question = _which_year(table.headers, years) if len(years) > 1 else None
    begin = int(answers.get(question.id, years[0])) if question else next(iter(years), 0)
    months = dated(table.headers, lines, of_list, begin=begin)
    if not _may_be_owed(months, guesses, table, answers):
        return guesses
    owed = [guess for guess in guesses if guess.field in _OWED and guess.column not in months]
    owed = [guess for guess in owed if not _is_before(guess.header)]
    before = [at for at, header in enumerate(table.headers) if _is_before(header) and at not in months]
    ways = ([*months], [*before, *months])
    paid = [guess for guess in guesses if guess.field == _PAID and guess.column not in months]
    left = [guess for guess in owed if guess.field == _LEFT]
    parts: Sequence[int] = []
    if len(paid) == len(left) == 1:
        parts = next((each for each in ways if _adds_up(each, [*paid, *left], table)), [])
        owed, guesses = left, [guess for guess in guesses if guess not in owed or guess in left]
    elif paid:
        return guesses
    elif len(owed) == 1:
        parts = next((each for each in ways if _adds_up(each, owed, table)), [])
    else:
        parts = ways[1] if not owed and _are_charges(ways[1], [*lines, *table.headers], table) else []
    if not parts:
        return guesses
    if question:
        answered(question, answers)
    kept = [guess for guess in guesses if guess not in owed and guess.column not in parts]
    named = [Mapped(FIELD, at, months.get(at, table.headers[at]), 1.0) for at in parts]
    return [*kept, *(replace(guess, field="amount") for guess in owed), *named]


def _which_year(headers: Sequence[str], years: Sequence[int]) -> Question:
    """Of days that write no year: "15 Eylül"."""
    found = {year: dated(headers, [], date.min, begin=year) for year in years}
    choices = tuple(
        Choice(str(year), "day_years", {"days": first_few(days.values(), _SHOWN)})
        for year, days in found.items()
    )
    at = next(iter(found[years[0]]))
    return Question("day_years", headers[at], choices, wording="header_years")


def _day_of(table: SourceTable) -> date | None:
    """The day that the title calls the list's."""
    text = table.context.get("as_of", "")
    return days.read_day(text, days.OWN) if form_of(text) else None


def _may_be_owed(months: Dated, guesses: Sequence[Mapped], table: SourceTable, answers: Answers) -> bool:
    """Whether they are some, of no documents, and nothing says that they tell what was paid."""
    if len(months) < _FEWEST or len(set(months.values())) < len(months):
        return False
    if not _DOCUMENTS.isdisjoint(guess.field for guess in guesses if guess.column not in months):
        return False
    return answers.get("kind:") == "claims" or not told_of_payments(guesses, table)


def _is_before(header: str) -> bool:
    return not _BEFORE.isdisjoint(fold(header).split())


def _are_charges(parts: Sequence[int], texts: Iterable[str], table: SourceTable) -> bool:
    text = " ".join(texts)
    filled = [cells for at in parts if (cells := list(filter(_is_owed, sample(table.columns[at]))))]
    said = says_owed(text) or not _CHARGES.isdisjoint(fold(text).split())
    return said and bool(filled) and all(fits("amount", cells) for cells in filled)


def _is_owed(cell: object) -> bool:
    return not said_of_payment(cell)


def _adds_up(parts: Sequence[int], wholes: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether the parts of each row are as much as these together: what was paid and what is left."""
    record = table.records
    total = np.sum([kurus_of(table.columns[whole.column])[record] for whole in wholes], axis=0)
    summed = np.sum([kurus_of(table.columns[at])[record] for at in parts], axis=0)
    return bool(total.any()) and bool((total == summed).all())
