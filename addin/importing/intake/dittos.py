"""Delimited texts in which a mark " alone in a cell says "as above": it opens no quoted cell."""

from __future__ import annotations

import re
from collections import Counter

_FEWEST = 2  # cells of a row


def with_marks(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows, a line each; None where there is no such mark, or quotation marks do close cells.

    >>> with_marks('Ad,Mal,Tutar\\nAk,Nar,5\\n",Badem,7\\n","Kuru, Ceviz",9\\n', ",")
    [['Ad', 'Mal', 'Tutar'], ['Ak', 'Nar', '5'], ['"', 'Badem', '7'], ['"', 'Kuru, Ceviz', '9']]
    >>> with_marks('Ad;Not;Tutar\\nAk;"iki\\nsatır\\n";5\\n', ";")
    """
    text, sign = text.replace("\r\n", "\n"), re.escape(delimiter)
    lone = rf'" *(?={sign}|$)'
    if not re.search(rf"(?:^|{sign}){lone}", text, re.MULTILINE):
        return None
    cell = re.compile(rf'({lone})|"((?:[^"]|"")*)"(?={sign}|$)|([^"{sign}][^{sign}]*|)(?={sign}|$)')
    rows = []
    for line in text.rstrip("\n").split("\n"):
        row = _cells(line, cell)
        if row is None:
            return None
        rows.append(row)
    return rows if _are_even(rows) else None


def _cells(line: str, cell: re.Pattern[str]) -> list[str] | None:
    """The cells of a line; None where a quotation mark is not closed on it."""
    found, at = [], 0
    while at <= len(line):
        told = cell.match(line, at)
        if told is None:
            return None
        mark, quoted, plain = told.groups()
        found.append('"' if mark else plain if quoted is None else quoted.replace('""', '"'))
        at = told.end() + 1
    return found


def _are_even(rows: list[list[str]]) -> bool:
    """Whether each row with a mark is as wide as most, and something stands above each mark."""
    widths = Counter(len(row) for row in rows if any(row))
    width = max(widths, key=lambda each: (widths[each], each))
    above: list[str] = []
    for row in filter(any, rows):
        marks = [at for at, text in enumerate(row) if text == '"']
        if marks and (len(row) != width or not above or not all(above[at] for at in marks)):
            return False
        above = row if len(row) == width else above
    return width >= _FEWEST
