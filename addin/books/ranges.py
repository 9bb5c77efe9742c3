"""References that follow a table when its last row moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from addin.books.workbook import Area, parse_area
from addin.model import column_letters

_SQREF = re.compile(
    rb'(<(?:\w+:)?(dataValidation|conditionalFormatting|ignoredError|protectedRange)\b[^>]*?\bsqref=")([^"]*)(")'
)
_XM_SQREF = re.compile(rb"(<xm:sqref>)([^<]*)(</xm:sqref>)")
_SPARKLINE = re.compile(rb"(<x14:sparkline>\s*<xm:f>)([^<]*)(</xm:f>)")
_VALIDATION = re.compile(
    rb"<dataValidation\b[^>]*?/>|<dataValidation\b.*?</dataValidation>"
    rb"|<x14:dataValidation\b.*?</x14:dataValidation>",
    re.S,
)
_COUNT = re.compile(rb'(<(?:x14:)?dataValidations\b[^>]*?\bcount=")(\d+)(")')
_REF = re.compile(rb'(\bref=")([A-Z0-9:]+)(")')
_DIMENSION = re.compile(rb'(<dimension\b[^>]*?\bref=")([A-Z0-9:]+)(")')
Rectangle = tuple[int, int, int, int]  # top, left, bottom, right


@dataclass(frozen=True, slots=True)
class Move:
    """A table's last data row going from one sheet row to another, in the columns of the table."""

    first_row: int
    old_last: int
    new_last: int
    left: int
    right: int

    def moved(self, reference: str) -> str:
        """`A6:A9` or a list of such; those that end with the table end with it again."""
        return " ".join(self._one(token) for token in reference.split())

    def _one(self, token: str) -> str:
        area = _area(token)
        if area is None:
            return token
        top, left, bottom, right = area
        inside = self.left <= left and right <= self.right
        if not inside or bottom != self.old_last or top > self.new_last:
            return token
        return written((top, left, self.new_last, right))


def move_tail(tail: bytes, move: Move) -> bytes:
    """Validations, formats, ignored errors, sparklines of the table's own sheet."""

    def follow(match: re.Match[bytes]) -> bytes:
        return match[1] + move.moved(match[3].decode()).encode() + match[4]

    def follow_text(match: re.Match[bytes]) -> bytes:
        return match[1] + move.moved(match[2].decode()).encode() + match[3]

    tail = _SQREF.sub(follow, _without_overlaps(tail, move))
    tail = _SPARKLINE.sub(lambda match: match[1] + _formula(match[2], move) + match[3], tail)
    return _XM_SQREF.sub(follow_text, tail)


def _formula(text: bytes, move: Move) -> bytes:
    sheet, mark, reference = text.rpartition(b"!")
    bare = reference.replace(b"$", b"").decode()
    return text if move.moved(bare) == bare else sheet + mark + move.moved(bare).encode()


def _without_overlaps(tail: bytes, move: Move) -> bytes:
    """Where validations grow, others that stood on the blank rows give way: Excel bears no two."""
    if move.new_last <= move.old_last:
        return tail
    grown = [
        (move.old_last + 1, area[1], move.new_last, area[3])
        for match in _VALIDATION.finditer(tail)
        for token, area in _tokens(match[0])
        if move.moved(token) != token
    ]
    if not grown:
        return tail
    dropped: list[bool] = []

    def give_way(match: re.Match[bytes]) -> bytes:
        kept = _reduced(match[0], grown)
        dropped.append(not kept)
        return kept

    new = _VALIDATION.sub(give_way, tail)
    if any(dropped):
        new = _COUNT.sub(lambda m: m[1] + str(int(m[2]) - sum(dropped)).encode() + m[3], new, count=1)
    return new


def _tokens(element: bytes) -> Iterator[tuple[str, Rectangle]]:
    match = _SQREF.search(element) or _XM_SQREF.search(element)
    if match:
        for token in match[3 if match.re is _SQREF else 2].decode().split():
            area = _area(token)
            if area:
                yield token, area


def _reduced(element: bytes, holes: list[Rectangle]) -> bytes:
    match = _SQREF.search(element) or _XM_SQREF.search(element)
    if not match:
        return element
    group = 3 if match.re is _SQREF else 2
    areas = [area for _, area in _tokens(element)]
    kept = areas
    for hole in holes:
        kept = [piece for area in kept for piece in without(area, hole)]
    if kept == areas:
        return element
    if not kept:
        return b""
    text = " ".join(map(written, kept)).encode()
    return element[: match.start(group)] + text + element[match.end(group) :]


def without(area: Rectangle, hole: Rectangle) -> list[Rectangle]:
    """What of an area lies outside another.

    >>> without((1, 1, 9, 3), (4, 2, 5, 2))
    [(1, 1, 3, 3), (6, 1, 9, 3), (4, 1, 5, 1), (4, 3, 5, 3)]
    """
    top, left, bottom, right = area
    hole_top, hole_left = max(top, hole[0]), max(left, hole[1])
    hole_bottom, hole_right = min(bottom, hole[2]), min(right, hole[3])
    if hole_top > hole_bottom or hole_left > hole_right:
        return [area]
    pieces = [
        (top, left, hole_top - 1, right),
        (hole_bottom + 1, left, bottom, right),
        (hole_top, left, hole_bottom, hole_left - 1),
        (hole_top, hole_right + 1, hole_bottom, right),
    ]
    return [piece for piece in pieces if piece[0] <= piece[2] and piece[1] <= piece[3]]


def move_table(part: bytes, move: Move, totals: int) -> bytes:
    """Range, filter and sort range in the table part."""

    def follow(match: re.Match[bytes]) -> bytes:
        area = _area(match[2].decode())
        if area is None or area[2] not in (move.old_last, move.old_last + totals):
            return match[0]
        bottom = move.new_last + area[2] - move.old_last
        return match[1] + written((area[0], area[1], bottom, area[3])).encode() + match[3]

    return _REF.sub(follow, part)


def move_dimension(head: bytes, bottom: int, right: int) -> bytes:
    """The sheet's used range, when it does not reach a cell."""
    match = _DIMENSION.search(head)
    area = _area(match[2].decode()) if match else None
    if match is None or area is None or (area[2] >= bottom and area[3] >= right):
        return head
    text = written((area[0], area[1], max(area[2], bottom), max(area[3], right))).encode()
    return head[: match.start(2)] + text + head[match.end(2) :]


def move_name(text: str, sheet: str, move: Move, totals: int) -> str:
    """A defined name's range on the table's sheet that ends with the table and covers its rows."""
    area = parse_area(text)
    if area is None or area.sheet != sheet or area.top > move.first_row:
        return text
    past = area.bottom - move.old_last
    inside = max(area.left, move.left) <= min(area.right, move.right)
    if past not in (0, totals) or not inside or area.top == area.bottom < move.first_row:
        return text
    return text[: text.rindex("$") + 1] + str(move.new_last + past)


def written(area: Rectangle) -> str:
    top, left, bottom, right = area
    first = f"{column_letters(left)}{top}"
    return first if (top, left) == (bottom, right) else f"{first}:{column_letters(right)}{bottom}"


def _area(token: str) -> Rectangle | None:
    found: Area | None = parse_area(f"S!{token}")
    return (found.top, found.left, found.bottom, found.right) if found else None
