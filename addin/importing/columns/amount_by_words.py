"""The column that can but be the amounts, where no header that is known names them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from addin.importing.columns.spread import INSTALMENT
from addin.importing.evidence.amount_words import (
    counts_pieces,
    may_name_amount,
    names_amount,
    names_debt,
    says_amount,
)
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import fits, wholly_amounts
from addin.importing.tables.row_words import is_currency
from addin.importing.tables.source_table import SourceTable

_OWED = {"amount", "open_amount", "debit", "credit", "bucket", "paid_amount", INSTALMENT}
_FILE = {"office"}  # sums beside an office of enforcement may be fees


def amount_by_words(fields: Collection[str], used: Collection[int], table: SourceTable) -> list[int]:
    """Its place, beside columns that are `used` for these `fields`; [] where none or several may be it.

    Its words are all of amounts, else one of them is: "Yansıtılan Tutar", "İşin Bedeli".
    """
    owed = _OWED.intersection(fields)
    free = [at for at in range(len(table.headers)) if at not in used]
    whole = [at for at in free if says_amount(table.headers[at])]
    told = (at for at in free if names_amount(table.headers[at]) or is_currency(table.headers[at]))
    part = [at for at in told if fits("amount", sample(table.columns[at]))]
    left = whole if whole and not owed else part if not owed - {"paid_amount"} else []
    if not (left or owed - {"paid_amount"} or _FILE.intersection(fields)):
        left = _prices(free, table) or _debts(free, table)
    return left if len(left) == 1 else []


def _debts(free: Sequence[int], table: SourceTable) -> list[int]:
    """The column that is the only money of which nothing is known, under words of debts."""
    money = [at for at in free if fits("amount", sample(table.columns[at]))]
    return money if len(money) == 1 and names_debt(table.headers[money[0]]) else []


def _prices(free: Sequence[int], table: SourceTable) -> list[int]:
    """Columns of prices or shares, where all other money counts something."""
    pieces = any(map(counts_pieces, table.headers))
    prices = [
        at
        for at in free
        if may_name_amount(table.headers[at], pieces=pieces) and fits("amount", sample(table.columns[at]))
    ]
    others = (at for at in free if at not in prices and not counts_pieces(table.headers[at]))
    return [] if any(wholly_amounts(sample(table.columns[at])) for at in others) else prices
