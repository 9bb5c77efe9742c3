"""What is not ours stays as it is, byte by byte; what a user moves is found again."""

from __future__ import annotations

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.lint import lint
from addin.model import Outcome
from addin.schema.template_file import template_path
from tests.books.test_doors import zipped
from tests.books.test_template_book import numbers, receivables
from tests.books.test_write import parts

FOREIGN = {
    "xl/slicers/slicer1.xml": b"<slicers/>",
    "xl/slicerCaches/slicerCache1.xml": b"<slicerCacheDefinition/>",
    "xl/timelines/timeline1.xml": b"<timelines/>",
    "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>",
    "xl/persons/person.xml": b"<personList/>",
    "xl/comments1.xml": b"<comments/>",
    "xl/pivotTables/pivotTable1.xml": b"<pivotTableDefinition/>",
    "xl/pivotCache/pivotCacheDefinition1.xml": b"<pivotCacheDefinition/>",
    "xl/pivotCache/pivotCacheRecords1.xml": b"<pivotCacheRecords/>",
    "xl/media/image9.png": bytes(range(256)) * 9,
    "xl/diagrams/data1.xml": b"<dataModel/>",
    "xl/ctrlProps/ctrlProp1.xml": b"<formControlPr/>",
    "xl/richData/rdrichvalue.xml": b"<rvData/>",
    "xl/metadata.xml": b"<metadata/>",
    "xl/connections.xml": b"<connections/>",
    "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
    "xl/printerSettings/printerSettings1.bin": b"\x00\x01",
    "xl/webextensions/taskpanes.xml": b"<taskpanes/>",
    "xl/charts/chartEx1.xml": b"<chartSpace/>",
    "customXml/item1.xml": "<veri>ğ</veri>".encode(),
    "docMetadata/LabelInfo.xml": b"<labelList/>",
    "customUI/customUI14.xml": b"<customUI/>",
}
TAIL = (
    '<legacyDrawingHF r:id="rId77"/><extLst>'
    '<ext xmlns:x14="urn:x14" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1">'
    '<x14:dataValidation type="list"><x14:formula1><xm:f>L!$A$1:$A$9</xm:f></x14:formula1>'
    '<xm:sqref xmlns:xm="urn:xm">{own}</xm:sqref></x14:dataValidation></x14:dataValidations></ext>'
    '<ext uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}"><x14:slicerList xmlns:x14="urn:x14"/></ext>'
    "</extLst></worksheet>"
)
OUTCOME = Outcome(
    changes=[numbers("open_kurus", [5, 6])],
    bodies={"risk": pd.DataFrame({"rank": range(9), "debtor_name": "x"})},
)


@pytest.fixture
def filled(tmp_path):
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(template_path().read_bytes())
    open_book(path, backups=False).write(Outcome(appended={"receivables": receivables()}))
    return path


def sheet_part(path, table: str) -> str:
    return open_book(path)._spot(table).list_table.sheet.part


def test_foreign_parts_and_elements_stay(filled) -> None:
    part = sheet_part(filled, "receivables")
    members = {**parts(filled.read_bytes()), **FOREIGN}
    text = members[part].decode()
    cells = '<c r="AZ8" cm="1" vm="2" t="e"><v>#VALUE!</v></c></row>'
    row = text.index("</row>", text.index('<row r="8"'))
    text = text[:row] + cells + text[row + len("</row>") :]
    own = "AF6:AF35"
    members[part] = text.replace("</worksheet>", TAIL.replace("{own}", own)).encode()
    filled.write_bytes(zipped(members))
    outcome = Outcome(changes=OUTCOME.changes, bodies=OUTCOME.bodies, appended={"receivables": receivables()})
    open_book(filled, backups=False).write(outcome)
    after = parts(filled.read_bytes())
    assert {name for name in members if members[name] != after.get(name)} == {
        part,
        sheet_part(filled, "risk"),
        "xl/workbook.xml",
        *(spot.part for spot in open_book(filled)._workbook.tables if spot.name in {"Alacaklar", "Risk"}),
    } - ({"xl/workbook.xml"} if members["xl/workbook.xml"] == after["xl/workbook.xml"] else set())
    now = after[part].decode()
    assert TAIL.replace("{own}", own) in now
    assert cells[:-6] in now


def test_all_other_cells_stay(filled) -> None:
    part = sheet_part(filled, "receivables")
    before = parts(filled.read_bytes())[part]
    book = open_book(filled, backups=False)
    column = book.place("receivables").cell(0, "open_kurus")[:-1]
    assert book.write(OUTCOME) > 2
    after = parts(filled.read_bytes())[part]
    for row in (6, 7):
        old, new = (text[text.index(b'<c r="%b%d"' % (column.encode(), row)) :] for text in (before, after))
        before = before.replace(old[: old.index(b">") + 1], b"|", 1)
        after = after.replace(new[: new.index(b"</c>") + 4], b"|", 1)
    assert after == before


def test_whatever_the_user_moves_is_found(filled, libreoffice, tmp_path) -> None:
    """Columns inserted, headers and sheet renamed, rows put in above."""
    ours = open_book(filled).read("receivables").frame
    out = tmp_path / "tasinan.xlsx"
    with libreoffice.opened(filled) as document:
        sheet = document.Sheets.getByName("Alacaklar")
        sheet.Columns.insertByIndex(3, 2)
        sheet.getCellByPosition(3, 4).String = "Bizim Not"
        sheet.getCellByPosition(4, 4).String = "Bölge"
        sheet.getCellByPosition(3, 6).String = "aranmasın"
        sheet.Rows.insertByIndex(1, 2)
        for column in range(12):
            if sheet.getCellByPosition(column, 6).String == "Unvan":
                sheet.getCellByPosition(column, 6).String = "Müşteri"
        sheet.Name = "Bizim Alacaklar"
        from tests.hosts.libreoffice import properties

        document.storeToURL(out.as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
    book = open_book(out, backups=False)
    place = book.place("receivables")
    assert (place.sheet, place.header_row) == ("Bizim Alacaklar", 7)
    assert place.headers["debtor_name"] == "Müşteri"
    live = [key for key in ours if key in {"status", "days_overdue", "age_bucket", "holder_days", "control"}]
    pd.testing.assert_frame_equal(ours.drop(columns=live), book.read("receivables").frame.drop(columns=live))
    outcome = Outcome(changes=OUTCOME.changes, appended={"receivables": receivables()})
    known = lint(out)  # LibreOffice leaves links to the renamed sheet as they were
    book.write(outcome)
    assert lint(out) == known
    assert open_book(out).read("receivables").frame["open_kurus"].tolist()[:2] == [5, 6]
    assert libreoffice.errors(out) == []
