"""One fault in the clean book and where it must be found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from addin.model import BookFacts, Misfit
from tests.rules.checks.clean import Cell

D, R, G, S, T, F, M = "debtors", "receivables", "contacts", "promises", "receipts", "files", "costs"


@dataclass
class Case:
    """`cells` spoil the clean book; `at` are the only findings, all of `code`; `says`: in the sentence."""

    code: str
    cells: dict[Cell, Any]
    at: set[Cell]
    says: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def cell(code: str, table: str, row: int, column: str, value: Any, says: str = "") -> Case:
    """A fault that is found where it stands."""
    return Case(code, {(table, row, column): value}, {(table, row, column)}, says)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def misfit(table: str, row: int, column: str, reason: str, raw: Any) -> dict[str, Any]:
    rows = np.array([row])
    return {"misfits": {table: [Misfit(table, column, reason, rows, np.array([raw], dtype=object))]}}


def unread(code: str, table: str, row: int, column: str, reason: str, raw: Any, value: Any = pd.NA) -> Case:
    """A cell that holds something else than the column's type."""
    at = (table, row, column)
    return Case(code, {at: value}, {at}, str(raw), misfit(table, row, column, reason, raw))


def new(table: str, row: int, **cells: Any) -> dict[Cell, Any]:
    return {(table, row, column): value for column, value in cells.items()}


def facts(**found: Any) -> dict[str, Any]:
    return {"facts": {R: BookFacts(**found)}}
