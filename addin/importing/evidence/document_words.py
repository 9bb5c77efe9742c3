"""What a word for a document says that stands in a row: our sale, a return, what we bought."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.cells import Texts, by_distinct
from addin.importing.evidence.words import codes_of
from addin.text import fold

BOUGHT = "bought"
_BOUGHT = re.compile(
    r"\b(?:satin ?alma|alis|alistan)\b|\balinan\b.*\bfatura|\bmustahsil|\bgider pusula|\bpurchase"
)
_RETURNED = re.compile(r"\biade.*\b(?:fatura|fis|satis)|\b(?:fatura|fis|satis).*\biade|\breturn")
_SOLD = re.compile(r"\b(?:satis|sales?)\b.*\b(?:fatura|fis|invoice)|\bverilen\b.*\bfat")


def document_codes(texts: Texts) -> Texts:
    """Codes of `document_type` and BOUGHT, also of words that programs join; "" where nothing is known.

    >>> words = ["Toptan Satış İade Faturası", "Satınalma Faturası", "Alınan Hizmet Faturası", "Alınan Çek"]
    >>> document_codes(np.array(words, dtype=object)).tolist()
    ['not_receivable', 'bought', 'bought', 'cheque']
    >>> document_codes(np.array(["Konsinye Satış Faturası", "Verilen Hizmet Fat.", "x"])).tolist()
    ['invoice', 'invoice', '']
    """
    return np.asarray(by_distinct(_codes, texts), dtype=object)


def _codes(words: Texts) -> Texts:
    known = codes_of("document_type", words).tolist()
    codes = np.empty(len(words), dtype=object)
    codes[:] = [_code(fold(word), code) for word, code in zip(words.tolist(), known, strict=True)]
    return codes


def _code(word: str, known: str) -> str:
    if _RETURNED.search(word):
        return known or "not_receivable"
    if _BOUGHT.search(word):
        return BOUGHT
    return known or ("invoice" if _SOLD.search(word) else "")
