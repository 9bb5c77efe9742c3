"""Rows and cells, read one row at a time: 1.5 million cells take seconds, not a DOM."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from lxml import etree

from addin.books.lint.book import Book, Sheet, number
from addin.books.lint.formula import ERRORS
from addin.books.lint.names import MAIN, MAX_TEXT, as_transitional, local, unescaped, units
from addin.books.lint.package import check_document
from addin.books.lint.refs import (
    MAX_COLUMN,
    MAX_ROW,
    Cell,
    Rect,
    address,
    column_number,
    overlaps,
    parse_rect,
    touch,
)
from addin.books.lint.styles import check_text, text_of

ROW, CELL, VALUE, FORMULA, INLINE = (MAIN + tag for tag in ("row", "c", "v", "f", "is"))
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True)
class Content:
    """One kept cell: `kind` as in the file ("" when empty), text as Excel shows it."""

    kind: str
    text: str
    has_formula: bool


@dataclass
class SheetCells:
    """What later checks need of the cells: the kept rows and the used area (None when empty)."""

    root: etree._Element | None = None
    kept: dict[Cell, Content] = field(default_factory=dict)
    used: Rect | None = None


def read_cells(book: Book, sheet: Sheet, keep_rows: set[int]) -> SheetCells:
    """Checks every row and cell; the returned root has its cells taken out."""
    return _Reader(book, sheet, keep_rows).read()


class _Reader:
    def __init__(self, book: Book, sheet: Sheet, keep_rows: set[int]) -> None:
        self.book, self.sheet, self.keep_rows = book, sheet, keep_rows
        self.result = SheetCells()
        self.columns: dict[str, int] = {}
        self.good_styles = set(map(str, range(max(book.styles.formats, 1))))
        self.string_count = -1 if book.strings is None else len(book.strings)
        self.formula_cells = book.formula_cells.setdefault(sheet.sheet_id, set())
        self.shared: set[str] = set()
        self.arrays: list[tuple[str, Rect]] = []
        self.row = 0
        self.area: list[int] = [MAX_ROW + 1, MAX_COLUMN + 1, 0, 0]

    def add(self, code: str, where: str, detail: str) -> None:
        self.book.add(code, self.sheet.part, f"{self.sheet.name}!{where}", detail)

    def read(self) -> SheetCells:
        package, part = self.book.package, self.sheet.part
        rows = etree.iterparse(
            io.BytesIO(as_transitional(package.read(part))),
            tag=ROW, huge_tree=True, resolve_entities=False, no_network=True,
        )  # fmt: skip
        try:
            for _, row in rows:
                self._read_row(row)
                row.clear(keep_tail=True)
        except etree.XMLSyntaxError as error:
            package.not_well_formed(part, error)
            package.keep_root(part, None)
            return self.result
        self.result.root = rows.root
        package.keep_root(part, rows.root)
        if rows.root is not None:
            check_document(rows.root, part, self.book.report)
        self._check_arrays()
        if self.area[2]:
            self.result.used = (self.area[0], self.area[1], self.area[2], self.area[3])
        return self.result

    def _read_row(self, row: etree._Element) -> None:
        stated = row.get("r")
        current = self.row + 1 if stated is None else number(stated, 0)
        if not 1 <= current <= MAX_ROW:
            self.add("row-number", f"row {stated}", "no row of a sheet")
        elif current <= self.row:
            self.add("row-order", f"row {current}", f"stands after row {self.row}")
        self.row = current
        self._check_row_look(row)
        label, last = str(current), 0
        for cell in row:
            if cell.tag == CELL:
                last = self._read_cell(cell, label, last)
            elif cell.tag != MAIN + "extLst":
                self.add("element-unknown", f"row {current}", f"<{local(cell.tag)}> in a row")
        if last:
            area = self.area
            self.area = [min(area[0], current), area[1], max(area[2], current), max(area[3], last)]

    def _check_row_look(self, row: etree._Element) -> None:
        style, height, level = row.get("s"), row.get("ht"), row.get("outlineLevel")
        if style is not None and style not in self.good_styles:
            self.add("style-index", f"row {self.row}", f"s={style} of {len(self.good_styles)}")
        if height is not None and not (NUMBER.fullmatch(height) and 0 <= float(height) <= 409.5):
            self.add("row-height", f"row {self.row}", f"height {height}")
        if level is not None and not 0 <= number(level, -1) <= 7:
            self.add("outline-level", f"row {self.row}", f"outlineLevel {level}")

    def _read_cell(self, cell: etree._Element, label: str, last: int) -> int:
        """Returns the cell's column, so that the next one can be compared."""
        ref = cell.get("r")
        column = last + 1 if ref is None else self._column(ref, label)
        if column <= last:
            self.add("cell-order", ref or "", f"stands after column {last}")
        elif not last and column < self.area[1]:
            self.area[1] = column
        style, kind = cell.get("s"), cell.get("t", "n")
        where = ref or address(self.row, column)
        if style is not None and style not in self.good_styles:
            self.add("style-index", where, f"s={style} of {len(self.good_styles)}")
        for key, limit in (("cm", self.book.cell_metadata), ("vm", self.book.value_metadata)):
            if (index := cell.get(key)) is not None and not 0 <= number(index, -1) <= limit:
                self.add("metadata-index", where, f"{key}={index} of {limit}")
        formula, value, inline = self._children(cell, where)
        if formula is not None:
            self._check_formula(formula, where, column, label)
            if kind in ("s", "inlineStr"):
                self.add("cell-content", where, f"a formula's result cannot be of type {kind}")
        text = self._text(kind, value, inline, where)
        if self.row in self.keep_rows:
            self.result.kept[self.row, column] = Content(kind if len(cell) else "", text, formula is not None)
        return column

    def _children(
        self, cell: etree._Element, where: str
    ) -> tuple[etree._Element | None, str | None, etree._Element | None]:
        """Formula, value and inline text."""
        formula: etree._Element | None = None
        value: str | None = None
        inline: etree._Element | None = None
        before = 0
        for child in cell:
            tag = child.tag
            if tag == VALUE:
                value, place = child.text or "", 2
            elif tag == FORMULA:
                formula, place = child, 1
            elif tag == INLINE:
                inline, place = child, 3
            else:
                place = 4
            if place <= before:
                self.add("cell-content", where, f"<{local(tag)}> out of order or twice")
            before = place
        return formula, value, inline

    def _column(self, ref: str, label: str) -> int:
        letters = ref[: -len(label)]
        column = self.columns.get(letters)
        if column is None:
            valid = LETTERS.fullmatch(letters)
            column = self.columns[letters] = column_number(letters) if valid else 0
        if not 1 <= column <= MAX_COLUMN or not ref.endswith(label):
            self.add("cell-ref", ref, f"no cell of row {label}")
        return column

    def _text(self, kind: str, value: str | None, inline: etree._Element | None, where: str) -> str:
        if inline is not None or kind == "inlineStr":
            return self._inline(kind, value, inline, where)
        if not value:  # an empty <v/> is what openpyxl leaves for a formula
            if kind == "s" and value is not None:
                self.add("string-index", where, "no shared text given")
            return ""
        if kind == "n":
            if not NUMBER.fullmatch(value) or abs(float(value)) == float("inf"):
                self.add("cell-number", where, f"{value[:40]!r} in a cell of numbers")
        elif kind == "s":
            return self._shared_text(value, where)
        elif kind == "str":
            if len(value) > MAX_TEXT // 2 and units(unescaped(value)) > MAX_TEXT:
                self.add("text-length", where, f"{units(value)} characters, {MAX_TEXT} are allowed")
            return unescaped(value)
        elif not self._is_plain(kind, value):
            self.add("cell-value", where, f"{value[:40]!r} in a cell of type {kind!r}")
        return value

    def _inline(self, kind: str, value: str | None, inline: etree._Element | None, where: str) -> str:
        if inline is None or kind != "inlineStr" or value is not None:
            self.add("cell-content", where, "type inlineStr and <is> belong together, without <v>")
        if inline is None:
            return ""
        text = text_of(inline)
        check_text(self.book, self.sheet.part, f"{self.sheet.name}!{where}", inline, text)
        return text

    def _shared_text(self, value: str, where: str) -> str:
        index = number(value, -1)
        if self.book.strings is None:
            return ""
        if not 0 <= index < self.string_count:
            self.add("string-index", where, f"shared text {value[:20]!r} of {self.string_count}")
            return ""
        return self.book.strings[index]

    @staticmethod
    def _is_plain(kind: str, value: str) -> bool:
        if kind == "b":
            return value in ("0", "1", "true", "false")
        if kind == "e":
            return value in ERRORS
        return kind == "d" and DATE.fullmatch(value) is not None

    def _check_formula(self, element: etree._Element, where: str, column: int, label: str) -> None:
        self.formula_cells.add((self.row, column))
        kind, text, index = element.get("t"), element.text, element.get("si")
        if kind == "shared":
            if text is None and index not in self.shared:
                self.add("formula-shared", where, f"no earlier cell gives shared formula {index}")
            self.shared.add(index or "")
        if kind == "array":
            if rect := parse_rect(element.get("ref")):
                self.arrays.append((where, rect))
            if rect is None or not touch(rect, (self.row, column, self.row, column)):
                self.add("formula-array", where, f"array range {element.get('ref')}")
        if text is not None or kind is None:
            for code, detail in self.book.formulas.issues(text or "", label):
                self.add(code, where, detail)

    def _check_arrays(self) -> None:
        for one, other in overlaps(self.arrays):
            self.add("formula-array", other, f"its range meets the array of {one}")
        for table in self.book.tables.get(self.sheet.part, ()):
            for where, rect in self.arrays:
                if rect[:2] != rect[2:] and table.rect and touch(rect, table.rect):
                    self.add("formula-array", where, f"an array of several cells in table {table.name}")
