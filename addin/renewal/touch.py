"""Single rows that a command writes, beside which the traces of the last Yenile stay right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import numpy as np

from addin.draft import Draft
from addin.gone import next_ids, stamp_behind
from addin.messages import catalogue, say
from addin.model import Ledger, Link, Outcome
from addin.rules.live import live_values
from addin.rules.rows import text_array
from addin.rules.settings import read_settings
from addin.rules.trace import BY_RUN, DIGITS, DUE, PROGRAM, trace
from addin.schema import ENTRY, TABLES
from addin.schema.cells import stamp_cells


class Touch:
    """Changes of the book as it stands, without what a Yenile would fill in besides.

    A row that nobody edited since the last run is none that a hand edited after the command either; one
    that a hand had edited stays one. What the rows' live cells show goes with them. The stamps are voided:
    values that hang on these rows are behind.
    """

    def __init__(self, ledger: Ledger, now: datetime, as_of: date) -> None:
        self.draft = Draft(ledger)
        self._now = now
        self._as_of = as_of
        self._before: dict[str, dict[int, tuple[str, str]]] = {}
        self._links: dict[tuple[str, str], dict[int, Link]] = {}

    def set(self, table: str, rows: Iterable[int], **values: Any) -> None:
        """The same value, or one a row, in cells of the rows."""
        positions = list(rows)
        if not positions:
            return
        self._remember(table, positions)
        for column, value in values.items():
            linked = isinstance(value, Link)
            if linked:
                self._links.setdefault((table, column), {}).update(dict.fromkeys(positions, value))
            filled = self.draft[table][column].copy()
            filled.loc[positions] = value.text if linked else value
            self.draft.fill(table, column, filled)

    def append(self, table: str, row: Mapping[str, Any]) -> str:
        """One more row; gives its number."""
        import pandas as pd

        known = TABLES[table]
        number = str(next_ids(self.draft.ledger, table, 1, self.draft)[0])
        end = {known.id_column: number, "recorded_at": np.datetime64(self._now, "s")}
        self.draft.append(table, pd.DataFrame([{**row, **end}]))
        return number

    def outcome(self) -> Outcome:
        for table in TABLES:
            new = self.draft[table].index[self.draft.is_new(table)].tolist()
            self._show(table, [*self._before.get(table, ()), *new])
            self._retrace(table, self._before.get(table, {}), new)
        outcome = self.draft.outcome()
        for change in outcome.changes:
            links = self._links.get((change.table, change.column), {})
            for at, row in enumerate(change.rows.tolist()):
                change.new[at] = links.get(row, change.new[at])
        entry = {table.key for table in ENTRY}
        touched = {change.table for change in outcome.changes} | set(outcome.appended)
        added = {table: len(outcome.appended.get(table, ())) for table in touched & entry}
        outcome.cells |= behind(added, self.draft.ledger)
        return outcome

    def _remember(self, table: str, rows: list[int]) -> None:
        known = self._before.setdefault(table, {})
        new = [row for row in rows if row not in known]
        known.update(zip(new, self._hashes(table, new), strict=True))

    def _hashes(self, table: str, rows: list[int]) -> list[tuple[str, str]]:
        frame = self.draft[table].loc[rows]
        user, program = (
            trace(frame, [column.key for column in TABLES[table].filled_by(fill)])
            for fill in ("user", "program")
        )
        return list(zip(user.tolist(), program.tolist(), strict=True))

    def _show(self, table: str, rows: list[int]) -> None:
        """What the live cells of the rows will show; not where a cell holds what its type does not know."""
        ledger = self.draft.ledger
        odd = {row for misfit in ledger.misfits(table) for row in misfit.rows.tolist()} if rows else set()
        sure = [row for row in rows if row not in odd]
        if not sure or not TABLES[table].filled_by("formula"):
            return
        words, settings = catalogue(ledger.language)["control"], read_settings(ledger.cells)
        some = self.draft[table].loc[sure]
        shown = live_values(table, some, as_of=self._as_of, settings=settings, words=words)
        for column, values in shown.items():
            filled = self.draft[table][column].copy()
            filled.loc[sure] = values
            self.draft.fill(table, column, filled)

    def _retrace(self, table: str, before: Mapping[int, tuple[str, str]], new: list[int]) -> None:
        """The hashes of what stands now: of new rows, and of the halves that were right before."""
        if "trace" not in TABLES[table].keys or not (before or new):
            return
        rows, traces = list(before), self.draft[table]["trace"].copy()
        stored = text_array(traces.loc[rows]).tolist()
        found = zip(stored, before.values(), self._hashes(table, rows), strict=True)
        traces.loc[rows] = [_renewed(text, old, now) for text, old, now in found]
        traces.loc[new] = [BY_RUN.join(both) for both in self._hashes(table, new)]
        self.draft.fill(table, "trace", traces)


def _renewed(stored: str, old: tuple[str, str], new: tuple[str, str]) -> str:
    if not stored:
        return ""
    halves = stored[:DIGITS], stored[PROGRAM]
    sign = stored[DIGITS : DIGITS + 1] or BY_RUN
    renewed = (now if half == then else half for half, then, now in zip(halves, old, new, strict=True))
    return sign.join(renewed) + stored[DUE]


def behind(added: Mapping[str, int], ledger: Ledger) -> dict[str, Any]:
    """Cells by which the book shows at once that Yenile is due; `added`: rows by table that was touched."""
    cells: dict[str, Any] = {}
    for table, rows in sorted(added.items()):
        cells[stamp_cells(table)[0]] = stamp_behind(ledger.cells, table, rows)
        cells[f"stale_{table}"] = say("template.stale", ledger.language)
    if cells:
        generated = (f"stale_{table.key}" for table in TABLES.values() if table.kind == "generated")
        cells |= dict.fromkeys(("stale", *generated), say("template.stale", ledger.language))
    return {key: value for key, value in cells.items() if key in ledger.cells}
