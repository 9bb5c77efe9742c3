"""One file a kind of list: its rows become lines of our domain."""

from __future__ import annotations

from addin.importing.columns import kinds
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.styles import Styles
from addin.importing.layouts import aging, cases, documents, receipts, statement, trial
from addin.importing.layouts.late_days import tell_late_days
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.reader import Reader
from addin.importing.layouts.told_dues import tell_dues
from addin.importing.tables.source_table import SourceTable

_READERS = {
    kinds.STATEMENT: statement.read,
    kinds.TRIAL: trial.read,
    kinds.AGING: aging.read,
    kinds.CASES: cases.read,
    kinds.RECEIPTS: receipts.read,
}


def read_lines(table: SourceTable, mapping: Mapping, styles: Styles) -> Lines:
    """All columns typed; rows that cannot be taken as they stand have their verdict."""
    reader = Reader(table, mapping, styles)
    lines = _READERS.get(mapping.kind, documents.read)(reader)
    tell_dues(reader, lines)
    tell_late_days(reader, lines)
    lines.repairs += [*reader.mended(), *reader.completed(), *reader.blanks()]
    return lines
