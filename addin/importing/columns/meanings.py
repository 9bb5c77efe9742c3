"""What words beside a movement of an account mean: which document, through which channel the money came."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from addin.importing.evidence.cells import Bools, Texts, by_distinct, through
from addin.importing.evidence.words import source_words
from addin.rules.rows import repeated
from addin.text import fold

# In order: "çek iadesi" is no refund, "satış iade faturası" is one.
_CHANNELS = (
    ("credit_note", r"\biade\b|\biadesi\b|credit note|alacak dekont|fiyat farki|iskonto|ciro prim"),
    ("note", r"\bsenet|\bsenedi|\bbono|promissory"),
    ("cheque", r"\bcek\b|\bcekle\b|\bceki\b|\bcekler|cheque|\bcheck\b"),
    ("card", r"kredi kart|\bkart\b|\bkarti\b|\bpos\b|credit card|\bcard\b|sanal pos"),
    ("transfer", r"havale|\beft\b|\bfast\b|banka|dekont|transfer|\biban|wire|swift|bank"),
    ("cash", r"nakit|kasa|elden|\bcash\b|makbuz"),
    ("enforcement", r"\bicra|enforcement"),
    ("exchange_difference", r"kur fark|exchange diff"),
    ("offset", r"mahsup|virman|takas|offset|\bdevir\b|acilis"),
)
_DOCUMENTS = (
    ("opening", r"\bdevir\b|devreden|acilis|opening|brought forward"),
    ("cheque", r"\bcek\b|\bceki\b|cheque"),
    ("note", r"\bsenet|\bsenedi|\bbono"),
    ("rent", r"\bkira\b"),
    ("instalment", r"taksit|instal+ment"),
    ("invoice", r"fatura|\bfat\b|satis|invoice|e-?arsiv|efatura|sales"),
)
_PAYMENT = re.compile(r"tahsil|\bodeme|payment|receipt|odendi")
_RETURNED = re.compile(r"iade|karsiliksiz|protesto|bounced|return")


def channels(*columns: Texts) -> Texts:
    """How the money came, by the first column that tells; "" where none does.

    >>> channels(np.array(["Gelen Havale", "Çek Girişi", "x"], dtype=object)).tolist()
    ['transfer', 'cheque', '']
    """
    return _first_told(columns, _channel)


def says_payment(texts: Texts) -> Bools:
    """Where the word is one for money that came in, by whatever channel."""
    return through(texts.tolist(), lambda text: bool(_PAYMENT.search(fold(text))), bool)


def says_money_came(text: str) -> bool:
    """Whether every word of it says that, or how, money came; a cheque is none yet.

    >>> says_money_came("kredi kartı"), says_money_came("elden"), says_money_came("borcu yok")
    (True, True, False)
    """
    words = fold(text).split()
    known = any(_channel(fold(text)) == channel for channel in ("card", "transfer", "cash"))
    return known and all(word in _came() or _channel(word) not in ("", "cheque", "note") for word in words)


@cache
def _came() -> frozenset[str]:
    return frozenset(map(fold, source_words()["came"])) | {"kredi"}


def says_returned(texts: Texts) -> Bools:
    """Where a cheque or note is said to have come back."""
    return through(texts.tolist(), lambda text: bool(_RETURNED.search(fold(text))), bool)


def documents(*columns: Texts) -> Texts:
    """What kind of debt it is; "" where no column tells."""
    return _first_told(columns, _document)


def _first_told(columns: tuple[Texts, ...], meaning: Callable[[str], str]) -> Texts:
    found = repeated("", len(columns[0]))
    silent = np.arange(len(found))
    for column in columns:
        found[silent] = by_distinct(np.frompyfunc(meaning, 1, 1), column[silent])
        silent = silent[found[silent] == ""]
    return found


@lru_cache(1 << 14)
def _channel(text: str) -> str:
    folded = fold(text)
    if re.search(r"\b(?:cek|ceki|senet|senedi)\b", folded):
        return "note" if re.search(r"\bsene", folded) else "cheque"
    return next((code for code, pattern in _CHANNELS if re.search(pattern, folded)), "")


@lru_cache(1 << 14)
def _document(text: str) -> str:
    folded = fold(text)
    if _RETURNED.search(folded):
        return "other"
    return next((code for code, pattern in _DOCUMENTS if re.search(pattern, folded)), "")
