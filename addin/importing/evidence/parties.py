"""Parties of an enforcement file, by the roles that stand beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from addin.importing.evidence.words import source_words
from addin.text import fold

_BEHIND = re.compile(r"[(\[]([^()\[\]]*)[)\]]")  # "Cemil Karabulut (Borçlu)"
_BEFORE = re.compile(r"(?:^|[,;|/\n.]|\s[-–])\s*([^\W\d_]+(?:\s[^\W\d_]+)?)\s*:")  # "Borçlu: Cemil Karabulut"
_BETWEEN = " ,;|/&+-–\n\t:"


def is_other_party(role: str) -> bool:
    """Whether who has this role in a file owes nothing in it.

    >>> [is_other_party(role) for role in ("ALACAKLI", "Borçlu", "Borçlu Vekili", "Kefil", "3. Kişi")]
    [True, False, True, False, True]
    """
    return not _words("other_parties").isdisjoint(fold(role).split())


def debtors_in(text: str) -> list[str]:
    """The names that stand as debtors among the parties in one cell.

    >>> debtors_in("Işık A.Ş. (Alacaklı), Cemil Ak (Borçlu), Oya Ün (Borçlu 2)")
    ['Cemil Ak', 'Oya Ün']
    >>> debtors_in("Alacaklı: Işık A.Ş. - Borçlu: Cemil Ak"), debtors_in("Mor Ltd. (Eski Ak Ltd.)")
    (['Cemil Ak'], [])
    """
    parties = [*_named_before_role(text), *_named_behind_role(text)]
    return list(dict.fromkeys(name for name, role in parties if name and _owes(role)))


def _named_before_role(text: str) -> Iterator[tuple[str, str]]:
    start = 0
    for found in _BEHIND.finditer(text):
        if is_role(found[1]):
            yield text[start : found.start()].strip(_BETWEEN), found[1]
            start = found.end()


def _named_behind_role(text: str) -> Iterator[tuple[str, str]]:
    found = [each for each in _BEFORE.finditer(text) if is_role(each[1])]
    ends = [*(each.start() for each in found[1:]), len(text)]
    for each, end in zip(found, ends, strict=False):
        dot = "." if text[end : end + 1] == "." else ""
        yield text[each.end() : end].strip(_BETWEEN) + dot, each[1]


def on_debtors_side(role: str) -> bool:
    """Whether it is that of who owes, or of his lawyer.

    >>> [on_debtors_side(role) for role in ("Borçlu", "Borçlu Vekili", "Alacaklı Vekili", "Davalı")]
    [True, True, False, True]
    """
    return not _words("debtor_roles").isdisjoint(fold(role).split())


def is_role(text: str) -> bool:
    """Whether it says no name but what somebody is in a file."""
    return _owes(text) or is_other_party(text) or not _words("others").isdisjoint(fold(text).split())


def _owes(role: str) -> bool:
    return on_debtors_side(role) and not is_other_party(role)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in source_words()[key])
