"""A compound file: folders and streams in one file, byte for byte the same for the same content.

Source: [MS-CFB] revision 12, version 3 files with sectors of 512 bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _MINI_SECTOR, _MINI_CUTOFF = 512, 64, 4096
_FAT_SECTOR, _END, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_PER_SECTOR = _SECTOR // 4
_HEADER_FATS = 109  # FAT sectors that the header lists; more would need sectors of their own
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_LONGEST_NAME = 31
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
_HEADER = struct.Struct("<8s16sHHHHH6sIIIIIIIII")


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    number: int = 0
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    is_black: bool = True
    start: int = 0
    children: list[_Entry] = field(default_factory=list)


def compound_file(tree: Tree) -> bytes:
    """The file of a tree of names; a mapping is a folder, bytes are a stream.

    Errors: ValueError for a name over 31 characters and for more content than 7 MB.

    >>> compound_file({"a": b"x"})[:8].hex(), len(compound_file({"a": b"x"}))
    ('d0cf11e0a1b11ae1', 2560)
    """
    root = _Entry("Root Entry", _ROOT, children=_entries(tree))
    entries = list(_walk(root))
    for number, entry in enumerate(entries):
        entry.number = number
    for entry in entries:
        entry.child = _balance(entry.children)
    mini_stream, mini_fat = _mini(entries)
    root.content = mini_stream
    streams = [root, *(entry for entry in entries if entry.kind == _STREAM and not _is_mini(entry))]
    return _laid_out(entries, streams, mini_fat)


def _entries(tree: Tree) -> list[_Entry]:
    found = []
    for name, content in tree.items():
        if len(name) > _LONGEST_NAME:
            raise ValueError(f"name too long for a compound file: {name}")
        if isinstance(content, bytes):
            found.append(_Entry(name, _STREAM, content))
        else:
            found.append(_Entry(name, _STORAGE, children=_entries(content)))
    return sorted(found, key=lambda entry: (len(entry.name), entry.name.upper()))


def _walk(entry: _Entry) -> Iterator[_Entry]:
    yield entry
    for child in entry.children:
        yield from _walk(child)


def _balance(siblings: list[_Entry]) -> int:
    """Number of the middle sibling, the others below it; red are those of an unfinished last level."""
    levels = len(siblings).bit_length()
    is_full = len(siblings) + 1 == 1 << levels

    def place(low: int, high: int, level: int) -> int:
        if low == high:
            return _FREE
        middle = (low + high) // 2
        entry = siblings[middle]
        entry.left, entry.right = place(low, middle, level + 1), place(middle + 1, high, level + 1)
        entry.is_black = is_full or level < levels or level == 1
        return entry.number

    return place(0, len(siblings), 1)


def _is_mini(entry: _Entry) -> bool:
    return len(entry.content) < _MINI_CUTOFF


def _mini(entries: list[_Entry]) -> tuple[bytes, list[int]]:
    """The small streams one behind the other, and the chain of their sectors."""
    content, chain = bytearray(), list[int]()
    for entry in entries:
        if entry.kind != _STREAM or not _is_mini(entry):
            continue
        entry.start = len(chain) if entry.content else _END
        chain += _chain(len(chain), _count(entry.content, _MINI_SECTOR))
        content += _padded(entry.content, _MINI_SECTOR)
    return bytes(content), chain


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END] if count else []


def _count(content: bytes, size: int = _SECTOR) -> int:
    return -(-len(content) // size)


def _padded(content: bytes, size: int = _SECTOR, filler: bytes = b"\0") -> bytes:
    return content.ljust(_count(content, size) * size, filler)


def _laid_out(entries: list[_Entry], streams: list[_Entry], mini_fat: list[int]) -> bytes:
    """FAT, directory, chain of the small streams, then the large ones."""
    directory_sectors = -(-len(entries) * _ENTRY.size // _SECTOR)
    mini_chain = _padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), filler=b"\xff")
    body = directory_sectors + _count(mini_chain) + sum(_count(entry.content) for entry in streams)
    fats = next(count for count in range(1, body + 2) if count * _PER_SECTOR >= body + count)
    if fats > _HEADER_FATS:
        raise ValueError("too much content for one compound file")
    fat = [_FAT_SECTOR] * fats
    directory_start = len(fat)
    fat += _chain(len(fat), directory_sectors)
    mini_start = len(fat) if mini_chain else _END
    fat += _chain(len(fat), _count(mini_chain))
    for entry in streams:
        entry.start = len(fat) if entry.content else _END
        fat += _chain(len(fat), _count(entry.content))
    fat += [_FREE] * (fats * _PER_SECTOR - len(fat))
    header = _HEADER.pack(
        bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, fats, directory_start, 0,
        _MINI_CUTOFF, mini_start, _count(mini_chain), _END, 0,
    )  # fmt: skip
    listed = [*range(fats), *[_FREE] * (_HEADER_FATS - fats)]
    return b"".join(
        [
            header,
            struct.pack(f"<{_HEADER_FATS}I", *listed),
            struct.pack(f"<{len(fat)}I", *fat),
            _directory(entries, directory_sectors),
            mini_chain,
            *(_padded(entry.content) for entry in streams),
        ]
    )


def _directory(entries: list[_Entry], sectors: int) -> bytes:
    records = [_record(entry) for entry in entries]
    unused = _ENTRY.pack(b"", 0, 0, 0, _FREE, _FREE, _FREE, b"", 0, 0, 0, 0, 0)
    return b"".join(records) + unused * (sectors * _SECTOR // _ENTRY.size - len(records))


def _record(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return _ENTRY.pack(
        name, len(name), entry.kind, entry.is_black, entry.left, entry.right, entry.child, b"", 0, 0, 0,
        entry.start, len(entry.content),
    )  # fmt: skip
