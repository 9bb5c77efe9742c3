"""A book that is only frames: what tests of rules and commands read and write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from addin.books.frames import conform, differing, typed
from addin.model import BookFacts, Misfit, Outcome, Place, TableData, is_missing
from addin.schema import TABLES
from addin.schema.cells import HEADER_ROW
from addin.schema.words import header_texts

Rows = list[dict[str, Any]] | pd.DataFrame


class MemoryBook:
    """Tables given as frames or as rows by column key; the rest of the schema is empty.

    Written as the closed file would be: changes by position, appended rows behind the last one (from
    0 in an empty table), bodies whole.
    """

    path = "memory.xlsx"

    def __init__(
        self,
        tables: Mapping[str, Rows] | None = None,
        cells: Mapping[str, Any] | None = None,
        *,
        language: str = "tr",
        misfits: Mapping[str, tuple[Misfit, ...]] | None = None,
        facts: Mapping[str, BookFacts] | None = None,
        user_columns: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        self.language = language
        self._cells = dict(cells or {})
        self._misfits = dict(misfits or {})
        self._facts = dict(facts or {})
        self._user_columns = dict(user_columns or {})
        self._frames: dict[str, pd.DataFrame] = {}
        self._lengths: dict[str, int] = {}
        for key in TABLES:
            given = (tables or {}).get(key, [])
            frame = given if isinstance(given, pd.DataFrame) else pd.DataFrame(given)
            index = (
                pd.Index(frame.index.to_numpy(dtype=np.int64)) if len(frame) else pd.Index([], dtype="int64")
            )
            self._set(key, conform(TABLES[key], frame, index))

    def _set(self, table: str, frame: pd.DataFrame, length: int = 0) -> None:
        self._frames[table] = frame
        self._lengths[table] = max(length, int(frame.index.max()) + 1 if len(frame) else 1)

    def place(self, table: str) -> Place:
        keys = TABLES[table].keys
        texts = header_texts(table, self.language)
        return Place(
            table=table,
            sheet=table,
            header_row=HEADER_ROW,
            last_row=HEADER_ROW + self._lengths[table],
            first_column=1,
            last_column=len(keys),
            columns={key: number for number, key in enumerate(keys, 1)},
            headers={key: texts.get(key, key) for key in keys},
            user_columns=self._user_columns.get(table, {}),
        )

    def read(self, table: str) -> TableData:
        return TableData(self._frames[table], self._misfits.get(table, ()))

    def cells(self) -> dict[str, Any]:
        return dict(self._cells)

    def facts(self, table: str) -> BookFacts:
        return self._facts.get(table, BookFacts())

    def pages(self) -> dict[str, bool]:
        return dict.fromkeys(TABLES, True)

    def write(self, outcome: Outcome, *, dry: bool = False) -> int:
        """Make the changes; gives the number of cells that came out different."""
        before = {table: frame.copy() for table, frame in self._frames.items()}
        lengths, cells = dict(self._lengths), dict(self._cells)
        changed = sum(self._change(change) for change in outcome.changes)
        for table, rows in outcome.appended.items():
            self._append(table, rows)
            changed += _filled(table, conform(TABLES[table], rows))
        for table, rows in outcome.bodies.items():
            body = conform(TABLES[table], rows)
            changed += _different(before[table].reset_index(drop=True), body)
            self._set(table, body)
        for key, value in outcome.cells.items():
            changed += self._cells.get(key) != value
            self._cells[key] = "" if is_missing(value) else value
        if dry:
            self._frames, self._lengths, self._cells = before, lengths, cells
        return changed

    def _change(self, change: Any) -> int:
        frame = self._frames[change.table].copy()
        column = TABLES[change.table][change.column]
        old = frame.loc[change.rows, column.key].array
        new = typed(column, change.new)
        frame.loc[change.rows, column.key] = pd.Series(new, index=change.rows)
        self._frames[change.table] = frame
        return int(differing(old, new).sum())

    def _append(self, table: str, rows: pd.DataFrame) -> None:
        frame = self._frames[table]
        start = self._lengths[table] if len(frame) else 0
        new = conform(TABLES[table], rows, pd.RangeIndex(start, start + len(rows)))
        self._set(table, pd.concat([frame, new]) if len(frame) else new, start + len(rows))


def _filled(table: str, frame: pd.DataFrame) -> int:
    """Cells of new rows that hold something; a live formula always does."""
    live = [column.key for column in TABLES[table].filled_by("formula")]
    values = frame.drop(columns=live)
    return _different(_blank(values), values) + len(live) * len(frame)


def _blank(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of the same columns and length with nothing in it."""
    return pd.DataFrame(
        {
            key: pd.Series([""] * len(frame) if frame[key].dtype == "str" else [None] * len(frame)).astype(
                frame[key].dtype
            )
            for key in frame
        }
    )


def _different(old: pd.DataFrame, new: pd.DataFrame) -> int:
    length = max(len(old), len(new))
    blank_old, blank_new = _stretched(old, length), _stretched(new, length)
    return sum(int(differing(blank_old[key].array, blank_new[key].array).sum()) for key in new)


def _stretched(frame: pd.DataFrame, length: int) -> pd.DataFrame:
    frame = frame.reset_index(drop=True)
    more = _blank(frame.iloc[:1].reindex(range(length - len(frame)))) if length > len(frame) else frame
    return frame if length == len(frame) else pd.concat([frame, more.astype(frame.dtypes)], ignore_index=True)
