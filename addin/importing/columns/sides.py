"""Sides of accounts: whose favour a balance is in, and on which days a ledger's lines stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.cells import coded, sample, shown
from addin.importing.evidence.content import SPEAKS_AGAINST, share, wholly_days
from addin.importing.evidence.header import SURE
from addin.importing.evidence.words import codes_of
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_DAYS = {"issue_date", "due_date", "settled_on"}
_DIRECTIONS = ("giden", "gelen", "outgoing", "incoming")
_MOST_ONCE = 1.5  # lines an account, on average, where accounts come again


def with_side(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Right behind a balance "Borçlu" and "Alacaklı" are its side, whatever stands above them.

    A letter is that only under no title: "A" and "B" may be classes of customers. A status may be it too.
    """
    guesses = [each for each in guesses if each.field != "balance_side" or not _are_directions(each, table)]
    if not any(each.field == "balance_side" for each in guesses):
        guesses = [_as_side(each, table) if each.field == "status" else each for each in guesses]
    fields, used = {guess.field for guess in guesses}, {guess.column for guess in guesses}
    at = next((guess.column + 1 for guess in guesses if guess.field == "open_amount"), len(table.headers))
    if "balance_side" in fields or at in used or at >= len(table.headers):
        return guesses
    cells = sample(table.columns[at])
    words = not table.headers[at] or all(len(shown(cell)) > 1 for cell in cells)
    if not cells or not words or share("balance_side", cells) != 1.0:
        return guesses
    return [*guesses, Mapped("balance_side", at, table.headers[at], SURE)]


def _as_side(guess: Mapped, table: SourceTable) -> Mapped:
    """A status whose cells say whose favour the balance is in; letters do where both of them stand there."""
    told = np.array([shown(cell) for cell in sample(table.columns[guess.column])], dtype=object)
    sides = codes_of("side", told)
    words = [text for text, side in zip(told.tolist(), sides.tolist(), strict=True) if side and text[1:]]
    letters = bool((sides != "").all()) and len(set(sides.tolist())) > 1
    is_side = letters or len(words) > SPEAKS_AGAINST * len(told)
    return replace(guess, field="balance_side", confidence=SURE) if is_side else guess


def _are_directions(guess: Mapped, table: SourceTable) -> bool:
    """Whether they say who made the document out: "Giden", "Gelen"."""
    cells = sample(table.columns[guess.column])
    return bool(cells) and all(fold(shown(cell)).startswith(_DIRECTIONS) for cell in cells)


def with_ledger_day(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """In a ledger, whose accounts come again and again, the first days are those of its lines.

    A trial balance has each account once, so the header of the days need not be known.
    """
    fields = {guess.field for guess in guesses}
    who = [guess.column for guess in guesses if guess.field in ("account_code", "debtor_name")]
    if not {"debit", "credit"} <= fields or fields & _DAYS or not who:
        return guesses
    record = table.records
    lines = np.bincount(coded(table.columns[who[0]])[0][record])
    if record.sum() < _MOST_ONCE * np.count_nonzero(lines):
        return guesses
    used = {guess.column for guess in guesses if guess.field != "other_day"}
    days = [at for at, cells in enumerate(table.columns) if at not in used and wholly_days(sample(cells))]
    kept = [guess for guess in guesses if guess.column not in days[:1]]
    return [*kept, *(Mapped("issue_date", at, table.headers[at], SURE) for at in days[:1])]
