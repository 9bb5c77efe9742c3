"""A workbook's zip: parts as they lie, changed ones put in their place."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from addin.model import Refusal

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR = 0x0008
_ENCRYPTED = 0x0001
_UTF8 = 0x0800
_FULL = 0xFFFFFFFF

Moment = tuple[int, int, int, int, int, int]
_NO_DATE: Moment = (1980, 1, 1, 0, 0, 0)
PART_LIMIT = 1 << 30
TOTAL_LIMIT = 2 << 30
RATIO_LIMIT = 200  # what people make compresses 5 to 40 times
RATIO_FLOOR = 50 << 20


@dataclass(slots=True)
class Member:
    """One part: where its local header and data lie in the file, and its entry in the directory."""

    name: str
    info: zipfile.ZipInfo
    entry: bytes
    data_start: int
    end: int
    odd: bool  # sizes or offset stand in zip64 fields: gets plain headers


class _Packed:
    """A part that is put in: kept deflated, since a large sheet would fill memory otherwise."""

    __slots__ = ("_crc", "data", "size")

    def __init__(self, content: bytes) -> None:
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        self.data = packer.compress(content) + packer.flush()
        self.size = len(content)
        self._crc = zlib.crc32(content)

    def pieces(self, name: str, moment: Moment, offset: int) -> tuple[bytes, bytes, bytes]:
        """Local header, data, entry in the directory."""
        info = zipfile.ZipInfo(name, moment)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.CRC, info.file_size, info.compress_size = self._crc, self.size, len(self.data)
        head, entry = _headers(name, info, offset)
        return head, self.data, entry


class Package:
    """The parts of a zip by name; `put` and `drop` change what `chunks` gives, never the source.

    Errors: Refusal "corrupt", "zip_bomb", "encrypted".
    """

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._changed: dict[str, _Packed] = {}
        self._dropped: set[str] = set()
        self._members, self._comment = _members(raw)
        self._by_folded = {name.lower(): name for name in self._members}
        _check_sizes(self._members.values())

    @property
    def names(self) -> list[str]:
        kept = [name for name in self._members if name not in self._dropped]
        return kept + [name for name in self._changed if name not in self._members]

    @property
    def changed(self) -> frozenset[str]:
        """Names of the parts that differ from the source."""
        return frozenset(self._changed) | frozenset(self._dropped)

    def find(self, name: str) -> str:
        """The name as it is spelled in the zip; "" when there is no such part."""
        name = name.lstrip("/")
        if name in self._changed or (name in self._members and name not in self._dropped):
            return name
        spelled = self._by_folded.get(name.lower(), "")
        return "" if spelled in self._dropped else spelled

    def size(self, name: str) -> int:
        """Inflated size as declared."""
        if name in self._changed:
            return self._changed[name].size
        return self._members[name].info.file_size

    def read(self, name: str) -> bytes:
        """The part's content; never more than its declared size is inflated."""
        if name in self._changed:
            return zlib.decompress(self._changed[name].data, -15)
        return _inflate(self.raw, self._members[name])

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a part, without inflating the rest."""
        if name in self._changed:
            return self.read(name)[:size]
        member = self._members[name]
        if member.info.compress_type != zipfile.ZIP_DEFLATED:
            return self.read(name)[:size]
        packed = memoryview(self.raw)[member.data_start : member.data_start + member.info.compress_size]
        try:
            return zlib.decompressobj(-15).decompress(packed, size)
        except zlib.error as error:
            raise Refusal("corrupt") from error

    def put(self, name: str, content: bytes) -> None:
        self._changed[name] = _Packed(content)
        self._dropped.discard(name)

    def drop(self, name: str) -> None:
        self._changed.pop(name, None)
        self._dropped.add(name)

    def chunks(self) -> Iterator[bytes | memoryview]:
        """The new zip in pieces, in the source's order; unchanged parts are copied as they lie."""
        view = memoryview(self.raw)
        directory: list[bytes] = []
        offset = 0
        for member in self._members.values():
            if member.name in self._dropped:
                continue
            pieces, entry = self._pieces(member, offset, view)
            yield from pieces
            offset += sum(map(len, pieces))
            directory.append(entry)
        for name in [name for name in self._changed if name not in self._members]:
            head, data, entry = self._changed[name].pieces(name, _NO_DATE, offset)
            yield head
            yield data
            offset += len(head) + len(data)
            directory.append(entry)
        yield from _ending(directory, offset, self._comment)

    def _pieces(
        self, member: Member, offset: int, view: memoryview
    ) -> tuple[list[bytes | memoryview], bytes]:
        if member.name in self._changed:
            packed = self._changed[member.name]
            head, data, entry = packed.pieces(member.info.orig_filename, member.info.date_time, offset)
            return [head, data], entry
        if member.odd:
            stop = member.data_start + member.info.compress_size
            head, entry = _headers(member.info.orig_filename, member.info, offset)
            return [head, view[member.data_start : stop]], entry
        entry = member.entry[:42] + struct.pack("<L", offset) + member.entry[46:]
        return [view[member.info.header_offset : member.end]], entry


def _members(raw: bytes) -> tuple[dict[str, Member], bytes]:
    """The parts, and the comment behind the directory."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos, start, comment = archive.infolist(), archive.start_dir, archive.comment
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise Refusal("corrupt") from error
    members: dict[str, Member] = {}
    folded: set[str] = set()
    for info in infos:
        entry, start = _entry(raw, start)
        name = info.filename.replace("\\", "/").lstrip("/")
        if name.lower() in folded:
            raise Refusal("corrupt")
        folded.add(name.lower())
        if info.flag_bits & _ENCRYPTED:
            raise Refusal("encrypted")
        members[name] = _member(raw, name, info, entry)
    return members, comment


def _entry(raw: bytes, start: int) -> tuple[bytes, int]:
    fields = _CENTRAL.unpack_from(raw, start)
    if fields[0] != b"PK\x01\x02":
        raise Refusal("corrupt")
    end = start + _CENTRAL.size + fields[10] + fields[11] + fields[12]
    return raw[start:end], end


def _member(raw: bytes, name: str, info: zipfile.ZipInfo, entry: bytes) -> Member:
    try:
        local = _LOCAL.unpack_from(raw, info.header_offset)
    except struct.error as error:
        raise Refusal("corrupt") from error
    data_start = info.header_offset + _LOCAL.size + local[9] + local[10]
    end = data_start + info.compress_size
    if local[0] != b"PK\x03\x04" or end > len(raw):
        raise Refusal("corrupt")
    fields = _CENTRAL.unpack_from(entry)
    odd = _FULL in (fields[8], fields[9], fields[16])
    if info.flag_bits & _DESCRIPTOR and not odd:
        end += 16 if raw[end : end + 4] == b"PK\x07\x08" else 12
    return Member(name, info, entry, data_start, end, odd)


def _check_sizes(members: object) -> None:
    total = 0
    for member in members:  # type: ignore[attr-defined]
        info = member.info
        total += info.file_size
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > PART_LIMIT or (info.file_size > RATIO_FLOOR and ratio > RATIO_LIMIT):
            raise Refusal("zip_bomb")
    if total > TOTAL_LIMIT:
        raise Refusal("zip_bomb")


def _inflate(raw: bytes, member: Member) -> bytes:
    info = member.info
    packed = memoryview(raw)[member.data_start : member.data_start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        content = bytes(packed)
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-15).decompress(packed, info.file_size + 1)
        except zlib.error as error:
            raise Refusal("corrupt") from error
    else:
        raise Refusal("corrupt")
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise Refusal("corrupt")
    return content


def _headers(name: str, info: zipfile.ZipInfo, offset: int) -> tuple[bytes, bytes]:
    year, month, day, hour, minute, second = info.date_time
    date = max(year - 1980, 0) << 9 | month << 5 | day
    time = hour << 11 | minute << 5 | second // 2
    spelled = name.encode("utf-8")
    flags = 0 if name.isascii() else _UTF8
    common = (flags, info.compress_type, time, date, info.CRC, info.compress_size, info.file_size)
    head = _LOCAL.pack(b"PK\x03\x04", 20, *common, len(spelled), 0) + spelled
    entry = _CENTRAL.pack(b"PK\x01\x02", 20, 20, *common, len(spelled), 0, 0, 0, 0, 0, offset) + spelled
    return head, entry


def _ending(directory: list[bytes], offset: int, comment: bytes) -> Iterator[bytes]:
    listing = b"".join(directory)
    if offset + len(listing) >= _FULL or len(directory) >= 0xFFFF:
        raise Refusal("too_big")
    yield listing
    yield _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listing), offset, len(comment))
    yield comment
