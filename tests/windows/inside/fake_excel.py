"""As much of Excel's object model as xlwings asks for, as real COM objects of this process.

It keeps cells in a dictionary and computes nothing. A test reads `said` and `Book.cells` afterwards.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pythoncom
import pywintypes
import winerror
from win32com.server import policy, util
from win32com.server.exception import COMException

# xlwings knows a range by the interface that its type information names.
INTERFACES = {
    "Application": "{000208D5-0000-0000-C000-000000000046}",
    "Workbook": "{000208DA-0000-0000-C000-000000000046}",
    "Worksheet": "{000208D8-0000-0000-C000-000000000046}",
    "Items": "{000208D7-0000-0000-C000-000000000046}",
    "Range": "{00020846-0000-0000-C000-000000000046}",
}
_ZERO = dt.datetime(1899, 12, 30)
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_types: dict[str, Any] = {}


def _type_information(name: str) -> Any:
    if not _types:
        path = str(Path(tempfile.gettempdir()) / f"fake-excel-{os.getpid()}.tlb")
        library = pythoncom.CreateTypeLib2(3, path)
        library.SetGuid(pythoncom.CreateGuid())
        library.SetName("FakeExcel")
        for each, interface in INTERFACES.items():
            made = library.CreateTypeInfo(each, pythoncom.TKIND_DISPATCH)
            made.SetGuid(pywintypes.IID(interface))
            made.LayOut()
        library.SaveAllChanges()
        loaded = pythoncom.LoadTypeLib(path)
        for each, interface in INTERFACES.items():
            _types[each] = loaded.GetTypeInfoOfGuid(pywintypes.IID(interface))
    return _types[name]


class _Policy(policy.DynamicPolicy):  # type: ignore[misc]
    def _GetTypeInfoCount_(self) -> int:  # noqa: N802
        return 1

    def _GetTypeInfo_(self, index: int, locale: int) -> tuple[int, Any]:  # noqa: N802
        return 0, _type_information(self._obj_.interface)


class Member:
    """Public attributes, properties and methods of a class, by COM, whatever their case."""

    interface = "Items"

    def _dynamic_(self, name: str, locale: int, flags: int, arguments: tuple[Any, ...]) -> Any:
        name = {"_value_": "Item", "_NewEnum": "Enumerate"}.get(name, name)
        if name.startswith("_") or (not hasattr(type(self), name) and name not in vars(self)):
            raise COMException(f"no member {name}", winerror.DISP_E_MEMBERNOTFOUND)
        if flags & (pythoncom.DISPATCH_PROPERTYPUT | pythoncom.DISPATCH_PROPERTYPUTREF):
            setattr(self, name, arguments[0])
            return None
        value = getattr(self, name)
        if callable(value):
            if not flags & pythoncom.DISPATCH_METHOD:
                raise COMException(f"{name} is called", winerror.DISP_E_MEMBERNOTFOUND)
            value = value(*arguments)
        elif arguments:
            value = value.Item(*arguments)
        return com(value)


def com(value: Any) -> Any:
    if not isinstance(value, Member):
        return value
    if "_wrapped" not in vars(value):
        value._wrapped = util.wrap(value, usePolicy=_Policy)  # type: ignore[attr-defined]
    return value._wrapped  # type: ignore[attr-defined]


class Items(Member):
    """A collection: by place from 1, or by name."""

    def __init__(self, *members: Any) -> None:
        self.members = list(members)
        self.Parent: Any = None

    Count = property(lambda self: len(self.members))

    def Item(self, key: Any) -> Any:  # noqa: N802
        for at, member in enumerate(self.members, start=1):
            if key == at or (isinstance(key, str) and member.Name.lower() == key.lower()):
                return member
        raise COMException("Subscript out of range", winerror.DISP_E_BADINDEX)

    def Enumerate(self) -> Any:  # noqa: N802
        return util.NewEnum([com(member) for member in self.members])


class Application(Member):
    interface = "Application"
    Version, Name, Path = "16.0", "Microsoft Excel", "C:\\Excel"
    Calculation, ScreenUpdating, EnableEvents = -4105, True, True

    def __init__(self) -> None:
        self.Hwnd = 0
        self.Selection: Range | None = None
        self.Workbooks = Items()
        self.lines: list[Any] = []

    ActiveWorkbook = property(lambda self: self.Workbooks.members[-1])

    @property
    def StatusBar(self) -> Any:  # noqa: N802
        return self.lines[-1] if self.lines else False

    @StatusBar.setter
    def StatusBar(self, line: Any) -> None:  # noqa: N802
        self.lines.append(line)


class Name(Member):
    def __init__(self, name: str, refers_to: str) -> None:
        self.Name, self.RefersTo = name, refers_to


class Workbook(Member):
    interface = "Workbook"
    Date1904 = False

    def __init__(self, application: Application, path: str, sheets: list[str]) -> None:
        self.Application = application
        self.Path, _, self.Name = path.rpartition("\\")
        self.FullName = path
        self.Worksheets = self.Sheets = Items(*(Worksheet(self, name) for name in sheets))
        self.Worksheets.Parent = self
        application.Selection = Range(self.ActiveSheet, 1, 1)
        self.Names = Items()
        application.Workbooks.members.append(self)

    ActiveSheet = property(lambda self: self.Worksheets.members[0])

    def take(self, file: Any, formulas: Any) -> None:
        """Values, names and tables of a file that openpyxl has read, once with its values, once without."""
        self.Names.members += [Name(name, "=" + each.attr_text) for name, each in file.defined_names.items()]
        for sheet, read in zip(self.Worksheets.members, file.worksheets, strict=True):
            for cells, source in ((sheet.values, read), (sheet.formulas, formulas[read.title])):
                for row in source.iter_rows():
                    cells |= {(cell.row, cell.column): cell.value for cell in row if cell.value is not None}
            for row in read.iter_rows():
                sheet.formats |= {(cell.row, cell.column): cell.number_format for cell in row}
            for table in read.tables.values():
                sheet.ListObjects.members.append(ListObject(sheet, table))

    def Activate(self) -> None:  # noqa: N802
        pass


class Worksheet(Member):
    interface = "Worksheet"
    ProtectContents, Visible, AutoFilterMode = False, -1, False

    def __init__(self, book: Workbook, name: str) -> None:
        self.Parent, self.Name = book, name
        self.values: dict[tuple[int, int], Any] = {}
        self.formulas: dict[tuple[int, int], Any] = {}
        self.formats: dict[tuple[int, int], str] = {}
        self.written: list[str] = []
        self.ListObjects, self.Names = Items(), Items()

    Application = property(lambda self: self.Parent.Application)
    Index = property(lambda self: self.Parent.Worksheets.members.index(self) + 1)
    Cells = property(lambda self: Range(self, 1, 1, 1_048_576, 16_384))

    @property
    def UsedRange(self) -> Range:  # noqa: N802
        bottom, right = (max((place[at] for place in self.values), default=1) for at in (0, 1))
        return Range(self, 1, 1, bottom, right)

    def Range(self, first: Any, last: Any = None) -> Range:  # noqa: N802
        if isinstance(first, str):
            return Range.at(self, first)
        from win32com.client import Dispatch

        top, bottom = Dispatch(first), Dispatch(last)
        return Range(self, top.Row, top.Column, bottom.Row - top.Row + 1, bottom.Column - top.Column + 1)


class ListObject(Member):
    ShowHeaders, AutoFilter = True, None

    def __init__(self, sheet: Worksheet, table: Any) -> None:
        self.Name, self.Range = table.displayName, Range.at(sheet, table.ref)
        self.ShowTotals = bool(table.totalsRowCount)
        self.Parent = sheet

    def Resize(self, range_: Any) -> None:  # noqa: N802
        from win32com.client import Dispatch

        self.Range = Range.at(self.Parent, Dispatch(range_).Address)


class Range(Member):
    interface = "Range"
    CLSID = INTERFACES["Range"]
    MergeCells = False

    def __init__(self, sheet: Worksheet, row: int, column: int, height: int = 1, width: int = 1) -> None:
        self.Worksheet = self.Parent = sheet
        self.Row, self.Column, self.height, self.width = row, column, height, width

    @classmethod
    def at(cls, sheet: Worksheet, address: str) -> Range:
        found = _PLACE.fullmatch(address)
        if not found:
            raise COMException(f"no address: {address}", winerror.DISP_E_BADINDEX)
        left, top = _number(found[1]), int(found[2])
        right, bottom = (_number(found[3]), int(found[4])) if found[3] else (left, top)
        return cls(sheet, top, left, bottom - top + 1, right - left + 1)

    Application = property(lambda self: self.Worksheet.Application)
    Cells = property(lambda self: self)
    Count = property(lambda self: self.height * self.width)
    Rows = property(lambda self: Items(*range(self.height)))
    Columns = property(lambda self: Items(*range(self.width)))

    def Item(self, row: Any, column: Any = 1) -> Range:  # noqa: N802
        return Range(self.Worksheet, self.Row + int(row) - 1, self.Column + int(column) - 1)

    @property
    def Address(self) -> str:  # noqa: N802
        first = f"${_letters(self.Column)}${self.Row}"
        if self.Count == 1:
            return first
        return f"{first}:${_letters(self.Column + self.width - 1)}${self.Row + self.height - 1}"

    def GetAddress(self, *_: Any) -> str:  # noqa: N802
        return self.Address

    @property
    def Value(self) -> Any:  # noqa: N802
        """A number in a format of dates is read as a date."""
        values, formats = self.Worksheet.values, self.Worksheet.formats
        for place in self._places():
            if "yy" in formats.get(place, "") and isinstance(values.get(place), int | float):
                values[place] = pywintypes.Time(_ZERO + dt.timedelta(days=values[place]))
        return self._cells(values, None)

    def _places(self) -> Iterator[tuple[int, int]]:
        for down in range(self.height):
            for right in range(self.width):
                yield self.Row + down, self.Column + right

    def _cells(self, cells: dict[tuple[int, int], Any], empty: Any) -> Any:
        rows = [
            tuple(cells.get((self.Row + down, self.Column + right), empty) for right in range(self.width))
            for down in range(self.height)
        ]
        # A tuple would be taken for a result with values to give back beside it.
        return rows[0][0] if self.Count == 1 else rows

    @Value.setter
    def Value(self, value: Any) -> None:  # noqa: N802
        self.Worksheet.written.append(self.Address)
        rows = value if isinstance(value, tuple | list) else [[value] * self.width] * self.height
        for down, row in enumerate(rows if isinstance(rows[0], tuple | list) else [rows]):
            for right, cell in enumerate(row):
                self._type((self.Row + down, self.Column + right), cell)

    Value2 = Value

    def _type(self, place: tuple[int, int], cell: Any) -> None:
        """A formula shows nothing here; the apostrophe before a text is no part of it."""
        shown = cell
        if isinstance(cell, str) and self.Worksheet.formats.get(place) != "@":
            if cell[:1] == "'":
                shown = cell = cell[1:]
            elif cell[:1] == "=":
                shown = None
        self.Worksheet.values[place], self.Worksheet.formulas[place] = shown, cell

    @property
    def Formula(self) -> Any:  # noqa: N802
        return self._cells(self.Worksheet.formulas, "")

    @property
    def NumberFormat(self) -> Any:  # noqa: N802
        """One for all cells, or nothing."""
        found = self._cells(self.Worksheet.formats, "General")
        formats = {each for row in found for each in row} if isinstance(found, list) else {found}
        return formats.pop() if len(formats) == 1 else None

    @NumberFormat.setter
    def NumberFormat(self, text: str) -> None:  # noqa: N802
        for place in self._places():
            self.Worksheet.formats[place] = text

    def SpecialCells(self, kind: int) -> Range:  # noqa: N802
        """Nothing is hidden, and every cell has its validation."""
        return self

    @property
    def Areas(self) -> Items:  # noqa: N802
        return Items(self)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, at = divmod(number - 1, 26)
        letters = chr(65 + at) + letters
    return letters
