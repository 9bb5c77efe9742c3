"""One data sheet: head, table, names on the header cells, groups, panes, print set-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from addin.messages import header
from addin.model import column_letters
from addin.schema import looks
from addin.schema.build_kit import Kit, join_address, reference, title_of
from addin.schema.build_rules import alarm, highlight, validate
from addin.schema.cells import BUGUN, HEADER_ROW, STAMPED, cell_name, header_name, stamp_cells
from addin.schema.column import Column, Table
from addin.schema.formulas import FORMULAS, calculated_column, formula_text

if TYPE_CHECKING:
    from addin.schema.build import Format, Worksheet

Row = Sequence[Any]
TOP = HEADER_ROW - 1  # zero-based
UNSORTED = ("settings", "lists")  # single cells and drop-downs lean on the order of these rows
CODE_COLUMNS = ("control", "trace", "checked_trace")
SCREEN, LEAST_ZOOM = 1600, 85  # pixels, percent


def draw_table_sheet(kit: Kit, sheet: Worksheet, table: Table, rows: Sequence[Row]) -> None:
    """Draw the sheet of a table; without rows the table has one blank row."""
    body = list(rows) or [[None] * len(table.columns)]
    last = TOP + len(body)
    _head(kit, sheet, table)
    _widths(kit, sheet, table)
    _table(kit, sheet, table, last)
    _body(kit, sheet, table, body)
    for number, column in enumerate(table.columns):
        kit.name(header_name(table.key, column.key), reference(title_of(sheet), TOP, number))
    validate(kit, sheet, table, TOP + 1, last)
    highlight(kit, sheet, table, TOP + 1, last)
    _paper(kit, sheet, table, last)


def _head(kit: Kit, sheet: Worksheet, table: Table) -> None:
    sheet.set_row(0, 30)
    sheet.set_row(1, 18)
    sheet.set_row(2, 20)
    sheet.set_row(3, 8)
    sheet.write_string(0, 0, title_of(sheet), kit.style(font_size=20, bold=True, valign="vcenter"))
    sheet.write_string(
        1, 0, kit.say(f"hints.{table.key}"), kit.style(font_color=looks.MUTED, valign="vcenter")
    )
    sheet.write_string(2, 0, kit.say("today_label"), kit.style(font_color=looks.MUTED, valign="vcenter"))
    day = kit.style(bold=True, num_format="dd.mm.yyyy", align="left", valign="vcenter")
    sheet.write_formula(2, 1, f"={BUGUN}", day, "")
    kit.name_cell(f"shown_day_{table.key}", sheet, 2, 1)
    if table.kind in ("entry", "generated"):
        alarm(kit, sheet, (2, 2, 2, 2))
        warning = kit.style(bold=True, font_color=looks.RED.text, valign="vcenter")
        sheet.write_formula(2, 2, _stale(kit, table), warning, "")
        kit.name_cell(f"stale_{table.key}", sheet, 2, 2)
    if table.key == "handover":
        sheet.write_blank(2, 3, None, kit.style(bold=True, valign="vcenter"))
        kit.name_cell("handover_title", sheet, 2, 3)


def _stale(kit: Kit, table: Table) -> str:
    """Blank while count and sum of the rows are those that the last Yenile left."""
    if table.kind != "entry":
        return f'={cell_name("stale")}&""'
    counted, summed = (header(table.key, key, kit.language) for key in STAMPED[table.key])
    count, total = (cell_name(key) for key in stamp_cells(table.key))
    # SUMIF passes over error values, on which SUM itself would fail.
    found = f'SUMIF({table.name}[{summed}],">-1E15")'
    # The stamp has two decimals, an amount may have more: ROUND() would fall to either side of a half.
    same = f"AND(COUNTA({table.name}[{counted}])={count},ABS({found}-{total})<0.006)"
    return f'=IF({same},"","{kit.say("stale")}")'


def _widths(kit: Kit, sheet: Worksheet, table: Table) -> None:
    grouped = grouped_columns(table)
    for number, column in enumerate(table.columns):
        options: dict[str, Any] = {}
        if number in grouped:
            options = {"level": 1, "hidden": True}
        elif number - 1 in grouped:
            options = {"collapsed": True}
        if column.fill == "hidden":
            options["hidden"] = True
        style = kit.style(**looks.column_look(table, column))
        sheet.set_column(number, number, column.width + 2, style, options)
    if len(table.columns) - 1 in grouped:
        sheet.set_column(len(table.columns), len(table.columns), None, None, {"collapsed": True})


def grouped_columns(table: Table) -> range:
    """Positions of the columns behind the [+]: those after the first ones, but not the check."""
    end = len(table.columns) - sum(column.key in CODE_COLUMNS for column in table.columns)
    return range(table.first, end) if end - table.first > 1 else range(0)


def _table(kit: Kit, sheet: Worksheet, table: Table, last: int) -> None:
    headers = {column.key: header(table.key, column.key, kit.language) for column in table.columns}
    columns: list[dict[str, Any]] = []
    for column in table.columns:
        entry: dict[str, Any] = {"header": headers[column.key], "header_format": header_style(kit, column)}
        entry["format"] = kit.style(**cell_look(table, column))
        if (table.key, column.key) in FORMULAS:
            entry["formula"] = calculated_column(table.key, column.key, headers, kit.language)
        columns.append(entry)
    sheet.set_row(TOP, 36)
    sheet.add_table(
        TOP,
        0,
        last,
        len(columns) - 1,
        {
            "name": table.name,
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": table.key not in UNSORTED,
            "columns": columns,
        },
    )


def header_style(kit: Kit, column: Column) -> Format:
    """Header of a user's column dark, of a program column tinted; aligned as what stands below."""
    look: dict[str, Any] = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    look |= looks.placing(column)
    if column.fill == "user":
        look |= {"bg_color": looks.ACCENT, "font_color": looks.WHITE, "border_color": "#3D6F8A"}
    else:
        look |= {"bg_color": looks.PROGRAM_HEADER, "border_color": "#BCCBD9"}
    return kit.style(**look)


def cell_look(table: Table, column: Column) -> dict[str, Any]:
    look: dict[str, Any] = looks.column_look(table, column)
    look |= {"bottom": 1, "bottom_color": looks.LINE}
    if table.kind == "entry" and column.fill != "user":
        look["bg_color"] = looks.PROGRAM_CELL
    return look


def _body(kit: Kit, sheet: Worksheet, table: Table, body: Sequence[Row]) -> None:
    """The cells' formulas are A1, the table's own are structured: A1 loads several times faster."""
    letters = {column.key: column_letters(number) for number, column in enumerate(table.columns, start=1)}
    height = looks.ROW_HEIGHTS.get(table.key, looks.ROW_HEIGHT)
    sheet.set_default_row(height)
    for offset, values in enumerate(body):
        sheet.set_row(TOP + 1 + offset, height * _lines(table, values))
        for number, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            row, style = TOP + 1 + offset, kit.style(**cell_look(table, column))
            if (table.key, column.key) in FORMULAS:
                text = formula_text(table.key, column.key, letters, row + 1, kit.language)
                sheet.write_formula(row, number, f"={text}", style, "")
            else:
                write_value(sheet, row, number, value, style)


def _lines(table: Table, values: Row) -> int:
    """Lines that a shipped row needs: no program fits the height of a row that it did not write."""
    wrapped = [
        (column.width, value)
        for column, value in zip(table.columns, values, strict=True)
        if (table.key, column.key) in looks.WRAPPED and value
    ]
    return max((ceil(len(str(value)) / (width * 1.25)) for width, value in wrapped), default=1)


def write_value(sheet: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    """Write by the value's own type; text is never taken for a formula."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _paper(kit: Kit, sheet: Worksheet, table: Table, last: int) -> None:
    names = [number for number, column in enumerate(table.columns[:3]) if column.key == "debtor_name"]
    frozen = max([table.frozen if table.kind != "parameter" else 1, *(number + 1 for number in names)])
    sheet.freeze_panes(TOP + 1, frozen)
    sheet.set_selection(
        TOP + 1, 1 if table.kind == "entry" else 0, TOP + 1, 1 if table.kind == "entry" else 0
    )
    address = f"{join_address(TOP + 1, 0)}:{join_address(last, len(table.columns) - 1)}"
    sheet.ignore_errors({"number_stored_as_text": address, "calculated_column": address})
    set_paper(kit, sheet)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP)
    sheet.set_zoom(zoom(table))
    if table.kind == "generated":
        sheet.hide_gridlines(2)


def zoom(table: Table) -> int:
    """Percent at which the columns in view fit a usual screen; below 85 nobody reads."""
    grouped = grouped_columns(table)
    shown = [column for number, column in enumerate(table.columns) if number not in grouped]
    width = sum(7 * (column.width + 2) + 5 for column in shown if column.fill != "hidden")
    return max(LEAST_ZOOM, min(100, int(SCREEN / width * 20) * 5))


def page_paper(kit: Kit, sheet: Worksheet, *, landscape: bool) -> None:
    """A page that is read whole: one sheet of paper, nothing of a grid."""
    set_paper(kit, sheet)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()


def set_paper(kit: Kit, sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f'&L&"{looks.FONT}"&9&A&R&"{looks.FONT}"&9{kit.say("page")} &P / &N')
