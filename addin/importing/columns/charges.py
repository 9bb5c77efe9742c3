"""What a document adds to the price of its goods: levies, carriage, loading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import permutations

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.amount_words import says_off, says_tax
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.roles import kurus_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints
from addin.text import fold

_MOST_OFF = 1  # kurus by which rounded amounts may differ
_DOCUMENTS = frozenset("fatura invoice belge evrak".split())


def with_charges(rivals: list[Mapped], table: SourceTable) -> list[Mapped]:
    """Without amounts to which the columns up to a rival add up, row by row, to what that rival holds.

    Only where these are known as charges, or the rival is what a document comes to: a total may also hold
    an older debt, interest, or what was paid already.
    """
    if len(rivals) < 2 or any(each.field != "amount" for each in rivals):
        return rivals
    rows = table.records
    parts = [one for one, whole in permutations(rivals, 2) if _is_part(one, whole, table, rows)]
    return [each for each in rivals if each not in parts] or rivals


def _is_part(one: Mapped, whole: Mapped, table: SourceTable, rows: np.ndarray) -> bool:
    first, last = sorted((one.column, whole.column))
    kurus = {at: kurus_of(table.columns[at])[rows] for at in range(first, last + 1)}
    between = [at for at in range(first + 1, last) if kurus[at].any() and _may_be_charge(table.headers[at])]
    if not between or not _are_told([table.headers[at] for at in between], one, whole):
        return False
    more: Ints = np.sum([kurus[at] for at in between], axis=0)
    return bool((abs(kurus[one.column] + more - kurus[whole.column]) <= _MOST_OFF).all())


def _may_be_charge(header: str) -> bool:
    known = fields_of(header)[0]
    return says_tax(header) or (known in ((), ("vat",)) and not says_off(header))


def _are_told(headers: Sequence[str], one: Mapped, whole: Mapped) -> bool:
    if all(says_tax(each) or _says(each, "charges") for each in headers):
        return True
    named, own = (bool(_DOCUMENTS & {*fold(each.header).split()}) for each in (whole, one))
    return named and not own and not any(_says(each, "no_charges") for each in headers)


def _says(header: str, kind: str) -> bool:
    return any(word.startswith(_stems(kind)) for word in fold(header).split())


@cache
def _stems(kind: str) -> tuple[str, ...]:
    return tuple(map(fold, source_words()[kind]))
