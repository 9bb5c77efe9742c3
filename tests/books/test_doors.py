"""What is refused, with which sentence, and that nothing is touched."""

from __future__ import annotations

import io
import os
import re
import struct
import zipfile

import pytest

from addin.books.file import open_book
from addin.messages import LANGUAGES, catalogue, say
from addin.model import Outcome, Refusal
from tests.books.sample import sample
from tests.books.test_read import RECEIVABLE
from tests.books.test_write import change, parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture(scope="module")
def good() -> bytes:
    return sample({"receivables": [RECEIVABLE]})


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def edited(content: bytes, part: str, old: str, new: str) -> bytes:
    members = parts(content)
    text = members[part].decode()
    assert old in text
    members[part] = text.replace(old, new).encode()
    return zipped(members)


def bomb(content: bytes) -> bytes:
    return zipped({**parts(content), "xl/media/a.bin": bytes(60 << 20)})


def lying_bomb(content: bytes) -> bytes:
    """A sheet that says it is small and is not."""
    huge = bytearray(zipped({**parts(content), "xl/worksheets/sheet1.xml": bytes(30 << 20)}))
    with zipfile.ZipFile(io.BytesIO(bytes(huge))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    for match in re.finditer(re.escape(struct.pack("<L", info.file_size)), bytes(huge)):
        huge[match.start() : match.end()] = struct.pack("<L", 5000)
    return bytes(huge)


def strict(content: bytes) -> bytes:
    old = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return edited(content, "xl/workbook.xml", old, "http://purl.oclc.org/ooxml/spreadsheetml/main")


BAD = {
    "empty_file": lambda good: b"",
    "not_a_workbook": lambda good: b"Unvan;Tutar\nAli;5\n",
    "old_format": lambda good: OLE + "Workbook".encode("utf-16-le"),
    "encrypted": lambda good: OLE + "EncryptedPackage".encode("utf-16-le"),
    "corrupt": lambda good: good[: len(good) // 2],
    "corrupt ": lambda good: good[: len(good) // 3] + b"x" * 200 + good[len(good) // 3 + 200 :],
    "corrupt  ": lying_bomb,
    "corrupt   ": lambda good: edited(good, "xl/workbook.xml", "</workbook>", ""),
    "corrupt    ": lambda good: edited(good, "xl/workbook.xml", "<workbook ", "<!DOCTYPE a><workbook "),
    "zip_bomb": bomb,
    "not_a_workbook ": lambda good: zipped({"a.txt": b"a"}),
    "strict_format": strict,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files(tmp_path, good, name) -> None:
    path = tmp_path / "kitap.xlsx"
    content = BAD[name](good)
    path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        open_book(path).read("receivables")
    assert refused.value.key == name.strip()
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_truly_encrypted(tmp_path, good) -> None:
    office = pytest.importorskip("msoffcrypto.format.ooxml")
    path = tmp_path / "kitap.xlsx"
    with path.open("wb") as stream:
        office.OOXMLFile(io.BytesIO(good)).encrypt("gizli", stream)
    with pytest.raises(Refusal, match="encrypted"):
        open_book(path)


def test_missing_and_folder(tmp_path) -> None:
    with pytest.raises(Refusal, match="file_missing"):
        open_book(tmp_path / "yok.xlsx")
    with pytest.raises(Refusal, match="is_folder"):
        open_book(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names")
    os.mkfifo(tmp_path / "kitap.xlsx")
    with pytest.raises(Refusal, match="cannot_read"):
        open_book(tmp_path / "kitap.xlsx")


@pytest.mark.parametrize("mark", ["~$kitap.xlsx", ".~lock.kitap.xlsx#"])
def test_open_elsewhere(tmp_path, good, mark) -> None:
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(good)
    (tmp_path / mark).write_bytes(b"")
    outcome = Outcome(changes=[change("receivables", "open_kurus", {0: 5})])
    book = open_book(path)
    assert len(book.read("receivables").frame) == 1
    with pytest.raises(Refusal, match="open_elsewhere"):
        book.write(outcome)
    assert book.write(outcome, dry=True) == 1
    assert path.read_bytes() == good


@pytest.mark.parametrize(("key", "which"), [("read_only", "kitap.xlsx"), ("folder_read_only", ".")])
def test_read_only(tmp_path, good, key, which) -> None:
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(good)
    mode = (tmp_path / which).stat().st_mode
    (tmp_path / which).chmod(mode & ~0o222)
    try:
        with pytest.raises(Refusal, match=key):
            open_book(path).write(Outcome(changes=[change("receivables", "open_kurus", {0: 5})]))
    finally:
        (tmp_path / which).chmod(mode)
    assert path.read_bytes() == good


def test_another_extension_stays_what_it_is(tmp_path, good) -> None:
    path = tmp_path / "kitap.xlsm"
    content = edited(good, "[Content_Types].xml", "sheet.main+xml", "sheet.macroEnabled.main+xml")
    macros = {"xl/vbaProject.bin": OLE + bytes(range(256)) * 40, "xl/vbaProjectSignature.bin": b"\x01\x02"}
    path.write_bytes(zipped({**parts(content), **macros}))
    open_book(path, backups=False).write(Outcome(changes=[change("receivables", "open_kurus", {0: 5})]))
    after = parts(path.read_bytes())
    assert b"macroEnabled" in after["[Content_Types].xml"]
    assert {name: after[name] for name in macros} == macros
    assert open_book(path).read("receivables").frame["open_kurus"].tolist() == [5]


SHEET = "xl/tables/table1.xml"


def test_columns_by_header_text_when_names_are_lost(tmp_path, good) -> None:
    path = tmp_path / "kitap.xlsx"
    members = parts(good)
    text = members["xl/workbook.xml"].decode()
    members["xl/workbook.xml"] = re.sub(r">'[^<]*(?=</definedName>)", ">#REF!", text).encode()
    path.write_bytes(zipped(members))
    book = open_book(path)
    assert book.read("receivables").frame["amount_kurus"].tolist() == [123450]
    assert book.language == "tr"


def test_required_column_missing_or_doubled(tmp_path, good) -> None:
    path = tmp_path / "kitap.xlsx"
    lost = re.sub(
        r'(name="tk_receivables__amount_kurus"[^>]*>)[^<]*',
        r"\1#REF!",
        parts(good)["xl/workbook.xml"].decode(),
    )
    members = {**parts(good), "xl/workbook.xml": lost.encode()}
    table = members[SHEET].decode()
    path.write_bytes(zipped({**members, SHEET: table.replace('name="Tutar"', 'name="Başka"').encode()}))
    with pytest.raises(Refusal, match="column_missing") as refused:
        open_book(path).read("receivables")
    assert refused.value.params["column"] == "Tutar"
    doubled = table.replace('name="Teminat"', 'name="TUTAR"')
    lost = re.sub(r'(name="tk_receivables__security"[^>]*>)[^<]*', r"\1#REF!", lost)
    path.write_bytes(zipped({**members, SHEET: doubled.encode(), "xl/workbook.xml": lost.encode()}))
    with pytest.raises(Refusal, match="column_doubled"):
        open_book(path).read("receivables")


def test_missing_optional_and_program_columns(tmp_path, good) -> None:
    path = tmp_path / "kitap.xlsx"
    members = parts(good)
    for key, header in (("security", "Teminat"), ("open_kurus", "Açık Tutar")):
        pattern = rf'(name="tk_receivables__{key}"[^>]*>)[^<]*'
        members["xl/workbook.xml"] = re.sub(pattern, r"\1#REF!", members["xl/workbook.xml"].decode()).encode()
        members[SHEET] = members[SHEET].decode().replace(f'name="{header}"', f'name="{key}x"').encode()
    path.write_bytes(zipped(members))
    book = open_book(path)
    assert book.read("receivables").frame["security"].tolist() == [""]
    assert book.place("receivables").user_columns.keys() == {"securityx", "open_kurusx"}
    with pytest.raises(Refusal, match="column_missing") as refused:
        book.write(Outcome(changes=[change("receivables", "open_kurus", {0: 5})]))
    assert refused.value.params["column"] == "Açık Tutar"


@pytest.mark.parametrize(("sheet", "key"), [("Alacaklar", "table_missing"), ("Liste", "sheet_missing")])
def test_table_turned_into_a_range(tmp_path, good, sheet, key) -> None:
    path = tmp_path / "kitap.xlsx"
    members = {name: content for name, content in parts(good).items() if "table" not in name}
    del members["xl/worksheets/_rels/sheet1.xml.rels"]
    named = re.sub(
        rb'<sheet name="[^"]*"', f'<sheet name="{sheet}"'.encode(), members["xl/workbook.xml"], count=1
    )
    path.write_bytes(zipped({**members, "xl/workbook.xml": named}))
    with pytest.raises(Refusal, match=key) as refused:
        open_book(path).read("receivables")
    assert refused.value.params["sheet"] == "Alacaklar"


def test_every_refusal_is_worded_in_both_languages() -> None:
    from pathlib import Path

    import addin.books

    sources = "".join(file.read_text() for file in Path(addin.books.__path__[0]).glob("*.py"))
    keys = set(re.findall(r'Refusal\(\s*"(\w+)"', sources)) | {
        "empty_file",
        "old_format",
        "changed_meanwhile",
    }
    known = {"name": "a", "sheet": "b", "column": "c", "cell": "d", "table": "e", "version": 2, "known": 1}
    for language in LANGUAGES:
        assert keys <= catalogue(language)["refusals"].keys()
        for key in keys:
            assert len(say(f"refusals.{key}", language, **known, detail="f", mark="g")) > 30
