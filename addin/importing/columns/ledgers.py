"""Debts and payments in rows of their own: two columns that are the sides of an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from addin.importing.evidence.roles import kurus_of
from addin.importing.questions import Answers
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints

if TYPE_CHECKING:
    from addin.importing.columns.guesses import Mapped

PAID, OF_ROW = "paid", "row"  # the question, and its answer that each payment is of the day of its row
_SIDES = ("debit", "amount", "paid_amount", "issue_date", "settled_on", "credit")
_OF_DOCUMENTS = {"document_no", "cheque_no", "due_date", "due_days"}


class Sides(NamedTuple):
    """The columns of debts and payments; rows of payments alone, of both, and of more paid than owed."""

    owed: int
    paid: int
    alone: Ints
    at_once: Ints
    above: Ints


def sides_of(guesses: Sequence[Mapped], table: SourceTable) -> Sides | None:
    """Where each payment has the day of its row and some are more than its debt or have none; else None."""
    each = {field: [guess.column for guess in guesses if guess.field == field] for field in _SIDES}
    owed, paid, days = each["debit"] + each["amount"], each["paid_amount"], each["issue_date"]
    if not len(owed) == len(paid) == len(days) == 1 or each["settled_on"] or each["credit"]:
        return None
    record = table.records
    kurus, received = (kurus_of(table.columns[at]) for at in (owed[0], paid[0]))
    debt, came = record & (kurus != 0), record & (received != 0)
    above = np.flatnonzero(came & (abs(received) > np.maximum(kurus, 0)))
    if not (len(above) and debt.any()):
        return None
    dated = np.array([cell != "" for cell in table.columns[days[0]]], dtype=bool)
    if (came & ~dated).any():
        return None
    return Sides(owed[0], paid[0], np.flatnonzero(came & ~debt), np.flatnonzero(came & debt), above)


def as_ledger(guesses: list[Mapped], table: SourceTable, answers: Answers) -> list[Mapped]:
    """Borç and Ödeme are the sides of an account where each payment has its day and stands alone.

    In a notebook, without numbers and due dates, some may have been made in the row of their debt. Where all
    were, their day is that of the row only if it was said.
    """
    sides = sides_of(guesses, table)
    if sides is None:
        return guesses
    of_documents = any(guess.field in _OF_DOCUMENTS for guess in guesses)
    most = 0 if of_documents else len(sides.alone)
    doubtful = not len(sides.alone) or len(sides.at_once) > most
    if doubtful and answers.get(f"{PAID}:{table.headers[sides.paid]}") != OF_ROW:
        return guesses
    named = {sides.owed: "debit", sides.paid: "credit"}
    return [replace(guess, field=named.get(guess.column, guess.field)) for guess in guesses]
