"""What an .xlsx says beside its values, found by looking for few words in the text of its parts.

A whole reading of the XML would cost more than reading the values.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

from addin.importing.intake.formats import Formats, formats_of_styles, styled_cells, told_by_formats
from addin.importing.intake.looks import LONGEST, marks_of_rows, marks_of_styles
from addin.importing.intake.relations import attributes_of, targets_of
from addin.importing.intake.safe_xml import whole_number
from addin.importing.intake.workbook import Facts

_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_PIECE, _ROWS = 1 << 20, b"sheetData"
_TRUE = rb"""=["'](?:1|true)["']"""
_HIDDEN = re.compile(rb"hidden" + _TRUE)
_WITHOUT_VALUE = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_DATE_1904 = re.compile(rb"\sdate1904" + _TRUE)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^<>]*)>")


def facts_reader(raw: bytes) -> Callable[[str], Facts]:
    """Reads the facts of one sheet by its name."""
    package = zipfile.ZipFile(io.BytesIO(raw))
    names = {name.replace("\\", "/").lower(): name for name in package.namelist()}
    home = next((name for name in names if re.fullmatch(r"xl/workbook\d*\.xml", name)), "")
    if not home:
        return lambda name: Facts()
    book = package.read(names[home])
    relations = names.get(f"xl/_rels/{posixpath.basename(home)}.rels")
    targets = targets_of(package.read(relations)) if relations else {}
    paths = {name: targets.get(relation, "") for name, relation in _sheets(book)}
    if texts := names.get("xl/sharedstrings.xml"):
        _check_sum(package, texts)
    date1904 = bool(_DATE_1904.search(book))
    styles = names.get("xl/styles.xml")
    looks = package.read(styles) if styles else b""
    formats = formats_of_styles(looks)
    theme = next((package.read(names[name]) for name in names if name.startswith("xl/theme/")), b"")
    marks = marks_of_styles(looks, theme)

    def facts(name: str) -> Facts:
        path = names.get(paths.get(name, ""))
        if not path:
            return Facts(date1904=date1904)
        if not marks or package.getinfo(path).file_size > LONGEST:
            return _facts(package.read(path) if formats else _telling(package, path), date1904, formats)
        xml = package.read(path)
        marked = marks_of_rows(styled_cells(xml, marks), marks, len(_ROW.findall(xml)))
        return replace(_facts(xml, date1904, formats), marks=marked)

    return facts


def _check_sum(package: zipfile.ZipFile, path: str) -> None:
    """The reader of values does not compare the sum of a part. Errors: BadZipFile when it is another."""
    with package.open(path) as part:
        while part.read(_PIECE):
            pass


def _telling(package: zipfile.ZipFile, path: str) -> bytes:
    """The part; of one whose rows hide nothing and have no formula only what stands above them.

    A letter is found far quicker than a word: most pieces have neither of the two.
    """
    with package.open(path) as part:
        above, follow, rows = part.read(_PIECE).partition(_ROWS)
        while follow:
            if b"h" in rows or b"f" in rows:
                rows, end, _ = rows.partition(_ROWS)
                if b"hidden=" in rows or b"<f" in rows or b":f>" in rows:
                    break
                if end:
                    part.read()  # to the end, where damage is told
                    return above
            if not (more := part.read(_PIECE)):
                break
            rows = rows[1 - len(_ROWS) :] + more
    return package.read(path)


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    for attributes in map(attributes_of, _SHEET.findall(book)):
        yield attributes.get("name", ""), attributes.get("id", "")


def _facts(xml: bytes, date1904: bool, formats: Formats) -> Facts:
    rows: set[int] = set()
    columns: set[int] = set()
    for tag, attributes in _hidden(xml):
        if tag == "row":
            rows.add(whole_number(attributes.get("r"), _LAST_ROW) - 1)
        elif tag == "col":
            first, last = (whole_number(attributes.get(key), _LAST_COLUMN) for key in ("min", "max"))
            columns.update(range(first - 1, last))
    notices = ("import_formula_unsaved",) if _has_unsaved(xml) else ()
    cells = styled_cells(xml, {*formats.shown, *formats.scientific}) if formats else ()
    told = told_by_formats(cells, formats)
    return Facts(frozenset(rows), frozenset(columns), (), notices, date1904, *told)


def _hidden(xml: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Tag and attributes of what is hidden. Looking back from the word is quicker than reading all tags."""
    for found in _HIDDEN.finditer(xml) if b"hidden=" in xml else ():
        start = xml.rfind(b"<", 0, found.start())
        tag = re.match(rb"<(?:\w+:)?(\w+)\s", xml[start : start + 40])
        if tag:
            yield tag[1].decode(), attributes_of(xml[start : xml.find(b">", start)])


def _has_unsaved(xml: bytes) -> bool:
    """Whether a formula has no saved value; an empty text is one."""
    for found in _WITHOUT_VALUE.finditer(xml) if b"<f" in xml or b":f>" in xml else ():
        start = max(xml.rfind(b"<c ", 0, found.start()), xml.rfind(b":c ", 0, found.start()))
        if b't="str"' not in xml[start : xml.find(b">", start)]:
            return True
    return False
