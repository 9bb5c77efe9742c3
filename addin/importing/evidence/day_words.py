"""Days that words of everyday name: "Getireceği gün", "Malı götürdüğü tarih", "Harman Vadesi"."""

from __future__ import annotations

import re
from functools import cache

from addin.importing.evidence.words import source_words
from addin.text import fold

_COMING = re.compile(r"(\w+?)y?[ae]c[ae][gk]\w{0,5}")
_PAST = re.compile(r"(\w+?)[dt][iu]g[iu](?:m|n|miz|niz)?")
_PAST_END = re.compile(r"(\w+?)[dt][iu](?:m|k|n|lar|ler)?")
_OURS = re.compile(r"\w+?[dt](?:[iu]g[iu]miz|[iu]k)")  # "verdiğimiz" is what we gave, "verdiği" what was paid
_WHEN = ["ne", "zaman"]
_GIVEN = "ver"
_TERM = "vadesi"
_CLAIM = ["alacak"]  # no verb: "Alacak Tarihi"
_DUE = ("due_date", "due_days")
_TERMS = re.compile(r"vade\w{0,3}")
_COUNTED, _OF_DAYS = "kac", re.compile(r"gun\w{0,3}")
_OF_TERMS = frozenset("kac olarak sayisi adedi suresi sonra icinde".split())


def days_told(header: str) -> tuple[str, ...]:
    """The fields of a header that says what a day is of; () for any other.

    >>> days_told("Poliçe Taksit Vadesi"), days_told("Getireceği gün"), days_told("Vadesi Geçen")
    (('due_date', 'due_days'), ('promised_for',), ())
    """
    words = fold(header).split()
    if _says_terms(words):
        return ("due_days",)
    if len(words) > 1 and words[-1] == _TERM and _words("not").isdisjoint(words):
        return _DUE
    told = _verb_of(header)
    return (told,) if told else ()


def _says_terms(words: list[str]) -> bool:
    """Whether they tell after how many days it is due.

    >>> [_says_terms(text.split()) for text in ("kac gun vade", "vadesi kac gun", "kac gunde odeyecek")]
    [True, True, True]
    >>> [_says_terms(text.split()) for text in ("kac gun gecti", "vade gunu", "vadeye kac gun kaldi")]
    [False, False, False]
    """
    if _COUNTED not in words or not any(map(_OF_DAYS.fullmatch, words)):
        return False
    others = [word for word in words if not (word in _OF_TERMS or _OF_DAYS.fullmatch(word))]
    if len(others) != 1:
        return False
    coming = _COMING.fullmatch(others[0])
    return bool(_TERMS.fullmatch(others[0]) or (coming and coming[1] in _words("pay")))


def says_promise(header: str) -> bool:
    """Whether it is about somebody's word: "Söz Tarihi", no "Ödeyeceği Tarih"."""
    return any(word.startswith(tuple(_words("promise"))) for word in fold(header).split())


def _verb_of(header: str) -> str:
    """The field of a day under a verb: what is still to be paid, or what was given, bought or paid; else "".

    >>> [_verb_of(text) for text in ("Getireceği gün", "PARAYI VERECEĞİ TARİH", "Söz verdiği gün")]
    ['promised_for', 'promised_for', 'promised_for']
    >>> [_verb_of(text) for text in ("Malı götürdüğü tarih", "Ne zaman sattık", "Parayı yatırdığı gün")]
    ['issue_date', 'issue_date', 'settled_on']
    >>> [_verb_of(text) for text in ("Ödeme Geldiği Gün", "Paranın Geçtiği Tarih", "Mal geldiği gün")]
    ['settled_on', 'settled_on', '']
    >>> [_verb_of(text) for text in ("Teslim alacağı gün", "Aranacak gün", "Son ödediği gün")]
    ['', '', '']
    """
    words = fold(header).split()
    if words[:2] == _WHEN:
        verbs, past = words[2:], _PAST_END
    elif len(words) > 1 and words[-1] in _words("days"):
        verbs, past = words[:-1], _PAST
    else:
        return ""
    if not verbs or verbs == _CLAIM or not _words("not").isdisjoint(verbs):
        return ""
    return _field(verbs, past)


def _field(verbs: list[str], past: re.Pattern[str]) -> str:
    before = verbs[:-1]
    coming, gone = _COMING.fullmatch(verbs[-1]), past.fullmatch(verbs[-1])
    told = coming or gone
    stem = told[1] if told else ""
    promised = not _words("promise").isdisjoint([*before, stem])
    if promised and told:
        return "promised_for"
    goods, money = (not _words(kind).isdisjoint(before) for kind in ("goods", "money"))
    if coming:
        return "promised_for" if _is_of("pay", stem, before) and not goods else ""
    if money or (_is_of("paid", stem, before) and not goods):
        came = _is_of("pay", stem, before) or (money and stem in _words("come"))
        return "settled_on" if gone and came else ""
    given = stem == _GIVEN and bool(goods or _OURS.fullmatch(verbs[-1]))
    return "issue_date" if given or (gone and _is_of("give", stem, before)) else ""


def _is_of(kind: str, stem: str, before: list[str]) -> bool:
    """Whether the verb is one of these, alone or with the word before it: "tahsil ed"."""
    return stem in _words(kind) or " ".join([*before[-1:], stem]) in _words(kind)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, source_words()["day_words"][kind]))
