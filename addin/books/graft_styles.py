"""A donor's cell styles and conditional formats, in the numbers of another book."""

from __future__ import annotations

import re

from addin.books.elements import attribute, children, unprefixed, with_attribute, with_children

_FIRST_OWN_FORMAT = 164
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_POOLS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class StyleMap:
    """Gives a donor's style numbers as numbers of the target, adding what the target lacks."""

    def __init__(self, target: bytes, donor: bytes) -> None:
        self._target, self._donor = unprefixed(target), unprefixed(donor)
        self._ours = {name: children(self._target, name) for name in _ORDER}
        self._theirs = {name: children(self._donor, name) for name in _ORDER}
        self._counts = {name: len(items) for name, items in self._ours.items()}
        self._cells: dict[int, int] = {}
        self._formats: dict[int, int] = {}

    def cell(self, number: int) -> int:
        """Style of a cell, row or column."""
        if number not in self._cells:
            self._cells[number] = self._pooled("cellXfs", self._translated(self._theirs["cellXfs"][number]))
        return self._cells[number]

    def format(self, number: int) -> int:
        """Differential format of a conditional format or a table."""
        if number not in self._formats:
            self._formats[number] = self._pooled("dxfs", self._theirs["dxfs"][number])
        return self._formats[number]

    def part(self) -> bytes:
        """The target's styles with all that was asked for."""
        content = self._target
        for place, name in enumerate(_ORDER):
            if len(self._ours[name]) != self._counts[name]:
                before = [*reversed(_ORDER[:place]), "styleSheet"]
                content = with_children(content, name, self._ours[name], before)
        return content

    def _pooled(self, pool: str, element: bytes) -> int:
        items = self._ours[pool]
        if element not in items:
            items.append(element)
        return items.index(element)

    def _translated(self, style: bytes) -> bytes:
        for key, pool in _POOLS.items():
            number = int(attribute(style, key) or 0)
            style = with_attribute(style, key, str(self._pooled(pool, self._theirs[pool][number])))
        style = with_attribute(
            style, "numFmtId", str(self._number_format(int(attribute(style, "numFmtId") or 0)))
        )
        return with_attribute(style, "xfId", "0")

    def _number_format(self, number: int) -> int:
        if number < _FIRST_OWN_FORMAT:
            return number
        theirs = next((f for f in self._theirs["numFmts"] if attribute(f, "numFmtId") == str(number)), b"")
        if not theirs:
            return 0
        code = attribute(theirs, "formatCode")
        for known in self._ours["numFmts"]:
            if attribute(known, "formatCode") == code:
                return int(attribute(known, "numFmtId"))
        used = [int(attribute(known, "numFmtId")) for known in self._ours["numFmts"]]
        free = max([_FIRST_OWN_FORMAT - 1, *used]) + 1
        self._ours["numFmts"].append(with_attribute(theirs, "numFmtId", str(free)))
        return free


_CELL_STYLE = re.compile(rb'(<(?:c|row)\b[^>]*?\ss=")(\d+)(")')
_COLUMN_STYLE = re.compile(rb'(<col\b[^>]*?\sstyle=")(\d+)(")')
_FORMAT = re.compile(rb'(\s(?:dxfId|\w+DxfId)=")(\d+)(")')


def restyled_sheet(sheet: bytes, styles: StyleMap) -> bytes:
    """A donor's sheet part with the target's style numbers."""
    for pattern in (_CELL_STYLE, _COLUMN_STYLE):
        sheet = pattern.sub(lambda m: m[1] + b"%d" % styles.cell(int(m[2])) + m[3], sheet)
    return restyled_formats(sheet, styles)


def restyled_formats(part: bytes, styles: StyleMap) -> bytes:
    """A donor's sheet or table part with the target's numbers of differential formats."""
    return _FORMAT.sub(lambda m: m[1] + b"%d" % styles.format(int(m[2])) + m[3], part)
