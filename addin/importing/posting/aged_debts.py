"""Which of a debtor's balances in the book are the ages of a later list.

A debt grows older and never younger: it stands in the column that it had, or in one behind it. Several
debts may have come into one column since. Of all ways to part them among the columns that one is taken in
which least money was paid and is new; what is new begins young.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.rules.rows import Ints

Shares = tuple[Ints, Ints]
Costs = tuple[int, int, int]  # kuruş paid or new, what is new weighted by its age, days that move


def line_of_each(left: Sequence[int], amounts: Sequence[int], may: Bools, moves: Bools) -> list[int]:
    """For each debt the amount that it is part of, by position, -1 for none; both the oldest first.

    `may`: whether a debt (row) can be of an amount (column) at all; `moves`: whether its due date cannot
    stay then.

    >>> no = np.zeros((2, 2), dtype=bool)
    >>> line_of_each([900, 1500], [500, 1500], ~no, no), line_of_each([900, 1500], [50, 2000], ~no, no)
    ([0, 1], [1, 1])
    >>> line_of_each([900, 1500], [50, 2000], np.array([[True, False], [True, True]]), no)
    [0, 1]
    """
    count, last = len(left), len(amounts) - 1
    best: list[Costs] = [(0, 0, 0), *[(sum(left) + sum(amounts) + 1, 0, 0)] * count]
    first: list[list[int]] = []  # by amount and by debts met so far, the first one of this amount
    for line, amount in enumerate(amounts):
        kept, gone, moved = (
            list(accumulate(np.where(chosen, values, 0).tolist(), initial=0))
            for chosen, values in ((may[:, line], left), (~may[:, line], left), (moves[:, line], [1] * count))
        )
        choices: list[tuple[Costs, int]] = []
        for end in range(count + 1):
            ways = []
            for start in range(end + 1):
                more = amount - kept[end] + kept[start]
                paid, new, old = best[start]
                cost = (
                    paid + abs(more) + gone[end] - gone[start],
                    new + max(more, 0) * (last - line),
                    old + moved[end] - moved[start],
                )
                ways.append((cost, start))
            choices.append(min(ways))
        best = [cost for cost, _ in choices]
        first.append([start for _, start in choices])
    found, end = [-1] * count, count
    for line in range(last, -1, -1):
        start = first[line][end]
        found[start:end] = [line if may[at, line] else -1 for at in range(start, end)]
        end = start
    return found


def parted_among(left: Sequence[int], amount: int) -> list[int]:
    """What stays open of the debts of one amount, the oldest first: more is the youngest's.

    Where less is left one of them was paid that makes the difference, else the oldest ones.

    >>> parted_among([900, 1500], 2000), parted_among([900, 1500], 900), parted_among([900, 1500], 2500)
    ([500, 1500], [900, 0], [900, 1600])
    """
    found, over = list(left), sum(left) - amount
    if over in found:
        found[found.index(over)] = 0
        return found
    for at, each in enumerate(found):
        taken = min(max(over, 0), each)
        found[at], over = each - taken, over - taken
    found[-1] -= over
    return found


def shares_of(left: Sequence[int], amounts: Sequence[int], may: Bools, moves: Bools, typed: Bools) -> Shares:
    """For each debt its amount, -1, and what stays open of it; debts that a hand edited meet equals first.

    So do the others where fewer of them change by a part then: a debt of the same sum to the kuruş grew
    older. Debts and amounts that are left in the end meet equals as well: they were put off, which no age
    tells.

    >>> may, no = np.array([[True, False], [True, True]]), np.zeros((2, 2), dtype=bool)
    >>> [each.tolist() for each in shares_of([480, 960], [960, 510], may, no, no[0])]
    [[-1, 0], [0, 960]]
    """
    edited = _met(left, amounts, typed)
    plain = _parted(left, amounts, may, moves, edited.copy())
    equal = _met(left, amounts, ~typed, edited.copy(), may)
    if (equal == edited).all():
        return plain
    other = _parted(left, amounts, may, moves, equal)
    return min((plain, other), key=lambda shares: _changed_by_a_part(left, shares))


def _changed_by_a_part(left: Sequence[int], shares: Shares) -> int:
    """How many debts neither stay as they are nor are paid as a whole."""
    stays = shares[1]
    return int(((stays != left) & (stays != 0)).sum())


def _met(
    left: Sequence[int],
    amounts: Sequence[int],
    rows: Bools,
    line: Ints | None = None,
    may: Bools | None = None,
) -> Ints:
    """For each debt the amount that it equals, among those that no other one is; `line`: those known."""
    line = np.full(len(left), -1) if line is None else line
    for row in np.flatnonzero(rows).tolist():
        free = [at for at, amount in enumerate(amounts) if amount == left[row] and at not in line]
        free = [at for at in free if may is None or may[row, at]]
        if free and line[row] < 0:
            line[row] = free[-1]
    return line


def _parted(left: Sequence[int], amounts: Sequence[int], may: Bools, moves: Bools, line: Ints) -> Shares:
    """The debts that have no line yet among the amounts that are left, what remains by equal sums."""
    stays = np.where(line < 0, 0, left)
    rows, lines = np.flatnonzero(line < 0), np.flatnonzero(~np.isin(np.arange(len(amounts)), line))
    if len(rows) and len(lines):
        grid, owed = np.ix_(rows, lines), [left[row] for row in rows.tolist()]
        found = np.array(line_of_each(owed, [amounts[at] for at in lines.tolist()], may[grid], moves[grid]))
        for at in np.unique(found[found >= 0]).tolist():
            own = rows[found == at]
            line[own] = lines[at]
            stays[own] = parted_among([left[row] for row in own.tolist()], amounts[lines[at]])
    open_rows = line < 0
    line = _met(left, amounts, open_rows, line)
    stays[open_rows & (line >= 0)] = np.array(left)[open_rows & (line >= 0)]
    return line, stays
