"""Several claims side by side in one row: a balance in each currency, instalments with their days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.columns.payments import numbered_pairs
from addin.importing.evidence.header import certain, currency_in, without_currency
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints

if TYPE_CHECKING:
    from addin.importing.columns.guesses import Mapped

INSTALMENT, ITS_DAY = "instalment", "instalment_due"
INSTALMENTS = frozenset("taksit taksidi taksitler taksitin instalment installment".split())
_FEWEST = 2
_RATES = 3.0  # an exchange rate does not change more than so within one list


@cache
def instalments(headers: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Columns of amount and day of each instalment; () without at least two.

    >>> instalments(("Ad", "Taksit 1 Vade", "Taksit 1 Tutar", "Taksit 2 Vade", "Taksit 2 Tutar"))
    ((2, 1), (4, 3))
    """
    pairs = numbered_pairs(headers, INSTALMENTS)
    return tuple(pairs) if len(pairs) >= _FEWEST else ()


@cache
def currency_columns(headers: tuple[str, ...]) -> tuple[int, ...]:
    """Columns that have a currency for a title; () where not several.

    >>> currency_columns(("Firma", "TL", "USD", "Euro")), currency_columns(("Firma", "TL"))
    ((1, 2, 3), ())
    """
    found = [at for at, header in enumerate(headers) if currency_in(header) and not without_currency(header)]
    return tuple(found) if len({currency_in(headers[at]) for at in found}) >= _FEWEST else ()


def instalments_prove(total: Mapped, table: SourceTable) -> bool:
    """Whether the instalments of each row are what the column of their sum says."""
    parts = [kurus_of(table.columns[at]) for at, _ in instalments(table.headers)]
    record = table.records
    return bool((np.sum(parts, axis=0) == kurus_of(table.columns[total.column]))[record].all())


def are_in_currencies(rivals: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether columns of amounts differ by their currency alone, and none is another one's worth."""
    if len(rivals) < _FEWEST or {each.field for each in rivals} - {"amount", "open_amount"}:
        return False
    codes = [currency_in(each.header) for each in rivals]
    bare = {without_currency(each.header) for each in rivals}
    if "" in codes or len(set(codes)) < len(codes) or len(bare) > 1 or not all(map(certain, bare - {""})):
        return False
    record = table.records
    amounts = [kurus_of(table.columns[each.column])[record] for each in rivals]
    return not any(_is_worth(*pair) for pair in combinations(amounts, 2))


def _is_worth(first: Ints, second: Ints) -> bool:
    """Whether nearly every row has both, at rates that are about equal."""
    both = (first > 0) & (second > 0)
    either = (first > 0) | (second > 0)
    if not both.any() or both.sum() < 0.8 * either.sum():
        return False
    rates = first[both] / second[both]
    return bool(rates.max() <= _RATES * rates.min())
