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
    double_encoded_1254={"encoding": "twice_1254"},
    sep_line={"sep_line": True},
    all_quoted={"quoted": True},
    unix_lines={"line_end": "\n"},
    two_files={"files": 2},
)


@fault(FILE)
def txt_ruled(plan: Plan) -> None:
    """A report of fixed columns with dashes under its header and a form feed between pages."""
    plan.format = "report"
    plan.options["ruled"] = True
    plan.blocks += 1


@fault(FILE)
def line_breaks(plan: Plan) -> None:
    """A note with a line break inside quotes, in the last column."""
    from tests.importing.ugly.plan import Column

    if plan.column("note") is None:
        plan.columns.append(Column("note", "Notes" if plan.language == "en" else "Açıklama"))
    for n, line in enumerate(plan.data()):
        if n % 5 == 0:
            line.values["note"] = 'Birinci satır\nikinci; "tırnaklı" satır, virgüllü'
