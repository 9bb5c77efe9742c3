"""A damaged file never loses rows without a word: what was lost is proved by what is left."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from addin.importing.reading import read_sheets
from addin.messages import say
from addin.model import Refusal
from tests.importing import intake_files as files
from tests.importing.intake_files import Rows, put
from tests.importing.runs import column, lines, run

NAMES = ["Şişli Çağrı İnşaat", "Öz Gül Gıda", "Iğdır Ticaret"]
ROWS: Rows = [
    ["Unvan", "Belge No", "Vade", "Tutar"],
    *([NAMES[at % 3], f"F-{at}", f"{at:02d}.03.2026", 1000.123 + at] for at in range(1, 16)),
]
_STREAM = 512  # where the one stream of a file by xlwt begins
_BEGIN, _END, _ROW, _NUMBER, _TEXT, _STRINGS = 0x0809, 0x000A, 0x0208, 0x0203, 0x00FD, 0x00FC


def refusal(path: Path) -> Refusal:
    with pytest.raises(Refusal) as refused:
        read_sheets(path)
    return refused.value


def is_damaged(path: Path) -> bool:
    return refusal(path).key == "import_damaged"


def places(raw: bytes | bytearray, kind: int) -> list[int]:
    """Where the records of this kind stand in the file."""
    at, found = _STREAM, []
    while raw[at : at + 4] != bytes(4) and at < len(raw):
        here, size = struct.unpack_from("<HH", raw, at)
        found += [at] if here == kind else []
        at += 4 + size
    return found


def spoiled(kind: int, which: int, offset: int, new: str) -> bytes:
    """The list as .xls, with other bytes (in hex) `offset` behind where one of its records begins."""
    raw = bytearray(files.xls(ROWS))
    at = places(raw, kind)[which] + offset
    raw[at : at + len(new) // 2] = bytes.fromhex(new)
    return bytes(raw)


SPOILED: dict[str, tuple[int, int, int, str]] = {
    "a row becomes an end": (_ROW, 6, 0, "0a00"),
    "a number becomes an empty end": (_NUMBER, 6, 0, "0a000000"),
    "a number becomes no kind of record": (_NUMBER, 6, 0, "1302"),
    "a number becomes a blank": (_NUMBER, 6, 0, "0102"),
    "a record swallows the following ones": (_NUMBER, 6, 2, "8e00"),
    "a text is none of the book's": (_TEXT, 9, 10, "00ff0000"),
    "the sheet has no end": (_END, 1, 0, "3412"),
    "the sheet has no beginning": (_BEGIN, 1, 0, "0909"),
}


@pytest.mark.parametrize("damage", SPOILED)
def test_an_xls_that_lost_records_is_refused(tmp_path: Path, damage: str) -> None:
    assert is_damaged(put(tmp_path, "liste.xls", spoiled(*SPOILED[damage])))


def test_a_sheet_that_the_book_no_longer_lists_is_missed(tmp_path: Path) -> None:
    import xlwt

    book, out = xlwt.Workbook(), io.BytesIO()
    for name in ("Ocak", "Subat"):
        sheet = book.add_sheet(name)
        for top, row in enumerate(ROWS):
            for left, cell in enumerate(row):
                sheet.write(top, left, cell)
    book.save(out)
    raw = bytearray(out.getvalue())
    listed = places(bytes(raw), 0x0085)[1]
    raw[listed : listed + 2] = b"\x84\x00"
    assert is_damaged(put(tmp_path, "liste.xls", bytes(raw)))


_TEXT_LIST = """
    Unvan;Belge No;Vade;Tutar;Not
    Ak Ltd.;F-1;01.03.2026;1000,25;mal
    Ok Ltd.;F-2;02.03.2026;2000,25;"nakliye; mal"
    Çağ A.Ş.;F-3;03.03.2026;3000,25;
    Öz Gül;F-4;04.03.2026;4000,25;mal
"""


def text_list(*changes: tuple[str, str], end: str = "\n") -> bytes:
    text = lines(_TEXT_LIST)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return (text.rstrip("\n") + end).encode()


RUN_TOGETHER: dict[str, tuple[tuple[str, str], ...]] = {
    "a line end is gone": (("mal\nOk", "mal Ok"),),
    "an open quotation mark": (
        (';"nakliye; mal"', ";"),
        (";mal\nOk", ';"mal\nOk'),
        ("25;mal\n", '25;mal"\n'),
    ),
}


@pytest.mark.parametrize("damage", RUN_TOGETHER)
def test_rows_of_a_text_that_ran_together_are_named(tmp_path: Path, damage: str) -> None:
    refused = refusal(put(tmp_path, "liste.csv", text_list(*RUN_TOGETHER[damage])))
    assert (refused.key, refused.params["row"]) == ("import_broken_row", 2)


@pytest.mark.parametrize(
    "remark",
    [
        "Ok;F-3;15.01.2027;300,25;arandı;yarın;ödeyecek\n",
        '"Notlar: ödemeler\nbankaya; kasaya; şubeye; ya da elden";;;\n',
    ],
)
def test_remarks_with_the_sign_of_columns_are_no_rows(tmp_path: Path, remark: str) -> None:
    rows = "Unvan;Fatura No;Vade;Tutar\nAk;F-1;13.01.2027;100,25\nUs;F-2;14.01.2027;200,25\n"
    outcome = run(put(tmp_path, "liste.csv", (rows + remark).encode()))
    assert column(outcome, "document_no")[:2] == ["F-1", "F-2"]


@pytest.mark.parametrize("cut", [4, 6, 8, 16])
def test_a_text_that_ends_within_a_row_is_refused(tmp_path: Path, cut: int) -> None:
    """4000,25 cut short would be taken as 4000 or 40."""
    assert is_damaged(put(tmp_path, "liste.csv", text_list()[: -1 - cut]))


def test_a_text_that_ends_within_quotation_marks_is_refused(tmp_path: Path) -> None:
    raw = text_list(("F-4;04.03.2026;4000,25;mal", '"F-'), ("F-1;", '"F-1";'), end="")
    assert is_damaged(put(tmp_path, "liste.csv", raw))


_SHORT = text_list(("4000,25;mal", "4000,25"), ("3000,25;", "3000,25"), end="")
WHOLE: dict[str, bytes] = {
    "no line end at the end": text_list(end=""),
    "a short total": text_list(end="\nGenel Toplam;;;10.001,00"),
    "other rows are as short": _SHORT,
    "a cell of two lines": text_list((";mal\nOk", ';"mal\nve hizmet; nakliye"\nOk')),
}


@pytest.mark.parametrize("what", WHOLE)
def test_a_whole_text_is_read(tmp_path: Path, what: str) -> None:
    assert len(read_sheets(put(tmp_path, "liste.csv", WHOLE[what]))[0].rows) >= 5


SPOILED_TAGS = {
    "a cell has no tag": ("<td>F-7</td>", "4td>F-7</td>"),
    "a cell has another tag": ("<td>F-7</td>", "<tl>F-7</td>"),
    "the tag of a cell has no end": ("<td>F-7</td>", "<td\x1eF-7</td>"),
    "a row has no tag": ("<tr><td>Öz Gül Gıda</td><td>F-7</td>", "<td>Öz Gül Gıda</td><td>F-7</td>"),
    "the page ends within a row": ("<td>F-7</td>", "\0"),
}


@pytest.mark.parametrize("damage", SPOILED_TAGS)
def test_a_page_whose_cells_got_lost_is_refused(tmp_path: Path, damage: str) -> None:
    old, new = SPOILED_TAGS[damage]
    page = files.html(ROWS).decode("cp1254").replace(old, new).partition("\0")[0]
    assert is_damaged(put(tmp_path, "liste.xls", page.encode("cp1254")))


@pytest.mark.parametrize("spoiled_tag", ["<ur>", ""])
def test_cells_whose_row_has_no_tag_are_a_row(tmp_path: Path, spoiled_tag: str) -> None:
    page = files.html(ROWS).decode("cp1254").replace("<tr><td>Unvan", f"{spoiled_tag}<td>Unvan")
    assert read_sheets(put(tmp_path, "liste.xls", page.encode("cp1254")))[0].rows[0] == ROWS[0]


@pytest.mark.parametrize("spoilt", [b"Iletisim", b"<v>0</v>"])
def test_a_part_whose_sum_is_another_is_refused(tmp_path: Path, spoilt: bytes) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(files.xlsx([["Unvan", "Iletisim"], ["Ak", "Ok"]]))) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as plain,
    ):
        for name in packed.namelist():
            plain.writestr(name, packed.read(name))
    raw = out.getvalue()
    assert raw.count(spoilt) == 1
    assert is_damaged(
        put(tmp_path, "liste.xlsx", raw.replace(spoilt, spoilt.replace(b"0", b"1").replace(b"I", b"H")))
    )


@pytest.mark.parametrize("way", ["hide", "very_hidden"])
def test_a_list_on_a_hidden_sheet_is_refused_by_the_name_of_the_sheet(tmp_path: Path, way: str) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("Kapak").activate()
        sheet = book.add_worksheet("Eski Liste")
        for top, row in enumerate(ROWS):
            sheet.write_row(top, 0, row)
        getattr(sheet, way)()

    with pytest.raises(Refusal) as refused:
        run(path)
    assert refused.value.key == "import_hidden_sheets"
    assert "“Eski Liste”" in say("refusals.import_hidden_sheets", "tr", **refused.value.params)
