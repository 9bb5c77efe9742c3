"""SpreadsheetML 2003: the XML that programs write for Excel and often name .xls."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from addin.importing.intake.safe_xml import elements, whole_number
from addin.importing.intake.sheet import CELL_LIMIT, Range, Sheet, Unreadable, even

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS, _X = f"{{{_NAMESPACE}}}", "{urn:schemas-microsoft-com:office:excel}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LAST = {"Row": 1_048_576, "Cell": 16_384, "Column": 16_384}


def is_spreadsheetml(text: str) -> bool:
    """Whether the text is such a workbook."""
    head = text[: 1 << 14]
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _NAMESPACE in head and "Workbook" in head


def read_spreadsheetml(text: str) -> list[Sheet]:
    """All sheets. Errors: Unreadable when the XML is broken or defines entities."""
    from lxml import etree

    raw = _DECLARATION.sub("", text.lstrip("\ufeff")).encode(errors="replace")
    sheets: list[Sheet] = []
    layout = _Layout()
    tags = [_SS + name for name in ("Worksheet", "Column", "Row")]
    try:
        for event, element in elements(raw, tags):
            name = element.tag.removeprefix(_SS)
            if name == "Worksheet":
                if event == "end":
                    sheets.append(layout.sheet(element))
                layout = _Layout()
            elif event == "start":
                continue
            elif name == "Column":
                layout.add_column(element)
            else:
                layout.add_row(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Unreadable("import_damaged") from error
    return sheets


class _Layout:
    """Rows and columns at the places that the indexes say."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.notices: set[str] = set()
        self._column = 0

    def add_column(self, element: Any) -> None:
        at = _index(element, "Column", self._column)
        self._column = at + 1 + _count(element, "Span", _LAST["Column"])
        if element.get(_SS + "Hidden") == "1":
            self.hidden_columns.update(range(at, min(self._column, _LAST["Column"])))

    def add_row(self, element: Any) -> None:
        at = _index(element, "Row", len(self.rows))
        cells: list[Any] = []
        for cell in element.iterchildren(_SS + "Cell"):
            place = _index(cell, "Cell", len(cells))
            cells += [""] * (place - len(cells))
            wide, high = (_count(cell, name, _LAST["Cell"]) for name in ("MergeAcross", "MergeDown"))
            if wide or high:
                self.merged.append((at, place, at + high, place + wide))
            cells += [self._value(cell), *[""] * wide]
        span = _count(element, "Span", _LAST["Row"])
        self.rows += [[] for _ in range(at - len(self.rows))] + [cells]
        if element.get(_SS + "Hidden") == "1":
            self.hidden_rows.update(range(at, at + 1 + span))
        self.rows += [[] for _ in range(span)]

    def _value(self, cell: Any) -> Any:
        data = cell.find(_SS + "Data")
        if data is None:
            if cell.get(_SS + "Formula"):
                self.notices.add("import_formula_unsaved")
            return ""
        text = "".join(data.itertext()) if len(data) else data.text or ""
        return _typed(text, data.get(_SS + "Type") or "String")

    def sheet(self, element: Any) -> Sheet:
        width = max(map(len, self.rows), default=0)
        if width * len(self.rows) > CELL_LIMIT:
            raise Unreadable("import_too_big")
        seen = element.findtext(f"{_X}WorksheetOptions/{_X}Visible")
        return Sheet(
            element.get(_SS + "Name") or "",
            even(self.rows),
            hidden=seen in ("SheetHidden", "SheetVeryHidden"),
            merged=tuple(self.merged),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            notices=tuple(self.notices),
        )


def _index(element: Any, kind: str, following: int) -> int:
    """0-based place; an index that lies behind is not believed."""
    index = _count(element, "Index", _LAST[kind])
    return index - 1 if index > following else following


def _count(element: Any, name: str, most: int) -> int:
    return whole_number(element.get(_SS + name), most)


def _typed(text: str, kind: str) -> Any:
    try:
        if kind == "Number":
            return int(text) if text.isdigit() and len(text) < 19 else float(text)
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text)
            return moment.date() if moment.time() == dt.time() else moment
    except ValueError:
        return text
    if kind == "Boolean":
        return text.strip() == "1"
    return "" if kind == "Error" else text
