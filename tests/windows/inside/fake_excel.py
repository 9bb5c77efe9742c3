"""As much of Excel's object model as xlwings asks for, as real COM objects of this process.

It keeps cells in a dictionary and computes nothing. A test reads `said` and `Book.cells` afterwards.
"""

from __future__ import annotations

import os
import re
import tempfile
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
    Calculation, ScreenUpdating, EnableEvents, Selection = -4105, True, True, None

    def __init__(self) -> None:
        self.Hwnd = 0
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
        self.Names = Items()
        application.Workbooks.members.append(self)

    ActiveSheet = property(lambda self: self.Worksheets.members[0])

    def Activate(self) -> None:  # noqa: N802
        pass


class Worksheet(Member):
    interface = "Worksheet"
    ProtectContents, Visible, AutoFilterMode = False, -1, False

    def __init__(self, book: Workbook, name: str) -> None:
        self.Parent, self.Name = book, name
        self.values: dict[tuple[int, int], Any] = {}
        self.written: list[str] = []
        self.ListObjects, self.Names = Items(), Items()

    Application = property(lambda self: self.Parent.Application)
    Index = property(lambda self: self.Parent.Worksheets.members.index(self) + 1)
    Cells = property(lambda self: Range(self, 1, 1, 1_048_576, 16_384))

    def Range(self, first: Any, last: Any = None) -> Range:  # noqa: N802
        if isinstance(first, str):
            return Range.at(self, first)
        from win32com.client import Dispatch

        top, bottom = Dispatch(first), Dispatch(last)
        return Range(self, top.Row, top.Column, bottom.Row - top.Row + 1, bottom.Column - top.Column + 1)


class Range(Member):
    interface = "Range"
    CLSID = INTERFACES["Range"]

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
        values = self.Worksheet.values
        rows = [
            tuple(values.get((self.Row + down, self.Column + right)) for right in range(self.width))
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
                self.Worksheet.values[self.Row + down, self.Column + right] = cell

    Value2 = Value


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
