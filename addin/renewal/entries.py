"""First step: whose row it is, its number, who changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from addin.draft import Draft, difference
from addin.gone import ever_used
from addin.model import ColumnChange
from addin.renewal.traces import Traces
from addin.rules.checks.context import CHILDREN
from addin.rules.counting import Counting, counting
from addin.rules.ids import issue_ids
from addin.rules.references import Directory, Resolved
from addin.rules.trace import is_shuffled
from addin.schema import ENTRY, TABLES
from addin.schema.column import Table

if TYPE_CHECKING:
    import pandas as pd

Bools = npt.NDArray[np.bool_]
SORTED = 4  # rows: fewer may well have been put right by hand


class Effective(Mapping[str, "pd.DataFrame"]):
    """The draft's tables with the debtor that each row means in debtor_id, whatever was typed there.

    With a day, receipts are as they count on it (`rules.counting`); without one, as typed.
    """

    def __init__(self, draft: Draft, resolved: Mapping[str, Resolved], as_of: date | None = None) -> None:
        self.draft = draft
        self.resolved = resolved
        self.as_of = as_of
        self._counting: tuple[Resolved, Resolved, Counting] | None = None

    def __getitem__(self, table: str) -> pd.DataFrame:
        frame = self._typed(table)
        if table != "receipts" or self.as_of is None:
            return frame
        return self._counted(frame, self.as_of).of(frame)

    def _typed(self, table: str) -> pd.DataFrame:
        frame = self.draft[table]
        if table not in self.resolved or len(frame) != len(self.resolved[table].debtor_id):
            return frame
        return frame.assign(debtor_id=self.resolved[table].debtor_id)

    def _counted(self, receipts: pd.DataFrame, as_of: date) -> Counting:
        """Worked out once for the rows as they were resolved: after that only program cells change."""
        claims, rows, known = self.resolved["receivables"], self.resolved["receipts"], self._counting
        if known is None or known[0] is not claims or known[1] is not rows:
            known = claims, rows, counting(self._typed("receivables"), receipts, as_of)
            self._counting = known
        return known[2]

    def __iter__(self) -> Iterator[str]:
        return iter(self.draft)

    def __len__(self) -> int:
        return len(self.draft)


@dataclass(slots=True)
class Entries:
    """What the first step found out.

    `resolved`: debtor of each child row. `edited`, `new`: rows that a hand changed or added since the
    last run. `shuffled`: how many rows of a table only swapped cells with each other, as when a column is
    sorted alone. `program_edited`: rows whose program cells are not what the last run left. Arrays are one
    a row of the table as read.
    """

    traces: Traces
    resolved: dict[str, Resolved] = field(default_factory=dict)
    edited: dict[str, Bools] = field(default_factory=dict)
    new: dict[str, Bools] = field(default_factory=dict)
    shuffled: dict[str, int] = field(default_factory=dict)
    program_edited: dict[str, Bools] = field(default_factory=dict)
    ids_given: int = 0
    ids_renewed: int = 0
    names_filled: int = 0


def settle_entries(draft: Draft, now: datetime, *, repair: bool = True) -> Entries:
    """Give numbers, complete debtor names, note the time of new rows; nothing typed is replaced.

    `repair=False` leaves rows without number, and copies, as they were typed.
    """
    entries = Entries(Traces(draft))
    for table in ENTRY:
        _look_for_edits(table, entries)
        _mark_spoiled(draft, table, entries)
    for table in ENTRY if repair else ():
        given, renewed = number_rows(draft, table.key, entries)
        entries.ids_given += given
        entries.ids_renewed += renewed
        stamp_time(draft, table.key, now)
    resolve_all(draft, entries)
    for child in CHILDREN:
        _complete_pair(draft, child, entries)
    return entries


def resolve_all(draft: Draft, entries: Entries) -> None:
    """Find the debtor of each child row anew, as after rows were appended."""
    directory = Directory(draft["debtors"])
    for table in CHILDREN:
        entries.resolved[table] = directory.resolve(draft[table])


def program_keys(table: Table) -> list[str]:
    return [column.key for column in table.filled_by("program")]


def _look_for_edits(table: Table, entries: Entries) -> None:
    user, program = entries.traces.stored(table)
    known = user != ""
    now = entries.traces.now(table, "user")
    edited = known & (user != now)
    entries.edited[table.key] = entries.traces.edited[table.key] = edited
    if edited.sum() >= SORTED and is_shuffled(user[edited].tolist(), now[edited].tolist()):
        entries.shuffled[table.key] = int(edited.sum())
    entries.new[table.key] = ~known
    entries.program_edited[table.key] = known & (program != entries.traces.now(table, "program"))


def _mark_spoiled(draft: Draft, table: Table, entries: Entries) -> None:
    """Program cells that hold what their type does not know, and formula cells without formula."""
    programs, index = program_keys(table), draft.ledger[table.key].index
    for misfit in draft.ledger.misfits(table.key):
        if misfit.column in programs:
            draft.restore(table.key, misfit.column, misfit.rows.tolist())
            entries.program_edited[table.key] |= index.isin(misfit.rows)
    for column, rows in draft.ledger.facts(table.key).overwritten.items():
        draft.restore(table.key, column, rows)


def edited_program_cells(draft: Draft, entries: Entries) -> list[ColumnChange]:
    """What hands put into program cells since the last run: `old` of the program, `new` of the hand."""
    found = []
    for table in ENTRY:
        rows = entries.program_edited[table.key]
        standing = draft.ledger[table.key].loc[rows]
        for column in program_keys(table) if rows.any() else ():
            filled = draft[table.key][column].loc[standing.index]
            spoiled = draft.spoiled(table.key, column)
            found.append(difference(table.key, column, standing[column], filled, spoiled).inverse())
    return [change for change in found if len(change.rows)]


def number_rows(draft: Draft, key: str, entries: Entries) -> tuple[int, int]:
    """Numbers for the rows that have none or another row's; how many of each."""
    table = TABLES[key]
    issued = issue_ids(
        draft[key][[table.id_column]].assign(trace=entries.traces.stored(table)[0]),
        table.prefix,
        table.id_column,
        entries.traces.now(table, "user"),
        used=ever_used(draft, draft.ledger, key),
    )
    kept = holds_error(draft, key, table.id_column)
    given, renewed = issued.given & ~kept, issued.renewed & ~kept
    if given.any() or renewed.any():
        standing = draft[key][table.id_column].to_numpy(dtype=object)
        draft.fill(key, table.id_column, np.where(kept, standing, issued.ids))
    return int(given.sum()), int(renewed.sum())


def holds_error(draft: Draft, table: str, column: str) -> Bools:
    """Rows whose cell shows an error value (#REF! ...), one a row of `draft[table]`."""
    rows = [
        misfit.rows
        for misfit in draft.ledger.misfits(table)
        if misfit.column == column and misfit.reason == "error_value"
    ]
    positions = draft[table].index.to_numpy()
    return np.isin(positions, np.concatenate(rows)) if rows else np.zeros(len(positions), dtype=bool)


def stamp_time(draft: Draft, table: str, now: datetime) -> None:
    recorded = draft[table]["recorded_at"]
    if recorded.isna().any():
        draft.fill(table, "recorded_at", recorded.fillna(np.datetime64(now, "s")))


def _complete_pair(draft: Draft, table: str, entries: Entries) -> None:
    """The other cell of the pair, where it is empty."""
    frame, found = draft[table], entries.resolved[table]
    for column, values in (("debtor_id", found.debtor_id), ("debtor_name", found.debtor_name)):
        standing = frame[column].to_numpy(dtype=object)
        # A cell that shows an error looks empty here; what stands in it is the user's.
        empty = (standing == "") & (values != "") & ~holds_error(draft, table, column)
        if empty.any():
            draft.fill(table, column, np.where(empty, values, standing))
            entries.names_filled += int(empty.sum())
