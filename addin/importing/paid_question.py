"""Payments that stand in the row of their debt without a day: only the user can say what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.questions import Answers, Choice, Question
from addin.importing.roles import kurus_of
from addin.importing.row_view import RECORDS
from addin.importing.source_table import SourceTable
from addin.rules.rows import Ints

if TYPE_CHECKING:
    from addin.importing.guesses import Mapped

_NAMED = 5  # rows that the question names


def some_are_dated(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether one column has the days of some payments, and not of all."""
    paid, undated = _payments(guesses, table)
    return 0 < len(undated) < len(paid)


def paid_question(
    guesses: Sequence[Mapped], table: SourceTable, answers: Answers
) -> tuple[bool, list[Question]]:
    """Whether payments without a day are taken off their debt, or the question.

    They cannot become receipts: the whole amount or the rest is asked, of all rows or of those alone.
    """
    fields = {guess.field: guess for guess in guesses}
    if not {"paid_amount", "amount"} <= fields.keys():
        return False, []
    header = fields["paid_amount"].header
    choices = (Choice("whole", "whole"), Choice("rest", "rest", {"header": header}))
    question = Question("paid", header, choices)
    if some_are_dated(guesses, table):
        paid, undated = _payments(guesses, table)
        rows = ", ".join(str(table.rows[at]) for at in undated[:_NAMED].tolist())
        told = {"paid": len(paid), "n": len(undated), "rows": rows + "…" * (len(undated) > _NAMED)}
        choices = (Choice("whole", "whole_row"), Choice("rest", "rest_row", {"header": header}))
        question = Question("paid", header, choices, told, wording="paid_some")
    answer = answers.get(question.id)
    return answer == "rest", [] if answer else [question]


def _payments(guesses: Sequence[Mapped], table: SourceTable) -> tuple[Ints, Ints]:
    """Rows with a payment, and those of them without its day; none where each has columns of its own."""
    amounts, days = (
        [guess.column for guess in guesses if guess.field == field] for field in ("paid_amount", "settled_on")
    )
    if len(amounts) != 1 or len(days) != 1:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    came = (kurus_of(table.columns[amounts[0]]) != 0) & np.isin(table.kinds, RECORDS)
    dated = np.array([cell != "" for cell in table.columns[days[0]]], dtype=bool)
    return np.flatnonzero(came), np.flatnonzero(came & ~dated)
