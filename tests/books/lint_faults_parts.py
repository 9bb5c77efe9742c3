"""Faults to plant: content types, relations, drawings, charts, properties."""

from __future__ import annotations

from tests.books.lint_spoil import (
    APP,
    BOOK_RELS,
    CHART,
    COMMENTS,
    CORE,
    CUSTOM,
    DATA,
    DATA_RELS,
    DRAWING,
    SUMMARY,
    SUMMARY_RELS,
    TEXTS,
    TYPES,
    Fault,
    add,
    drop,
    edit,
    swap,
)

PARTS = [
    Fault(
        "content type of a table",
        "content-type",
        edit(TYPES, r'<Override PartName="/xl/tables/table1.xml"[^>]*/>', ""),
    ),
    Fault(
        "content type of another kind",
        "content-type",
        swap(TYPES, "spreadsheetml.comments+xml", "spreadsheetml.table+xml"),
    ),
    Fault("content type twice", "content-types", edit(TYPES, r"(<Override [^>]*/>)", r"\1\1")),
    Fault("content type of nothing", "content-type", drop(APP)),
    Fault("content types missing", "content-types", drop(TYPES)),
    Fault(
        "content type of the workbook",
        "workbook-type",
        swap(TYPES, "spreadsheetml.sheet.main+xml", "spreadsheetml.main+xml"),
    ),
    Fault("no workbook", "workbook", edit("_rels/.rels", r'<Relationship [^>]*officeDocument"[^>]*/>', "")),
    Fault(
        "relation to nothing",
        "relation-target",
        swap(BOOK_RELS, "worksheets/sheet3.xml", "worksheets/sheet9.xml"),
    ),
    Fault("shared texts missing", "relation-target", drop(TEXTS)),
    Fault("chart missing", "relation-target", drop("xl/charts/chart1.xml")),
    Fault("relation twice", "relation-duplicate", swap(DATA_RELS, 'Id="rId2"', 'Id="rId1"')),
    Fault("relation id", "relation-id", swap(SUMMARY_RELS, 'Id="rId1"', 'Id="rId9"')),
    Fault(
        "relation of another kind",
        "relation-kind",
        edit(SUMMARY, r'<drawing r:id="rId2"/>', '<drawing r:id="rId1"/>'),
    ),
    Fault(
        "vml relation",
        "relation-id",
        swap("xl/drawings/vmlDrawing1.vml", "<v:stroke", '<v:fill o:relid="rId5"/><v:stroke'),
    ),
    Fault("part without relation", "part-orphan", add("xl/worksheets/sheet7.xml", "<a/>")),
    Fault("relations without owner", "relation-owner", add("xl/worksheets/_rels/sheet7.xml.rels", "<a/>")),
    Fault(
        "prefix not declared", "mc-ignorable", swap(DATA, 'mc:Ignorable="x14ac"', 'mc:Ignorable="x14ac xr"')
    ),
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
]
