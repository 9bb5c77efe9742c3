"""Formats, delimiters and encodings of the file."""

from __future__ import annotations

from tests.importing.ugly.faults.registry import FILE, fault, looks
from tests.importing.ugly.plan import Plan

looks(
    csv={"format": "csv"},
    csv_comma={"format": "csv", "delimiter": ",", "dot": True},
    csv_quoted_commas={"format": "csv", "delimiter": ","},
    csv_tab={"format": "csv.txt", "delimiter": "\t"},
    csv_pipe={"format": "csv.txt", "delimiter": "|"},
    txt_report={"format": "report"},
    xls={"format": "xls"},
    xlsb={"format": "xlsb"},
    ods={"format": "ods"},
    spreadsheet_xml={"format": "xml"},
    html_table={"format": "html"},
    utf8={"encoding": "utf-8"},
    utf8_bom={"encoding": "utf-8-sig"},
    cp1254={"encoding": "cp1254"},
    iso8859_9={"encoding": "iso-8859-9"},
    utf16={"encoding": "utf-16"},
    double_encoded={"encoding": "twice"},
)


@fault(FILE)
def line_breaks(plan: Plan) -> None:
    """A note with a line break inside quotes, in the last column."""
    from tests.importing.ugly.plan import Column

    if plan.column("note") is None:
        plan.columns.append(Column("note", "Notes" if plan.language == "en" else "Açıklama"))
    for n, line in enumerate(plan.data()):
        if n % 5 == 0:
            line.values["note"] = 'Birinci satır\nikinci; "tırnaklı" satır, virgüllü'
