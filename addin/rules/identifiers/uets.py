"""UETS: the address of the national electronic notification system, 5-5-5 digits."""

from __future__ import annotations

from addin.rules.identifiers.columns import (
    Bools,
    Texts,
    check_rule,
    digit_matrix,
    each,
    text_rule,
    without_noise,
)


@text_rule
def compact(values: Texts) -> Texts:
    """Written 5-5-5 where there are 15 digits; other text without spaces and dashes.

    >>> compact(["234561234554321", "23456 12345 54321", "[23456-12345-54321]"]).tolist()
    ['23456-12345-54321', '23456-12345-54321', '23456-12345-54321']
    """
    return each(values, _compact)


def _compact(text: str) -> str:
    bare = without_noise(text).strip("[]()")
    if len(bare) == 15 and bare.isascii() and bare.isdigit():
        return f"{bare[:5]}-{bare[5:10]}-{bare[10:]}"
    return bare


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where there are 15 digits. Source: PTT, UETS.

    >>> is_valid(["23456-12345-54321", "23456-12345-5432", ""]).tolist()
    [True, False, False]
    """
    return digit_matrix(each(compact(values), lambda text: text.replace("-", "")), 15)[1]
