"""The order of the checks: what others point to first, the sheets, then what points to sheets."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from .book import Book, Sheet, open_book
from .cells import read_cells
from .docprops import check_docprops
from .drawings import check_drawings
from .finding import LintFinding, Report
from .house import HouseCheck
from .names import MAIN
from .opc import check_ids, check_opc
from .order import check_order
from .package import Package
from .rules import RuleCheck
from .sheet import SheetCheck
from .styles import check_strings, check_styles
from .tables import check_names, check_tables, needed_rows
from .workbook import check_calc_chain, check_pivots, check_workbook


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
