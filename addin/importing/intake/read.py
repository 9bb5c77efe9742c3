"""One file's bytes become sheets, whatever kind of file it is."""

from __future__ import annotations

from dataclasses import replace

from addin.importing.intake.cells import settled
from addin.importing.intake.sheet import Sheet, Unreadable
from addin.importing.intake.sniff import kind_of

_MOST_COLUMNS = 1 << 14  # that a sheet of Excel can have


def read(raw: bytes) -> list[Sheet]:
    """All sheets. Errors: Unreadable; of a damaged file whatever its reader raises."""
    if not raw:
        raise Unreadable("import_nothing")
    kind = kind_of(raw)
    sheets = _read_text(raw) if kind == "text" else _read_workbook(raw, kind)
    if any(len(sheet.rows[0]) > _MOST_COLUMNS for sheet in sheets if sheet.rows):
        raise Unreadable("import_too_big")
    sheets = [_unfolded(settled(sheet)) for sheet in sheets]
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable("import_nothing")
    return sheets


def _unfolded(sheet: Sheet) -> Sheet:
    if not sheet.rows or len(sheet.rows[0]) != 1:
        return sheet  # most lists: nothing more need be loaded
    from addin.importing.intake.delimited import unfolded

    found = unfolded(sheet)
    return found if found is sheet else replace(found, was={})  # its columns are others


def _read_workbook(raw: bytes, kind: str) -> list[Sheet]:
    from addin.importing.intake.workbook import read_workbook

    return read_workbook(raw, kind)


def _read_text(raw: bytes) -> list[Sheet]:
    from addin.importing.intake import delimited, markup, spreadsheetml
    from addin.importing.intake.text import decode

    text = decode(raw)
    if spreadsheetml.is_spreadsheetml(text):
        return spreadsheetml.read_spreadsheetml(text)
    if markup.is_html(text):
        return markup.read_html(text)
    if markup.is_web_archive(text):
        return markup.read_web_archive(raw)
    if text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise Unreadable("import_unknown_file")
    return delimited.read_text_list(text)
