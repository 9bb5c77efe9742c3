"""Payments that stand in the row of their debt without a day: only the user can say what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.columns.ledgers import OF_ROW, PAID, sides_of
from addin.importing.columns.payments import undated
from addin.importing.columns.siblings import unlike_rests
from addin.importing.evidence.roles import kurus_of
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints
from addin.wording import first_few

if TYPE_CHECKING:
    from addin.importing.columns.guesses import Mapped


def some_are_dated(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether some payments have their day, and not all."""
    paid, bare = _payments(guesses, table)
    return bool(0 < bare.sum() < paid.sum())


def paid_question(
    guesses: Sequence[Mapped], table: SourceTable, answers: Answers
) -> tuple[bool, list[Question]]:
    """Whether payments without a day are taken off their debt, or the question.

    They cannot become receipts: the whole amount or the rest is asked, of all rows or of those alone; where
    some are more than the debt of their row, or it has none, also whether each is of the day of its row.
    Where nobody can be asked the rest comes in, unless more was paid than was owed; it is the first choice.
    """
    headers = [guess.header for guess in guesses if guess.field == "paid_amount"]
    if not headers or not any(guess.field == "amount" for guess in guesses):
        return False, []
    named = {"header": " + ".join(headers)}
    told: dict[str, object] = {"column": named["header"]}
    choices: tuple[Choice, ...] = (Choice("whole", "whole"), Choice("rest", "rest", named))
    wording = ""
    if some_are_dated(guesses, table):
        paid, bare = _payments(guesses, table)
        told |= {
            "paid": int(paid.sum()),
            "n": int(bare.sum()),
            "rows": first_few(table.row_names(bare > 0)),
        }
        choices = (Choice("whole", "whole_row"), Choice("rest", "rest_row", named))
        wording = "paid_some"
    elif sides := sides_of(guesses, table):
        told |= {"n": len(sides.above), "rows": first_few(table.row_names(sides.above))}
        choices, wording = (*choices, Choice(OF_ROW, "paid_of_row")), "paid_alone"
    usual = "" if _is_overpaid(guesses, table) else "rest"
    choices = choices[::-1] if usual else choices
    question = Question(PAID, headers[0], choices, told, wording=wording, usual=usual)
    answer = answers.get(question.id)
    return answer == "rest", [] if answer else [question]


def left_question(left: Sequence[Mapped], answers: Answers) -> tuple[bool, list[Question]]:
    """As `paid_question`, of a column that says what is left."""
    named = {"header": left[0].header}
    choices = (Choice("rest", "left", named), Choice("whole", "whole_not_left", named))
    question = Question("paid", left[0].header, choices, wording="left", usual="rest")
    answer = answers.get(question.id)
    return answer == "rest", [] if answer else [question]


def _is_overpaid(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    owed, paid = (
        [kurus_of(table.columns[guess.column]) for guess in guesses if guess.field == field]
        for field in ("amount", "paid_amount")
    )
    more = np.sum(paid, axis=0) > np.maximum(np.sum(owed, axis=0), 0)
    return bool((more & table.records).any())


def with_sums(question: Question, table: SourceTable) -> Question:
    """The columns that may be the amount with their sums; what is not chosen is not taken."""
    record = table.records

    def told(choice: Choice) -> Choice:
        cells = table.columns[int(choice.answer) - 1]
        params = {**choice.params, "kurus": int(kurus_of(cells)[record].sum())}
        return replace(choice, key="amount_column", params=params)

    several = len(question.choices) > 1
    return replace(question, choices=tuple(map(told, question.choices))) if several else question


def with_unlike_rests(question: Question, guesses: Sequence[Mapped], table: SourceTable) -> Question:
    """The question names the rows whose rest is another one than amount less what was paid."""
    rows = unlike_rests(guesses, table)
    if not len(rows):
        return question
    named = first_few(table.row_names(rows))
    headers = {f"{guess.field}_header": guess.header for guess in guesses}
    told = {"owed": headers.get("amount_header", headers.get("debit_header", ""))}
    told |= {"paid": headers["paid_amount_header"], "left": headers["open_amount_header"]}
    return replace(question, wording="amount_unlike", params={**told, "n": len(rows), "rows": named})


def _payments(guesses: Sequence[Mapped], table: SourceTable) -> tuple[Ints, Ints]:
    """How many payments each row has, and how many without their day; none where days have no column."""
    amounts, days = (
        [guess.column for guess in guesses if guess.field == field] for field in ("paid_amount", "settled_on")
    )
    record = table.records
    came = np.array([(kurus_of(table.columns[at]) != 0) & record for at in amounts], dtype=np.int64)
    if len(amounts) == len(days) == 1:
        dated = np.array([cell != "" for cell in table.columns[days[0]]], dtype=bool)
        return came[0], came[0] * ~dated
    bare = undated(table) if len(amounts) > 1 and days else None
    nothing = np.zeros(len(table), dtype=np.int64)
    return (nothing, nothing) if bare is None else (came.sum(axis=0), bare)
