"""A column for each month, whose sum stands beside them: what is owed for the month, due at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from addin.importing.columns.guesses import Mapped
from addin.importing.evidence.day_forms import month_number
from addin.importing.evidence.roles import kurus_of
from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.sheet_months import month_in
from addin.importing.tables.source_table import SourceTable
from addin.text import fold

FIELD = "month"
_FEWEST = 2
_OWED = ("amount", "open_amount", "debit")
_DOCUMENTS = {"document_no", "cheque_no", "issue_date", "due_date", "paid_amount", "credit", "bucket"}
_BESIDE = {*"ayi donemi aidat aidati kira kirasi taksit taksiti borc borcu tutar tutari tl dues rent".split()}
_BEFORE = {"devir", "devreden", "onceki", "gecmis", "eski", "carried", "previous"}
_FIRST_DAY = re.compile(r"0?1[./-](\d{1,2})[./-](20\d\d)")  # as Excel may keep "Eylül 2026"
_YEAR = re.compile(r"(?:20)?[2-4]\d")
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
    words = [word for word in fold(header).split() if word not in _BESIDE]
    if len(words) == 2 and month_number(words[0]) and _YEAR.fullmatch(words[1]):
        return f"20{words[1][-2:]}-{month_number(words[0]):02d}-01"
    return month_in(" ".join(words))


def with_months(guesses: list[Mapped], table: SourceTable) -> list[Mapped]:
    """The columns of months, and of what was owed before them, where they add up to what is owed in all."""
    months = [at for at, header in enumerate(table.headers) if month_of(header)]
    owed = [guess for guess in guesses if guess.field in _OWED and not _is_part(guess.header)]
    told = {month_of(table.headers[at]) for at in months}
    if len(owed) != 1 or len(months) != len(told) or len(told) < _FEWEST:
        return guesses
    if not _DOCUMENTS.isdisjoint(guess.field for guess in guesses if guess.column not in months):
        return guesses
    before = [at for at, header in enumerate(table.headers) if _is_part(header) and at not in months]
    parts = next((each for each in (months, [*before, *months]) if _adds_up(each, owed[0], table)), [])
    if not parts:
        return guesses
    kept = [guess for guess in guesses if guess not in owed and guess.column not in parts]
    named = [Mapped(FIELD, at, table.headers[at], 1.0) for at in parts]
    return [*kept, replace(owed[0], field="amount"), *named]


def _is_part(header: str) -> bool:
    return bool(month_of(header)) or not _BEFORE.isdisjoint(fold(header).split())


def _adds_up(parts: Sequence[int], whole: Mapped, table: SourceTable) -> bool:
    record = np.isin(table.kinds, RECORDS)
    total = kurus_of(table.columns[whole.column])[record]
    summed = np.sum([kurus_of(table.columns[at])[record] for at in parts], axis=0)
    return bool(total.any()) and bool((total == summed).all())


def dues_of(headers: Sequence[str], title: str) -> list[str]:
    """For each such column the day on which it is due: the month's last, or the one that the title tells.

    What was owed before them was due before the first.

    >>> dues_of(["Devir", "Eylül 2026", "Ekim 2026"], "AİDAT BORÇ LİSTESİ")
    ['2026-08-31', '2026-09-30', '2026-10-31']
    >>> dues_of(["Eylül 2026"], "Aidatlar her ayın 15'i ödenir")
    ['2026-09-15']
    """
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
