"""Cells of a plan, and which row became what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from tests.importing.ugly import styles
from tests.importing.ugly.cells import EMPTY, Cell, Sheet
from tests.importing.ugly.plan import Column, Line, Plan
from tests.importing.ugly.truth import RowTruth


@dataclass
class _Page:
    """One sheet being written."""

    sheet: Sheet
    truth: list[RowTruth] = field(default_factory=list)

    def add(self, cells: list[Cell]) -> int:
        self.sheet.rows.append(cells)
        return len(self.sheet.rows)


def render(plan: Plan, file: str) -> tuple[list[Sheet], list[RowTruth]]:
    """All sheets, visible ones first, and the truth of every row below a header."""
    names = list(dict.fromkeys(line.sheet or plan.sheet for line in plan.lines))
    pages = []
    for name in names:
        lines = [line for line in plan.lines if (line.sheet or plan.sheet) == name]
        pages.append(_page(plan, name, lines, file))
    sheets = [page.sheet for page in pages]
    if plan.hidden_sheet:
        kept = [line for line in plan.lines if line.kind == "data"][:12]
        old = _page(plan, "Eski", kept, file).sheet
        old.hidden = True
        sheets.append(old)
    return sheets, [row for page in pages for row in page.truth]


def _page(plan: Plan, name: str, lines: list[Line], file: str) -> _Page:
    page = _Page(Sheet(name))
    for title in plan.titles:
        parts = (title,) if isinstance(title, str) else title
        page.add([Cell(part or None) for part in parts] if title else [])
    if plan.titles:
        page.add([])
    columns = _spaced(plan)
    if plan.options.get("shifted"):  # the table does not begin in column A
        columns = [None, *columns]
    if plan.side_by_side:
        _two_tables(plan, page, columns, lines, file)
    else:
        first = not plan.options.get("header_in_lines")
        if first:
            _header(plan, page, columns)
        for line in lines:
            _line(plan, page, columns, line, file)
    _hide_columns(page.sheet, columns)
    _dress(plan, page.sheet, len(columns))
    if plan.fill_name == "merged":
        _merge_names(plan, page.sheet, columns, lines)
    return page


def _dress(plan: Plan, sheet: Sheet, width: int) -> None:
    """Titles merged across the table, a logo over them."""
    sheet.logo = bool(plan.options.get("logo"))
    if plan.options.get("titles_merged"):
        for at, title in enumerate(plan.titles):
            if title and isinstance(title, str):
                sheet.merges.append((at, 0, at, width - 1))


def _spaced(plan: Plan) -> list[Column | None]:
    spaced: list[Column | None] = []
    for column in plan.columns:
        spaced.append(column)
        if plan.spacers and column.kind in {"date", "id"}:
            spaced.append(None)
    return spaced


def _hide_columns(sheet: Sheet, columns: list[Column | None]) -> None:
    sheet.hidden_columns = {at for at, column in enumerate(columns) if column and column.hidden}


def header_cells(plan: Plan, columns: list[Column | None]) -> list[list[Cell]]:
    """One or two rows of header cells."""
    low = [Cell(column.header) if column else EMPTY for column in columns]
    if plan.header_rows == "one":
        return [low]
    if plan.header_rows == "split":
        parts = [column.header.partition(" ") if column else ("", "", "") for column in columns]
        return [[Cell(a or None) for a, _, _ in parts], [Cell(b or None) for _, _, b in parts]]
    captions = [column.above if column else "" for column in columns]
    shown = [c if at == 0 or captions[at - 1] != c else "" for at, c in enumerate(captions)]
    return [[Cell(caption or None) for caption in shown], low]


def _header(plan: Plan, page: _Page, columns: list[Column | None]) -> None:
    rows = header_cells(plan, columns)
    top = len(page.sheet.rows)
    for row in rows:
        page.add(row)
    if plan.header_rows in {"captions", "merged"}:
        captions = [column.above if column else "" for column in columns]
        for caption, run in groupby(range(len(columns)), key=captions.__getitem__):
            at = list(run)
            if caption and len(at) > 1:
                page.sheet.merges.append((top, at[0], top, at[-1]))
    if plan.header_rows == "merged":
        _merge_down(plan, page, columns, top)


def _merge_down(plan: Plan, page: _Page, columns: list[Column | None], top: int) -> None:
    """Columns without a caption span both rows of the header."""
    for at, column in enumerate(columns):
        if column and not column.above:
            page.sheet.rows[top][at] = Cell(column.header)
            page.sheet.rows[top + 1][at] = EMPTY
            page.sheet.merges.append((top, at, top + 1, at))


def _line(plan: Plan, page: _Page, columns: list[Column | None], line: Line, file: str) -> None:
    if line.kind == "header":
        first = page.truth == [] and plan.options.get("header_in_lines")
        below = len(page.truth) > 0 or not first
        for cells in header_cells(plan, columns):
            row = page.add(cells)
            if below:
                page.truth.append(RowTruth(file, page.sheet.name, row, "skipped", "header"))
        return
    cells = line_cells(plan, columns, line)
    row = page.add(cells)
    if line.hidden:
        page.sheet.hidden_rows.add(row - 1)
    if line.kind not in {"blank", "title"}:
        kind = "" if line.kind == "data" and line.becomes == "accepted" else line.kind
        page.truth.append(RowTruth(file, page.sheet.name, row, line.becomes, kind))


def line_cells(plan: Plan, columns: list[Column | None], line: Line) -> list[Cell]:
    if line.kind == "blank":
        return []
    if line.text:
        return [*([EMPTY] if plan.options.get("shifted") else []), Cell(line.text)]
    return [value_cell(plan, column, line.values.get(column.key)) if column else EMPTY for column in columns]


def value_cell(plan: Plan, column: Column, value: Any) -> Cell:
    """The cell of one canonical value."""
    if value is None or isinstance(value, Cell):
        return EMPTY if value is None else value
    if isinstance(value, str):
        return Cell(value) if value else EMPTY
    if column.kind == "money":
        cell = styles.money(plan.money, value, plan.rng)
        if plan.options.get("formulas") and isinstance(cell.value, float):
            return cell._replace(formula=f"=ROUND({cell.value / 2!r}*2,2)")
        return cell
    if column.kind == "date":
        return styles.day(plan.dates, value, plan.rng, styles.epoch(bool(plan.options.get("1904"))))
    return Cell(value)


def _two_tables(plan: Plan, page: _Page, columns: list[Column | None], lines: list[Line], file: str) -> None:
    half = (len(lines) + 1) // 2
    for row in header_cells(plan, columns):
        page.add([*row, EMPTY, *row])
    for left, right in zip(lines[:half], [*lines[half:], None], strict=False):
        cells = [*line_cells(plan, columns, left)]
        cells += [EMPTY] * (len(columns) - len(cells))
        if right is not None:
            cells += [EMPTY, *line_cells(plan, columns, right)]
        at = page.add(cells)
        for line in (left, right):
            if line is not None:
                page.truth.append(RowTruth(file, page.sheet.name, at, line.becomes, ""))


def _merge_names(plan: Plan, sheet: Sheet, columns: list[Column | None], lines: Iterable[Line]) -> None:
    """The debtor's cell spans his rows; only its first cell holds the name."""
    at = next(n for n, column in enumerate(columns) if column and column.key == plan.name_key)
    start, rows = len(sheet.rows) - len(list(lines)), list(lines)
    for debtor, run in groupby(range(len(rows)), key=lambda n: rows[n].debtor):
        span = list(run)
        if debtor and len(span) > 1:
            sheet.merges.append((start + span[0], at, start + span[-1], at))
