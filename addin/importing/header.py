"""Header texts: which row they stand in, and which of our columns each may mean."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import islice, product
from typing import Any

from addin.importing.cells import loose
from addin.importing.words import long_forms
from addin.parameters import read_text
from addin.rules.identifiers import currency
from addin.text import fold, within_one_edit

SURE = 0.9  # from here on a guess is taken without a question
_EXACT, _PARTLY, _TYPO = 1.0, 0.95, 0.7
_SEARCHED = 60  # rows in which the header may stand
_SHORTEST_WITH_TYPO = 5
_MOST_READINGS = 16  # of one header whose words are shortened
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PARTS = re.compile(r"[/|\n]| - ")
_LAST_DIGIT = re.compile(r"\s*\d$")


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Fields by folded header text without spaces; several where the text alone does not tell."""
    found: dict[str, tuple[str, ...]] = {}
    for field, texts in json.loads(read_text("header_synonyms.json")).items():
        for text in texts:
            key = loose(text)
            if field not in found.get(key, ()):
                found[key] = (*found.get(key, ()), field)
    return found


@cache
def fields_of(header: str) -> tuple[tuple[str, ...], float]:
    """The fields that a header may mean, and how sure that is; () and 0.0 where it means none.

    >>> fields_of("Vergi No / TCKN"), fields_of("Tutar (TL)"), fields_of("Fatra No")
    ((('tax_id',), 0.95), (('amount',), 0.95), (('document_no',), 0.7))
    >>> fields_of("InvoiceDate"), fields_of("Ödeme Tarihi"), fields_of("Depo")
    ((('issue_date',), 1.0), (('due_date', 'settled_on'), 1.0), ((), 0.0))
    >>> fields_of("Vade Tar."), fields_of("Düz.Tarihi")
    ((('due_date',), 0.95), (('issue_date',), 0.95))
    """
    known, key = synonyms(), loose(header)
    if not key:
        return (), 0.0
    if key in known:
        return known[key], _EXACT
    for bare in (without_currency(header), _BRACKETS.sub(" ", header), _LAST_DIGIT.sub("", header)):
        for text in (bare, *_written_out(bare)):
            if loose(text) in known:
                return known[loose(text)], _PARTLY
    parts = [known.get(loose(part), ()) for part in _PARTS.split(header)]
    if len(parts) > 1 and parts[0] and len(set(parts)) == 1:
        return parts[0], _PARTLY
    return _near(key)


def _written_out(header: str) -> list[str]:
    """The header with its shortened words in full, each way they may be meant; [] without such words."""
    words = fold(header).split()
    if not any(map(long_forms, words)):
        return []
    ways = product(*(long_forms(word) or (word,) for word in words))
    return [" ".join(way) for way in islice(ways, _MOST_READINGS)]


def _near(key: str) -> tuple[tuple[str, ...], float]:
    if len(key) >= _SHORTEST_WITH_TYPO:
        for text, fields in synonyms().items():
            if len(text) >= _SHORTEST_WITH_TYPO and within_one_edit(key, text):
                return fields, _TYPO
    return (), 0.0


def without_currency(header: str) -> str:
    """The header without a word that names a currency.

    >>> without_currency("Tutar (USD)"), without_currency("TL Tutarı")
    ('tutar', 'tutari')
    """
    return " ".join(word for word in fold(header).split() if not currency.is_valid(word))


def currency_in(header: str) -> str:
    """The currency that a header names; "" when none.

    >>> currency_in("Tutar (USD)"), currency_in("Tutar"), currency_in("Bakiye ₺")
    ('USD', '', 'TRY')
    """
    words = [*fold(header).split(), *(sign for sign in "₺$€£" if sign in header)]
    codes = dict.fromkeys(code for code in currency.compact(words).tolist() if code)
    return next(iter(codes)) if len(codes) == 1 else ""


def best_score(rows: Sequence[Sequence[Any]]) -> int:
    """How many known headers the best row has."""
    return max((_score(row) for row in rows[:_SEARCHED]), default=0)


def find_header(rows: Sequence[Sequence[Any]]) -> int | None:
    """Index of the header row; title lines above it are passed over. None when there is none.

    >>> find_header([["Cari Liste", ""], ["", ""], ["Unvan", "Tutar"], ["Ak", 5.0]])
    2
    """
    scores = [_score(row) for row in rows[:_SEARCHED]]
    best = max(scores, default=0)
    if best:
        return scores.index(best) if best > 1 or _looks_like_header(rows[scores.index(best)]) else None
    return next((at for at, row in enumerate(rows[:_SEARCHED]) if _looks_like_header(row)), None)


def _score(row: Sequence[Any]) -> int:
    texts = [cell for cell in row if isinstance(cell, str) and len(cell) < 80]
    known = synonyms()
    keys = [
        next((key for key in map(loose, (text, *_written_out(text))) if key in known), "") for text in texts
    ]
    return len({known[key][0] for key in keys if key})


def _looks_like_header(row: Sequence[Any]) -> bool:
    """Two different texts at least and nothing else, none of them with more digits than letters."""
    cells = [cell for cell in row if cell != ""]
    if len(cells) < 2 or not all(isinstance(cell, str) for cell in cells):
        return False
    letters = [sum(map(str.isalpha, cell)) > sum(map(str.isdigit, cell)) for cell in cells]
    return all(letters) and len(set(cells)) == len(cells)
