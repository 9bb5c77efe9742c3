"""Tables: the part of a workbook that Excel checks most strictly against its cells."""

from __future__ import annotations

from lxml import etree

from addin.books.lint.book import Book, Sheet, Table, number
from addin.books.lint.cells import Content
from addin.books.lint.names import MAIN, local
from addin.books.lint.order import check_order
from addin.books.lint.refs import Cell, Rect, address, overlaps, parse_rect
from addin.books.lint.sheet import filter_faults
from addin.books.lint.workbook import duplicates, name_fault

DXF_ATTRIBUTES = (
    "dataDxfId", "headerRowDxfId", "totalsRowDxfId", "headerRowBorderDxfId", "tableBorderDxfId",
    "totalsRowBorderDxfId",
)  # fmt: skip
MAX_HEADER = 255


def needed_rows(tables: list[Table]) -> set[int]:
    """Rows whose cells the table checks look at: headers and totals."""
    rects = [(table, table.rect) for table in tables if table.rect]
    headers = {rect[0] for table, rect in rects if table.header_rows}
    return headers | {rect[2] for table, rect in rects if table.totals_rows}


def check_names(book: Book) -> None:
    """Ids and names, which must be unique in the whole workbook."""
    tables = book.all_tables()
    for key in ("id", "displayName"):
        for value in duplicates([table.root.get(key, "").lower() for table in tables]):
            book.add("table-duplicate", book.part, value, f"two tables have this {key}")
    for part in duplicates([table.part for table in tables]):
        book.add("table-duplicate", part, "", "the table belongs to two sheets")
    for table in tables:
        if fault := name_fault(table.name):
            book.add("table-name", table.part, table.name, fault)
        if number(table.root.get("id"), 0) < 1:
            book.add("table-name", table.part, table.name, f"id {table.root.get('id')}")


def check_tables(book: Book, sheet: Sheet, root: etree._Element, kept: dict[Cell, Content]) -> None:
    tables = book.tables.get(sheet.part, [])
    for one, other in overlaps([(table.name, table.rect) for table in tables if table.rect]):
        book.add("table-overlap", sheet.part, other, f"shares cells with table {one}")
    listed = sum(1 for _ in root.iter(MAIN + "tablePart"))
    if listed != len(tables):
        book.add("table-parts", sheet.part, "tableParts", f"{listed} listed, {len(tables)} related")
    for table in tables:
        _TableCheck(book, sheet, table, kept).check()


class _TableCheck:
    def __init__(self, book: Book, sheet: Sheet, table: Table, kept: dict[Cell, Content]) -> None:
        self.book, self.sheet, self.table, self.kept = book, sheet, table, kept
        self.columns = table.root.findall(f"{MAIN}tableColumns/{MAIN}tableColumn")

    def add(self, code: str, where: str, detail: str) -> None:
        self.book.add(code, self.table.part, f"{self.table.name} {where}".strip(), detail)

    def check(self) -> None:
        check_order(self.table.root, self.table.part, self.book.report)
        self._check_columns()
        self._check_formats()
        rect = self.table.rect
        if rect is None:
            self.add("table-ref", self.table.root.get("ref", ""), "ref is no range")
            return
        self._check_size(rect)
        self._check_filter(rect)
        if self.table.header_rows:
            self._check_header(rect)
        if self.table.totals_rows:
            self._check_totals(rect)

    def _check_columns(self) -> None:
        for name in duplicates([column.lower() for column in self.table.columns]):
            self.add("table-column", name, "two columns have this name")
        for value in duplicates([column.get("id", "") for column in self.columns]):
            self.add("table-column", value, "two columns have this id")
        for column, name in zip(self.columns, self.table.columns, strict=True):
            if not name or len(name) > MAX_HEADER:
                self.add("table-column", name[:40], f"a name of {len(name)} characters")
            if number(column.get("id"), 0) < 1:
                self.add("table-column", name, f"id {column.get('id')}")
            formulas = {local(child.tag): child.text or "" for child in column.iterchildren(MAIN + "*")}
            for text in formulas.values():
                if text:
                    self.book.check_formula(text, self.table.part, f"{self.table.name} {name}")
            if column.get("totalsRowFunction") == "custom" and not formulas.get("totalsRowFormula"):
                self.add("table-totals", name, "totalsRowFunction custom without its formula")

    def _check_formats(self) -> None:
        limit = self.book.styles.rule_formats
        for element in (self.table.root, *self.columns):
            for key in DXF_ATTRIBUTES:
                if not 0 <= number(element.get(key), 0) < max(limit, 1):
                    self.add("dxf-index", element.get("name", ""), f"{key} {element.get(key)} of {limit}")

    def _check_size(self, rect: Rect) -> None:
        width = rect[3] - rect[1] + 1
        if width != len(self.columns):
            self.add("table-ref", "", f"ref has {width} columns, there are {len(self.columns)} tableColumns")
        rows = rect[2] - rect[0] + 1 - self.table.header_rows - self.table.totals_rows
        if rows < 1:
            self.add("table-rows", "", "no data row")
        if self.table.header_rows not in (0, 1) or self.table.totals_rows not in (0, 1):
            self.add("table-ref", "", "more than one header or totals row")

    def _check_filter(self, rect: Rect) -> None:
        element = self.table.root.find(MAIN + "autoFilter")
        if element is None:
            return
        ref = element.get("ref", "")
        if parse_rect(ref) != (rect[0], rect[1], rect[2] - self.table.totals_rows, rect[3]):
            self.add(
                "table-filter",
                ref,
                f"table {self.table.root.get('ref')}, {self.table.totals_rows} totals rows",
            )
        if not self.table.header_rows:
            self.add("table-filter", ref, "a filter without a header row")
        for fault in filter_faults(element, rect):
            self.add("filter-column", ref, fault)

    def _check_header(self, rect: Rect) -> None:
        for offset, name in enumerate(self.table.columns):
            cell = self.kept.get((rect[0], rect[1] + offset))
            where = f"{self.sheet.name}!{address(rect[0], rect[1] + offset)}"
            if cell is None or cell.kind not in ("s", "str", "inlineStr"):
                self.add("table-header", where, f"no text in the header cell of column {name!r}")
            elif self.book.strings is not None and cell.text[:MAX_HEADER] != name:
                self.add("table-header", where, f"header {cell.text[:60]!r}, column {name!r}")
            elif cell.has_formula:
                self.add("table-header", where, "a formula in a header cell")

    def _check_totals(self, rect: Rect) -> None:
        for offset, column in enumerate(self.columns):
            cell = self.kept.get((rect[2], rect[1] + offset))
            where = f"{self.sheet.name}!{address(rect[2], rect[1] + offset)}"
            label, function = column.get("totalsRowLabel"), column.get("totalsRowFunction", "none")
            if label and (cell is None or cell.text != label):
                self.add("table-totals", where, f"label {label!r}, cell {cell.text if cell else ''!r}")
            if function != "none" and (cell is None or not cell.has_formula):
                self.add("table-totals", where, f"total {function} without a formula in the cell")
