"""VKN: the 10-digit tax number."""

from __future__ import annotations

import numpy as np

from addin.rules.identifiers import tckn
from addin.rules.identifiers.columns import (
    Bools,
    Digits,
    Texts,
    as_texts,
    check_rule,
    checked_digits,
    each,
    text_rule,
)

compact = tckn.compact
_PLACES = np.arange(9, 0, -1, dtype=np.int64)
_POWERS = 2**_PLACES


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the check digit is right. Invented numbers can pass too: see `tax_id.is_placeholder`.

    Source: for i = 1..9 from the left t = (d_i + 10 - i) mod 10, u = t 2^(10-i) mod 9, with u = 9
    when t is not 0 and u is 0; check digit = (10 - sum u mod 10) mod 10.

    >>> is_valid(["4540536920", "4540536921", "454 053 69 20", "454053692"]).tolist()
    [True, False, True, False]
    """
    return checked_digits(values, 10, has_check_digit)


def has_check_digit(digits: Digits) -> Bools:
    """Rows of 10 digits whose last follows from the first nine."""
    shifted = (digits[:, :9] + _PLACES) % 10
    parts = shifted * _POWERS % 9
    parts[(shifted != 0) & (parts == 0)] = 9
    fits: Bools = digits[:, 9] == -parts.sum(axis=1) % 10
    return np.asarray(fits, dtype=bool)


@check_rule
def is_zero_lost(values: Texts) -> Bools:
    """Where one or two leading zeros, lost in a number cell, make the number valid.

    >>> is_zero_lost(["150015264", "0150015264", "123"]).tolist()
    [True, False, False]
    """
    short = each(compact(values), lambda text: len(text) in {8, 9} and text.isdecimal(), bool)
    result: Bools = short.copy()
    result[short] = is_valid(_padded(values[short]))
    return result


@text_rule
def repair(values: Texts) -> Texts:
    """The number with its lost leading zeros; "" where that does not help.

    >>> repair(["150015264", "4540536920", "abc"]).tolist()
    ['0150015264', '', '']
    """
    lost = is_zero_lost(values)
    repaired = as_texts([""] * len(values))
    repaired[lost] = _padded(values[lost])
    return repaired


def _padded(values: Texts) -> Texts:
    return each(compact(values), lambda text: text.zfill(10))
