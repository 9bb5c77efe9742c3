"""Made-up debtors of a list."""

from __future__ import annotations

import re

import numpy as np

from addin.demo.people import Reserve, debtor_columns
from tests.importing.ugly.truth import Person


def people(seed: int, count: int, persons: float = 0.25) -> list[Person]:
    """Debtors with right ids and telephones no subscriber has; the same for the same seed."""
    columns = debtor_columns(np.random.default_rng(seed), count, Reserve(persons=persons))
    rows = zip(*(columns[key] for key in _KEYS), strict=True)
    return [_person(*map(str, row)) for row in rows]


_KEYS = ("debtor_name", "tax_id", "phone", "phone2", "email", "address", "province", "district", "tax_office")


def _person(name: str, tax: str, phone: str, phone2: str, email: str, *place: str) -> Person:
    return Person((name,), tax, e164(phone), e164(phone2), email, *place)


def e164(phone: str) -> str:
    """+90 and ten digits of a national number; "" of nothing.

    >>> e164("0532 000 12 34")
    '+905320001234'
    """
    digits = re.sub(r"\D", "", phone)
    return f"+90{digits[-10:]}" if digits else ""


def vkn_with_zero(seed: int) -> str:
    """A right tax number whose first digit is 0."""
    from addin.demo.ids import vkn

    return str(vkn([10_000_000 + seed * 7919 % 89_000_000])[0])
