"""Formulas of our own books: right in Excel 2016, in LibreOffice, in any language."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from addin.books.lint.book import Book
from addin.books.lint.cells import CELL, FORMULA, ROW
from addin.books.lint.formula import Token, parse_table_ref, tokenize
from addin.books.lint.functions import (
    EXCEL_365,
    EXCEL_2007,
    EXCEL_2019,
    NEEDS_PREFIX,
    READS_CLOCK,
    READS_LOCAL_TEXT,
)
from addin.books.lint.names import MAIN, X14, XM, as_transitional

Issue = tuple[str, str]
LANGUAGE_FREE_CODE = re.compile(r'"(?:@|0+)"')


class HouseCheck:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.tables = {table.name.lower() for table in book.all_tables()}
        self.answers: dict[str, list[Issue]] = {}
        self.clocks: list[tuple[str, str]] = []

    def check(self) -> None:
        for part, where, row, text in self._formulas():
            key = text.replace(row, "\0") if row else text
            if key not in self.answers:
                self.answers[key] = list(formula_issues(text, self.tables))
            for code, detail in self.answers[key]:
                if code == "clock":
                    self.clocks.append((part, where))
                else:
                    self.book.add(code, part, where, detail)
        for part, where in self.clocks[1:]:
            self.book.add(
                "clock", part, where, f"reads the clock, as {self.clocks[0][1]} does; one place may"
            )

    def _formulas(self) -> Iterator[tuple[str, str, str, str]]:
        """Part, place, row label ("" outside cells), text of every formula of the book."""
        book = self.book
        for element in () if book.root is None else book.root.iter(MAIN + "definedName"):
            if not element.get("name", "").startswith("_xlnm."):
                yield book.part, f"name {element.get('name')}", "", element.text or ""
        for table in book.all_tables():
            for element in table.root.iter(MAIN + "calculatedColumnFormula", MAIN + "totalsRowFormula"):
                yield table.part, table.name, "", element.text or ""
        for sheet in book.sheets:
            if sheet.kind == "worksheet" and sheet.part:
                yield from self._sheet_formulas(sheet.part, sheet.name)

    def _sheet_formulas(self, part: str, name: str) -> Iterator[tuple[str, str, str, str]]:
        rows = etree.iterparse(
            io.BytesIO(as_transitional(self.book.package.read(part))),
            tag=ROW, huge_tree=True, resolve_entities=False, no_network=True,
        )  # fmt: skip
        try:
            for _, row in rows:
                for element in row.iterfind(f"{CELL}/{FORMULA}"):
                    cell = element.getparent()
                    if element.text and cell is not None:
                        yield part, f"{name}!{cell.get('r', '')}", row.get("r", ""), element.text
                row.clear(keep_tail=True)
        except etree.XMLSyntaxError:
            return
        for element in (
            () if rows.root is None else rows.root.iter(MAIN + "formula", MAIN + "formula1", XM + "f")
        ):
            parent = element.getparent()
            if parent is not None and parent.tag != X14 + "sparkline":
                yield part, f"{name} rule", "", element.text or ""


def formula_issues(text: str, tables: set[str]) -> Iterator[Issue]:
    """
    >>> list(formula_issues("SUM(Borclar[[#This Row],[Tutar]])", {"borclar"}))
    []
    >>> [code for code, _ in formula_issues('LET(a,VALUE("1,5"),a)', set())]
    ['function-365', 'function-prefix', 'function-language']
    """
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    for index, token in enumerate(tokens):
        if token.kind == "function":
            yield from _function(token, tokens, index)
        elif token.kind == "table":
            yield from _table(token.text)
        elif token.text in ("@", "#"):
            yield "table-shorthand", f"{token.text} is typed form"
        elif token.kind == "name" and token.text.lower() in tables:
            yield "table-bare", f"{token.text} without brackets counts header and totals in LibreOffice"


def _function(token: Token, tokens: list[Token], index: int) -> Iterator[Issue]:
    stored = token.text[:-1].upper()
    name = stored.removeprefix("_XLFN.").removeprefix("_XLWS.")
    if name in EXCEL_365:
        yield "function-365", f"{name} is unknown to Excel 2016 and LibreOffice 7"
    elif name in EXCEL_2019:
        yield "function-2019", f"{name} is unknown to Excel 2016"
    elif name in READS_LOCAL_TEXT:
        yield "function-language", f"{name} depends on the user's language, NUMBERVALUE and DATE do not"
    elif name in READS_CLOCK:
        yield "clock", name
    elif name not in EXCEL_2007 and name not in NEEDS_PREFIX:
        yield "function-unknown", f"{name} is no function of Excel"
    if (name in NEEDS_PREFIX) != stored.startswith("_XLFN."):
        yield (
            "function-prefix",
            f"{stored} must {'' if name in NEEDS_PREFIX else 'not '}be stored with _xlfn.",
        )
    if name == "TEXT":
        code = "".join(part.text for part in _argument(tokens, index, 1))
        if not LANGUAGE_FREE_CODE.fullmatch(code):
            yield "text-code", f"TEXT with {code}: its codes depend on the user's language"


def _argument(tokens: list[Token], opening: int, wanted: int) -> Iterator[Token]:
    """Tokens of one argument of the function that starts at `opening`."""
    depth, argument = 0, 0
    for token in tokens[opening + 1 :]:
        depth += (token.kind in ("function", "open")) - (token.kind == "close")
        if depth < 0:
            return
        if token.kind == "comma" and not depth:
            argument += 1
        elif argument == wanted:
            yield token


def _table(text: str) -> Iterator[Issue]:
    ref = parse_table_ref(text)
    if ref.at:
        yield "table-shorthand", f"{text}: @ is typed form, write [[#This Row],[..]]"
    if not ref.table:
        yield "table-unqualified", f"{text} without its table's name fails in LibreOffice"
    elif ref.bare:
        yield "table-unqualified", f"{text}: a column without its own brackets fails elsewhere"
    if ref.keywords and not ref.columns and "[[" not in text:
        yield (
            "table-keyword",
            f"{text}: a single keyword fails in LibreOffice, write [[{text.partition('[')[2]}]",
        )
