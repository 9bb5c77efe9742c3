"""Lists with a sheet for each month: where a row has neither day nor number, its sheet tells rows apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from addin.importing.evidence.day_forms import month_number
from addin.importing.tables.source_table import MONTH, MONTH_ALONE, SHEET, SourceTable
from addin.rules.rows import repeated
from addin.text import fold

_SHORT = 3  # letters: "Ara" is no month
_YEAR = re.compile(r"\b(20\d\d)\b")
_CHARGES = {"aidat", "aidati", "kira", "kirasi", "taksit", "taksiti", "rent", "dues"}  # of one month
_SUMS = re.compile(r"\bborc|toplam|kalan|bakiye|gecikme|sayisi|\bno\b|tarih|depozito|total|balance|date")
_AS_OF = re.compile(r"\bitibar|\btarihli\b|\bas (?:of|at)\b")
_NUMBERED = re.compile(r"(0?[1-9]|1[0-2]) (20\d\d)|(20\d\d) (0[1-9]|1[0-2])")


def with_sheet_months(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """The tables of files with several sheets, each row with SHEET, and MONTH where sheets are months.

    One month alone is the day of a list, of charges alone it is their month: else it is MONTH_ALONE. Several
    sheets of one month are no months.
    """
    found = list(tables)
    for file in dict.fromkeys(table.file for table in tables):
        here = [at for at, table in enumerate(tables) if table.file == file]
        sheets = list(dict.fromkeys(tables[at].sheet for at in here))
        if len(sheets) < 2:
            for at in here:
                found[at] = _alone(tables[at])
            continue
        months = [month_of(tables[at]) for at in here]
        by_sheet = {tables[at].sheet: month for at, month in zip(here, months, strict=True) if month}
        differ = len(by_sheet) > 1 and len(set(by_sheet.values())) == len(by_sheet)
        for at, month in zip(here, months, strict=True):
            told = {SHEET: str(sheets.index(tables[at].sheet) + 1), MONTH: month if differ else ""}
            found[at] = _telling(tables[at], told)
    return found


def _alone(table: SourceTable) -> SourceTable:
    month = month_of(table)
    charged = any(
        _CHARGES & {*fold(title).split()} and not _SUMS.search(fold(title)) for title in table.headers
    )
    return _telling(table, {MONTH if charged else MONTH_ALONE: month})


def _telling(table: SourceTable, told: Mapping[str, str]) -> SourceTable:
    rows = {key: repeated(text, len(table)) for key, text in told.items() if text}
    return replace(table, told={**table.told, **rows})


def month_of(table: SourceTable) -> str:
    """The first day of the month that the sheet's name or the line above the list names; "" without one."""
    lines = [table.sheet, *table.context.get("title", "").splitlines()]
    lines = [folded for line in lines if not _AS_OF.search(folded := fold(line))]
    whole = next((found for line in lines if (found := month_in(line))), "")
    years = {year for line in [*lines, fold(table.file)] for year in _YEAR.findall(line)}
    return whole or (month_in(f"{fold(table.sheet)} {years.pop()}") if len(years) == 1 else "")


def named_month(sheet: str) -> int:
    """The month that the name of a sheet tells, whatever the year; 0 without one, or with several.

    >>> named_month("EYLÜL"), named_month("Aidat Ekim 2026"), named_month("Ocak-Mart"), named_month("Liste")
    (9, 10, 0, 0)
    """
    months = {number for word in fold(sheet).split() if len(word) > _SHORT and (number := month_number(word))}
    return months.pop() if len(months) == 1 else 0


def month_in(folded: str) -> str:
    """
    >>> [month_in(fold(text)) for text in ("AİDAT - 2026 EKİM", "09-2026", "Eylül", "Ocak-Mart 2026")]
    ['2026-10-01', '2026-09-01', '', '']
    """
    if numbered := _NUMBERED.fullmatch(folded):
        month, year, other_year, other = numbered.groups()
        return f"{year or other_year}-{int(month or other):02d}-01"
    months = [number for word in folded.split() if len(word) > _SHORT and (number := month_number(word))]
    years = _YEAR.findall(folded)
    if len(months) != 1 or len(years) != 1:
        return ""
    return f"{years[0]}-{months[0]:02d}-01"
