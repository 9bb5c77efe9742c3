"""Document properties; a bad date there makes Excel refuse a sound workbook."""

from __future__ import annotations

import re

from lxml import etree

from addin.books.lint.book import Book, number
from addin.books.lint.names import local
from addin.books.lint.package import ROOT
from addin.books.lint.workbook import duplicates

DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
DCTERMS = "{http://purl.org/dc/terms/}"
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
VARIANTS = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def check_docprops(book: Book) -> None:
    for part in book.package.targets(ROOT, "core-properties"):
        if (root := book.package.root(part)) is not None:
            _check_core(book, part, root)
    for part in book.package.targets(ROOT, "extended-properties", "custom-properties"):
        root = book.package.root(part)
        for vector in () if root is None else root.iter(VARIANTS + "vector"):
            size = number(vector.get("size"), -1)
            if size != len(vector):
                book.add("docprops", part, "vector", f"size {vector.get('size')}, but {len(vector)} entries")
        if root is not None and root.tag == CUSTOM + "Properties":
            _check_custom(book, part, root)


def _check_core(book: Book, part: str, root: etree._Element) -> None:
    for tag in duplicates([str(child.tag) for child in root.iterchildren("*")]):
        book.add("docprops", part, local(tag), "stands twice")
    for element in root.iterchildren(DCTERMS + "created", DCTERMS + "modified"):
        text = element.text or ""
        if not DATE.fullmatch(text) or not element.get(XSI_TYPE, "").endswith("W3CDTF"):
            book.add("docprops", part, local(element.tag), f"{text!r} is no W3CDTF date")


def _check_custom(book: Book, part: str, root: etree._Element) -> None:
    entries = root.findall(CUSTOM + "property")
    for key in ("pid", "name"):
        for value in duplicates([entry.get(key, "").lower() for entry in entries]):
            book.add("docprops", part, value, f"two properties have this {key}")
    for entry in entries:
        if number(entry.get("pid"), -1) < 2 or len(entry) != 1 or not entry.get("fmtid"):
            book.add("docprops", part, entry.get("name", ""), "needs a pid from 2, a fmtid and one value")
