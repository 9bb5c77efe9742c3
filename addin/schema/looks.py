"""Colours, number formats and the tone of every status word: what the template looks like."""

from __future__ import annotations

from dataclasses import dataclass

from addin.schema.column import Column, Table

FONT = "Calibri"
INK = "#1B2A41"
MUTED = "#66758A"
LINE = "#DFE5EC"
SURFACE = "#F4F7FA"
ACCENT = "#1F5673"
PROGRAM_HEADER = "#D3DFEA"
PROGRAM_CELL = "#F1F5F9"
INPUT_FILL = "#FFF9E3"
INPUT_LINE = "#D9B44A"
WHITE = "#FFFFFF"
LINK = "#0563C1"  # Excel's own

TAB_COLOURS = {
    "page": "#E0A030",
    "entry": ACCENT,
    "generated": "#4C9F8B",
    "parameter": "#9AA7B5",
    "log": "#9AA7B5",
}

NUMBER_FORMATS = {
    "text": "@",
    "id": "@",
    "choice": "@",
    "flag": "@",
    "link": "@",
    "date": "dd.mm.yyyy",
    "datetime": "dd.mm.yyyy hh:mm",
    "money": "#,##0.00",
    "number": "#,##0.0000",
    "integer": "0",
    "percent": "0.0%",
}
ALIGN = {
    "date": "center",
    "datetime": "center",
    "integer": "center",
    "percent": "center",
    "flag": "center",
    "number": "right",
    "money": "right",
}
WRAPPED = {
    ("today", "action"),
    ("today", "person"),  # with whom the deputy stands in for
    ("today", "last_summary"),
    *(("handover", key) for key in ("handed", "last_summary", "next_action", "promise")),
    *(("import_rows", key) for key in ("reason", "old", "new", "source_line")),
    ("contacts", "summary"),
    ("contacts", "next_action"),
    ("problems", "value"),
    ("problems", "explanation"),
    ("problems", "suggestion"),
    ("settings", "explanation"),
    ("stages", "required_columns"),
    ("stages", "required_events"),
    ("stages", "successors"),
    ("interest_rates", "source"),
    ("holidays", "holiday_name"),
}
# Names and addresses have an end: a little smaller is better than cut. Free text would become unreadable,
# and so would a firm's full name: where rows have two lines it takes both.
SHRUNK = frozenset(
    "debtor_name party_name phone phone2 email kep uets iban address reason1 reason2 reason3".split()
)
NAMES = {"debtor_name", "party_name"}
SHRUNK_CELLS = {"card_email", "card_phone", "card_tax_id"}
ROW_HEIGHT = 18.0
TWO_LINES = 32.0
# Rows that Yenile or the user adds take the sheet's own height.
ROW_HEIGHTS = dict.fromkeys(("today", "contacts", "problems", "handover", "import_rows"), TWO_LINES)


@dataclass(frozen=True, slots=True)
class Tone:
    """One of the book's five moods: colour of the letters and of the field behind them."""

    text: str
    fill: str


RED = Tone("#A61B1B", "#FBE6E4")
AMBER = Tone("#8A5200", "#FFF1D0")
BLUE = Tone("#1D4F91", "#E4EFFB")
DONE = Tone("#4B6B58", "#E8F1EB")
GREY = Tone("#66758A", "#EEF1F4")

# Choice list -> code -> tone; a word without a tone stays plain.
STATUS_TONES: dict[str, dict[str, Tone]] = {
    "receivable_status": {
        "overdue": RED,
        "bounced": RED,
        "enforcement": RED,
        "today": AMBER,
        "disputed": AMBER,
        "not_due": BLUE,
        "paid": DONE,
        "closed": GREY,
    },
    "age_bucket": {
        "undated": GREY,
        "not_due": BLUE,
        "d1_30": AMBER,
        "d31_60": AMBER,
        "d61_90": RED,
        "d91_120": RED,
        "over_120": RED,
    },
    "follow_up_status": {"late": RED, "no_action": RED, "today": AMBER, "planned": BLUE, "clear": DONE},
    "contact_status": {"late": RED, "today": AMBER, "planned": BLUE, "closed": DONE},
    "promise_status": {
        "broken": RED,
        "near": AMBER,
        "partly": AMBER,
        "waiting": BLUE,
        "kept": DONE,
        "cancelled": GREY,
    },
    "file_status": {"objected": AMBER, "suspended": AMBER, "open": BLUE, "closed": DONE},
    "severity": {"error": RED, "warning": AMBER, "info": BLUE},
    "risk_class": {"very_high": RED, "high": RED, "medium": AMBER, "low": DONE, "unknown": GREY},
    "today_reason": {
        "broken_promise": RED,
        "late_action": RED,
        "no_action": RED,
        "promise_due": AMBER,
        "today_action": AMBER,
    },
    "today_place": {"waiting": GREY},
}

AGING_COLOURS = ("#A9B4C0", "#5B8DB8", "#F0C766", "#EBA850", "#E08245", "#CF5A40", "#A61B1B")


def number_format(table: Table, column: Column) -> str:
    """Rates of interest show the hundredth of a percent that the law fixes; reports a dash for nothing.

    A formula never stands in a cell of text format: whoever edits one there gets its text.
    """
    if column.key in ("annual_rate", "contract_rate"):
        return "0.00%"
    if column.type == "money" and table.kind == "generated":
        return '#,##0.00;-#,##0.00;"–"'
    number_format = NUMBER_FORMATS[column.type]
    return "General" if column.fill == "formula" and number_format == "@" else number_format


def column_look(table: Table, column: Column) -> dict[str, object]:
    """Format properties of a column's cells, without tint and lines."""
    look: dict[str, object] = {"num_format": number_format(table, column), "valign": "vcenter"}
    look |= placing(column)
    if (table.key, column.key) in WRAPPED or (column.key in NAMES and table.key in ROW_HEIGHTS):
        look["text_wrap"] = True
    elif column.key in SHRUNK:
        look["shrink"] = True
    if column.type == "link" and column.fill == "program":
        look |= {"font_color": LINK, "underline": 1}
    return look


def placing(column: Column) -> dict[str, object]:
    """Where text and figures stand in a column, its header among them, clear of the filter button."""
    align = alignment(column)
    indent = {"left": {"indent": 1}, "right": {"indent": 2}, "center": {}}
    return {"align": align, **indent[align]}


def alignment(column: Column) -> str:
    return "center" if column.key == "currency" else ALIGN.get(column.type, "left")
