"""Names that may be one debtor's, written anew: completed, shortened, a word put right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from addin.rules.names import core_name
from addin.rules.slips import slips
from addin.text import within_one_edit

Words = tuple[str, ...]

_WHOLE, _FEWEST_WORDS = 8, 2  # letters that tell a name, or words
_WORD, _STILL_A_WORD = 4, 40  # letters of a word that may have a wrong one
_EDITS = 2
_THERE = ("deki", "daki", "teki", "taki")  # "Sanayideki"


def kin_names(first: Iterable[Any], second: Iterable[Any]) -> set[tuple[int, int]]:
    """Pairs, as positions in `first` and `second`, of names that are much alike.

    Equal but for legal forms, order and blanks; one the beginning of the other; one letter in a word,
    right or wrong, that no other name has; a slip in a short word. Numbers in names must be equal.

    >>> book = ["Ak Otel", "Güneş Kaffe", "Can Gıda Ltd. Şti.", "Yıldız Market", "Mehmet Kara", "Ali Kara"]
    >>> listed = ["Ak Otel A.Ş. Bodrum", "Güneş Kafe", "CAN GIDA", "Yıldız Market 2", "Mehmet Kaya", "Kaya"]
    >>> sorted(kin_names(book, listed))
    [(0, 0), (1, 1), (2, 2)]
    """
    ours, theirs = ([tuple(core.split()) for core in core_name(names)] for names in (first, second))
    spread = Counter(word for words in (*ours, *theirs) for word in set(words))
    index: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(theirs):
        for key in _keys(words, "whole", "beginning"):
            index[key].append(at)
    return _slips(ours, theirs) | {
        (one, other)
        for one, words in enumerate(ours)
        for key in _keys(words, "beginning", "whole")
        for other in index.get(key, ())
        if _digits(words) == _digits(theirs[other])
        and (key[0] != "letter" or _one_letter(words, theirs[other], spread))
    }


def _slips(ours: list[Words], theirs: list[Words]) -> set[tuple[int, int]]:
    first, second = ([" ".join(sorted(words)) for words in names] for names in (ours, theirs))
    pairs = {order for one, other in slips([*first, *second]) for order in ((one, other), (other, one))}
    mine, yours = _places(first), _places(second)
    return {order for one, other in pairs for order in product(mine.get(one, ()), yours.get(other, ()))}


def _places(keys: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    return places


def longer_names(names: Iterable[Any]) -> set[tuple[int, int]]:
    """Pairs, as positions, of names of which one is the other and more, and neither like a third.

    More stands behind it, or says where he is before it.

    >>> names = ["Öz Konya Ziraat", "Kör Ali", "Öz Konya Ziraat Alet", "Sanayideki Kör Ali", "Ay Kör Ali"]
    >>> sorted(longer_names(names))
    [(0, 2), (1, 3)]
    >>> longer_names(["Ak Otel", "Ak Otel 2", "Can Market", "Can Market Ada", "Can Market Koy"])
    set()
    """
    words = [tuple(core.split()) for core in core_name(names)]
    places: dict[Words, list[int]] = defaultdict(list)
    for at, each in enumerate(words):
        places[each].append(at)
    found = {
        (min(at, other), max(at, other))
        for at, each in enumerate(words)
        for short in _shorter(each, places)
        for other in places[short]
        if _digits(short) == _digits(each)
    }
    often = Counter(at for pair in found for at in pair)
    return {pair for pair in found if often[pair[0]] == often[pair[1]] == 1}


def _shorter(words: Words, known: Container[Words]) -> Iterator[Words]:
    """The known names that such a longer one may have in it."""
    for count in range(1, len(words)):
        if (before := words[:count]) in known and _tells(before):
            yield before
        if words[count - 1].endswith(_THERE) and (behind := words[count:]) in known and _tells(behind):
            yield behind


def may_be_kin(first: str, second: str) -> bool:
    """Whether other evidence may make one of them: a common beginning, two letters.

    >>> may_be_kin("Baran Koç", "Baran Koçak"), may_be_kin("Ali Koç", "Ali Kaya")
    (True, False)
    """
    one, other = (tuple(core.split()) for core in core_name([first, second]).tolist())
    if not one or not other or (_digits(one) != _digits(other) and _digits(one) and _digits(other)):
        return False
    shorter = min(len(one), len(other))
    if one[:_FEWEST_WORDS] == other[:_FEWEST_WORDS] or one[:shorter] == other[:shorter]:
        return True
    letters = ("".join(one), "".join(other))
    return min(map(len, letters)) >= _WHOLE and _edits(*letters) <= _EDITS


def _keys(words: Words, whole: str, beginning: str) -> Iterator[tuple[object, ...]]:
    """What two such names have in common at least; the beginning of one is the whole other."""
    if not words:
        return
    yield from {("same", "".join(words)), ("same", "".join(sorted(words)))}
    yield whole, words
    for count in range(1, len(words)):
        if _tells(words[:count]):
            yield beginning, words[:count]
    if sum(map(len, words)) < _WHOLE:
        return
    for at, word in enumerate(words):
        if _WORD <= len(word) <= _STILL_A_WORD and word.isalpha():
            rest = tuple(sorted(words[:at] + words[at + 1 :]))
            for short in {word} | {word[:left] + word[left + 1 :] for left in range(len(word))}:
                yield "letter", rest, short


def _tells(words: Words) -> bool:
    return len(words) >= _FEWEST_WORDS or sum(map(len, words)) >= _WHOLE


def _one_letter(one: Words, other: Words, spread: Counter[str]) -> bool:
    """Whether one word differs, by one letter, and one of both is nobody else's."""
    [mine], [theirs] = ([*(Counter(a) - Counter(b))] or [""] for a, b in ((one, other), (other, one)))
    return within_one_edit(mine, theirs) and min(spread[mine], spread[theirs]) == 1


def _digits(words: Words) -> str:
    return "".join(sign for word in words for sign in word if sign.isdigit())


def _edits(one: str, other: str) -> int:
    """Letters put in, left out or changed."""
    before = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        row = [count]
        for at, sign in enumerate(other, 1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != sign)))
        before = row
    return before[-1]
