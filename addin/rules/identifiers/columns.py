"""What the identifier modules share: columns in, arrays out, digits as a matrix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Protocol, overload

import numpy as np
import numpy.typing as npt

Texts = npt.NDArray[np.object_]
Bools = npt.NDArray[np.bool_]
Digits = npt.NDArray[np.int64]

# i stands for I here: identifiers are ASCII, whatever the keyboard.
_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwxyzıİ", "ABCDEFGHIJKLMNOPQRSTUVWXYZII")
_NOISE = re.compile(r"[\s.\-/_\u2010-\u2015\u200b-\u200f\u2060\ufeff]+")


class TextRule(Protocol):
    """Text to text: one for one text, an object array for a column."""

    @overload
    def __call__(self, values: str) -> str: ...
    @overload
    def __call__(self, values: Iterable[Any]) -> Texts: ...


class CheckRule(Protocol):
    """Text to verdict: bool for one text, a bool array for a column."""

    @overload
    def __call__(self, values: str) -> bool: ...
    @overload
    def __call__(self, values: Iterable[Any]) -> Bools: ...


def text_rule(rule: Callable[[Texts], Texts]) -> TextRule:
    """Let a rule on arrays take one text or any column."""
    tolerant: TextRule = _tolerant(rule)
    return tolerant


def check_rule(rule: Callable[[Texts], Bools]) -> CheckRule:
    """Let a rule on arrays take one text or any column."""
    tolerant: CheckRule = _tolerant(rule)
    return tolerant


def _tolerant(rule: Callable[[Texts], npt.NDArray[Any]]) -> Any:
    @wraps(rule)
    def on_any(values: Any) -> Any:
        if isinstance(values, str):
            return rule(as_texts([values]))[0:1].tolist()[0]
        return rule(as_texts(values))

    return on_any


def as_texts(values: Iterable[Any]) -> Texts:
    """An object array of str; missing values are "", whole numbers lose their ".0".

    >>> as_texts(["a", None, float("nan"), 1234567890.0]).tolist()
    ['a', '', '', '1234567890']
    """
    given = values.tolist() if hasattr(values, "tolist") else list(values)
    array = np.empty(len(given), dtype=object)
    array[:] = given if set(map(type, given)) <= {str} else [as_text(value) for value in given]
    return array


def as_text(value: Any) -> str:
    """One value as `as_texts` has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else repr(value)  # noqa: PLR0124
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return ""
    return str(value)


def each(values: Texts, change: Callable[[str], Any], dtype: Any = object) -> npt.NDArray[Any]:
    """`change` of every text, computed once for each distinct one."""
    texts = values.tolist()
    known = {text: change(text) for text in set(texts)}
    changed = np.empty(len(values), dtype=dtype)
    changed[:] = list(map(known.__getitem__, texts))
    return changed


def each_where(values: Texts, mask: Bools, change: Callable[[str], str]) -> Texts:
    """`values` with `change` done where `mask` holds."""
    changed = values.copy()
    if mask.any():
        changed[mask] = each(values[mask], change)
    return changed


def matches(values: Texts, pattern: re.Pattern[str]) -> Bools:
    """Where the whole text fits the pattern."""
    fits = pattern.fullmatch
    return np.fromiter((fits(text) is not None for text in values.tolist()), dtype=bool, count=len(values))


def capitals(text: str) -> str:
    """ASCII capitals; every Turkish i becomes I, wide and styled characters become plain."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text.replace("i\u0307", "i"))
    return plain.translate(_CAPITALS)


def without_noise(text: str) -> str:
    """Capitals without spaces, dots, dashes, slashes and invisible marks.

    >>> without_noise(" tr33-0006 1005.19\\u00a0")
    'TR330006100519'
    """
    bare = text.replace(" ", "")  # as nearly all are written; what the long way makes of them
    return bare.upper() if bare.isalnum() and bare.isascii() else _NOISE.sub("", capitals(text))


def cleaned(values: Texts) -> Texts:
    """`without_noise` of a column; what is plain already is only looked at.

    >>> cleaned(as_texts(["TR33 0006", "TR330006", "tr33", ""])).tolist()
    ['TR330006', 'TR330006', 'TR33', '']
    """
    texts = values.tolist()
    count = len(texts)
    plain = np.fromiter(map(str.isalnum, texts), dtype=bool, count=count)
    plain &= np.fromiter(map(str.isascii, texts), dtype=bool, count=count)
    plain &= np.fromiter(map(str.__eq__, texts, map(str.upper, texts)), dtype=bool, count=count)
    return each_where(values, ~plain, without_noise)


def digit_matrix(values: Texts, width: int) -> tuple[Digits, Bools]:
    """Digits of each text as a row of `width` numbers, and where there are exactly so many.

    Rows of other texts are zeros.

    >>> digit_matrix(as_texts(["102", "1O2", "10"]), 3)[1].tolist()
    [True, False, False]
    """
    count = len(values)
    if not count:
        return np.zeros((0, width), dtype=np.int64), np.zeros(0, dtype=bool)
    texts = values.tolist()
    fits = np.fromiter((len(text) == width and text.isascii() for text in texts), dtype=bool, count=count)
    cells = np.zeros((count, width), dtype=np.int64)
    if fits.any():
        # One bytes object, not numpy's S type: that would cut a text at its NUL characters.
        joined = "".join(texts if fits.all() else values[fits].tolist())
        raw = np.frombuffer(joined.encode("ascii"), dtype=np.uint8).reshape(-1, width)
        cells[fits] = raw.astype(np.int64) - ord("0")
    good: Bools = fits & ((cells >= 0) & (cells <= 9)).all(axis=1)
    cells[~good] = 0
    return cells, good


def checked_digits(values: Texts, width: int, verdict: Callable[[Digits], Bools]) -> Bools:
    """Where the digits of a text, with spaces and dashes left out, pass `verdict`."""
    digits, good = digit_matrix(values, width)
    result: Bools = good & verdict(digits)
    rest = ~good & (values != "")
    if rest.any():
        digits, good = digit_matrix(cleaned(values[rest]), width)
        result[rest] = good & verdict(digits)
    return result
