"""Namespaces and small text helpers that every lint module needs."""

from __future__ import annotations

import re

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFFICE_VML = "{urn:schemas-microsoft-com:office:office}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

MAX_TEXT = 32_767

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"drawingml/spreadsheetDrawing": DRAWING[1:-1].encode(),
    b"drawingml/chart": CHART[1:-1].encode(),
}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def as_transitional(data: bytes) -> bytes:
    """Strict namespaces replaced, so that one set of names serves both."""
    if _STRICT not in data[:4096]:
        return data
    for tail, transitional in _TRANSITIONAL.items():
        data = data.replace(_STRICT + tail, transitional)
    return data


def unescaped(text: str) -> str:
    """Text as Excel shows it: `_x000A_` is a line feed.

    >>> unescaped("Vade_x000A_Tarihi"), unescaped("_x005F_x000A_")
    ('Vade\\nTarihi', '_x000A_')
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def units(text: str) -> int:
    """Length as Excel counts it: UTF-16 units, an emoji is two."""
    return len(text) + sum(char > "\uffff" for char in text)


def local(tag: object) -> str:
    """Tag without namespace; "" for comments and instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
