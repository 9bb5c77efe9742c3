"""The lint finds each planted fault, and nothing in sound workbooks of three makers."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, FormulaRule, IconSetRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from addin.books.lint import LintFinding, lint
from addin.books.lint.finding import SHOWN_PER_PART
from tests.books.lint_book import PIXEL, good_book, good_parts, pack
from tests.books.lint_faults import all_faults
from tests.books.lint_spoil import BOOK_RELS, DATA, TYPES, Fault, before, cell, swap

FAULTS = list(all_faults())


def codes(book: bytes) -> set[str]:
    return {finding.code for finding in lint(book)}


def test_sound_book_is_clean() -> None:
    assert lint(good_book()) == []
    assert lint(pack(good_parts())) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_planted_fault_is_found(fault: Fault) -> None:
    parts = dict(good_parts())
    fault.spoil(parts)
    assert fault.code in codes(pack(parts))


def test_many_different_faults_are_planted() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert len({fault.code for fault in FAULTS}) > 60


def test_finding_names_the_place() -> None:
    parts = dict(good_parts())
    cell("A11", '<c r="A11"><v>3,5</v></c>')(parts)
    assert lint(pack(parts)) == [
        LintFinding("cell-number", "xl/worksheets/sheet2.xml", "Özet!A11", "'3,5' in a cell of numbers")
    ]
    assert str(lint(pack(parts))[0]).startswith("xl/worksheets/sheet2.xml Özet!A11: '3,5'")


def test_openpyxl_book_is_clean() -> None:
    assert lint(openpyxl_book()) == []


def openpyxl_book() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Ad", "Tutar", "Ek\nAd"], [" Şirin ", 1.5, "x"], ["İnci", 2, "y"]):
        sheet.append(row)
    sheet.add_table(Table(displayName="Borclar", ref="A1:C3"))
    sheet.conditional_formatting.add("B2:B3", ColorScaleRule("min", None, "FFFFFF", "max", None, "FF0000"))
    sheet.conditional_formatting.add("B2:B3", DataBarRule("min", 0, "max", 0, "FF0000"))
    sheet.conditional_formatting.add("B2:B3", IconSetRule("3Arrows", "percent", [0, 33, 67]))
    sheet.conditional_formatting.add("A2:C3", FormulaRule(["$B2>1"], fill=PatternFill(bgColor="FF0000")))
    validation = DataValidation("list", formula1='"a,b"')
    validation.add("A2:A3")
    sheet.add_data_validation(validation)
    sheet.merge_cells("F1:G2")
    sheet["F5"] = "=SUM(Borclar[Tutar])"
    sheet["F6"].comment = Comment("not", "ben")
    sheet["F7"].hyperlink = "https://example.com"
    sheet.freeze_panes, sheet.print_title_rows, sheet.print_area = "B2", "1:1", "A1:C3"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "D10")
    book.defined_names["Oran"] = DefinedName("Oran", attr_text="Sheet!$B$2")
    book.create_sheet("Gizli").sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_inline_texts_are_clean() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [" a\n", "x\ty", "_x000a_", "\x01", "😀" * 10])
    sheet.write_formula(1, 0, "=A1", None, " b")
    book.close()
    assert lint(buffer.getvalue()) == []


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sound books after a save by LibreOffice."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("libreoffice-calc is not installed")
    folder = tmp_path_factory.mktemp("resaved")
    sources = {"xlsxwriter": good_book(), "openpyxl": openpyxl_book()}
    for name, book in sources.items():
        (folder / f"{name}.xlsx").write_bytes(book)
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "out")]
    files = [str(folder / f"{name}.xlsx") for name in sources]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    return {name: folder / "out" / f"{name}.xlsx" for name in sources}


def test_libreoffice_saves_are_clean(resaved: dict[str, Path]) -> None:
    """Known: it draws the filter of a table over the totals row, which Excel repairs."""
    assert lint(resaved["openpyxl"]) == []
    assert {finding.code for finding in lint(resaved["xlsxwriter"])} <= {"table-filter"}


def test_openpyxl_breaks_the_link_of_a_picture() -> None:
    """A real fault of a real writer: the picture's link then points to a chart."""
    source = io.BytesIO(good_book())
    saved = io.BytesIO()
    with pytest.warns(UserWarning, match="not supported and will be removed"):
        book = openpyxl.load_workbook(source)
    book.save(saved)
    assert [finding.code for finding in lint(saved.getvalue())] == ["relation-kind"]


def macro_parts(kind: str) -> dict[str, bytes]:
    """The sound book with macros and a ribbon, as content type `kind`."""
    parts = dict(good_parts())
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    parts["customUI/customUI14.xml"] = (
        b'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"/>'
    )
    swap(TYPES, "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind)(parts)
    before(
        TYPES, "<Override", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    )(parts)
    vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    ribbon = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    end = "</Relationships>"
    before(BOOK_RELS, end, f'<Relationship Id="v" Type="{vba}" Target="vbaProject.bin"/>')(parts)
    before("_rels/.rels", end, f'<Relationship Id="u" Type="{ribbon}" Target="customUI/customUI14.xml"/>')(
        parts
    )
    return parts


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".xlam", "vnd.ms-excel.addin.macroEnabled.main+xml"),
        (".xlsm", "vnd.ms-excel.sheet.macroEnabled.main+xml"),
    ],
)
def test_macro_books(tmp_path: Path, suffix: str, kind: str) -> None:
    path = tmp_path / f"ek{suffix}"
    path.write_bytes(pack(macro_parts(kind)))
    assert lint(path) == []
    plain = path.rename(tmp_path / "ek.xlsx")
    assert [finding.code for finding in lint(str(plain))] == ["workbook-type"]


def test_macros_in_a_plain_type() -> None:
    kind = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert codes(pack(macro_parts(kind))) == {"workbook-type"}


def test_ribbon_of_another_root() -> None:
    parts = macro_parts("vnd.ms-excel.sheet.macroEnabled.main+xml")
    parts["customUI/customUI14.xml"] = b"<ribbon/>"
    assert codes(pack(parts)) == {"custom-ui"}


def test_no_zip() -> None:
    assert codes(b"") == codes(b"Ad;Tutar\n") == codes(good_book()[:2000]) == {"zip"}


def test_entry_twice_or_oddly_named() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as book, pytest.warns(UserWarning, match="Duplicate"):
        for name, content in good_parts().items():
            book.writestr(name, content)
        book.writestr(DATA, b"")
        book.writestr("xl\\media\\a.png", PIXEL)
    assert {"zip-duplicate", "zip-name", "zip-method"} <= codes(buffer.getvalue())


def test_damaged_entry() -> None:
    book = bytearray(pack(good_parts()))
    start = book.index(b"xl/media/image1.png") + len("xl/media/image1.png")
    book[start + 20] ^= 0xFF
    assert "zip" in codes(bytes(book))


def test_a_broken_column_does_not_bury_the_rest() -> None:
    parts = dict(good_parts())
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>x</v></c></row>' for row in range(100, 200))
    before(DATA, "</sheetData>", rows)(parts)
    found = [finding for finding in lint(pack(parts)) if finding.code == "cell-number"]
    assert len(found) == SHOWN_PER_PART + 1
    assert found[-1].detail == "and 75 more of these"


def test_strict_book_is_read() -> None:
    parts = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT + b"spreadsheetml/main"
        )
        for name, content in good_parts().items()
    }
    assert lint(pack(parts)) == []
    parts[DATA] = parts[DATA].replace(b"<v>31.5</v>", b"<v>31,5</v>")
    assert codes(pack(parts)) == {"cell-number"}


STRICT = b"http://purl.oclc.org/ooxml/"


@pytest.mark.parametrize("seed", range(40))
def test_never_raises_for_what_is_in_the_file(seed: int) -> None:
    """Tags and attributes are lost or mixed at random, which must end in findings only."""
    chance = random.Random(seed)
    parts = dict(good_parts())
    for name in chance.sample(sorted(parts), 5):
        text = parts[name].decode("utf-8", "replace")
        for _ in range(5):
            found = list(re.finditer(r'<[^<>]*/>| [\w:]+="[^"]*"|(?<==")[^"]*(?=")', text))
            if found:
                hit = chance.choice(found)
                text = (
                    text[: hit.start()]
                    + chance.choice(["", "-1", "A0"] if hit[0][0] not in "< " else [""])
                    + text[hit.end() :]
                )
        parts[name] = text.encode()
    assert all(isinstance(finding, LintFinding) for finding in lint(pack(parts)))
