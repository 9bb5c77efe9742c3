"""Faults to plant, one at a time, into the sound workbook of lint_book.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Parts = dict[str, bytes]
Spoil = Callable[[Parts], None]

DATA, SUMMARY, LIST = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3))
TABLE, TABLE2, BOOK = "xl/tables/table1.xml", "xl/tables/table2.xml", "xl/workbook.xml"
STYLES, TEXTS, TYPES = "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
BOOK_RELS, DATA_RELS = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"
SUMMARY_RELS = "xl/worksheets/_rels/sheet2.xml.rels"
DRAWING, CHART, COMMENTS = "xl/drawings/drawing1.xml", "xl/charts/chart1.xml", "xl/comments1.xml"
CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_EXT = "</worksheet>"


@dataclass(frozen=True)
class Fault:
    """`spoil` changes the parts in place; the lint must then say `code`."""

    name: str
    code: str
    spoil: Spoil


def swap(part: str, old: str, new: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, f"{old} is not in {part}"
        parts[part] = text.replace(old, new, 1).encode()

    return spoil


def edit(part: str, pattern: str, new: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        text, count = re.subn(pattern, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return spoil


def drop(part: str) -> Spoil:
    return lambda parts: (parts.pop(part), None)[1]


def add(part: str, content: str) -> Spoil:
    return lambda parts: parts.update({part: content.encode()})


def both(*spoils: Spoil) -> Spoil:
    def spoil(parts: Parts) -> None:
        for each in spoils:
            each(parts)

    return spoil


def cell(ref: str, new: str, part: str = SUMMARY) -> Spoil:
    """The whole cell replaced."""
    return edit(part, rf'<c r="{ref}"[^>]*?(?:/>|>.*?</c>)', new.replace("\\", "\\\\"))


def formula(text: str, ref: str = "B3") -> Spoil:
    return cell(ref, f'<c r="{ref}"><f>{text}</f><v>0</v></c>')


def before(part: str, mark: str, new: str) -> Spoil:
    return swap(part, mark, new + mark)


def validation(content: str) -> Spoil:
    return edit(DATA, r"<dataValidation type=\"decimal\".*?</dataValidation>", content)


def cf(content: str) -> Spoil:
    return edit(DATA, r"<cfRule type=\"cellIs\".*?</cfRule>", content)


def extension(content: str) -> Spoil:
    """A 2010 block appended to the data sheet."""
    spaces = (
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    )
    return before(DATA, "</extLst></worksheet>", f'<ext uri="{{CCE6A557}}" {spaces}>{content}</ext>')


def _twin_table(parts: Parts) -> None:
    """The table stands twice, with the same id and name, on other cells."""
    parts["xl/tables/table3.xml"] = parts[TABLE2].replace(b"G1:H3", b"J1:K3")
    relation = f'<Relationship Id="rId9" Type="{REL_TYPE}/table" Target="../tables/table3.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
    before(DATA_RELS, "</Relationships>", relation)(parts)
    before(TYPES, "</Types>", f'<Override PartName="/xl/tables/table3.xml" ContentType="{kind}"/>')(parts)
    before(DATA, "</tableParts>", '<tablePart r:id="rId9"/>')(parts)


def chain(*entries: str) -> Spoil:
    """A calculation chain of these entries."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    relation = f'<Relationship Id="rId77" Type="{REL_TYPE}/calcChain" Target="calcChain.xml"/>'
    return both(
        add("xl/calcChain.xml", f'<calcChain xmlns="{space}">{"".join(entries)}</calcChain>'),
        before(BOOK_RELS, "</Relationships>", relation),
        before(TYPES, "</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/>'),
    )


TABLES = [
    Fault("ref longer than the filter", "table-filter", swap(TABLE, 'ref="A1:E7"', 'ref="A1:E9"')),
    Fault("header row only", "table-rows", swap(TABLE2, 'ref="G1:H3"', 'ref="G1:H1"')),
    Fault("ref wider than its columns", "table-ref", swap(TABLE2, 'ref="G1:H3"', 'ref="G1:I3"')),
    Fault("ref upside down", "table-ref", swap(TABLE2, 'ref="G1:H3"', 'ref="H3:G1"')),
    Fault("count of columns", "list-count", swap(TABLE, 'tableColumns count="5"', 'tableColumns count="4"')),
    Fault("two columns, one name", "table-column", swap(TABLE, 'name="Tutar"', 'name="Vade"')),
    Fault("two columns, one name by case", "table-column", swap(TABLE, 'name="Tutar"', 'name="VADE"')),
    Fault("two columns, one id", "table-column", swap(TABLE, 'id="4"', 'id="3"')),
    Fault("header differs from column", "table-header", swap(TABLE, 'name="Unvan"', 'name="Ünvan"')),
    Fault("line feed lost in a column name", "table-header", swap(TABLE2, "Ek&#xA;Ad", "Ek\nAd")),
    Fault("header is a number", "table-header", cell("G1", '<c r="G1"><v>1</v></c>', DATA)),
    Fault("header is empty", "table-header", cell("G1", '<c r="G1"/>', DATA)),
    Fault("header is a formula", "table-header", cell("G1", '<c r="G1" t="str"><f>"Ad"</f><v>Ad</v></c>', DATA)),
    Fault("two tables, one id", "table-duplicate", _twin_table),
    Fault("two tables overlap", "table-overlap", swap(TABLE2, 'ref="G1:H3"', 'ref="E1:F3"')),
    Fault("table name like a cell", "table-name", swap(TABLE2, 'displayName="Kisiler"', 'displayName="AB12"')),
    Fault("tablePart lost", "table-parts", edit(DATA, r'<tablePart r:id="rId3"/>', "")),
    Fault("format of a column", "dxf-index", swap(TABLE, 'dataDxfId="0"', 'dataDxfId="44"')),
    Fault("total without formula", "table-totals", cell("D7", '<c r="D7"><v>105</v></c>', DATA)),
    Fault("total label differs", "table-totals", swap(TABLE, 'totalsRowLabel="Toplam"', 'totalsRowLabel="Top"')),
    Fault("filter in the totals row", "table-filter", swap(TABLE, 'autoFilter ref="A1:E6"', 'autoFilter ref="A1:E7"')),
    Fault(
        "filter column outside", "filter-column",
        swap(TABLE2, '<autoFilter ref="G1:H3"/>', '<autoFilter ref="G1:H3"><filterColumn colId="2"/></autoFilter>'),
    ),
    Fault("sheet filter over a table", "filter-table", before(DATA, "<conditionalF", '<autoFilter ref="A1:E6"/>')),
    Fault("calculated column unparsable", "formula-syntax", swap(TABLE, '"bekliyor")<', '"bekliyor"<')),
]  # fmt: skip

CELLS = [
    Fault("shared text out of range", "string-index", cell("A1", '<c r="A1" t="s"><v>999</v></c>')),
    Fault("style out of range", "style-index", cell("A11", '<c r="A11" s="99"><v>3</v></c>')),
    Fault("text in a cell of numbers", "cell-number", cell("A11", '<c r="A11"><v>üç</v></c>')),
    Fault("decimal comma in a cell", "cell-number", cell("A11", '<c r="A11"><v>3,5</v></c>')),
    Fault("not a number", "cell-number", cell("A11", '<c r="A11"><v>NaN</v></c>')),
    Fault("unknown error value", "cell-value", cell("B7", '<c r="B7" t="e"><f>1/0</f><v>#SAYI!</v></c>')),
    Fault("truth value", "cell-value", cell("B6", '<c r="B6" t="b"><v>DOĞRU</v></c>')),
    Fault("unknown cell type", "cell-value", cell("B6", '<c r="B6" t="x"><v>1</v></c>')),
    Fault("inline text without its type", "cell-content", cell("B6", '<c r="B6"><is><t>a</t></is></c>')),
    Fault("value before formula", "cell-content", cell("B3", '<c r="B3"><v>1</v><f>1+1</f></c>')),
    Fault("formula result as shared text", "cell-content", cell("B3", '<c r="B3" t="s"><f>A1</f><v>1</v></c>')),
    Fault("inline text loses its space", "text-space", cell("B6", '<c r="B6" t="inlineStr"><is><t> a</t></is></c>')),
    Fault("shared text loses its space", "text-space", swap(TEXTS, ' xml:space="preserve"> İnci', "> İnci")),
    Fault("text too long", "text-length", swap(TEXTS, "kapandı", "k" * 32_768)),
    Fault("cell in a wrong row", "cell-ref", cell("A11", '<c r="A12"><v>3</v></c>')),
    Fault("cell in no column", "cell-ref", cell("B6", '<c r="XFE6"><v>3</v></c>')),
    Fault("cells swapped", "cell-order", edit(DATA, r'(<c r="A2".*?</c>)(<c r="B2".*?</c>)', r"\2\1")),
    Fault("cell twice", "cell-order", edit(SUMMARY, r'(<c r="A11".*?</c>)', r"\1\1")),
    Fault("rows swapped", "row-order", edit(DATA, r'(<row r="2".*?</row>)(<row r="3".*?</row>)', r"\2\1")),
    Fault("row twice", "row-order", edit(DATA, r'(<row r="9".*?/>)', r"\1\1")),
    Fault("row number", "row-number", swap(DATA, '<row r="9"', '<row r="1048577"')),
    Fault("row height", "row-height", swap(DATA, 'ht="20.25"', 'ht="420"')),
    Fault("outline level", "outline-level", swap(DATA, 'outlineLevel="1"', 'outlineLevel="9"')),
    Fault("metadata index", "metadata-index", swap(SUMMARY, 'cm="1"', 'cm="2"')),
    Fault("array away from its cell", "formula-array", swap(SUMMARY, 'ref="B4:B5"', 'ref="F4:F5"')),
    Fault("arrays overlap", "formula-array", swap(SUMMARY, 'ref="B4:B5"', 'ref="B4:C5"')),
    Fault(
        "shared formula without its first cell", "formula-shared",
        cell("B3", '<c r="B3"><f t="shared" si="4"/><v>1</v></c>'),
    ),
    Fault("control character", "control-character", swap(TEXTS, "birleşik", "bir\x01leşik")),
    Fault("control character escaped", "control-character", swap(TEXTS, "birleşik", "bir&#1;leşik")),
    Fault("sheet not well-formed", "xml", swap(DATA, "</sheetData>", "</sheetDat>")),
    Fault("entity declared", "xml-dtd", swap(SUMMARY, "<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
    Fault("encoding", "xml-encoding", swap(CUSTOM, 'encoding="UTF-8"', 'encoding="ISO-8859-9"')),
    Fault("dimension too small", "dimension", swap(DATA, 'dimension ref="A1:H9"', 'dimension ref="A1:C3"')),
    Fault("chain entry without formula", "calc-chain", chain('<c r="B3" i="2"/>', '<c r="B9"/>')),
    Fault("chain entry of no sheet", "calc-chain", chain('<c r="B3" i="9"/>')),
]  # fmt: skip

FORMULAS = [
    Fault("leading =", "formula-equals", formula("=SUM(A1)")),
    Fault("unbalanced", "formula-syntax", formula("SUM((A1)")),
    Fault("semicolons", "formula-syntax", formula("IF(A1;1;2)")),
    Fault("ends with an operator", "formula-syntax", formula("A1+")),
    Fault("two operators", "formula-syntax", formula("A1*/2")),
    Fault("open quote", "formula-syntax", formula('A1&amp;"x')),
    Fault("spill sign", "formula-syntax", formula("SUM(C4#)")),
    Fault("decimal comma", "formula-syntax", formula("1,5")),
    Fault("empty", "formula-empty", formula("")),
    Fault("too long", "formula-length", formula("1+" * 4200 + "1")),
    Fault("text too long inside", "formula-text", formula(f'LEN("{"x" * 256}")')),
    Fault("unknown table", "formula-table", formula("SUM(Yok[Tutar])")),
    Fault("unknown column", "formula-column", formula("SUM(Borclar[Tutarı])")),
    Fault("typed shorthand", "formula-at", formula("Borclar[@Tutar]")),
    Fault("unknown sheet", "formula-sheet", formula("Sayfa9!A1")),
    Fault("unknown sheet in quotes", "formula-sheet", formula("'Sayfa 9'!A1")),
    Fault("unknown external book", "formula-external", formula("[1]Veri!A1")),
]

SHEETS = [
    Fault("sheet name too long", "sheet-name", swap(BOOK, 'name="Grafik"', f'name="{"Ö" * 32}"')),
    Fault("sheet name sign", "sheet-name", swap(BOOK, 'name="Grafik"', 'name="Kim: ne?"')),
    Fault("sheet name apostrophe", "sheet-name", swap(BOOK, 'name="Grafik"', "name=\"'Grafik\"")),
    Fault("sheet name twice", "sheet-duplicate", swap(BOOK, 'name="Grafik"', 'name="VERI"')),
    Fault("sheet id twice", "sheet-id", swap(BOOK, 'sheetId="4"', 'sheetId="1"')),
    Fault("two tabs, one part", "sheet-part", swap(BOOK, 'r:id="rId3"', 'r:id="rId1"')),
    Fault("tab without part", "sheet-part", swap(BOOK, 'r:id="rId3"', 'r:id="rId33"')),
    Fault("state unknown", "sheet-state", swap(BOOK, 'state="hidden"', 'state="gizli"')),
    Fault(
        "nothing visible", "sheet-hidden",
        edit(BOOK, r"<sheets>.*?</sheets>", '<sheets><sheet name="Veri" sheetId="1" state="hidden" r:id="rId1"/></sheets>'),
    ),
    Fault("active tab", "active-tab", swap(BOOK, "<workbookView ", '<workbookView activeTab="4" ')),
    Fault("active tab hidden", "active-tab", swap(BOOK, "<workbookView ", '<workbookView activeTab="2" ')),
    Fault("name twice", "name-duplicate", swap(BOOK, 'name="BUGUN"', 'name="yerel" localSheetId="0"')),
    Fault("name like a cell", "name-syntax", swap(BOOK, 'name="BUGUN"', 'name="AB12"')),
    Fault("name like R1C1", "name-syntax", swap(BOOK, 'name="BUGUN"', 'name="R2C"')),
    Fault("name with a space", "name-syntax", swap(BOOK, 'name="BUGUN"', 'name="BU GUN"')),
    Fault("name of a table", "name-table", swap(BOOK, 'name="BUGUN"', 'name="borclar"')),
    Fault("name of no sheet", "name-scope", swap(BOOK, 'name="Yerel" localSheetId="0"', 'name="Yerel" localSheetId="7"')),
    Fault("name with leading =", "formula-equals", swap(BOOK, ">Özet!$B$2<", ">=Özet!$B$2<")),
    Fault("print area elsewhere", "print-name", swap(BOOK, ">Veri!$A$1:$E$7<", ">Özet!$A$1:$E$7<")),
    Fault("print titles of cells", "print-name", swap(BOOK, ">Veri!$1:$1<", ">Veri!$A$1:$B$1<")),
    Fault("print area for the whole book", "print-name", swap(BOOK, 'Print_Area" localSheetId="0"', 'Print_Area"')),
    Fault("merges overlap", "merge-overlap", swap(SUMMARY, "</mergeCells>", '<mergeCell ref="E2:F3"/></mergeCells>')),
    Fault("merge of one cell", "merge-single", swap(SUMMARY, 'mergeCell ref="D1:E2"', 'mergeCell ref="D1"')),
    Fault(
        "merge in a table", "merge-table",
        before(DATA, "<conditionalF", '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'),
    ),
    Fault("empty merges", "list-empty", edit(SUMMARY, r'<mergeCell ref="D1:E2"/>', "")),
    Fault("columns overlap", "columns", swap(DATA, 'min="2" max="4"', 'min="1" max="4"')),
    Fault("column too wide", "column-width", swap(DATA, 'width="12.7109375"', 'width="300"')),
    Fault("order of elements", "element-order", edit(SUMMARY, r"(<mergeCells.*?</mergeCells>)(<hyperlinks.*?</hyperlinks>)", r"\2\1")),
    Fault("unknown element", "element-unknown", before(SUMMARY, "<mergeCells", "<mergeCell/>")),
    Fault("element twice", "element-order", edit(SUMMARY, r"(<pageMargins.*?/>)", r"\1\1")),
    Fault("link without target", "hyperlink-target", swap(SUMMARY, " location=\"'Veri'!A1\"", "")),
    Fault("link to no sheet", "hyperlink-target", swap(SUMMARY, "location=\"'Veri'!A1\"", "location=\"'Yok'!A1\"")),
    Fault("link too long", "hyperlink-length", swap(SUMMARY_RELS, "example.com/a", "example.com/" + "a" * 2079)),
    Fault("link on no cell", "range", swap(SUMMARY, 'hyperlink ref="A8"', 'hyperlink ref="8A"')),
    Fault("view of no window", "view", swap(SUMMARY, 'workbookViewId="0"', 'workbookViewId="1"')),
    Fault("pane on no cell", "range", swap(DATA, 'topLeftCell="C2"', 'topLeftCell="C0"')),
    Fault("footer too long", "header-footer", swap(DATA, "&amp;C&amp;P", "&amp;C" + "x" * 260)),
]  # fmt: skip

RULES = [
    Fault("format of a rule", "dxf-index", swap(DATA, 'type="cellIs" dxfId="1"', 'type="cellIs" dxfId="2"')),
    Fault("rule with leading =", "formula-equals", swap(DATA, "<formula>$C2", "<formula>=$C2")),
    Fault("rule names a table", "rule-formula", swap(DATA, "<formula>20<", "<formula>Borclar[Tutar]<")),
    Fault("rule without priority", "rule-priority", swap(DATA, ' priority="2"', "")),
    Fault("rule of no type", "rule-type", swap(DATA, 'type="iconSet"', 'type="icons"')),
    Fault("rule without formula", "rule-formula", swap(DATA, "<formula>20</formula>", "")),
    Fault("colour scale of one stop", "rule-scale", edit(DATA, r'<cfvo type="percentile".*?<cfvo type="max"[^>]*/>', "")),
    Fault("rule on no range", "range", swap(DATA, 'conditionalFormatting sqref="A2:E6"', 'conditionalFormatting sqref="A2-E6"')),
    Fault("data bar loses its twin", "rule-twin", edit(DATA, r'<x14:cfRule type="dataBar" id="[^"]*"', '<x14:cfRule type="dataBar" id="{0}"')),
    Fault("list too long", "validation-length", swap(DATA, "Öz Işık A.Ş.,", "Öz Işık A.Ş.," * 20)),
    Fault("message too long", "validation-length", swap(DATA, 'promptTitle="Unvan"', f'promptTitle="{"U" * 33}"')),
    Fault("prompt too long", "validation-length", swap(DATA, 'promptTitle="Unvan"', f'prompt="{"U" * 256}"')),
    Fault("validations overlap", "validation-overlap", swap(DATA, 'sqref="C2:C6"', 'sqref="B6:C6"')),
    Fault("validation covers a cell twice", "validation-overlap", swap(DATA, 'sqref="C2:C6"', 'sqref="C2:C6 C4"')),
    Fault("validation names a table", "rule-formula", swap(DATA, ">Liste!$A$2:$A$4<", ">Borclar[Durum]<")),
    Fault("validation without second formula", "validation-formula", swap(DATA, "<formula2>9</formula2>", "")),
    Fault("validation of no type", "validation-type", swap(DATA, 'type="decimal"', 'type="sayi"')),
    Fault("count of validations", "list-count", swap(DATA, 'dataValidations count="4"', 'dataValidations count="5"')),
    Fault(
        "new validation over an old one", "validation-overlap",
        extension("<x14:dataValidations count='1'><x14:dataValidation type='list'><x14:formula1><xm:f>Liste!$A$2</xm:f>"
                  "</x14:formula1><xm:sqref>B3</xm:sqref></x14:dataValidation></x14:dataValidations>"),
    ),
    Fault("sparkline of no sheet", "formula-sheet", swap(SUMMARY, "<xm:f>Veri!", "<xm:f>Yok!")),
    Fault("sparkline of a table", "sparkline", swap(SUMMARY, "<xm:f>Veri!D2:D6<", "<xm:f>Borclar[Tutar]<")),
    Fault("sparkline in no cell", "range", swap(SUMMARY, "<xm:sqref>C3<", "<xm:sqref>3C<")),
    Fault("two sparklines in a cell", "sparkline", swap(SUMMARY, "<xm:sqref>C3<", "<xm:sqref>C2<")),
    Fault(
        "extension twice", "ext-duplicate",
        edit(SUMMARY, r'(<ext [^>]*uri="\{05C60535[^>]*>)', r'\1</ext>\1'),
    ),
    Fault("font of a cell format", "style-index", edit(STYLES, r'(<cellXfs.*?)fontId="1"', r'\1fontId="3"')),
    Fault("base of a cell format", "style-index", edit(STYLES, r'(<cellXfs.*?)xfId="1"', r'\1xfId="2"')),
    Fault("number format not defined", "number-format", swap(STYLES, '<numFmt numFmtId="165"', '<numFmt numFmtId="166"')),
    Fault("number format open quote", "number-format", swap(STYLES, "Gün:&quot;", "Gün:")),
    Fault("order in a rule's format", "element-order", edit(STYLES, r"<dxf>(<fill>.*?</fill>)</dxf>", r"<dxf>\1<font/></dxf>")),
]  # fmt: skip

PARTS = [
    Fault("content type of a table", "content-type", edit(TYPES, r'<Override PartName="/xl/tables/table1.xml"[^>]*/>', "")),
    Fault("content type of another kind", "content-type", swap(TYPES, "spreadsheetml.comments+xml", "spreadsheetml.table+xml")),
    Fault("content type twice", "content-types", edit(TYPES, r"(<Override [^>]*/>)", r"\1\1")),
    Fault("content type of nothing", "content-type", drop(APP)),
    Fault("content types missing", "content-types", drop(TYPES)),
    Fault("macro type in a plain book", "workbook-type", swap(TYPES, "spreadsheetml.sheet.main+xml", "spreadsheetml.main+xml")),
    Fault("no workbook", "workbook", edit("_rels/.rels", r'<Relationship [^>]*officeDocument"[^>]*/>', "")),
    Fault("relation to nothing", "relation-target", swap(BOOK_RELS, "worksheets/sheet3.xml", "worksheets/sheet9.xml")),
    Fault("chart missing", "relation-target", drop("xl/charts/chart1.xml")),
    Fault("relation twice", "relation-duplicate", swap(DATA_RELS, 'Id="rId2"', 'Id="rId1"')),
    Fault("relation id", "relation-id", swap(SUMMARY_RELS, 'Id="rId1"', 'Id="rId9"')),
    Fault("relation of another kind", "relation-kind", edit(SUMMARY, r'<drawing r:id="rId2"/>', '<drawing r:id="rId1"/>')),
    Fault("vml relation", "relation-id", swap("xl/drawings/vmlDrawing1.vml", "<v:stroke", '<v:fill o:relid="rId5"/><v:stroke')),
    Fault("part without relation", "part-orphan", add("xl/worksheets/sheet7.xml", "<a/>")),
    Fault("relations without owner", "relation-owner", add("xl/worksheets/_rels/sheet7.xml.rels", "<a/>")),
    Fault("prefix not declared", "mc-ignorable", swap(DATA, 'mc:Ignorable="x14ac"', 'mc:Ignorable="x14ac xr"')),
    Fault("anchor without clientData", "anchor", swap(DRAWING, "<xdr:clientData/>", "")),
    Fault("anchor backwards", "anchor", edit(DRAWING, r"(<xdr:to><xdr:col>)\d+", r"\g<1>2")),
    Fault("anchor outside", "anchor", edit(DRAWING, r"(<xdr:to>.*?<xdr:row>)\d+", r"\g<1>1048576")),
    Fault("series of no sheet", "formula-sheet", swap(CHART, "<c:f>Veri!", "<c:f>Yok!")),
    Fault("series of a table", "chart-ref", swap(CHART, "<c:f>Veri!$D$2:$D$6<", "<c:f>Borclar[Tutar]<")),
    Fault("series without axis", "chart-axis", swap(CHART, '<c:axId val="50010001"/>', '<c:axId val="7"/>')),
    Fault("two series, one number", "chart-series", swap(CHART, '<c:order val="1"/>', '<c:order val="0"/>')),
    Fault("two comments in a cell", "comment", swap(COMMENTS, 'ref="B3"', 'ref="B2"')),
    Fault("comment of nobody", "comment", swap(COMMENTS, 'authorId="0"', 'authorId="1"')),
    Fault("date of creation", "docprops", swap(CORE, "2026-01-02T03:04:05Z", "02.01.2026")),
    Fault("property twice", "docprops", edit(CORE, r"(<dc:title>.*?</dc:title>)", r"\1\1")),
    Fault("vector size", "docprops", edit(APP, r'(<vt:vector size=")\d+', r"\g<1>99")),
    Fault("own property's number", "docprops", swap(CUSTOM, 'pid="2"', 'pid="1"')),
]  # fmt: skip


def all_faults() -> Iterator[Fault]:
    for group in (TABLES, CELLS, FORMULAS, SHEETS, RULES, PARTS):
        yield from group
