"""Small real files of every kind, made the way programs make them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Rows = Sequence[Sequence[Any]]
ROWS: Rows = [["Unvan", "Belge No", "Tutar"], ["Şişli Çağrı Iğdır", "F-1", 1234.56], ["Öz Gül", "F-2", 10.0]]


def xlsx(rows: Rows = ROWS) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Liste")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def strict_xlsx(rows: Rows = ROWS) -> bytes:
    """The ISO form "Strict Open XML" that Excel offers: other namespaces."""
    pairs = [
        (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
        (b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"),
    ]

    def strict(name: str, content: bytes) -> bytes:
        for old, new in pairs if name != "[Content_Types].xml" else ():
            content = content.replace(old, new)
        return content

    return changed_package(xlsx(rows), strict)


def changed_package(raw: bytes, change: Any) -> bytes:
    """The package with every part as `change(name, content)` gives it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def xls(rows: Rows = ROWS) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Liste")
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            sheet.write(top, left, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def short_xls(raw: bytes) -> bytes:
    """The same workbook with its stream cut into the small sectors of short files, as LibreOffice does."""
    import olefile

    stream = olefile.OleFileIO(io.BytesIO(raw)).openstream("Workbook").read().rstrip(b"\0") + bytes(4)
    assert isinstance(stream, bytes)
    assert len(stream) < 4096
    parts = -(-len(stream) // 64)
    sectors = -(-parts // 8)
    nothing, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

    def numbers(*values: int) -> bytes:
        return struct.pack("<128I", *values, *[nothing] * (128 - len(values)))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2 if text else 0, kind, 1)
        return (
            head
            + struct.pack("<III", nothing, nothing, child)
            + bytes(36)
            + struct.pack("<IIQ", start, size, 0)[:12]
        )

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<IIIIIIII", 1, 1, 0, 4096, 2, 1, end, 0)
    head += struct.pack("<109I", 0, *[nothing] * 108)
    chain = [table, end, end, *(4 + at for at in range(sectors - 1)), end]
    small = [*range(1, parts), end]
    folder = entry("Root Entry", 5, 1, 3, parts * 64) + entry("Workbook", 2, nothing, 0, len(stream))
    body = numbers(*chain) + folder.ljust(512, b"\0") + numbers(*small) + stream.ljust(sectors * 512, b"\0")
    return head + body


def ods(rows: Rows = ROWS, body: str = "", settings: str = "") -> bytes:
    """`body`: the rows and columns as XML instead."""

    def cell(value: Any) -> str:
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    made = "".join(
        f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in (() if body else rows)
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"{settings}<office:body><office:spreadsheet>"
        f'<table:table table:name="Liste">{body or made}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        mime = "application/vnd.oasis.opendocument.spreadsheet"
        package.writestr("mimetype", mime, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return out.getvalue()


def xlsb(
    rows: Rows = ROWS, formats: dict[int, str] | None = None, hidden: tuple[int, int] | None = None
) -> bytes:
    """The binary form of Excel 2007, with only the records that hold values.

    `formats`: codes by column, `hidden`: a row and a column.
    """
    codes = formats or {}

    def record(kind: int, content: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(content) & 0x7F | 0x80, len(content) >> 7]) + content

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def cell(left: int, value: Any) -> bytes:
        styled = left in codes and not isinstance(value, str)
        head = struct.pack("<II", left, 1 + list(codes).index(left) if styled else 0)
        if isinstance(value, str):
            return record(6, head + wide(value))
        return record(5, head + struct.pack("<d", value))

    lines = b"".join(
        record(
            0,
            struct.pack("<I", top)
            + bytes(7)
            + bytes([16 * (hidden is not None and hidden[0] == top)])
            + bytes(5),
        )
        + b"".join(cell(at, value) for at, value in enumerate(row))
        for top, row in enumerate(rows)
    )
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    gone = struct.pack("<IIIIH", hidden[1], hidden[1], 0, 0, 1) if hidden else b""
    column = record(390) + record(60, gone) + record(391) if hidden else b""
    sheet = record(0x81) + record(0x94, size) + column + record(0x91) + lines + record(0x92) + record(0x82)
    listed = record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("Liste"))
    book = record(0x83) + record(0x8F) + listed + record(0x90) + record(0x84)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    kinds = [struct.pack("<H", 164 + at) + wide(code) for at, code in enumerate(codes.values())]
    used = [struct.pack("<HH", 0, number) + bytes(12) for number in (0, *range(164, 164 + len(codes)))]
    styles = (
        record(615, struct.pack("<I", len(kinds)))
        + b"".join(record(44, each) for each in kinds)
        + record(616)
    )
    styles += (
        record(617, struct.pack("<I", len(used))) + b"".join(record(47, each) for each in used) + record(618)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        if codes:
            package.writestr("xl/styles.bin", styles)
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/_rels/workbook.bin.rels", relations)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    return out.getvalue()


def html(rows: Rows = ROWS, encoding: str = "windows-1254") -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    return f"<html><head>{head}</head><body><table border=1>{body}</table></body></html>".encode(encoding)


def spreadsheetml(rows: Rows = ROWS, table: str = "", after: str = "") -> bytes:
    """`table`: columns and rows as XML instead. `after`: what follows the table of the sheet."""

    def cell(value: Any) -> str:
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    made = "".join("<Row>" + "".join(map(cell, row)) + "</Row>" for row in rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Liste"><Table>{table or made}</Table>{after}</Worksheet></Workbook>'
    ).encode()


def delimited(rows: Rows = ROWS, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    return "".join(delimiter.join(map(str, row)) + "\r\n" for row in rows).encode(encoding)


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
