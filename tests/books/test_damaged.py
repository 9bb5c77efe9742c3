"""Books that are damaged or spelled oddly: a sentence, or done right; never half."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import column_letters
from tests.books.test_write import parts
from tests.books.worked import (
    cell_xml,
    table_part,
    with_cell,
    with_part,
    worked_book,
)
from tests.desk import fingerprint, neighbours, tahsilat


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return worked_book(tmp_path_factory.mktemp("damaged") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Kitap.xlsx"
    path.write_bytes(master.read_bytes())
    return path


def refused(path: Path, *words: str) -> str:
    """The key of the refusal; nothing was touched."""
    before, around = fingerprint(path), neighbours(path)
    said = tahsilat("refresh", path, "--json", *words)
    assert (fingerprint(path), neighbours(path)) == (before, around)
    assert said.code == 2
    key: str = said.json["error"]
    return key


# --- table parts ---

REFS = ["A0:{}11", "A5:{}99999999", "A5:XFZ900", "A11:{}5", "A5:C11", "A5:CA11", "A1:{}11", "A4:{}11"]
REFS += ["ZZZ5:ZZZ9", "A1048576:{}1048577", "A:{}", "", "A5:{}11 B2:C3", "A5", "x"]


@pytest.mark.parametrize("ref", REFS)
def test_a_damaged_table_ref_is_a_sentence(book: Path, ref: str) -> None:
    book.write_bytes(with_ref(book, ref))
    assert refused(book) == "corrupt"


def with_ref(book: Path, ref: str) -> bytes:
    """The invoices' table with another range; {} stands for the letters of its last column."""
    last = column_letters(open_book(book).place("receivables").last_column)
    part = table_part(book, "receivables")
    return with_part(book.read_bytes(), part, rf'\bref="A5:{last}11"', f'ref="{ref.format(last)}"')


@pytest.mark.parametrize("table", ["receivables", "risk"])
@pytest.mark.parametrize("rows", ['totalsRowCount="x"', 'totalsRowCount="99"', 'headerRowCount=""'])
def test_a_damaged_row_count_is_a_sentence(book: Path, table: str, rows: str) -> None:
    book.write_bytes(with_part(book.read_bytes(), table_part(book, table), "<table ", f"<table {rows} "))
    assert refused(book) == "corrupt"


def test_a_table_without_a_row_is_a_sentence(book: Path) -> None:
    book.write_bytes(with_ref(book, "A5:{}5"))
    assert refused(book) == "table_without_rows"


def test_a_generated_table_that_covers_no_header_is_not_written_into(book: Path) -> None:
    part = table_part(book, "risk")
    book.write_bytes(with_part(book.read_bytes(), part, r'\bref="([A-Z]+)\d+:', r'ref="\g<1>1:'))
    assert refused(book, "--as-of", "2026-12-20") == "corrupt"


@pytest.mark.parametrize("part", ["xl/tables/table1.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"])
def test_an_unknown_encoding_is_a_sentence(book: Path, part: str) -> None:
    book.write_bytes(with_part(book.read_bytes(), part, r"UTF-8", "x-none"))
    assert refused(book) == "corrupt"


# --- the zip ---


def rezipped(content: bytes, name=lambda name: name, more=(), comment=b"") -> bytes:
    """The same parts, in entries of other names; `more`: entries behind them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in [*((name(old), data) for old, data in parts(content).items()), *more]:
            info = zipfile.ZipInfo("x", (2020, 1, 1, 0, 0, 0))
            info.filename, info.compress_type = each, zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
        archive.comment = comment
    return stream.getvalue()


class Pipe(io.BytesIO):
    """What a zip is written to by who cannot go back: sizes follow the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation

    tell = seek


def piped(content: bytes) -> bytes:
    stream = Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(content).items():
            archive.writestr(name, data)
    return stream.getvalue()


def large_fields(content: bytes) -> bytes:
    """Sizes and offsets in zip64 fields of the directory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start, count = archive.start_dir, len(archive.infolist())
    listing, at = b"", start
    for _ in range(count):
        fields = list(struct.unpack_from("<4s6H3L5H2L", content, at))
        name = content[at + 46 : at + 46 + fields[10]]
        at += 46 + sum(fields[10:13])
        extra = struct.pack("<HHQQQ", 1, 24, fields[9], fields[8], fields[16])
        fields[8] = fields[9] = fields[16] = 0xFFFFFFFF
        fields[11], fields[12] = len(extra), 0
        listing += struct.pack("<4s6H3L5H2L", *fields) + name + extra
    end = struct.pack(
        "<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listing), start
    ) + struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(listing), 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:start] + listing + end + last


FOREIGN = [("xl/", b""), ("foo\\bar.bin", b"1"), ("/abs.bin", b"2"), ("../up.bin", b"3"), ("ğ.bin", b"4")]
ZIPS = {
    "backslashes": lambda content: rezipped(content, lambda name: name.replace("/", "\\")),
    "odd names": lambda content: rezipped(content, more=FOREIGN),
    "descriptors": piped,
    "zip64": large_fields,
    "comment": lambda content: rezipped(content, comment=b"arsiv notu"),
}


def entries(content: bytes) -> tuple[dict[str, bytes], bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {info.orig_filename: archive.read(info) for info in archive.infolist()}, archive.comment


@pytest.mark.parametrize("name", ZIPS)
def test_unusual_zips_keep_what_is_not_ours(book: Path, name: str) -> None:
    content = ZIPS[name](book.read_bytes())
    book.write_bytes(content)
    assert tahsilat("refresh", book, "--as-of", "2026-12-20").code == 0
    (before, comment), (after, kept) = entries(content), entries(book.read_bytes())
    assert list(before) == list(after)
    assert comment == kept
    differing = {each.replace("\\", "/") for each in before if before[each] != after[each]}
    assert differing
    assert {each[:10] for each in differing} <= {"xl/workshe", "xl/tables/", "xl/workboo"}


@pytest.mark.parametrize("twin", ["xl/styles.xml", "XL/Styles.xml", "xl\\styles.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_a_sentence(book: Path, twin: str) -> None:
    book.write_bytes(rezipped(book.read_bytes(), more=[(twin, b"<a/>")]))
    assert refused(book) == "corrupt"


# --- error values ---

KINDS = ["#DIV/0!", "#SPILL!", "#GETTING_DATA", "#BUSY!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!"]
KINDS += ["#UNKNOWN!", "#EXTERNAL!", "#PYTHON!"]


@pytest.mark.parametrize("kind", KINDS)
def test_error_values_of_every_kind_are_told_and_stay(book: Path, kind: str) -> None:
    book.write_bytes(with_cell(book, "receivables", "amount_kurus", f't="e"><v>{kind}</v>'))
    standing = cell_xml(book, "receivables", "amount_kurus")
    assert kind in standing
    assert tahsilat("refresh", book).code == 0
    assert cell_xml(book, "receivables", "amount_kurus") == standing
    assert open_book(book).facts("receivables").error_cells == ((0, "amount_kurus", kind),)
    problems = tahsilat("check", book, "--json").json["problems"]
    assert "cell_error_value" in {found["code"] for found in problems}
    assert lint(book) == []


@pytest.mark.parametrize("column", ["debtor_name", "debtor_id", "receivable_id", "due_date"])
def test_no_error_value_of_a_users_cell_is_filled(book: Path, column: str) -> None:
    book.write_bytes(with_cell(book, "receivables", column, 't="e"><v>#SPILL!</v>'))
    standing = cell_xml(book, "receivables", column)
    assert tahsilat("refresh", book, "--as-of", "2026-12-20").code == 0
    assert cell_xml(book, "receivables", column) == standing


@pytest.mark.parametrize("kind", ["#REF!", "#SPILL!"])
def test_a_calculation_date_that_shows_an_error_is_not_taken_for_today(book: Path, kind: str) -> None:
    opened = open_book(book)
    area = opened._workbook.area("tk_cell__calculation_date")
    assert area
    part = opened._workbook.sheets[area.sheet].part
    where = rf'(<c r="B{area.top}"(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)'
    book.write_bytes(with_part(book.read_bytes(), part, where, rf'\1 t="e"><v>{kind}</v></c>'))
    assert refused(book) == "bad_calculation_date"
