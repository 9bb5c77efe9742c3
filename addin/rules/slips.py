"""Names that differ by a slip of the pen: one letter put in, left out or changed, or two swapped.

In a long word that nobody else has it is enough. "Kara" and "Kaya" are two names, so that a short word needs
more: that one of both is no word ("Kya", "Demr"), that the slip hardly makes another name (a letter twice,
two letters swapped), or, where a letter is put in or left out, that two more words of the name agree or
several names have the word that is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from addin.text import within_one_edit

_LONG_ENOUGH, _WHOLE_LONG_ENOUGH = 5, 8
_SHORTEST, _STILL_A_WORD = 3, 40  # letters; the work grows with the square
_REST, _USUAL = 2, 3  # words beside the one that differs; names that have the right one
_VOWEL, _CONSONANT = "(?:a[iu]|[eiu]a|ie|[aeiou])", "[bcdfghjklmnprstvyz]"  # Naim, Suat
# Two consonants end a syllable in Altan, Türk, Genç, Dost; others in no Turkish word.
_END = f"(?:l[ckmpst]|n[cdgkstz]|m[ps]|r[cdfgklmnpstvz]|s[kpt]|[fvyh]t|k[st]|vk|{_CONSONANT})"
_TURKISH = re.compile(f"{_CONSONANT}?{_VOWEL}(?:{_END}??{_CONSONANT}{_VOWEL})*{_END}?")
_TWICE = re.compile(r"(.)\1")


def slips(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys that differ by a slip in one word, which no third key has. A key's words are sorted.

    >>> sorted(slips(["hisar plastik", "hisr plastik", "gida kaya", "gida kara", "gida kya"]))
    [('gida kya', 'gida kaya'), ('hisr plastik', 'hisar plastik')]
    """
    known = set(keys)
    frequency = Counter(word for key in known for word in key.split())
    rare = {word for word, count in frequency.items() if count == 1 and _may_slip(word)}
    near = _words_by_missing_letter(frequency) if rare else {}
    for key in known if rare else ():
        words = key.split()
        if len(key) < _WHOLE_LONG_ENOUGH or rare.isdisjoint(words):
            continue
        for at, word in enumerate(words):
            if word not in rare:
                continue
            for other in {o for short in _with_one_missing(word) for o in near[short]} - {word}:
                proved = len(words) > _REST or frequency[other] >= _USUAL
                found = " ".join(sorted([*words[:at], other, *words[at + 1 :]]))
                if found in known and _is_slip(word, other, proved=proved):
                    yield key, found


def differ_by_a_letter(one: str, other: str) -> bool:
    """Whether one word of two keys, and no more, differs, by one edit; numbers and single letters tell apart.

    >>> differ_by_a_letter("ali can", "ali han"), differ_by_a_letter("market 1", "market 2")
    (True, False)
    """
    ours, theirs = Counter(one.split()), Counter(other.split())
    mine, yours = [*(ours - theirs).elements()], [*(theirs - ours).elements()]
    if not len(mine) == len(yours) == 1 or min(len(mine[0]), len(yours[0])) < _SHORTEST - 1:
        return False
    return mine[0].isalpha() and yours[0].isalpha() and within_one_edit(mine[0], yours[0])


def has_turkish_syllables(folded: str) -> bool:
    """Whether it may be a Turkish word.

    >>> [has_turkish_syllables(word) for word in ("hisar", "kurt", "turkmen", "suat")]
    [True, True, True, True]
    >>> [has_turkish_syllables(word) for word in ("hisr", "kya", "kaayn", "abc")]
    [False, False, False, False]
    """
    return bool(_TURKISH.fullmatch(folded))


def _is_slip(word: str, other: str, *, proved: bool) -> bool:
    """Whether the rare word may be the other one. `proved`: the names have more in common."""
    if word[0] != other[0] or not within_one_edit(word, other):
        return False
    if min(len(word), len(other)) >= _LONG_ENOUGH:
        return True
    if max(len(word), len(other)) <= _SHORTEST:
        return False
    if len(word) == len(other):
        likely = sorted(word) == sorted(other)
    else:
        likely = proved or _TWICE.sub(r"\1", word) == _TWICE.sub(r"\1", other)
    return likely or has_turkish_syllables(other) > has_turkish_syllables(word)


def _may_slip(word: str) -> bool:
    return _SHORTEST <= len(word) <= _STILL_A_WORD and word.isalpha()


def _words_by_missing_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """Words that are equal, or become equal, when one letter of either is left out."""
    index: dict[str, list[str]] = {}
    for word in words:
        if _may_slip(word):
            for short in _with_one_missing(word):
                index.setdefault(short, []).append(word)
    return index


def _with_one_missing(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
