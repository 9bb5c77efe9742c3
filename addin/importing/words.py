"""Words of strangers' lists -> our codes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from addin.importing.cells import Bools, Cells, Texts, loose
from addin.parameters import read_text
from addin.rules.identifiers import currency
from addin.text import fold

_LONGEST_TOTAL = 40
_MAYBE_TOTAL = re.compile(r"top|yek|total|nakil", re.IGNORECASE)


@cache
def source_words() -> dict[str, Any]:
    """All lists of words, by what they tell."""
    loaded: dict[str, Any] = json.loads(read_text("source_words.json"))
    return loaded


@cache
def _codes(kind: str) -> dict[str, str]:
    return {loose(word): code for code, words in source_words()[kind].items() for word in words}


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    return {fold(short): tuple(forms) for short, forms in source_words()["shortened"].items()}


def long_forms(word: str) -> tuple[str, ...]:
    """What a shortened, folded word of a header stands for; () where it is not shortened.

    >>> long_forms("fat"), long_forms("tar"), long_forms("vade")
    (('fatura',), ('tarihi', 'tarih'), ())
    """
    return _shortened().get(word, ())


def codes_of(kind: str, texts: Texts) -> Texts:
    """The code of each word; "" where it is not known.

    >>> codes_of("document_type", np.array(["SATIŞ FATURASI", "Havale", "Teklif", ""], dtype=object)).tolist()
    ['invoice', 'not_receivable', '', '']
    """
    known = {text: _codes(kind).get(loose(text), "") for text in set(texts.tolist())}
    codes = np.empty(len(texts), dtype=object)
    codes[:] = [known[text] for text in texts.tolist()]
    return codes


def says_total(columns: Sequence[Cells], maybe: Bools) -> Bools:
    """Of the rows `maybe` those in which a cell says that they are a sum of others.

    >>> says_total([["Ak", "Genel Toplam:", "TOPLAM (TL)", "Toplam Gıda"]], np.ones(4, dtype=bool)).tolist()
    [False, True, True, False]
    """
    mask: Bools = np.zeros(len(maybe), dtype=bool)
    rows = np.flatnonzero(maybe)
    for cells in columns:
        asked = [cells[row] for row in rows.tolist()]
        texts = {cell for cell in asked if type(cell) is str and len(cell) < _LONGEST_TOTAL}
        totals = {text for text in texts if _MAYBE_TOTAL.search(text) and _is_total(text)}
        if totals:
            mask[rows] |= np.fromiter((cell in totals for cell in asked), dtype=bool, count=len(rows))
    return mask


def _is_total(text: str) -> bool:
    words = [word for word in fold(text).split() if not currency.is_valid(word)]
    return "".join(words) in {loose(word) for word in source_words()["total"]}
