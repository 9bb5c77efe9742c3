"""Faults to plant: sheets, names, page, rules, sparklines, styles."""

from __future__ import annotations

from tests.books.lint_spoil import (
    BOOK,
    DATA,
    STYLES,
    SUMMARY,
    SUMMARY_RELS,
    Fault,
    before,
    edit,
    extension,
    swap,
)

SHEETS = [
    Fault("sheet name too long", "sheet-name", swap(BOOK, 'name="Grafik"', f'name="{"Ö" * 32}"')),
    Fault("sheet name sign", "sheet-name", swap(BOOK, 'name="Grafik"', 'name="Kim: ne?"')),
    Fault("sheet name apostrophe", "sheet-name", swap(BOOK, 'name="Grafik"', 'name="\'Grafik"')),
    Fault("sheet name twice", "sheet-duplicate", swap(BOOK, 'name="Grafik"', 'name="VERI"')),
    Fault("sheet id twice", "sheet-id", swap(BOOK, 'sheetId="4"', 'sheetId="1"')),
    Fault("two tabs, one part", "sheet-part", swap(BOOK, 'r:id="rId3"', 'r:id="rId1"')),
    Fault("tab without part", "sheet-part", swap(BOOK, 'r:id="rId3"', 'r:id="rId33"')),
    Fault("state unknown", "sheet-state", swap(BOOK, 'state="hidden"', 'state="gizli"')),
    Fault(
        "nothing visible",
        "sheet-hidden",
        edit(
            BOOK,
            r"<sheets>.*?</sheets>",
            '<sheets><sheet name="Veri" sheetId="1" state="hidden" r:id="rId1"/></sheets>',
        ),
    ),
    Fault("active tab", "active-tab", swap(BOOK, "<workbookView ", '<workbookView activeTab="4" ')),
    Fault("active tab hidden", "active-tab", swap(BOOK, "<workbookView ", '<workbookView activeTab="2" ')),
    Fault("name twice", "name-duplicate", swap(BOOK, 'name="BUGUN"', 'name="yerel" localSheetId="0"')),
    Fault("name like a cell", "name-syntax", swap(BOOK, 'name="BUGUN"', 'name="AB12"')),
    Fault("name like R1C1", "name-syntax", swap(BOOK, 'name="BUGUN"', 'name="R2C"')),
    Fault("name with a space", "name-syntax", swap(BOOK, 'name="BUGUN"', 'name="BU GUN"')),
    Fault("name of a table", "name-table", swap(BOOK, 'name="BUGUN"', 'name="borclar"')),
    Fault(
        "name of no sheet",
        "name-scope",
        swap(BOOK, 'name="Yerel" localSheetId="0"', 'name="Yerel" localSheetId="7"'),
    ),
    Fault("name with leading =", "formula-equals", swap(BOOK, ">Özet!$B$2<", ">=Özet!$B$2<")),
    Fault("print area elsewhere", "print-name", swap(BOOK, ">Veri!$A$1:$E$7<", ">Özet!$A$1:$E$7<")),
    Fault("print titles of cells", "print-name", swap(BOOK, ">Veri!$1:$1<", ">Veri!$A$1:$B$1<")),
    Fault(
        "print area for the whole book",
        "print-name",
        swap(BOOK, 'Print_Area" localSheetId="0"', 'Print_Area"'),
    ),
    Fault(
        "merges overlap",
        "merge-overlap",
        swap(SUMMARY, "</mergeCells>", '<mergeCell ref="E2:F3"/></mergeCells>'),
    ),
    Fault("merge of one cell", "merge-single", swap(SUMMARY, 'mergeCell ref="D1:E2"', 'mergeCell ref="D1"')),
    Fault(
        "merge in a table",
        "merge-table",
        before(DATA, "<conditionalF", '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'),
    ),
    Fault("empty merges", "list-empty", edit(SUMMARY, r'<mergeCell ref="D1:E2"/>', "")),
    Fault("columns overlap", "columns", swap(DATA, 'min="2" max="4"', 'min="1" max="4"')),
    Fault("column too wide", "column-width", swap(DATA, 'width="12.7109375"', 'width="300"')),
    Fault(
        "order of elements",
        "element-order",
        edit(SUMMARY, r"(<mergeCells.*?</mergeCells>)(<hyperlinks.*?</hyperlinks>)", r"\2\1"),
    ),
    Fault("unknown element", "element-unknown", before(SUMMARY, "<mergeCells", "<mergeCell/>")),
    Fault("element twice", "element-order", edit(SUMMARY, r"(<pageMargins.*?/>)", r"\1\1")),
    Fault("link without target", "hyperlink-target", swap(SUMMARY, " location=\"'Veri'!A1\"", "")),
    Fault(
        "link to no sheet",
        "hyperlink-target",
        swap(SUMMARY, "location=\"'Veri'!A1\"", "location=\"'Yok'!A1\""),
    ),
    Fault(
        "link too long", "hyperlink-length", swap(SUMMARY_RELS, "example.com/a", "example.com/" + "a" * 2079)
    ),
    Fault("link on no cell", "range", swap(SUMMARY, 'hyperlink ref="A8"', 'hyperlink ref="8A"')),
    Fault("view of no window", "view", swap(SUMMARY, 'workbookViewId="0"', 'workbookViewId="1"')),
    Fault("pane on no cell", "range", swap(DATA, 'topLeftCell="C2"', 'topLeftCell="C0"')),
    Fault("footer too long", "header-footer", swap(DATA, "&amp;C&amp;P", "&amp;C" + "x" * 260)),
]

RULES = [
    Fault("format of a rule", "dxf-index", swap(DATA, 'type="cellIs" dxfId="1"', 'type="cellIs" dxfId="2"')),
    Fault("rule with leading =", "formula-equals", swap(DATA, "<formula>$C2", "<formula>=$C2")),
    Fault("rule names a table", "rule-formula", swap(DATA, "<formula>20<", "<formula>Borclar[Tutar]<")),
    Fault("rule without priority", "rule-priority", swap(DATA, ' priority="2"', "")),
    Fault("rule of no type", "rule-type", swap(DATA, 'type="iconSet"', 'type="icons"')),
    Fault("rule without formula", "rule-formula", swap(DATA, "<formula>20</formula>", "")),
    Fault(
        "colour scale of one stop",
        "rule-scale",
        edit(DATA, r'<cfvo type="percentile".*?<cfvo type="max"[^>]*/>', ""),
    ),
    Fault(
        "rule on no range",
        "range",
        swap(DATA, 'conditionalFormatting sqref="A2:E6"', 'conditionalFormatting sqref="A2-E6"'),
    ),
    Fault(
        "data bar loses its twin",
        "rule-twin",
        edit(DATA, r'<x14:cfRule type="dataBar" id="[^"]*"', '<x14:cfRule type="dataBar" id="{0}"'),
    ),
    Fault("list too long", "validation-length", swap(DATA, "Öz Işık A.Ş.,", "Öz Işık A.Ş.," * 20)),
    Fault(
        "message too long",
        "validation-length",
        swap(DATA, 'promptTitle="Unvan"', f'promptTitle="{"U" * 33}"'),
    ),
    Fault("prompt too long", "validation-length", swap(DATA, 'promptTitle="Unvan"', f'prompt="{"U" * 256}"')),
    Fault("validations overlap", "validation-overlap", swap(DATA, 'sqref="C2:C6"', 'sqref="B6:C6"')),
    Fault(
        "validation covers a cell twice",
        "validation-overlap",
        swap(DATA, 'sqref="C2:C6"', 'sqref="C2:C6 C4"'),
    ),
    Fault("validation names a table", "rule-formula", swap(DATA, ">Liste!$A$2:$A$4<", ">Borclar[Durum]<")),
    Fault(
        "validation names its sheet twice",
        "rule-formula",
        swap(DATA, ">Liste!$A$2:$A$4<", ">Liste!$A$2:Liste!$A$4<"),
    ),
    Fault(
        "validation without second formula", "validation-formula", swap(DATA, "<formula2>9</formula2>", "")
    ),
    Fault("validation of no type", "validation-type", swap(DATA, 'type="decimal"', 'type="sayi"')),
    Fault(
        "count of validations",
        "list-count",
        swap(DATA, 'dataValidations count="4"', 'dataValidations count="5"'),
    ),
    Fault(
        "new validation over an old one",
        "validation-overlap",
        extension(
            "<x14:dataValidations count='1'><x14:dataValidation type='list'><x14:formula1>"
            "<xm:f>Liste!$A$2</xm:f>"
            "</x14:formula1><xm:sqref>B3</xm:sqref></x14:dataValidation></x14:dataValidations>"
        ),
    ),
    Fault("sparkline of no sheet", "formula-sheet", swap(SUMMARY, "<xm:f>Veri!", "<xm:f>Yok!")),
    Fault("sparkline of a table", "sparkline", swap(SUMMARY, "<xm:f>Veri!D2:D6<", "<xm:f>Borclar[Tutar]<")),
    Fault("sparkline in no cell", "range", swap(SUMMARY, "<xm:sqref>C3<", "<xm:sqref>3C<")),
    Fault("two sparklines in a cell", "sparkline", swap(SUMMARY, "<xm:sqref>C3<", "<xm:sqref>C2<")),
    Fault(
        "extension twice",
        "ext-duplicate",
        edit(SUMMARY, r'(<ext [^>]*uri="\{05C60535[^>]*>)', r"\1</ext>\1"),
    ),
    Fault("font of a cell format", "style-index", edit(STYLES, r'(<cellXfs.*?)fontId="1"', r'\1fontId="3"')),
    Fault("base of a cell format", "style-index", edit(STYLES, r'(<cellXfs.*?)xfId="1"', r'\1xfId="2"')),
    Fault(
        "number format not defined",
        "number-format",
        swap(STYLES, '<numFmt numFmtId="165"', '<numFmt numFmtId="166"'),
    ),
    Fault("number format open quote", "number-format", swap(STYLES, "Gün:&quot;", "Gün:")),
    Fault(
        "order in a rule's format",
        "element-order",
        edit(STYLES, r"<dxf>(<fill>.*?</fill>)</dxf>", r"<dxf>\1<font/></dxf>"),
    ),
]
