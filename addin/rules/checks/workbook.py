"""Checks of the book itself: row ids, program cells, what Excel users do to tables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from addin.model import Finding
from addin.rules.checks.context import Context, Frames, found
from addin.rules.identifiers import own_id
from addin.rules.ids import copies
from addin.rules.rows import texts
from addin.rules.trace import DIGITS

# Id column and letter of each entry table, and the columns where other rows name it; a test holds
# them equal to the schema. Debtors are named by pairs, which `references` looks at.
IDS = {
    "debtors": ("debtor_id", "B"),
    "receivables": ("receivable_id", "A"),
    "contacts": ("contact_id", "G"),
    "promises": ("promise_id", "S"),
    "receipts": ("receipt_id", "T"),
    "files": ("file_id", "D"),
    "parties": ("party_id", "R"),
    "events": ("event_id", "O"),
    "costs": ("cost_id", "M"),
}
REFERENCES = (
    ("receivables", "file_id", "D"),
    ("receivables", "source_receivable_id", "A"),
    ("contacts", "receivable_id", "A"),
    ("promises", "receivable_id", "A"),
    ("promises", "contact_id", "G"),
    ("promises", "file_id", "D"),
    ("receipts", "receivable_id", "A"),
    ("receipts", "contact_id", "G"),
    ("receipts", "promise_id", "S"),
    ("receipts", "file_id", "D"),
    ("parties", "file_id", "D"),
    ("events", "file_id", "D"),
    ("costs", "file_id", "D"),
)


def duplicate_ids(frames: Frames, context: Context) -> list[Finding]:
    """duplicate_id: rows whose id belongs to another row, as `rules.ids` decides it."""
    findings: list[Finding] = []
    for table, (column, _) in () if "duplicate_id" in context.repaired else IDS.items():
        frame = frames[table]
        # Behind the hash of the user's cells the program may keep another one.
        traced = np.array([trace[:DIGITS] for trace in texts(frame, "trace").tolist()], dtype=object)
        now = context.traces.get(table, traced)
        mask = copies(own_id.compact(texts(frame, column)), traced, now)
        findings += found("duplicate_id", table, column, frame, mask)
    return findings


def check_letters(frames: Frames, context: Context) -> list[Finding]:
    """id_check_letter: an id or a reference to one that the program never gave. Never rewritten."""
    own = [(table, column, prefix) for table, (column, prefix) in IDS.items()]
    findings = []
    for table, column, prefix in (*own, *REFERENCES):
        typed = texts(frames[table], column)
        odd = np.asarray(typed != "", dtype=bool)
        odd[odd] = ~own_id.is_valid(typed[odd], prefix)
        odd[odd] = own_id.compact(typed[odd]) != ""
        findings += found("id_check_letter", table, column, frames[table], odd)
    return findings


def overwritten_formulas(frames: Frames, context: Context) -> list[Finding]:
    """formula_overwritten: cells of a (=) column that hold no formula any more."""
    return [
        Finding("formula_overwritten", table, column, _rows(rows), _texts([""] * len(rows)))
        for table, facts in context.facts.items()
        for column, rows in sorted(facts.overwritten.items())
        if rows
    ]


def edited_cells(frames: Frames, context: Context) -> list[Finding]:
    """program_cell_edited: a value of the program was changed by hand."""
    return [
        Finding("program_cell_edited", edit.table, edit.column, edit.rows, edit.new)
        for edit in context.edited
        if len(edit.rows)
    ]


def table_shape(frames: Frames, context: Context) -> list[Finding]:
    """One a table: what Excel users do to it.

    rows_below_table, merged_cells_in_table, udf_in_book, validation_eroded, hidden_rows_in_table.
    """
    findings = []
    for table, facts in context.facts.items():
        if facts.rows_below:
            findings.append(_of_table("rows_below_table", table, [str(facts.rows_below)]))
        if facts.merged:
            findings.append(_of_table("merged_cells_in_table", table, facts.merged))
        if facts.foreign_functions:
            findings.append(_of_table("udf_in_book", table, facts.foreign_functions))
        if facts.eroded:
            findings.append(_of_table("validation_eroded", table, [""]))
        if facts.hidden_rows:
            findings.append(_of_table("hidden_rows_in_table", table, [str(facts.hidden_rows)]))
    return findings


def totals(frames: Frames, context: Context) -> list[Finding]:
    """totals_changed_since_refresh: rows or sums differ from the stamp of the last Yenile."""
    return [_of_table("totals_changed_since_refresh", table, [""]) for table in sorted(context.stale)]


def _of_table(code: str, table: str, values: npt.ArrayLike) -> Finding:
    """A finding about a table as a whole: no rows, one entry a value."""
    return Finding(code, table, "", _rows(()), _texts(values))


def _rows(rows: npt.ArrayLike) -> npt.NDArray[np.int64]:
    return np.asarray(rows, dtype=np.int64)


def _texts(values: npt.ArrayLike) -> npt.NDArray[np.object_]:
    return np.asarray(values, dtype=object)


CHECKS = (duplicate_ids, check_letters, overwritten_formulas, edited_cells, table_shape, totals)
