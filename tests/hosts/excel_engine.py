"""LibreOffice behind xlwings' interface, as far as `addin.books.excel` calls it.

What Excel does with values and LibreOffice does not is imitated: a text that looks like a number,
date, truth value or formula becomes one unless the cell has text format; a block written over rows
that a filter hides reaches only those in sight; errors are read as whole numbers, moments as datetime.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import base_classes

from tests.hosts.excel_formula import to_excel, to_office
from tests.hosts.soffice import load_uno

ERRORS = {
    521: -2146826288,
    532: -2146826281,
    519: -2146826273,
    502: -2146826273,
    524: -2146826265,
    525: -2146826259,
    508: -2146826259,
    503: -2146826252,
    32767: -2146826246,
}
EPOCH = dt.datetime(1899, 12, 30)
_DATE, _TEXT, _LOGICAL = 2, 256, 1024  # com.sun.star.util.NumberFormat
_ERROR_RESULT = 4  # com.sun.star.sheet.FormulaResult
_VISIBLE, _VALIDATED = 12, -4174
_LOOKS = ("NumberFormat", "CellBackColor", "BottomBorder", "HoriJustify", "CharColor", "CharWeight")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?\s*%?", re.I)
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_ERROR_TEXTS = ("#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#NUM!")


def english() -> Any:
    load_uno()
    from com.sun.star.lang import Locale

    return Locale("en", "US", "")


def open_workbook(document: Any, path: Path) -> xw.Book:
    """An open UNO document as an xlwings Book."""
    return xw.Book(impl=Book(App(document), document, path))


class App(base_classes.App):
    """The application's switches; `said` keeps what was shown to the user."""

    engine = None

    def __init__(self, document: Any) -> None:
        self.document = document
        self.bars: list[Any] = []
        self.said: list[str] = []
        self.counted: Counter[str] = Counter()

    selection = None
    pid = 0
    screen_updating = True
    enable_events = True

    @property
    def status_bar(self) -> Any:
        return self.bars[-1] if self.bars else False

    @status_bar.setter
    def status_bar(self, value: Any) -> None:
        self.bars.append(value)

    @property
    def calculation(self) -> str:
        return "automatic" if self.document.isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        self.document.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        self.document.calculate()

    def alert(self, prompt: str, title: Any, buttons: Any, mode: Any, callback: Any) -> str:
        assert mode in (None, "info", "critical"), "xlwings knows no other on Windows"
        self.said.append(prompt)
        return "ok"


class Native:
    """The few members of Excel's own objects that are asked for by name."""

    def __init__(self, **members: Any) -> None:
        self.__dict__.update(members)


class Book(base_classes.Book):
    app: Any = None

    def __init__(self, app: App, document: Any, path: Path) -> None:
        self.app, self.document, self.path = app, document, path
        self._kinds: dict[int, int] = {}
        ranges = document.DatabaseRanges
        self.tables = [ranges.getByName(name) for name in ranges.ElementNames]
        self.table_sheets = [each.DataArea.Sheet for each in self.tables]

    name = property(lambda self: self.path.name)
    fullname = property(lambda self: str(self.path))

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def api(self) -> Any:
        return Native(
            Date1904=self.document.NullDate.Year == 1904,
            ProtectStructure=self.document.isProtected(),
            ReadOnly=self.document.isReadonly(),
        )

    def format_key(self, code: str) -> int:
        if code == "General":
            return 0
        load_uno()
        from com.sun.star.lang import Locale

        key: int = self.document.NumberFormats.addNewConverted(code, english(), Locale())
        return key

    def format_kind(self, key: int) -> int:
        if key not in self._kinds:
            self._kinds[key] = self.document.NumberFormats.getByKey(key).Type
        return self._kinds[key]

    def format_code(self, key: int) -> str:
        if self.format_kind(key) & _TEXT:
            return "@"
        return "General" if key == 0 else str(self.document.NumberFormats.getByKey(key).FormatString)


class Sheets(base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self._book = book
        self._all = book.document.Sheets

    def __call__(self, key: Any) -> Sheet:
        found = self._all.getByIndex(key - 1) if isinstance(key, int) else self._all.getByName(key)
        return Sheet(self._book, found)

    def __len__(self) -> int:
        return int(self._all.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return (self(number) for number in range(1, len(self) + 1))

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.document.CurrentController.ActiveSheet)


class Sheet(base_classes.Sheet):
    book: Any = None

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self.uno = book, sheet

    name = property(lambda self: self.uno.Name, lambda self, name: setattr(self.uno, "Name", name))
    index = property(lambda self: self.uno.RangeAddress.Sheet + 1)
    visible = property(
        lambda self: self.uno.IsVisible, lambda self, value: setattr(self.uno, "IsVisible", value)
    )
    cells = property(lambda self: Range(self, 1, 1, 1_048_576, 1024))

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def api(self) -> Any:
        return Native(ProtectContents=self.uno.isProtected())

    def range(self, first: Any, last: Any = None) -> Range:
        (top, left), (bottom, right) = first, last or first
        return Range(self, top, left, bottom - top + 1, right - left + 1)

    @property
    def used_range(self) -> Range:
        cursor = self.uno.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return _range(self, cursor.RangeAddress)

    def activate(self) -> None:
        self.book.document.CurrentController.setActiveSheet(self.uno)


def _range(sheet: Sheet, address: Any) -> Range:
    height, width = address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1
    return Range(sheet, address.StartRow + 1, address.StartColumn + 1, height, width)


class Range(base_classes.Range):
    sheet: Any = None
    row: Any = None
    column: Any = None
    shape: Any = None
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, top: int, left: int, height: int, width: int) -> None:
        self.sheet, self.row, self.column, self.shape = sheet, top, left, (height, width)

    def __len__(self) -> int:
        return int(self.shape[0] * self.shape[1])

    @property
    def uno(self) -> Any:
        (height, width), row, column = self.shape, self.row - 1, self.column - 1
        return self.sheet.uno.getCellRangeByPosition(column, row, column + width - 1, row + height - 1)

    def _count(self, what: str) -> None:
        self.sheet.book.app.counted[what] += 1

    def _format_groups(self) -> Iterator[tuple[int, Any]]:
        groups = self.uno.getUniqueCellFormatRanges()
        for number in range(groups.Count):
            group = groups.getByIndex(number)
            yield group.getByIndex(0).NumberFormat, group

    def _places(self, ranges: Any) -> Iterator[tuple[int, int]]:
        for address in ranges.RangeAddresses:
            for row in range(address.StartRow, address.EndRow + 1):
                for column in range(address.StartColumn, address.EndColumn + 1):
                    yield row - self.row + 1, column - self.column + 1

    @property
    def raw_value(self) -> Any:
        self._count("reads")
        found = [list(line) for line in self.uno.getDataArray()]
        numbers = any(type(value) is float for line in found for value in line)
        for key, group in self._format_groups() if numbers else ():
            kind = self.sheet.book.format_kind(key)
            if kind & (_DATE | _LOGICAL):
                for row, column in self._places(group):
                    value = found[row][column]
                    if type(value) is float:
                        moment = EPOCH + dt.timedelta(seconds=round(value * 86400, 3))
                        found[row][column] = bool(value) if kind & _LOGICAL else moment
        for row, column in self._places(self.uno.queryFormulaCells(_ERROR_RESULT)):
            code = self.uno.getCellByPosition(column, row).getError()
            found[row][column] = ERRORS.get(code, -2146826273)
        rows = tuple(tuple(None if value == "" else value for value in line) for line in found)
        return rows[0][0] if self.shape == (1, 1) else rows

    @raw_value.setter
    def raw_value(self, given: Any) -> None:
        self._count("writes")
        height, width = self.shape
        rows = given if isinstance(given, list | tuple) else [[given] * width] * height
        assert (len(rows), len(rows[0])) == self.shape, "Excel would fill the rest with #N/A"
        if self._is_filtered():
            self._write_visible(rows)
        else:
            self._write(rows)

    def _is_filtered(self) -> bool:
        # A column far to the right, which nobody hides: rows alone count.
        last = self.sheet.uno.getCellRangeByPosition(1000, self.row - 1, 1000, self.row + self.shape[0] - 2)
        visible = last.queryVisibleCells().RangeAddresses
        if sum(a.EndRow - a.StartRow + 1 for a in visible) == self.shape[0]:
            return False
        rows = self.uno.Rows
        return any(rows.getByIndex(number).IsFiltered for number in range(self.shape[0]))

    def _write_visible(self, rows: Any) -> None:
        lines = self.uno.Rows
        for number, line in enumerate(rows):
            if not lines.getByIndex(number).IsFiltered:
                Range(self.sheet, self.row + number, self.column, 1, self.shape[1])._write([line])

    def _write(self, rows: Any) -> None:
        groups = [group for key, group in self._format_groups() if self._is_text(key)]
        text = {place for group in groups for place in self._places(group)}
        formulas: list[tuple[int, int, str]] = []
        lines = []
        for row, line in enumerate(rows):
            cells = []
            for column, value in enumerate(line):
                entered = _entered(value, as_text=(row, column) in text)
                if isinstance(entered, _Formula):
                    formulas.append((row, column, entered))
                    entered = ""
                cells.append(entered)
            lines.append(tuple(cells))
        if len(formulas) == len(rows) * len(rows[0]):  # one by one takes LibreOffice a minute
            texts = iter(to_office(formula) for _, _, formula in formulas)
            self.uno.setFormulaArray(tuple(tuple(next(texts) for _ in line) for line in lines))
            return
        self.uno.setDataArray(tuple(lines))
        for row, column, formula in formulas:
            self.uno.getCellByPosition(column, row).setFormula(to_office(formula))

    def _is_text(self, key: int) -> bool:
        return bool(self.sheet.book.format_kind(key) & _TEXT)

    @property  # type: ignore[misc]
    def formula(self) -> Any:
        self._count("reads")
        return tuple(
            tuple(to_excel(text) if text[:1] == "=" else text.removeprefix("'") for text in line)
            for line in self.uno.getFormulaArray()
        )

    @property
    def number_format(self) -> str | None:
        codes = {self.sheet.book.format_code(key) for key, _ in self._format_groups()}
        return codes.pop() if len(codes) == 1 else None

    @number_format.setter
    def number_format(self, code: str) -> None:
        self.uno.NumberFormat = self.sheet.book.format_key(code)

    @property  # type: ignore[misc]
    def color(self) -> Any:
        colour = self.uno.CellBackColor
        return None if colour == -1 else colour

    def autofill(self, destination: Any, type_: str) -> None:
        """The looks of the first row on all rows of the destination."""
        assert type_ == "fill_formats"
        height = destination.shape[0]
        for number in range(self.shape[1]):
            source = self.uno.getCellByPosition(number, 0)
            target = Range(self.sheet, self.row, self.column + number, height, 1).uno
            for looks in _LOOKS:
                setattr(target, looks, getattr(source, looks))

    @property
    def merge_cells(self) -> bool | None:
        if self.shape == (1, 1):
            cursor = self.sheet.uno.createCursorByRange(self.uno)
            cursor.collapseToMergedArea()
            address = cursor.RangeAddress
            return (address.StartRow, address.StartColumn) != (address.EndRow, address.EndColumn)
        groups = self.uno.getCellFormatRanges()
        one = any(groups.getByIndex(number).IsMerged for number in range(groups.Count))
        return None if one else False

    @property
    def merge_area(self) -> Range:
        cursor = self.sheet.uno.createCursorByRange(self.uno)
        cursor.collapseToMergedArea()
        return _range(self.sheet, cursor.RangeAddress)

    @property
    def api(self) -> Any:
        return Native(
            SpecialCells=self._special, RangeAddress=self.uno.RangeAddress, EntireRow=EntireRow(self.uno)
        )

    def _special(self, kind: int) -> Any:
        if kind == _VISIBLE:
            # As Excel does: of one cell alone it looks through the whole sheet.
            cells = self.uno if self.shape != (1, 1) else self.sheet.used_range.uno
            return _areas(cells.queryVisibleCells().RangeAddresses)
        assert kind == _VALIDATED
        groups = self.sheet.uno.getUniqueCellFormatRanges()
        found = [
            address
            for number in range(groups.Count)
            for group in [groups.getByIndex(number)]
            if _is_validated(group.getByIndex(0).Validation)
            for address in group.RangeAddresses
        ]
        return _areas(found)


class EntireRow:
    """The rows in which a range of one column lies."""

    def __init__(self, cells: Any) -> None:
        self._cells = cells

    @property
    def Hidden(self) -> bool | None:  # noqa: N802
        rows = self._cells.queryVisibleCells().RangeAddresses
        in_sight = _areas(rows).Count if rows else 0
        return None if 0 < in_sight < self._cells.Rows.Count else not in_sight


def _is_validated(validation: Any) -> bool:
    """A message alone counts in Excel too."""
    return validation.Type.value != "ANY" or bool(validation.InputTitle or validation.InputMessage)


def _areas(addresses: Any) -> Any:
    """Errors: OSError where there is none, as Excel raises one."""
    areas: list[Any] = [
        Native(
            Row=address.StartRow + 1,
            Column=address.StartColumn + 1,
            Rows=Native(Count=address.EndRow - address.StartRow + 1),
            Columns=Native(Count=address.EndColumn - address.StartColumn + 1),
        )
        for address in addresses
    ]
    if not areas:
        raise OSError("No cells were found.")
    return Native(Areas=areas, Count=sum(area.Rows.Count * area.Columns.Count for area in areas))


class _Formula(str):
    __slots__ = ()


def _entered(value: Any, *, as_text: bool) -> Any:
    """What a cell holds after Excel was handed a value for it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _Formula("=TRUE()" if value else "=FALSE()")
    if not isinstance(value, str):
        return float(value)
    if as_text or not value:
        return value
    if value[0] == "'":
        return value[1:]
    if value in _ERROR_TEXTS:
        return _Formula("=" + value)
    if value[0] in "=+-@" and len(value) > 1 and not _NUMBER.fullmatch(value):
        return _Formula("=" + value.lstrip("=+@"))
    day = _DAY.fullmatch(value)
    if day:
        return float((dt.datetime(int(day[3]), int(day[2]), int(day[1])) - EPOCH).days)
    if _NUMBER.fullmatch(value):
        return float(re.sub(r"[^\d-]", "", value))
    return _Formula("=TRUE()") if value.upper() in ("TRUE", "DOĞRU") else value


class Names(base_classes.Names):
    def __init__(self, book: Book) -> None:
        self._book = book

    def snapshot(self) -> list[tuple[str, Name]]:
        holders = [("", self._book.document.NamedRanges)]
        holders += [(f"{sheet.name}!", sheet.uno.NamedRanges) for sheet in self._book.sheets]
        found = [
            Name(prefix, holder.getByName(name)) for prefix, holder in holders for name in holder.ElementNames
        ]
        return [(each.name, each) for each in found]


class Name(base_classes.Name):
    def __init__(self, prefix: str, uno: Any) -> None:
        self._prefix, self._uno = prefix, uno

    name = property(lambda self: self._prefix + self._uno.Name)
    refers_to = property(lambda self: "=" + to_excel(self._uno.Content.removeprefix("=")))


class Tables(base_classes.Tables):
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def _mine(self) -> list[Table]:
        book, number = self._sheet.book, self._sheet.index - 1
        found = zip(book.tables, book.table_sheets, strict=True)
        return [Table(self._sheet, each) for each, sheet in found if sheet == number]

    def __iter__(self) -> Iterator[Table]:
        return iter(self._mine())

    def __len__(self) -> int:
        return len(self._mine())

    def __call__(self, key: Any) -> Table:
        mine = self._mine()
        return mine[key - 1] if isinstance(key, int) else next(each for each in mine if each.name == key)


class Table(base_classes.Table):
    def __init__(self, sheet: Sheet, uno: Any) -> None:
        self._sheet, self._uno = sheet, uno

    name = property(lambda self: self._uno.Name)
    range = property(lambda self: _range(self._sheet, self._uno.DataArea))
    show_headers = property(lambda self: self._uno.ContainsHeader)
    show_totals = property(lambda self: self._uno.TotalsRow)
    autofilter = property(lambda self: AutoFilter(self._uno))

    def resize(self, whole: xw.Range) -> None:
        self._sheet.book.app.counted["resizes"] += 1
        self._uno.DataArea = whole.api.RangeAddress


class AutoFilter(base_classes.AutoFilter):
    """Filters by values."""

    def __init__(self, uno: Any) -> None:
        self._uno = uno

    def _fields(self) -> list[Any]:
        return list(self._uno.getFilterDescriptor().getFilterFields2())

    @property
    def criteria(self) -> list[dict[str, Any]]:
        width = self._uno.DataArea.EndColumn - self._uno.DataArea.StartColumn + 1
        found = [base_classes.empty_autofilter_criteria(field) for field in range(1, width + 1)]
        for field in self._fields():
            entry = found[field.Field]
            entry["type"] = "values"
            entry["values"] = [*(entry["values"] or ()), field.StringValue]
        return found

    def apply_values(self, field: int, values: list[str]) -> None:
        load_uno()
        from com.sun.star.sheet import TableFilterField2
        from com.sun.star.sheet.FilterConnection import AND, OR

        kept = [each for each in self._fields() if each.Field != field - 1]
        equal = 2  # com.sun.star.sheet.FilterOperator2
        new = [
            TableFilterField2(OR if number else AND, field - 1, equal, False, 0.0, value)
            for number, value in enumerate(values)
        ]
        self._set([*kept, *new])

    def clear(self, field: int | None) -> None:
        self._set([each for each in self._fields() if field is not None and each.Field != field - 1])

    def _set(self, fields: list[Any]) -> None:
        area = self._uno.getReferredCells()
        descriptor = area.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields2(tuple(fields))
        area.filter(descriptor)
