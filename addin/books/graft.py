"""One sheet of a book replaced whole by another book's: looks, tables, names, drawings, charts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from addin.books.canonical import canonical
from addin.books.elements import attribute, children, with_children
from addin.books.graft_styles import StyleMap, restyled_formats, restyled_sheet
from addin.books.graft_values import named_values, put_values
from addin.books.package import Package
from addin.books.parts import Parts
from addin.books.sheetxml import SheetXml
from addin.books.workbook import Area, Sheet, Workbook, parse_area, relations
from addin.books.workbook_edits import drop_calc_chain, recalculate
from addin.books.xmltext import escape
from addin.model import Refusal

_SHARED_TEXT = re.compile(rb'(<c\b[^>]*?)\s+t="s"([^>]*>)<v>(\d+)</v></c>')
_SELECTED = re.compile(rb'\s+tabSelected="[^"]*"')
_CODE_NAME = re.compile(rb'\s+codeName="[^"]*"')
_LOCAL = re.compile(rb'\slocalSheetId="(\d+)"')
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")


def graft(target: Package, donor: Package, sheet: str) -> None:
    """Put the donor's sheet in the place of its counterpart in the target, which keeps its own name.

    `sheet`: the donor's name of it. What the old sheet held is gone, save what stands in its single named
    cells: settings, the debtor of a card. Other sheets stay as they are. Errors: Refusal "table_missing"
    when the target has no counterpart.
    """
    book, other = Workbook(target), Workbook(donor)
    names = counterparts(book, other)
    if sheet not in names or names[sheet] not in book.sheets:
        raise Refusal("table_missing", table=sheet, sheet=sheet)
    new, old = other.sheets[sheet], book.sheets[names[sheet]]
    words = _Words(names, _table_names(book, other))
    styles = _styles(target, donor, book, other)
    values = named_values(target, book, old)
    content = put_values(_sheet(target, donor, other, new, old, styles), values, other, new)
    parts = Parts(target, donor)
    parts.forget(old.part)
    parts.copy(new.part, old.part, lambda part, text: words.put_in(_looks(part, text, styles)))
    target.put(old.part, words.put_in(content))
    target.put(_part(book, "styles"), styles.part())
    target.put(book.part, _with_names(target.read(book.part), donor.read(other.part), words, (old, new)))
    recalculate(target, book.part)
    drop_calc_chain(target, book.part)


def counterparts(book: Workbook, other: Workbook) -> dict[str, str]:
    """Name of each donor sheet in the book: where the same hidden names stand, else the same name."""
    votes: dict[str, Counter[str]] = {}
    for name in other.names:
        theirs, ours = other.area(name), book.area(name)
        if name.startswith("tk_") and theirs and ours:
            votes.setdefault(theirs.sheet, Counter())[ours.sheet] += 1
    same = {name: name for name in other.sheets if name in book.sheets}
    return same | {sheet: found.most_common(1)[0][0] for sheet, found in votes.items()}


def _table_names(book: Workbook, other: Workbook) -> dict[str, str]:
    """Donor table -> the book's name of it, where the user gave it another."""
    found = {}
    ours_by_name = [name for name in other.names if name.startswith("tk_")]
    for theirs in other.tables:
        cell = next((name for name in ours_by_name if _stands_in(other, name, theirs.area)), "")
        ours = book.area(cell) if cell else None
        for table in book.tables:
            if ours and table.sheet.name == ours.sheet and table.area.top == ours.top:
                found[theirs.name] = table.name
    return found


def _stands_in(book: Workbook, name: str, area: Area) -> bool:
    cell = book.area(name)
    return (
        cell is not None
        and (cell.sheet, cell.top) == (area.sheet, area.top)
        and area.left <= cell.left <= area.right
    )


class _Words:
    """Names of sheets and tables as the target has them, put into formulas and links."""

    def __init__(self, sheets: Mapping[str, str], tables: Mapping[str, str]) -> None:
        self._sheets = {old: new for old, new in sheets.items() if old != new}
        self._tables = {old: new for old, new in tables.items() if old != new}

    def put_in(self, part: bytes) -> bytes:
        if not self._sheets and not self._tables:
            return part
        text = part.decode()
        for old, new in self._sheets.items():
            ours = f"'{_in_formula(new)}'!"
            text = text.replace(f"'{_in_formula(old)}'!", ours)
            if _PLAIN_NAME.fullmatch(old):
                safe = ours.replace("\\", r"\\")
                text = re.sub(rf"(?<![\w.'\]]){re.escape(old)}!", safe, text)
        for old, new in self._tables.items():
            text = re.sub(rf"(?<![\w.]){re.escape(old)}(?=\[)", new, text)
            text = re.sub(rf'((?:displayN|n)ame="){re.escape(old)}"', rf'\g<1>{new}"', text)
        return text.encode()


def _in_formula(name: str) -> str:
    return escape(name.replace("'", "''"))


def _part(book: Workbook, kind: str) -> str:
    found = [book.package.find(part) for _, part in relations(book.package, book.part, kind)]
    return next(filter(None, found), "")


def _styles(target: Package, donor: Package, book: Workbook, other: Workbook) -> StyleMap:
    ours, theirs = _part(book, "styles"), _part(other, "styles")
    if not ours or not theirs:
        raise Refusal("corrupt")
    return StyleMap(target.read(ours), donor.read(theirs))


def _looks(part: str, content: bytes, styles: StyleMap) -> bytes:
    return restyled_formats(content, styles) if "/tables/" in part else content


def _sheet(
    target: Package, donor: Package, other: Workbook, new: Sheet, old: Sheet, styles: StyleMap
) -> bytes:
    """The donor's sheet with the target's style numbers and its own text in it."""
    content = SheetXml(donor.read(new.part)).content
    shared = _part(other, "sharedStrings")
    texts = _inner_texts(donor.read(shared)) if shared else []
    content = _SHARED_TEXT.sub(lambda m: _inline(m, texts), restyled_sheet(content, styles))
    before = target.read(old.part)
    content = _CODE_NAME.sub(b"", _SELECTED.sub(b"", content))
    if _SELECTED.search(before):
        content = content.replace(b"<sheetView ", b'<sheetView tabSelected="1" ', 1)
    return content


def _inline(match: re.Match[bytes], texts: list[bytes]) -> bytes:
    return match[1] + b' t="inlineStr"' + match[2] + b"<is>" + texts[int(match[3])] + b"</is></c>"


def _inner_texts(content: bytes) -> list[bytes]:
    """What stands in each shared string."""
    wrapped = re.sub(rb"<sst\b[^>]*>", b'<sst xmlns="urn:x"><all>', content, count=1)
    items = children(wrapped.replace(b"</sst>", b"</all></sst>"), "all")
    return [
        item[item.index(b">") + 1 : item.rindex(b"</")] if not item.endswith(b"/>") else b"" for item in items
    ]


def _with_names(ours: bytes, theirs: bytes, words: _Words, sheets: tuple[Sheet, Sheet]) -> bytes:
    """The workbook part with the donor's names of the sheet in place of the old sheet's own."""
    old, new = sheets
    content = ours if b"<workbook" in ours else canonical(ours)
    kept = [name for name in children(content, "definedNames") if not _belongs(name, old)]
    known = {(attribute(name, "name").lower(), attribute(name, "localSheetId")) for name in kept}
    for name in children(theirs, "definedNames"):
        if not _belongs(name, new):
            continue
        moved = words.put_in(_LOCAL.sub(b' localSheetId="%d"' % old.position, name))
        if (attribute(moved, "name").lower(), attribute(moved, "localSheetId")) not in known:
            kept.append(moved)
    kept.sort(key=lambda name: attribute(name, "name").lower())
    return with_children(content, "definedNames", kept, ("externalReferences", "functionGroups", "sheets"))


def _belongs(name: bytes, sheet: Sheet) -> bool:
    """Whether a name is the sheet's own, or one of ours that points into it."""
    local = attribute(name, "localSheetId")
    if local:
        return local == str(sheet.position)
    if not attribute(name, "name").startswith(("tk_", "TK_")):
        return False
    text = name[name.index(b">") + 1 : name.rindex(b"</")].decode()
    area = parse_area(text.replace("&apos;", "'").replace("&amp;", "&"))
    return area is not None and area.sheet == sheet.name
