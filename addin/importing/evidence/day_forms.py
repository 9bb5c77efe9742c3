"""One day as somebody writes it: by its numbers, with a month in words, or in one row of digits."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from addin.importing.evidence.cells import tidy
from addin.text import fold

FIRST_DAY = dt.date(1900, 3, 1).toordinal()  # before it Excel counts a day that never was, or none at all
_TIME = r"(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(rf"(\d{{1,2}})(?: ?([./,-]) ?| )(\d{{1,2}})(?: ?\2 ?| )(\d{{4}}|\d{{2}}){_TIME}")
_DAY_MONTH = re.compile(rf"(\d{{1,2}})[ ./-]*([^\W\d_]+)[ ./,-]*(\d{{4}}|\d{{2}}){_TIME}")
_MONTH_DAY = re.compile(rf"([^\W\d_]+)[ ./-]*(\d{{1,2}})[ ./,-]+(\d{{4}}){_TIME}")
_NO_YEAR = re.compile(r"(\d{1,2}) ?[./-] ?(\d{1,2})")
_NO_YEAR_NAMED = re.compile(r"(\d{1,2})[ ./-]*([^\W\d_]+)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_LEAP = 2000  # a year that has every day
COMPACT = re.compile(r"(19\d{2}|20\d{2})(\d{2})(\d{2})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ocak oca january jan",
            "subat sub february feb",
            "mart mar march",
            "nisan nis april apr",
            "mayis may",
            "haziran haz june jun",
            "temmuz tem july jul",
            "agustos agu august aug",
            "eylul eyl september sep sept",
            "ekim eki october oct",
            "kasim kas november nov",
            "aralik ara december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = frozenset(
    "pazartesi sali carsamba persembe cuma cumartesi pazar "
    "monday tuesday wednesday thursday friday saturday sunday "
    "pzt pts sal car crs per prs cum cmt cts paz mon tue tues wed thu thur thurs fri sat sun".split()
)
_NUMBERS = re.compile(r"\d+")


class Form(NamedTuple):
    """A day as written. `sign` is set where the order of `first` and `second` is open, else they are
    day and month."""

    first: int
    second: int
    year: int
    sign: str = ""


@lru_cache(1 << 16)
def form_of(text: str) -> Form | None:
    """How a day is written; None where the text is no day.

    >>> form_of("2025-06-03"), form_of("5 Şub 2025"), form_of("13.10.25 14:30"), form_of("31 Nis 2025")
    (Form(first=3, second=6, year=2025, sign=''), Form(first=5, second=2, year=2025, sign=''),
     Form(first=13, second=10, year=2025, sign='.'), None)
    """
    bare = _without_weekday(tidy(text)).rstrip(".")
    if found := _ISO.fullmatch(bare) or COMPACT.fullmatch(bare):
        return _real(Form(int(found[3]), int(found[2]), int(found[1])))
    if found := _NUMERIC.fullmatch(bare):
        form = Form(int(found[1]), int(found[3]), _year(found[4]), found[2] or " ")
        swapped = Form(form.second, form.first, form.year)
        return form if _real(form) or _real(swapped) else None
    if found := _DAY_MONTH.fullmatch(bare):
        return _real(Form(int(found[1]), month_number(found[2]), _year(found[3])))
    if found := _MONTH_DAY.fullmatch(bare):
        return _real(Form(int(found[2]), month_number(found[1]), _year(found[3])))
    return None


def without_year(text: str) -> Form | None:
    """As `form_of`, of a day whose year is not written; its year is 0.

    >>> without_year("15 eylül"), without_year("10.11"), without_year("15/9"), without_year("9/30")
    (Form(first=15, second=9, year=0, sign=''), Form(first=10, second=11, year=0, sign='.'),
     Form(first=15, second=9, year=0, sign='.'), Form(first=9, second=30, year=0, sign='.'))
    >>> without_year("ay sonu"), without_year("45 gün"), without_year("31.02"), without_year("10.11.2026")
    (None, None, None, None)
    """
    bare = _without_weekday(tidy(text)).rstrip(".")
    if found := _NO_YEAR.fullmatch(bare):
        first, second = int(found[1]), int(found[2])
        real = ordinal_of(_LEAP, second, first) or ordinal_of(_LEAP, first, second)
        return Form(first, second, 0, ".") if real else None
    if found := _NO_YEAR_NAMED.fullmatch(bare):
        form = Form(int(found[1]), month_number(found[2]), 0)
        return form if ordinal_of(_LEAP, form.second, form.first) else None
    return None


def _without_weekday(text: str) -> str:
    if not (text.rstrip(".)")[-1:].isalpha() or text[:1].isalpha()):
        return text
    return " ".join(word for word in text.split() if fold(word) not in _WEEKDAYS).strip(" ,")


def is_vague(text: str) -> bool:
    """Whether a text is words that tell no single day, rather than one that the calendar does not have.

    >>> is_vague("Kasım 2025"), is_vague("ay sonu"), is_vague("31.02.2025"), is_vague("31 Nis 2025")
    (True, True, False, False)
    >>> is_vague("??"), is_vague("10.11"), is_vague("2026")
    (True, True, True)
    """
    if (text.strip() and not text.strip(" ?.")) or without_year(text) or _YEAR_ALONE.fullmatch(text.strip()):
        return True
    if form_of(text) or not tidy(text) or not any(map(str.isalpha, text)):
        return False
    numbers = len(_NUMBERS.findall(text))
    return numbers < 2 or (numbers == 2 and not any(word in _MONTHS for word in fold(text).split()))


def month_number(name: str) -> int:
    """0 where it is none.

    >>> month_number("KASIM"), month_number("Eki"), month_number("Basım")
    (11, 10, 0)
    """
    return _MONTHS.get(fold(name), 0)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _real(form: Form) -> Form | None:
    return form if ordinal_of(form.year, form.second, form.first) else None


def ordinal_of(year: int, month: int, day: int) -> int:
    """Days since 0001-01-01; 0 where the calendar, or that of Excel, has no such day."""
    try:
        ordinal = dt.date(year, month, day).toordinal()
    except ValueError:
        return 0
    return ordinal if ordinal >= FIRST_DAY else 0
