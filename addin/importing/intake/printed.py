"""Printed reports: columns of fixed width, told by the blanks that all lines share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from addin.importing.intake.titles import key, known

_RULER = re.compile(r"\s*(?:[-=_]{2,}\s+)+[-=_]{2,}\s*")
_DIGIT = re.compile(r"\d")
_WIDE_GAP = re.compile(r"\S {2,}\S")
_LABELLED = re.compile(r"\s*[^\W\d]+(?:[ ./][^\W\d]+){0,4}\.? *: *\S")
_ONE_LABEL = re.compile(r"\s*[^\W\d]+(?:[ ./][^\W\d]+){0,4}\.? *: *\S+(?: \S+)*")
_LABEL = re.compile(r"[^\W\d] *: *\S")
_AMOUNT = re.compile(r"-?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d\d)?-?")
_TITLE = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r" {2,}")
_MOST_LINES, _FEWEST_LINES = 2000, 4
_SHARES = (50, 10, 4)  # of the lines that may run over


def cut(lines: Sequence[str]) -> list[list[str]]:
    """The cells of each line; lines that fit no column stay whole.

    >>> cut(["Unvan        Tutar", "-----------  ------", "Ak Ltd.       11,50", "Ok ve Ak A.  112,50"])
    [['Unvan', 'Tutar'], ['-----------', '------'], ['Ak Ltd.', '11,50'], ['Ok ve Ak A.', '112,50']]
    >>> cut(["CARİ HESAP EKSTRESİ", "Tarih        Tutar", "01.02.2026   11,50"])
    [['CARİ HESAP EKSTRESİ'], ['Tarih', 'Tutar'], ['01.02.2026', '11,50']]
    >>> cut(["Müşteri     : Ak Otomotiv A.Ş.", "Tarih       Tutar", "01.02.2026  11,50"])[0]
    ['Müşteri     : Ak Otomotiv A.Ş.']
    >>> cut(["Tarih        Borç    Alacak    Bakiye", "01.02.2026  11,50               11,50"])
    [['Tarih', 'Borç', 'Alacak', 'Bakiye'], ['01.02.2026', '11,50', '', '11,50']]
    """
    lines = [line.replace("\f", "").expandtabs(8).rstrip() for line in lines]
    ruler = next((line for line in lines if _RULER.fullmatch(line)), "")
    numbers = [sum(map(bool, map(_DIGIT.search, line.split()))) for line in lines]
    wide = [_WIDE_GAP.search(line) is not None for line in lines]
    most = max((count for count, is_wide in zip(numbers, wide, strict=True) if is_wide), default=0)
    fewest = max(1.0, 0.6 * most)  # words with digits in a row of the table
    told = list(zip(lines, numbers, wide, strict=True))
    body = [line for line, count, is_wide in told if is_wide and count >= fewest][:_MOST_LINES]
    body = [line for line in body if not _LABEL.search(line)] or body
    at = _header(body, lines)
    gaps = _gaps([ruler], ruler) if ruler else _gaps(body, lines[at] if at is not None else "")
    places = [_place(gap, lines[:60] + body) for gap in gaps]
    titles = {line.strip() for line in lines[: at or 0]}
    # "120.01.001 Ak Ltd. Şti." above the rows of each account
    titles |= {line.strip() for line, count, is_wide in told if not is_wide and count < fewest}
    titles -= {lines[at].strip()} if at is not None else set()
    return joined([_cells(line, places, gaps, titles) if line.strip() else [] for line in lines])


def joined(rows: list[list[str]]) -> list[list[str]]:
    """The rows, those that are only the end of the name above them joined to it: "San. Tic. Ltd. Şti."

    It has a legal form and the name above has none; below it a row follows that has its own name.

    >>> joined([["Ak Gıda", "5,00"], ["San. Ltd. Şti.", ""], ["Ok", "7,00"]])
    [['Ak Gıda San. Ltd. Şti.', '5,00'], [], ['Ok', '7,00']]
    >>> joined([["Ali Kaya", "5,00"], ["Ok Ltd. Şti.", ""], ["", "7,00"]])[1]
    ['Ok Ltd. Şti.', '']
    """
    from addin.rules.names import is_company_name

    for at in range(1, len(rows)):
        above, ends = rows[at - 1], rows[at]
        if len(ends) < 2 or len(above) != len(ends) or ends.count("") != len(ends) - 1:
            continue
        place = next(place for place, cell in enumerate(ends) if cell)
        below = next((rows[row] for row in range(at + 1, len(rows)) if any(rows[row])), [])
        if not above[place] or sum(map(bool, above)) < 2 or (len(below) > place and not below[place]):
            continue
        if is_company_name([above[place], ends[place]]).tolist() == [False, True]:
            above[place], rows[at] = f"{above[place]} {ends[place]}", []
    return rows


def _header(body: Sequence[str], lines: Sequence[str]) -> int | None:
    """Which line is the header: over the first row that with most known titles, else the first with letters.

    None without one.
    """
    first = lines.index(body[0]) if body else 0
    told = {at: sum(key(title) in known() for title in _TITLE.findall(lines[at])) for at in range(first)}
    best = max(reversed(told), key=lambda at: told[at], default=0)
    if told and told[best] > 1:
        return best
    return next((at for at in reversed(range(first)) if any(map(str.isalpha, lines[at]))), None)


def _gaps(lines: Sequence[str], header: str) -> list[tuple[int, int]]:
    """From-to of the blanks that part the columns.

    Where there are more titles than columns, a few lines may run over the blanks of all others.
    """
    found, titles = _blanks(lines, header, 0), len(_TITLE.findall(header))
    if len(found) + 1 >= titles or len(lines) < _FEWEST_LINES:
        return found
    tried = (_blanks(lines, header, max(1, len(lines) // share)) for share in _SHARES)
    return next((gaps for gaps in tried if len(gaps) + 1 == titles), found)


def _blanks(lines: Sequence[str], header: str, few: int) -> list[tuple[int, int]]:
    """From-to of the blanks that all lines share but a few; a single one where no other parts two titles."""
    titles = [found.span() for found in _TITLE.finditer(header)]
    signs = Counter(at for line in lines for at, sign in enumerate(line) if sign != " ")
    filled = sorted(at for at, count in signs.items() if count > few)
    behind = [first for first, _ in titles if filled and first > filled[-1] + 1][:1]  # nothing stands below
    gaps = [(left + 1, right) for left, right in pairwise([*filled, *behind]) if right - left > 1]
    wide = [gap for gap in gaps if gap[1] - gap[0] > 1]
    # between two words of one title: "Fiş No Tarih" over three columns
    inside = {at for first, after in titles for at in range(first, after) if header[at] == " "}
    found = {start for start, end in gaps if end - start == 1 and start in inside}
    for (_, left), (right, _) in pairwise(titles):
        single = [start for start, end in gaps if end - start == 1 and left <= start < right]
        if single and not any(start < right and end > left for start, end in wide):
            found.add(max(single, key=lambda at: (2 * (at + 1 == right) + (at == left), at)))
    gaps = sorted([*wide, *((start, start + 1) for start in found)])
    ends = {at for start, end in wide for at in (start, end - 1)}
    return _around_empty(gaps, [part for title in titles for part in _parted(title, header, ends)])


def _parted(title: tuple[int, int], header: str, ends: Set[int]) -> list[tuple[int, int]]:
    """A title, or the two that one blank parts at the end of a gap: "Alacak Açıklama", not "Sıra No"."""
    first, after = title
    for at in range(first, after):
        cut_here = at in ends and header[at] == " "
        if cut_here and {key(header[first:at]), key(header[at:after])} <= known():
            return [(first, at), (at + 1, after)]
    return [title]


def _around_empty(
    gaps: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The gaps, those in several that hold titles of columns in which no line has anything.

    The columns to both sides have their own titles; else one stands beside its column.
    """
    found: list[tuple[int, int]] = []
    ends = [0, *(end for _, end in gaps)]
    starts = [*(start for start, _ in gaps), max((after for _, after in titles), default=0)]
    for at, (start, end) in enumerate(gaps):
        empty = [(first, after) for first, after in titles if start < first and after < end]
        sides = ((ends[at], start), (end, starts[at + 1]))
        titled = all(any(first < right and after > left for first, after in titles) for left, right in sides)
        edges = [start, *(edge for title in empty if titled for edge in title), end]
        found += zip(edges[::2], edges[1::2], strict=True)
    return found


def _place(gap: tuple[int, int], lines: Sequence[str]) -> int:
    """Where fewest lines are cut in two, titles and headers included; the left one of equals."""
    crossed = {at: sum(line[at : at + 1].strip() != "" for line in lines) for at in range(*gap)}
    fewest = min(crossed.values())
    best = [at for at, count in crossed.items() if count == fewest]
    return best[len(best) // 2]


def _beside(line: str, at: int, gap: tuple[int, int]) -> int:
    """The place, beside a word that only this line has so long: before one that begins in the gap."""
    if not (line[at - 1 : at].strip() and line[at : at + 1].strip()):
        return at
    first, after = line.rfind(" ", 0, at) + 1, (line + " ").find(" ", at)
    whole = _AMOUNT.fullmatch(line, first, after) is not None
    if first >= gap[0] or (whole and after - at >= at - first):
        return first
    return after if after <= gap[1] or whole else at


def _cells(
    line: str,
    places: Sequence[int],
    gaps: Sequence[tuple[int, int]],
    titles: Set[str],
) -> list[str]:
    """The cells; a line that runs across the columns, as titles do, has no other gaps than its own.

    "Cari Unvanı : Ak Ltd." above the rows of each account is one cell.
    """
    split = any(line[at - 1 : at].strip() and line[at : at + 1].strip() for at in places)
    wide = _WIDE_GAP.search(line.strip()) is not None
    is_title = line.strip() in titles
    if (split and not wide) or (is_title and not wide and _spans(line, places)):
        return [line.strip()]
    if _ONE_LABEL.fullmatch(line) or (_LABELLED.match(line) and not is_title):
        return [line.strip()]
    if split and (is_title or _LABEL.search(line)):
        return _GAP.split(line.strip())
    if split:
        places = [_beside(line, at, gap) for at, gap in zip(places, gaps, strict=True)]
    edges = [0, *places, max(len(line), 1)]
    return [line[start:end].strip() for start, end in pairwise(edges)]


def _spans(line: str, places: Sequence[int]) -> bool:
    """Whether words stand on both sides of one of these places."""
    return any(line[:at].strip() and line[at:].strip() for at in places)
