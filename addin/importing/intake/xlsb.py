"""What an .xlsb says beside its values, which python-calamine does not tell.

Sources: [MS-XLSB] 2.1.4 record, 2.4.28 BrtBundleSh, 2.4.667 BrtFmt, 2.4.880 BrtXF, 2.4.341 BrtColInfo,
2.4.741 BrtRowHdr, 2.4.689 BrtMergeCell, 2.5.9 Cell.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

from addin.importing.intake.formats import Formats, formats_of, told_by_formats
from addin.importing.intake.relations import targets_of
from addin.importing.intake.sheet import Range
from addin.importing.intake.workbook import Facts

_ROW, _CELLS, _FORMAT, _STYLE = 0, range(1, 12), 44, 47
_COLUMN, _SETTINGS, _SHEET, _MERGED = 60, 153, 156, 176
_FIRST_STYLE, _LAST_STYLE = 617, 618
_ROW_HIDDEN, _LAST_COLUMN = 0x10, 16_383


def facts_by_name(raw: bytes) -> dict[str, Facts]:
    """The facts of the sheets. Errors: struct.error, LookupError, ValueError where damaged."""
    package = zipfile.ZipFile(io.BytesIO(raw))
    names = {name.lower(): name for name in package.namelist()}
    targets = targets_of(package.read(names["xl/_rels/workbook.bin.rels"]))
    styles = names.get("xl/styles.bin")
    formats = _formats(package.read(styles)) if styles else Formats()
    date1904, found = False, {}
    for kind, body in _records(package.read(names["xl/workbook.bin"])):
        if kind == _SETTINGS:
            date1904 = bool(body[0] & 1)
        elif kind == _SHEET:
            relation, at = _text(body, 8)
            name, _ = _text(body, at)
            if path := names.get(targets.get(relation, "")):
                found[name] = _facts(package.read(path), date1904, formats)
    return found


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body; both lengths have seven bits a byte."""
    at, end = 0, len(part)
    while at < end:
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind, at = (kind & 0x7F) | part[at] << 7, at + 1
        size = shift = 0
        while True:
            byte = part[at]
            size, shift, at = size | (byte & 0x7F) << shift, shift + 7, at + 1
            if byte < 0x80 or shift > 21:
                break
        yield kind, part[at : at + size]
        at += size


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A text that its length precedes, and where it ends."""
    count = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + 2 * (0 if count == 0xFFFFFFFF else count)
    return body[at + 4 : end].decode("utf-16-le"), end


def _formats(part: bytes) -> Formats:
    codes: dict[int, str] = {}
    used: list[int] = []
    within = False
    for kind, body in _records(part):
        if kind in (_FIRST_STYLE, _LAST_STYLE):
            within = kind == _FIRST_STYLE
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
        elif kind == _STYLE and within:
            used.append(struct.unpack_from("<H", body, 2)[0])
    return formats_of(codes, used)


def _facts(part: bytes, date1904: bool, formats: Formats) -> Facts:
    rows: set[int] = set()
    columns: set[int] = set()
    merged: list[Range] = []
    cells: list[tuple[int, int, int]] = []
    row, special = 0, {*formats.shown, *formats.scientific}
    for kind, body in _records(part):
        if kind == _ROW:
            row = int.from_bytes(body[:4], "little")
            if body[11] & _ROW_HIDDEN:
                rows.add(row)
        elif kind in _CELLS:
            if special and (style := int.from_bytes(body[4:7], "little")) in special:
                cells.append((row, int.from_bytes(body[:4], "little"), style))
        elif kind == _COLUMN and body[16] & 1:
            first, last = struct.unpack_from("<II", body)
            columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            merged.append((top, left, bottom, right))
    told = told_by_formats(cells, formats)
    return Facts(frozenset(rows), frozenset(columns), tuple(merged), (), date1904, *told)
