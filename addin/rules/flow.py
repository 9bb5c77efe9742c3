"""Money poured from rows that have it into rows that need it, in order, to the kuruş.

Two ways: `pour`, where within a group every giver may fill every taker, is one pass over sorted
intervals; `take`, where a pair must also be allowed, is a pass for each taker of the longest group.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from addin.rules.ordering import order_by
from addin.rules.rows import Bools, Ints, add_at, distinct, place_in_group


@dataclass(frozen=True, slots=True)
class Flow:
    """Who gave how much to whom: positions of givers and takers, kuruş above zero."""

    giver: Ints
    taker: Ints
    kurus: Ints

    def given(self, size: int) -> Ints:
        """Kuruş that left each giver."""
        return add_at(self.giver, self.kurus, size)

    def taken(self, size: int) -> Ints:
        """Kuruş that reached each taker."""
        return add_at(self.taker, self.kurus, size)


def join(*flows: Flow) -> Flow:
    """Several flows as one; of none, one in which nothing flows."""
    nothing = np.empty(0, dtype=np.int64)
    return Flow(
        np.concatenate([nothing, *(flow.giver for flow in flows)]),
        np.concatenate([nothing, *(flow.taker for flow in flows)]),
        np.concatenate([nothing, *(flow.kurus for flow in flows)]),
    )


@dataclass(frozen=True, slots=True)
class Side:
    """Rows that give or take: kuruş (what is not above zero takes no part), group (-1: none), rank."""

    kurus: Ints
    group: Ints
    rank: Ints

    def ordered(self) -> Ints:
        """Positions of the rows that take part, by group and rank."""
        rows = np.flatnonzero((self.kurus > 0) & (self.group >= 0))
        return rows[order_by(self.group[rows], self.rank[rows])]


def pour(givers: Side, takers: Side) -> Flow:
    """In each group the first giver fills the first taker, what is left the next, and so on.

    Both sides of a group are laid on one line, each row as an interval as long as its money; where
    two intervals meet, that much flows.

    >>> import numpy as np
    >>> side = lambda *kurus: Side(np.array(kurus), np.zeros(len(kurus), dtype=int), np.arange(len(kurus)))
    >>> flow = pour(side(70, 50), side(100, 100))
    >>> list(zip(flow.giver.tolist(), flow.taker.tolist(), flow.kurus.tolist()))
    [(0, 0, 70), (1, 0, 30), (1, 1, 20)]
    """
    give, take = givers.ordered(), takers.ordered()
    if not (len(give) and len(take)):
        return join()
    size = int(max(givers.group.max(initial=-1), takers.group.max(initial=-1))) + 1
    bases = _bases(givers, give, takers, take, size)
    give_from, give_to = _intervals(givers, give, bases, size)
    take_from, take_to = _intervals(takers, take, bases, size)
    edges = distinct(np.concatenate([give_from, give_to, take_from, take_to]))
    left, length = edges[:-1], np.diff(edges)
    giver = np.searchsorted(give_from, left, side="right") - 1
    taker = np.searchsorted(take_from, left, side="right") - 1
    meets = (giver >= 0) & (taker >= 0)
    meets[meets] = (left[meets] < give_to[giver[meets]]) & (left[meets] < take_to[taker[meets]])
    return Flow(give[giver[meets]], take[taker[meets]], length[meets])


def _bases(givers: Side, give: Ints, takers: Side, take: Ints, size: int) -> Ints:
    """Where each group begins on the line, so that no two groups touch."""
    supply = add_at(givers.group[give], givers.kurus[give], size)
    demand = add_at(takers.group[take], takers.kurus[take], size)
    return np.cumsum(np.maximum(supply, demand)) - np.maximum(supply, demand)


def _intervals(side: Side, rows: Ints, bases: Ints, size: int) -> tuple[Ints, Ints]:
    group, length = side.group[rows], side.kurus[rows]
    total = add_at(group, length, size)
    ends = np.cumsum(length) - (np.cumsum(total) - total)[group] + bases[group]
    return ends - length, ends


def take(givers: Side, takers: Side, allowed: Callable[[Ints, Ints], Bools]) -> Flow:
    """The first taker of each group takes from its allowed givers in order, then the second, ...

    `allowed` gets positions of givers and, aligned, of takers. Each taker's and each giver's choice is
    the same order, so letting the givers choose one after the other would give the same result.

    >>> import numpy as np
    >>> side = lambda *kurus: Side(np.array(kurus), np.zeros(len(kurus), dtype=int), np.arange(len(kurus)))
    >>> flow = take(side(70, 50), side(60, 60), lambda giver, taker: giver >= taker)
    >>> list(zip(flow.giver.tolist(), flow.taker.tolist(), flow.kurus.tolist()))
    [(0, 0, 60), (1, 1, 50)]
    """
    rest, pool, wanting = givers.kurus.copy(), givers.ordered(), takers.ordered()
    size = int(max(givers.group.max(initial=-1), takers.group.max(initial=-1))) + 1
    turn = place_in_group(takers.group[wanting], takers.rank[wanting])
    by_turn = np.split(wanting[np.argsort(turn, kind="stable")], np.cumsum(np.bincount(turn))[:-1])
    flows = [join()]
    for now in by_turn:
        taker_of = np.full(size, -1, dtype=np.int64)
        taker_of[takers.group[now]] = now
        pool = pool[(taker_of[givers.group[pool]] >= 0) & (rest[pool] > 0)]
        at = taker_of[givers.group[pool]]
        stock = np.where(allowed(pool, at), rest[pool], 0)
        before = np.cumsum(stock) - stock
        starts = np.flatnonzero(np.r_[True, at[1:] != at[:-1]]) if len(at) else at
        before -= np.repeat(before[starts], np.diff(np.r_[starts, len(at)]))
        amount = np.clip(takers.kurus[at] - before, 0, stock)
        some = amount > 0
        flows.append(Flow(pool[some], at[some], amount[some]))
        rest[pool] -= amount
    return join(*flows)
