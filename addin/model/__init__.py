"""The shapes that everything passes on: a book as read, findings, an outcome."""

from __future__ import annotations

from addin.model.book import BookFacts, FileMark, Ledger, Misfit, Picked, Place, TableData
from addin.model.outcome import Change, ColumnChange, Finding, Notice, Outcome, Refusal, Severity
from addin.model.values import (
    ERROR_NUMBERS,
    CellError,
    Link,
    Objects,
    Rows,
    Unsaved,
    column_letters,
    is_missing,
)

__all__ = [
    "ERROR_NUMBERS",
    "BookFacts",
    "CellError",
    "Change",
    "ColumnChange",
    "FileMark",
    "Finding",
    "Ledger",
    "Link",
    "Misfit",
    "Notice",
    "Objects",
    "Outcome",
    "Picked",
    "Place",
    "Refusal",
    "Rows",
    "Severity",
    "TableData",
    "Unsaved",
    "column_letters",
    "is_missing",
]
