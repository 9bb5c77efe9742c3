"""Whether a list is one of documents or of debtors alone, and which columns are asked about for that."""

from __future__ import annotations

from datetime import date

from addin.importing.columns import kinds
from addin.importing.columns.days_alone import with_day_of_cheque, with_past_day
from addin.importing.columns.days_to_come import with_due_by_terms, with_due_to_come
from addin.importing.columns.doubtful_days import with_day_before_due, with_due_by_promise, with_only_day
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.neighbours import LIKELY_AMOUNTS
from addin.importing.columns.spread import INSTALMENT
from addin.importing.columns.unnamed import with_unnamed
from addin.importing.evidence.content import wholly_amounts, wholly_days
from addin.importing.questions import Answers
from addin.importing.tables.source_table import SourceTable


def with_kind(
    guesses: list[Mapped], table: SourceTable, answers: Answers, as_of: date
) -> tuple[list[Mapped], str]:
    """Of documents or of debtors, and the columns that are asked about for that."""
    if _kind(guesses) == kinds.DEBTORS:
        guesses = with_unnamed(guesses, table, answers, "amount", wholly_amounts)
    kind = _kind(guesses)
    if kind == kinds.DOCUMENTS:
        guesses = with_due_by_promise(guesses, table, answers)
        guesses = with_day_before_due(with_due_to_come(guesses, table, as_of), table)
        guesses = with_due_by_terms(with_past_day(guesses, table, as_of), table)
        guesses = with_day_of_cheque(guesses, table, as_of)
        for _ in ("issue_date", "due_date"):
            guesses = with_unnamed(guesses, table, answers, "day", wholly_days, as_of=as_of)
        guesses = with_only_day(guesses, table, answers)
    return guesses, kind


def _kind(guesses: list[Mapped]) -> str:
    """A list with no amount and no document is one of debtors."""
    present = {guess.field for guess in guesses}
    signs = {*LIKELY_AMOUNTS, INSTALMENT, "document_no", "cheque_no", "issue_date", "due_date"}
    return kinds.DOCUMENTS if present & signs else kinds.DEBTORS
