"""What is owed, paid or left under headers that only the amounts beside them make clear."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.proofs import money_columns, named
from addin.importing.evidence.amount_words import counts_pieces, may_be_owed, may_name_amount
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import wholly_amounts
from addin.importing.evidence.header import SURE, without_currency
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints
from addin.text import fold

_FEWEST = 3  # rows
_OWED = {"amount", "open_amount", "debit", "credit", "bucket", "month", "filed_amount", "filed_total"}
_SIDES = _OWED - {"amount"} | {"paid_amount"}


def with_weak_sides(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The only other amount beside one that was paid is what is owed, one below the amount a part of it."""
    rows = np.flatnonzero(table.records)
    fields = {guess.field for guess in guesses}
    if len(rows) < _FEWEST:
        return guesses
    used = {guess.column for guess in guesses}
    free = [at for at in money_columns(guesses, table) if at not in used]
    if not fields & _OWED:
        return _with_owed(guesses, table, free, rows)
    return guesses if fields & _SIDES or "amount" not in fields else _with_part(guesses, table, free, rows)


def has_debts_beside(guesses: list[Mapped], table: SourceTable) -> bool:
    """Whether rows without a payment have an amount under an unknown header: no list of payments has such."""
    paid = [guess.column for guess in guesses if guess.field == "paid_amount"]
    used = {guess.column for guess in guesses}
    free = [at for at in money_columns(guesses, table) if at not in used and table.headers[at]]
    if len(paid) != 1 or not free:
        return False
    rows = np.flatnonzero(table.records)
    bare = kurus_of(table.columns[paid[0]])[rows] == 0
    return any(bool((kurus_of(table.columns[at])[rows] != 0)[bare].any()) for at in free)


def _with_owed(guesses: list[Mapped], table: SourceTable, free: Sequence[int], rows: Ints) -> list[Mapped]:
    """In a notebook a row is a debt or a payment; else some rows have no payment, and none has too much."""
    paid = [guess.column for guess in guesses if guess.field == "paid_amount" and guess.confidence >= SURE]
    paid = paid or [at for at in free if _is_one_of(table.headers[at], "paid")]
    others = [at for at in free if at not in paid]
    if len(paid) != 1 or len(others) != 1 or not _may_be_owed(others[0], table):
        return guesses
    debt, came = (kurus_of(table.columns[at])[rows] for at in (*others, *paid))
    if not (debt.any() and came.any()) or (debt < 0).any() or (came < 0).any():
        return guesses
    if ((debt != 0) ^ (came != 0)).all():
        return named(guesses, table, {others[0]: "debit", paid[0]: "credit"})
    part = bool((debt > 0).all() and (came <= debt).all() and (came == 0).any())
    return named(guesses, table, {others[0]: "amount", paid[0]: "paid_amount"}) if part else guesses


def _may_be_owed(at: int, table: SourceTable) -> bool:
    header = table.headers[at]
    priced = may_be_owed(header) or may_name_amount(header, pieces=any(map(counts_pieces, table.headers)))
    known = priced and wholly_amounts(sample(table.columns[at]))
    return known or _is_one_of(header, "owed")


def _with_part(guesses: list[Mapped], table: SourceTable, free: Sequence[int], rows: Ints) -> list[Mapped]:
    """ "Avans", "Eksik": of the amount what was paid or is left, where no row has more than its amount."""
    told = [(at, side) for at in free for side in ("paid", "left") if _is_one_of(table.headers[at], side)]
    owed = [guess.column for guess in guesses if guess.field == "amount"]
    if len(told) != 1 or len(owed) != 1:
        return guesses
    (at, side), field = told[0], {"paid": "paid_amount", "left": "open_amount"}
    whole, part = (kurus_of(table.columns[column])[rows] for column in (owed[0], at))
    within = bool((part >= 0).all() and (part <= whole).all() and part.any() and (part < whole).any())
    return named(guesses, table, {at: field[side]}) if within else guesses


def _is_one_of(header: str, side: str) -> bool:
    return fold(without_currency(header)) in _words()[side]


@cache
def _words() -> dict[str, frozenset[str]]:
    return {side: frozenset(map(fold, words)) for side, words in source_words()["weak_sides"].items()}
