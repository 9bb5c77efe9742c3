"""What is left of each amount, in a list that does not say what was paid: "Tutar", "Kalan"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.amounts import Amounts, evidence, read_amounts
from addin.importing.evidence.cells import Bools
from addin.importing.evidence.header import currency_in
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.rules.rows import Ints, distinct
from addin.wording import first_few

if TYPE_CHECKING:
    from addin.importing.columns.guesses import Mapped

_OWED, _PAID = ("amount", "debit"), ("paid_amount", "credit")


def left_beside(guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """The column of what is left, where it is a part of the amount beside it in every row; else []."""
    owed, left, paid = (
        [guess for guess in guesses if guess.field in fields] for fields in (_OWED, ("open_amount",), _PAID)
    )
    if paid or len(owed) != 1 or len(left) != 1:
        return []
    named = {currency_in(each[0].header) for each in (owed, left)} - {""}
    whole, rest = (_read(each[0], table) for each in (owed, left))
    told = table.records & ~whole.unreadable & ~rest.unreadable & ~rest.blank
    part = (rest.kurus * np.sign(whole.kurus) >= 0) & (np.abs(rest.kurus) <= np.abs(whole.kurus))
    if len(named) > 1 or not told.any() or not part[told].all():
        return []
    name = next((guess.column for guess in guesses if guess.field == "debtor_name"), None)
    return [] if _is_of_debtor(accounts_of(table, name), whole, rest, told) else left


def _is_of_debtor(account: Ints, whole: Amounts, rest: Amounts, told: Bools) -> bool:
    """Whether it is what he owes in all: one sum in all rows of each debtor who has several."""
    rows = np.flatnonzero(told & (rest.kurus != 0))
    _, of, count = np.unique(account[rows], return_inverse=True, return_counts=True)
    several = rows[count[of] > 1]
    if not len(several):
        return False
    sums = {(int(account[row]), int(rest.kurus[row])) for row in several.tolist()}
    one_each = len(sums) == len(distinct(account[several]))
    return one_each and bool((rest.kurus != whole.kurus)[several].any())


def blank_left(
    guesses: Sequence[Mapped], left: Sequence[Mapped], table: SourceTable, answers: Answers
) -> tuple[bool, list[Question]]:
    """Whether an empty cell means that nothing is left; asked where no cell says that in another way."""
    if not left:
        return False, []
    whole = _read(next(guess for guess in guesses if guess.field == "amount"), table)
    rest = _read(left[0], table)
    record = table.records
    empty = record & rest.blank & (whole.kurus > 0)
    if not empty.any() or (record & ~rest.blank & (rest.kurus == 0)).any():
        return False, []
    money = int(whole.kurus[empty].sum())
    params = {"n": int(empty.sum()), "rows": first_few(table.row_names(empty)), "kurus": money}
    choices = (Choice("open", "left_open"), Choice("closed", "closed"))
    question = Question("left_blank", left[0].header, choices, params)
    answer = answers.get(question.id)
    return answer == "closed", [] if answer else [question]


def _read(guess: Mapped, table: SourceTable) -> Amounts:
    column = table.columns[guess.column]
    return read_amounts(column, evidence(column).style)
