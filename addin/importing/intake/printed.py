"""Printed reports: columns of fixed width, told by the blanks that all lines share."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

_RULER = re.compile(r"\s*(?:[-=_]{2,}\s+)+[-=_]{2,}\s*")
_DIGIT = re.compile(r"\d")
_WIDE_GAP = re.compile(r"\S {2,}\S")
_MOST_LINES = 2000


def cut(lines: Sequence[str]) -> list[list[str]]:
    """The cells of each line; lines that fit no column stay whole.

    >>> cut(["Unvan        Tutar", "-----------  ------", "Ak Ltd.       11,50", "Ok ve Ak A.  112,50"])
    [['Unvan', 'Tutar'], ['-----------', '------'], ['Ak Ltd.', '11,50'], ['Ok ve Ak A.', '112,50']]
    """
    lines = [line.replace("\f", "").expandtabs(8).rstrip() for line in lines]
    body = _body(lines)
    ruler = next((line for line in lines if _RULER.fullmatch(line)), "")
    gaps = _gaps([ruler], 1) if ruler else _gaps(body, 2)
    places = [_place(gap, lines[:60] + body) for gap in gaps]
    return [_cells(line, places) if line.strip() else [] for line in lines]


def _body(lines: Sequence[str]) -> list[str]:
    """Lines that look like rows of a table."""
    rows = [line for line in lines if _DIGIT.search(line) and _WIDE_GAP.search(line)]
    widest = max((len(_WIDE_GAP.findall(line)) for line in rows), default=0)
    return [line for line in rows if 2 * len(_WIDE_GAP.findall(line)) >= widest][:_MOST_LINES]


def _gaps(lines: Sequence[str], least: int) -> list[tuple[int, int]]:
    """From-to of the blanks that all lines share between filled places."""
    filled = sorted({at for line in lines for at, sign in enumerate(line) if sign != " "})
    pairs = itertools.pairwise(filled)
    return [(left + 1, right) for left, right in pairs if right - left > least]


def _place(gap: tuple[int, int], lines: Sequence[str]) -> int:
    """Where fewest lines are cut in two, titles and headers included; the left one of equals."""
    crossed = {at: sum(line[at : at + 1].strip() != "" for line in lines) for at in range(*gap)}
    fewest = min(crossed.values())
    best = [at for at, count in crossed.items() if count == fewest]
    return best[len(best) // 2]


def _cells(line: str, places: Sequence[int]) -> list[str]:
    edges = [0, *places, max(len(line), 1)]
    split = any(line[at - 1 : at].strip() and line[at : at + 1].strip() for at in places)
    if split and not _WIDE_GAP.search(line.strip()):
        return [line.strip()]  # a title that runs across the columns
    return [line[start:end].strip() for start, end in itertools.pairwise(edges)]
