"""Numbers of rows: which were ever given, so which comes next, and whose rows hands have deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.messages import say
from addin.model import Ledger, Objects, is_missing
from addin.rules.identifiers import own_id
from addin.rules.rows import Bools, texts
from addin.rules.trace import DIGITS, trace
from addin.schema import TABLES
from addin.schema.cells import STAMPED, stamp_cells
from addin.wording import number

if TYPE_CHECKING:
    import pandas as pd

_EMPTY = "0" * DIGITS  # trace of a row whose cells were all cleared


@dataclass(frozen=True, slots=True)
class Gone:
    """Deleted rows of a table: `count`, and their numbers; none where other gaps stand between them."""

    count: int
    ids: tuple[str, ...] = ()


def gone_rows(ledger: Ledger, table: str) -> Gone:
    """What is missing of the rows that the last run, or a command after it, left.

    Never too many: a row counts as there while its number or its trace stands anywhere in the table.
    """
    known = known_rows(ledger.cells, table) if table in STAMPED else 0
    # Most often each row has a number of its own, and no more need be looked at.
    if not known or ledger[table][TABLES[table].id_column].replace("", None).nunique() >= known:
        return Gone(0)
    count = known - _rows_there(ledger[table], table)
    if count <= 0:
        return Gone(0)
    prefix, column = TABLES[table].prefix, TABLES[table].id_column
    top = _after_written(ledger, ledger, table)
    present = {*own_id.number_of(ledger[table][column], prefix).dropna(), *_told(ledger, prefix)}
    missing = [one for one in range(1, top) if one not in present]
    if len(missing) > count:
        return Gone(count)
    missing += range(top, top + count - len(missing))
    return Gone(count, tuple(own_id.make_ids(prefix, missing).tolist()))


def known_rows(cells: Mapping[str, Any], table: str) -> int:
    """How many rows the last run and the commands after it left; see `stamp_behind`."""
    stamp = int(float(cells.get(stamp_cells(table)[0]) or 0))
    return stamp if stamp >= 0 else -1 - stamp


def stamp_behind(cells: Mapping[str, Any], table: str, added: int) -> int:
    """A stamp that no count of rows equals, so that the book shows that Yenile is due: below zero.

    It still says how many rows there should be.
    """
    return -1 - (known_rows(cells, table) + added)


def ever_used(frames: Any, ledger: Ledger, table: str) -> list[str]:
    """Numbers of a table that stand anywhere, even in the log, and of rows that were just deleted.

    None of them is given again. `frames`: the tables as they will stand.
    """
    named = [one for column in _written(frames, ledger, table) for one in column.unique()]
    return [*named, *gone_rows(ledger, table).ids]


def next_ids(ledger: Ledger, table: str, count: int, frames: Any = None) -> Objects:
    """The next numbers of a table; one that was ever given is not given again. `frames` as in `ever_used`."""
    if not count:
        return np.full(0, "", dtype=object)
    prefix = TABLES[table].prefix
    first = _after_written(ledger if frames is None else frames, ledger, table)
    first = max(first, own_id.next_number(gone_rows(ledger, table).ids, prefix))
    return own_id.make_ids(prefix, np.arange(first, first + count))


def _after_written(frames: Any, ledger: Ledger, table: str) -> int:
    """The number after the highest that stands anywhere."""
    prefix = TABLES[table].prefix
    return max(own_id.next_number(one.unique(), prefix) for one in _written(frames, ledger, table))


def _written(frames: Any, ledger: Ledger, table: str) -> Iterator[pd.Series[str]]:
    yield frames[table][TABLES[table].id_column]
    for other in TABLES.values():
        for column in other.columns:
            if column.refers == table and column.key != other.id_column:
                yield frames[other.key][column.key]
    yield ledger["log"]["row_id"]


def _rows_there(frame: pd.DataFrame, table: str) -> int:
    """Different rows: a copy of a row is none, a row that got a neighbour's number is one."""
    ids = own_id.compact(texts(frame, TABLES[table].id_column))
    traces = texts(frame, "trace")
    traced = traces != ""
    bare = np.flatnonzero(traced & (ids == ""))
    user = [column.key for column in TABLES[table].filled_by("user")]
    cleared = trace(frame.iloc[bare], user) == _EMPTY
    named = traced & (ids != "")
    whole = set(zip(ids[named].tolist(), traces[named].tolist(), strict=True))
    new = set(ids[~traced].tolist()) - {one for one, _ in whole} - {""}
    return len(whole) + len(new) + len(bare) - int(cleared.sum())


def log_lines(gone: Gone, sheet: str, language: str) -> list[dict[str, object]]:
    """One line for each run of numbers that follow each other, under the last: it is the one to be kept."""
    if not gone.ids:
        text = say("log.rows_gone", language, n=number(gone.count, language))
        return [{"sheet": sheet, "new": text}]
    numbers = own_id.number_of(gone.ids).to_numpy(dtype=np.int64)
    starts = np.flatnonzero(np.diff(numbers, prepend=-1) != 1)
    ends = np.append(starts[1:], len(numbers)) - 1
    lines: list[dict[str, object]] = []
    for first, last in zip(starts.tolist(), ends.tolist(), strict=True):
        line: dict[str, object] = {"sheet": sheet, "row_id": gone.ids[last]}
        if first == last:
            lines.append({**line, "new": say("log.row_gone", language)})
        else:
            lines.append({**line, "old": gone.ids[first], "new": say("log.rows_gone_since", language)})
    return lines


def is_told(log: pd.DataFrame, language: str) -> Bools:
    """Lines of the log that say which rows are gone; without them old gaps would look like new ones."""
    known = [say(f"log.{key}", language) for key in ("row_gone", "rows_gone_since")]
    return np.isin(texts(log, "new"), known)


def _told(ledger: Ledger, prefix: str) -> set[int]:
    """Numbers of rows whose deletion stands in the log."""
    lines = ledger["log"][is_told(ledger["log"], ledger.language)]
    last = own_id.number_of(lines["row_id"], prefix)
    first = own_id.number_of(lines["old"].where(lines["old"] != "", lines["row_id"]), prefix)
    pairs = [(one, other) for one, other in zip(first, last, strict=True) if not is_missing(other)]
    return {number for one, other in pairs for number in range(one, other + 1)}
