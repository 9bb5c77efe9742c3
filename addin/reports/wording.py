"""How single values read in reports and messages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from addin.messages import words
from addin.model import is_missing

MARK = {"tr": (".", ","), "en": (",", ".")}
CURRENCY_WORD = {"TRY": {"tr": "TL", "en": "TRY"}}


def amount(kurus: int, currency: str = "TRY", language: str = "tr") -> str:
    """1234567 kuruş -> "12.345,67 TL".

    >>> amount(1234567), amount(-5, "USD", "en")
    ('12.345,67 TL', '-0.05 USD')
    """
    thousands, decimal = MARK[language]
    lira, rest = divmod(abs(int(kurus)), 100)
    sign = "-" if kurus < 0 else ""
    name = CURRENCY_WORD.get(currency, {}).get(language, currency)
    return f"{sign}{f'{lira:,}'.replace(',', thousands)}{decimal}{rest:02d} {name}"


def number(value: int, language: str = "tr") -> str:
    """1834 -> "1.834"."""
    return f"{value:,}".replace(",", MARK[language][0])


def day(value: Any) -> str:
    """A date as dd.mm.yyyy; empty when missing."""
    if is_missing(value):
        return ""
    return f"{value.day:02d}.{value.month:02d}.{value.year}"


def shown(value: Any, kind: str, choices: str, language: str) -> str:
    """A frame's value as the user sees it in the cell."""
    if is_missing(value) or isinstance(value, str):
        text = value if isinstance(value, str) else ""
        return words(choices, language).get(text, text) if choices else text
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date | dt.datetime):
        return day(value)
    if kind == "money":
        return amount(int(value), "", language).strip()
    if isinstance(value, bool):
        return words("flag", language)["yes" if value else "no"]
    return f"{value:g}" if isinstance(value, float) else str(value)


def lira(kurus: Any) -> float | str:
    """Kuruş as the number a cell holds; empty when missing."""
    return "" if is_missing(kurus) else int(kurus) / 100
