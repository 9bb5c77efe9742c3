"""Rows that are worth a close look: they lack what records have, or a word of them tells of a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, kinds_of, shown, texts_once
from addin.importing.evidence.roles import Roles, blank
from addin.importing.tables.row_words import says_footer, speaking

FEW = 2  # filled cells of a line that names an account, though one stands where documents do
_NO_DIGITS = re.compile(r"^[^\d\n]+$", re.MULTILINE)


def parent_rows(columns: Sequence[Cells], roles: Roles) -> list[int]:
    """Rows of a trial balance that are the sums of the accounts right below them: 120, then 120.01."""
    at = roles.first("account_code")
    if at is None or not roles.money or roles.documents:
        return []
    codes = [shown(cell) if cell != "" else "" for cell in columns[at]]
    return [
        row
        for row, (code, below) in enumerate(pairwise(codes))
        if code.isdecimal() | ("." in code)
        and below != code
        and below.startswith((f"{code}.", f"{code} ", f"{code}-"))
    ]


def words_of(columns: Sequence[Cells], roles: Roles, told_by_day: bool) -> dict[int, dict[str, str]]:
    """What cells of each column say; where days tell sums apart, names are not searched."""
    left = {*roles.money, *roles.days, *(roles.who if told_by_day else ())}
    found = {at: speaking(column) for at, column in enumerate(columns) if at not in left}
    return {at: told for at, told in found.items() if told}


def odd_rows(
    columns: Sequence[Cells],
    roles: Roles,
    words: dict[int, dict[str, str]],
    dayless: Bools | None,
    told_by_day: bool,
) -> Bools:
    """Rows worth a close look: without a day, a document or an amount, or with a word of a sum."""
    count = len(columns[0])
    odd = np.zeros(count, dtype=bool)
    for at, told in words.items():
        odd |= np.fromiter(
            (type(cell) is str and cell in told for cell in columns[at]), dtype=bool, count=count
        )
    groups = [roles.money] if told_by_day else [roles.money, roles.documents, roles.who]
    for group in groups:
        without = none_of([_filled(columns[at]) for at in group], count)
        odd |= without if without is not None else False
    for at in roles.money:
        odd |= _signed(columns[at])
    odd |= dayless if dayless is not None else False
    if not (told_by_day or roles.money or roles.documents):
        odd |= np.sum([_filled_or_all(column) for column in columns], axis=0) <= FEW
    return odd


def _signed(column: Cells) -> Bools | bool:
    """Rows with words of a footer where amounts stand: who signs the list."""
    if str not in kinds_of(column):
        return False
    signs = set(filter(says_footer, _NO_DIGITS.findall("\n".join(texts_once(column)))))
    return np.fromiter((cell in signs for cell in column), dtype=bool, count=len(column)) if signs else False


def _filled(column: Cells) -> Bools | None:
    empty = blank(column)
    return None if empty is None else ~empty


def _filled_or_all(column: Cells) -> Bools:
    filled = _filled(column)
    return np.ones(len(column), dtype=bool) if filled is None else filled


def none_of(masks: list[Bools | None], count: int) -> Bools | None:
    """Where none of the masks holds (None holds everywhere); None without columns or without such rows."""
    if not masks or any(mask is None for mask in masks):
        return None
    none = np.ones(count, dtype=bool)
    for mask in masks:
        none &= ~mask if mask is not None else False
    return none if none.any() else None
