"""Payments of the list that the book may have already: in other pieces, or without what the bank kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import plain_day
from addin.importing.posting.near_receipts import NEAR
from addin.importing.posting.standing import grouped_by
from addin.model import Ledger
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus

_KEPT = 0.03  # of a payment: the most that a bank or a card keeps
_MOST = 12  # payments of one debtor, on one side; more tell nothing


@dataclass(frozen=True, slots=True)
class Alike:
    """New payments (lines) and receipts of the book (places) that may be the same money."""

    lines: tuple[int, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """Payments of one debtor, the first day first; `kurus` and `day` are of all of this side."""

    rows: list[int]
    kurus: Ints
    day: Ints

    def runs(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """Payments one after the other within a few days, and what they come to."""
        for first in range(len(self.rows)):
            for last in range(first + 1, len(self.rows) + 1):
                run = tuple(self.rows[first:last])
                if self.day[run[-1]] - self.day[run[0]] <= NEAR:
                    yield run, int(self.kurus[[*run]].sum())


def alike_receipts(
    lines: Lines, came: Bools, code: Ints, ledger: Ledger, known: Collection[tuple[int, int]]
) -> list[Alike]:
    """One with several that come to as much, or with one that is a little more.

    `came`, `code`: as in `near_receipts`, whose pairs are `known`.
    """
    book = ledger["receipts"]
    came = came.copy()
    came[[line for line, _ in known]] = False
    if not came.any():
        return []
    owner = resolve_debtors(ledger["debtors"], book).position
    both = np.concatenate([owner, code])
    keys = combine(both, np.concatenate([currencies(book), lines.currency]))
    day = np.concatenate([plain_day(book["received_on"]), plain_day(lines.credit_day)])
    same = combine(keys, day, np.concatenate([kurus(book), lines.credit]))
    count = len(book)
    free = (owner >= 0) & (kurus(book) > 0) & ~np.isin(same[:count], same[count:][lines.credit > 0])
    free[[place for _, place in known]] = False
    rows, places = np.flatnonzero(came), np.flatnonzero(free)
    new_of = grouped_by(keys[count:][rows], rows, day[count:][rows])
    old_of = grouped_by(keys[places], places, day[places])
    found: list[Alike] = []
    for key in new_of.keys() & old_of.keys():
        if max(len(new_of[key]), len(old_of[key])) <= _MOST:
            new = _Side(new_of[key], lines.credit, day[count:])
            found += _of_debtor(new, _Side(old_of[key], kurus(book), day[:count]))
    return sorted(found, key=lambda each: each.lines)


def _of_debtor(new: _Side, old: _Side) -> list[Alike]:
    found: list[Alike] = []
    used: set[tuple[bool, int]] = set()
    for rows, listed in new.runs():
        for places, held in old.runs():
            each = {*((True, row) for row in rows), *((False, place) for place in places)}
            days = [*new.day[[*rows]].tolist(), *old.day[[*places]].tolist()]
            alone = min(len(rows), len(places)) == 1
            pieces = alone and len(rows) != len(places) and listed == held
            less_fee = len(rows) == len(places) == 1 and held * (1 - _KEPT) <= listed < held
            if (pieces or less_fee) and not each & used and max(days) - min(days) <= NEAR:
                used |= each
                found.append(Alike(rows, places))
    return found
