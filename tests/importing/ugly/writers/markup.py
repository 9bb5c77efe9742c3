"""What accounting programs call .xls: SpreadsheetML 2003, and a table of HTML."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.ugly.cells import Cell, Sheet, text

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def write_xml(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    pages = "".join(_worksheet(sheet) for sheet in sheets)
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}"><Styles><Style ss:ID="d">'
        f'<NumberFormat ss:Format="dd/mm/yyyy"/></Style></Styles>{pages}</Workbook>',
        encoding="utf-8",
    )


def _worksheet(sheet: Sheet) -> str:
    gone = "<WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'><Visible>SheetHidden</Visible>"
    options = f"{gone}</WorksheetOptions>" if sheet.hidden else ""
    columns = "".join(f'<Column ss:Index="{c + 1}" ss:Hidden="1"/>' for c in sorted(sheet.hidden_columns))
    spans = {(r1, c1): (r2 - r1, c2 - c1) for r1, c1, r2, c2 in sheet.merges}
    rows = "".join(_row(sheet, r, spans) for r in range(len(sheet.rows)))
    return f'<Worksheet ss:Name="{escape(sheet.name)}"><Table>{columns}{rows}</Table>{options}</Worksheet>'


def _row(sheet: Sheet, r: int, spans: dict[tuple[int, int], tuple[int, int]]) -> str:
    """Empty cells are left out, so the ones after them say their column."""
    cells, expected = [], 0
    for c, cell in enumerate(sheet.rows[r]):
        if cell.value is None:
            continue
        index = f' ss:Index="{c + 1}"' if c != expected else ""
        down, across = spans.get((r, c), (0, 0))
        merge = f' ss:MergeAcross="{across}"' if across else ""
        merge += f' ss:MergeDown="{down}"' if down else ""
        cells.append(_typed(cell, index + merge))
        expected = c + 1 + across
    hidden = ' ss:Hidden="1"' if r in sheet.hidden_rows else ""
    return f'<Row ss:Index="{r + 1}"{hidden}>{"".join(cells)}</Row>' if cells else ""


def _typed(cell: Cell, marks: str) -> str:
    value = cell.value
    if isinstance(value, date):
        stamp = value.strftime("%Y-%m-%dT%H:%M:%S.000") if hasattr(value, "hour") else f"{value}T00:00:00.000"
        return f'<Cell{marks} ss:StyleID="d"><Data ss:Type="DateTime">{stamp}</Data></Cell>'
    kind = "String" if isinstance(value, str) else "Number"
    shown = escape(value).replace("\n", "&#10;") if isinstance(value, str) else repr(value)
    return f'<Cell{marks}><Data ss:Type="{kind}">{shown}</Data></Cell>'


def write_html(path: Path, sheets: list[Sheet], options: dict[str, Any]) -> None:
    """Amounts with thousands dots, days as they are read; Windows-1254 unless told otherwise."""
    encoding = options.get("encoding", "windows-1254")
    sheet = sheets[0]
    spans = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in sheet.merges}
    covered = {
        (r, c)
        for r1, c1, r2, c2 in sheet.merges
        for r in range(r1, r2 + 1)
        for c in range(c1, c2 + 1)
        if (r, c) != (r1, c1)
    }
    rows = "".join(_html_row(row, r, spans, covered, sheet.width) for r, row in enumerate(sheet.rows))
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
        "<style>td {mso-number-format:\\@}</style></head><body>"
        f'<table border="1">\n{rows}</table></body></html>'
    )
    path.write_bytes(page.encode(encoding, "xmlcharrefreplace"))


def _html_row(
    row: list[Cell],
    r: int,
    spans: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
    width: int,
) -> str:
    cells = []
    for c in range(width):
        if (r, c) in covered:
            continue
        cell = row[c] if c < len(row) else Cell(None)
        down, across = spans.get((r, c), (1, 1))
        marks = f' rowspan="{down}"' if down > 1 else ""
        marks += f' colspan="{across}"' if across > 1 else ""
        shown = escape(_html_text(cell)).replace("\u00a0", "&nbsp;").replace("\n", "<br>")
        cells.append(f"<td{marks}>{shown or '&nbsp;'}</td>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _html_text(cell: Cell) -> str:
    if isinstance(cell.value, float) and cell.format == "#,##0.00":
        swap = str.maketrans(",.", ".,")
        return f"{cell.value:,.2f}".translate(swap)
    return text(cell)
