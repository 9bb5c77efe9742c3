"""Enforcement files of the book as the next list has them: how far they are, what is claimed, empty cells.

A stage only goes on: who moved the file in the book may know more than the list. What somebody typed since
stays, and both are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.importing.evidence.cells import Bools
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import NO_CLAIM, REJECTED
from addin.importing.posting.hand_edits import hand_edited
from addin.importing.posting.keys import plain_day
from addin.importing.posting.matching import Change
from addin.model import Ledger
from addin.rules.advancing import ordered
from addin.rules.rows import Ints, kurus, text_array

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

_FILLED = ("office", "proceeding_type", "counsel", "filed_on")  # where the book has nothing


@dataclass(slots=True)
class KnownFiles:
    """`lines`: those that change a file, `places`: the rows that change, `columns`: as they will be.

    `changes`, `kept`: (line, column, old, new) of what is written, and of what a hand typed and stays.
    """

    lines: Bools
    places: list[int] = field(default_factory=list)
    columns: dict[str, pd.Series[Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)

    def put(self, book: pd.DataFrame, column: str, places: Ints, values: Any) -> None:
        """Other cells in these rows of the book's files."""
        changed = self.columns.get(column, book[column]).copy()
        changed.iloc[places] = values
        self.columns[column] = changed


def known_files(lines: Lines, place: Ints, ledger: Ledger, as_of: date) -> KnownFiles:
    """What the lines change. `place`: the file of each line as a row of the book's files, -1."""
    book = ledger["files"]
    done = KnownFiles(np.zeros(len(lines), dtype=bool))
    told = (place >= 0) & ~lines.total & (lines.verdicts.state != REJECTED)
    told &= ~lines.verdicts.because(*NO_CLAIM)
    if not told.any():
        return done
    for column, given in _offered(lines, place, ledger):
        rows = _first_of_files(np.flatnonzero(told & given), place)
        if not len(rows):
            continue
        old = _cells(book, column)[place[rows]]
        by_hand = ~_is_empty(old) & hand_edited(ledger, "files", place[rows])
        changes = list(zip(rows.tolist(), [column] * len(rows), old, lines.case[column][rows], strict=True))
        done.kept += [each for each, kept in zip(changes, by_hand.tolist(), strict=True) if kept]
        done.changes += [each for each, kept in zip(changes, by_hand.tolist(), strict=True) if not kept]
        rows = rows[~by_hand]
        done.put(book, column, place[rows], lines.case[column][rows])
        if column == "stage":
            done.put(book, "stage_date", place[rows], np.datetime64(as_of, "s"))
        done.lines[rows] = True
    done.places = sorted({*place[done.lines].tolist()})
    return done


def _offered(lines: Lines, place: Ints, ledger: Ledger) -> Iterator[tuple[str, Bools]]:
    """By column the lines that tell something new of their file."""
    book, case = ledger["files"], lines.case
    for column in _FILLED:
        old = np.append(_cells(book, column), _nothing(book, column))[place]
        yield column, ~_is_empty(case[column]) & _is_empty(old)
    status = np.append(text_array(book["file_status"]), "")[place]
    yield "file_status", (case["file_status"] != "") & (case["file_status"] != status)
    order = {stage: turn for turn, stage in enumerate(ordered(ledger["stages"]), 1)}
    turns = [[order.get(stage, 0) for stage in each.tolist()] for each in (case["stage"], book["stage"])]
    yield "stage", np.array(turns[0]) > np.array([*turns[1], 0])[place]
    step = np.append(plain_day(book["last_step_on"]), 0)[place]
    yield "last_step_on", ~np.isnat(case["last_step_on"]) & (plain_day(case["last_step_on"]) > step)
    filed = np.append(kurus(book, "filed_kurus"), 0)[place]
    yield (
        "filed_kurus",
        (case["filed_kurus"] > 0) & (case["filed_kurus"] != filed) & (case["filed_whole"] | (filed == 0)),
    )


def _first_of_files(rows: Ints, place: Ints) -> Ints:
    """One line a file."""
    _, first = np.unique(place[rows], return_index=True)
    return rows[np.sort(first)]


def _cells(book: pd.DataFrame, column: str) -> Any:
    if column == "filed_kurus":
        return kurus(book, column)
    if book[column].dtype.kind == "M":
        return book[column].to_numpy(dtype="datetime64[s]")
    return text_array(book[column])


def _nothing(book: pd.DataFrame, column: str) -> Any:
    return np.datetime64("NaT", "s") if book[column].dtype.kind == "M" else ""


def _is_empty(values: Any) -> Bools:
    if values.dtype.kind == "M":
        return np.asarray(np.isnat(values), dtype=bool)
    return np.asarray(values == ("" if values.dtype == object else 0), dtype=bool)
