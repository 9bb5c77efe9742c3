"""Turkish letters: casing, folding, sorting, likeness; never left to the locale."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    import numpy.typing as npt
    import pandas as pd

_TO_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_TO_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_TO_ASCII = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛI", "cgiosuaiucgiosuaiui")
# Everything in ASCII that is neither letter nor digit parts words, as the no-break space does.
_TO_SPACE = {code: " " for code in range(128) if not chr(code).isalnum()} | {0xA0: " ", 0x2019: " "}
_FOLD = _TO_ASCII | _TO_SPACE
_NOT_WORD = re.compile(r"[\W_]+")
_APART = re.compile(r"\s*[,;]\s*")
# A first name before its title: "Ayşe Hanım", not "Bu Hanım".
PERSON = re.compile(r"\b(?!Bu\b|O\b)([A-ZÇĞİÖŞÜ]\w+)(?=\s+(?:Hanım|Bey|Hn\.|Hoca|Usta)\b)")
# q, w, x stand where the Latin order has them; only the 29 letters are Turkish.
_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_RANKS = str.maketrans({letter: chr(0x250 + place) for place, letter in enumerate(_ALPHABET)})
_OWN_LETTERS = frozenset("çğöşü")


def lower(text: str) -> str:
    """Small letters as Turkish has them.

    >>> lower("IĞDIR İLİ"), lower("KAYSERİ")
    ('ığdır ili', 'kayseri')
    """
    whole = text if text.isascii() else unicodedata.normalize("NFC", text)
    return whole.translate(_TO_LOWER).lower().replace("i\u0307", "i")


def upper(text: str) -> str:
    """Capital letters as Turkish has them.

    >>> upper("ığdır ili")
    'IĞDIR İLİ'
    """
    return text.translate(_TO_UPPER).upper()


def title(text: str) -> str:
    """First letter of each word capital, the others small; spaces stay.

    >>> title("ISPARTA 3. icra DAİRESİ")
    'Isparta 3. İcra Dairesi'
    """
    return " ".join(upper(word[:1]) + lower(word[1:]) for word in text.split(" "))


@overload
def fold(values: str) -> str: ...
@overload
def fold(values: pd.Series[Any]) -> pd.Series[Any]: ...
@overload
def fold(values: list[str] | tuple[str, ...] | npt.NDArray[Any]) -> npt.NDArray[np.object_]: ...
def fold(values: Any) -> Any:
    """What is compared instead of the text: small ASCII words, one space apart.

    Letters of other scripts stay. A Series keeps its index, name and dtype; a missing value gives "".

    >>> fold("  ÇAĞRI Ltd.Şti. ")
    'cagri ltd sti'
    >>> fold(["İstanbul", "ISTANBUL", "ıstanbul"]).tolist()
    ['istanbul', 'istanbul', 'istanbul']
    """
    return values_through(_fold, values)


@lru_cache(maxsize=1 << 16)  # the same names and words are asked for by many checks
def _fold(text: str) -> str:
    folded = text.translate(_FOLD)
    if folded.isascii():
        return " ".join(folded.lower().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.translate(_FOLD).lower()).strip()


@overload
def sort_key(values: str) -> str: ...
@overload
def sort_key(values: pd.Series[Any]) -> pd.Series[Any]: ...
@overload
def sort_key(values: list[str] | tuple[str, ...] | npt.NDArray[Any]) -> npt.NDArray[np.object_]: ...
def sort_key(values: Any) -> Any:
    """Text whose plain order is the Turkish order of `values`.

    ç after c, ğ after g, ı before i, ö after o, ş after s, ü after u; case and other accents decide
    only between equals. Fits `sorted(key=sort_key)` and `frame.sort_values(key=sort_key)`.

    >>> sorted(["Zeki", "Izgi", "İnan", "Çam", "Can", "Cam", "Ilgaz"], key=sort_key)
    ['Cam', 'Can', 'Çam', 'Ilgaz', 'Izgi', 'İnan', 'Zeki']
    """
    return values_through(_sort_key, values)


def _sort_key(text: str) -> str:
    small = lower(text)
    if not small.isascii():
        small = "".join(c if c in _OWN_LETTERS else unicodedata.normalize("NFD", c)[0] for c in small)
    return f"{small.translate(_RANKS)}\0{text}"


def parted(text: str) -> list[str]:
    """What stands between commas or semicolons.

    >>> parted(" Vade, Tutar; ")
    ['Vade', 'Tutar']
    """
    return [part for part in _APART.split(text.strip()) if part]


def closest(text: str, choices: Iterable[str], limit: int = 3, cutoff: float = 0.5) -> list[str]:
    """The choices most like `text`, best first, at most `limit`.

    Likeness after folding, 0 to 1: Dice's coefficient of letter pairs.

    >>> closest("Yilmaz Insat", ["Demir Gıda", "Yılmaz İnşaat", "Yıldız Tekstil"])
    ['Yılmaz İnşaat']
    """
    wanted = _pairs(fold(text))
    scored = ((_dice(wanted, _pairs(fold(choice))), choice) for choice in choices)
    best = sorted((-score, sort_key(choice), choice) for score, choice in scored if score >= cutoff)
    return [choice for _, _, choice in best[:limit]]


def _pairs(folded: str) -> Counter[str]:
    framed = f" {folded} " if folded else ""
    return Counter(map("".join, pairwise(framed)))


def _dice(first: Counter[str], second: Counter[str]) -> float:
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 0.0


def within_one_edit(first: str, second: str) -> bool:
    """True when one letter changed, added, lost, or two neighbours swapped makes them equal.

    >>> within_one_edit("yilmaz", "yimlaz"), within_one_edit("yilmaz", "yildiz")
    (True, False)
    """
    if abs(len(first) - len(second)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def values_through(change: Callable[[str], str], values: Any) -> Any:
    """Apply a text function to one text, a Series or a sequence; each distinct text once."""
    if isinstance(values, str):
        return change(values)
    texts = values.tolist() if hasattr(values, "tolist") else list(values)
    known = {text: change(text) if isinstance(text, str) else "" for text in dict.fromkeys(texts)}
    changed = list(map(known.__getitem__, texts))
    if hasattr(values, "index") and hasattr(values, "dtype"):
        dtype = values.dtype if values.dtype.name in {"object", "str", "string"} else "str"
        return type(values)(changed, index=values.index, name=values.name, dtype=dtype)
    import numpy as np

    array = np.empty(len(changed), dtype=object)
    array[:] = changed
    return array
