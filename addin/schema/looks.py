"""Colours, number formats and the tone of every status word: what the template looks like."""

from __future__ import annotations

from dataclasses import dataclass

from addin.schema.column import Column

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
    ("problems", "explanation"),
    ("problems", "suggestion"),
    ("settings", "explanation"),
    ("interest_rates", "source"),
}
ROW_HEIGHT = 18.0
ROW_HEIGHTS = {"problems": 32.0}  # two lines; rows that Yenile writes take the sheet's own height


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


def number_format(column: Column) -> str:
    """Rates of interest show the hundredth of a percent that the law fixes, shares a tenth."""
    return "0.00%" if column.key in ("annual_rate", "contract_rate") else NUMBER_FORMATS[column.type]


def column_look(table: str, column: Column) -> dict[str, object]:
    """Format properties of a column's cells, without tint and lines."""
    look: dict[str, object] = {"num_format": number_format(column), "valign": "vcenter"}
    if column.type in ALIGN:
        look["align"] = ALIGN[column.type]
    if ALIGN.get(column.type) == "right":
        look["indent"] = 1
    if column.key == "currency":
        look["align"] = "center"
    if (table, column.key) in WRAPPED:
        look["text_wrap"] = True
    return look
