"""E-mail addresses: form only; several may stand in one cell."""

from __future__ import annotations

import re

from addin.rules.identifiers.columns import Bools, Texts, capitals, check_rule, each, text_rule

_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{6,254}}$){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[a-z]{{2,24}}")
_APART = re.compile(r"[\s;,]+")


@text_rule
def compact(values: Texts) -> Texts:
    """Small letters, every Turkish i as i, several addresses with "; " between.

    >>> compact(["  BİLGİ@ORNEK.COM.TR ", "<a@ornek.com>, b@ornek.com"]).tolist()
    ['bilgi@ornek.com.tr', 'a@ornek.com; b@ornek.com']
    """
    return each(values, lambda text: text if _ADDRESS.fullmatch(text) else "; ".join(addresses(text)))


def addresses(text: str) -> list[str]:
    """The addresses in one cell."""
    bare = (part.strip("<>").removeprefix("mailto:") for part in _APART.split(capitals(text).lower()))
    return [part for part in bare if part]


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where every address in the cell has the form of one; letters outside ASCII are refused.

    >>> is_valid(["bilgi@ornek.com.tr", "bilgi@ornek", "çınar@ornek.com", "a@ornek.com; b@"]).tolist()
    [True, False, False, False]
    """
    return each(values, _all_right, bool)


def _all_right(text: str) -> bool:
    if _ADDRESS.fullmatch(text):
        return True
    parts = addresses(text)
    return bool(parts) and all(_ADDRESS.fullmatch(part) for part in parts)
