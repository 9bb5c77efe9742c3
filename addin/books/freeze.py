"""Worksheet functions of ours replaced by the values they last showed; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from addin.books.facts import plain
from addin.books.package import Package
from addin.books.workbook import Workbook, parse, relations, relations_part
from addin.books.workbook_edits import drop_calc_chain, drop_external_link
from addin.model import Refusal

_CELL = re.compile(rb"<c\b([^>]*)><f\b([^>]*?)(?:/>|>([^<]*)</f>)(.*?)</c>", re.S)
_SHARED = re.compile(rb't="shared"')
_GROUP = re.compile(rb'\bsi="(\d+)"')
_AT = re.compile(rb'\br="([A-Z]+\d+)"')
_KIND = re.compile(rb'\s+t="(\w+)"')
_DYNAMIC = re.compile(rb'\s+cm="\d+"')  # says that a formula spills
_VALUE = re.compile(rb"<v(?:/>|\b[^>]*>(.*?)</v>)", re.S)
_OF_TABLE = re.compile(rb"<(calculatedColumnFormula|totalsRowFormula)\b[^>]*>([^<]*)</\1>")
_CUSTOM_TOTAL = re.compile(rb'\s+totalsRowFunction="custom"')
_ELSEWHERE = re.compile(rb"<(?:formula|formula1|formula2|definedName|xm:f)\b[^>]*>([^<]*)<")
# A text, a call with what stands before its name, a sheet's name, a column of a table: in this order.
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<book>(?:'(?:[^']|'')*'|[\w.\[\]]+)!)?(?P<name>[^\W\d][\w.]*)\s*\("
    r"|'(?:[^']|'')*'"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
    r"|[\w.]+"
)
_NUMBERED = re.compile(r"\[(\d+)\]!")
_PREFIXES = ("_xll.", "_xludf.")
_QUOTES = {"&quot;": '"', "&apos;": "'"}
ADDIN = "tahsilat.xlam"


@dataclass(slots=True)
class Frozen:
    """What became of the functions: cells with values now, those among them that show an error.

    `left`: formulas outside of cells (formats, validations, names) that still call one.
    """

    cells: int = 0
    errors: list[str] = field(default_factory=list)
    left: int = 0


def freeze(package: Package, functions: Collection[str]) -> Frozen:
    """Put values in the place of formulas that call one of `functions`, under whatever path of the add-in.

    Errors: Refusal when a cell was never calculated: there is no value to keep.
    """
    book = Workbook(package)
    is_ours = _recognizer(package, book, functions)
    found = Frozen()
    for sheet in book.sheets.values():
        content = package.read(sheet.part)
        if _may_call(content, functions):
            spelled = plain(content)
            new = _frozen_sheet(spelled, sheet.name, is_ours, found)
            found.left += sum(is_ours(_text(match[1])) for match in _ELSEWHERE.finditer(new))
            if new != spelled:
                package.put(sheet.part, new)
        for _, part in relations(package, sheet.part, "table"):
            _freeze_table(package, package.find(part), is_ours)
    found.left += sum(is_ours(text) for text in book.all_names)
    if found.cells:
        drop_calc_chain(package, book.part)
        _drop_links(package, book)
    return found


def _may_call(content: bytes, functions: Collection[str]) -> bool:
    upper = content.upper()
    return any(name.encode() + b"(" in upper for name in functions)


def _recognizer(package: Package, book: Workbook, functions: Collection[str]) -> Callable[[str], bool]:
    """Whether a formula's text calls one of the functions: another book's of the same name is not ours."""
    wanted = {name.upper() for name in functions} - {name.upper() for name in book.names}
    links = set(_links_to_addin(package, book))

    def is_ours(text: str) -> bool:
        for match in _TOKEN.finditer(text):
            name = match["name"] or ""
            for prefix in _PREFIXES:
                name = name.removeprefix(prefix)
            if name.upper() in wanted and _is_addin(match["book"] or "", links):
                return True
        return False

    return is_ours


def _is_addin(book: str, links: set[int]) -> bool:
    if numbered := _NUMBERED.fullmatch(book):
        return int(numbered[1]) in links
    return not book or ADDIN in book.lower()


def _links_to_addin(package: Package, book: Workbook) -> list[int]:
    """Numbers of the external links that lead to the add-in's file."""
    found = []
    for number, part in enumerate(_links(package, book), start=1):
        targets = package.find(relations_part(part)) if part else ""
        if targets and any(ADDIN in one.get("Target", "").lower() for one in parse(package, targets)):
            found.append(number)
    return found


def _links(package: Package, book: Workbook) -> list[str]:
    """Parts of the external links, in the order of their numbers."""
    parts = dict(relations(package, book.part, "externalLink"))
    ids = re.findall(rb'<(?:\w+:)?externalReference\b[^>]*\br:id="([^"]+)"', package.read(book.part))
    return [package.find(parts.get(each.decode(), "")) for each in ids]


def _drop_links(package: Package, book: Workbook) -> None:
    """Links to the add-in that nothing uses now; the last ones only, since the others' numbers would move."""
    links = _links(package, book)
    ours = set(_links_to_addin(package, book))
    for number in range(len(links), 0, -1):
        mark = b"[%d]" % number
        parts = [book.part, *(sheet.part for sheet in book.sheets.values())]
        if number not in ours or any(mark in package.read(part) for part in parts):
            return
        drop_external_link(package, book.part, links[number - 1])


def _frozen_sheet(content: bytes, sheet: str, is_ours: Callable[[str], bool], found: Frozen) -> bytes:
    groups = {
        group[1]
        for match in _CELL.finditer(content)
        if _SHARED.search(match[2]) and is_ours(_text(match[3])) and (group := _GROUP.search(match[2]))
    }

    def kept(match: re.Match[bytes]) -> bytes:
        group = _GROUP.search(match[2]) if _SHARED.search(match[2]) else None
        if not is_ours(_text(match[3])) and (group is None or group[1] not in groups):
            return match[0]
        found.cells += 1
        return _value_cell(match[1], match[4], sheet, found)

    return _CELL.sub(kept, content)


def _value_cell(attributes: bytes, rest: bytes, sheet: str, found: Frozen) -> bytes:
    """The cell with its last value, in the same style."""
    at = _AT.search(attributes)
    place = f"'{sheet}'!{at[1].decode() if at else ''}"
    bare = _DYNAMIC.sub(b"", attributes)
    kind = _KIND.search(bare)
    value = _VALUE.search(rest)
    shown = (value[1] or b"") if value else b""
    if kind and kind[1] == b"str":
        bare = _KIND.sub(b"", bare)
        if not shown:
            return b"<c" + bare + b"/>"
        return b"<c" + bare + b' t="inlineStr"><is><t xml:space="preserve">' + shown + b"</t></is></c>"
    if not shown:
        raise Refusal("freeze_not_calculated", cell=place)
    if kind and kind[1] == b"e":
        found.errors.append(f"{place} {shown.decode()}")
    return b"<c" + bare + b"><v>" + shown + b"</v></c>"


def _freeze_table(package: Package, part: str, is_ours: Callable[[str], bool]) -> None:
    """New rows of a table must not get the function again."""
    content = package.read(part) if part else b""
    new = _OF_TABLE.sub(lambda match: b"" if is_ours(_text(match[2])) else match[0], content)
    if new == content:
        return
    if b"<totalsRowFormula" not in new:
        new = _CUSTOM_TOTAL.sub(b"", new)
    package.put(part, new)


def _text(formula: bytes | None) -> str:
    return unescape((formula or b"").decode("utf-8", "replace"), _QUOTES)
