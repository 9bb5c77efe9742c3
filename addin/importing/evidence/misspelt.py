"""Headers of several words of which some are misspelt: "Fatra Trihi", "Son Vaade Tarihi"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice, product

from addin.importing.evidence.words import source_words
from addin.text import fold, within_one_edit

_SHORTEST = 4  # letters as it should be, where one of them is doubled; one more where it is another error
_MOST = 16  # ways to mend one header


def mended(header: str, known: Collection[str]) -> Iterator[str]:
    """The header with its misspelt words as they should be, each way they may be meant; none without such.

    `known`: folded words of headers. Words of everyday are not misspelt, and none that ends as another word:
    the end says what a word is about ("Ödenek" is no "Ödenen").

    >>> known = {"fatura", "tarihi", "odenen", "vade", "tutar"}
    >>> list(mended("Fatra Trihi", known)), list(mended("İlk Vaade", known))
    (['fatura tarihi'], ['ilk vade'])
    >>> list(mended("Ödenek Tutar", known)), list(mended("Fatra", known)), list(mended("Fatura Satar", known))
    ([], [], [])
    """
    words = fold(header).split()
    if len(words) < 2:
        return iter(())
    forms = [tuple(_meant_by(word, known)) or (word,) for word in words]
    if all(form == (word,) for form, word in zip(forms, words, strict=True)):
        return iter(())
    return map(" ".join, islice(product(*forms), _MOST))


def _meant_by(word: str, known: Collection[str]) -> Iterator[str]:
    if len(word) < _SHORTEST or word in known or word in _everyday():
        return
    for right in known:
        ends = right[0] == word[0] and right[-1] == word[-1]
        if ends and _is_long(right, word) and within_one_edit(word, right):
            yield right


def _is_long(right: str, word: str) -> bool:
    return len(right) > _SHORTEST or (len(right) == _SHORTEST and right in _undoubled(word))


def _undoubled(word: str) -> set[str]:
    """The word without one of two letters that stand side by side: "vaade"."""
    return {word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]}


@cache
def _everyday() -> frozenset[str]:
    return frozenset(word for text in _texts(source_words()) for word in fold(text).split())


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict | list):
        for each in held.values() if isinstance(held, dict) else held:
            yield from _texts(each)
