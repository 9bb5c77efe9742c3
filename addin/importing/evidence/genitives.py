"""Headers that say of whom or of what they are: "Çekin Vadesi" is "Çek Vadesi"."""

from __future__ import annotations

import re
from collections.abc import Container

from addin.text import fold

_OF_IT = (re.compile(r"(?<=[aeiou])n[iu]n$"), re.compile(r"(?<=[^aeiou])[iu]n$"))
_HARD = {"d": "t", "b": "p", "g": "k"}  # the last letter of "senet" in "senedin"
_SHORTEST = 2  # letters of a word


def nominative(header: str, words: Container[str]) -> str:
    """The folded header, of all its words but the last those known without an ending; "" without such words.

    >>> known = {"cek", "senet", "cari", "tarih"}
    >>> [nominative(text, known) for text in ("Çekin Vadesi", "SENEDİN NO", "Carinin Adı", "Satın Alan")]
    ['cek vadesi', 'senet no', 'cari adi', '']
    """
    *before, last = fold(header).split() or [""]
    found = [_without_ending(word, words) for word in before]
    return " ".join([*found, last]) if found != before else ""


def _without_ending(word: str, words: Container[str]) -> str:
    for ending in _OF_IT:
        bare = ending.sub("", word)
        if bare == word or len(bare) < _SHORTEST:
            continue
        for stem in (bare, bare[:-1] + _HARD.get(bare[-1], bare[-1])):
            if stem in words:
                return stem
    return word
