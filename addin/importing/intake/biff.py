"""Hidden rows and columns and formats of an .xls, which python-calamine does not tell.

Sources: [MS-CFB] for the container, [MS-XLS] 2.4.28 BoundSheet8, 2.4.53 ColInfo, 2.4.221 Row,
2.4.126 Format, 2.4.353 XF, 2.5.13 Cell, 2.4.175 MulRk.
"""

from __future__ import annotations

import struct

from addin.importing.intake.biff_records import Record, check_end, count_texts, records, sheet_records
from addin.importing.intake.formats import Formats, formats_of, told_by_formats
from addin.importing.intake.workbook import Facts

_BOUND_SHEET, _COLUMN, _ROW = 0x0085, 0x007D, 0x0208
_WORKSHEET = 0
_DATE_1904, _LOCK = 0x0022, 0x002F
_FORMAT, _STYLE = 0x041E, 0x00E0
_NUMBERS, _SEVERAL = (0x0203, 0x027E, 0x0006), 0x00BD
_LAST_SECTOR, _SMALL_SECTOR = 0xFFFFFFFA, 64
_ROW_HIDDEN = 0x20
_LAST_COLUMN = 255


def is_locked(raw: bytes) -> bool:
    """Whether the workbook is encrypted. Errors: as `facts_by_place`."""
    return any(kind == _LOCK for kind, _, _ in records(_book_stream(raw), 0))


def facts_by_place(raw: bytes) -> list[Facts]:
    """The facts of the sheets in their order.

    Errors: as `sheet_records`, and struct.error, LookupError, ValueError where damaged.
    """
    stream = _book_stream(raw)
    starts: dict[int, bool] = {}
    date1904 = False
    codes: dict[int, str] = {}
    used: list[int] = []
    told = list(records(stream, 0))
    for kind, at, size in told:
        if kind == _BOUND_SHEET:
            start, _, what = struct.unpack_from("<IBB", stream, at)
            starts[start] = what == _WORKSHEET
        elif kind == _DATE_1904 and size >= 2:
            date1904 = stream[at] == 1
        elif kind == _STYLE and size >= 4:
            used.append(struct.unpack_from("<H", stream, at + 2)[0])
        elif kind == _FORMAT and size >= 5:
            codes[struct.unpack_from("<H", stream, at)[0]] = _text(stream[at + 2 : at + size])
    formats = formats_of(codes, used)
    check_end(stream, at, size, starts)
    texts = count_texts(stream, told)
    return [
        _facts(stream, sheet_records(stream, start, starts, texts), date1904, formats)
        if lists
        else Facts(date1904=date1904)
        for start, lists in starts.items()
    ]


def _text(raw: bytes) -> str:
    """A text of BIFF8: its length in two bytes, its kind in one."""
    return raw[3:].decode("utf-16-le" if raw[2] & 1 else "latin-1", errors="replace")


def _cells(stream: bytes, kind: int, at: int, size: int) -> list[tuple[int, int, int]]:
    """Row, column and style of the numbers in a record."""
    row, column = struct.unpack_from("<HH", stream, at)
    count = (size - 6) // 6 if kind == _SEVERAL else 1
    styles = [struct.unpack_from("<H", stream, at + 4 + 6 * more)[0] for more in range(count)]
    return [(row, column + more, style) for more, style in enumerate(styles)]


def _facts(stream: bytes, found: list[Record], date1904: bool, formats: Formats) -> Facts:
    rows: set[int] = set()
    columns: set[int] = set()
    cells: list[tuple[int, int, int]] = []
    for kind, at, size in found:
        if kind == _ROW and size >= 16:
            if stream[at + 12] & _ROW_HIDDEN:
                rows.add(struct.unpack_from("<H", stream, at)[0])
        elif kind == _COLUMN and size >= 10:
            first, last, _, _, options = struct.unpack_from("<HHHHH", stream, at)
            if options & 1:
                columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif formats and (kind in _NUMBERS or kind == _SEVERAL) and size >= 6:
            cells += _cells(stream, kind, at, size)
    told = told_by_formats(cells, formats)
    return Facts(frozenset(rows), frozenset(columns), (), (), date1904, *told)


def _book_stream(raw: bytes) -> bytes:
    """The stream "Workbook" (or "Book", before 1997) of the compound file."""
    sector = 1 << struct.unpack_from("<H", raw, 30)[0]
    if sector not in (512, 4096):
        raise ValueError("sector")
    body, table = raw[sector:], _tables(raw, sector)
    folder = _chain(body, struct.unpack_from("<I", raw, 48)[0], sector, table)
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        name = folder[at : at + max(length - 2, 0)].decode("utf-16-le", errors="replace")
        # The first of a name is the book's own, as for the reader; later ones belong to books within it.
        entries.setdefault(name.lower(), struct.unpack_from("<II", folder, at + 116))
    start, size = entries.get("workbook") or entries["book"]
    if size >= struct.unpack_from("<I", raw, 56)[0]:
        return _chain(body, start, sector, table)[:size]
    # Short streams share one stream of small sectors.
    small = _chain(body, struct.unpack_from("<I", raw, 60)[0], sector, table)
    small_table = list(struct.unpack(f"<{len(small) // 4}I", small))
    shared = _chain(body, entries["root entry"][0], sector, table)
    return _chain(shared, start, _SMALL_SECTOR, small_table)[:size]


def _tables(raw: bytes, sector: int) -> list[int]:
    """Which sector follows which."""
    places = list(struct.unpack_from("<109I", raw, 76))
    following, left = struct.unpack_from("<II", raw, 68)
    while following < _LAST_SECTOR and left:
        block = struct.unpack_from(f"<{sector // 4}I", raw, (following + 1) * sector)
        places += block[:-1]
        following, left = block[-1], left - 1
    table: list[int] = []
    for place in places:
        if place < _LAST_SECTOR:
            table += struct.unpack_from(f"<{sector // 4}I", raw, (place + 1) * sector)
    return table


def _chain(body: bytes, start: int, sector: int, table: list[int]) -> bytes:
    parts = []
    at = start
    for _ in range(len(table)):
        if at >= _LAST_SECTOR:
            break
        parts.append(body[at * sector : (at + 1) * sector])
        at = table[at]
    return b"".join(parts)
