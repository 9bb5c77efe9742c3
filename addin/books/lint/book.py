"""What the checks share about one workbook: its sheets, tables, styles and texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from addin.books.lint.finding import Report
from addin.books.lint.formula_check import FormulaCheck, Known
from addin.books.lint.names import MAIN, REL, unescaped
from addin.books.lint.opc import SHEET_KINDS
from addin.books.lint.package import ROOT, Package
from addin.books.lint.refs import Rect, parse_rect


@dataclass(frozen=True)
class Sheet:
    """One tab; `part` is "" when its relation leads nowhere."""

    name: str
    part: str
    kind: str
    sheet_id: str
    state: str


@dataclass(frozen=True)
class Table:
    """`rect` is None when the ref is no range; `columns` are names as Excel shows them."""

    part: str
    name: str
    root: etree._Element
    rect: Rect | None
    columns: tuple[str, ...]
    header_rows: int
    totals_rows: int


@dataclass
class Styles:
    """How many there are of what a cell, column, rule or table points to by number."""

    formats: int = 0
    rule_formats: int = 0


@dataclass
class Book:
    package: Package
    report: Report
    part: str = ""
    root: etree._Element | None = None
    sheets: list[Sheet] = field(default_factory=list)
    tables: dict[str, list[Table]] = field(default_factory=dict)
    """By the part of their sheet."""
    styles: Styles = field(default_factory=Styles)
    strings: list[str] | None = None
    """Shared texts; None while they cannot be read."""
    cell_metadata: int = 0
    value_metadata: int = 0
    formulas: FormulaCheck = field(default_factory=lambda: FormulaCheck(Known()))
    formula_cells: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    """By sheetId; filled while cells are read."""

    def add(self, code: str, part: str, where: str, detail: str) -> None:
        self.report.add(code, part, where, detail)

    def check_formula(self, text: str | None, part: str, where: str, row: str = "") -> None:
        for code, detail in self.formulas.issues(text or "", row):
            self.report.add(code, part, where, detail)

    def all_tables(self) -> list[Table]:
        return [table for tables in self.tables.values() for table in tables]


def open_book(package: Package, report: Report) -> Book:
    """Reads what formulas and indexes refer to, before any of them is checked."""
    book = Book(package, report)
    book.part = next(iter(package.targets(ROOT, "officeDocument")), "")
    book.root = package.root(book.part)
    if book.root is None:
        return book
    book.sheets = _sheets(book)
    for sheet in book.sheets:
        book.tables[sheet.part] = [
            table for target in package.targets(sheet.part, "table") if (table := _table(package, target))
        ]
    tables = {table.name.lower(): frozenset(map(str.lower, table.columns)) for table in book.all_tables()}
    externals = sum(1 for _ in book.root.iter(MAIN + "externalReference"))
    names = frozenset(sheet.name.lower() for sheet in book.sheets)
    book.formulas = FormulaCheck(Known(tables, names, externals))
    _read_metadata(book)
    return book


def _sheets(book: Book) -> list[Sheet]:
    relations = book.package.rels(book.part)
    sheets = []
    for element in () if book.root is None else book.root.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        relation = relations.get(element.get(REL + "id", ""))
        known = relation is not None and relation.kind in SHEET_KINDS and book.package.find(relation.target)
        sheets.append(
            Sheet(
                element.get("name", ""),
                relation.target if relation and known else "",
                relation.kind if relation else "",
                element.get("sheetId", ""),
                element.get("state", "visible"),
            )
        )
    return sheets


def _table(package: Package, part: str) -> Table | None:
    root = package.root(part)
    if root is None:
        return None
    names = [c.get("name", "") for c in root.iterfind(f"{MAIN}tableColumns/{MAIN}tableColumn")]
    return Table(
        part,
        root.get("displayName", ""),
        root,
        parse_rect(root.get("ref")),
        tuple(map(unescaped, names)),
        number(root.get("headerRowCount"), 1),
        number(root.get("totalsRowCount"), 0),
    )


def _read_metadata(book: Book) -> None:
    for target in book.package.targets(book.part, "sheetMetadata"):
        root = book.package.root(target)
        if root is not None:
            book.cell_metadata = len(root.findall(f"{MAIN}cellMetadata/{MAIN}bk"))
            book.value_metadata = len(root.findall(f"{MAIN}valueMetadata/{MAIN}bk"))


def number(text: str | None, default: int) -> int:
    """A count or index; `default` when absent, -1 when it is no whole number."""
    if text is None:
        return default
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
