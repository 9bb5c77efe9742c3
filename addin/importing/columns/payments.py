"""Payments side by side in the row of their debt: "Ödeme 1 Tarih", "Ödeme 1 Tutar", "Ödeme 2 Tarih" ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from addin.importing.evidence.roles import is_day, kurus_of
from addin.importing.evidence.words import source_words
from addin.importing.tables.source_table import SourceTable
from addin.rules.rows import Ints
from addin.text import fold

AMOUNT, DAY, ANY_DAY = "amount", "day", "any_day"
_PAID = set(
    "odeme odemeler odemesi odenen tahsilat tahsil edilen yapilan alinan gelen kapatilan kapanan od tah "
    "payment paid received".split()
)
_DAYS = {"vade", "vadesi", "tarih", "tarihi", "tar", "trh", "gun", "gunu", "date"}
_AMOUNTS = {"tutar", "tutari", "miktar", "miktari", "bedel", "bedeli", "tl", "try", "amount"}
_ORDINALS = {
    **dict(zip("birinci ikinci ucuncu dorduncu besinci altinci".split(), range(1, 7), strict=True)),
    **dict(zip("i ii iii iv v vi".split(), range(1, 7), strict=True)),
}
_NUMBER = re.compile(r"\d{1,2}")


@cache
def part_of(header: str) -> tuple[int, str] | None:
    """Which payment and what of it a header names; `ANY_DAY` where only a day is numbered.

    >>> part_of("Ödeme 1 Tarih"), part_of("2. Tahsilat"), part_of("Tarih 1"), part_of("Ödeme")
    ((1, 'day'), (2, 'amount'), (1, 'any_day'), None)
    >>> part_of("1. Taksit Tutarı"), part_of("1. Ödeme Şekli")
    (None, None)
    """
    return _part_of(header, frozenset(_PAID))


def _part_of(header: str, named: frozenset[str]) -> tuple[int, str] | None:
    words = fold(header).split()
    numbers = [_ORDINALS.get(word) or _number(word) for word in words]
    told = [number for number in numbers if number]
    rest = {word for word, number in zip(words, numbers, strict=True) if not number} - {"no"}
    if len(told) != 1 or not rest or not rest <= named | _DAYS | _AMOUNTS:
        return None
    paid, days = bool(rest & named), bool(rest & _DAYS)
    if not paid:
        return (told[0], ANY_DAY) if days and not rest & _AMOUNTS else None
    return told[0], DAY if days else AMOUNT


def _number(word: str) -> int:
    return int(word) if _NUMBER.fullmatch(word) else 0


@cache
def payment_columns(headers: tuple[str, ...]) -> dict[int, tuple[int, str]]:
    """By column its payment and part; a bare "Tarih" beside each amount is its day.

    >>> payment_columns(("Tutar", "1. Ödeme", "Tarih", "2. Ödeme", "Tarih"))
    {1: (1, 'amount'), 2: (1, 'day'), 3: (2, 'amount'), 4: (2, 'day')}
    >>> payment_columns(("Tarih 1", "Tutar"))
    {}
    """
    return _columns(headers, frozenset(_PAID))


def _columns(headers: tuple[str, ...], named: frozenset[str]) -> dict[int, tuple[int, str]]:
    parts = {at: part for at, header in enumerate(headers) if (part := _part_of(header, named))}
    amounts = {number: at for at, (number, part) in reversed(parts.items()) if part == AMOUNT}
    days = {number: at for at, (number, part) in reversed(parts.items()) if part == DAY}
    days |= {number: at for at, (number, part) in parts.items() if part == ANY_DAY and number not in days}
    for side in (1, -1):
        beside = {number: at + side for number, at in amounts.items()}
        if not days and all(_is_bare_day(headers, at) for at in beside.values()):
            days = beside
    found = {at: (number, AMOUNT) for number, at in amounts.items()}
    found |= {at: (number, DAY) for number, at in days.items() if number in amounts}
    return dict(sorted(found.items()))


@cache
def ways_of_paying(headers: tuple[str, ...]) -> tuple[int, ...]:
    """Columns of what was paid in each way, where no other header says what was paid in all.

    >>> ways_of_paying(("Tutar", "Nakit", "Kredi Kartı", "Kalan")), ways_of_paying(("Nakit Tahsilat", "EFT"))
    ((1, 2), (0, 1))
    >>> ways_of_paying(("Nakit", "Kart", "Ödenen")), ways_of_paying(("Banka", "Nakit"))
    ((), ())
    """
    found = tuple(at for at, header in enumerate(headers) if _is_way(fold(header).split()))
    others = (fold(header).split() for at, header in enumerate(headers) if at not in found)
    return found if len(found) > 1 and not any(_PAID.intersection(words) for words in others) else ()


def _is_way(words: Sequence[str]) -> bool:
    ways = {word for way in source_words()["ways_of_paying"] for word in fold(way).split()}
    rest = set(words) - ways
    bare = rest.isdisjoint(_PAID)
    return rest < {*words} and rest <= _PAID | _AMOUNTS and not (bare and "banka" in words)


def _is_bare_day(headers: Sequence[str], at: int) -> bool:
    return 0 <= at < len(headers) and set(fold(headers[at]).split()) <= _DAYS and bool(headers[at].strip())


def dated_pairs(headers: tuple[str, ...]) -> list[tuple[int, int]]:
    """Columns of amount and day of each payment, in order; [] where one has no column for its day.

    >>> dated_pairs(("Ödeme 1 Tarih", "Ödeme 1 Tutar")), dated_pairs(("1. Ödeme", "2. Ödeme", "Tarih 2"))
    ([(1, 0)], [])
    """
    return numbered_pairs(headers, frozenset(_PAID))


def numbered_pairs(headers: tuple[str, ...], named: frozenset[str]) -> list[tuple[int, int]]:
    """As `dated_pairs`, of what these words name."""
    found = _columns(headers, named)
    days = {number: at for at, (number, part) in found.items() if part == DAY}
    amounts = sorted((number, at) for at, (number, part) in found.items() if part == AMOUNT)
    return [(at, days[number]) for number, at in amounts] if len(days) == len(amounts) else []


def undated(table: SourceTable) -> Ints | None:
    """For each row how many of its amounts paid have no day beside them.

    None where that is no question: nothing has days, a day stands without an amount or is none.
    """
    pairs = dated_pairs(table.headers)
    count, dated = np.zeros(len(table), dtype=np.int64), 0
    record = table.records
    for amount, day in pairs:
        came = (kurus_of(table.columns[amount]) != 0) & record
        filled = np.array([cell != "" for cell in table.columns[day]], dtype=bool) & record
        real = is_day(table.columns[day])
        if (filled & ~came).any() or (real is not None and (filled & ~real).any()):
            return None
        count += came & ~filled
        dated += int(filled.sum())
    return count if dated or (pairs and not count.any()) else None
