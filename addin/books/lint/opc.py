"""Zip entries, content types and relations: the ground every Office file stands on."""

from __future__ import annotations

import re
import zipfile
from collections import Counter

from addin.books.lint.names import CONTENT_TYPES, MC, OFFICE_VML, REL, local
from addin.books.lint.package import RELS_END, ROOT, Package, rels_owner

TYPES = "[Content_Types].xml"
SHEET_KINDS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")

TYPE_OF_KIND = {
    "worksheet": "spreadsheetml.worksheet+xml",
    "chartsheet": "spreadsheetml.chartsheet+xml",
    "table": "spreadsheetml.table+xml",
    "sharedStrings": "spreadsheetml.sharedStrings+xml",
    "styles": "spreadsheetml.styles+xml",
    "calcChain": "spreadsheetml.calcChain+xml",
    "comments": "spreadsheetml.comments+xml",
    "sheetMetadata": "spreadsheetml.sheetMetadata+xml",
    "externalLink": "spreadsheetml.externalLink+xml",
    "pivotTable": "spreadsheetml.pivotTable+xml",
    "pivotCacheDefinition": "spreadsheetml.pivotCacheDefinition+xml",
    "pivotCacheRecords": "spreadsheetml.pivotCacheRecords+xml",
    "queryTable": "spreadsheetml.queryTable+xml",
    "connections": "spreadsheetml.connections+xml",
    "theme": "officedocument.theme+xml",
    "drawing": "officedocument.drawing+xml",
    "vmlDrawing": "officedocument.vmlDrawing",
    "chart": "drawingml.chart+xml",
    "slicer": "ms-excel.slicer+xml",
    "slicerCache": "ms-excel.slicerCache+xml",
    "threadedComment": "ms-excel.threadedcomments+xml",
    "person": "ms-excel.person+xml",
    "vbaProject": "ms-office.vbaProject",
    "core-properties": "core-properties+xml",
    "extended-properties": "extended-properties+xml",
    "custom-properties": "custom-properties+xml",
    "extensibility": "/xml",
}
TYPE_OF_BOOK = {
    ".xlsx": "spreadsheetml.sheet.main+xml",
    ".xltx": "spreadsheetml.template.main+xml",
    ".xlsm": "ms-excel.sheet.macroEnabled.main+xml",
    ".xltm": "ms-excel.template.macroEnabled.main+xml",
    ".xlam": "ms-excel.addin.macroEnabled.main+xml",
}
KINDS_OF_ELEMENT = {
    "sheet": SHEET_KINDS,
    "tablePart": ("table",),
    "drawing": ("drawing",),
    "legacyDrawing": ("vmlDrawing",),
    "legacyDrawingHF": ("vmlDrawing",),
    "hyperlink": ("hyperlink",),
    "hlinkClick": ("hyperlink",),
    "picture": ("image",),
    "blip": ("image",),
    "chart": ("chart", "chartEx"),
    "pivotCache": ("pivotCacheDefinition",),
    "externalReference": ("externalLink", "externalLinkPath"),
    "slicer": ("slicer",),
    "slicerCache": ("slicerCache",),
}
WITHOUT_IDS = ("sharedStrings.xml", "calcChain.xml")
_ID = re.compile(r"[^\W\d][\w.\-]*")


def check_opc(package: Package) -> None:
    _check_entries(package)
    types = _ContentTypes(package)
    types.check()
    reachable = {ROOT}
    waiting = [ROOT]
    while waiting:
        owner = waiting.pop()
        found = {r.target for r in package.rels(owner).values() if not r.external} - reachable
        reachable |= found
        waiting += sorted(found)
    for name in package.names:
        if name.endswith(RELS_END):
            _check_relations(package, name, types)
        elif name.startswith("xl/") and name not in reachable:
            package.report.add("part-orphan", name, "", "no relation leads to this part, Excel drops it")
    _check_main(package, types)


def check_ids(package: Package) -> None:
    """Every r:id of every part; call when the sheets are read, so that none is parsed twice."""
    for name in package.names:
        if not name.endswith((".xml", ".vml")) or name == TYPES or name.endswith(WITHOUT_IDS):
            continue
        if name.endswith(".vml"):
            _check_vml(package, name)
        else:
            _check_part_ids(package, name)


def _check_entries(package: Package) -> None:
    seen: set[str] = set()
    for info in package.entries:
        name, low = info.filename, info.filename.lower()
        if low in seen:
            package.report.add("zip-duplicate", name, "", "two zip entries have this name")
        seen.add(low)
        if "\\" in name or name.startswith("/"):
            package.report.add("zip-name", name, "", "a part name has forward slashes only, none first")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            package.report.add("zip-method", name, "", f"compression method {info.compress_type}")
        if info.flag_bits & 1:
            package.report.add("zip-method", name, "", "the entry is encrypted")
        if not name.endswith((".xml", RELS_END)):
            package.read(name)


class _ContentTypes:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}
        root = package.root(TYPES)
        if root is None:
            package.report.add("content-types", TYPES, "", "missing or not readable")
        for element in () if root is None else root:
            key, kind = element.get("Extension"), element.get("ContentType", "")
            known = self.defaults
            if element.tag == CONTENT_TYPES + "Override":
                key, known = element.get("PartName"), self.overrides
            elif element.tag != CONTENT_TYPES + "Default":
                continue
            if not key or not kind or (key or "").lower() in known:
                package.report.add("content-types", TYPES, key or "", "empty or given twice")
            known[(key or "").lower()] = kind

    def of(self, name: str) -> str:
        low = name.lower()
        return self.overrides.get("/" + low) or self.defaults.get(low.rpartition(".")[2], "")

    def check(self) -> None:
        for name in self.package.names:
            if name != TYPES and not self.of(name):
                self.package.report.add("content-type", name, "", "the part has no content type")
        for key in self.overrides:
            if not self.package.find(key.lstrip("/")):
                self.package.report.add(
                    "content-type", TYPES, key, "content type of a part that is not there"
                )


def _check_relations(package: Package, rels: str, types: _ContentTypes) -> None:
    owner = rels_owner(rels)
    if owner != ROOT and not package.find(owner):
        package.report.add("relation-owner", rels, "", "relations of a part that is not there")
    for relation in package.rels(owner).values():
        if not _ID.fullmatch(relation.id):
            package.report.add("relation-id", rels, relation.id, "not a valid relation id")
        if relation.external:
            if relation.kind == "hyperlink" and len(relation.target) > 2079:
                package.report.add("hyperlink-length", rels, relation.id, "link longer than 2079 characters")
        elif not package.find(relation.target):
            package.report.add("relation-target", rels, relation.id, f"part {relation.target} is missing")
        else:
            wanted, found = TYPE_OF_KIND.get(relation.kind, ""), types.of(relation.target)
            if found and not found.lower().endswith(wanted.lower()):
                detail = f"content type {found!r} for a relation of kind {relation.kind}"
                package.report.add("content-type", relation.target, relation.id, detail)


def _check_main(package: Package, types: _ContentTypes) -> None:
    books = package.targets(ROOT, "officeDocument")
    if len(books) != 1:
        package.report.add("workbook", "_rels/.rels", "", f"{len(books)} workbook relations, one is needed")
        return
    found, macros = types.of(books[0]), bool(package.targets(books[0], "vbaProject"))
    wanted = TYPE_OF_BOOK.get(package.suffix)
    if (wanted and not found.endswith(wanted)) or not found.endswith(tuple(TYPE_OF_BOOK.values())):
        package.report.add(
            "workbook-type", books[0], "", f"content type {found!r} for a {package.suffix or 'book'}"
        )
    if macros and "macroEnabled" not in found:
        package.report.add("workbook-type", books[0], "", "macros in a book whose type has none")
    for target in package.targets(ROOT, "extensibility"):
        root = package.root(target)
        if root is not None and local(root.tag) != "customUI":
            package.report.add("custom-ui", target, "", f"root element {local(root.tag)} instead of customUI")
    for kind, count in Counter(r.kind for r in package.rels(ROOT).values()).items():
        if count > 1 and kind in ("core-properties", "extended-properties", "custom-properties"):
            package.report.add("docprops", "_rels/.rels", "", f"{count} relations of kind {kind}")


def _check_part_ids(package: Package, name: str) -> None:
    root = package.root(name)
    if root is None:
        return
    for prefix in root.get(MC + "Ignorable", "").split():
        if prefix not in root.nsmap:
            package.report.add("mc-ignorable", name, prefix, "prefix in mc:Ignorable is not declared")
    relations = package.rels(name)
    for element in root.iter("*"):
        for key, raw in element.items():
            value = str(raw)
            if not str(key).startswith(REL) or not value:
                continue
            tag, relation = local(element.tag), relations.get(value)
            if relation is None:
                package.report.add("relation-id", name, f"{tag} {value}", "no such relation")
            elif relation.kind not in KINDS_OF_ELEMENT.get(tag, (relation.kind,)):
                package.report.add("relation-kind", name, f"{tag} {value}", f"is a {relation.kind} relation")


def _check_vml(package: Package, name: str) -> None:
    """VML may legally be no XML (Excel writes bare <br>), so only its ids are read."""
    text = package.read(name).decode("utf-8", "replace")
    if OFFICE_VML[1:-1] not in text:
        return
    for value in re.findall(r"\bo:relid\s*=\s*[\"']([^\"']*)", text):
        if value not in package.rels(name):
            package.report.add("relation-id", name, f"o:relid {value}", "no such relation")
