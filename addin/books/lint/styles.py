"""Style indexes and shared texts: what a number in a cell points to."""

from __future__ import annotations

import io
import re
from itertools import chain

from lxml import etree

from addin.books.lint.book import Book, number
from addin.books.lint.names import MAIN, MAX_TEXT, XML_SPACE, as_transitional, unescaped, units
from addin.books.lint.package import check_document

BUILT_IN_FORMATS = 164
MAX_FORMATS = 65_490


def check_styles(book: Book) -> None:
    """Also fills `book.styles`; without a styles part every index is wrong but 0."""
    book.styles.formats = 1
    for part in book.package.targets(book.part, "styles"):
        root = book.package.root(part)
        if root is None:
            continue
        book.styles.formats = _count(root, "cellXfs", "xf")
        book.styles.rule_formats = _count(root, "dxfs", "dxf")
        if book.styles.formats > MAX_FORMATS:
            book.add("style-count", part, "cellXfs", f"{book.styles.formats} cell formats")
        _check_number_formats(book, part, root)
        _check_formats(book, part, root)


def _count(root: etree._Element, parent: str, child: str) -> int:
    return len(root.findall(f"{MAIN}{parent}/{MAIN}{child}"))


def _check_number_formats(book: Book, part: str, root: etree._Element) -> None:
    seen: set[str] = set()
    for element in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt"):
        key, code = element.get("numFmtId", ""), element.get("formatCode", "")
        if key in seen or number(key, -1) < 0:
            book.add("number-format", part, key, "no number or given twice")
        seen.add(key)
        if not code or units(unescaped(code)) > 255:
            book.add("number-format", part, key, f"code of {len(code)} characters")
        if re.sub(r"\\.", "", code).count('"') % 2:
            book.add("number-format", part, key, f"open quote in {code}")
    for element in root.iter(MAIN + "xf"):
        key = element.get("numFmtId", "0")
        if number(key, -1) >= BUILT_IN_FORMATS and key not in seen:
            book.add("number-format", part, key, "used, but not defined")


def _check_formats(book: Book, part: str, root: etree._Element) -> None:
    limits = {
        "fontId": _count(root, "fonts", "font"),
        "fillId": _count(root, "fills", "fill"),
        "borderId": _count(root, "borders", "border"),
    }
    bases = _count(root, "cellStyleXfs", "xf")
    for parent in ("cellStyleXfs", "cellXfs"):
        checked = {**limits, "xfId": bases} if parent == "cellXfs" else limits
        for index, element in enumerate(root.iterfind(f"{MAIN}{parent}/{MAIN}xf")):
            for key, limit in checked.items():
                if not 0 <= number(element.get(key), 0) < max(limit, 1):
                    book.add("style-index", part, f"{parent} {index}", f"{key} {element.get(key)} of {limit}")
    names: set[str] = set()
    for element in root.iterfind(f"{MAIN}cellStyles/{MAIN}cellStyle"):
        name = element.get("name", "")
        if not 0 <= number(element.get("xfId"), -1) < bases:
            book.add("style-index", part, name, f"xfId {element.get('xfId')} of {bases}")
        if name.lower() in names:
            book.add("style-name", part, name, "two cell styles have this name")
        names.add(name.lower())
    for element in root.iterfind(f"{MAIN}tableStyles/{MAIN}tableStyle/{MAIN}tableStyleElement"):
        if not 0 <= number(element.get("dxfId"), 0) < max(book.styles.rule_formats, 1):
            book.add("dxf-index", part, element.get("type", ""), f"dxfId {element.get('dxfId')}")


def check_strings(book: Book) -> None:
    """Reads the shared texts one by one into `book.strings`, as Excel shows them."""
    book.strings = []
    for part in book.package.targets(book.part, "sharedStrings"):
        if not book.package.find(part):
            continue
        items = etree.iterparse(
            io.BytesIO(as_transitional(book.package.read(part))),
            tag=MAIN + "si", huge_tree=True, resolve_entities=False, no_network=True,
        )  # fmt: skip
        try:
            for _, item in items:
                text = text_of(item)
                check_text(book, part, f"text {len(book.strings)}", item, text)
                book.strings.append(text)
                item.clear(keep_tail=True)
        except etree.XMLSyntaxError as error:
            book.package.not_well_formed(part, error)
            book.strings = None
            return
        book.package.keep_root(part, items.root)
        if items.root is not None:
            check_document(items.root, part, book.report)


def text_of(item: etree._Element) -> str:
    """Text of an `si` or `is`: its own and its runs', not the phonetic ones."""
    if len(item) == 1 and item[0].tag == MAIN + "t":
        return unescaped(item[0].text or "")
    pieces = chain(item.iterfind(MAIN + "t"), item.iterfind(f"{MAIN}r/{MAIN}t"))
    return unescaped("".join(piece.text or "" for piece in pieces))


def check_text(book: Book, part: str, where: str, item: etree._Element, text: str) -> None:
    if units(text) > MAX_TEXT:
        book.add("text-length", part, where, f"{units(text)} characters, {MAX_TEXT} are allowed")
    if text[:1].isspace() or text[-1:].isspace() or len(item) > 1:
        for piece in item.iter(MAIN + "t"):
            raw = piece.text or ""
            if raw != raw.strip(" \t\r\n") and piece.get(XML_SPACE) != "preserve":
                book.add("text-space", part, where, "space at an end is lost without xml:space")
