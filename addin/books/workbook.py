"""What workbook.xml, its relations and the table parts say: sheets, names, tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from addin.books.package import Package
from addin.model import Refusal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_AREA = re.compile(
    r"^(?:'((?:[^']|'')+)'|([^'!\[\]]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$"
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a sheet, counted from 1; a single cell has equal corners."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    part: str
    position: int


@dataclass(frozen=True, slots=True)
class ListTable:
    """A ListObject: where it lies and what its columns are called."""

    part: str
    sheet: Sheet
    name: str
    area: Area
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]


LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
AREA_CELLS = 10_000  # the largest of our pages' areas has 120


_NEEDED = ("styles", "sharedStrings")  # Excel opens no book that names one and lacks it


class Workbook:
    """The book's structure, read once from the package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = _main_part(package)
        if self.part.endswith(".bin"):
            raise Refusal("binary_workbook")
        self.root = parse(package, self.part)
        if self.root.tag.startswith("{" + _STRICT):
            raise Refusal("strict_format")
        if self.root.tag != f"{MAIN}workbook":
            raise Refusal("not_a_workbook")
        if not package.find("[Content_Types].xml") or any(
            not package.find(target) for kind in _NEEDED for _, target in relations(package, self.part, kind)
        ):
            raise Refusal("corrupt")
        self.date1904 = _truth(self.root.find(f"{MAIN}workbookPr"), "date1904")

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """Worksheets by name, in tab order; chart sheets are left out."""
        targets = dict(relations(self.package, self.part, "worksheet"))
        found: dict[str, Sheet] = {}
        for position, element in enumerate(self.root.iterfind(f"{MAIN}sheets/{MAIN}sheet")):
            part = self.package.find(targets.get(element.get(_REL_ID, ""), ""))
            if part:
                name = element.get("name", "")
                found[name] = Sheet(name, part, position)
        return found

    @cached_property
    def hidden_sheets(self) -> frozenset[str]:
        """Names of the sheets whose tab is out of sight."""
        elements = self.root.iterfind(f"{MAIN}sheets/{MAIN}sheet")
        return frozenset(
            each.get("name", "") for each in elements if each.get("state", "visible") != "visible"
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """Text of the defined names; a sheet's own name counts only where the book has no such one."""
        return {**self._texts_of_names[1], **self._texts_of_names[0]}

    @cached_property
    def _texts_of_names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Of the book's names, and of those that belong to one sheet."""
        found: tuple[dict[str, str], dict[str, str]] = {}, {}
        for element in self.root.iterfind(f"{MAIN}definedNames/{MAIN}definedName"):
            text = element.text or ""
            if "#REF!" not in text:
                found[element.get("localSheetId") is not None].setdefault(element.get("name", ""), text)
        return found

    def is_of_book(self, name: str) -> bool:
        """Whether the name is the whole book's, not one that came with the copy of a sheet."""
        return name in self._texts_of_names[0]

    @cached_property
    def all_names(self) -> tuple[str, ...]:
        """Texts of all defined names, those of single sheets too."""
        elements = self.root.iterfind(f"{MAIN}definedNames/{MAIN}definedName")
        return tuple({element.text or "": None for element in elements})

    def area(self, name: str) -> Area | None:
        """The rectangle that a defined name stands for; None when lost, not a rectangle, or not one of ours.

        A name that somebody stretched over whole columns is lost: reading it would fill memory.
        """
        area = parse_area(self.names.get(name, ""))
        if area is not None and (area.bottom - area.top + 1) * (area.right - area.left + 1) > AREA_CELLS:
            return None
        return area

    @cached_property
    def tables(self) -> tuple[ListTable, ...]:
        return tuple(self._tables())

    def _tables(self) -> Iterator[ListTable]:
        for sheet in self.sheets.values():
            for _, part in relations(self.package, sheet.part, "table"):
                spelled = self.package.find(part)
                if spelled:
                    yield _list_table(self.package, spelled, sheet)


def _main_part(package: Package) -> str:
    for _, target in relations(package, "", "officeDocument"):
        spelled = package.find(target)
        if spelled:
            return spelled
    strict = any(_STRICT in kind for kind, _, _ in _relations(package, ""))
    raise Refusal("strict_format" if strict else "not_a_workbook")


def _list_table(package: Package, part: str, sheet: Sheet) -> ListTable:
    root = parse(package, part)
    area = parse_area(f"S!{root.get('ref', '')}")
    if area is None:
        raise Refusal("corrupt")
    columns = root.iterfind(f"{MAIN}tableColumns/{MAIN}tableColumn")
    return ListTable(
        part,
        sheet,
        root.get("displayName", "") or root.get("name", ""),
        Area(sheet.name, area.top, area.left, area.bottom, area.right),
        _count(root, "headerRowCount", "1"),
        _count(root, "totalsRowCount", "0"),
        tuple(unescape(column.get("name", "")) for column in columns),
    )


def _count(root: Element, attribute: str, default: str) -> int:
    text = root.get(attribute, default)
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise Refusal("corrupt")
    return int(text)


def parse(package: Package, part: str) -> Element:
    """A small part as a tree. Errors: Refusal "corrupt"."""
    from xml.etree import ElementTree

    content = package.read(part)
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise Refusal("corrupt")
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # the last two: its encoding
        raise Refusal("corrupt") from error


def relations_part(part: str) -> str:
    """Name of the part that holds a part's relations; "" is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str, kind: str) -> list[tuple[str, str]]:
    """Id and target part of the relations whose type ends with `kind`."""
    return [(key, target) for type_, key, target in _relations(package, part) if type_.endswith("/" + kind)]


def _relations(package: Package, part: str) -> list[tuple[str, str, str]]:
    spelled = package.find(relations_part(part))
    if not spelled:
        return []
    folder = posixpath.dirname(part)
    found = []
    for element in parse(package, spelled):
        if element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "").replace("\\", "/")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found.append((element.get("Type", ""), element.get("Id", ""), posixpath.normpath(whole)))
    return found


def parse_area(text: str) -> Area | None:
    """'Sayfa'!$A$1:$B$2 as a rectangle; None when it is anything else, or lies outside of a sheet."""
    match = _AREA.match(text.strip().lstrip("="))
    if not match:
        return None
    quoted, plain, left, top, right, bottom = match.groups()
    sheet = quoted.replace("''", "'") if quoted else plain
    area = Area(sheet, int(top), column_number(left), int(bottom or top), column_number(right or left))
    inside = 1 <= area.top <= area.bottom <= LAST_ROW and area.left <= area.right <= LAST_COLUMN
    return area if inside else None


def column_number(letters: str) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """_x000B_ as the character it stands for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _truth(element: Element | None, attribute: str) -> bool:
    return element is not None and element.get(attribute, "0") in {"1", "true"}
