"""One file a kind of list: its rows become lines of our domain."""

from __future__ import annotations

from addin.importing import kinds
from addin.importing.layouts import aging, cases, documents, receipts, statement, trial
from addin.importing.lines import Lines
from addin.importing.mapping import Mapping
from addin.importing.reader import Reader
from addin.importing.styles import Styles
from addin.importing.table import SourceTable

_READERS = {
    kinds.STATEMENT: statement.read,
    kinds.TRIAL: trial.read,
    kinds.AGING: aging.read,
    kinds.CASES: cases.read,
    kinds.RECEIPTS: receipts.read,
}


def read_lines(table: SourceTable, mapping: Mapping, styles: Styles) -> Lines:
    """All columns typed; rows that cannot be taken as they stand have their verdict."""
    return _READERS.get(mapping.kind, documents.read)(Reader(table, mapping, styles))
