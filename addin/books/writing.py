"""An Outcome -> new parts of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from addin.books.encode import Encoder, Live, Tail
from addin.books.places import Spot, require_column
from addin.books.ranges import move_dimension
from addin.books.sheetxml import Edits, SheetXml
from addin.model import ColumnChange, column_letters
from addin.schema import TABLES
from addin.schema.column import Column

if TYPE_CHECKING:
    from addin.books.package import Package

_ANY_ROW = 9_999_999  # no sheet has it: a formula's text is worked out once, for all rows


class Pages:
    """The sheets being written, each opened once; edits are gathered and applied together."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._open: dict[str, SheetXml] = {}
        self._edits: dict[str, dict[int, dict[int, Tail]]] = {}  # part -> column -> sheet row -> cell
        self.changed = 0
        self.is_changed = False
        self.formulas_moved = False

    def sheet(self, part: str) -> SheetXml:
        if part not in self._open:
            self._open[part] = SheetXml(self._package.read(part))
        return self._open[part]

    def edit(self, part: str, column: int, rows: Iterable[int], tails: Iterable[Tail]) -> None:
        """Note cells of one sheet column; the last word on a cell counts."""
        cells = dict(zip(rows, tails, strict=True))
        if cells:
            self._edits.setdefault(part, {}).setdefault(column, {}).update(cells)

    def apply(self, part: str) -> None:
        """Put the edits of a sheet in."""
        columns = self._edits.pop(part, {})
        if not columns:
            return
        sheet = self.sheet(part)
        sheet.patch(_by_row(columns))
        if sheet.is_changed:
            bottom = max(max(rows) for rows in columns.values())
            sheet.put_head(move_dimension(sheet.head, bottom, max(columns)))

    def close(self, part: str) -> None:
        """Hand a sheet over when nothing more is to come for it: large ones should not pile up."""
        self.apply(part)
        sheet = self._open.pop(part, None)
        if sheet is None or not sheet.is_changed:
            return
        self._package.put(part, sheet.content)
        self.changed += sheet.tally.cells
        self.is_changed = True
        self.formulas_moved |= sheet.tally.formulas_moved

    def finish(self) -> None:
        for part in [*self._edits, *self._open]:
            self.close(part)


def _by_row(columns: dict[int, dict[int, Tail]]) -> Edits:
    rows: dict[int, list[tuple[bytes, Tail]]] = {}
    for column in sorted(columns):
        letters = column_letters(column).encode()
        for row, tail in columns[column].items():
            cells = rows.get(row)
            if cells is None:
                rows[row] = [(letters, tail)]
            else:
                cells.append((letters, tail))
    return rows


def change_cells(pages: Pages, spot: Spot, change: ColumnChange, encoder: Encoder) -> None:
    """Note the cells of a ColumnChange."""
    column = TABLES[change.table][change.column]
    number = column_number_of(spot, column)
    if len(change.rows) and not 0 <= int(change.rows.min()) <= int(change.rows.max()) < spot.length:
        raise IndexError(f"{change.table}.{change.column}: row outside the table")
    rows = (change.rows + spot.first_row).tolist()
    pages.edit(spot.list_table.sheet.part, number, rows, column_tails(spot, column, change.new, encoder))


def column_number_of(spot: Spot, column: Column) -> int:
    if column.key not in spot.place.columns:
        require_column(spot.list_table, spot.place.table, column.key)
    return spot.place.columns[column.key]


def column_tails(spot: Spot, column: Column, values: Iterable[Any], encoder: Encoder) -> list[Tail]:
    if column.fill != "formula":
        return encoder.tails(column, values)
    formula = live_formula(spot, column.key, encoder.language)
    return [Live(scalar, formula) for scalar in encoder.scalars(column, values)]


def live_formula(spot: Spot, column: str, language: str) -> Callable[[int], str] | None:
    """Formula text of a column by sheet row; None for a column that has none."""
    from addin.schema.formulas import FORMULAS, formula_text

    table = spot.place.table
    if (table, column) not in FORMULAS:
        return None
    letters = {key: column_letters(number) for key, number in spot.place.columns.items()}

    @cache
    def pieces() -> list[str]:
        try:
            return formula_text(table, column, letters, _ANY_ROW, language).split(str(_ANY_ROW))
        except KeyError as error:
            require_column(spot.list_table, table, str(error.args[0]))
            raise

    return lambda row: str(row).join(pieces())
