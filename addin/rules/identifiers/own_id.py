"""Our own row ids such as B-0017-K: table letter, number, check letter.

The check letter ends the id, so that Excel's drag-fill copies it instead of counting up. With the
remainder by the prime 23, one changed digit, any two swapped digits and another table letter always
give another check letter: no power of ten, no difference of two up to 22 places, and no difference of
two table letters is a multiple of 23.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.rules.identifiers.columns import Bools, Texts, as_texts, capitals, each, text_rule

if TYPE_CHECKING:
    import pandas as pd

Numbers = npt.NDArray[np.int64]
# Without I, O, Q, that look like 1 and 0; the 23 that remain are a prime number of letters.
CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_LETTERS = np.frombuffer(CHECK_LETTERS.encode(), dtype=np.uint8)
# A to W: with X, Y, Z two table letters would share a check letter.
PREFIXES = "ABCDEFGHIJKLMNOPQRSTUVW"
_PREFIX_STEP = 15
_LARGEST = 10**12 - 1
_SHORTEST = len("B-0017-K")
_FORM = re.compile(r"([A-Z0])[\s._/-]*([0-9OI]{1,14})[\s._/-]*([A-Z])", re.ASCII)
_CANONICAL = re.compile(r"([A-W])-(\d{4}|[1-9]\d{4,11})-([A-Z])", re.ASCII)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_AS_DIGIT = str.maketrans("OI", "01")


def make_ids(prefix: str, numbers: npt.ArrayLike) -> Texts:
    """Ids for numbers from 1, zero-padded to at least four digits.

    ValueError: the prefix is no letter from A to W, or a number is outside 1 ... 10^12 - 1.

    >>> make_ids("B", [17, 18, 12345]).tolist()
    ['B-0017-K', 'B-0018-L', 'B-12345-K']
    """
    chosen = np.atleast_1d(np.asarray(numbers, dtype=np.int64))
    if prefix not in PREFIXES or len(prefix) != 1:
        raise ValueError(f"table letter {prefix!r} is not one of {PREFIXES}")
    if ((chosen < 1) | (chosen > _LARGEST)).any():
        raise ValueError("a row number must lie between 1 and 10^12 - 1")
    ids = np.empty(len(chosen), dtype=object)
    digits = 4 + np.searchsorted(10 ** np.arange(4, 12), chosen, side="right")
    for width in np.unique(digits).tolist():
        ids[digits == width] = _ids(prefix, chosen[digits == width], width)
    return ids


def _ids(prefix: str, numbers: Numbers, width: int) -> list[str]:
    """Ids of numbers with so many digits, all letters at one place at once."""
    cells = np.full((len(numbers), width + 4), ord("-"), dtype=np.uint32)
    cells[:, 0] = ord(prefix)
    cells[:, 2:-2] = ord("0") + numbers[:, None] // 10 ** np.arange(width - 1, -1, -1) % 10
    cells[:, -1] = _LETTERS[(numbers + _PREFIX_STEP * PREFIXES.index(prefix)) % 23]
    texts: list[str] = cells.view(f"U{width + 4}")[:, 0].tolist()
    return texts


def check_letter(prefix: str, number: int) -> str:
    """The letter that ends the id.

    >>> check_letter("B", 17)
    'K'
    """
    return CHECK_LETTERS[(number + _PREFIX_STEP * PREFIXES.index(prefix)) % 23]


@text_rule
def compact(values: Texts) -> Texts:
    """As issued, whatever the spaces, dashes, case, lost zeros, and O or I typed for 0 or 1.

    Text that has not the form of an id is only stripped. The check letter is kept as typed.

    >>> compact(["b 17 k", "B0017K", "b-00ı7-k", "Yılmaz "]).tolist()
    ['B-0017-K', 'B-0017-K', 'B-0017-K', 'Yılmaz']
    """
    changed = values.copy()
    odd = ~_canonical(values)[0] & (values != "")
    changed[odd] = each(values[odd], _compact)
    return changed


def _compact(text: str) -> str:
    found = None if _CANONICAL.fullmatch(text) else _FORM.fullmatch(_DASHES.sub("-", capitals(text)).strip())
    if not found:
        return text.strip()
    prefix, digits, letter = found.groups()
    return f"{prefix.replace('0', 'O')}-{int(digits.translate(_AS_DIGIT)):04d}-{letter}"


def is_valid(values: Iterable[Any], prefix: str) -> Bools:
    """Where the id has this table's letter and the right check letter; form as in `compact`.

    >>> is_valid(["B-0017-K", "b17k", "B-0018-K", "A-0017-K", ""], "B").tolist()
    [True, True, False, False, False]
    """
    return _numbers(values, prefix) > 0


def number_of(values: Iterable[Any], prefix: str = "") -> pd.arrays.IntegerArray:
    """The numbers, Int64; missing where the id is not valid. Without `prefix` any table's ids.

    >>> number_of(["B-0017-K", "B-0018-K", "A-0001-B"]).tolist()
    [17, <NA>, 1]
    """
    import pandas as pd

    numbers = _numbers(values, prefix)
    return pd.arrays.IntegerArray(numbers, numbers == 0)


def next_number(values: Iterable[Any], prefix: str) -> int:
    """One above the highest number in use; 1 when there is none.

    >>> next_number(["B-0017-K", "B-0018-L", "Yılmaz"], "B")
    19
    """
    return int(_numbers(values, prefix).max(initial=0)) + 1


def _numbers(values: Iterable[Any], prefix: str) -> Numbers:
    """Numbers of the valid ids, 0 elsewhere."""
    texts = as_texts(values)
    canonical, numbers, letters = _canonical(texts)
    if prefix:
        numbers[letters != ord(prefix)] = 0
    odd = ~canonical & (texts != "")
    numbers[odd] = each(texts[odd], lambda text: _number(_compact(text), prefix), np.int64)
    return numbers


def _number(text: str, prefix: str) -> int:
    found = _CANONICAL.fullmatch(text)
    if not found or prefix not in {"", found[1]}:
        return 0
    number = int(found[2])
    return number if found[3] == check_letter(found[1], number) else 0


def _canonical(texts: Texts) -> tuple[Bools, Numbers, npt.NDArray[np.uint8]]:
    """Which texts are written as issued, their numbers (0: wrong check letter), their table letters.

    What `_CANONICAL` and `_number` say of one text, for all texts of one length at once.
    """
    lengths = np.fromiter(map(len, texts.tolist()), dtype=np.int64, count=len(texts))
    canonical = np.zeros(len(texts), dtype=bool)
    numbers = np.zeros(len(texts), dtype=np.int64)
    letters = np.zeros(len(texts), dtype=np.uint8)
    for length in range(_SHORTEST, _SHORTEST + 9):
        rows = np.flatnonzero(lengths == length)
        if not len(rows):
            continue
        joined = "".join(texts[rows].tolist()).encode("ascii", "replace")
        cells = np.frombuffer(joined, dtype=np.uint8).reshape(-1, length)
        digits = cells[:, 2:-2] - ord("0")
        good = (cells[:, 1] == ord("-")) & (cells[:, -2] == ord("-")) & (digits <= 9).all(axis=1)
        good &= (cells[:, 0] >= ord("A")) & (cells[:, 0] <= ord("W"))
        good &= (cells[:, -1] >= ord("A")) & (cells[:, -1] <= ord("Z"))
        if length > _SHORTEST:
            good &= digits[:, 0] > 0
        read = digits @ 10 ** np.arange(length - 5, -1, -1, dtype=np.int64)
        right = _LETTERS[(read + _PREFIX_STEP * (cells[:, 0].astype(np.int64) - ord("A"))) % 23]
        canonical[rows], letters[rows] = good, cells[:, 0]
        numbers[rows] = np.where(good & (right == cells[:, -1]), read, 0)
    return canonical, numbers, letters
