"""Number of an e-invoice or e-archive invoice: three characters, year, nine digits."""

from __future__ import annotations

import re

from addin.rules.identifiers.columns import Bools, Texts, check_rule, cleaned, matches, text_rule

_FORM = re.compile(r"[A-Z0-9]{3}20\d{2}\d{9}", re.ASCII)
# A paper number such as A-123456 is none of ours; a letter prefix and a long run of digits is.
_MEANT = re.compile(r"[A-Z][A-Z0-9]{2}\d{9,16}", re.ASCII)


@text_rule
def compact(values: Texts) -> Texts:
    """Capitals and digits without spaces and dashes.

    >>> compact("gib 2024 000000123")
    'GIB2024000000123'
    """
    return cleaned(values)


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the number has the form of an e-invoice number.

    >>> is_valid(["GIB2024000000123", "GIB24000000123", "A-123456"]).tolist()
    [True, False, False]
    """
    return matches(compact(values), _FORM)


@check_rule
def is_meant(values: Texts) -> Bools:
    """Where an e-invoice number was meant, right or not; paper numbers are left alone.

    >>> is_meant(["GIB2024000000123", "GIB24000000123", "A-123456", "123456"]).tolist()
    [True, True, False, False]
    """
    numbers = compact(values)
    return matches(numbers, _MEANT) | matches(numbers, _FORM)
