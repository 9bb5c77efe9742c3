"""Headers whose words are cut short and end with a dot: "Hsp. Adı", "Ev. No", "Açıkl."."""

from __future__ import annotations

import re

from addin.importing.evidence.words import long_forms
from addin.rules.identifiers import currency
from addin.text import fold

Fields = tuple[str, ...]
Titles = dict[tuple[int, str], dict[tuple[str, ...], Fields]]
_WORD = re.compile(r"([^\W_]+)(\.?)")
_VOWELS = re.compile("[aeiou]")
_WHOLE = {"no", "nr"}  # "No." begins "Notu" too
# Letters of a word that is cut, of one that is the whole header, of one that has lost some between others.
_FEWEST, _FEWEST_ALONE, _FEWEST_APART = 2, 3, 4


def cut_short(header: str, titles: Titles) -> Fields:
    """What all the titles mean that such a header may be cut from; () where they differ, or none is.

    `titles`: by their folded words, those by how many they are and the first letter.

    >>> titles = {(2, "h"): {("hesap", "adi"): ("debtor_name",)}}
    >>> cut_short("Hsp. Adı", titles), cut_short("Hesp Adı", titles)
    (('debtor_name',), ())
    """
    if "." not in header:
        return ()
    found = [(fold(word), bool(dot)) for word, dot in _WORD.findall(header)]
    words = [(word, cut and word not in _WHOLE) for word, cut in found if not currency.is_valid(word)]
    fewest = _FEWEST_ALONE if len(words) == 1 else _FEWEST
    cuts = [word for word, cut in words if cut]
    if not cuts or min(map(len, cuts)) < fewest:
        return ()
    meant = {
        fields
        for title, fields in titles.get((len(words), words[0][0][:1]), {}).items()
        if all(map(_is_cut_from, words, title))
    }
    return meant.pop() if len(meant) == 1 else ()


def _is_cut_from(word: tuple[str, bool], title: str) -> bool:
    """By its first letters or consonants ("mşt", "trh"), or by four letters in their order ("bkye").

    A short form that is known stands for nothing else.

    >>> [_is_cut_from((word, True), "musteri") for word in ("mus", "mst", "msi", "msti")]
    [True, True, False, True]
    """
    text, cut = word
    if text == title or (not cut and not long_forms(text)):
        return text == title
    if known := long_forms(text):
        return title in map(fold, known)
    bare = title[0] + _VOWELS.sub("", title[1:])
    return (
        title.startswith(text)
        or (len(text) >= _FEWEST_ALONE and bare.startswith(text))
        or _within(text, title)
    )


def _within(text: str, title: str) -> bool:
    """Whether its letters stand in the title in their order, the first one first."""
    rest = iter(title)
    return len(text) >= _FEWEST_APART and text[0] == title[0] and all(letter in rest for letter in text)
