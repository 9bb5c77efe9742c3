"""Days counted from the list's own: how long a debt is overdue, or has until it is due."""

from __future__ import annotations

import re

from addin.text import fold

_LATE = re.compile(r"gecik|vade\w* gec(?:en|mis|ti)|overdue|past due|days? late")
_LEFT = re.compile(r"\bkal(?:an|di)\b|vadeye|until due|to due|days? left")
_OTHER = re.compile(r"\bort|average|\bavg|faiz|tutar|bedel|zam")
_DAYS = re.compile(r"([-\u2212]?\d{1,4})(?: ?(?:g(?:u|\u00fc)n|days?))?", re.IGNORECASE)
_NONE = {"", "-", "\u2013", "\u2014"}


def counts_days(header: str) -> int:
    """-1 where its days lie before the list's, 1 where they lie behind it, 0 of any other header.

    >>> [counts_days(text) for text in ("Geciken Gün", "Vadeyi Geçen Gün", "Kalan Gün", "Kaç gün kaldı")]
    [-1, -1, 1, 1]
    >>> [counts_days(text) for text in ("Gün", "Yaş", "Ort. Gecikme", "Gecikme Faizi", "Kaç gün geçti")]
    [0, 0, 0, 0, 0]
    """
    said = fold(header)
    if _OTHER.search(said) or bool(late := _LATE.search(said)) == bool(_LEFT.search(said)):
        return 0
    return -1 if late else 1


def days_in(text: str) -> int | None:
    """Whole days; 0 where none are told, None where it tells something else.

    >>> [days_in(text) for text in ("120", "30 gün", "-5", "", "-", "12,50", "yok")]
    [120, 30, -5, 0, 0, None, None]
    """
    if text in _NONE:
        return 0
    found = _DAYS.fullmatch(text)
    return int(found[1].replace("\u2212", "-")) if found else None
