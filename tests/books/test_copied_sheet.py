"""A data sheet that the user copied in Excel is his own; the original stays ours."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import Outcome
from tests.books.test_doors import zipped
from tests.books.test_write import parts
from tests.books.worked import sheet_part, table_part, worked_book
from tests.desk import tahsilat

SHEET, TABLE = "xl/worksheets/sheet99.xml", "xl/tables/table99.xml"
MAKER = "application/vnd.openxmlformats-officedocument.spreadsheetml."
TYPE = '<Override PartName="/{part}" ContentType="' + MAKER + '{kind}+xml"/>'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
RELATION = f'<Relationship Id="rId999" Type="{KIND}" Target="worksheets/sheet99.xml"/>'
NAME = re.compile(r'<definedName [^>]*?name="(tk_receivables__\w+)"(?![^>]*localSheetId)([^>]*)>([^<]*)</')


def with_copy(path: Path, table: str, position: int, keeps_names: bool = True) -> bytes:
    """The book with "Alacaklar (2)", as Excel's own copy: its table and its names belong to it.

    `keeps_names`: False when the names on the original are lost.
    """
    members = parts(path.read_bytes())
    sheet, list_table = sheet_part(path, "receivables"), table_part(path, "receivables")
    members[SHEET] = members[sheet].replace(b"Alacaklar[", table.encode() + b"[")
    text = re.sub(r'(<table\b[^>]*?\sid=")\d+', r"\g<1>999", members[list_table].decode())
    members[TABLE] = re.sub(r'((?:displayN|n)ame=")Alacaklar"', rf'\g<1>{table}"', text, count=2).encode()
    rels = members[f"xl/worksheets/_rels/{sheet.rpartition('/')[2]}.rels"]
    hanging = rels.replace(list_table.rpartition("/")[2].encode(), b"table99.xml")
    members["xl/worksheets/_rels/sheet99.xml.rels"] = hanging
    types = TYPE.format(part=SHEET, kind="worksheet") + TYPE.format(part=TABLE, kind="table")
    _insert(members, "[Content_Types].xml", "</Types>", types)
    _insert(members, "xl/_rels/workbook.xml.rels", "</Relationships>", RELATION)
    book = members["xl/workbook.xml"].decode()
    members["xl/workbook.xml"] = _listed(book, position, keeps_names).encode()
    return zipped(members)


def _insert(members: dict[str, bytes], part: str, before: str, text: str) -> None:
    members[part] = members[part].decode().replace(before, text + before).encode()


def _listed(book: str, position: int, keeps_names: bool) -> str:
    tabs = re.findall(r"<sheet [^>]*/>", book)
    whole = "".join(tabs)
    book = re.sub(
        r'localSheetId="(\d+)"',
        lambda found: f'localSheetId="{int(found[1]) + (int(found[1]) >= position)}"',
        book,
    )
    tabs.insert(position, '<sheet name="Alacaklar (2)" sheetId="999" r:id="rId999"/>')
    book = book.replace(whole, "".join(tabs))
    own = [
        f'<definedName name="{name}" localSheetId="{position}"{more}>'
        + re.sub(r"'?Alacaklar'?!", "'Alacaklar (2)'!", text)
        + "</definedName>"
        for name, more, text in NAME.findall(book)
    ]
    assert len(own) > 20
    if not keeps_names:
        book = NAME.sub(lambda found: found[0].replace(f">{found[3]}<", ">#REF!<"), book)
    listed = re.findall(r"<definedName .*?</definedName>", book) + own
    listed.sort(key=lambda name: re.findall(r'name="([^"]*)"', name)[0].lower())
    names = "".join(listed)
    return re.sub(r"(<definedNames>).*(</definedNames>)", lambda found: found[1] + names + found[2], book)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return worked_book(tmp_path / "Kitap.xlsx")


@pytest.mark.parametrize("keeps_names", [True, False])
@pytest.mark.parametrize(("table", "position"), [("Alacaklar2", 0), ("Alacaklar_1", 99)])
def test_the_copy_is_the_users(book: Path, table: str, position: int, keeps_names: bool) -> None:
    tabs = len(open_book(book)._workbook.sheets)
    content = with_copy(book, table, min(position, tabs), keeps_names)
    book.write_bytes(content)
    assert lint(book) == []
    assert open_book(book).place("receivables").sheet == "Alacaklar"
    assert tahsilat("refresh", book, "--as-of", "2026-12-20").code == 0
    more = pd.DataFrame({"debtor_name": ["Firma 1 A.Ş."], "amount_kurus": [500]})
    open_book(book, backups=False).write(Outcome(appended={"receivables": more}))
    assert lint(book) == []
    before, after = parts(content), parts(book.read_bytes())
    assert (after[SHEET], after[TABLE]) == (before[SHEET], before[TABLE])
    own = re.compile(rb'<definedName [^>]*localSheetId="\d+"[^>]*>[^<]*<')
    assert own.findall(after["xl/workbook.xml"]) == own.findall(before["xl/workbook.xml"])
    assert len(open_book(book).read("receivables").frame) == 7


def test_the_copy_is_ours_when_the_original_is_gone(book: Path) -> None:
    """He went on in the copy and deleted the first sheet."""
    members = parts(with_copy(book, "Alacaklar2", 0, keeps_names=False))
    text = members["xl/workbook.xml"].decode()
    members["xl/workbook.xml"] = text.replace('name="Alacaklar" sheetId', 'name="Eski" sheetId').encode()
    gone = members.pop(f"xl/worksheets/_rels/{sheet_part(book, 'receivables').rpartition('/')[2]}.rels")
    assert b"table" in gone
    book.write_bytes(zipped(members))
    assert open_book(book).place("receivables").sheet == "Alacaklar (2)"
