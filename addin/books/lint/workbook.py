"""Sheets, views, defined names and the calculation chain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from addin.books.lint.book import Book, number
from addin.books.lint.formula import sheet_of, tokenize
from addin.books.lint.names import MAIN, REL, units
from addin.books.lint.refs import parse_cell

BAD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
NAME = re.compile(r"(?:[^\W\d]|\\)[\w.\\?]*")
R1C1 = re.compile(r"R|C|R[1-9]\d*(?:C(?:[1-9]\d*)?)?|RC(?:[1-9]\d*)?|C[1-9]\d*", re.IGNORECASE)
LOCAL_NAMES = {"_xlnm.print_area", "_xlnm.print_titles", "_xlnm._filterdatabase", "_xlnm.sheet_title"}
TITLES = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+")


def check_workbook(book: Book) -> None:
    if book.root is None:
        book.add("workbook", book.part or "xl/workbook.xml", "", "the part is missing or not readable")
        return
    _check_sheets(book)
    _check_views(book, book.root)
    _check_names(book, book.root)


def sheet_name_faults(name: str) -> Iterator[str]:
    """
    >>> list(sheet_name_faults("Bugün")), list(sheet_name_faults("Kim: 1"))
    ([], ['a sign that no sheet name may have'])
    """
    if not 1 <= units(name) <= 31:
        yield f"{units(name)} characters, 1 to 31 are allowed"
    if BAD_IN_SHEET_NAME.search(name):
        yield "a sign that no sheet name may have"
    if name.startswith("'") or name.endswith("'"):
        yield "an apostrophe at an end"
    if name.lower() == "history":
        yield "a reserved name"


def _check_sheets(book: Book) -> None:
    for sheet in book.sheets:
        for fault in sheet_name_faults(sheet.name):
            book.add("sheet-name", book.part, sheet.name, fault)
        if not sheet.part:
            book.add("sheet-part", book.part, sheet.name, "its relation leads to no sheet")
        if not 1 <= number(sheet.sheet_id, -1) <= 65_534:
            book.add("sheet-id", book.part, sheet.name, f"sheetId {sheet.sheet_id!r}")
        if sheet.state not in ("visible", "hidden", "veryHidden"):
            book.add("sheet-state", book.part, sheet.name, f"state {sheet.state!r}")
    for code, keys in {
        "sheet-duplicate": [sheet.name.lower() for sheet in book.sheets],
        "sheet-id": [sheet.sheet_id for sheet in book.sheets],
        "sheet-part": [sheet.part for sheet in book.sheets if sheet.part],
    }.items():
        for key in duplicates(keys):
            book.add(code, book.part, key, "given to two sheets")
    if all(sheet.state != "visible" for sheet in book.sheets):
        book.add("sheet-hidden", book.part, "", "no sheet is visible")


def duplicates(keys: list[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def _check_views(book: Book, root: etree._Element) -> None:
    for view in root.iterfind(f"{MAIN}bookViews/{MAIN}workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            index = number(view.get(attribute), 0)
            if not 0 <= index < len(book.sheets):
                book.add("active-tab", book.part, attribute, f"{index} of {len(book.sheets)} sheets")
        active = number(view.get("activeTab"), 0)
        shown = view.get("visibility", "visible") == "visible"
        if shown and 0 <= active < len(book.sheets) and book.sheets[active].state != "visible":
            book.add("active-tab", book.part, book.sheets[active].name, "the active sheet is hidden")


def _check_names(book: Book, root: etree._Element) -> None:
    seen: set[tuple[str, str | None]] = set()
    tables = {table.name.lower() for table in book.all_tables()}
    for element in root.iterfind(f"{MAIN}definedNames/{MAIN}definedName"):
        name, scope = element.get("name", ""), element.get("localSheetId")
        if (name.lower(), scope) in seen:
            book.add("name-duplicate", book.part, name, "given twice in one scope")
        seen.add((name.lower(), scope))
        if scope is None and name.lower() in tables:
            book.add("name-table", book.part, name, "is also the name of a table")
        if scope is not None and not 0 <= number(scope, 0) < len(book.sheets):
            book.add("name-scope", book.part, name, f"localSheetId {scope} of {len(book.sheets)} sheets")
        if fault := name_fault(name):
            book.add("name-syntax", book.part, name, fault)
        if element.get("function") or element.get("vbProcedure") or element.get("xlm"):
            continue
        book.check_formula(element.text, book.part, f"name {name}")
        if name.lower() in LOCAL_NAMES:
            _check_local_name(book, name, scope, element.text or "")


def name_fault(name: str) -> str:
    """Why Excel would not take it as a name of a range or a table; "" when it would.

    >>> name_fault("BUGUN"), name_fault("AB12"), name_fault("Faiz Oranı"), name_fault("_xlnm.Print_Area")
    ('', 'looks like a cell', 'a sign that no name may have', '')
    """
    if not name or len(name) > 255:
        return f"{len(name)} characters, 1 to 255 are allowed"
    if not NAME.fullmatch(name):
        return "a sign that no name may have"
    if parse_cell(name.upper()) or R1C1.fullmatch(name):
        return "looks like a cell"
    return "is a truth value" if name.upper() in ("TRUE", "FALSE") else ""


def _check_local_name(book: Book, name: str, scope: str | None, text: str) -> None:
    if scope is None:
        book.add("print-name", book.part, name, "needs a localSheetId")
        return
    index = number(scope, 0)
    own = book.sheets[index].name.lower() if 0 <= index < len(book.sheets) else ""
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    sheets = {sheet_of(token).lower() for token in tokens if token.kind == "sheet"}
    if sheets - {own}:
        book.add("print-name", book.part, name, f"{text} lies on another sheet")
    if name.lower() == "_xlnm.print_titles" and "#REF!" not in text:
        ranges = "".join(token.text for token in tokens if token.kind != "sheet").split(",")
        if not 1 <= len(ranges) <= 2 or not all(map(TITLES.fullmatch, ranges)):
            book.add("print-name", book.part, name, f"{text} is no whole rows or columns")


def check_calc_chain(book: Book) -> None:
    """Call when the cells are read. An entry without a formula makes Excel repair; a missing one does not."""
    for part in book.package.targets(book.part, "calcChain"):
        root = book.package.root(part)
        sheet_id = ""
        for entry in () if root is None else root.iterchildren(MAIN + "c"):
            sheet_id = entry.get("i", sheet_id)
            ref = entry.get("r", "")
            if parse_cell(ref) not in book.formula_cells.get(sheet_id, ()):
                book.add("calc-chain", part, ref, f"no formula in this cell of the sheet with id {sheet_id}")


def check_pivots(book: Book) -> None:
    """Each pivot table names a cache that the workbook lists."""
    if book.root is None:
        return
    caches = [element.get("cacheId", "") for element in book.root.iter(MAIN + "pivotCache")]
    for key in duplicates(caches):
        book.add("pivot-cache", book.part, key, "cacheId given twice")
    listed = {element.get(REL + "id") for element in book.root.iter(MAIN + "pivotCache")}
    if len(listed) != len(caches):
        book.add("pivot-cache", book.part, "", "two pivot caches share one part")
    for sheet in book.sheets:
        for part in book.package.targets(sheet.part, "pivotTable"):
            root = book.package.root(part)
            if root is not None and root.get("cacheId") not in caches:
                book.add("pivot-cache", part, "", f"cacheId {root.get('cacheId')} is not in the workbook")
