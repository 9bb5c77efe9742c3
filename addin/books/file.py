"""A closed workbook file as tables: read lazily, patched and saved whole."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from addin.books.bodies import replace_body
from addin.books.convert import typed_table
from addin.books.doors import check_free, check_ours, check_version, opened
from addin.books.encode import Encoder, Live
from addin.books.facts import Scan, plain
from addin.books.package import Package
from addin.books.pick import picked
from addin.books.places import LANGUAGES, Spot, check_headers, find_language, find_spot, sheet_of, shown_sheet
from addin.books.raw import Sense
from addin.books.repair import Repaired, repair
from addin.books.rows import Rows
from addin.books.save import Chunks, Disk, alone, back_up, save
from addin.books.source import Source
from addin.books.unsaved import TYPED, unsaved_formulas
from addin.books.workbook import Area, Workbook
from addin.books.workbook_edits import conceal, drop_calc_chain, recalculate, reveal
from addin.books.writing import Pages, change_cells
from addin.model import BookFacts, Outcome, Picked, Place, Refusal, TableData
from addin.schema import TAB_ORDER, TABLES
from addin.schema.pages import page_of

_CELL, _AREA, _SETTING = "tk_cell__", "tk_area__", "TK_"
_LIVE = ("stale", "shown")  # cells that show a live formula: only their cached value is written


def open_book(path: str | Path, *, backups: bool = True, **options: Any) -> FileBook:
    """Open a workbook for reading; nothing is locked or changed.

    `backups`: a write first copies the file into `Yedekler/`; `keep`: so many copies stay beside the first
    of each day. `disk` and `now` stand for the file system and the clock. Errors: Refusal for what is no
    book of ours, damaged, encrypted, of another version.
    """
    book = FileBook(Path(path), backups=backups, **options)
    book.check_ours()
    check_version(book.cells().get("version"))
    return book


class FileBook:
    """A workbook file. It is read when asked for, and written only by `write`."""

    def __init__(
        self,
        path: Path,
        *,
        backups: bool = True,
        keep: int = 20,
        disk: Disk | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.path = path
        self._backups = backups
        self._keep = keep
        self._now = now
        self._disk = disk or Disk()
        self._load(opened(path))

    def _load(self, raw: bytes) -> None:
        self._raw = raw
        self._package = Package(raw)
        self._workbook = Workbook(self._package)
        self._source = Source(self._package, self._workbook)
        self._spots: dict[str, Spot] = {}
        self._data: dict[str, TableData] = {}
        self._facts: dict[str, BookFacts] = {}
        for known in ("language", "_sense", "_cells", "_named"):
            self.__dict__.pop(known, None)

    @property
    def content(self) -> bytes:
        """The file's bytes as they were read."""
        return self._raw

    def check_ours(self) -> None:
        check_ours(self._workbook.names, (table.name for table in self._workbook.tables))

    @cached_property
    def language(self) -> str:
        """Of the words the book is in: what it says itself, else what its headers are in."""
        said = str(self.cells().get("language", ""))
        return said if said in LANGUAGES else find_language(self._workbook, self._any_spots())

    @cached_property
    def _sense(self) -> Sense:
        return Sense(self.language, self._workbook.date1904)

    def _any_spots(self) -> Any:
        for key in TABLES:
            try:
                yield self._spot(key)
            except Refusal:
                continue

    def _spot(self, table: str) -> Spot:
        if table not in self._spots:
            self._spots[table] = find_spot(self._workbook, table)
        return self._spots[table]

    def place(self, table: str) -> Place:
        """Where the table stands; Refusal when a required column is missing or doubled."""
        return self._spot(table).place

    def read(self, table: str) -> TableData:
        """The table's typed rows and what did not fit."""
        if table not in self._data:
            with without_collector():
                self._data[table] = self._read(table)
        return self._data[table]

    def _read(self, table: str) -> TableData:
        spot = self._spot(table)
        sheet = spot.list_table.sheet
        place = spot.place
        area = Area(place.sheet, place.header_row, place.first_column, place.last_row, place.last_column)
        xml = plain(self._package.read(sheet.part))
        scan = Scan(xml, spot)
        calamine = self._source.opened(sheet, area, xml, scan.errors)
        del xml  # large, and the values are still to come
        columns = self._source.columns(calamine, area, scan.errors)
        check_headers(spot, [column[0] for column in columns])
        raw = {key: columns[number - place.first_column][1:] for key, number in place.columns.items()}
        del columns
        data = typed_table(TABLES[table], raw, spot.length, self._sense)
        self._facts[table] = scan.facts(data.frame.index.tolist())
        return data

    def cells(self) -> dict[str, Any]:
        """Single named cells by key, "" when empty; an area gives its rows as lists."""
        return dict(self._cells)

    @cached_property
    def _cells(self) -> dict[str, Any]:
        areas = {
            key: area
            for key, (_, area) in self._named.items()
            if area is not None and area.sheet in self._workbook.sheets
        }
        found = dict(zip(areas, self._source.areas(list(areas.values())), strict=True))
        known = {
            key: rows if self._named[key][0] == _AREA else _scalar(rows[0][0]) for key, rows in found.items()
        }
        empty = {key: areas[key] for key in TYPED if known.get(key) == ""}
        return {**known, **unsaved_formulas(self._package, self._workbook, empty)}

    @cached_property
    def _named(self) -> dict[str, tuple[str, Area | None]]:
        found = {}
        for name in self._workbook.names:
            for prefix in (_CELL, _AREA, _SETTING):
                if name.startswith(prefix):
                    found[name.removeprefix(prefix)] = (prefix, self._workbook.area(name))
        return found

    def facts(self, table: str) -> BookFacts:
        """What only the workbook knows: formulas overwritten, merged cells, hidden rows ..."""
        self.read(table)
        return self._facts[table]

    def pages(self) -> dict[str, bool]:
        """Keys of the pages that there are, and whether their tab is in sight."""
        found = {page: sheet_of(self._workbook, page) for page in TAB_ORDER}
        return {page: sheet not in self._workbook.hidden_sheets for page, sheet in found.items() if sheet}

    def picked(self) -> Picked:
        """The row in which the selected cell stood when the book was saved."""

        def row_of(area: Area) -> list[Any]:
            return self._source.areas([area])[0][0]

        return picked(self._package, self._workbook, self._any_spots(), self.cells, row_of)

    def write(self, outcome: Outcome, *, dry: bool = False) -> int:
        """Make the changes and save, all or nothing; gives the number of changed cells.

        `dry`: only counts. Errors: Refusal, Changed when the file is no longer the one that was read.
        """
        if not dry:
            check_free(self.path)
        package = Package(self._raw)
        with without_collector():
            changed = self._patch(package, outcome)
        if package.changed and not dry:
            self._save(package.chunks())
        return changed

    def repair(self, template: bytes, *, dry: bool = False) -> Repaired:
        """Lay validations, formats and column formulas anew and save; `template` in the book's language."""
        package = Package(self._raw)
        done = repair(package, Package(template), self.language)
        if package.changed and not dry:
            check_free(self.path)
            self._save(package.chunks())
        return done

    def become(self, content: bytes) -> None:
        """Save other content in place of what was read, as `write` saves."""
        if content != self._raw:
            check_free(self.path)
            self._save([content])

    def _patch(self, package: Package, outcome: Outcome) -> int:
        pages = Pages(package)
        encoder = Encoder(self.language, self._workbook.date1904)
        rows = Rows(package, self._workbook, pages, encoder)
        for key, value in outcome.cells.items():
            self._put_cell(pages, encoder, key, value)
        for table in _touched(outcome):
            self._patch_table(pages, rows, encoder, table, outcome)
        for page in outcome.shown:
            reveal(package, self._workbook.part, sheet_of(self._workbook, page))
        pages.finish()
        if outcome.hidden:
            conceal(package, self._workbook, [sheet_of(self._workbook, page) for page in outcome.hidden])
        if pages.is_changed:
            recalculate(package, self._workbook.part)
        if pages.formulas_moved or rows.formulas_added:
            drop_calc_chain(package, self._workbook.part)
        return pages.changed

    def _patch_table(self, pages: Pages, rows: Rows, encoder: Encoder, table: str, outcome: Outcome) -> None:
        spot = self._spot(table)
        for change in outcome.changes:
            if change.table == table:
                change_cells(pages, spot, change, encoder)
        if table in outcome.appended:
            start = spot.length if len(self.read(table).frame) else 0
            rows.put(spot, outcome.appended[table], start)
        if table in outcome.bodies:
            replace_body(pages, rows, spot, self.read(table).frame, outcome.bodies[table], encoder)
        pages.close(spot.list_table.sheet.part)

    def _put_cell(self, pages: Pages, encoder: Encoder, key: str, value: Any) -> None:
        """A named cell, or an area from its first cell on; the rest of the area is emptied."""
        prefix, area = self._named.get(key, ("", None))
        if area is None or area.sheet not in self._workbook.sheets:
            raise Refusal("cell_missing", sheet=shown_sheet(self._workbook, page_of(key)))
        part = self._workbook.sheets[area.sheet].part
        if prefix != _AREA:
            live = key.startswith(_LIVE)
            pages.edit(
                part, area.left, [area.top], [Live(encoder.scalar(value)) if live else encoder.tail(value)]
            )
            return
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if len(value) > height or any(len(row) > width for row in value):
            raise ValueError(f"{key}: more rows or columns than the area has")
        lines = [[*row, *[None] * (width - len(row))] for row in value]
        lines += [[None] * width] * (height - len(lines))
        for number, column in enumerate(zip(*lines, strict=True), area.left):
            rows = range(area.top, area.bottom + 1)
            pages.edit(part, number, rows, [encoder.tail(each) for each in column])

    def _save(self, chunks: Chunks) -> None:
        with alone(self.path):
            if self._backups:
                back_up(self.path, f"{self._now():%Y-%m-%d_%H%M%S}", self._keep, self._disk)
            save(self.path, chunks, self._raw, self._disk)
        self._load(self._disk.read(self.path))


@contextmanager
def without_collector() -> Iterator[None]:
    """Hundreds of thousands of new objects, none of them in a cycle, are not worth looking through."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _touched(outcome: Outcome) -> list[str]:
    """Keys of the tables that an Outcome writes to."""
    changed = (change.table for change in outcome.changes)
    return list(dict.fromkeys([*changed, *outcome.appended, *outcome.bodies]))


def _scalar(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
