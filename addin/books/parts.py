"""Parts that hang on a sheet: copied from one package to another, or taken out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addin.books.package import Package
from addin.books.workbook import parse, relations_part
from addin.books.workbook_edits import CONTENT_TYPES
from addin.books.xmltext import quoteattr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBER = re.compile(r"\d+(?=\.\w+$)")
_TABLE_ID = re.compile(rb'(<table\b[^>]*?\sid=")(\d+)(")')
Change = Callable[[str, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Relation:
    key: str
    type: str
    target: str  # part name, or what an external relation points to
    external: bool


class Parts:
    """Moves what hangs on a sheet from a donor to a target."""

    def __init__(self, target: Package, donor: Package) -> None:
        self._target = target
        self._donor = donor
        self._copied: dict[str, str] = {}

    def forget(self, part: str) -> None:
        """Take out what only this part led to; the part itself stays."""
        reached = _closure(self._target, part) - {part}
        others = {name for name in self._target.names if name.endswith(".rels")}
        others -= {relations_part(name) for name in reached | {part}}
        kept = {
            found.target
            for name in others
            for found in _relations(self._target, _owner(name))
            if not found.external
        }
        for name in reached - kept:
            self._drop(name)
        rels = self._target.find(relations_part(part))
        if rels:
            self._target.drop(rels)

    def _drop(self, part: str) -> None:
        self._target.drop(part)
        rels = self._target.find(relations_part(part))
        if rels:
            self._target.drop(rels)
        types = self._target.read(CONTENT_TYPES)
        pattern = rb'<Override\b(?=[^>]*\bPartName="/%b")[^>]*?(?:/>|>\s*</Override>)' % re.escape(
            part.encode()
        )
        self._target.put(CONTENT_TYPES, re.sub(pattern, b"", types))

    def copy(self, source: str, into: str, change: Change) -> None:
        """Copy what hangs on the donor's part below the target's part of another name.

        `change`: what happens to the content of an XML part on its way.
        """
        self._copied[source] = into
        found = _relations(self._donor, source)
        if not found:
            return
        lines = []
        for relation in found:
            target = relation.target
            if not relation.external:
                target = posixpath.relpath("/" + self._part(target, change), "/" + posixpath.dirname(into))
            outside = ' TargetMode="External"' if relation.external else ""
            target = change("", target.encode()).decode() if target.startswith("#") else target
            lines.append(
                f"<Relationship Id={quoteattr(relation.key)} Type={quoteattr(relation.type)} "
                f"Target={quoteattr(target)}{outside}/>"
            )
        body = f'<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        self._target.put(relations_part(into), (head + body).encode())

    def _part(self, source: str, change: Change) -> str:
        if source in self._copied:
            return self._copied[source]
        into = self._free_name(source)
        content = self._donor.read(source)
        if source.endswith((".xml", ".vml")):
            content = self._own_table_id(change(source, content))
        self._target.put(into, content)
        self._declare(source, into)
        self.copy(source, into, change)
        return into

    def _free_name(self, source: str) -> str:
        if not self._target.find(source):
            return source
        pattern = (
            _NUMBER.sub("{}", source) if _NUMBER.search(source) else re.sub(r"(\.\w+)$", r"{}\1", source)
        )
        number = 1
        while self._target.find(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def _own_table_id(self, content: bytes) -> bytes:
        """Ids of tables are unique in a book."""
        if not _TABLE_ID.search(content[:2000]):
            return content
        used = [0]
        for name in self._target.names:
            if "/tables/" in name and name.endswith(".xml"):
                match = _TABLE_ID.search(self._target.read(name)[:2000])
                used.append(int(match[2]) if match else 0)
        return _TABLE_ID.sub(rb"\g<1>%d\g<3>" % (max(used) + 1), content, count=1)

    def _declare(self, source: str, into: str) -> None:
        """Say of what type the new part is."""
        override, default = _type_of(self._donor, source)
        known, same_default = _type_of(self._target, into)
        types = self._target.read(CONTENT_TYPES)
        if override and override != known:
            line = f"<Override PartName={quoteattr('/' + into)} ContentType={quoteattr(override)}/>"
        elif not override and default and default != same_default:
            extension = into.rpartition(".")[2]
            line = f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(default)}/>"
            if same_default:
                line = f"<Override PartName={quoteattr('/' + into)} ContentType={quoteattr(default)}/>"
        else:
            return
        end = types.rindex(b"</")
        self._target.put(CONTENT_TYPES, types[:end] + line.encode() + types[end:])


def _type_of(package: Package, part: str) -> tuple[str, str]:
    """Content type by name, and by extension."""
    root = parse(package, CONTENT_TYPES)
    by_name = _types(root, "Override", "PartName")
    by_extension = _types(root, "Default", "Extension")
    return by_name.get(f"/{part.lower()}", ""), by_extension.get(part.rpartition(".")[2].lower(), "")


def _types(root: Element, tag: str, key: str) -> dict[str, str]:
    return {found.get(key, "").lower(): found.get("ContentType", "") for found in root.iter(_TYPES + tag)}


def _relations(package: Package, part: str) -> list[Relation]:
    spelled = package.find(relations_part(part))
    if not spelled:
        return []
    found = []
    for element in parse(package, spelled):
        target = element.get("Target", "")
        # A link inside the book ("#'Sheet'!A1") is no part either, whatever its mode says.
        external = element.get("TargetMode") == "External" or target.startswith("#")
        if not external:
            whole = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
            target = posixpath.normpath(whole).lstrip("/")
        found.append(Relation(element.get("Id", ""), element.get("Type", ""), target, external))
    return found


def _owner(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _closure(package: Package, part: str) -> set[str]:
    """The part and all that it leads to."""
    reached: set[str] = set()
    waiting = [part]
    while waiting:
        name = package.find(waiting.pop())
        if name and name not in reached:
            reached.add(name)
            waiting += [found.target for found in _relations(package, name) if not found.external]
    return reached
