"""Names whose legal form and trade words one list abbreviates and another writes out: the same names."""

from __future__ import annotations

from functools import lru_cache

from addin.rules.identifiers.columns import Texts, each, text_rule
from addin.rules.names import TRADE, has_legal_form, joint_stock_at
from addin.text import fold

_FORMS = {"ltd": "limited", "ltdsti": "limited", "koll": "kollektif", "kolektif": "kollektif"}
_FORMS |= {"koop": "kooperatifi", "kooperatif": "kooperatifi"}
_FIRMS = frozenset({"limited", "anonim", "kollektif", "komandit"})
_COMPANY = frozenset({"sti", "sirketi", "sirket", "s"})  # behind one of these
_SURNAMES = frozenset({"san", "paz"})
_MOST_KEPT = 1 << 16


@text_rule
def spelled_out(values: Texts) -> Texts:
    """The folded name with legal form and trade words written out; what one name has more stays more.

    >>> spelled_out(["AK SAN. VE TİC. LTD.ŞTİ.", "Ak Sanayi Ticaret Limited Şirketi", "Ak Ltd."]).tolist()
    ['ak sanayi ticaret limited', 'ak sanayi ticaret limited', 'ak limited']
    >>> spelled_out(["Ak Paz. A.Ş.", "AK PAZARLAMA ANONİM ŞİRKETİ", "Ali San"]).tolist()
    ['ak pazarlama anonim', 'ak pazarlama anonim', 'ali san']
    """
    return each(values, _spelled)


@lru_cache(maxsize=_MOST_KEPT)
def _spelled(name: str) -> str:
    words = fold(name).split()
    company = has_legal_form(name)
    if company:
        words = _with_form(words)
    surname = not company and sum(word in TRADE for word in words) < 2
    told = [word if surname and word in _SURNAMES else TRADE.get(word, word) for word in words]
    if "ve" in told:
        pairs = zip(told, [*told[1:], ""], strict=True)
        told = [word for word, after in pairs if word != "ve" or not (after in TRADE or after == "dis")]
    return " ".join(told)


def _with_form(words: list[str]) -> list[str]:
    """With "anonim" for "a s" and "as", "limited" for "ltd sti"."""
    at = joint_stock_at(words)
    if at >= 0:
        words = [*words[:at], "anonim", *words[at + 2 :]]
    elif words[-1] == "as":
        words = [*words[:-1], "anonim"]
    words = [_FORMS.get(word, word) for word in words]
    return [
        word
        for before, word in zip(["", *words], words, strict=False)
        if not (before in _FIRMS and word in _COMPANY)
    ]
