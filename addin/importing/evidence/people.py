"""Whether cells name people and firms, whatever header stands above them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from addin.importing.evidence.cells import shown
from addin.importing.evidence.words import source_words
from addin.parameters import read_text
from addin.rules.names import is_company_name
from addin.text import fold

_MOST_WORDS = 4  # of a person's name
_STEM = 5  # letters of a word that may have an ending


def names_among(cells: Sequence[Any]) -> float:
    """How many of the different cells name a person or a firm, from 0 to 1.

    >>> names_among(["Ayşe Kara", "İkizler Apartmanı", "Ak Gıda Ltd. Şti.", "Zeytin"])
    0.75
    >>> names_among(["Kırık ameliyatı", "34 KLM 301", "Aydın", ""])
    0.0
    """
    texts = list({shown(cell) for cell in cells})
    firms = is_company_name(texts).tolist()
    named = sum(1 for text, firm in zip(texts, firms, strict=True) if firm or _is_person_or_premises(text))
    return named / max(len(texts), 1)


def _is_person_or_premises(text: str) -> bool:
    words = fold(text).split()
    if len(words) < 2 or not words[0].isalnum():
        return False
    if words[-1] in _premises():
        return True
    person = len(words) <= _MOST_WORDS and all(map(str.isalpha, words))
    return person and not _given_names().isdisjoint(words[:-1])


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(fold, json.loads(read_text("given_names.json"))["names"]))


@cache
def _premises() -> frozenset[str]:
    """The last words of names of shops, houses, offices and trades."""
    return frozenset(map(fold, source_words()["premises"]))


def is_about_staff(header: str) -> bool:
    """Whether a header speaks of somebody who owes nothing: of one's own people, a carrier, a referee.

    >>> is_about_staff("Satış Temsilcisi"), is_about_staff("Teslim Alan"), is_about_staff("Araç Sahibi")
    (True, True, False)
    """
    stems = [fold(word) for word in source_words()["staff"]]
    long = tuple(stem for stem in stems if len(stem) >= _STEM)
    return any(word in stems or word.startswith(long) for word in fold(header).split())


def is_of_owner(header: str) -> bool:
    """Whether a header ends as those of names do: "Tekne Sahibi", "Üyenin Adı Soyadı".

    >>> is_of_owner("Düğün Sahibi"), is_of_owner("Hastanın Adı-Soyadı"), is_of_owner("Hayvanın Adı")
    (True, True, False)
    """
    text = fold(header)
    return any(f" {text}".endswith(f" {fold(ending)}") for ending in source_words()["owners"])
