"""The compression of VBA sources. Source: [MS-OVBA] revision 12, section 2.4.1."""

from __future__ import annotations

import struct

_CHUNK = 4096
_SHORTEST = 3  # a shorter match costs more than its letters
_PACKED, _PLAIN = 0xB000, 0x3FFF


def compressed(content: bytes) -> bytes:
    """The container of the content, chunk by chunk.

    Errors: ValueError when the last chunk is noise that cannot be made smaller, which no text is.

    Sections 3.2.1 and 3.2.3 of the specification:

    >>> compressed(b"abcdefghijklmnopqrstuv.").hex()
    '0119b000616263646566676800696a6b6c6d6e6f70007172737475762e'
    >>> compressed(b"a" * 73).hex()
    '0103b002614500'
    """
    chunks = [content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK)]
    return b"\x01" + b"".join(map(_chunk, chunks))


def _chunk(plain: bytes) -> bytes:
    packed = _tokens(plain)
    if len(packed) < _CHUNK or (len(packed) == _CHUNK and len(plain) < _CHUNK):
        return struct.pack("<H", _PACKED | (len(packed) - 1)) + packed
    if len(plain) < _CHUNK:
        raise ValueError("the end of the content cannot be made smaller")
    return struct.pack("<H", _PLAIN) + plain


def _tokens(plain: bytes) -> bytes:
    """Groups of eight: a byte of flags, then single letters and references to what came before."""
    out, seen = bytearray(), dict[bytes, list[int]]()
    at = 0
    while at < len(plain):
        flags, group = 0, bytearray()
        for bit in range(8):
            if at == len(plain):
                break
            start, length = _longest(plain, at, seen)
            if length >= _SHORTEST:
                flags |= 1 << bit
                length_bits = 16 - _offset_bits(at)
                group += struct.pack("<H", (at - start - 1) << length_bits | (length - _SHORTEST))
            else:
                length = 1
                group.append(plain[at])
            for place in range(at, at + length):
                seen.setdefault(plain[place : place + _SHORTEST], []).append(place)
            at += length
        out.append(flags)
        out += group
    return bytes(out)


def _offset_bits(at: int) -> int:
    """Bits of a reference that say how far back it goes, at a place of the chunk."""
    return max(4, (at - 1).bit_length())


def _longest(plain: bytes, at: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Where the longest repetition of what follows begins, nearest first, and its length."""
    most = min((0xFFFF >> _offset_bits(at)) + _SHORTEST, len(plain) - at)
    found, best = 0, 0
    for start in reversed(seen.get(plain[at : at + _SHORTEST], ()) if most >= _SHORTEST else ()):
        length = _SHORTEST
        while length < most and plain[start + length] == plain[at + length]:
            length += 1
        if length > best:
            found, best = start, length
        if best == most:
            break
    return found, best
