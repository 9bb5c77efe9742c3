"""What only the open workbook tells about a table: lost formulas, merged cells, hidden rows ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from addin.books.excel_cells import is_formula, plain_rows
from addin.books.facts import covers, foreign_functions, needs_validation
from addin.books.places import Spot
from addin.books.workbook import Area
from addin.model import BookFacts, CellError, column_letters
from addin.schema import TABLES

_VISIBLE, _VALIDATED = 12, -4174  # XlCellType
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
Columns = dict[str, Sequence[Any]]


def live_facts(sheet: Any, spot: Spot, raw: Columns, kept: Sequence[int]) -> BookFacts:
    """The facts of one table. `raw`: its cells by column key; `kept`: rows that are not blank.

    All formulas of the sheet are read in one go.
    """
    used = sheet.used_range
    texts = plain_rows(used.formula)
    formulas = {
        (row, column): text
        for row, line in enumerate(texts, used.row)
        for column, text in enumerate(line, used.column)
        if is_formula(text)
    }
    place = spot.place
    table = TABLES[place.table]
    lost = {
        column.key: tuple(
            row for row in kept if (spot.first_row + row, place.columns[column.key]) not in formulas
        )
        for column in table.filled_by("formula")
        if column.key in place.columns
    }
    shapes = {text.translate(_NO_DIGITS): text for text in formulas.values()}
    return BookFacts(
        overwritten={key: rows for key, rows in lost.items() if rows},
        error_cells=tuple(_errors(spot, raw)),
        merged=tuple(_merged(sheet, spot)),
        hidden_rows=rows_out_of_sight(sheet, spot),
        rows_below=_rows_below(texts, used, spot),
        foreign_functions=foreign_functions(shapes.values()),
        eroded=is_eroded(sheet, spot),
    )


def _errors(spot: Spot, raw: Columns) -> list[tuple[int, str, str]]:
    found = [
        (row, key, str(value))
        for key, values in raw.items()
        for row, value in enumerate(values)
        if type(value) is CellError
    ]
    return sorted(found, key=lambda each: (each[0], spot.place.columns[each[1]]))


def _rows_below(texts: list[list[Any]], used: Any, spot: Spot) -> int:
    """Rows under the table with a constant in its columns."""
    last = spot.place.last_row + spot.list_table.totals_rows
    first = max(spot.place.first_column - used.column, 0)
    end = spot.place.last_column - used.column + 1
    below = texts[max(last + 1 - used.row, 0) :]
    return sum(any(text != "" and not is_formula(text) for text in line[first:end]) for line in below)


def rows_out_of_sight(sheet: Any, spot: Spot) -> int:
    """Rows of the table that a filter or the user hides."""
    column = spot.place.first_column
    cells = sheet.range((spot.first_row, column), (spot.place.last_row, column))
    with suppress(Exception):  # the Mac speaks otherwise; a column out of sight has no cell in sight
        if cells.api.EntireRow.Hidden is True:
            return spot.length
        if spot.length > 1:  # of one cell alone, Excel would look through the whole sheet
            return spot.length - int(cells.api.SpecialCells(_VISIBLE).Count)
    return 0


def _merged(sheet: Any, spot: Spot) -> Iterator[str]:
    place = spot.place
    whole = (place.header_row, place.first_column, place.last_row, place.last_column)
    seen: dict[str, None] = {}
    waiting = [whole]
    while waiting:
        top, left, bottom, right = waiting.pop()
        cells = sheet.range((top, left), (bottom, right))
        state = cells.merge_cells
        if state is False:
            continue
        if (top, left) == (bottom, right):
            area = cells.merge_area
            (height, width), row, column = area.shape, area.row, area.column
            end = f"{column_letters(column + width - 1)}{row + height - 1}"
            seen[f"{column_letters(column)}{row}:{end}"] = None
        elif bottom > top:
            middle = (top + bottom) // 2
            waiting += [(middle + 1, left, bottom, right), (top, left, middle, right)]
        else:
            middle = (left + right) // 2
            waiting += [(top, middle + 1, bottom, right), (top, left, bottom, middle)]
    yield from seen


def is_eroded(sheet: Any, spot: Spot) -> bool:
    """Whether some cell that the template validates has lost its validation."""
    table = TABLES[spot.place.table]
    if not needs_validation(table):
        return False
    try:
        if sheet.api.ProtectContents:  # Excel tells nothing then
            return False
        return not covers(_validated(sheet.cells.api, spot.place.sheet), table, spot)
    except AttributeError:  # the Mac speaks otherwise
        return False


def _validated(cells: Any, sheet: str) -> list[Area]:
    """Areas with a validation. `cells`: all of the sheet, as Excel's own range."""
    try:
        areas = list(cells.SpecialCells(_VALIDATED).Areas)
    except AttributeError:
        raise
    except Exception:  # where no cell has one, Excel gives an error
        return []
    return [
        Area(sheet, a.Row, a.Column, a.Row + a.Rows.Count - 1, a.Column + a.Columns.Count - 1) for a in areas
    ]
