"""Amounts that the sign of their currency tells, under a header for quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from addin.importing.columns.guesses import Mapped
from addin.importing.columns.siblings import record_rows
from addin.importing.evidence.cells import sample
from addin.importing.evidence.header import SURE
from addin.importing.tables.source_table import SourceTable

_CURRENCY = re.compile(r"[₺$€£]|\b(?:TL|TRY|USD|EUR|GBP)\b")
_OWED = {"amount", "open_amount", "debit", "credit", "bucket", "paid_amount", "filed_amount"}


def with_signed(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """ "Miktar" with the sign of a currency in every cell is what is owed, where no other amount is."""
    records = record_rows(table)
    found = [
        each
        for each in guesses
        if each.field == "other_number" and _are_signed(sample(table.columns[each.column], records))
    ]
    if len(found) != 1 or {each.field for each in guesses} & _OWED:
        return guesses
    return [replace(each, field="amount", confidence=SURE) if each in found else each for each in guesses]


def _are_signed(cells: list[Any]) -> bool:
    return bool(cells) and all(isinstance(cell, str) and _CURRENCY.search(cell) for cell in cells)
