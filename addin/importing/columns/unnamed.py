"""Columns of days or amounts whose headers do not tell what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

import numpy as np

from addin.importing.columns.doubtful_days import days_of
from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.amount_forms import form_of
from addin.importing.evidence.amount_words import counts_pieces, may_be_owed
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import wholly_amounts
from addin.importing.evidence.header import SURE, fields_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.questions import Answers, Choice, Question, answered
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.text import fold

_UNNAMED = {"amount": ("amount",), "day": ("issue_date", "due_date")}
_NO_DAYS = {"amount": set[str](), "day": {"days_overdue"}}  # a "Gün" in which days stand counts none
# Amounts of other lists: no card has them, so they are asked about before they are lost.
_ELSEWHERE = {
    "filed_amount", "accrued_interest", "debit_balance", "credit_balance", "vat", "paid_amount",
}  # fmt: skip
# "Son Ödeme" may be the last day to pay.
LAST_RECEIPT = re.compile(r"\b(?:son|last)\b.*\b(?:tahsilat|havale|gelen|yatan|receipt|collection)")
_HALF = 0.5  # of the steps of a balance
_WITH_KURUS = 0.3  # of the sums of a list are no whole liras
_FEWEST = 3  # rows of a list in which the only money is what is owed


def with_unnamed(
    guesses: list[Mapped],
    table: SourceTable,
    answers: Answers,
    key: str,
    holds: Callable[[list[Any]], bool],
    *,
    elsewhere: Collection[str] = _ELSEWHERE,
    as_of: date | None = None,
) -> list[Mapped]:
    """A column of days or amounts under an unknown header is asked about while its meaning is missing.

    `elsewhere`: fields of amounts that are asked about too. `as_of`: the day of the list.
    """
    present = {guess.field for guess in guesses}
    missing = [field for field in _UNNAMED[key] if field not in present]
    others = {guess.column for guess in guesses if guess.field in elsewhere and key == "amount"}
    used = {guess.column for guess in guesses if guess.field not in _NO_DAYS[key]} - others
    for at, title in enumerate(table.headers):
        fields, sure = fields_of(title)
        known = at not in others and sure >= SURE and bool({*fields} - _NO_DAYS[key])
        known = known or (as_of is not None and _is_last_receipt(at, table, as_of))
        if not missing or at in used or known or not holds(sample(table.columns[at])):
            continue
        choices = [Choice(field, "means", {"field": field}) for field in missing] + [Choice("no", "leave")]
        wording = "amount_elsewhere" if at in others else ""
        usual = "no" if key == "day" and present & {*_UNNAMED[key]} else ""  # the debt has a day already
        about = title or str(at + 1)
        alone = key == "amount" and bool(elsewhere) and _is_owed(at, table)
        usual = missing[0] if alone else usual
        question = Question(key + "_column", about, tuple(choices), wording=wording, usual=usual, plain=alone)
        answer = answered(question, answers)
        if answer in missing:
            sure = SURE if alone else 1.0  # the list itself says it, else the user
            return [*(each for each in guesses if each.column != at), Mapped(answer, at, title, sure)]
    return guesses


def _is_owed(at: int, table: SourceTable) -> bool:
    """Whether it is the only money of a list, under a header that is of nothing else: "Aylık"."""
    title, rows = table.headers[at], table.records.sum()
    if rows < _FEWEST or fields_of(title)[0] or not may_be_owed(title):
        return False
    money = [
        other
        for other, cells in enumerate(table.columns)
        if not counts_pieces(table.headers[other]) and wholly_amounts(sample(cells))
    ]
    return money == [at] and has_kurus(sample(table.columns[at]))


def has_kurus(cells: list[Any]) -> bool:
    """Whether they are sums with their kuruş, or with the sign of a currency."""
    kurus = kurus_of(cells)
    forms = (form_of(cell) for cell in cells if isinstance(cell, str))
    signed = sum(bool(form and form.currency) for form in forms)
    return bool((kurus % 100 != 0).mean() >= _WITH_KURUS) or signed >= _WITH_KURUS * len(cells) > 0


def _is_last_receipt(at: int, table: SourceTable, as_of: date) -> bool:
    """Whether it tells when the last money came, which is of no document."""
    if not LAST_RECEIPT.search(fold(table.headers[at])):
        return False
    return not (days_of(table, at) > np.datetime64(as_of)).any()


def moves_of(balance: Mapped, guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """Amounts under unknown headers by which a balance seems to change from row to row of a debtor.

    Too few rows to prove debit and credit, but such a balance is never what is owed of each row.
    """
    used = {guess.column for guess in guesses}
    unnamed = [
        at for at, cells in enumerate(table.columns) if at not in used and wholly_amounts(sample(cells))
    ]
    if not unnamed or not any(guess.field == "issue_date" for guess in guesses):
        return []
    rows = np.flatnonzero(table.records)
    name = next((guess.column for guess in guesses if guess.field == "debtor_name"), None)
    account = accounts_of(table, name)[rows]
    order = np.argsort(account, kind="stable")
    same = account[order][1:] == account[order][:-1]
    step = abs(np.diff(kurus_of(table.columns[balance.column])[rows][order]))[same]
    told = np.zeros(len(step), dtype=bool)
    for at in unnamed:
        amount = abs(kurus_of(table.columns[at])[rows][order])
        told |= (amount[1:][same] == step) | (amount[:-1][same] == step)
    if not told.any() or told.mean() < _HALF:
        return []
    return [Mapped("amount", at, table.headers[at], SURE) for at in unnamed]
