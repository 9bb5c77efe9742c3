"""What the words in a row say about it: a sum, a page carry, an opening, a footer."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from addin.importing.evidence.cells import Cells, texts_once
from addin.importing.evidence.words import source_words
from addin.rules.identifiers import currency
from addin.text import fold

TOTAL, SUM_OF, CARRY, OPENS, FOOTER = "total", "sum_of", "carry", "opens", "footer"
_LONGEST = 60
# What every such phrase has in it, as bytes whose ASCII letters are small: that is searched fastest.
_MARKS = tuple(
    mark.encode()
    for mark in (
        *"topl yek nak dev açıl açil aÇil acil total sayfa forward opening dönem dÖnem donem".split(),
        *("t o p", "y e k", " top", "*"),
    )
)
_PAGE = re.compile(
    r"\W*(?:(?:sayfa|page|sf)\W*(?:no)?\W*)?\d{1,4}\s*(?:/|-|of)\s*\d{1,4}\W*|\W+\d{1,3}\W+", re.IGNORECASE
)


_PRINTED = re.compile(r"\bwww\.|https?://|[©®]|\b\d{1,2}:\d{2}\b", re.IGNORECASE)  # an address, a time
_STARS = re.compile(r"\s*\*{1,4}\s*")  # before the sums of SAP's lists


@cache
def _set(kind: str) -> frozenset[str]:
    return frozenset(word for text in source_words()["row"][kind] for word in fold(text).split())


@cache
def _footers() -> tuple[str, ...]:
    return tuple(fold(text) for text in source_words()["footer"])


@cache
def _prints() -> tuple[str, ...]:
    return tuple(fold(text) for text in source_words()["printed"])


@lru_cache(1 << 12)
def is_currency(word: str) -> bool:
    """Whether a folded word names a currency."""
    return bool(currency.is_valid(word))


@lru_cache(1 << 16)
def says(text: str) -> str:
    """What a cell says of its row; "" where nothing.

    >>> says("Genel Toplam (TL):"), says("Nakli Yekün"), says("2024'ten Devir"), says("Ak Gıda Toplamı")
    ('total', 'carry', 'opens', 'sum_of')
    >>> says("Ara Top."), says("Top Spor"), says("Roll Top")
    ('total', '', '')
    >>> says("Toplam İnşaat"), says("Devir Makina"), says("Nakil Lojistik"), says("T O P L A M")
    ('sum_of', '', '', 'total')
    >>> says("Sayfa Toplamı / Devreden"), says("Devir / Ak Yapı")
    ('carry', '')
    """
    if "/" in text and {OPENS, TOTAL} == set(map(_says, text.split("/"))):
        return CARRY
    return _says(text)


def _says(text: str) -> str:
    words = fold(text).split()
    if len(words) > 2 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    told = [word for word in words if not word.isdecimal() and not is_currency(word)]
    if len(told) > 1 and told[-1] == "top" and _set("total").issuperset(told[:-1]):
        told[-1] = "total"
    if not told:
        return TOTAL if _STARS.fullmatch(text) else ""
    if any(word in _set("carry") for word in told) and _set("carry_too").issuperset(told):
        return CARRY
    if any(word in _set("opening") for word in told) and _set("opening_too").issuperset(told):
        return OPENS
    if not any(word in _set("sum") for word in told):
        return ""
    rest = [word for word in told if word not in _set("filler")]
    if _set("total").issuperset(rest):
        return TOTAL
    return SUM_OF if told[-1] in _set("sum") or told[0] in _set("sum") else ""


@lru_cache(1 << 16)
def says_footer(text: str) -> bool:
    """Whether a line is printed below or beside lists: page numbers, signatures, notes.

    >>> says_footer("Sayfa 1/3"), says_footer("- 2 -"), says_footer("Hazırlayan: A.B.")
    (True, True, True)
    >>> says_footer("Printed on 11/20/2026 by admin"), says_footer("Generated: 11/20/2026 10:22")
    (True, True)
    >>> says_footer("Not Ltd."), says_footer("Onay Gıda")
    (False, False)
    """
    if _PAGE.fullmatch(text):
        return True
    folded = fold(text)
    for phrase in _footers():
        if folded == phrase:
            return True
        if folded.startswith(phrase + " "):
            rest = text[len(phrase) :].lstrip()
            if " " in phrase or rest[:1] in (":", "-", "/") or folded[len(phrase) + 1].isdigit():
                return True
    return False


@lru_cache(1 << 12)
def is_printed(text: str) -> bool:
    """Whether a program printed it below a list, and it names nobody; also words that some notes have.

    >>> is_printed("Bu rapor admin tarafından oluşturulmuştur"), is_printed("www.ornek.com.tr")
    (True, True)
    >>> is_printed("LOGO Tiger 3 - 20.11.2026 14:22"), is_printed("Tiger Tekstil"), is_printed("Ak Yazılım")
    (True, False, False)
    """
    folded = f" {fold(text)} "
    return (
        says_footer(text) or bool(_PRINTED.search(text)) or any(f" {each} " in folded for each in _prints())
    )


def speaking(column: Cells) -> dict[str, str]:
    """What the cells of a column say, by cell; cells that say nothing are not in it."""
    texts = texts_once(column)
    if not _marked("\n".join(texts)):
        return {}
    short = {text for text in texts if len(text) <= _LONGEST}
    return {text: told for text in short if _marked(text) and (told := says(text))}


def _marked(text: str) -> bool:
    small = text.encode("utf-8", "replace").lower().translate(None, b"0123456789")
    return any(mark in small for mark in _MARKS)
