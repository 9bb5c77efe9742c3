"""The byte patcher on the spellings that other programs write."""

from __future__ import annotations

import io
import re
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.books.encode import Encoder, Live, constant
from addin.books.file import open_book
from addin.books.rowpatch import REMOVED
from addin.books.shared_formulas import shifted
from addin.books.sheetxml import SheetXml
from addin.model import ColumnChange, Outcome, Refusal
from tests.books.sample import Raw, sample
from tests.books.test_doors import zipped
from tests.books.test_read import RECEIVABLE
from tests.books.test_write import change, parts, saved

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str) -> SheetXml:
    return SheetXml(f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode())


def rows_of(xml: SheetXml) -> str:
    return xml.content[xml.start : xml.end].decode()


def number(value: float) -> bytes:
    return constant(Encoder().scalar(value))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<row r="2"><c r="B2" s="4"><v>1</v></c></row>', '<row r="2"><c r="B2" s="4"><v>5</v></c></row>'),
        ('<row r="2"><c r="B2" s="4"/></row>', '<row r="2"><c r="B2" s="4"><v>5</v></c></row>'),
        ('<row r="2"><c r="B2" t="s"><v>1</v></c></row>', '<row r="2"><c r="B2"><v>5</v></c></row>'),
        (
            '<row r="2" spans="1:3" ht="9"><c r="A2"/><c r="C2"/></row>',
            '<row r="2" ht="9"><c r="A2"/><c r="B2"><v>5</v></c><c r="C2"/></row>',
        ),
        (
            '<row r="2"><c r="AA2"><v>1</v></c></row>',
            '<row r="2"><c r="B2"><v>5</v></c><c r="AA2"><v>1</v></c></row>',
        ),
        ('<row r="2" ht="9"/>', '<row r="2" ht="9"><c r="B2"><v>5</v></c></row>'),
        ("", '<row r="2"><c r="B2"><v>5</v></c></row>'),
        ('<row r="1"/><row r="3"/>', '<row r="1"/><row r="2"><c r="B2"><v>5</v></c></row><row r="3"/>'),
        ('<row r="1"/>\n <row r="2"/>\n ', '<row r="1"/>\n <row r="2"><c r="B2"><v>5</v></c></row>\n '),
        (
            '<row r="2"><c r="A2" t="inlineStr"><is><t>&lt;c r="B2"</t></is></c></row>',
            '<row r="2"><c r="A2" t="inlineStr"><is><t>&lt;c r="B2"</t></is></c><c r="B2"><v>5</v></c></row>',
        ),
    ],
)
def test_one_cell(before, after) -> None:
    xml = sheet(before)
    xml.patch({2: [(b"B", number(5))]})
    assert rows_of(xml) == after
    assert xml.tally.cells == 1
    xml.patch({2: [(b"B", number(5))]})
    assert rows_of(xml) == after
    assert xml.tally.cells == 1


@pytest.mark.parametrize(
    "before",
    [
        '<row><c/><c s="1"><v>3</v></c></row><row><c/><c r="B2" s="4"/></row>',
        '<row r="1"/><!-- c --><row r="2"><c s="4" r="B2"/></row>',
        "<row r='1'/><row r='2'><c r='B2' s='4'/></row>",
        '<row r="2"><c r="A2" t="str"><v><![CDATA[<c r="B2"/>]]></v></c><c r="B2" s="4"/></row>',
    ],
)
def test_other_spellings(before) -> None:
    xml = sheet(before)
    xml.patch({2: [(b"B", number(5))]})
    assert '<c r="B2" s="4"><v>5</v></c>' in rows_of(xml)
    assert "&lt;c r=" in rows_of(xml) if "CDATA" in before else True


def test_another_spelling_far_down() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>{"x" * 99}</v></c></row>' for n in range(1, 999))
    xml = sheet(rows + '<row r="999"><c s="4" r="B999"><v>1</v></c></row>')
    xml.patch({5: [(b"A", number(5))], 999: [(b"B", number(5))]})
    assert rows_of(xml).endswith('<c r="B999" s="4"><v>5</v></c></row>')
    assert xml.tally.cells == 2


def test_prefixed_and_utf16() -> None:
    text = (
        f'<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="{MAIN}" xmlns:r="urn:r">'
        '<x:sheetData><x:row r="2"><x:c r="B2" s="4" r:a="ş&#10;&quot;"/></x:row></x:sheetData></x:worksheet>'
    )
    xml = SheetXml(text.encode("utf-16"))
    xml.patch({2: [(b"B", number(5))]})
    assert rows_of(xml) == '<row r="2"><c r="B2" s="4"><v>5</v></c></row>'
    assert xml.head.startswith(b'<?xml version="1.0" encoding="UTF-8"')


@pytest.mark.parametrize("rows", ['<row r="3"/><row r="2"/>', '<row r="2"/><row r="2"/>'])
def test_rows_out_of_order_are_refused(rows) -> None:
    with pytest.raises(Refusal, match="corrupt"):
        sheet(rows)


def test_live_cells() -> None:
    kept = '<row r="2"><c r="B2" s="4" cm="1" t="e"><f t="array" ref="B2">A1&amp;1</f><v>#N/A</v></c></row>'
    xml = sheet(kept)
    xml.patch({2: [(b"B", Live((b' t="str"', b"evet")))]})
    assert rows_of(xml) == kept.replace(' t="e"', "").replace('cm="1"', 'cm="1" t="str"').replace(
        "#N/A", "evet"
    )
    assert not xml.tally.formulas_moved
    lost = sheet('<row r="2"><c r="B2" s="4"><v>7</v></c></row>')
    lost.patch({2: [(b"B", Live((b"", b"8"), lambda row: f'IF($A{row}<>"",8)'))]})
    assert rows_of(lost) == '<row r="2"><c r="B2" s="4"><f>IF($A2&lt;&gt;"",8)</f><v>8</v></c></row>'
    assert lost.tally.formulas_moved


def test_a_shared_formula_outlives_its_first_cell() -> None:
    xml = sheet(
        '<row r="2"><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*$C$1&amp;"B2"</f><v>1</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c></row>'
        '<row r="4"><c r="B4"><f t="shared" si="0"/><v>1</v></c></row>'
    )
    xml.patch({2: [(b"B", number(5))], 4: [(b"B", REMOVED)]})
    assert rows_of(xml) == (
        '<row r="2"><c r="B2"><v>5</v></c></row>'
        '<row r="3"><c r="B3"><f>A3*$C$1&amp;"B2"</f><v>1</v></c></row><row r="4"></row>'
    )
    assert xml.tally.formulas_moved


def test_shifted_references() -> None:
    formula = "SUM(A1:$B2,'It''s A1'!C3,T[[#This Row],[A1]])+LOG10(A1)+A:A+$3:4+x.A1"
    assert shifted(formula, 2, 1) == ("SUM(B3:$B4,'It''s A1'!D5,T[[#This Row],[A1]])+LOG10(B3)+B:B+$3:6+x.A1")


@given(st.text(max_size=40))
def test_any_text_survives(text) -> None:
    from addin.books.workbook import unescape

    xml = sheet("")
    xml.patch({2: [(b"B", constant(Encoder().scalar(text)))]})
    if not text:
        assert rows_of(xml) == ""
        return
    from xml.etree import ElementTree

    found = ElementTree.fromstring(xml.content).find(f".//{{{MAIN}}}t")
    assert found is not None
    assert unescape(found.text or "") == text


def respelled(content: bytes) -> bytes:
    """Every sheet as some .NET programs write it: prefixed, without row and cell references."""
    members = parts(content)
    for name in members:
        if name.startswith("xl/worksheets/sheet"):
            text = members[name].decode().replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
            text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
            members[name] = re.sub(r'(<x:row) r="(\d+)"( spans="[^"]*")?', r'\1 r="\2"', text).encode()
    return zipped(members)


def test_a_prefixed_book_is_read_and_written(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    rows = [RECEIVABLE, {**RECEIVABLE, "due_date": "=#REF!"}]
    path.write_bytes(respelled(sample({"receivables": rows})))
    data = open_book(path).read("receivables")
    assert data.frame["amount_kurus"].tolist() == [123450, 123450]
    assert [odd.reason for odd in data.misfits] == ["error_value"]
    _, book = saved(path, Outcome(changes=[change("receivables", "open_kurus", {0: 5, 1: 6})]))
    assert book.read("receivables").frame["open_kurus"].tolist() == [5, 6]


def test_openpyxl_in_between(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(sample({"receivables": [RECEIVABLE, {}, RECEIVABLE]}))
    openpyxl.load_workbook(path).save(path)
    new = pd.DataFrame({"receivable_id": ["A-9"], "amount_kurus": [1]})
    outcome = Outcome(
        changes=[change("receivables", "open_kurus", {0: 5, 2: 6})], appended={"receivables": new}
    )
    _, book = saved(path, outcome)
    assert book.read("receivables").frame["open_kurus"].tolist()[:2] == [5, 6]
    assert book.read("receivables").frame["receivable_id"].tolist()[2] == "A-9"


def test_a_lone_far_cell_does_not_fill_memory(tmp_path) -> None:
    import resource

    def extra(_, sheets):
        sheets["receivables"].write(1_048_575, 16_383, "x")

    path = tmp_path / "kitap.xlsx"
    path.write_bytes(sample({"receivables": [RECEIVABLE]}, extra=extra))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert open_book(path).read("receivables").frame["amount_kurus"].tolist() == [123450]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
    _, book = saved(path, Outcome(appended={"receivables": pd.DataFrame({"receivable_id": ["A-2"]})}))
    assert len(book.read("receivables").frame) == 2


def test_program_cells_with_a_users_filled_formula(tmp_path) -> None:
    """A formula drawn down over a program column is one shared formula; its cells can be overwritten."""
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(sample({"receivables": [{**RECEIVABLE, "open_kurus": 1}] * 3}))
    members = parts(path.read_bytes())
    name = "xl/worksheets/sheet1.xml"
    text = members[name].decode()
    column = open_book(path).place("receivables").cell(0, "open_kurus")[:-1]
    other = '<f t="shared" si="0"/>'
    formulas = iter([f'<f t="shared" ref="{column}6:{column}8" si="0">H6*2</f>', other, other])
    pattern = rf'(<c r="{column}[678]"[^>]*>)(<v>)'
    members[name] = re.sub(pattern, lambda match: match[1] + next(formulas) + match[2], text).encode()
    path.write_bytes(zipped(members))
    saved(path, Outcome(changes=[change("receivables", "open_kurus", {0: 700})]))
    sheet_now = openpyxl.load_workbook(path).worksheets[0]
    assert [sheet_now[f"{column}{row}"].value for row in (6, 7, 8)] == [7, "=H7*2", "=H8*2"]


def test_calc_chain_goes_with_a_formula(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    members = parts(sample({"receivables": [RECEIVABLE, {**RECEIVABLE, "status": Raw("x")}]}))
    chain = f'<calcChain xmlns="{MAIN}"><c r="K6" i="1"/></calcChain>'
    members["xl/calcChain.xml"] = chain.encode()
    types = members["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'
    members["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    relations = members["xl/_rels/workbook.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    members["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", relation).encode()
    path.write_bytes(zipped(members))
    saved(path, Outcome(changes=[change("receivables", "open_kurus", {0: 5})]))
    assert "xl/calcChain.xml" in parts(path.read_bytes())
    saved(path, Outcome(changes=[change("receivables", "status", {1: "paid"})]))
    now = parts(path.read_bytes())
    assert "xl/calcChain.xml" not in now
    assert b"calcChain" not in now["[Content_Types].xml"] + now["xl/_rels/workbook.xml.rels"]


def test_recalculation_is_asked_for(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    members = parts(sample({"receivables": [RECEIVABLE]}))
    for calc in ("", '<calcPr calcId="1" fullCalcOnLoad="0"/>', '<calcPr calcId="1"></calcPr>'):
        text = re.sub(r"<calcPr[^>]*/>", calc, members["xl/workbook.xml"].decode())
        path.write_bytes(zipped({**members, "xl/workbook.xml": text.encode()}))
        saved(path, Outcome(changes=[change("receivables", "open_kurus", {0: 5})]))
        assert parts(path.read_bytes())["xl/workbook.xml"].count(b'fullCalcOnLoad="1"') == 1


def test_total_row_stays_last(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    members = parts(sample({"risk": [{"rank": 1, "debtor_id": "B-1"}]}))
    table = members["xl/tables/table1.xml"].decode()
    table = re.sub(r'(<table [^>]*ref="A5:[A-Z]+)6"', r'\g<1>7" totalsRowCount="1"', table, count=1)
    table = table.replace('totalsRowShown="0"', "").replace(
        'name="Sıra"', 'name="Sıra" totalsRowLabel="Toplam"'
    )
    name = "xl/worksheets/sheet1.xml"
    total = '<row r="7"><c r="A7" t="inlineStr"><is><t>Toplam</t></is></c></row></sheetData>'
    text = members[name].decode().replace("</sheetData>", total)
    text = re.sub(r'(<dimension ref="A5:[A-Z]+)6"', r'\g<1>7"', text)
    path.write_bytes(zipped({**members, "xl/tables/table1.xml": table.encode(), name: text.encode()}))
    for count in (4, 2, 6):
        body = pd.DataFrame({"rank": range(count), "debtor_id": [f"B-{n}" for n in range(count)]})
        _, book = saved(path, Outcome(bodies={"risk": body}))
        assert len(book.read("risk").frame) == count
        cells = openpyxl.load_workbook(path).worksheets[0]["A"]
        assert [cell.value for cell in cells][-1] == "Toplam"
        assert len(cells) == 5 + count + 1


def test_rows_outside_the_table_are_a_programming_error(tmp_path) -> None:
    path = tmp_path / "kitap.xlsx"
    path.write_bytes(sample({"receivables": [RECEIVABLE]}))
    one = np.array([3], dtype=np.int64)
    wrong = ColumnChange("receivables", "open_kurus", one, one.astype(object), one.astype(object))
    with pytest.raises(IndexError):
        open_book(path).write(Outcome(changes=[wrong]))


def test_members_keep_their_headers(tmp_path) -> None:
    """Flags, dates, extra fields and descriptors of untouched members are copied as they lie."""
    path = tmp_path / "kitap.xlsx"
    members = parts(sample({"receivables": [RECEIVABLE]}))

    class Stream(io.RawIOBase):
        """Not seekable, so that zipfile writes data descriptors."""

        def __init__(self, target) -> None:
            self.target = target

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            return int(self.target.write(data))

    with path.open("wb") as target, zipfile.ZipFile(Stream(target), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6))
            info.compress_type, info.extra = zipfile.ZIP_DEFLATED, b"\xfe\xca\x02\x00ab"
            archive.writestr(info, content)
    before = path.read_bytes()
    saved(path, Outcome(changes=[change("receivables", "open_kurus", {0: 5})]))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for info in archive.infolist():
            assert info.date_time == (2020, 1, 2, 3, 4, 6)
            if "sheet1.xml" not in info.filename:
                assert info.flag_bits & 8
                assert info.extra == b"\xfe\xca\x02\x00ab"
    start = before.index(b"PK\x03\x04", 4)
    assert before[:start] in path.read_bytes()
