"""The zip with its parts, relations and parsed XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from addin.books.lint.finding import Report
from addin.books.lint.names import PACKAGE_REL, as_transitional

RELS_END = ".rels"
ENCODINGS = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"}
ROOT = ""
"""The package itself, as owner of `_rels/.rels`."""


@dataclass(frozen=True)
class Relation:
    """`target` is a part name, unless `external`; `kind` the last word of the type."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """Reads each part once; what cannot be read or parsed is reported once."""

    def __init__(self, source: str | Path | bytes, report: Report) -> None:
        self.report = report
        self.suffix = "" if isinstance(source, bytes) else Path(source).suffix.lower()
        self.entries: list[zipfile.ZipInfo] = []
        self.names: list[str] = []
        self._by_lower: dict[str, str] = {}
        self._zip: zipfile.ZipFile | None = None
        self._roots: dict[str, etree._Element | None] = {}
        self._rels: dict[str, dict[str, Relation]] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (zipfile.BadZipFile, EOFError) as error:
            report.add("zip", "", "", f"not a readable zip: {error}")
            return
        self.entries = [info for info in self._zip.infolist() if not info.is_dir()]
        self.names = list(dict.fromkeys(info.filename for info in self.entries))
        self._by_lower = {name.lower(): name for name in self.names}

    def close(self) -> None:
        if self._zip:
            self._zip.close()

    def find(self, name: str) -> str | None:
        """The stored name of a part; names differ not by case."""
        return self._by_lower.get(name.lower())

    def read(self, name: str) -> bytes:
        if self._zip is None or self.find(name) != name:
            return b""
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
            self.report.add("zip", name, "", f"cannot be read: {error}")
            return b""

    def root(self, name: str) -> etree._Element | None:
        """Parsed part; None when absent or not XML."""
        if name not in self._roots:
            self._roots[name] = self._parse(name) if self.find(name) == name else None
        return self._roots[name]

    def keep_root(self, name: str, root: etree._Element | None) -> None:
        """A big sheet is parsed row by row elsewhere; this is what is left of it."""
        self._roots[name] = root

    def _parse(self, name: str) -> etree._Element | None:
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True)
        try:
            root = etree.fromstring(as_transitional(self.read(name)), parser)
        except etree.XMLSyntaxError as error:
            self.not_well_formed(name, error)
            return None
        check_document(root, name, self.report)
        return root

    def not_well_formed(self, name: str, error: etree.XMLSyntaxError) -> None:
        text = str(error)
        control = "xmlChar" in text or "invalid Char" in text or "Char 0x" in text
        self.report.add("control-character" if control else "xml", name, "", f"not well-formed: {text}")

    def rels(self, owner: str) -> dict[str, Relation]:
        """Relations of a part by id; `ROOT` asks for those of the package."""
        if owner not in self._rels:
            self._rels[owner] = self._read_rels(owner)
        return self._rels[owner]

    def _read_rels(self, owner: str) -> dict[str, Relation]:
        stored = self.find(rels_name(owner))
        root = self.root(stored) if stored else None
        relations: dict[str, Relation] = {}
        for element in () if root is None else root.iter(PACKAGE_REL + "Relationship"):
            relation = self._relation(owner, element)
            if relation.id in relations:
                self.report.add("relation-duplicate", stored or "", relation.id, "two relations have this id")
            relations[relation.id] = relation
        return relations

    def _relation(self, owner: str, element: etree._Element) -> Relation:
        target = element.get("Target", "")
        kind = element.get("Type", "").rpartition("/")[2]
        external = element.get("TargetMode") == "External" or target.startswith("#")
        if not external:
            target = unquote(target)
            absolute = target.startswith("/")
            target = target[1:] if absolute else posixpath.join(posixpath.dirname(owner), target)
            target = posixpath.normpath(target)
            target = self.find(target) or target
        return Relation(element.get("Id", ""), kind, target, external)

    def targets(self, owner: str, *kinds: str) -> list[str]:
        """Parts that `owner` points to by relations of these kinds."""
        return [r.target for r in self.rels(owner).values() if r.kind in kinds and not r.external]


def check_document(root: etree._Element, name: str, report: Report) -> None:
    """Encoding and document type, which Excel refuses before it looks at the content."""
    document = root.getroottree().docinfo
    if document.internalDTD is not None:
        report.add("xml-dtd", name, "", "a document type declaration is refused")
    if (document.encoding or "UTF-8").upper() not in ENCODINGS:
        report.add("xml-encoding", name, "", f"encoding {document.encoding} instead of UTF-8")


def rels_name(owner: str) -> str:
    """
    >>> rels_name("xl/workbook.xml"), rels_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, base = posixpath.split(owner)
    return posixpath.join(folder, "_rels", base + RELS_END)


def rels_owner(name: str) -> str:
    """
    >>> rels_owner("xl/_rels/workbook.xml.rels"), rels_owner("_rels/.rels")
    ('xl/workbook.xml', '')
    """
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base[: -len(RELS_END)])
