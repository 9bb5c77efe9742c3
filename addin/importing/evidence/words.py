"""Words of strangers' lists -> our codes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Texts, by_distinct, loose
from addin.parameters import read_text
from addin.text import fold

_OF_YEAR = 4  # digits


@cache
def source_words() -> dict[str, Any]:
    """All lists of words, by what they tell."""
    loaded: dict[str, Any] = json.loads(read_text("source_words.json"))
    return loaded


@cache
def _codes(kind: str) -> dict[str, str]:
    return {loose(word) or word: code for code, words in source_words()[kind].items() for word in words}


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    return {fold(short): tuple(forms) for short, forms in source_words()["shortened"].items()}


def long_forms(word: str) -> tuple[str, ...]:
    """What a shortened, or English, folded word of a header stands for; () where it is whole.

    >>> long_forms("fat"), long_forms("tar"), long_forms("vade")
    (('fatura',), ('tarihi', 'tarih'), ())
    """
    return _shortened().get(word, ())


def is_numbered(text: str) -> bool:
    """Whether it is how somebody without a name is called.

    >>> is_numbered("Müşteri 1"), is_numbered("Cari Hesap No: 12")
    (True, True)
    >>> is_numbered("CARİ 2025"), is_numbered("Telefon 2"), is_numbered("Firma")
    (False, False, False)
    """
    if not text[-1:].isdigit():
        return False
    words = [word for word in fold(text).split() if word != "no"]
    number = words.pop()
    year = len(number) == _OF_YEAR and number[:2] in ("19", "20")
    return number.isdecimal() and not year and " ".join(words) in map(fold, source_words()["numbered"])


def codes_of(kind: str, texts: Texts) -> Texts:
    """The code of each word; "" where it is not known.

    >>> codes_of("document_type", np.array(["SATIŞ FATURASI", "Havale", "Teklif", ""], dtype=object)).tolist()
    ['invoice', 'not_receivable', '', '']
    """
    return by_distinct(lambda words: _codes_of_each(kind, words), texts)


def _codes_of_each(kind: str, words: Texts) -> Texts:
    codes = np.empty(len(words), dtype=object)
    codes[:] = [_codes(kind).get(loose(word) or word, "") for word in words.tolist()]
    return codes
