"""Names in rows of nothing that are no customer's: "Yuvarlama", "Marmara Bölgesi", "Ak Gıda Toplamı"."""

from __future__ import annotations

from functools import cache, lru_cache

from addin.importing.evidence.words import source_words
from addin.importing.tables.names import is_generic
from addin.importing.tables.row_words import SUM_OF, says, says_footer
from addin.importing.tables.summaries import label_of
from addin.text import fold

_LONGEST = 90  # letters of a name


@lru_cache(1 << 16)
def names_nobody(text: str) -> bool:
    """Whether who owes nothing cannot be called so.

    >>> [names_nobody(name) for name in ("Genel Toplam", "Oran %", "120", "Ödemeler:", "Hazırlayan: Ali")]
    [True, True, True, True, True]
    >>> [names_nobody(name) for name in ("Marmara Bölgesi", "Ak Toplamı", "MUHTELİF ALICILAR", "Net")]
    [True, True, True, True]
    >>> [names_nobody(name) for name in ("A101", "3M", "Toplam Gıda", "Net Yapı", "Ege Sanayi Bölgesi")]
    [False, False, False, False, False]
    """
    if not any(map(str.isalpha, text)) or len(text) > _LONGEST or text[-1] in "!?:" or "%" in text:
        return True
    if is_generic(text) or label_of(text) or says_footer(text):
        return True
    words = fold(text).split()
    told = says(text)
    if told:
        return told != SUM_OF or words[-1] in _words("sums")
    others = _words("beside") | frozenset(map(fold, source_words()["row"]["filler"]))
    return not _words("heads").isdisjoint(words) and (_words("heads") | others).issuperset(words)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, source_words()["nobody"][kind]))
