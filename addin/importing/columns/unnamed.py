"""Columns of days or amounts whose headers do not tell what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import sample
from addin.importing.evidence.header import fields_of
from addin.importing.questions import Answers, Choice, Question, answered
from addin.importing.tables.source_table import SourceTable

_UNNAMED = {"amount": ("amount",), "day": ("issue_date", "due_date")}
# Amounts of other lists: no card has them, so they are asked about before they are lost.
_ELSEWHERE = {
    "filed_amount", "accrued_interest", "debit_balance", "credit_balance", "vat", "paid_amount",
}  # fmt: skip


def with_unnamed(
    guesses: list[Mapped], table: SourceTable, answers: Answers, key: str, holds: Callable[[list[Any]], bool]
) -> list[Mapped]:
    """A column of days or amounts under an unknown header is asked about while its meaning is missing."""
    present = {guess.field for guess in guesses}
    missing = [field for field in _UNNAMED[key] if field not in present]
    elsewhere = {guess.column for guess in guesses if guess.field in _ELSEWHERE and key == "amount"}
    used = {guess.column for guess in guesses} - elsewhere
    for at, title in enumerate(table.headers):
        known = fields_of(title)[0] and at not in elsewhere
        if not missing or at in used or known or not holds(sample(table.columns[at])):
            continue
        choices = [Choice(field, "means", {"field": field}) for field in missing] + [Choice("no", "leave")]
        question = Question(key + "_column", title or str(at + 1), tuple(choices))
        answer = answered(question, answers)
        if answer in missing:
            return [*(each for each in guesses if each.column != at), Mapped(answer, at, title, 1.0)]
    return guesses
