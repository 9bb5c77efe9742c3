"""Pouring and taking, against loops that move one amount after the other."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.flow import Side, pour, take

_row = st.tuples(st.sampled_from([0, 1, 5, 7, 10**12, -3]), st.integers(-1, 2), st.integers(0, 3))
_rows = st.lists(_row, min_size=2, max_size=9)


def side(rows: list[tuple[int, int, int]]) -> Side:
    kurus, group, rank = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    return Side(kurus, group, rank)


def slowly(givers: list, takers: list, allowed) -> dict[tuple[int, int], int]:
    left, moved = [row[0] for row in givers], {}
    for to in sorted(range(len(takers)), key=lambda at: (takers[at][2], at)):
        need = takers[to][0]
        for at in sorted(range(len(givers)), key=lambda at: (givers[at][2], at)):
            kurus = min(left[at], need)
            if givers[at][1] == takers[to][1] >= 0 and kurus > 0 and allowed(at, to):
                moved[at, to] = kurus
                left[at] -= kurus
                need -= kurus
    return moved


def moved(flow) -> dict[tuple[int, int], int]:
    return {(int(at), int(to)): int(k) for at, to, k in zip(flow.giver, flow.taker, flow.kurus, strict=True)}


@given(_rows, _rows)
def test_pour(givers: list, takers: list) -> None:
    assert moved(pour(side(givers), side(takers))) == slowly(givers, takers, lambda at, to: True)


@given(_rows, _rows, st.integers(1, 3))
def test_take(givers: list, takers: list, step: int) -> None:
    flow = take(side(givers), side(takers), lambda giver, taker: (giver + taker) % 4 != step)
    assert moved(flow) == slowly(givers, takers, lambda at, to: (at + to) % 4 != step)
