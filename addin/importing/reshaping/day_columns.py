"""Days written in three columns: Gün, Ay, Yıl."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

from addin.importing.evidence.cells import sample, shown
from addin.importing.evidence.day_forms import month_number
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

_PARTS = ({"gun", "day"}, {"ay", "month"}, {"yil", "year"})
_RANGES = ((1, 31), (1, 12), (1990, 2100))


def with_days(table: SourceTable) -> SourceTable:
    """Three columns side by side, of day, month and year, are one column of days."""
    words = [fold(header) for header in table.headers]
    for at in range(len(words) - 2):
        order = _order(words[at : at + 3])
        if order is None:
            continue
        parts = [table.columns[at + place] for place in order]
        if not all(_hold(column, *bounds) for column, bounds in zip(parts, _RANGES, strict=True)):
            continue
        columns = list(table.columns)
        columns[at] = [_day(*cells) for cells in zip(*parts, strict=True)]
        told = {**table.parts, at: "issue_date", at + 1: "", at + 2: ""}
        whole = {**table.whole, at: table.columns[at]}
        return replace(table, columns=tuple(columns), parts=told, whole=whole)
    return table


def _order(words: list[str]) -> tuple[int, ...] | None:
    """Where day, month and year stand; None where the words are others.

    >>> _order(["gun", "ay", "yil"]), _order(["yil", "ay", "gun"]), _order(["ay", "gun", "tarih"])
    ((0, 1, 2), (2, 1, 0), None)
    """
    ways = permutations(range(3))
    return next((way for way in ways if all(words[way[part]] in _PARTS[part] for part in range(3))), None)


def _hold(column: Any, low: int, high: int) -> bool:
    numbers = [_number(cell) for cell in sample(column)]
    return bool(numbers) and all(low <= number <= high for number in numbers)


def _number(cell: Any) -> int:
    """0 where it is none.

    >>> _number(5.0), _number("05"), _number("Mayıs"), _number("x")
    (5, 5, 5, 0)
    """
    text = shown(cell).strip()
    if text.isdecimal():
        return int(text)
    return month_number(text)


def _day(day: Any, month: Any, year: Any) -> str:
    """
    >>> _day(5.0, "Mayıs", 2026.0), _day("", "", "")
    ('05.05.2026', '')
    """
    if "" in (shown(day), shown(month), shown(year)):
        return " ".join(filter(None, map(shown, (day, month, year))))
    return f"{_number(day):02d}.{_number(month):02d}.{_number(year)}"
