"""What about one workbook may keep the buttons from working, or is meant to run a stranger's code."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import PurePath

from addin.excel.setup.install import marked
from addin.excel.setup.looks import Look
from addin.machine import Machine
from addin.model import Refusal

_CLOUD = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SETTINGS = ("tahsilat.conf", "xlwings.conf")
_LONGEST_LIST = 1 << 22  # bytes of the part that lists the sheets


def look_at_book(machine: Machine, typed: str) -> Iterator[Look]:
    """Errors: Refusal when there is no such file."""
    if re.match(r"https?://", typed, re.IGNORECASE):
        yield Look("book_online", "act", {"path": typed})
        return
    path = machine.folder / typed
    content = machine.read(path)
    if content is None and not machine.exists(path):
        raise Refusal("file_missing", name=str(path))
    if any(_is_below(path, machine.environ.get(name, "")) for name in _CLOUD):
        yield Look("book_synced", "note", {"path": path})
    if machine.read(marked(path)) is not None:
        yield Look("book_marked", "act", {"path": path})
    yield from _code(machine, path, content or b"")


def _is_below(path: PurePath, folder: str) -> bool:
    return bool(folder) and path.is_relative_to(type(path)(folder))


def _code(machine: Machine, path: PurePath, content: bytes) -> Iterator[Look]:
    """Our add-in reads none of it; other add-ins made with xlwings would."""
    sheets = _sheets(content)
    if sheets is None:
        yield Look("book_sheets", "unknown", {"name": path.name})
        return
    strange = [name for name in sheets if name.lower().endswith((".conf", ".py"))]
    beside = [name for name in (*_SETTINGS, f"{path.stem}.zip") if machine.exists(path.with_name(name))]
    for name in strange:
        yield Look("book_sheet", "act", {"name": path.name, "sheet": name})
    for name in beside:
        yield Look("book_beside", "act", {"name": path.name, "file": name})
    if not strange and not beside:
        yield Look("book_sheets", "good", {"name": path.name})


def _sheets(content: bytes) -> list[str] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open("xl/workbook.xml") as part:
            text = part.read(_LONGEST_LIST).decode()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, NotImplementedError):
        return None
    return [unescape(name) for name in re.findall(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"', text)]
