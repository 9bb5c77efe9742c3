"""Shared formulas given back to each of their cells, so that the first of them may go."""

from __future__ import annotations

import re

from addin.books.workbook import column_number
from addin.books.xmltext import escape, unescape
from addin.model import column_letters

_SHARED = re.compile(
    rb'(<c r="([A-Z]{1,3})(\d+)"[^>]*>)(<f\b(?=[^>]*\bt="shared")[^>]*?\bsi="(\d+)"[^>]*?(?:/>|>([^<]*)</f>))'
)
# Text, quoted sheet names and structured references are passed over; then references, longest form first.
_TOKEN = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])"""
    r"""|(?<![A-Za-z0-9_.$\\])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![A-Za-z0-9_.(\\!])"""
    r"""|(?<![A-Za-z0-9_.$\\])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![A-Za-z0-9_.(\\!])"""
    r"""|(?<![A-Za-z0-9_.$\\])(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![A-Za-z0-9_.(\\!])"""
)
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576


def expand(content: bytes, start: int, end: int, groups: set[bytes]) -> bytes:
    """The part with the cells of the given shared groups (`si`) holding plain formulas."""
    masters: dict[bytes, tuple[str, int, int]] = {}

    def plain(match: re.Match[bytes]) -> bytes:
        opening, letters, row, _, group, text = match.groups()
        if group not in groups:
            return match[0]
        at = (int(row), column_number(letters.decode()))
        if text:
            masters[group] = (unescape(text.decode()), *at)
        if group not in masters:
            return match[0]
        formula, top, left = masters[group]
        moved = shifted(formula, at[0] - top, at[1] - left)
        return opening + b"<f>" + escape(moved).encode() + b"</f>"

    return content[:start] + _SHARED.sub(plain, content[start:end]) + content[end:]


def shifted(formula: str, rows: int, columns: int) -> str:
    """The formula as Excel would fill it so many rows down and columns to the right.

    >>> shifted('SUM($A1:B$2)&"A1"&T[A1]+LOG10(C3)', 2, 1)
    'SUM($A3:C$2)&"A1"&T[A1]+LOG10(D5)'
    """

    def move(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        if match[5]:
            return _column(match[2], match[3], columns) + _row(match[4], match[5], rows)
        if match[7]:
            return _column(match[6], match[7], columns) + ":" + _column(match[8], match[9], columns)
        return _row(match[10], match[11], rows) + ":" + _row(match[12], match[13], rows)

    return _TOKEN.sub(move, formula)


def _column(fixed: str, letters: str, by: int) -> str:
    number = column_number(letters.upper())
    if fixed or number > _LAST_COLUMN:
        return fixed + letters
    return column_letters((number - 1 + by) % _LAST_COLUMN + 1)


def _row(fixed: str, digits: str, by: int) -> str:
    return fixed + digits if fixed else str((int(digits) - 1 + by) % _LAST_ROW + 1)
