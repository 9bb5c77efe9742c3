"""Small edits of workbook.xml and of the parts that list parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from addin.books.package import Package
from addin.books.workbook import Workbook, relations, relations_part
from addin.books.xmltext import escape

_CALC = re.compile(rb"<(?P<prefix>\w+:)?calcPr\b(?P<rest>[^>]*?)/?>")
_FULL_CALC = re.compile(rb'\s+fullCalcOnLoad="[^"]*"')
# calcPr follows these, in this order, in CT_Workbook.
_BEFORE_CALC = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")
_NAME = re.compile(rb'(<(?:\w+:)?definedName\b[^>]*?\bname="([^"]*)"[^>]*>)([^<]*)(</(?:\w+:)?definedName>)')
CONTENT_TYPES = "[Content_Types].xml"
_VIEW = re.compile(rb"<(?:\w+:)?workbookView\b[^>]*>")
_ACTIVE = re.compile(rb'\s+activeTab="(\d+)"')
_SELECTED = re.compile(rb'(?:^|\s+)tabSelected="(?:1|true)"')


def recalculate(package: Package, part: str) -> None:
    """Have the book computed anew when it is next opened."""
    content = package.read(part)
    found = _CALC.search(content)
    if found is None:
        new = _with_calc(content)
    else:
        rest = _FULL_CALC.sub(b"", found["rest"])
        element = b"<" + (found["prefix"] or b"") + b"calcPr" + rest + b' fullCalcOnLoad="1"'
        closing = b"/>" if found[0].endswith(b"/>") else b">"
        new = content[: found.start()] + element + closing + content[found.end() :]
    if new != content and b'fullCalcOnLoad="1"' not in (found[0] if found else b""):
        package.put(part, new)


def _with_calc(content: bytes) -> bytes:
    for name in _BEFORE_CALC:
        found = re.search(rb"</((?:\w+:)?)" + name + rb">|<((?:\w+:)?)" + name + rb"\b[^>]*/>", content)
        if found:
            prefix = found[1] or found[2] or b""
            element = b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>'
            return content[: found.end()] + element + content[found.end() :]
    return content


def rename_areas(package: Package, part: str, areas: Mapping[str, str]) -> None:
    """Give defined names another text, by the text they have now."""
    content = package.read(part)
    wanted = {escape(old).encode(): escape(new).encode() for old, new in areas.items()}

    def moved(match: re.Match[bytes]) -> bytes:
        return match[1] + wanted.get(match[3], match[3]) + match[4]

    new = _NAME.sub(moved, content)
    if new != content:
        package.put(part, new)


def reveal(package: Package, part: str, sheet: str) -> None:
    """Bring a sheet's tab into view."""
    content = package.read(part)
    name = re.escape(escape(sheet).encode())
    pattern = rb'<(?:\w+:)?sheet\b[^>]*?\bname="' + name + rb'"[^>]*>'

    def without_state(match: re.Match[bytes]) -> bytes:
        return re.sub(rb'\s+state="[^"]*"', b"", match[0])

    new = re.sub(pattern, without_state, content, count=1)
    if new != content:
        package.put(part, new)


def conceal(package: Package, book: Workbook, sheets: Iterable[str]) -> None:
    """Take sheets' tabs out of sight; where the active one is among them, the first in sight is active."""
    content = package.read(book.part)
    for sheet in sheets:
        name = re.escape(escape(sheet).encode())
        pattern = rb'<(?:\w+:)?sheet\b[^>]*?\sname="' + name + rb'"[^>]*>'
        content = re.sub(pattern, _hidden, content, count=1)
    if content == package.read(book.part):
        return
    tabs = re.findall(rb"<(?:\w+:)?sheet\s[^>]*>", content)
    seen = [at for at, tab in enumerate(tabs) if b' state="' not in tab]
    view = _VIEW.search(content)
    stated = _ACTIVE.search(view[0]) if view else None
    active = int(stated[1]) if stated else 0
    if view and seen and active not in seen:
        active = seen[0]
        bare = _ACTIVE.sub(b"", view[0])
        moved = bare.replace(b"workbookView", b'workbookView activeTab="%d"' % active, 1)
        content = content[: view.start()] + moved + content[view.end() :]
    package.put(book.part, content)
    _select_only(package, book, active)


def _hidden(match: re.Match[bytes]) -> bytes:
    bare = re.sub(rb'\s+state="[^"]*"', b"", match[0])
    return bare.replace(b"sheet ", b'sheet state="hidden" ', 1)


def _select_only(package: Package, book: Workbook, position: int) -> None:
    """Sheets that are selected together would be written together."""
    for sheet in book.sheets.values():
        head, tag, rest = package.read(sheet.part).partition(b"sheetView ")
        if not tag:
            continue
        view, end, rest = rest.partition(b">")
        new = _SELECTED.sub(b"", view)
        if sheet.position == position:
            new = b'tabSelected="1" ' + new
        if (sheet.position == position) != bool(_SELECTED.search(view)):
            package.put(sheet.part, head + tag + new.lstrip() + end + rest)


def drop_calc_chain(package: Package, part: str) -> None:
    """Remove the order of calculation, which Excel builds anew: it lists cells that are no formulas now."""
    for key, target in relations(package, part, "calcChain"):
        spelled = package.find(target)
        if not spelled:
            continue
        package.drop(spelled)
        _remove_element(package, package.find(relations_part(part)), rb'\bId="' + key.encode() + rb'"')
        _remove_element(package, CONTENT_TYPES, rb'\bPartName="/' + re.escape(spelled.encode()) + rb'"')


def drop_external_link(package: Package, part: str, link: str) -> None:
    """Remove the last link to another workbook, with all that names it."""
    targets = dict(relations(package, part, "externalLink"))
    key = next(key for key, target in targets.items() if package.find(target) == link)
    content = package.read(part)
    reference = rb"<(?:\w+:)?externalReference\b[^>]*\br:id=\"" + re.escape(key.encode()) + rb'"[^>]*/>'
    content = re.sub(reference, b"", content, count=1)
    package.put(
        part, re.sub(rb"<((?:\w+:)?externalReferences)>\s*</\1>|<(?:\w+:)?externalReferences/>", b"", content)
    )
    package.drop(link)
    if own := package.find(relations_part(link)):
        package.drop(own)
    _remove_element(package, package.find(relations_part(part)), rb'\bId="' + key.encode() + rb'"')
    _remove_element(package, CONTENT_TYPES, rb'\bPartName="/' + re.escape(link.encode()) + rb'"')


def _remove_element(package: Package, part: str, attribute: bytes) -> None:
    content = package.read(part)
    pattern = rb"<[\w:]+\b(?=[^<>]*" + attribute + rb")[^<>]*?(?:/>|>\s*</[\w:]+>)"
    package.put(part, re.sub(pattern, b"", content, count=1, flags=re.I))
