"""Cells of a sheet part replaced in place; all other bytes stay as they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import repeat

from addin.books.canonical import canonical
from addin.books.encode import EMPTY_TAIL
from addin.books.rowpatch import CELL, Cells, Columns, Tally, new_rows, patch_row
from addin.books.shared_formulas import expand
from addin.books.workbook import column_number
from addin.model import Refusal

_ROW = re.compile(rb'<row(?: r="(\d+)")?')  # without number: spelled otherwise
_HIDDEN = re.compile(rb'\s+hidden="[^"]*"')
_SAMPLE = 1 << 16
_STYLES = re.compile(rb'<c r="([A-Z]{1,3})\d+"(\ss="\d+")?')

Edits = Mapping[int, Cells]  # sheet row -> column letters and cell, in column order


class SheetXml:
    """A worksheet part: what stands before, in, and after its rows.

    Errors: Refusal "corrupt" when rows or cells are out of order or doubled.
    """

    def __init__(self, content: bytes) -> None:
        self._edged = False
        self._read(content)
        if not self._is_plain():
            self._read(canonical(content))
            if not self._is_plain():
                raise Refusal("corrupt")
        self.tally = Tally()
        self.styles: dict[bytes, bytes] = {}  # column letters -> style attribute of a cell put in anew

    def _read(self, content: bytes) -> None:
        opening = content.find(b"<sheetData")
        after = content.find(b">", opening)
        if opening >= 0 and content[after - 1 : after] == b"/":
            content = content[: after - 1] + b"></sheetData>" + content[after + 1 :]
            after -= 1
        closing = content.rfind(b"</sheetData>")  # little stands behind it
        self.content = content
        self.start, self.end = after + 1, closing
        if min(opening, closing) < 0:
            self.start = self.end = -1
        self._index: tuple[list[int], list[int]] | None = None

    def _rows(self) -> tuple[list[int], list[int]]:
        """Numbers of the rows, and where each begins and the last one ends."""
        if self._index is None:
            found = [(int(m[1] or 0), m.start()) for m in _ROW.finditer(self.content, self.start, self.end)]
            self._index = [number for number, _ in found], [start for _, start in found] + [self.end]
        return self._index

    @property
    def numbers(self) -> list[int]:
        """Numbers of the rows that the part has."""
        return self._rows()[0]

    @property
    def _starts(self) -> list[int]:
        return self._rows()[1]

    def _is_plain(self) -> bool:
        declared = self.content[:80].lower()
        if self.start < 0 or (b"encoding=" in declared and b"utf-8" not in declared):
            return False
        text, span = self.content, (self.start, self.end)
        # A row whose cells are spelled otherwise further down is noticed when it is patched.
        some = text.rfind(b"<row", self.start + 1, self.start + _SAMPLE)
        sample = (self.start, some if some >= 0 and self.end - self.start > _SAMPLE else self.end)
        return (
            # One sign is found much faster than two, and mostly there is none.
            (text.find(b"!", *span) < 0 or text.find(b"<!", *span) < 0)
            and text.count(b"<c", *sample) == text.count(b'<c r="', *sample)
            and all(map(int.__lt__, [0, *self.numbers], self.numbers))
        )

    @property
    def is_changed(self) -> bool:
        return self._edged

    @property
    def head(self) -> bytes:
        return self.content[: self.start]

    @property
    def tail(self) -> bytes:
        return self.content[self.end :]

    def row(self, number: int) -> bytes:
        """The row's element; b"" when the sheet has no such row."""
        at = bisect_left(self.numbers, number)
        if at == len(self.numbers) or self.numbers[at] != number:
            return b""
        return self.content[self._starts[at] : self._starts[at + 1]].rstrip()

    def cells(self, number: int) -> dict[int, bytes]:
        """The row's cells by column."""
        return {column_number(m[1].decode()): m[0] for m in CELL.finditer(self.row(number))}

    def rows_between(self, top: int, bottom: int) -> list[int]:
        """Numbers of the rows that the part has there."""
        return self.numbers[bisect_left(self.numbers, top) : bisect_left(self.numbers, bottom + 1)]

    def styles_of(self, number: int) -> list[tuple[bytes, bytes]]:
        """Column letters and style attribute of the row's cells."""
        return [(letters, style or b"") for letters, style in _STYLES.findall(self.row(number))]

    def show(self, numbers: Iterable[int]) -> None:
        """Make rows visible: what is new in them must not be missed because of a filter."""
        if self.content.find(b' hidden="', self.start, self.end) < 0:
            return
        wanted = set(numbers)
        pieces, done = [], 0
        for number, start in zip(self.numbers, self._starts, strict=False):
            stop = self.content.index(b">", start)
            tag = _HIDDEN.sub(b"", self.content[start:stop])
            if number in wanted and len(tag) < stop - start:
                pieces += [self.content[done:start], tag]
                done = stop
        if pieces:
            self._edged = True
            self._read(b"".join([*pieces, self.content[done:]]))

    def append(self, first: int, chunks: Iterable[Columns]) -> None:
        """Add whole cells, column by column, from a row on; the cells there hold nothing yet.

        Each chunk brings some rows: for each column its letters and the bytes behind the address.
        """
        if self.numbers and self.numbers[-1] >= first:
            for columns in chunks:
                letters = [name for name, _ in columns]
                lines = list(zip(*(cells for _, cells in columns), strict=True))
                self.patch(
                    {first + at: list(zip(letters, line, strict=True)) for at, line in enumerate(lines)}
                )
                first += len(lines)
            return
        pieces = [self.content[: self.end]]
        for columns in chunks:
            text, count = new_rows(first, columns)
            blank = sum(sum(map(bytes.endswith, cells, repeat(EMPTY_TAIL))) for _, cells in columns)
            self.tally.cells += count * len(columns) - blank
            pieces.append(text)
            first += count
        pieces.append(self.tail)
        self._edged = True
        self._read(b"".join(pieces))

    def patch(self, edits: Edits) -> None:
        """Replace cells. Rows and cells that are absent are put in at their place."""
        tally = Tally()
        try:
            content = self._patched(edits, tally)
        except Refusal:
            self._read(canonical(self.content))
            tally = Tally()
            content = self._patched(edits, tally)
        if tally.lost_masters:
            # A shared formula's text stands in one cell of its block: give the others their own first.
            self._read(expand(self.content, self.start, self.end, tally.lost_masters))
            tally = Tally(formulas_moved=True)
            content = self._patched(edits, tally)
        self.tally.cells += tally.cells
        self.tally.formulas_moved |= tally.formulas_moved
        if content != self.content:
            self._edged = True
            self._read(content)

    def _patched(self, edits: Edits, tally: Tally) -> bytes:
        view = memoryview(self.content)
        numbers, starts = self._rows()
        pieces: list[bytes | memoryview] = []
        done = 0
        for number in sorted(edits):
            at = bisect_left(numbers, number)
            start = end = starts[at]
            if at < len(numbers) and numbers[at] == number:
                end = starts[at + 1]
            row = bytes(view[start:end])
            patched = patch_row(row, number, edits[number], self.styles, tally)
            if patched is not row:
                pieces += (view[done:start], patched)
                done = end
        if not pieces:
            return self.content
        pieces.append(view[done:])
        return b"".join(pieces)

    def put_tail(self, tail: bytes) -> None:
        """Replace what stands after the rows."""
        if tail != self.tail:
            self._edged = True
            self.content = self.content[: self.end] + tail

    def put_head(self, head: bytes) -> None:
        """Replace what stands before the rows."""
        if head == self.head:
            return
        self._edged = True
        by = len(head) - self.start
        self.content = head + self.content[self.start :]
        self.start, self.end = self.start + by, self.end + by
        if self._index is not None:
            self._index = self._index[0], [start + by for start in self._index[1]]
