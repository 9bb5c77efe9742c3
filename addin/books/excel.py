"""A workbook that is open in Excel as tables: whole ranges read, only what differs written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from addin.books.convert import typed_table
from addin.books.doors import check_ours, check_version
from addin.books.excel_cells import plain_rows
from addin.books.excel_facts import Columns, live_facts
from addin.books.excel_inverse import Inverse, inverse_of, undoing, without_log
from addin.books.excel_pick import picked
from addin.books.excel_plan import Plan
from addin.books.excel_steady import progress, steady
from addin.books.excel_structure import LiveStructure
from addin.books.places import LANGUAGES, Spot, check_headers, find_language, find_spot, sheet_of
from addin.books.raw import Sense
from addin.books.workbook import AREA_CELLS, Area
from addin.model import BookFacts, Outcome, Picked, Place, Refusal, TableData
from addin.schema import TAB_ORDER, TABLES

_CELL, _AREA, _SETTING = "tk_cell__", "tk_area__", "TK_"
Journal = Callable[[list[Inverse]], None]
_SEEN = (True, -1)  # xlSheetVisible; 0 is hidden, 2 very hidden


def open_live(workbook: Any, journal: Journal | None = None) -> ExcelBook:
    """An xlwings Book as a book of ours. Errors: Refusal for what is none, or of another version."""
    book = ExcelBook(workbook, journal)
    check_ours(book.structure.names, (table.name for table in book.structure.tables))
    check_version(book.cells().get("version"))
    return book


class ExcelBook:
    """An open workbook. It is read when asked for, and written only by `write`; Excel saves it.

    `journal` is told, before each write, what takes it and those before it back.
    """

    def __init__(self, workbook: Any, journal: Journal | None = None) -> None:
        self.workbook = workbook
        self._journal = journal
        self.path = Path(workbook.fullname)
        self._written: list[Inverse] = []
        self._forget()

    def _forget(self) -> None:
        self.structure = LiveStructure(self.workbook)
        self._spots: dict[str, Spot] = {}
        self._raw: dict[str, Columns] = {}
        self._data: dict[str, TableData] = {}
        self._facts: dict[str, BookFacts] = {}
        for known in ("language", "sense", "_cells", "_named"):
            self.__dict__.pop(known, None)

    @cached_property
    def language(self) -> str:
        """Of the words the book is in: what it says itself, else what its headers are in."""
        said = str(self.cells().get("language", ""))
        return said if said in LANGUAGES else find_language(self.structure, self._any_spots())

    def _any_spots(self) -> Any:
        for key in TABLES:
            try:
                yield self.spot(key)
            except Refusal:
                continue

    @cached_property
    def sense(self) -> Sense:
        try:
            return Sense(self.language, bool(self.workbook.api.Date1904))
        except AttributeError:  # the Mac speaks otherwise
            return Sense(self.language)

    def spot(self, table: str) -> Spot:
        if table not in self._spots:
            self._spots[table] = find_spot(self.structure, table)
        return self._spots[table]

    def place(self, table: str) -> Place:
        """Where the table stands; Refusal when a required column is missing or doubled."""
        return self.spot(table).place

    def read(self, table: str) -> TableData:
        """The table's typed rows and what did not fit."""
        if table not in self._data:
            spot = self.spot(table)
            raw = self._columns(spot)
            self._raw[table] = dict(raw)
            self._data[table] = typed_table(TABLES[table], raw, spot.length, self.sense)
        return self._data[table]

    def _columns(self, spot: Spot) -> Columns:
        place = spot.place
        area = Area(place.sheet, place.header_row, place.first_column, place.last_row, place.last_column)
        columns = list(zip(*plain_rows(self.structure.range(area).raw_value), strict=True))
        check_headers(spot, [column[0] for column in columns])
        return {key: columns[number - place.first_column][1:] for key, number in place.columns.items()}

    def cells(self) -> dict[str, Any]:
        """Single named cells by key, "" when empty; an area gives its rows as lists."""
        return dict(self._cells)

    @cached_property
    def _cells(self) -> dict[str, Any]:
        by_sheet: dict[str, dict[str, Area]] = {}
        for key, (_, area) in self.named.items():
            if area is not None and area.sheet in self.structure.sheets:
                by_sheet.setdefault(area.sheet, {})[key] = area
        return {key: value for areas in by_sheet.values() for key, value in self._areas(areas).items()}

    def _areas(self, areas: dict[str, Area]) -> dict[str, Any]:
        """Values of areas of one sheet, read in one go unless they lie far apart."""
        whole = _around(list(areas.values()))
        if (whole.bottom - whole.top + 1) * (whole.right - whole.left + 1) > AREA_CELLS:
            return {
                key: self._shown(key, plain_rows(self.structure.range(area).raw_value))
                for key, area in areas.items()
            }
        rows = plain_rows(self.structure.range(whole).raw_value)
        return {
            key: self._shown(
                key,
                [
                    row[area.left - whole.left : area.right - whole.left + 1]
                    for row in rows[area.top - whole.top : area.bottom - whole.top + 1]
                ],
            )
            for key, area in areas.items()
        }

    def _shown(self, key: str, rows: list[list[Any]]) -> Any:
        if self.named[key][0] == _AREA:
            return rows
        value = rows[0][0]
        return int(value) if isinstance(value, float) and value.is_integer() else value

    @property
    def named(self) -> dict[str, tuple[str, Area | None]]:
        """Prefix and area of our named cells by key."""
        return self._named

    @cached_property
    def _named(self) -> dict[str, tuple[str, Area | None]]:
        return {
            name.removeprefix(prefix): (prefix, self.structure.area(name))
            for name in self.structure.names
            for prefix in (_CELL, _AREA, _SETTING)
            if name.startswith(prefix)
        }

    def facts(self, table: str) -> BookFacts:
        """What only the workbook knows: formulas overwritten, merged cells, hidden rows ..."""
        if table not in self._facts:
            kept = self.read(table).frame.index.tolist()
            sheet = self.workbook.sheets[self.place(table).sheet]
            self._facts[table] = live_facts(sheet, self.spot(table), self._raw[table], kept)
        return self._facts[table]

    def write(self, outcome: Outcome, *, dry: bool = False) -> int:
        """Make the changes, all or nothing; gives the number of changed cells. Excel saves.

        `dry`: only counts. Errors: Refusal for a protected sheet or book, a filter that could not be put
        back, a table that cannot grow.
        """
        plan = Plan(self)
        plan.add(outcome)
        plan.settle()
        if dry:
            return plan.changed
        if outcome.shown or outcome.hidden:
            self._demand_open_structure()
        if plan.sheets:
            self._apply(plan)
        for pages, seen in ((outcome.shown, True), (outcome.hidden, False)):
            for page in pages:
                self.workbook.sheets[sheet_of(self.structure, page)].visible = seen
        return plan.changed

    def pages(self) -> dict[str, bool]:
        """Keys of the pages that there are, and whether their tab is in sight."""
        seen = {sheet.name for sheet in self.workbook.sheets if sheet.visible in _SEEN}
        found = {page: sheet_of(self.structure, page) for page in TAB_ORDER}
        return {page: sheet in seen for page, sheet in found.items() if sheet}

    def show(self, page: str) -> None:
        """Bring a page into view."""
        sheet = self.workbook.sheets[sheet_of(self.structure, page)]
        if sheet.visible not in _SEEN:
            self._demand_open_structure()
            sheet.visible = True
        # xlwings' own way also fights for the foreground, and fails where it does not get it.
        sheet.impl.activate()

    def _demand_open_structure(self) -> None:
        with suppress(AttributeError):  # the Mac speaks otherwise
            if self.workbook.api.ProtectStructure:
                raise Refusal("structure_protected")

    def picked(self) -> Picked:
        """The row in which the selected cell stands."""
        return picked(self)

    def _apply(self, plan: Plan) -> None:
        inverse = inverse_of(plan)
        if self._journal:
            self._journal([without_log(each) for each in (*self._written, inverse)])
        with steady(self.workbook, plan.sheets):
            plan.apply(progress(self.workbook, self.language))
        self._written.append(inverse)
        self._forget()

    @property
    def inverses(self) -> list[Inverse]:
        """What takes the writes so far back, in their order."""
        return [without_log(each) for each in self._written]

    def give_up(self) -> None:
        """Take all writes so far back, with what the log says of them, as far as Excel lets it."""
        written, self._written, self._journal = self._written, [], None
        for inverse in reversed(written):
            with suppress(Exception):
                self.take_back(inverse)

    def take_back(self, inverse: Inverse) -> tuple[int, list[str]]:
        """Undo what a write did: number of cells, and addresses of those that somebody changed since."""
        plan = undoing(self, inverse)
        plan.settle()
        plan.keep_filled_rows()
        self._apply(plan)
        return plan.changed, plan.conflicts()


def _around(areas: list[Area]) -> Area:
    return Area(
        areas[0].sheet,
        min(area.top for area in areas),
        min(area.left for area in areas),
        max(area.bottom for area in areas),
        max(area.right for area in areas),
    )
