"""Headers that are ages of debt: 0-30, 31-60 gün, 90+, vadesi gelmemiş."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from addin.text import fold, within_one_edit

_WRITTEN_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_UNDERLINED = re.compile(r"(?<=\d)_(?=\d)")
_RANGE = re.compile(r"(\d{1,4}) ?(?:-|–|—|ile|ila|to|/|\.\.) ?(\d{1,4})")
_OVER = re.compile(
    r"(?:>|>=|\+) ?(\d{2,4})|(\d{2,4}) ?\+"
    r"|(\d{2,4})(?: |')?(?:den|dan|gunden|gun)?[^\d]*"
    r"(?:ustu|uzeri|fazla|over|plus|sonrasi|gecen|asan|yukari|or more)"
    r"|(?:over|fazla|ustu) (\d{2,4})"
)
_MONTHS = re.compile(r"(<)?\s*(\d{1,2})\s*(?:months?|ay)", re.IGNORECASE)
_BESIDE_MONTHS = {"borc", "borclar", "borcu", "alacak", "alacaklar", "bakiye", "tutar", "tl", "gecikme"}
_OF_MONTHS = re.compile(r"(\d{1,2}) (?:ay|months?)")
_UP_TO_MONTHS = re.compile(
    r"(\d{1,2}) ay(?:a kadar|i (?:gecmeyen|asmayan|dolmayan|gecmemis)|dan (?:az|yeni|kisa)| (?:alti|icinde))"
    r"|(?:up to|less than|under|within) (\d{1,2}) months?"
)
_RANGE_OF_MONTHS = re.compile(r"(\d{1,2}) (?:ile |ila |to )?(\d{1,2}) (?:ay|aylik|months?)(?: arasi)?")
_OVER_MONTHS = re.compile(
    r"(\d{1,2}) (?:(?:ay|yil)(?:dan|i)? (?:eski|fazla|uzun|cok|gecen|gecmis|gecik\w*|asan)"
    r"|(?:ay|yil) (?:ve )?(?:ustu|uzeri|sonrasi))|(?:over|older than|more than) (\d{1,2}) months?"
)
_NOT_DUE = {
    "vadesi gelmemis", "vadesi gecmemis", "vadesi gelmeyen", "vadesi gecmeyen", "gelmemis", "gecmemis",
    "not due", "current", "vadesi gelmedi", "not yet due", "gunu gelmeyen", "gunu gelmemis", "gunu gelmedi",
    "henuz gelmeyen", "henuz gelmemis", "vadesi dolmamis", "vadesi dolmayan", "gunu dolmayan",
    "gunu dolmamis",
}  # fmt: skip
_WORDS = {
    "gun",
    "gunluk",
    "days",
    "day",
    "arasi",
    "aralik",
    "gecikme",
    "vadesi",
    "gecen",
    "gecenler",
    "gecmis",
    "gecikmis",
    "past",
    "due",
    "overdue",
    "geciken",
    "gecikenler",
    "tutar",
    "tutarlar",
    "alacak",
    "alacaklar",
    "borc",
    "borclar",
    "bakiye",
    "amount",
    "amounts",
    "tl",
    "try",
}
_SHORT, _OTHER_UNITS = 2, {*"ay yr kg lt mt cm mm m".split()}  # "0-30 Gn", "31-60 G."
# "30 Gn", "60 Gn", "90 Gn"
_END = re.compile(r"(\d{2,3}) ?(gn|gun|gunluk|gune kadar|gun alti|gunden az|g|days?|d)?")
_FEWEST_ENDS, _FEWEST_BARE = 2, 3  # such headers side by side; without a word behind the number
_STEP = 5  # days: of a month's days they are not
_LONGEST = 1500
_LONG = 12  # letters of a header that may have a typing error: not "gelmemis", which is near others


class Bucket(NamedTuple):
    """Days overdue, both ends within; `low` None is not due, `high` None has no end."""

    low: int | None
    high: int | None


def buckets_of(headers: Sequence[str]) -> list[Bucket | None]:
    """The age that each header names; of numbers that rise from left to right each is where one ends.

    >>> buckets_of(["Cari", "30 Gn", "60 Gn", "60+"])[1:3]
    [Bucket(low=0, high=30), Bucket(low=31, high=60)]
    >>> buckets_of(["30 Güne Kadar", "31-60 Gün"])[0], buckets_of(["30", "31-60 Gün"])[0]
    (Bucket(low=0, high=30), None)
    >>> buckets_of(["Not Due", "30", "60", "90"])[1:2], buckets_of(["30 Gün"]), buckets_of(["30", "31", "32"])
    ([Bucket(low=1, high=30)], [None], [None, None, None])
    """
    return list(_buckets_of(tuple(headers)))


@lru_cache(1 << 10)
def _buckets_of(headers: tuple[str, ...]) -> tuple[Bucket | None, ...]:
    found = [age or bucket_of(header) for header, age in zip(headers, _in_months(headers), strict=True)]
    found = _mended(headers, found)
    told = {at: _END.fullmatch(fold(header)) for at, header in enumerate(headers) if not found[at]}
    ends = {at: int(end[1]) for at, end in told.items() if end}
    named = any(end[2] for end in told.values() if end) or any(found)
    begins = {each.low for each in found if each}
    few = len(ends) < (_FEWEST_ENDS if named else _FEWEST_BARE) and not begins & {
        high + 1 for at, high in ends.items() if (end := told[at]) and end[2]
    }
    if (
        few
        or any(high % _STEP for high in ends.values())
        or any(low >= high for low, high in pairwise(ends.values()))
    ):
        return tuple(found)
    last = 0 if any(each and each.low is None for each in found) else -1
    for at, high in ends.items():
        found[at] = Bucket(last + 1, high)
        last = high
    return tuple(found)


def _mended(headers: Sequence[str], found: Sequence[Bucket | None]) -> list[Bucket | None]:
    """The ages, one whose hyphen stands at a wrong place as those on both sides tell.

    >>> headers = ["0-30", "3-160", "61-90", "91120"]
    >>> _mended(headers, [bucket_of(header) for header in headers])[1:]
    [Bucket(low=31, high=60), Bucket(low=61, high=90), None]
    """
    mended = list(found)
    for at in range(1, len(found) - 1):
        before, after = found[at - 1], found[at + 1]
        if before and after and before.high is not None and after.low is not None:
            age = Bucket(before.high + 1, after.low - 1)
            if "".join(filter(str.isdecimal, headers[at])) == f"{age.low}{age.high}":
                mended[at] = age
    return mended


def _in_months(headers: Sequence[str]) -> list[Bucket | None]:
    """Ages in months, of which each begins where another one ends: one alone may be a term.

    >>> _in_months(["Kim", "1 aya kadar", "1-3 ay", "3 aydan eski"])[1:]
    [Bucket(low=0, high=30), Bucket(low=31, high=90), Bucket(low=91, high=None)]
    >>> _in_months(["Kim", "1-2 ay", "Süre 6-12 ay"]), _in_months(["2-4 ay", "6-12 ay"])
    ([None, None, None], [None, None])
    """
    ages = [_months_of(header) for header in headers]
    told = sorted({age for age in ages if age}, key=lambda age: age[0])
    joined = len(told) > 1 and all(before[1] == after[0] for before, after in pairwise(told))
    return [
        Bucket(30 * age[0] + (age[0] > 0), 30 * age[1] if age[1] else None) if age and joined else None
        for age in ages
    ]


@cache
def _months_of(header: str) -> tuple[int, int | None] | None:
    """The months between which a debt is old; None where the header says none, 0 and None at open ends.

    >>> [_months_of(text) for text in ("1 ayı geçmeyen", "6 - 12 ay arası", "1 yıldan eski", "3+ ay")]
    [(0, 1), (6, 12), (12, None), (3, None)]
    >>> [_months_of(text) for text in ("up to 1 month", "over 3 months", "3 ay", "3 ay vade", "1-2 adet")]
    [(0, 1), (3, None), None, None, None]
    """
    text = " ".join(word for word in fold(header).split() if word not in _BESIDE_MONTHS)
    if "+" in header and (over := _OF_MONTHS.fullmatch(text)):
        return int(over[1]), None
    for pattern in (_UP_TO_MONTHS, _RANGE_OF_MONTHS, _OVER_MONTHS):
        if found := pattern.fullmatch(text):
            numbers = [int(number) * (12 if "yil" in text else 1) for number in found.groups() if number]
            if pattern is _RANGE_OF_MONTHS:
                return (numbers[0], numbers[1]) if numbers[0] < numbers[1] else None
            return (0, numbers[0]) if pattern is _UP_TO_MONTHS else (numbers[0], None)
    return None


@cache
def bucket_of(header: str) -> Bucket | None:
    """The age that a header names; None where it names none.

    >>> bucket_of("31-60 Gün"), bucket_of("90+"), bucket_of("120'den fazla gün")
    (Bucket(low=31, high=60), Bucket(low=90, high=None), Bucket(low=120, high=None))
    >>> bucket_of("Vadesi Gelmemiş"), bucket_of("Vade"), bucket_of("2024-2025")
    (Bucket(low=None, high=0), None, None)
    >>> bucket_of("Vadesi Gelmemş"), bucket_of("31-60 G."), bucket_of("31-60 Adet"), bucket_of("1-2 Ay")
    (Bucket(low=None, high=0), Bucket(low=31, high=60), None, None)
    >>> bucket_of("Geciken Tutarlar 0 - 30 gün arası")
    Bucket(low=0, high=30)
    >>> bucket_of("31_60_GUN"), bucket_of("31_-_60"), bucket_of("VADESI_GELMEMIS")
    (Bucket(low=31, high=60), Bucket(low=31, high=60), Bucket(low=None, high=0))
    >>> bucket_of("30 günü geçen"), bucket_of("60 günü aşan")
    (Bucket(low=30, high=None), Bucket(low=60, high=None))
    >>> bucket_of("2025'ten geçen")
    >>> bucket_of("< 1 Month"), bucket_of("2 Months")
    (Bucket(low=1, high=30), Bucket(low=61, high=90))
    >>> bucket_of("1 - 30 days past due"), bucket_of("91 or more days past due")
    (Bucket(low=1, high=30), Bucket(low=91, high=None))
    >>> bucket_of("01/08/2026"), bucket_of("1-30-2026")
    (None, None)
    """
    text = _UNDERLINED.sub("-", header).replace("_", " ").strip()
    folded = fold(text)
    told = " ".join(word for word in folded.split() if word not in ("tl", "tutar", "alacak"))
    if told in _NOT_DUE or (len(told) > _LONG and any(within_one_edit(told, each) for each in _NOT_DUE)):
        return Bucket(None, 0)
    if months := _MONTHS.fullmatch(text):
        low = 0 if months[1] else 30 * int(months[2])
        return Bucket(low + 1, low + 30)
    if folded == "older":
        return Bucket(121, None)
    letters = [word for word in re.findall(r"[a-z]+", folded) if not _is_usual(word)]
    if found := _RANGE.search(text.lower()):
        low, high = int(found[1]), int(found[2])
        other = bool(letters) or bool(_WRITTEN_DAY.match(text))
        return Bucket(low, high) if low < high <= _LONGEST and high - low <= 400 and not other else None
    lowered = "".join(fold(letter) or letter for letter in text)
    if found := _OVER.search(lowered):
        low = int(next(filter(None, found.groups())))
        return Bucket(low, None) if low <= _LONGEST else None
    return None


def _is_usual(word: str) -> bool:
    if len(word) <= _SHORT:
        return word not in _OTHER_UNITS
    return word in _WORDS or any(within_one_edit(word, each) for each in _WORDS if len(each) > _SHORT)
