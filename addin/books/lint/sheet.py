"""One worksheet beside its cells: columns, merges, views, links, page set-up."""

from __future__ import annotations

from lxml import etree

from addin.books.lint.book import Book, Sheet, number
from addin.books.lint.cells import NUMBER
from addin.books.lint.names import MAIN, REL, units
from addin.books.lint.order import check_order
from addin.books.lint.refs import (
    MAX_COLUMN,
    MAX_ROW,
    Rect,
    overlaps,
    parse_cell,
    parse_rect,
    parse_sqref,
    touch,
)

MAX_LINKS = 65_530
SQREF_ELEMENTS = ("selection", "ignoredError", "protectedRange", "conditionalFormatting", "dataValidation")
REF_ELEMENTS = ("dimension", "mergeCell", "hyperlink", "autoFilter", "sortState", "sortCondition")


class SheetCheck:
    """One sheet whose cells have been read; `root` holds the rest of its part."""

    def __init__(self, book: Book, sheet: Sheet, root: etree._Element, used: Rect | None) -> None:
        self.book, self.sheet, self.root, self.used = book, sheet, root, used

    def add(self, code: str, where: str, detail: str) -> None:
        self.book.add(code, self.sheet.part, f"{self.sheet.name}!{where}", detail)

    def check(self) -> None:
        check_order(self.root, self.sheet.part, self.book.report)
        self._check_refs()
        self._check_dimension()
        self._check_columns()
        self._check_merges()
        self._check_filter()
        self._check_views()
        self._check_links()
        self._check_page()

    def _check_refs(self) -> None:
        for tag in SQREF_ELEMENTS:
            for element in self.root.iter(MAIN + tag):
                ranges = parse_sqref(element.get("sqref"))
                for item, rect in ranges:
                    if rect is None:
                        self.add("range", item, f"sqref of <{tag}> is no range")
                if not ranges and tag != "selection":
                    self.add("range", tag, "sqref is empty")
        for tag in REF_ELEMENTS:
            for element in self.root.iter(MAIN + tag):
                if not any(rect for _, rect in parse_sqref(element.get("ref"))):
                    self.add("range", element.get("ref", ""), f"ref of <{tag}> is no range")
        for element in self.root.iter(MAIN + "pane", MAIN + "selection", MAIN + "sheetView"):
            for key in ("topLeftCell", "activeCell"):
                if (text := element.get(key)) is not None and parse_cell(text) is None:
                    self.add("range", text, f"{key} is no cell")

    def _check_dimension(self) -> None:
        """Some writers leave A1 there and nobody minds; any other answer is believed by readers."""
        element = self.root.find(MAIN + "dimension")
        rect = parse_rect(element.get("ref")) if element is not None else None
        if not rect or not self.used or rect == (1, 1, 1, 1):
            return
        top, left, bottom, right = self.used
        if top < rect[0] or left < rect[1] or bottom > rect[2] or right > rect[3]:
            self.add("dimension", "dimension", f"cells lie outside, up to row {bottom}, column {right}")

    def _check_columns(self) -> None:
        last = 0
        for element in self.root.iterfind(f"{MAIN}cols/{MAIN}col"):
            first, end = number(element.get("min"), -1), number(element.get("max"), -1)
            where = f"columns {first}-{end}"
            if not 1 <= first <= end <= MAX_COLUMN:
                self.add("columns", where, "not inside a sheet")
            elif first <= last:
                self.add("columns", where, f"overlaps the ones up to {last}")
            last = max(last, end)
            if not 0 <= number(element.get("style"), 0) < max(self.book.styles.formats, 1):
                self.add("style-index", where, f"style={element.get('style')}")
            if not 0 <= number(element.get("outlineLevel"), 0) <= 7:
                self.add("outline-level", where, f"outlineLevel {element.get('outlineLevel')}")
            width = element.get("width", "0")
            if not NUMBER.fullmatch(width) or not 0 <= float(width) <= 255:
                self.add("column-width", where, f"width {width}")

    def _check_merges(self) -> None:
        merges = []
        for element in self.root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            ref = element.get("ref", "")
            if rect := parse_rect(ref):
                merges.append((ref, rect))
                if rect[:2] == rect[2:]:
                    self.add("merge-single", ref, "a merge of one cell")
        for one, other in overlaps(merges):
            self.add("merge-overlap", other, f"overlaps the merge {one}")
        for table in self.book.tables.get(self.sheet.part, ()):
            for ref, rect in merges:
                if table.rect and touch(rect, table.rect):
                    self.add("merge-table", ref, f"merged cells in table {table.name}")

    def _check_filter(self) -> None:
        element = self.root.find(MAIN + "autoFilter")
        rect = parse_rect(element.get("ref")) if element is not None else None
        if element is None or not rect:
            return
        for table in self.book.tables.get(self.sheet.part, ()):
            if table.rect and touch(rect, table.rect):
                self.add("filter-table", element.get("ref", ""), f"sheet filter over table {table.name}")
        for fault in filter_faults(element, rect):
            self.add("filter-column", element.get("ref", ""), fault)

    def _check_views(self) -> None:
        views = 0 if self.book.root is None else len(list(self.book.root.iter(MAIN + "workbookView")))
        for view in self.root.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView"):
            if not 0 <= number(view.get("workbookViewId"), -1) < max(views, 1):
                self.add("view", "sheetView", f"workbookViewId {view.get('workbookViewId')} of {views}")
            if not 10 <= number(view.get("zoomScale"), 100) <= 400:
                self.add("view", "sheetView", f"zoomScale {view.get('zoomScale')}")
            pane = view.find(MAIN + "pane")
            if pane is not None and not {"xSplit", "ySplit"} & {str(key) for key in pane.attrib}:
                self.add("view", "pane", "neither xSplit nor ySplit")
            names = [element.get("pane", "topLeft") for element in view.iterfind(MAIN + "selection")]
            if len(set(names)) < len(names):
                self.add("view", "selection", "two selections of one pane")

    def _check_links(self) -> None:
        links = self.root.findall(f"{MAIN}hyperlinks/{MAIN}hyperlink")
        if len(links) > MAX_LINKS:
            self.add("hyperlink-count", "hyperlinks", f"{len(links)} links, {MAX_LINKS} are allowed")
        for element in links:
            ref, location = element.get("ref", ""), element.get("location", "")
            for key in ("location", "tooltip", "display"):
                limit = 255 if key == "tooltip" else 2079
                if units(element.get(key, "")) > limit:
                    self.add("hyperlink-length", ref, f"{key} longer than {limit}")
            inside = not element.get(REL + "id")
            if inside and not location:
                self.add("hyperlink-target", ref, "neither r:id nor location")
            sheet, mark, _ = location.rpartition("!")
            if inside and mark and not self._is_sheet(sheet):
                self.add("hyperlink-target", ref, f"no sheet {sheet}")

    def _is_sheet(self, text: str) -> bool:
        if text.startswith("'"):
            text = text[1:-1].replace("''", "'")
        return text == "#REF" or "[" in text or text.lower() in self.book.formulas.known.sheets

    def _check_page(self) -> None:
        for element in self.root.iterfind(f"{MAIN}headerFooter/*"):
            if units(element.text or "") > 255:
                self.add("header-footer", "headerFooter", "a header or footer of more than 255 characters")
        page = self.root.find(MAIN + "pageSetup")
        if page is not None and not 10 <= number(page.get("scale"), 100) <= 400:
            self.add("page-scale", "pageSetup", f"scale {page.get('scale')}")
        for tag, limit in (("rowBreaks", MAX_ROW), ("colBreaks", MAX_COLUMN)):
            breaks = self.root.findall(f"{MAIN}{tag}/{MAIN}brk")
            if len(breaks) > 1026:
                self.add("page-breaks", tag, f"{len(breaks)} breaks, 1026 are allowed")
            for element in breaks:
                if not 0 <= number(element.get("id"), 0) <= limit:
                    self.add("page-breaks", tag, f"break at {element.get('id')}")


def filter_faults(element: etree._Element, rect: Rect) -> list[str]:
    """Filter columns outside the filter, or named twice."""
    ids = [number(column.get("colId"), -1) for column in element.iterfind(MAIN + "filterColumn")]
    width = rect[3] - rect[1] + 1
    outside = [f"colId {column} of {width} columns" for column in ids if not 0 <= column < width]
    return outside + [f"colId {column} twice" for column in sorted(set(ids)) if ids.count(column) > 1]
