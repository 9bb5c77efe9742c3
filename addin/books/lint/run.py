"""The order of the checks: what others point to first, the sheets, then what points to sheets."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from addin.books.lint.book import Book, Sheet, open_book
from addin.books.lint.cells import read_cells
from addin.books.lint.docprops import check_docprops
from addin.books.lint.drawings import check_drawings
from addin.books.lint.finding import LintFinding, Report
from addin.books.lint.house import HouseCheck
from addin.books.lint.names import MAIN
from addin.books.lint.opc import check_ids, check_opc
from addin.books.lint.order import check_order
from addin.books.lint.package import Package
from addin.books.lint.rules import RuleCheck
from addin.books.lint.sheet import SheetCheck
from addin.books.lint.styles import check_strings, check_styles
from addin.books.lint.tables import check_names, check_tables, needed_rows
from addin.books.lint.workbook import check_calc_chain, check_pivots, check_workbook


def run_lint(source: str | Path | bytes) -> list[LintFinding]:
    report = Report()
    with closing(Package(source, report)) as package:
        if package.entries:
            _check_package(package, report)
    return report.findings()


def _check_package(package: Package, report: Report) -> None:
    book = open_book(package, report)
    check_workbook(book)
    check_styles(book)
    check_strings(book)
    check_names(book)
    for sheet in book.sheets:
        if sheet.part:
            _check_sheet(book, sheet)
    check_calc_chain(book)
    check_pivots(book)
    check_drawings(book)
    check_docprops(book)
    check_opc(package)
    check_ids(package)
    for part in (book.part, *package.targets(book.part, "styles")):
        if (root := package.root(part)) is not None:
            check_order(root, part, report)


def _check_sheet(book: Book, sheet: Sheet) -> None:
    if sheet.kind == "chartsheet":
        if (root := book.package.root(sheet.part)) is not None:
            check_order(root, sheet.part, book.report)
        return
    cells = read_cells(book, sheet, needed_rows(book.tables.get(sheet.part, [])))
    if cells.root is None or cells.root.tag != MAIN + "worksheet":
        return
    SheetCheck(book, sheet, cells.root, cells.used).check()
    RuleCheck(book, sheet, cells.root).check()
    check_tables(book, sheet, cells.root, cells.kept)


def run_house_lint(source: str | Path | bytes) -> list[LintFinding]:
    report = Report()
    with closing(Package(source, Report())) as package:
        if package.entries:
            HouseCheck(open_book(package, report)).check()
    return report.findings()
