"""The records of an .xls, and whether they are all there.

python-calamine passes over records it does not know and ends a sheet at whatever looks like its end: one
wrong bit may take rows away without a word. Sources: [MS-XLS] 2.1.4 record, 2.1.7.20.5 worksheet stream,
2.3 record enumeration.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Iterator

Record = tuple[int, int, int]  # kind, place and size of what it holds
BEGIN, END = 0x0809, 0x000A
_HEAD = struct.Struct("<HH").unpack_from
_CELL = struct.Struct("<HH6xI")  # kind, size, number of the shared text
_ANY, _SHORT, _NONE = range(1 << 16), range(65), range(0)
# Sizes that a record of a sheet always has, where programs agree on them; settings are short ones.
_FIXED = {0x0201: 6, 0x0203: 14, 0x0205: 8, 0x0208: 16, 0x00FD: 10, 0x027E: 10}
_SETTINGS = """
    000C 000D 000E 000F 0010 0011 0012 0013 0019 0022 0026 0027 0028 0029 002A 002B 0033 003D 0040 0041 0042
    0055 005E 005F 0063 007D 0080 0081 0082 0083 0084 008C 008D 0098 0099 009B 009C 009D 00A0 00A1 00A9 00AB
    00AF 00DA 00DD 00EF 0160 01AA 01AB 01AF 01B7 01BC 01C0 01C1 01C2 0200 0225 023E
"""
# All others, with those that programs repeat there from the book's own part. So many kinds are unused that a
# wrong bit seldom makes one of these out of another.
_OTHERS = """
    0006 0014 0015 0016 0017 0018 001A 001B 001C 001D 0023 0031 003C 0043 004D 0050 0051 0052 005C 005D 0060
    007F 0090 0092 0094 0095 0097 009A 009E 00AE 00B0 00B1 00B2 00B4 00B5 00B6 00BD 00BE 00C1 00C5 00CD 00D0
    00D1 00D3 00D6 00D7 00DC 00E1 00E2 00E3 00E4 00E5 00E9 00EC 00ED 00F0 00F1 00F2 00F4 00F5 00F6 00F7 00F8
    00F9 00FB 0100 0103 013D 015F 0162 01AD 01AE 01B0 01B1 01B2 01B5 01B6 01B8 01B9 01BA 01BE 0204 0206 0207
    0209 020B 0218 0221 0223 0231 0236 0243 0293 0406 0418 041E 04BC
"""
_SIZES = (
    dict.fromkeys({*range(0x0800, 0x0900)} - {BEGIN}, _ANY)
    | {int(kind, 16): _ANY for kind in _OTHERS.split()}
    | {int(kind, 16): _SHORT for kind in _SETTINGS.split()}
    | {kind: range(size, size + 1) for kind, size in _FIXED.items()}
)
_PADDING = (0, 0xFFFF)
_STRINGS, _STRING = 0x00FC, 0x00FD


class Incomplete(Exception):
    """Records are missing, or stand where none can be."""


def records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of a part, its end the last; diagrams within are passed over.

    Errors: Incomplete when the end is missing.
    """
    depth, last = 0, len(stream) - 4
    while 0 <= at <= last:
        kind, size = _HEAD(stream, at)
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth <= 0:
                yield kind, at + 4, size
                return
        elif depth == 1:
            yield kind, at + 4, size
        at += 4 + size
    raise Incomplete


def sheet_records(stream: bytes, start: int, starts: Collection[int], texts: int) -> list[Record]:
    """The records of the sheet that begins at `start`, without those of texts and blanks.

    `starts`: where all sheets begin, `texts`: how many the book has. Errors: Incomplete also for a record of
    no kind, a cell whose text is missing, and when more of a sheet follows its end.
    """
    if _HEAD(stream, start)[0] != BEGIN:
        raise Incomplete
    found: list[Record] = []
    end, size = _walk(stream + bytes(_CELL.size), start, texts, found)
    check_end(stream, end, size, starts)
    return found


def _walk(stream: bytes, at: int, texts: int, found: list[Record]) -> tuple[int, int]:
    """Place and size of the end; a sheet of Excel has up to sixteen million cells, hence no call for each."""
    unpack, sizes, depth, last = _CELL.unpack_from, _SIZES, 0, len(stream) - _CELL.size
    while at < last:
        kind, size, text = unpack(stream, at)
        if depth == 1 and size in sizes.get(kind, _NONE):
            if kind != _STRING:
                found.append((kind, at + 4, size))
            elif text >= texts:
                raise Incomplete
        elif kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if not depth:
                return at + 4, size
        elif depth == 1:
            raise Incomplete
        at += 4 + size
    raise Incomplete


def check_end(stream: bytes, at: int, size: int, starts: Collection[int]) -> None:
    """`at`, `size`: of the record that ends a part. A listed sheet follows, padding, or nothing.

    Errors: Incomplete.
    """
    following = _HEAD(stream, at)[0] if at + 4 <= len(stream) else 0
    if size or not (at in starts if following == BEGIN else following in _PADDING):
        raise Incomplete


def count_texts(stream: bytes, found: Iterable[Record]) -> int:
    """How many texts the cells of the book share."""
    return next(
        (int.from_bytes(stream[at + 4 : at + 8], "little") for kind, at, _ in found if kind == _STRINGS), 0
    )
