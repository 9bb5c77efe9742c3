"""What is looked at before a file counts as a book of ours."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from addin.model import Refusal
from addin.schema import TABLES, VERSION

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
FILE_LIMIT = 1 << 30


def opened(path: Path) -> bytes:
    """The file's bytes. Errors: Refusal when it is absent, unreadable, or no modern workbook."""
    if path.is_dir():
        raise Refusal("is_folder", name=path.resolve().name or str(path))
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise Refusal("cannot_read", name=path.name)
        if found.st_size > FILE_LIMIT:
            raise Refusal("too_big", name=path.name)
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refusal("file_missing", name=str(path)) from error
    except OSError as error:
        raise Refusal("cannot_read", name=path.name) from error
    if not raw.startswith(_ZIP):
        raise Refusal(_what_it_is(raw), name=path.name)
    return raw


def _what_it_is(raw: bytes) -> str:
    if not raw:
        return "empty_file"
    if not raw.startswith(_OLE):
        return "not_a_workbook"
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "encrypted"
    names = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    return "old_format" if any(name in raw for name in names) else "not_a_workbook"


def check_ours(names: Iterable[str], tables: Iterable[str]) -> None:
    """Refuse a workbook in which none of our names and tables stands."""
    ours = {table.name.lower() for table in TABLES.values()}
    if not any(name.startswith("tk_") for name in names) and not ours & {name.lower() for name in tables}:
        raise Refusal("not_ours")


def check_version(found: Any) -> None:
    """Refuse a book of another template version; a book that does not say is taken as it is."""
    try:
        version = int(float(found))
    except (TypeError, ValueError):
        return
    if version > VERSION:
        raise Refusal("newer_version", version=version, known=VERSION)
    if version < VERSION:
        raise Refusal("older_version", version=version, known=VERSION)


def check_free(path: Path) -> None:
    """Refuse to write while another program has the book open, or where writing is not allowed."""
    check_closed(path)
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        raise Refusal("read_only", name=path.name)
    if not os.access(path.parent, os.W_OK | os.X_OK) or not path.parent.stat().st_mode & 0o222:
        raise Refusal("folder_read_only", name=str(path.parent))


def check_closed(path: Path) -> None:
    """Refuse while another program has the book open."""
    for mark in _owner_marks(path):
        with suppress(OSError):  # a name too long to have a mark
            mark.lstat()
            raise Refusal("open_elsewhere", name=path.name, mark=mark.name)


def _owner_marks(path: Path) -> tuple[Path, Path]:
    """Files that Excel and LibreOffice keep beside an open book."""
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")
