"""The due date that a text beside a debt tells: "Satış faturası vade 30.12.2026", "60 gün vadeli"."""

from __future__ import annotations

import re

import numpy as np

from addin.importing.evidence.day_forms import form_of, ordinal_of

_DAYS = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2} +[^\W\d_]+ +\d{4})"
    r"(?![\d/-]|\.\d)"
)
_DAY = re.compile(rf"(?<![\d./-]){_DAYS}")
_BEFORE = re.compile(rf"\b(?:vade(?:si)?(?: +(?:tarihi|g[u\u00fc]n[u\u00fc]))?|v)\W{{0,3}}({_DAYS})")
_AFTER = re.compile(rf"(?<![\d./-])({_DAYS})\W{{0,2}}vade(?!\w*\W+fark)")
_AND = r" *(?:[-+,&]|\bve\b) *"
_MORE = re.compile(rf"\d[./]\d{{1,2}}{_AND}{_DAYS}|{_DAYS}{_AND}\d{{1,2}}[./]\d")  # "30.11 ve 30.12.2026"
_DATED = re.compile(r"\W{0,2}tarih")  # the day of the document, behind it
_COUNT = r"(\d{1,3}) ?g[u\u00fc]n(?:l[u\u00fc]k)?"
_END = r" *(?:$|[.,;:)/])"
_TERMS = (
    re.compile(rf"\bvade(?:si)?\W{{0,3}}{_COUNT}{_END}"),
    re.compile(rf"{_COUNT} +vade(?:li(?!\w)(?! *fark)|{_END})"),
)
_SEVERAL = re.compile(r"\d *(?:[-/+,]|\b(?:ve|veya|ile|ila)\b) *\d{1,3} ?g[u\u00fc]n")  # "30/60 gün"
_LONGEST = 400  # days
_NEVER = np.datetime64("NaT", "D")
_SPEAKS = re.compile(r"vade|\bv\W{0,3}\d", re.IGNORECASE)


def speaks_of_due(text: str) -> bool:
    """Whether `told_due` can find anything in the text; quicker than to look for all of it.

    >>> [speaks_of_due(text) for text in ("VADE 30.9.2026", "V.30.9.2026", "30.9.2026", "Gelen Havale")]
    [True, True, False, False]
    """
    return _SPEAKS.search(text) is not None


def told_due(text: str, since: np.datetime64 = _NEVER) -> np.datetime64:
    """The due date; NaT where none is told, or another day too that is not the document's.

    `since`: the day of the document, from which a term counts.

    >>> told = ("Vade: 30.9.2026", "30.9.2026 vadeli", "vadesi 30.09.26", "V.30.9.2026", "vade 30 Eylül 2026")
    >>> {str(told_due(text)) for text in told}
    {'2026-09-30'}
    >>> unclear = ("vadesi 31.02.2026", "30.11 ve 30.12.2026 vadeli", "vade farkı 30.11.2026", "30.11.2026")
    >>> {str(told_due(text)) for text in unclear}
    {'NaT'}
    >>> terms = ("60 gün vadeli", "Vade: 60 gün", "30-60 gün vadeli", "15 gün vade istedi")
    >>> [str(told_due(text, np.datetime64("2026-09-01"))) for text in terms]
    ['2026-10-31', '2026-10-31', 'NaT', 'NaT']
    """
    text = text.lower()
    found = _BEFORE.search(text) or _AFTER.search(text)
    if found is None:
        return _by_term(text, since) if "vade" in text else _NEVER
    if _MORE.search(text):
        return _NEVER
    due = _day(found[1])
    others = [each for each in _DAY.finditer(text) if not _DATED.match(text, each.end())]
    known = {str(due), str(since.astype("datetime64[D]"))}
    return due if {str(_day(each[0])) for each in others} <= known else _NEVER


def _by_term(text: str, since: np.datetime64) -> np.datetime64:
    days = {int(found[1]) for pattern in _TERMS for found in pattern.finditer(text)}
    if len(days) != 1 or max(days) > _LONGEST or _SEVERAL.search(text):
        return _NEVER
    due: np.datetime64 = since.astype("datetime64[D]") + np.timedelta64(days.pop(), "D")
    return due


def _day(text: str) -> np.datetime64:
    """Day before month, as everywhere here."""
    form = form_of(text)
    known = form is not None and ordinal_of(form.year, form.second, form.first)
    return np.datetime64(f"{form.year}-{form.second:02}-{form.first:02}", "D") if form and known else _NEVER
