"""Through whose hands a cheque or note goes, as headers and names say: who gave it, drew it, got it."""

from __future__ import annotations

import re
from functools import cache

from addin.importing.evidence.words import source_words
from addin.text import fold

_PAPER = r"(?:(?:cek|senet|evrak)\w* )?"
_TAKER = r"(?:firma|kisi|cari|satici|tedarikci|sahis|yer)\w*"
_NAMED = rf"(?:{_TAKER}|musteri|unvan|adi|unvani)"
_GIVEN = r"(?:veril(?:en|digi)|verdigimiz)"
_GOT = rf"kime (?:verildi\w*|verdik)|{_GIVEN} {_TAKER}"
_HANDED_ON = re.compile(
    rf"{_PAPER}(?:(?:{_GOT}|{_GIVEN} {_NAMED}|ciro (?:edil(?:en|digi)|ettigimiz))(?: {_NAMED})*|"
    r"kime|kimde|kime ciro \w+|nereye (?:gitti|verildi\w*|gonderildi)|gittigi (?:yer|firma|cari)|"
    r"(?:endorsed|given) to)"
)
_PAYEE = re.compile(
    rf"{_PAPER}(?:{_GOT}|kime (?:veril|verd|kesil|kest|yazil|yazd|odene)\w*)|"
    r"(?:ceki|senedi) (?:alan|verdigimiz)(?: (?:firma|kisi|cari))?"
)
_OWES = re.compile(
    r"(?:borclu(?:su)?|(?:cek|senet)(?:in)? sahibi)(?: (?:adi|unvani|adi soyadi|ad soyad|ismi|firma))?"
)
_WENT = re.compile(r"\b(?:veril|ciro|cikis|gittigi|giden|gonderil)\w*")
_GAVE = re.compile(
    r"\b(?:cari|musteri|hesap|kimden|kim verdi|veren|getiren|teslim eden|alinan|alindigi|geldigi|ciranta|"
    r"ciro eden|cirolayan|ciroyu yapan|customer|account|received|endorser)\b"
)


def names_giver(header: str) -> bool:
    """Whether the words say from whom a cheque or note came, in whatever order.

    >>> [names_giver(text) for text in ("Alınan Cari", "Çeki Veren Müşteri Adı", "Geldiği Firma")]
    [True, True, True]
    >>> [names_giver(text) for text in ("Verilen Cari", "Alınan Tutar", "Firma", "Veren")]
    [False, False, False, False]
    """
    words = set(fold(header).split())
    who, gave, beside = (_of_giver(kind) for kind in ("who", "gave", "beside"))
    return bool(words & who) and bool(words & gave) and words <= who | gave | beside


@cache
def _of_giver(kind: str) -> frozenset[str]:
    return frozenset(word for text in source_words()["giver"][kind] for word in fold(text).split())


def may_have_given(header: str) -> bool:
    """Whether a header names, beside who drew the papers, the customer from whom they came.

    >>> [may_have_given(text) for text in ("Cari Unvanı", "Kimden Alındı", "Ciranta", "Borçlu", "Lehtar")]
    [True, True, True, False, False]
    """
    return _GAVE.search(fold(header)) is not None


def may_have_drawn(header: str) -> bool:
    """Whether it calls somebody the debtor, who of papers may be the drawer.

    >>> may_have_drawn("Borçlu Adı"), may_have_drawn("Müşteri")
    (True, False)
    """
    return _OWES.fullmatch(fold(header)) is not None


def says_handed_on(header: str) -> bool:
    """Whether it is of those to whom a paper was handed on.

    >>> says_handed_on("Ciro Edilen Firma"), says_handed_on("Kime Verildi"), says_handed_on("Ciro Eden")
    (True, True, False)
    """
    return _HANDED_ON.fullmatch(fold(header)) is not None


def says_day_it_went(header: str) -> bool:
    """Whether a day beside such a column is that on which the paper was handed on.

    >>> [says_day_it_went(text) for text in ("Verildiği Tarih", "Çıkış Tarihi", "Giriş Tarihi")]
    [True, True, False]
    """
    return _WENT.search(fold(header)) is not None


def may_be_payee(header: str) -> bool:
    """Whether it is of those who got papers, which may be our own.

    >>> [may_be_payee(text) for text in ("Kime Kesildi", "Verilen Firma", "Ciro Edilen Firma", "Veren Cari")]
    [True, True, False, False]
    """
    return _PAYEE.fullmatch(fold(header)) is not None


def is_own_paper(text: str) -> bool:
    """Whether it says in place of a name that who gave the paper has drawn it himself.

    >>> is_own_paper("Kendi Çeki"), is_own_paper("Kendir Tekstil")
    (True, False)
    """
    return fold(text) in _own_papers()


@cache
def _own_papers() -> frozenset[str]:
    return frozenset(map(fold, source_words()["own_paper"]))
