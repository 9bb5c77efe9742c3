"""Payments of the list that the book may have already: in other pieces, or without what the bank kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.keys import plain_day
from addin.importing.posting.post import Posted
from addin.importing.posting.standing import grouped_by
from addin.importing.reconciling.near_receipts import NEAR
from addin.messages import say
from addin.model import Ledger, Notice
from addin.rules.money import format_money
from addin.rules.references import resolve_debtors
from addin.rules.rows import Ints, combine, currencies, kurus
from addin.wording import first_few

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
    lines: Lines, posted: Posted, ledger: Ledger, known: Collection[tuple[int, int]]
) -> list[Alike]:
    """One with several that come to as much, or with one that is a little more; `known`: told otherwise."""
    book = ledger["receipts"]
    came = lines.verdicts.taken & (lines.credit > 0) & ~lines.pays_row & (posted.found.code >= 0)
    came &= ~np.isnat(lines.credit_day)
    came[[line for line, _ in known]] = False
    if not came.any() or not len(book):
        return []
    owner = resolve_debtors(ledger["debtors"], book).position
    both = np.concatenate([owner, posted.found.code])
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


def notices(found: Sequence[Alike], lines: Lines, ledger: Ledger, language: str) -> list[Notice]:
    """One sentence that names the first few with the amounts of both sides."""
    if not found:
        return []
    held = kurus(ledger["receipts"])

    def money(sums: Sequence[int], line: int) -> str:
        unit = str(lines.currency[line])
        return " + ".join(format_money(int(each), unit, language=language) for each in sums)

    named = [
        say(
            "import.opening_balance",
            language,
            debtor=str(lines.name[each.lines[0]]),
            book=money(held[[*each.places]].tolist(), each.lines[0]),
            listed=money(lines.credit[[*each.lines]].tolist(), each.lines[0]),
        )
        for each in found
    ]
    return [Notice("import_receipts_alike", {"n": len(found), "named": first_few(named, between="; ")})]
