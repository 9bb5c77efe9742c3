"""OpenDocument spreadsheets, as little of them as a reader needs."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.importing.ugly.cells import Cell, Sheet, text

MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
HIDDEN = (
    '<office:automatic-styles><style:style style:name="gone" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


def write(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    body = "".join(map(_table, sheets))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.2">'
        f"{HIDDEN}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, part in (("mimetype", MIME), ("META-INF/manifest.xml", MANIFEST), ("content.xml", content)):
            package.writestr(zipfile.ZipInfo(name, (2025, 11, 14, 9, 30, 0)), part)


def _table(sheet: Sheet) -> str:
    width = sheet.width
    columns = "".join(_column(c in sheet.hidden_columns) for c in range(width))
    covered = {
        (r, c): (r1, c1, r2, c2)
        for r1, c1, r2, c2 in sheet.merges
        for r in range(r1, r2 + 1)
        for c in range(c1, c2 + 1)
    }
    rows = "".join(_row(sheet, r, covered) for r in range(len(sheet.rows)))
    style = ' table:style-name="gone"' if sheet.hidden else ""
    return f"<table:table table:name={quoteattr(sheet.name)}{style}>{columns}{rows}</table:table>"


def _column(hidden: bool) -> str:
    return f"<table:table-column{_seen(hidden)}/>"


def _seen(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _row(sheet: Sheet, r: int, covered: dict[tuple[int, int], tuple[int, int, int, int]]) -> str:
    cells = []
    for c, cell in enumerate(sheet.rows[r]):
        span = covered.get((r, c))
        if span and span[:2] != (r, c):
            cells.append("<table:covered-table-cell/>")
        else:
            cells.append(_cell(cell, span))
    filled = "".join(cells) or "<table:table-cell/>"
    return f"<table:table-row{_seen(r in sheet.hidden_rows)}>{filled}</table:table-row>"


def _cell(cell: Cell, span: tuple[int, int, int, int] | None) -> str:
    marks = ""
    if span:
        r1, c1, r2, c2 = span
        marks = f' table:number-rows-spanned="{r2 - r1 + 1}" table:number-columns-spanned="{c2 - c1 + 1}"'
    value = cell.value
    if value is None:
        return f"<table:table-cell{marks}/>"
    if isinstance(value, datetime | date):
        marks += f' office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        marks += f' office:value-type="float" office:value="{value!r}"'
    else:
        marks += ' office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text(cell).split("\n"))
    return f"<table:table-cell{marks}>{lines}</table:table-cell>"
