"""Raw cell values of a book's sheets, by python-calamine."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from addin.books.facts import Errors, error_values, plain, tame
from addin.books.package import Package
from addin.books.workbook import Area, Sheet, Workbook, column_number, parse_area
from addin.model import CellError, Refusal

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

DENSE_LIMIT = 20_000_000  # calamine keeps the whole rectangle of a sheet in memory
SMALL_PART = 400_000

_DIMENSION = re.compile(rb'<dimension\b[^>]*\bref="([A-Z0-9:]+)"')
_CELL = re.compile(rb'<c r="([A-Z]+)\d+"[^>]*?(?:/>|>.*?</c>)', re.S)
_LAST_ROW = re.compile(rb'<row\b[^>]*\br="(\d+)"')
Block = list[tuple[Any, ...]]


class Source:
    """Cell values of a package; a sheet is parsed on first use and not kept."""

    def __init__(self, package: Package, workbook: Workbook) -> None:
        self._package = package
        self._workbook = workbook
        self._calamine: CalamineWorkbook | None = None

    def opened(self, sheet: Sheet, area: Area, xml: bytes, errors: Errors) -> CalamineWorkbook:
        """The reader for a sheet's area. `xml`: the sheet's part, made plain, with its error cells."""
        slim = _readable(xml, area.bottom, area.right, errors)
        return self._whole() if slim is xml else self._cut({sheet.part: slim})

    def columns(self, calamine: CalamineWorkbook, area: Area, errors: Errors) -> Block:
        """The area's cells column by column; "" is empty."""
        rows = _rows_of(_sheet(calamine, area.sheet), area)
        _put_errors(rows, area, errors)
        return list(zip(*rows, strict=True))

    def areas(self, wanted: list[Area]) -> list[list[list[Any]]]:
        """Rows of small areas on any sheets; of a large sheet only the first rows are parsed."""
        bottoms: dict[str, int] = {}
        for area in wanted:
            bottoms[area.sheet] = max(area.bottom, bottoms.get(area.sheet, 0))
        changed: dict[str, bytes] = {}
        errors: dict[str, Errors] = {}
        for name, bottom in bottoms.items():
            part = self._workbook.sheets[name].part
            is_large = self._package.size(part) > SMALL_PART
            xml = self._beginning(part, bottom) if is_large else plain(self._package.read(part))
            errors[name] = error_values(xml)
            slim = _readable(xml, bottom, 200, errors[name])
            if is_large or slim is not xml:
                changed[part] = slim
        calamine = self._cut(changed) if changed else self._whole()
        by_sheet = {name: _sheet(calamine, name) for name in bottoms}
        found = [_rows_of(by_sheet[area.sheet], area) for area in wanted]
        for area, rows in zip(wanted, found, strict=True):
            _put_errors(rows, area, errors[area.sheet])
        return found

    def _beginning(self, part: str, bottom: int) -> bytes:
        """The sheet down to a row; what comes behind is not even inflated."""
        size = 1 << 16
        while size < self._package.size(part):
            xml = self._package.head(part, size)
            numbers = [int(number) for number in _LAST_ROW.findall(xml)]
            if numbers and max(numbers) > bottom:
                return cut(xml[: xml.rindex(b"<row")] + b"</sheetData></worksheet>", bottom, 200)
            size *= 4
        return cut(plain(self._package.read(part)), bottom, 200)

    def _whole(self) -> CalamineWorkbook:
        if self._calamine is None:
            self._calamine = self._open(self._package.raw)
        return self._calamine

    def _cut(self, parts: dict[str, bytes]) -> CalamineWorkbook:
        """The book with only the named sheets in it, as they are given."""
        slim = Package(self._package.raw)
        for sheet in self._workbook.sheets.values():
            if sheet.part not in parts and self._package.size(sheet.part) > SMALL_PART:
                slim.put(sheet.part, _BARE)
        for part, xml in parts.items():
            slim.put(part, xml)
        return self._open(b"".join(slim.chunks()))

    def _open(self, content: bytes) -> CalamineWorkbook:
        from python_calamine import CalamineWorkbook

        for name in self._package.names:
            if name.endswith(("haredStrings.xml", "tyles.xml")):
                self._package.read(name)  # its true size, before the other reader inflates it unbounded
        with _honest():
            return CalamineWorkbook.from_filelike(io.BytesIO(content))


_BARE = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)


def _sheet(calamine: CalamineWorkbook, name: str) -> CalamineSheet:
    with _honest():
        return calamine.get_sheet_by_name(name)


def _rows_of(sheet: CalamineSheet, area: Area) -> list[list[Any]]:
    """The area's rows, whatever part of it the sheet's used rectangle covers."""
    height, width = area.bottom - area.top + 1, area.right - area.left + 1
    if sheet.start is None:
        return [[""] * width for _ in range(height)]
    top, left = sheet.start[0] + 1, sheet.start[1] + 1
    used = sheet.to_python()[max(area.top - top, 0) : max(area.bottom - top + 1, 0)]
    before = [""] * max(left - area.left, 0)
    first = max(area.left - left, 0)
    stop = max(area.right - left + 1, 0)
    if before or first or any(len(row) != width for row in used[:1]):
        used = [_fit(before + row[first:stop], width) for row in used]
    above = min(max(top - area.top, 0), height)
    rows = [[""] * width for _ in range(above)] + used
    return rows + [[""] * width for _ in range(height - len(rows))]


def _put_errors(rows: list[list[Any]], area: Area, errors: Errors) -> None:
    """Which error a cell shows, where the reader tells only that there is one."""
    for row, number, text in errors:
        column, line = number - area.left, row - area.top
        if 0 <= line < len(rows) and 0 <= column < len(rows[line]):
            rows[line][column] = CellError(text)


def _fit(row: list[Any], width: int) -> list[Any]:
    return row[:width] + [""] * (width - len(row))


@contextmanager
def _honest() -> Iterator[None]:
    """Whatever the reader stumbles over means a damaged file."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        raise Refusal("corrupt") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Refusal("corrupt") from error
        raise


def _fits(xml: bytes) -> bool:
    """Whether the sheet's used rectangle is of a sane size."""
    last = xml.rfind(b"<row")
    match = _LAST_ROW.match(xml, last) if last >= 0 else None
    rows = int(match[1]) if match else 1
    declared = _DIMENSION.search(xml[:2000])
    area = parse_area("S!" + declared[1].decode()) if declared else None
    width = area.right if area else 256
    return max(rows, area.bottom if area else 0) * width <= DENSE_LIMIT


def _readable(xml: bytes, bottom: int, right: int, errors: Errors) -> bytes:
    """The sheet as the reader can bear it; the same object when it can as it is."""
    return tame(xml if _fits(xml) else cut(xml, bottom, right), errors)


def cut(xml: bytes, bottom: int, right: int) -> bytes:
    """The sheet without what lies below or right of a cell."""
    start = xml.find(b"<sheetData")
    end = xml.find(b"</sheetData>")
    if start < 0 or end < 0:
        return xml
    for match in _LAST_ROW.finditer(xml, start, end):
        if int(match[1]) > bottom:
            body = xml[start : match.start()]
            break
    else:
        body = xml[start:end]
    kept = _CELL.sub(lambda cell: cell[0] if column_number(cell[1].decode()) <= right else b"", body)
    return xml[:start] + kept + xml[end:]
