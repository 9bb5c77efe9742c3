"""Tables in HTML that accounting programs name .xls, stacked as Excel shows them in one sheet."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from typing import Any

from addin.importing.intake.safe_xml import whole_number
from addin.importing.intake.sheet import CELL_LIMIT, Range, Sheet, Unreadable, even
from addin.importing.intake.text import decode

_UNSEEN = {"table", "head", "title", "select", "option", "button"}  # or seen by themselves
_INLINE = {"a", "b", "big", "em", "font", "i", "label", "small", "span", "strong", "u"}
_MOST_SPANNED = 1 << 14
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|[^\W\d_]{3}")
_ENDED = re.compile(r"</(?:table|body|html)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
# The tag of a cell that another one enters before it ends; a value may hold the sign.
_ENTERED = re.compile(r"""<t[dhr](?:[^<>"']|"[^"<]*"|'[^'<]*')*<""", re.IGNORECASE)
_CELLS = {"td", "th"}
_HOLDING = {*_CELLS, "caption", *_UNSEEN}
_ROWS = "self::*[td or th] | descendant::caption | descendant::col | descendant::tr | descendant::*[td or th]"
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether the text is a page; a list may well hold a sign < somewhere."""
    head = text[: 1 << 16].lstrip("\ufeff \t\r\n").lower()
    return head.startswith("<") and any(mark in head for mark in ("<html", "<table", "<!doctype html"))


def is_web_archive(text: str) -> bool:
    """A page with its pictures in one file, as Excel saves "single file web page"."""
    return (
        text[:2000].lower().lstrip().startswith("mime-version:") or "\nmime-version:" in text[:2000].lower()
    )


def read_web_archive(raw: bytes) -> list[Sheet]:
    """The pages of the archive that hold tables."""
    message = message_from_bytes(raw, policy=default)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    pages = [decode(content) for part in parts if isinstance(content := part.get_payload(decode=True), bytes)]
    sheets = [sheet for page in pages if "<table" in page.lower() for sheet in read_html(page)]
    if not sheets:
        raise Unreadable("import_unknown_file")
    return sheets


def read_html(text: str) -> list[Sheet]:
    """The one sheet of a page. Errors: Unreadable without a table, and when the end is missing."""
    from lxml import etree

    lower = text.lower()
    if "<table" not in lower:
        raise Unreadable("import_unknown_file")
    if lower.count("<table") > lower.count("</table") and not _ENDED.search(text[-4096:]):
        raise Unreadable("import_damaged")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.encode(errors="replace"), parser)
    if root is None:
        raise Unreadable("import_damaged")
    etree.strip_elements(root, "script", "style", with_tail=False)
    if _ENTERED.search(text) or _has_lost(root):
        raise Unreadable("import_damaged")
    grid = _Grid()
    _fill(grid, root)
    return [grid.sheet()]


def _has_lost(root: Any) -> bool:
    """Whether letters stand in a table but in no cell, or cells behind rows: there a tag is spoiled."""
    parts = list(root.iter("table"))
    while parts:
        part = parts.pop()
        if part.text and part.text.strip():
            return True
        for each in part:
            after_rows = (
                each.tag in _CELLS and each.getprevious() is not None and each.getprevious().tag == "tr"
            )
            if after_rows or (each.tail and each.tail.strip()):
                return True
            if each.tag not in _HOLDING and not _is_hidden(each):
                parts.append(each)
    return False


def _fill(grid: _Grid, root: Any) -> None:
    """The tables, and above each the lines of text before it: a title, the account it is about."""
    from lxml import etree

    said: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        bare = next(element.iter("table"), None) is None
        unseen = element.tag in _UNSEEN or (bare and _is_hidden(element))
        if event == "start" and element.tag == "table":
            lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
            grid.rows += [[line] for line in lines if line]
            said.clear()
            grid.add_table(element)
        if event == "start" and unseen:
            walker.skip_subtree()
        text = element.tail if event == "end" else "" if unseen else element.text
        said += ["" if element.tag in _INLINE else "\n", text or ""]


class _Grid:
    """Rows as they are laid out: spans keep their places, tables in cells follow below."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._size = 0

    def add_table(self, table: Any) -> None:
        taken: dict[int, int] = {}  # by column: the first row that is free again
        column = 0
        for each in table.xpath(_ROWS):  # cells stand in no row where its tag was left out
            if each is not table and next(each.iterancestors("table")) is not table:
                continue
            if each.tag == "caption":
                self.rows.append([_text(each)])
            elif each.tag == "col":
                span = _span(each, "span")
                if _is_hidden(each):
                    self.hidden_columns.update(range(column, column + span))
                column += span
            else:
                self._add_row(each, taken)

    def _add_row(self, row: Any, taken: dict[int, int]) -> None:
        at = len(self.rows)
        cells: list[Any] = []
        inner: list[Any] = []
        for cell in row.iterchildren("td", "th"):
            while taken.get(len(cells), 0) > at:
                cells.append("")
            left, wide, high = len(cells), _span(cell, "colspan"), _span(cell, "rowspan")
            tables = _tables(cell)
            inner += tables
            cells += ["" if tables else _value(cell), *[""] * (wide - 1)]
            if high > 1:
                taken.update(dict.fromkeys(range(left, left + wide), at + high))
            if (wide > 1 or high > 1) and not tables:
                self.merged.append((at, left, at + high - 1, left + wide - 1))
        self._count(len(cells))
        if _is_hidden(row):
            self.hidden_rows.add(at)
        if not inner or any(cells):
            self.rows.append(cells)
        for table in inner:
            self.add_table(table)

    def _count(self, cells: int) -> None:
        self._size += cells
        if self._size > CELL_LIMIT:
            raise Unreadable("import_too_big")

    def sheet(self) -> Sheet:
        width = max(map(len, self.rows), default=0)
        if width * len(self.rows) > CELL_LIMIT:
            raise Unreadable("import_too_big")
        return Sheet(
            "",
            even(self.rows),
            merged=tuple(self.merged),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
        )


def _tables(cell: Any) -> list[Any]:
    """The tables in a cell, without those within them."""
    if not len(cell):
        return []
    home = next(cell.iterancestors("table"))
    return [table for table in cell.iter("table") if next(table.iterancestors("table")) is home]


def _span(cell: Any, name: str) -> int:
    return whole_number((cell.get(name) or "").strip(), _MOST_SPANNED, least=1)


def _is_hidden(element: Any) -> bool:
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


def _value(cell: Any) -> Any:
    """The number that Excel or LibreOffice keeps beside the text, unless the text is a day; else the text."""
    text = _text(cell)
    number = cell.get("x:num") or cell.get("sdval")
    if number and cell.get("x:str") is None and not _DAY.search(text):
        try:
            return float(number)
        except ValueError:
            return text
    return text


def _text(cell: Any) -> str:
    if len(cell) == 0:
        return " ".join((cell.text or "").split())
    for line in cell.iter("br", "p", "div"):
        if line is not cell:
            line.tail = "\n" + (line.tail or "")
    lines = (" ".join(line.split()) for line in "".join(cell.itertext()).split("\n"))
    return "\n".join(filter(None, lines))
