"""Faults to plant, one at a time, into the sound workbook: tables, cells, formulas."""

from __future__ import annotations

from collections.abc import Iterator

from tests.books.lint_faults_parts import PARTS
from tests.books.lint_faults_sheets import RULES, SHEETS
from tests.books.lint_spoil import (
    CUSTOM,
    DATA,
    SUMMARY,
    TABLE,
    TABLE2,
    TEXTS,
    Fault,
    before,
    cell,
    chain,
    edit,
    formula,
    swap,
    twin_table,
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
    Fault(
        "header is a formula", "table-header", cell("G1", '<c r="G1" t="str"><f>"Ad"</f><v>Ad</v></c>', DATA)
    ),
    Fault("two tables, one id", "table-duplicate", twin_table),
    Fault("two tables overlap", "table-overlap", swap(TABLE2, 'ref="G1:H3"', 'ref="E1:F3"')),
    Fault(
        "table name like a cell", "table-name", swap(TABLE2, 'displayName="Kisiler"', 'displayName="AB12"')
    ),
    Fault("tablePart lost", "table-parts", edit(DATA, r'<tablePart r:id="rId3"/>', "")),
    Fault("format of a column", "dxf-index", swap(TABLE, 'dataDxfId="0"', 'dataDxfId="44"')),
    Fault("total without formula", "table-totals", cell("D7", '<c r="D7"><v>105</v></c>', DATA)),
    Fault(
        "total label differs", "table-totals", swap(TABLE, 'totalsRowLabel="Toplam"', 'totalsRowLabel="Top"')
    ),
    Fault(
        "filter in the totals row",
        "table-filter",
        swap(TABLE, 'autoFilter ref="A1:E6"', 'autoFilter ref="A1:E7"'),
    ),
    Fault(
        "filter column outside",
        "filter-column",
        swap(
            TABLE2,
            '<autoFilter ref="G1:H3"/>',
            '<autoFilter ref="G1:H3"><filterColumn colId="2"/></autoFilter>',
        ),
    ),
    Fault(
        "sheet filter over a table",
        "filter-table",
        before(DATA, "<conditionalF", '<autoFilter ref="A1:E6"/>'),
    ),
    Fault("calculated column unparsable", "formula-syntax", swap(TABLE, '"bekliyor")<', '"bekliyor"<')),
]

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
    Fault(
        "formula result as shared text", "cell-content", cell("B3", '<c r="B3" t="s"><f>A1</f><v>1</v></c>')
    ),
    Fault(
        "inline text loses its space",
        "text-space",
        cell("B6", '<c r="B6" t="inlineStr"><is><t> a</t></is></c>'),
    ),
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
        "shared formula without its first cell",
        "formula-shared",
        cell("B3", '<c r="B3"><f t="shared" si="4"/><v>1</v></c>'),
    ),
    Fault("control character", "control-character", swap(TEXTS, "birleşik", "bir\x01leşik")),
    Fault("control character escaped", "control-character", swap(TEXTS, "birleşik", "bir&#1;leşik")),
    Fault("sheet not well-formed", "xml", swap(DATA, "</sheetData>", "</sheetDat>")),
    Fault(
        "entity declared", "xml-dtd", swap(SUMMARY, "<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
    ),
    Fault("encoding", "xml-encoding", swap(CUSTOM, 'encoding="UTF-8"', 'encoding="ISO-8859-9"')),
    Fault("dimension too small", "dimension", swap(DATA, 'dimension ref="A1:H9"', 'dimension ref="A1:C3"')),
    Fault("chain entry without formula", "calc-chain", chain('<c r="B3" i="2"/>', '<c r="B9"/>')),
    Fault("chain entry of no sheet", "calc-chain", chain('<c r="B3" i="9"/>')),
]

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


def all_faults() -> Iterator[Fault]:
    """Every fault of every group."""
    for group in (TABLES, CELLS, FORMULAS, SHEETS, RULES, PARTS):
        yield from group
