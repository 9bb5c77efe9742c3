"""What speaks for a list of payments beside its headers, and the columns of a bank's movements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from addin.importing.columns.days_alone import unknown_days
from addin.importing.columns.doubtful_days import days_of
from addin.importing.columns.guesses import Mapped
from addin.importing.columns.neighbours import LIKELY_AMOUNTS
from addin.importing.evidence.cells import sample
from addin.importing.evidence.header import sure_by_cells
from addin.importing.tables.bank_moves import says_transfers
from addin.importing.tables.receipt_lines import PERHAPS, says_owed, table_of_receipts
from addin.importing.tables.source_table import SourceTable

_DAYS = {"issue_date", "due_date", "settled_on", "other_day"}


def told_of_payments(guesses: Sequence[Mapped], table: SourceTable) -> int:
    """What names beside the list say, and the notes of its rows."""
    if {"document_no", "cheque_no"} & {guess.field for guess in guesses}:
        return table_of_receipts(table)
    notes = [table.columns[guess.column] for guess in guesses if guess.field == "note"]
    told = table_of_receipts(table)
    owed = says_owed(f"{table.sheet} {table.context.get('title', '')}")
    return told or PERHAPS * any(not owed and says_transfers(sample(each)) for each in notes)


def of_moves(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Of a bank's movements what came is the amount, and the balance is the bank's."""
    assert table.moves is not None
    came = table.moves.came
    title = table.headers[came]
    money = {*LIKELY_AMOUNTS, "paid_amount"}
    kept = [guess for guess in guesses if guess.field not in money and guess.column != came]
    return [*kept, Mapped("amount", came, title, sure_by_cells(title, "amount"))]


def with_day_it_came(guesses: list[Mapped], table: SourceTable, as_of: date) -> list[Mapped]:
    """The only days of a list of payments, whatever their header, are theirs if none is still to come."""
    if _DAYS & {guess.field for guess in guesses}:
        return guesses
    found = unknown_days("settled_on", guesses, table)
    to_come = len(found) == 1 and (days_of(table, found[0].column) > np.datetime64(as_of)).any()
    return guesses if len(found) != 1 or to_come else [*guesses, *found]
