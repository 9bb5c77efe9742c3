"""The headers that lists have, by the columns of ours that each names."""

from __future__ import annotations

import json
from functools import cache

from addin.importing.evidence.cells import loose
from addin.importing.evidence.cut_words import Titles
from addin.parameters import read_text
from addin.text import fold


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Fields by folded header text without spaces; several where the text alone does not tell."""
    found: dict[str, tuple[str, ...]] = {}
    for field, texts in _titles().items():
        for text in texts:
            key = loose(text)
            if field not in found.get(key, ()):
                found[key] = (*found.get(key, ()), field)
    return found


@cache
def by_words() -> Titles:
    """As `synonyms`, by the folded words of each header."""
    found: Titles = {}
    for text in (text for texts in _titles().values() for text in texts):
        if words := tuple(fold(text).split()):
            found.setdefault((len(words), words[0][0]), {})[words] = synonyms()["".join(words)]
    return found


@cache
def _titles() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = json.loads(read_text("header_synonyms.json"))
    return loaded


def titles_of(field: str) -> list[str]:
    """The headers, as they are written, that name a field."""
    return _titles()[field]


@cache
def title_words() -> dict[str, None]:
    """The folded words of all headers."""
    words = (word for texts in _titles().values() for text in texts for word in fold(text).split())
    return dict.fromkeys(words)


def begun(key: str, longest: int) -> set[tuple[str, ...]]:
    """The fields of all headers that begin so."""
    return {fields for text, fields in synonyms().items() if text.startswith(key) and len(text) <= longest}
