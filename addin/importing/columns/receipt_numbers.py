"""Numbers of vouchers ("Makbuz No") in a list of debts: of the debt, or of the receipt for what was paid."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable

RECEIPT_NO = "receipt_no"


def are_of_payments(guesses: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether rows with a payment have these numbers, and others have none."""
    told = {
        field: [table.columns[guess.column] for guess in guesses if guess.field == field]
        for field in (RECEIPT_NO, "paid_amount", "settled_on")
    }
    if not told[RECEIPT_NO] or not (told["paid_amount"] or told["settled_on"]):
        return False
    record = table.records
    filled = [np.array([cell != "" for cell in column], dtype=bool) for column in told["settled_on"]]
    paid = np.logical_or.reduce([*filled, *(kurus_of(column) != 0 for column in told["paid_amount"])])
    numbered = np.array([cell != "" for cell in told[RECEIPT_NO][0]], dtype=bool)
    beside, bare = record & numbered, record & ~numbered
    return bool(beside.any() and (bare & ~paid).any()) and not (beside & ~paid).any()


def with_receipt_number(taken: Sequence[Mapped], *, dated: bool) -> list[Mapped]:
    """The first of these columns alone, where payments have their days (`dated`); else none has any use."""
    numbers = [guess for guess in taken if guess.field == RECEIPT_NO]
    return [guess for guess in taken if guess not in numbers[1 if dated else 0 :]]
