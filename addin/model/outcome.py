"""What is said about a workbook, and what is to be changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from addin.machine import Step
from addin.model.values import Objects, Rows

if TYPE_CHECKING:
    import pandas as pd

Severity = Literal["error", "warning", "info"]


class Refusal(Exception):
    """A request that is declined with nothing changed: exit code 2.

    `key` names the sentence in messages ([refusals]), `params` fill it. `details`: what a program is told
    beside them, as JSON; their "text" is for everybody else.
    """

    def __init__(self, key: str, details: Mapping[str, Any] | None = None, /, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
        self.details = details or {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's verdict on many rows of one column.

    `rows`: table positions, ascending. `values`: the offending value as text, one a row. `details`:
    arrays of message parameters, one value a row. `column` is "" when the row as a whole is meant.
    A finding about the book itself has table "" and no rows; `values` then holds one entry.
    """

    code: str
    table: str
    column: str
    rows: Rows
    values: Objects
    details: Mapping[str, Objects] = field(default_factory=dict)

    def __len__(self) -> int:
        return max(len(self.rows), len(self.values))

    @classmethod
    def where(
        cls,
        code: str,
        table: str,
        column: str,
        frame: pd.DataFrame,
        mask: npt.ArrayLike,
        **details: npt.ArrayLike,
    ) -> Finding:
        """Pick the rows of `frame` where `mask` holds; details are arrays as long as the frame."""
        chosen = np.asarray(mask, dtype=bool)
        values = frame[column].to_numpy(dtype=object)[chosen] if column else np.full(int(chosen.sum()), "")
        picked = {name: np.asarray(array, dtype=object)[chosen] for name, array in details.items()}
        rows = frame.index.to_numpy(dtype=np.int64)[chosen]
        return cls(code, table, column, rows, np.asarray(values, dtype=object), picked)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that gets another value."""

    table: str
    row: int
    column: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """Cells of one column that get other values; only rows that differ are listed.

    Values are in the frame's domain: kuruş, datetime64, choice codes; None / NaT / NA / "" is empty.
    """

    table: str
    column: str
    rows: Rows
    old: Objects
    new: Objects

    def __iter__(self) -> Iterator[Change]:
        for row, old, new in zip(self.rows, self.old, self.new, strict=True):
            yield Change(self.table, int(row), self.column, old, new)

    def inverse(self) -> ColumnChange:
        return ColumnChange(self.table, self.column, self.rows, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user: message key and what fills it."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """All that a command wants changed, and what it has to say.

    `changes`: cells of existing rows. `appended`: new rows by table (columns by key; missing columns
    stay empty). `bodies`: generated tables, replaced whole. `cells`: single named cells. `findings`:
    what still stands after the run. `files`: whole files to write beside the book (path -> bytes).
    `copies`: files to copy there (path -> source). `shown`: keys of pages whose tab comes into view, `hidden`
    of those whose tab goes out of it; `goto`: the page that an open workbook then shows, "" to stay.
    `log`: rows for the sheet İşlem Günlüğü (columns of schema.generated.LOG), written only with changes.
    `repair`: whether validations, formats and column formulas are laid anew, as in the template.
    `freeze`: worksheet functions whose values stay in a copy, at the path `answer["copy"]`.
    `steps`: what is to be done on the computer, in order.
    `answer`: what the command line prints on stdout, text or a JSON value. `code`: its exit code.
    """

    changes: list[ColumnChange] = field(default_factory=list)
    appended: dict[str, pd.DataFrame] = field(default_factory=dict)
    bodies: dict[str, pd.DataFrame] = field(default_factory=dict)
    cells: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    goto: str = ""
    repair: bool = False
    freeze: list[str] = field(default_factory=list)
    log: list[dict[str, object]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    answer: Any = None
    code: int = 0

    def is_empty(self) -> bool:
        """True when nothing would be written."""
        written = self.changes or self.appended or self.bodies or self.cells
        return not (written or self.shown or self.hidden)
