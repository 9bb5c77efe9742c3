"""One row's cells replaced in place, and new rows, as bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from addin.books.encode import EMPTY_TAIL, Live, Tail, constant, formula_cell, live_cell
from addin.model import Refusal

CELL = re.compile(rb'<c r="([A-Z]{1,3})\d+"[^>]*?(?:/>|>.*?</c>)', re.S)
_SPANS = re.compile(rb'\s+spans="[^"]*"')
_MASTER = re.compile(rb'<f\b(?=[^>]*\bt="shared")(?=[^>]*\bref=")[^>]*\bsi="(\d+)"')
_SLASH = 47
REMOVED = b"-"  # in place of a cell's bytes: the cell goes, its style too

Columns = list[tuple[bytes, list[bytes]]]
Cells = list[tuple[bytes, Tail]]
Styles = Mapping[bytes, bytes]


@dataclass(slots=True)
class Tally:
    """What a patch did: cells that came out different, and whether formulas came or went."""

    cells: int = 0
    formulas_moved: bool = False
    lost_masters: set[bytes] = field(default_factory=set)


def new_rows(first: int, columns: Columns) -> tuple[bytes, int]:
    """Whole rows from a row on, and how many."""
    keys = [b'<c r="' + name for name, _ in columns]
    pieces: list[bytes] = []
    number = first
    for number, line in enumerate(zip(*(cells for _, cells in columns), strict=True), first):
        digits = b'%d"' % number
        cells = [part for key, cell in zip(keys, line, strict=True) for part in (key, digits, cell)]
        pieces += (b'<row r="', digits, b">", *cells, b"</row>")
    return b"".join(pieces), number - first + 1


def patch_row(row: bytes, number: int, cells: Cells, styles: Styles, tally: Tally) -> bytes:
    """The row with its new cells; the same object when none differs. `row` is b"" when there is none."""
    if not row:
        return _merge_row(b'<row r="%d"/>' % number, number, cells, styles, tally)
    digits = b"%d" % number
    pieces: list[bytes] = []
    changed = done = 0
    for letters, tail in cells:
        key = b'<c r="' + letters + digits + b'"'
        start = row.find(key, done)
        if start < 0:
            return _merge_row(row, number, cells, styles, tally)
        close = row.index(b">", start)
        end = close + 1 if row[close - 1] == _SLASH else row.index(b"</c>", close) + 4
        old = row[start:end]
        new = _cell(key, old, tail, number, tally)
        if new != old:
            pieces += (row[done:start], new)
            done = end
            changed += 1
    tally.cells += changed
    return b"".join((*pieces, row[done:])) if changed else row


def _merge_row(row: bytes, number: int, cells: Cells, styles: Styles, tally: Tally) -> bytes:
    """The slow way, for rows in which a cell is missing: taken apart and put together in order."""
    opening, inner, closing = _row_parts(row)
    found = {match[1]: match[0] for match in CELL.finditer(inner)}
    if CELL.sub(b"", inner).strip() or len(found) != inner.count(b"<c r="):
        raise Refusal("corrupt")
    for letters, tail in cells:
        key = b'<c r="%b%d"' % (letters, number)
        old = found.get(letters)
        if old is None and tail in (EMPTY_TAIL, REMOVED):
            continue
        blank = key + styles.get(letters, b"") + EMPTY_TAIL
        new = _cell(key, blank if old is None else old, tail, number, tally)
        tally.cells += new != (old or b"") and not (old is None and new.endswith(EMPTY_TAIL))
        found[letters] = new
    if not any(found.values()) and row.startswith(b'<row r="%d"/>' % number):
        return b""
    ordered = sorted(found.items(), key=lambda item: (len(item[0]), item[0]))
    return opening + b"".join(cell for _, cell in ordered) + closing


def _row_parts(row: bytes) -> tuple[bytes, bytes, bytes]:
    """Start tag without the hint on its width, content, end tag with what blank space follows."""
    close = row.index(b">")
    opening = _SPANS.sub(b"", row[: close + 1])
    if row[close - 1] == _SLASH:
        return opening[:-2] + b">", b"", b"</row>" + row[close + 1 :]
    end = row.rindex(b"</row>")
    return opening, row[close + 1 : end], row[end:]


def _cell(key: bytes, old: bytes, tail: Tail, number: int, tally: Tally) -> bytes:
    """The cell's new bytes; its style stays unless the tail brings one."""
    if isinstance(tail, Live):
        return _live(key, old, tail, number, tally)
    if tail == REMOVED:
        new = b""
    elif tail.startswith(b" s="):
        new = key + tail
    else:
        attributes = old[len(key) : old.index(b">")]
        at = attributes.find(b' s="')
        style = attributes[at : attributes.index(b'"', at + 4) + 1] if at >= 0 else b""
        new = key + style + tail
    if new != old and (b"<f" in old or b"<f" in tail):
        _note_formula(old, tally)
    return new


def _live(key: bytes, old: bytes, tail: Live, number: int, tally: Tally) -> bytes:
    """Only the cached value moves; a formula that is gone is written anew."""
    close = old.index(b">")
    attributes = old[len(key) : close].rstrip(b"/")
    at = attributes.find(b' t="')
    if at >= 0:
        attributes = attributes[:at] + attributes[attributes.index(b'"', at + 4) + 1 :]
    start = old.find(b"<f", close)
    if start >= 0:
        end = old.find(b"</f>", start) + 4
        element = old[start:end] if end > 4 else old[start : old.index(b"/>", start) + 2]
        return key + attributes + formula_cell(element, tail.value)
    if tail.formula is None:
        return key + attributes + constant(tail.value)
    tally.formulas_moved = True
    return key + attributes + live_cell(tail.formula(number), tail.value)


def _note_formula(old: bytes, tally: Tally) -> None:
    tally.formulas_moved = True
    master = _MASTER.search(old)
    if master:
        tally.lost_masters.add(master[1])
