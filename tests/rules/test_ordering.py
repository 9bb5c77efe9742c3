"""Ordering by packed numbers is ordering by several columns."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.ordering import firsts, order_by

NUMBERS = st.one_of(st.integers(-3, 3), st.integers(-(2**62), 2**62))
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=30)


@given(ROWS, st.integers(1, 3))
def test_rows_stand_as_python_sorts_them(rows: list[tuple[int, int, int]], width: int) -> None:
    keys = [np.array([row[at] for row in rows], dtype=np.int64) for at in range(width)]
    expected = sorted(range(len(rows)), key=lambda at: rows[at][:width])
    assert order_by(*keys).tolist() == expected


@given(st.lists(NUMBERS, max_size=30))
def test_firsts_are_the_first_rows_of_each_number(numbers: list[int]) -> None:
    expected = [numbers.index(one) for one in sorted(set(numbers))]
    assert firsts(np.array(numbers, dtype=np.int64)).tolist() == expected


@given(st.lists(st.tuples(st.booleans(), st.floats(-5, 5), st.integers(-9, 9)), max_size=30))
def test_fractions_and_flags_decide_too(rows: list[tuple[bool, float, int]]) -> None:
    keys = [np.array([row[at] for row in rows]) for at in range(3)]
    assert order_by(*keys).tolist() == sorted(range(len(rows)), key=lambda at: rows[at])
