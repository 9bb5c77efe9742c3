"""What a cell or a row may be by its looks: a title, a day or a number, nothing."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from addin.importing.evidence import amount_forms, day_forms
from addin.importing.evidence.cells import is_filled
from addin.importing.tables.group_titles import Row

_LONGEST_TITLE = 60
_LARGEST_YEAR = 2200
_SHORTEST_MONTH = 28


def may_be_titles(row: Row) -> bool:
    """A short text at least; no days but months in a row or days of payment, no numbers but of titles.

    >>> may_be_titles(["Ad", dt.date(2026, 9, 1), dt.date(2026, 10, 1)])
    True
    >>> may_be_titles(["Ad", dt.date(2026, 9, 1)]), may_be_titles(["Ad", dt.date(2026, 9, 3), 5.0])
    (False, False)
    """
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if not texts or max(map(len, texts)) > _LONGEST_TITLE:
        return False
    rest = [cell for cell in row if not isinstance(cell, str)]
    if any(isinstance(cell, dt.date) for cell in rest):
        rest = _without_months(rest)
    return all(isinstance(cell, int | float) and 0 <= cell < _LARGEST_YEAR for cell in rest)


def _without_months(cells: list[Any]) -> list[Any]:
    """The others, where the days are months in a row, as Excel keeps them, or days of payment."""
    days = [cell for cell in cells if isinstance(cell, dt.date)]
    if any(is_moment(day) for day in days) or not _follow(days):
        return cells
    return [cell for cell in cells if not isinstance(cell, dt.date)]


def _follow(days: list[Any]) -> bool:
    """Whether they are first days of months, or three days at least a month or so many days apart.

    >>> [_follow([dt.date(2026, month, day) for month in (9, 10)]) for day in (1, 3)]
    [True, False]
    >>> _follow([dt.date(2026, month, 15) for month in (9, 10, 11)])
    True
    """
    months = [12 * day.year + day.month for day in days]
    monthly = len(days) > 1 and months == [*range(months[0], months[0] + len(months))]
    if monthly and all(day.day == 1 for day in days):
        return True
    steps = {(after - day).days for day, after in pairwise(days)}
    even = len(steps) == 1 and min(steps) > 0
    ends = all(day.day == days[0].day or day.day >= _SHORTEST_MONTH for day in days)
    return len(days) > 2 and (even or (monthly and ends))


def is_typed(cell: Any) -> bool:
    """A day, a number, or a text that reads as one; no title does."""
    if not isinstance(cell, str):
        return True
    return any(map(str.isdigit, cell)) and (
        amount_forms.form_of(cell) is not None or day_forms.form_of(cell) is not None
    )


def is_moment(cell: Any) -> bool:
    """A day as text, or one with its time: no amount, whatever column it stands in.

    >>> is_moment("20.11.2026 14:05"), is_moment("1.250,00"), is_moment(dt.datetime(2026, 11, 20))
    (True, False, False)
    """
    if isinstance(cell, dt.datetime):
        return cell.time() != dt.time()
    return (
        isinstance(cell, str) and amount_forms.form_of(cell) is None and day_forms.form_of(cell) is not None
    )


def only_titles(row: Row) -> bool:
    """Two different texts at least and nothing else, each with more letters than digits."""
    cells = [cell for cell in row if is_filled(cell)]
    if len(cells) < 2 or not all(isinstance(cell, str) and len(cell) <= _LONGEST_TITLE for cell in cells):
        return False
    letters = [sum(map(str.isalpha, cell)) > sum(map(str.isdigit, cell)) for cell in cells]
    return all(letters) and len(set(cells)) == len(cells)


def has_labels(row: Row) -> bool:
    """Whether a text ends with a colon before its value: a line of a form.

    >>> has_labels(["Unvan:", "Ak Ltd."]), has_labels(["Unvan:", "Tutar:"]), has_labels(["Unvan", "Tutar"])
    (True, False, False)
    """
    colons = [cell.rstrip().endswith(":") for cell in row if isinstance(cell, str) and cell.strip()]
    return any(colons) and not all(colons)
