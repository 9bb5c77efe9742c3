"""A debt beside the parts it is made of: "Aidat", "Su", "Isınma", "Toplam Borç"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import permutations

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.amount_words import says_off
from addin.importing.evidence.buckets import buckets_of
from addin.importing.evidence.cells import sample
from addin.importing.evidence.content import fits, wholly_days
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable, accounts_of
from addin.text import fold

_PART = {"amount", "debit", "vat"}
_OF_DEBT = frozenset("borc borcu bakiye bakiyesi".split())


def without_parts(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Without the amounts that, with those between, add up to another of the rivals in every row.

    Not where one of them may be an older debt, interest, or what was paid.
    """
    for whole in rivals:
        parts = set(parts_of(whole.column, table))
        if parts and all(each.column in parts for each in rivals if each != whole):
            return [whole]
    return rivals


def without_sums_of_rows(rivals: list[Mapped], guesses: Sequence[Mapped], table: SourceTable) -> list[Mapped]:
    """Without the column that says of each debtor what the rows of another one add up to: "Toplam Borç".

    It stands in one of his rows, as in merged cells, or again in each of them.
    """
    if len(rivals) != 2:
        return rivals
    name = next((each.column for each in guesses if each.field == "debtor_name"), None)
    rows = table.records
    debtor = accounts_of(table, name)[rows]
    kurus = [kurus_of(table.columns[each.column])[rows] for each in rivals]
    for (each, own), (_, whole) in permutations(zip(rivals, kurus, strict=True)):
        added = np.zeros(debtor.max(initial=0) + 1, dtype=np.int64)
        np.add.at(added, debtor, own)
        told = whole != 0
        named = np.isin(debtor, debtor[told])
        if (own != whole)[told].any() and (whole == added[debtor])[told].all() and named[own != 0].all():
            return [each]
    return rivals


def parts_of(whole: int, table: SourceTable) -> list[int]:
    """The columns side by side, right before a total or right behind it, that add up to it."""
    rows = table.records
    total = kurus_of(table.columns[whole])[rows]
    for step in (-1, 1):
        added, parts = np.zeros_like(total), list[int]()
        at = whole + step
        while 0 <= at < len(table.headers) and _may_be_part(at, table):
            own = kurus_of(table.columns[at])[rows]
            added = added + own
            parts += [at] if own.any() else []
            if len(parts) > 1 and (added == total).all():
                return parts
            at += step
    return []


def ages_of(whole: int, table: SourceTable) -> list[int]:
    """The columns of ages that only say how old each amount is: together they are as much in every row."""
    ages = [at for at, age in enumerate(buckets_of(table.headers)) if age and at != whole]
    if not ages:
        return []
    rows = table.records
    added = np.sum([kurus_of(table.columns[at])[rows] for at in ages], axis=0)
    return ages if (added == kurus_of(table.columns[whole])[rows]).all() else []


def _may_be_part(at: int, table: SourceTable) -> bool:
    header, cells = table.headers[at], sample(table.columns[at])
    words = {*fold(header).split()} - _OF_DEBT
    other = says_off(header) or not {*fields_of(header)[0]} <= _PART
    return bool(words) and not other and words.isdisjoint(_others()) and _are_amounts(cells)


def _are_amounts(cells: list[object]) -> bool:
    return not cells or (fits("amount", cells) and not wholly_days(cells))


@cache
def _others() -> frozenset[str]:
    words = source_words()
    return frozenset(map(fold, (*words["no_charges"], *words["no_claims"])))
