"""Sheets, names and tables of a workbook that is open in Excel, as `places` asks for them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from addin.books.excel_cells import plain_rows
from addin.books.workbook import AREA_CELLS, Area, ListTable, Sheet, parse_area


class LiveStructure:
    """The same questions that `workbook.Workbook` answers for a file. `book`: an xlwings Book."""

    def __init__(self, book: Any) -> None:
        self.book = book

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        names = [sheet.name for sheet in self.book.sheets]
        return {name: Sheet(name, name, position) for position, name in enumerate(names)}

    @cached_property
    def _texts_of_names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Of the book's names, and of those that belong to one sheet."""
        found: tuple[dict[str, str], dict[str, str]] = {}, {}
        for name in self.book.names:
            text = name.refers_to or ""
            of_sheet, _, bare = name.name.rpartition("!")
            if "#REF!" not in text:
                found[bool(of_sheet)].setdefault(bare, text)
        return found

    @property
    def names(self) -> dict[str, str]:
        return {**self._texts_of_names[1], **self._texts_of_names[0]}

    def is_of_book(self, name: str) -> bool:
        return name in self._texts_of_names[0]

    def area(self, name: str) -> Area | None:
        """The rectangle that a defined name stands for; None when it is lost or no rectangle of ours."""
        area = parse_area(self.names.get(name, ""))
        if area is not None and (area.bottom - area.top + 1) * (area.right - area.left + 1) > AREA_CELLS:
            return None
        return area

    @cached_property
    def tables(self) -> tuple[ListTable, ...]:
        return tuple(self._table(sheet.name, table) for sheet in self.book.sheets for table in sheet.tables)

    def _table(self, sheet: str, table: Any) -> ListTable:
        whole = table.range
        (height, width), top, left = whole.shape, whole.row, whole.column
        header = self.range(Area(sheet, top, left, top, left + width - 1))
        return ListTable(
            part=sheet,
            sheet=self.sheets[sheet],
            name=table.name,
            area=Area(sheet, top, left, top + height - 1, left + width - 1),
            header_rows=int(bool(table.show_headers)),
            totals_rows=int(bool(table.show_totals)),
            columns=tuple(map(str, plain_rows(header.raw_value)[0])),
        )

    def range(self, area: Area) -> Any:
        sheet = self.book.sheets[area.sheet]
        return sheet.range((area.top, area.left), (area.bottom, area.right))
