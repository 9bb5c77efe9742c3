"""Currencies: what people write, to the ISO 4217 code."""

from __future__ import annotations

from addin.rules.identifiers.columns import Bools, Texts, check_rule, each, text_rule
from addin.text import fold

_SIGNS = {"₺": "TRY", "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB"}
_WORDS = {
    "TRY": "try tl ytl lira turklirasi yeniturklirasi turkishlira",
    "USD": "usd dolar dollar abddolari amerikandolari usdollar americandollar",
    "EUR": "eur euro avro",
    "GBP": "gbp stg sterlin sterling pound ingilizsterlini britishpound",
    "CHF": "chf isvicrefrangi swissfranc",
    "JPY": "jpy yen japonyeni",
    "RUB": "rub ruble rusrublesi",
    "SAR": "sar riyal suudiarabistanriyali",
    "AED": "aed dirhem baedirhemi",
    "CNY": "cny rmb yuan cinyuani",
}
_CODES = "aud azn bgn cad dkk gel huf iqd irr krw kwd kzt nok pln qar ron sek uah uzs xau"
NAMED = frozenset(_WORDS)  # of which people speak; the other codes may be words, or cut ones: CAD, GEL, SEK
_ISO = {word: code for code, words in _WORDS.items() for word in words.split()}
_ISO |= {code: code.upper() for code in _CODES.split()}


@text_rule
def compact(values: Texts) -> Texts:
    """The ISO code; "" where the word is not known.

    TRL, the lira before 2005, is not known: it is a millionth of a lira.

    >>> compact(["TL", "₺", "ABD Doları", "Avro", "euro", "TRL"]).tolist()
    ['TRY', 'TRY', 'USD', 'EUR', 'EUR', '']
    """
    return each(values, _iso)


def _iso(text: str) -> str:
    return _SIGNS.get(text.strip().upper()) or _ISO.get(fold(text).replace(" ", ""), "")


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where the currency is known.

    >>> is_valid(["TL", "usd", "LL", ""]).tolist()
    [True, True, False, False]
    """
    return each(compact(values), bool, bool)
