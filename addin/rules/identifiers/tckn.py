"""TCKN: the 11-digit identity number of a Turkish citizen."""

from __future__ import annotations

import numpy as np

from addin.rules.identifiers.columns import (
    Bools,
    Digits,
    Texts,
    check_rule,
    checked_digits,
    cleaned,
    text_rule,
)


@text_rule
def compact(values: Texts) -> Texts:
    """The digits only, without spaces, dots and dashes.

    >>> compact("172 917 160 60")
    '17291716060'
    """
    return cleaned(values)


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where both check digits are right; the first digit is not 0.

    Source: d10 = (7 (d1+d3+d5+d7+d9) - (d2+d4+d6+d8)) mod 10, d11 = (d1 + ... + d10) mod 10.

    >>> is_valid(["10000000146", "17291716050", "12345678901", ""]).tolist()
    [True, False, False, False]
    >>> is_valid("172 917 160 60")
    True
    """
    return checked_digits(values, 11, has_check_digits)


def has_check_digits(digits: Digits) -> Bools:
    """Rows of 11 digits whose last two follow from the first nine."""
    odd = digits[:, 0:9:2].sum(axis=1)
    even = digits[:, 1:8:2].sum(axis=1)
    tenth = (7 * odd - even) % 10
    last = (odd + even + tenth) % 10
    fits: Bools = (digits[:, 0] != 0) & (digits[:, 9] == tenth) & (digits[:, 10] == last)
    return np.asarray(fits, dtype=bool)
