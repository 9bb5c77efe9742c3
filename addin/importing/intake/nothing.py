"""What programs write where there is nothing: NULL, or the first day that their kind of date has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

_DAYS = {dt.date, dt.datetime}
# Delphi and Access, Excel's serials 0 and 1, databases, .NET; a debt has none of these days.
_CELLS = {
    day
    for first in (dt.date(1, 1, 1), dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1))
    for day in (first, dt.datetime(first.year, first.month, first.day))
}
# The last day that programs know, where a debt has no end: told, as some write it to mean something.
_LAST_DAYS = {dt.date(9999, 12, 31), dt.datetime(9999, 12, 31), dt.datetime(9999, 12, 31, 23, 59, 59)}
_LAST_YEARS = (".9999", "/9999", "-9999", "9999-12")  # many a document's number holds 9999
_LAST_TEXT = re.compile(
    r"(?:31([./-])12\1(?:9999)|12([./-])31\2(?:9999)|9999-12-31)(?:[T ]+(?:00:00|23:59)(?::[0-9.]+)?)?"
)
_TEXT = re.compile(
    r"(?:00?([./-])00?\1(?:0000|1900)"
    r"|0000-00-00|0001-01-01|1899-12-3[01]|1900-01-0[01]"
    r"|0?[01]([./-])0?1\2(?:0001|1900)|0?1([./-])00?\3(?:0000|1900)"
    r"|3[01]([./-])12\4(?:1899)|12([./-])3[01]\5(?:1899))"
    r"(?:[T ]+(?:0?0|12):00(?::00(?:\.0+)?)?(?: ?AM)?)?"
)
_ANY = re.compile(r"\0\s*" + _TEXT.pattern)  # in the joined column: far quicker than to try each cell
_BEGINS = re.compile(r"\0[\s013]")  # as all of these do, and few numbers of documents
_YEARS = ("1899", "1900", "0000", "0001")
_NULLS = {"NULL", "null", "(null)", "<null>"}  # of databases


def without_nothing(column: Sequence[Any], kinds: set[type], joined: str, *, nulls: bool) -> Sequence[Any]:
    """The cells of a column, "" where what stands there means nothing.

    `kinds`: the types of the cells, `joined`: the texts, each behind a zero sign, `nulls`: what
    `holds_nulls` says of them.

    >>> cells = ["00.00.0000", "30.12.1899", "NULL", "13.10.25"]
    >>> without_nothing(cells, {str}, "\\0" + "\\0".join(cells), nulls=True)
    ['', '', '', '13.10.25']
    """
    if not (_DAYS.isdisjoint(kinds) or _CELLS.isdisjoint(column)):
        column = ["" if cell in _CELLS else cell for cell in column]
    if any(year in joined for year in _YEARS) and _BEGINS.search(joined) and _ANY.search(joined):
        column = ["" if type(cell) is str and _TEXT.fullmatch(cell.strip()) else cell for cell in column]
    if nulls:
        column = ["" if type(cell) is str and cell.strip() in _NULLS else cell for cell in column]
    return column


def endless(column: Sequence[Any], kinds: set[type], joined: str) -> dict[int, str]:
    """By row what stands where a day is the last that there is, and means none. Arguments: as above.

    >>> endless(["31.12.9999", dt.date(9999, 12, 31), "F-9999", 5.0], {str, dt.date}, "\\0" + "31.12.9999")
    {0: '31.12.9999', 1: '31.12.9999'}
    """
    among_days = not (_DAYS.isdisjoint(kinds) or _LAST_DAYS.isdisjoint(column))
    years = "9999" in joined and any(year in joined for year in _LAST_YEARS)
    if not among_days and not (years and _LAST_TEXT.search(joined)):
        return {}
    return {at: "31.12.9999" for at, cell in enumerate(column) if _is_last(cell)}


def _is_last(cell: Any) -> bool:
    if type(cell) is str:
        return "9999" in cell and _LAST_TEXT.fullmatch(cell.strip()) is not None
    return type(cell) in _DAYS and cell in _LAST_DAYS


def holds_nulls(joined: str) -> bool:
    """Whether a database wrote NULL there, so that no empty cell stands for the one above it.

    >>> holds_nulls("\\0NULL\\0Ak"), holds_nulls("\\0NULLER")
    (True, False)
    """
    some = "NULL" in joined or "null" in joined
    return some and any(text.strip() in _NULLS for text in joined.split("\0"))
