"""Headers that are months or days: which ones, of which year, and when what stands below them is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np

from addin.importing.evidence import days
from addin.importing.evidence.day_forms import form_of, month_number, without_year
from addin.importing.tables.sheet_months import month_in
from addin.text import fold

Dated = dict[int, str]  # by the place of a column its header, with the year
_BESIDE = {*"ayi donemi aidat aidati kira kirasi taksit taksiti borc borcu tutar tutari tl dues rent".split()}
_OF_DAYS = _BESIDE | {*"vade vadesi vadeli son odeme gunu tarihli tarihi gun kadar due by".split()}
_FIRST_DAY = re.compile(r"0?1[./-](\d{1,2})[./-](20\d\d)")  # as Excel may keep "Eylül 2026"
_YEAR = re.compile(r"(?:20)?[2-4]\d")
_COUNT = re.compile(r"\d{1,2}[.)]?")
_DECEMBER = 12
_WHOLE_YEAR = re.compile(r"(?<!\d)(20[2-4]\d)(?!\d)")
_WRITTEN_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_DAY_OF_MONTH = re.compile(r"\bayin (\d{1,2})\b")


@cache
def month_of(header: str) -> str:
    """The first day of the month that a header is, with the year; "" for any other.

    >>> month_of("Eylül 2026"), month_of("2026 EKİM AİDATI"), month_of("Eki.26")
    ('2026-09-01', '2026-10-01', '2026-10-01')
    >>> month_of("01.11.2026"), month_of("Eylül-Ekim 2026")
    ('2026-11-01', '')
    """
    if found := _FIRST_DAY.fullmatch(header.strip()):
        return f"{found[2]}-{int(found[1]):02d}-01" if 0 < int(found[1]) <= 12 else ""
    words = _words(header)
    if len(words) == 2 and month_number(words[0]) and _YEAR.fullmatch(words[1]):
        return f"20{words[1][-2:]}-{month_number(words[0]):02d}-01"
    return month_in(" ".join(words))


def _words(header: str) -> list[str]:
    return [word for word in fold(header).split() if word not in _BESIDE]


@cache
def _month_alone(header: str) -> int:
    """The number of the month that a header is without a year; 0 for any other."""
    words = _words(header)
    return month_number(words[0]) if len(words) == 1 else 0


def _days_of(headers: Sequence[str]) -> list[str]:
    """The day that each header is; "" for any other. 05/09/2026 is day first unless one proves otherwise.

    >>> _days_of(["15.09.2026", "Taksit 15 Ekim 2026", "Toplam"])
    ['2026-09-15', '2026-10-15', '']
    """
    cells = [text if form_of(text) else "" for text in map(_bare, headers)]
    told = days.evidence(cells)
    orders = dict.fromkeys(told.doubtful, days.DAY) | told.orders()
    read = days.read_days(cells, orders).days.astype("datetime64[D]")
    return ["" if np.isnat(day) else str(day) for day in read]


def _bare(header: str) -> str:
    """The header without words for what is paid, and without the number of an instalment.

    >>> _bare("Taksit 15 Ekim 2026"), _bare("1. Taksit 15.09.2026"), _bare("Taksit 2 15.10.2026")
    ('15 Ekim 2026', '15.09.2026', '15.10.2026')
    """
    words = _words_of_days(header)
    return " ".join(words[_is_counted(words) :])


def _words_of_days(header: str) -> list[str]:
    return [word for word in header.split() if fold(word) not in _OF_DAYS]


def _is_counted(words: Sequence[str]) -> bool:
    """Whether a number stands before the day: that of an instalment."""
    counted = len(words) > 1 and bool(_COUNT.fullmatch(words[0]))
    return counted and form_of(" ".join(words)) is None and form_of(" ".join(words[1:])) is not None


def are_days(headers: Sequence[str]) -> bool:
    """Whether they are days; first ones of months alone are how Excel keeps months, but of instalments.

    >>> are_days(["15.09.2026", "15.10.2026"]), are_days(["01.09.2026", "01.10.2026"])
    (True, False)
    >>> are_days(["1. Taksit 01.09.2026", "2. Taksit 01.10.2026"])
    True
    """
    told = zip(headers, _days_of(headers), strict=True)
    return any(day and (not day.endswith("-01") or _is_counted(_words_of_days(text))) for text, day in told)


@cache
def _day_alone(header: str) -> str:
    """The day that a header is without a year, and its month by number; "" for any other.

    >>> _day_alone("15 Eylül"), _day_alone("Vade 15.10"), _day_alone("31-60"), _day_alone("15 Eylül 2026")
    ('15.09', '15.10', '', '')
    """
    bare = _bare(header)
    form = without_year(bare) if "-" not in bare else None
    return f"{form.first:02d}.{form.second:02d}" if form and form.second <= _DECEMBER else ""


def _in_year(day: str) -> int:
    """A number by which the days of a year follow each other."""
    return int(day[-2:] + day[:2])


def years_of_days(headers: Sequence[str], lines: Sequence[str], as_of: date) -> list[int]:
    """In which years the first of such days may be, the likeliest first; one where a title tells it.

    >>> years_of_days(["Ad", "15 Eylül", "15 Ekim"], [], date(2026, 11, 20))
    [2026, 2027, 2025]
    >>> years_of_days(["Ad", "15 Eylül", "15 Ekim"], ["2026 TAKSİTLERİ"], date(2026, 11, 20))
    [2026]
    """
    found = [day for header in headers if (day := _day_alone(header))]
    if all(day.startswith("01") for day in found) or are_days(headers):  # first days may be their months
        return []
    numbers = list(map(_in_year, found))
    told, usual = _begin(numbers, lines, as_of, _in_year(f"{as_of:%d.%m}"))
    return [told] if told else [usual, usual + 1, usual - 1]


def dated(headers: Sequence[str], lines: Sequence[str], as_of: date, *, begin: int = 0) -> Dated:
    """The columns of months, or of days where one is no first of a month.

    `lines`: what stands above the list, where months without a year may have theirs from; else they begin
    with the last such month that has begun. `begin`: the year of the first day that wrote none.

    >>> dated(["Ad", "Kasım", "Aralık", "Ocak", "Toplam"], [], date(2026, 11, 20))
    {1: 'Kasım 2026', 2: 'Aralık 2026', 3: 'Ocak 2027'}
    >>> dated(["Ad", "Mart", "Şubat", "Ocak"], ["2025 AİDATLARI"], date(2026, 11, 20))
    {1: 'Mart 2025', 2: 'Şubat 2025', 3: 'Ocak 2025'}
    >>> dated(["Ad", "15.09.2026", "15.10.2026"], [], date(2026, 11, 20))
    {1: '15.09.2026', 2: '15.10.2026'}
    >>> dated(["Ad", "15 Aralık", "15 Ocak"], [], date(2026, 11, 20), begin=2026)
    {1: '15.12.2026', 2: '15.01.2027'}
    """
    if begin and (days := {at: day for at, header in enumerate(headers) if (day := _day_alone(header))}):
        years = [begin + turn for turn in _turns_either_way(list(map(_in_year, days.values())))]
        return {at: f"{day}.{year}" for (at, day), year in zip(days.items(), years, strict=True)}
    if are_days(headers):
        return {at: headers[at] for at, day in enumerate(_days_of(headers)) if day}
    if found := {at: header for at, header in enumerate(headers) if month_of(header)}:
        return found
    alone = {at: number for at, header in enumerate(headers) if (number := _month_alone(header))}
    years = _years(list(alone.values()), lines, as_of)
    return {at: f"{headers[at]} {year}" for at, year in zip(alone, years, strict=True)}


def _years(numbers: list[int], lines: Sequence[str], as_of: date) -> list[int]:
    """The year of each month, as they follow each other, the first one first or last."""
    if not numbers:
        return []
    told, usual = _begin(numbers, lines, as_of, as_of.month)
    return [(told or usual) + turn for turn in _turns_either_way(numbers)]


def _begin(numbers: list[int], lines: Sequence[str], as_of: date, reached: int) -> tuple[int, int]:
    """The year of the first month or day that the lines tell (0: none), and the last in which it has come.

    `reached`: the number of that of `as_of`.
    """
    turns = _turns_either_way(numbers)
    place = next(at for at, turn in enumerate(turns) if turn == 0)
    first = min(number for number, turn in zip(numbers, turns, strict=True) if turn == turns[place])
    usual = as_of.year - (first > reached)
    bare = _WRITTEN_DAY.sub(" ", " ".join(lines))
    told = sorted(set(map(int, _WHOLE_YEAR.findall(bare))))
    return told[0] if len(told) == 1 + max(turns) else 0, usual


def _turns_either_way(numbers: list[int]) -> list[int]:
    """As `_turns`, the first one first or last, whichever is the shorter time.

    >>> _turns_either_way([12, 1]), _turns_either_way([10, 9]), _turns_either_way([1215, 115])
    ([0, 1], [0, 0], [0, 1])
    """
    year = _DECEMBER * (1 if max(numbers) <= _DECEMBER else 100)
    ways = _turns(numbers), _turns(numbers[::-1])[::-1]
    times = [[turn * year + number for turn, number in zip(way, numbers, strict=True)] for way in ways]
    return min(zip(ways, times, strict=True), key=lambda pair: max(pair[1]) - min(pair[1]))[0]


def _turns(numbers: list[int]) -> list[int]:
    """How many years have begun before each month.

    >>> _turns([11, 12, 1, 2])
    [0, 0, 1, 1]
    """
    found = [0]
    for before, after in pairwise(numbers):
        found.append(found[-1] + (after <= before))
    return found


def dues_of(headers: Sequence[str], title: str) -> list[str]:
    """For each such column the day on which it is due: its own, the month's last, or the title's.

    What was owed before them was due before the first.

    >>> dues_of(["Devir", "Eylül 2026", "Ekim 2026"], "AİDAT BORÇ LİSTESİ")
    ['2026-08-31', '2026-09-30', '2026-10-31']
    >>> dues_of(["Eylül 2026"], "Aidatlar her ayın 15'i ödenir"), dues_of(["Devir", "15.09.2026"], "")
    (['2026-09-15'], ['2026-09-14', '2026-09-15'])
    """
    if are_days(headers):
        of_days = _days_of(headers)
        before = str(np.datetime64(min(filter(None, of_days))) - 1)
        return [day or before for day in of_days]
    months = [np.datetime64(day[:7], "M") if (day := month_of(header)) else None for header in headers]
    first = min(month for month in months if month is not None)
    told = _DAY_OF_MONTH.search(fold(title))
    found = []
    for month in months:
        last = (first if month is None else month + 1).astype("datetime64[D]") - 1
        if month is not None and told:
            last = min(last, month.astype("datetime64[D]") + int(told[1]) - 1)
        found.append(str(last))
    return found
