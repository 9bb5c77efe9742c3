"""Which texts are titles of columns, before anything else of a list is known."""

from __future__ import annotations

import json
from functools import cache

_LONGEST = 80


def key(text: str) -> str:
    """Folded, without blanks; "" of a text that is too long to be a title.

    >>> key("Fatura No"), key("x" * 100)
    ('faturano', '')
    """
    from addin.text import fold

    return fold(text).replace(" ", "") if len(text) < _LONGEST else ""


@cache
def known() -> frozenset[str]:
    """The keys of all titles that we know."""
    from addin.parameters import read_text

    keys = {key(text) for texts in json.loads(read_text("header_synonyms.json")).values() for text in texts}
    return frozenset(each for each in keys if any(map(str.isalpha, each)))  # "0-30" may be two amounts


def names_total(text: str) -> bool:
    """Whether a short text speaks of a total.

    >>> names_total("Genel Toplam:"), names_total("Toplu Konut Ltd.")
    (True, False)
    """
    from addin.parameters import read_text
    from addin.text import fold

    words = json.loads(read_text("source_words.json"))["row"]["sum"]
    return len(text) < _LONGEST and not {*fold(text).split()}.isdisjoint(map(fold, words))
