"""Raw cells of a list: .xlsx by python-calamine, .csv with its encoding and delimiter found."""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addin.importing.delimited import read_delimited
from addin.model import Refusal

FILE_LIMIT = 1 << 29
INFLATED_LIMIT = 1 << 31
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = {".xlsx", ".xlsm"}
_TEXTS = {".csv", ".txt", ".tsv"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was read: rows of raw cells of equal length, "" where empty.

    `first_row`, `first_column`: the numbers of rows[0] and its first cell as Excel counts them, from 1.
    `hidden`: the user does not see the sheet. `file`: the name of the file it stands in.
    `merged`: (top, left, bottom, right), like `hidden_rows` (by hand or by a filter) and
    `hidden_columns` 0-based indexes into `rows`. `notices`: message keys.
    """

    name: str
    rows: list[list[Any]]
    first_row: int = 1
    first_column: int = 1
    date1904: bool = False
    hidden: bool = False
    file: str = ""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of a list. Errors: Refusal when it is absent, damaged, or of another kind."""
    raw = _bytes_of(path)
    suffix = path.suffix.lower()
    if raw.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in raw
        raise Refusal("encrypted" if encrypted else "old_format", name=path.name)
    if raw.startswith(b"PK") and (suffix in _WORKBOOKS or suffix in _TEXTS):
        return list(_workbook(raw))
    if suffix in _TEXTS:
        return [Sheet("", read_delimited(raw))]
    raise Refusal("import_unknown_file", name=path.name)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise Refusal("import_is_folder", name=path.name)
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise Refusal("import_too_big", name=path.name)
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refusal("file_missing", name=str(path)) from error
    except OSError as error:
        raise Refusal("cannot_read", name=path.name) from error
    if not raw:
        raise Refusal("import_nothing", name=path.name)
    return raw


def _workbook(raw: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    date1904 = _counts_from_1904(raw)
    with _honest():
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for meta in book.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            first = sheet.start[0] + 1 if sheet.start else 1
            hidden = meta.visible != SheetVisibleEnum.Visible
            column = sheet.start[1] + 1 if sheet.start else 1
            yield Sheet(meta.name, sheet.to_python(), first, column, date1904, hidden)


def _counts_from_1904(raw: bytes) -> bool:
    """Whether plain numbers in date columns count from 1904; refuses a package that explodes."""
    with _honest(), zipfile.ZipFile(io.BytesIO(raw)) as package:
        if sum(entry.file_size for entry in package.infolist()) > INFLATED_LIMIT:
            raise Refusal("zip_bomb")
        if "xl/workbook.xml" not in package.namelist():
            return False
        book = package.read("xl/workbook.xml")
    return b'date1904="1"' in book or b'date1904="true"' in book


@contextmanager
def paused_collector() -> Iterator[None]:
    """Many small objects come and none is in a cycle: collecting would only cost time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def _honest() -> Iterator[None]:
    """Whatever the reader stumbles over means a damaged file."""
    try:
        yield
    except (Refusal, GeneratorExit):
        raise
    except Exception as error:
        raise Refusal("import_damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Refusal("import_damaged") from error
        raise
