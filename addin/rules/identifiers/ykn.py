"""YKN: the 11-digit number of a foreigner, beginning with 99."""

from __future__ import annotations

from addin.rules.identifiers import tckn
from addin.rules.identifiers.columns import Bools, Digits, Texts, check_rule, checked_digits

compact = tckn.compact


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the form is right: 99 and nine digits. The check digits are asked apart.

    >>> is_valid(["99123456740", "99123456741", "10000000146"]).tolist()
    [True, True, False]
    """
    return checked_digits(values, 11, _begins_with_99)


@check_rule
def has_check_digits(values: Texts) -> Bools:
    """Where the check digits are those of a TCKN; sources disagree, so a miss is only a warning.

    >>> has_check_digits(["99123456740", "99123456741"]).tolist()
    [True, False]
    """
    return checked_digits(values, 11, lambda digits: _begins_with_99(digits) & tckn.has_check_digits(digits))


def _begins_with_99(digits: Digits) -> Bools:
    fits: Bools = (digits[:, 0] == 9) & (digits[:, 1] == 9)
    return fits
