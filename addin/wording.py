"""How single values read in reports, messages and the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import Any

from addin.messages import words
from addin.model import is_missing
from addin.rules.money import format_money


def amount(kurus: int, currency: str = "TRY", language: str = "tr") -> str:
    """An amount with the currency's word of the drop-downs; another currency's word is its code.

    >>> amount(1234567), amount(-5, "USD", "en")
    ('12.345,67 TL', '-0.05 USD')
    """
    word = words("currency", language).get(currency, currency)
    return f"{format_money(int(kurus), '', language=language)} {word}".rstrip()


def number(value: int, language: str = "tr") -> str:
    """1834 -> "1.834"."""
    return f"{value:,}".replace(",", "," if language == "en" else ".")


def first_few(names: Iterable[object], most: int = 5, between: str = ", ") -> str:
    """The first of the names, with dots for the rest.

    >>> first_few("abcdefg"), first_few([7, 8], most=1)
    ('a, b, c, d, e…', '7…')
    """
    few = list(map(str, islice(names, most + 1)))
    return between.join(few[:most]) + "…" * (len(few) > most)


def day(value: Any) -> str:
    """A date as dd.mm.yyyy; empty when missing."""
    if is_missing(value) or value == "":
        return ""
    return f"{value.day:02d}.{value.month:02d}.{value.year}"


def moment(value: Any) -> str:
    """A date as dd.mm.yyyy, with hh:mm when it has a time of day."""
    clock = (getattr(value, "hour", 0), getattr(value, "minute", 0))
    return f"{day(value)} {clock[0]:02d}:{clock[1]:02d}" if any(clock) else day(value)


def shown(value: Any, kind: str, choices: str, language: str) -> str:
    """A frame's value as the user sees it in the cell.

    >>> shown(123450, "money", "", "tr"), shown(0.48, "percent", "", "tr"), shown(1.5, "number", "", "tr")
    ('1.234,50', '%48', '1,5')
    """
    if is_missing(value) or isinstance(value, str):
        text = value if isinstance(value, str) else ""
        return words(choices, language).get(text, text) if choices else text
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date):
        return moment(value)
    if kind == "money":
        return amount(int(value), "", language)
    if isinstance(value, bool):
        return words("flag", language)["yes" if value else "no"]
    return _number(float(value), kind, language)


def _number(value: float, kind: str, language: str) -> str:
    text = f"{100 * value if kind == 'percent' else value:.15g}"
    if language == "en":
        return text + "%" * (kind == "percent")
    return "%" * (kind == "percent") + text.replace(".", ",")


def lira(kurus: Any) -> float | str:
    """Kuruş as the number a cell holds; empty when missing."""
    return "" if is_missing(kurus) else int(kurus) / 100
