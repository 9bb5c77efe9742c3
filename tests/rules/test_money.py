"""Money: every way an amount can stand in a cell."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from addin.rules import money

KURUS = st.integers(-money.LARGEST, money.LARGEST)


def half_up(number):
    """The oracle: school rounding of a decimal number to the kuruş."""
    with localcontext(prec=60):
        return int((number * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@given(st.lists(KURUS, max_size=20))
def test_kurus_survive_the_cell(kurus):
    cells = np.array(kurus, dtype=np.int64) / 100
    for given_cells in (cells, cells.tolist(), pd.Series(cells), cells.astype(object)):
        back = money.to_kurus(given_cells)
        assert back.kurus.tolist() == kurus
        assert not back.rounded.any()
        assert not back.too_large.any()
        assert not back.not_number.any()


@given(KURUS, st.sampled_from(["{:.16G}", "{:.17g}", "{:.15g}", "{!r}"]))
@example(7226093, "{:.16G}")
def test_kurus_survive_other_programs_printing(kurus, form):
    amounts = money.to_kurus([float(form.format(kurus / 100))])
    assert amounts.kurus.tolist() == [kurus]
    assert not amounts.rounded.any()


@given(st.floats(-1e10, 1e10, allow_nan=False))
@example(1.005)
@example(-1.005)
@example(2.675)
@example(0.1 + 0.2)
@example(1e-300)
@example(5e-324)
@example(0.005)
@example(0.004999999999999999)
def test_a_float_counts_as_its_fifteen_digits(number):
    shown = Decimal(format(number, ".15g"))
    amounts = money.to_kurus(np.array([number]))
    assert amounts.kurus.tolist() == [half_up(shown)]
    assert amounts.rounded.tolist() == [Decimal(half_up(shown)) / 100 != shown]


@given(st.decimals(-(10**10), 10**10, allow_nan=False, allow_infinity=False))
def test_decimals_are_exact(number):
    amounts = money.to_kurus([number])
    assert amounts.kurus.tolist() == [half_up(number)]
    assert amounts.rounded.tolist() == [Decimal(half_up(number)) / 100 != number]


def test_half_goes_away_from_zero():
    cells = [1.005, 1.015, 1.025, 2.675, 0.125, -1.005, -0.005, 1234567.895]
    assert money.to_kurus(cells).kurus.tolist() == [101, 102, 103, 268, 13, -101, -1, 123456790]
    assert money.to_kurus(cells).rounded.all()


def test_whatever_stands_in_a_column():
    day = date(2026, 1, 1)
    cells = [
        1,
        2.5,
        Decimal("3.335"),
        None,
        "",
        " ",
        "1.234,56",
        True,
        day,
        float("nan"),
        pd.NA,
        np.int64(4),
        pd.NaT,
    ]
    amounts = money.to_kurus(cells)
    kurus = [100, 250, 334, None, None, None, None, None, None, None, None, 400, None]
    assert [None if k is pd.NA else k for k in amounts.kurus.tolist()] == kurus
    assert np.flatnonzero(amounts.not_number).tolist() == [6, 7, 8]
    assert np.flatnonzero(amounts.rounded).tolist() == [2]
    assert not amounts.too_large.any()


@pytest.mark.parametrize("column", [[], np.array([]), pd.Series([], dtype="Float64")])
def test_an_empty_column(column):
    amounts = money.to_kurus(column)
    assert (
        len(amounts.kurus) == len(amounts.rounded) == len(amounts.too_large) == len(amounts.not_number) == 0
    )


def test_nullable_and_whole_number_columns():
    assert money.to_kurus(pd.Series([1.5, None], dtype="Float64")).kurus.tolist() == [150, pd.NA]
    assert money.to_kurus(pd.Series([1, None], dtype="Int64")).kurus.tolist() == [100, pd.NA]
    assert money.to_kurus(np.array([3, -4])).kurus.tolist() == [300, -400]


@pytest.mark.parametrize(
    "amount",
    [1e10 + 0.01, -1e10 - 0.01, 1e15, 1e300, 10**400, -(10**11), Decimal("1e10") + 1, Decimal("1e500")],
)
def test_what_is_too_large_is_refused(amount):
    for cells in ([amount], [amount, "x"]):
        amounts = money.to_kurus(cells)
        assert amounts.kurus[0] is pd.NA
        assert amounts.too_large[0]
        assert not amounts.rounded[0]
        assert not amounts.not_number[0]


def test_the_largest_amount_is_taken():
    assert money.to_kurus([1e10, -1e10, Decimal(10**10), 10**10]).kurus.tolist() == [
        10**12,
        -(10**12),
        10**12,
        10**12,
    ]
    assert not money.to_kurus([1e10]).too_large.any()


@pytest.mark.parametrize(
    "cells", [[float("inf")], np.array([-np.inf]), [Decimal("inf")], [Decimal("nan")], ["x", np.inf]]
)
def test_infinite_is_no_number(cells):
    amounts = money.to_kurus(cells)
    assert amounts.not_number[-1]
    assert not amounts.too_large[-1]
    assert amounts.kurus[-1] is pd.NA


@given(KURUS)
def test_turkish_and_english_say_the_same(kurus):
    turkish, english = money.format_money(kurus), money.format_money(kurus, "XYZ", language="en")
    digits = turkish.removesuffix(" TL").replace(".", "").replace(",", "")
    assert int(digits) == kurus
    assert english.removesuffix(" XYZ").translate(str.maketrans(",.", ".,")) == turkish.removesuffix(" TL")


def test_format_of_columns():
    column = pd.Series([123456, None, -7], dtype="Int64")
    assert money.format_money(column).tolist() == ["1.234,56 TL", "", "-0,07 TL"]
    assert money.format_money(column, ["TRY", "USD", "EUR"]).tolist() == ["1.234,56 TL", "", "-0,07 EUR"]
    assert money.format_money(column, language="en").tolist() == ["1,234.56 TRY", "", "-0.07 TRY"]
    assert money.format_money([]).tolist() == []


@given(KURUS, st.integers(1, 10**8))
def test_at_rate_is_half_up(kurus, millionths):
    found = money.at_rate([kurus], [millionths / 10**6]).tolist()
    assert found == [half_up(Decimal(kurus) * Decimal(millionths) / Decimal(10**8))]


def test_at_rate_without_a_rate():
    assert money.at_rate(pd.array([1, None, 3]), [None, 2.0, float("nan")]).tolist() == [pd.NA] * 3
