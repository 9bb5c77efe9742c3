"""What a file is by its content; its name is not believed."""

from __future__ import annotations

import io
import re
import zipfile

from addin.importing.intake.sheet import Unreadable

INFLATED_LIMIT = 1 << 31
_PARTS_LIMIT = 20_000
# Sheets of many equal rows shrink to a fiftieth; what shrinks more is made to explode.
_RATIO_LIMIT, _RATIO_FROM = 250, 1 << 26
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLDEST_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_NO_LISTS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
)
_PICTURES = (b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_ENDING = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,5})$")
_TEXT_ENDINGS = set("txt csv tsv prn tab xls xlsx xlsm xlsb ods htm html mht mhtml xml".split())
_BOOKS = {"xl/workbook.bin": "xlsb", "content.xml": "ods"}


def kind_of(raw: bytes) -> str:
    """xlsx, xlsb, ods, xls, or text (which may hold a table in HTML or XML).

    Errors: Unreadable for protected files, packages that explode, and what is no list.

    >>> kind_of(b"Unvan;Tutar")
    'text'
    """
    if raw.startswith(b"PK"):
        return _package_kind(raw)
    if raw.startswith(_OLE):
        return _compound_kind(raw)
    if raw.startswith(_OLDEST_EXCEL):
        raise Unreadable("import_oldest")
    if raw.startswith(_NO_LISTS) or (raw.startswith(_PICTURES) and b"\0" in raw[:64]):
        raise Unreadable("import_unknown_file")
    return "text"


def names_other_text(head: bytes, name: str) -> bool:
    """Whether a file with these first bytes is text and its name says that it is no list.

    Programs export text and HTML under the endings of workbooks.

    >>> names_other_text(b"import csv", "lists.py"), names_other_text(b"Unvan;Tutar", "Liste.CSV")
    (True, False)
    >>> names_other_text(b"Unvan;Tutar", "ekstre 01.11"), names_other_text(b"PK", "liste.tmp")
    (False, False)
    """
    if head.startswith((b"PK", _OLE, *_OLDEST_EXCEL, *_NO_LISTS)):
        return False
    ending = _ENDING.search(name)
    return ending is not None and ending[1].lower() not in _TEXT_ENDINGS


def _compound_kind(raw: bytes) -> str:
    """Old workbooks; new ones with a password are packed in the same way."""
    if _wide("EncryptedPackage") in raw:
        raise Unreadable("import_locked")
    if _wide("Workbook") in raw or _wide("Book") in raw:
        return "xls"
    known = any(_wide(name) in raw for name in ("WordDocument", "PowerPoint Document", "__properties"))
    raise Unreadable("import_unknown_file" if known else "import_damaged")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _package_kind(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise Unreadable("import_damaged") from error
    size = sum(entry.file_size for entry in entries)
    explodes = size > _RATIO_FROM and size > _RATIO_LIMIT * len(raw)
    if explodes or size > INFLATED_LIMIT or len(entries) > _PARTS_LIMIT:
        raise Unreadable("import_explodes")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("import_locked")
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    for name, kind in _BOOKS.items():
        if name in names:
            return kind
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise Unreadable("import_unknown_file")
