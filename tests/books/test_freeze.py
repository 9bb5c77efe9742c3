"""A copy that needs no add-in: values in place of our functions, every other byte as it was."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from xlsxwriter import Workbook

from addin.books.lint import lint
from addin.formulas import enter_all
from addin.registry import FORMULAS
from tests.desk import tahsilat

enter_all()
LINK = (
    '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<externalBook r:id="rId1"/></externalLink>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def own_book(path: Path) -> Path:
    """A stranger's workbook in which cells call our functions in every way that Excel writes."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Liste")
        red = book.add_format({"bg_color": "#FF0000", "num_format": "0"})
        sheet.write_row("A1", ["Vade", "Gecikme", "Dilim", "Metin"])
        sheet.write_row("A2", [46000, None, None, "DSO(1) yazısı"])
        sheet.write_formula("B2", "=gecikme_gun(A2,TODAY())", red, 80)
        sheet.write_formula("C2", '=IF(B2>0,YAS_DILIMI(B2),"yok")', None, "61-90 & üstü")
        sheet.write_formula("B3", "=GECIKME_GUN(A3,TODAY())", None, "")  # shows an empty text
        sheet.write_formula("C3", "=TCKN_GECERLI(A3)", None, True)
        sheet.write_formula("B4", '="DSO("&A2', None, "DSO(46000")  # the name in a text is no call
        sheet.write_formula("C4", "=XDSO(1)+SUM(A2:A3)", None, 0)  # another's function
        sheet.write_array_formula("E2:E3", "{=GECIKME_GUN(A2:A3,TODAY())}", None, 80)
        sheet.write_number("E3", 81)
        sheet.write_dynamic_array_formula("F2", "=DSO(A2:A3)", None, 7)
        sheet.write_formula("G2", "=IBAN_GECERLI(#REF!)", None, "#REF!")
        other = book.add_worksheet("Diğer")
        other.write_formula("A1", "=SUM(Liste!A2:A3)", None, 46000)
        table = book.add_worksheet("Tablo")
        columns = [
            {"header": "Vade"},
            {"header": "Gün(DSO(x))"},
            {"header": "Puan", "formula": "=DSO([@Vade])"},
        ]
        table.add_table("A1:C3", {"name": "Tablo1", "columns": columns})
        table.write_formula("C2", "=DSO(Tablo1[[#This Row],[Vade]])", None, 3)
        table.write_formula("C3", "=Tablo1[[#This Row],[Gün(DSO(x))]]", None, 4)
        book.add_worksheet("Boş").insert_textbox("B2", "DSO(1)")
    empty = '<c r="B3"><f>GECIKME_GUN(A3,TODAY())</f><v></v></c>'
    put(path, "xl/worksheets/sheet1.xml", empty, empty.replace('r="B3"', 'r="B3" t="str"'))
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def put(path: Path, part: str, old: str, new: str) -> None:
    """Other text in a part."""
    standing = parts(path)
    assert old in standing[part].decode()
    standing[part] = standing[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in standing.items():
            package.writestr(name, content)


def freeze(book: Path, *words: str) -> Any:
    said = tahsilat("freeze", book, "--json", *words)
    assert said.code == 0, said.err
    return said.json


def cells(path: Path, sheet: str, *, values: bool = False) -> dict[str, Any]:
    found = openpyxl.load_workbook(path, data_only=values)[sheet]
    return {
        cell.coordinate: cell.value for row in found.iter_rows() for cell in row if cell.value is not None
    }


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return own_book(tmp_path / "Benim.xlsx")


def test_every_call_of_ours_becomes_its_value(book: Path) -> None:
    before = book.read_bytes()
    answer = freeze(book)
    copy = Path(answer["copy"])
    assert copy == book.with_name("Benim-degerler.xlsx")
    assert book.read_bytes() == before
    now = cells(copy, "Liste")
    assert {at: now.get(at) for at in ("B2", "C2", "B3", "C3", "E2", "E3", "F2", "G2")} == {
        "B2": 80, "C2": "61-90 & üstü", "B3": None, "C3": True, "E2": 80, "E3": 81, "F2": 7, "G2": "#REF!",
    }  # fmt: skip
    assert (now["B4"], now["C4"]) == ('="DSO("&A2', "=XDSO(1)+SUM(A2:A3)")
    assert cells(copy, "Tablo")["C2"] == 3
    assert str(cells(copy, "Tablo")["C3"]).startswith("=Tablo1")
    assert (answer["cells"], answer["errors"], answer["left"]) == (8, ["'Liste'!G2 #REF!"], 0)
    assert openpyxl.load_workbook(copy)["Liste"]["B2"].fill.bgColor.rgb is not None


def test_what_has_no_call_stays_byte_for_byte(book: Path) -> None:
    copy = Path(freeze(book)["copy"])
    before, after = parts(book), parts(copy)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/tables/table1.xml"}
    assert set(after) == set(before)
    assert b"calculatedColumnFormula" not in after["xl/tables/table1.xml"]
    assert b' cm="' in before[SHEET] and b' cm="' not in after[SHEET]  # the mark of a formula that spills
    assert OpenXmlValidator().validate(copy).errors == []
    assert lint(copy) == []


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def test_cells_that_share_a_formula_are_all_replaced(book: Path) -> None:
    master = '<f t="shared" ref="B2:B3" si="0">GECIKME_GUN(A2,TODAY())</f>'
    put(book, SHEET, "<f>gecikme_gun(A2,TODAY())</f>", master)
    put(book, SHEET, "<f>GECIKME_GUN(A3,TODAY())</f>", '<f t="shared" si="0"/>')
    assert freeze(book)["cells"] == 8
    assert "si=" not in parts(book.with_name("Benim-degerler.xlsx"))[SHEET].decode()


def test_the_order_of_calculation_names_no_cell_that_is_none(book: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rId98" Type="{OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>'
    put(book, "[Content_Types].xml", "</Types>", override)
    put(book, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    with zipfile.ZipFile(book, "a") as package:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        package.writestr("xl/calcChain.xml", f'<calcChain xmlns="{main}"><c r="B2" i="1"/></calcChain>')
    after = parts(Path(freeze(book)["copy"]))
    assert not [name for name, content in after.items() if "calcChain" in name or b"calcChain" in content]


def linked(book: Path, target: str) -> None:
    """A formula that reaches another file, as Excel stores those of an add-in."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    part = "xl/externalLinks/externalLink1.xml"
    link = '<externalReferences><externalReference r:id="rId99"/></externalReferences>'
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/externalLink" Target="{part[3:]}"/>'
    put(book, BOOK, "<calcPr", f"{link}<calcPr")
    put(book, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{relation}</Relationships>")
    put(
        book,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/{part}" ContentType="{kind}"/></Types>',
    )
    put(book, SHEET, "gecikme_gun(", "[1]!GECIKME_GUN(")
    with zipfile.ZipFile(book, "a") as package:
        package.writestr(part, LINK)
        package.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" '
            f'Target="{target}" TargetMode="External"/></Relationships>',
        )


def test_a_link_to_the_add_in_goes_with_its_last_call(book: Path) -> None:
    linked(book, "file:///C:\\Users\\A\\AppData\\Roaming\\Microsoft\\Excel\\XLSTART\\Tahsilat.xlam")
    copy = Path(freeze(book)["copy"])
    assert cells(copy, "Liste")["B2"] == 80
    assert not [name for name in parts(copy) if "externalLink" in name]
    assert b"externalReference" not in parts(copy)["xl/workbook.xml"]
    assert OpenXmlValidator().validate(copy).errors == []
    assert lint(copy) == []


def test_a_function_of_the_same_name_in_another_file_is_not_ours(book: Path) -> None:
    linked(book, "file:///C:\\Baska.xlam")
    copy = Path(freeze(book)["copy"])
    assert cells(copy, "Liste")["B2"] == "=[1]!GECIKME_GUN(A2,TODAY())"
    assert [name for name in parts(copy) if "externalLink" in name]


def test_a_name_of_the_workbook_hides_our_function(book: Path) -> None:
    named = '<definedNames><definedName name="DSO">Liste!$A$1</definedName></definedNames><calcPr'
    put(book, BOOK, "<calcPr", named)
    assert cells(Path(freeze(book)["copy"]), "Tablo")["C2"].startswith("=DSO(")


def test_a_cell_that_was_never_calculated_is_not_emptied(book: Path) -> None:
    formula = "<f>gecikme_gun(A2,TODAY())</f>"
    put(book, SHEET, f"{formula}<v>80</v>", formula)
    said = tahsilat("freeze", book)
    assert said.code == 2
    assert "'Liste'!B2" in said.err
    assert not book.with_name("Benim-degerler.xlsx").exists()


def test_a_second_copy_gets_another_name_and_out_is_obeyed(book: Path, tmp_path: Path) -> None:
    assert [Path(freeze(book)["copy"]).name for _ in range(2)] == [
        "Benim-degerler.xlsx",
        "Benim-degerler-2.xlsx",
    ]
    assert freeze(book, "--out", str(tmp_path / "x.xlsx"))["copy"] == str(tmp_path / "x.xlsx")
    assert tahsilat("freeze", book, "--out", tmp_path / "x.xlsx").code == 2
    assert tahsilat("freeze", book, "--out", tmp_path / "x.xlsm").code == 2


def test_a_formula_in_another_spelling_is_found(book: Path) -> None:
    formula = "gecikme_gun(A2,TODAY())"
    put(book, SHEET, f"<f>{formula}</f>", f"<f><![CDATA[{formula}]]></f>")
    assert freeze(book)["cells"] == 8


def test_what_calls_outside_of_cells_is_told(book: Path) -> None:
    named = (
        '<definedNames><definedName name="Bak">IBAN_GECERLI(Liste!$A$1)</definedName></definedNames><calcPr'
    )
    put(book, BOOK, "<calcPr", named)
    rule = '<cfRule type="expression" priority="1"><formula>TCKN_GECERLI(A1)</formula></cfRule>'
    looks = f'</sheetData><conditionalFormatting sqref="A1">{rule}</conditionalFormatting>'
    put(book, SHEET, "</sheetData>", looks)
    said = tahsilat("freeze", book)
    assert "2 formül işlevlerimizi kullanmaya devam ediyor; bunlar eklentisiz" in said.out


@pytest.mark.parametrize("named", [".", ".."])
def test_a_folder_is_refused_by_its_name(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Klasör" / "Klasör").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "Klasör" / "Klasör")
    said = tahsilat("freeze", named)
    assert (said.code, said.err.split()[:3]) == (2, ["“Klasör”", "bir", "klasör;"])


def test_without_a_call_no_copy_is_made(tmp_path: Path) -> None:
    path = tmp_path / "Bos.xlsx"
    with Workbook(str(path)) as plain:
        plain.add_worksheet().write_formula("A1", "=SUM(B1)", None, 0)
    answer = freeze(path)
    assert (answer["copy"], answer["cells"]) == (None, 0)
    assert [each.name for each in tmp_path.iterdir()] == ["Bos.xlsx"]


@pytest.mark.parametrize("name", FORMULAS)
def test_each_function_is_known(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as plain:
        plain.add_worksheet().write_formula("A1", f"=-_xll.{name}(B1)", None, 5)
    assert freeze(path)["cells"] == 1
