"""Amounts that a verb names: what we are to get, or what somebody is to pay us."""

from __future__ import annotations

import re
from functools import cache

from addin.importing.evidence.words import source_words
from addin.text import fold

_COMING = re.compile(r"(\w+?)y?[aei]c[ae](k|kler|klar|g[iu]|kleri|klari|g[iu]m|g[iu]m[iu]z|g[iu]z|z)")
_OURS = re.compile(r"g[iu]m|g[iu]m[iu]z|g[iu]z|z")  # "alacağız"; "vereceğimiz" is what we owe
_BARE = re.compile(r"ver[ae]c[ae]k(?:ler)?")  # "Toplam Verecek" is what we owe
_CAME = re.compile(r"al[dt][iu](?:k|m|g[iu]m[iu]z|g[iu]m)")
_GAVE = re.compile(r"(?:ver|ode|getir|gonder|yatir)[dt][iu](?:k|m|gimiz|gim)")
_TAKES = "alacagi"
_ASKING = frozenset("kadar kac bize".split())
_AMOUNT = ("amount",)


def claim_told(header: str) -> tuple[str, ...]:
    """("amount",) where it asks for or names money that is still to come to us; () for any other.

    >>> claim_told("Ne kadar alacağız"), claim_told("Bize ne verecek"), claim_told("Vereceği para")
    (('amount',), ('amount',), ('amount',))
    >>> claim_told("Tahsil edeceğimiz tutar"), claim_told("Kaç lira getirecekler"), claim_told("Alacağız")
    (('amount',), ('amount',), ('amount',))
    >>> claim_told("Ne kadar vereceğiz"), claim_told("Verecek tutarı"), claim_told("Kimden alacağız")
    ((), (), ())
    >>> claim_told("Ne kadar aldık"), claim_told("Daha ne kadar verecek"), claim_told("Ne zaman verecek")
    ((), (), ())
    """
    words = fold(header).split()
    at = next((place for place, word in enumerate(words) if _comes_to_us(word, words[:place])), None)
    if at is None:
        return ()
    others = {*words[:at], *words[at + 1 :]} - {"tahsil"}
    if not others:
        return _AMOUNT if _is_ours(words[at]) else ()
    money = bool(others & _words("money")) or {"bize", "ne"} <= others
    money &= not (_BARE.fullmatch(words[at]) and others.isdisjoint(_ASKING))
    return _AMOUNT if money and others <= _words("money") | _words("around") else ()


def is_no_claim(header: str) -> bool:
    """Whether a verb says that we are to pay it or gave it, or that it came.

    >>> [is_no_claim(text) for text in ("Ne kadar vereceğiz", "Alacağı para", "Ödeyeceğim", "Ne kadar aldık")]
    [True, True, True, True]
    >>> [is_no_claim(text) for text in ("Ne kadar alacağız", "Vereceği para", "Alacak", "Ekmek")]
    [False, False, False, False]
    >>> is_no_claim("Verdim"), is_no_claim("Verdi")
    (True, False)
    """
    return any(map(_is_against, fold(header).split()))


def _is_against(word: str) -> bool:
    found = _COMING.fullmatch(word)
    if found is None:
        return any(verb.fullmatch(word) for verb in (_CAME, _GAVE))
    return found[1] in _words("they") if _is_ours(word) else word == _TAKES


def _comes_to_us(word: str, before: list[str]) -> bool:
    found = _COMING.fullmatch(word)
    if found is None:
        return False
    stem = " ".join([*(each for each in before[-1:] if each == "tahsil"), found[1]])
    return stem in _words("we" if _is_ours(word) else "they")


def _is_ours(word: str) -> bool:
    found = _COMING.fullmatch(word)
    return found is not None and _OURS.fullmatch(found[2]) is not None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, source_words()["claim_words"][kind]))
