"""Headers with shortened words, written out: "Fat. No", "Mkbz No"."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

from addin.importing.evidence.titles import title_words
from addin.importing.evidence.words import long_forms
from addin.text import fold

_MOST_READINGS = 16  # of one header whose words are shortened
_CONSONANTS = re.compile("[^aeiou]{3,}")  # of a word that lost its vowels
_VOWELS = re.compile("[aeiou]")


def written_out(header: str) -> list[str]:
    """The header with its shortened and English words, each way they may be meant; [] without such words.

    >>> written_out("Fat. No"), written_out("Fatura No")
    (['fatura no', 'fat no'], [])
    """
    words = fold(header).split()
    forms = [long_forms(word) or _without_vowels(word) for word in words]
    if not any(forms):
        return []
    ways = product(*((*found, word) for found, word in zip(forms, words, strict=True)))
    return [" ".join(way) for way in islice(ways, _MOST_READINGS)]


def _without_vowels(word: str) -> tuple[str, ...]:
    """Words of known headers of which only the consonants stand there: "Snt No", "Mkbz No"."""
    return _by_consonants().get(word, ()) if _CONSONANTS.fullmatch(word) else ()


@cache
def _by_consonants() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word in title_words():
        if (bare := _VOWELS.sub("", word)) != word:
            found.setdefault(bare, {})[word] = None
    return {bare: tuple(words) for bare, words in found.items()}
