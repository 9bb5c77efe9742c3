"""Checks of stages: known, reached by an allowed way, with all that the stage needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from addin.model import Finding, Rows
from addin.rules.checks.context import Bools, Context, Frames, at, days, found, place_of
from addin.rules.checks.receivable import is_open
from addin.rules.rows import repeated, texts
from addin.text import parted

if TYPE_CHECKING:
    import pandas as pd

# What is missing has a code of its own where it is asked so often.
_OWN_CODES = {
    ("debtors", "address"): "address_missing",
    ("receivables", "interest_type"): "interest_type_missing",
}


def known_stages(frames: Frames, context: Context) -> list[Finding]:
    """stage_unknown: a stage that the sheet Safhalar has not; nothing while that sheet is empty."""
    known = texts(frames["stages"], "stage").tolist()
    if not any(known):
        return []
    findings = []
    for table in ("receivables", "files"):
        stage = texts(frames[table], "stage")
        odd = (stage != "") & ~np.isin(stage, known)
        findings += found("stage_unknown", table, "stage", frames[table], odd)
    return findings


def requirements(frames: Frames, context: Context) -> list[Finding]:
    """stage_requirements_missing, address_missing, interest_type_missing.

    Points to the empty cell, be it the receivable's own, its debtor's or its file's; a missing event
    points to the stage. Receivables of which nothing is open need nothing any more. Details: `stage`,
    `missing`, and `receivable`, one that asks for it.
    """
    return [*_missing_cells(frames, context), *_missing_events(frames, context)]


def _missing_cells(frames: Frames, context: Context) -> Iterator[Finding]:
    for (table, column), stages in required_columns(frames).items():
        asking = np.isin(texts(frames["receivables"], "stage"), stages) & is_open(frames)
        owner = owner_rows(table, frames, context)
        frame = frames[table]
        asked_by = np.full(len(frame), -1, dtype=np.int64)
        # Written from the last to the first, so that the first receivable is named.
        rows = np.flatnonzero(asking & (owner >= 0))[::-1]
        asked_by[owner[rows]] = rows
        empty = _is_empty(frame, column) & ~context.misfit_mask(table, column, frame)
        code = _OWN_CODES.get((table, column), "stage_requirements_missing")
        lacking = (asked_by >= 0) & empty
        if lacking.any():
            more = _details(frames, context, asked_by, context.header(table, column))
            yield from found(code, table, column, frame, lacking, **more)


def required_columns(frames: Frames) -> dict[tuple[str, str], list[str]]:
    """Stages by the column that they need; a bare column is the receivable's, else the debtor's."""
    stages = frames["stages"]
    needs: dict[tuple[str, str], list[str]] = {}
    for stage, listed in zip(texts(stages, "stage"), texts(stages, "required_columns"), strict=True):
        for name in parted(listed):
            table, _, column = name.rpartition(".")
            places = [table] if table else ["receivables", "debtors", "files"]
            home = next((p for p in places if p in frames and column in frames[p].columns), "")
            if home in {"receivables", "debtors", "files"}:
                needs.setdefault((home, column), []).append(stage)
    return needs


def owner_rows(table: str, frames: Frames, context: Context) -> Rows:
    """For each receivable the place of the row that must hold the value."""
    rows = frames["receivables"]
    if table == "receivables":
        return np.arange(len(rows))
    if table == "debtors":
        return context.debtors_of("receivables", frames).position
    return place_of(frames["files"], "file_id", texts(rows, "file_id"))


def _is_empty(frame: pd.DataFrame, column: str) -> Bools:
    if frame[column].dtype.kind in "Mifub":
        return frame[column].isna().to_numpy(dtype=bool)
    typed = texts(frame, column)
    blank = np.fromiter(map(str.isspace, typed.tolist()), dtype=bool, count=len(typed))
    return np.asarray(blank | (typed == ""), dtype=bool)


def _details(
    frames: Frames, context: Context, asked_by: Rows, missing: str
) -> dict[str, npt.NDArray[np.object_]]:
    rows = frames["receivables"]
    words = {stage: context.word("stage", stage) for stage in set(texts(rows, "stage").tolist())}
    stage = at(texts(rows, "stage"), asked_by, "")
    return {
        "stage": np.array([words.get(code, "") for code in stage.tolist()], dtype=object),
        "missing": repeated(missing, len(asked_by)),
        "receivable": at(texts(rows, "receivable_id"), asked_by, ""),
    }


def _missing_events(frames: Frames, context: Context) -> Iterator[Finding]:
    """A stage's events must stand in the events of the receivable's file."""
    rows, events, stages = frames["receivables"], frames["events"], frames["stages"]
    file = owner_rows("files", frames, context)
    of_event = place_of(frames["files"], "file_id", texts(events, "file_id"))
    for stage, listed in zip(texts(stages, "stage"), texts(stages, "required_events"), strict=True):
        for event in parted(listed):
            happened = of_event[(texts(events, "event_type") == event) & (of_event >= 0)]
            asking = (texts(rows, "stage") == stage) & is_open(frames)
            # Without a file its number is missing, which is told apart.
            lacking = asking & (file >= 0) & ~np.isin(file, happened)
            if lacking.any():
                more = _details(frames, context, np.arange(len(rows)), context.word("event_type", event))
                yield from found("stage_requirements_missing", "receivables", "stage", rows, lacking, **more)


def ways(frames: Frames, context: Context) -> list[Finding]:
    """stage_skipped: the way to the typed stage is not among the successors of the one before.

    The stage before is the newest of the history that differs from the typed one; a receivable
    without history may begin anywhere. Details: `before`.
    """
    rows, stages = frames["receivables"], frames["stages"]
    stage, before = texts(rows, "stage"), _stage_before(frames)
    allowed = {
        f"{start} {end}"
        for start, listed in zip(texts(stages, "stage"), texts(stages, "successors"), strict=True)
        for end in parted(listed)
    }
    known = np.isin(stage, texts(stages, "stage")) & (before != "") & (stage != "")
    steps = [f"{a} {b}" for a, b in zip(before[known], stage[known], strict=True)]
    skipped = known.copy()
    skipped[known] = [step not in allowed for step in steps]
    words = {code: context.word("stage", code) for code in set(before.tolist())}
    named = np.array([words[code] for code in before.tolist()], dtype=object)
    return found("stage_skipped", "receivables", "stage", rows, skipped, before=named)


def _stage_before(frames: Frames) -> npt.NDArray[np.object_]:
    """For each receivable the last stage of its history that is not the typed one; "" without."""
    rows, history = frames["receivables"], frames["stage_history"]
    owner = place_of(rows, "receivable_id", texts(history, "receivable_id"))
    stage = texts(history, "stage")
    other = (owner >= 0) & (stage != at(texts(rows, "stage"), owner, ""))
    passages = np.flatnonzero(other)
    passages = passages[np.argsort(days(history, "entered_on")[passages], kind="stable")]
    before = repeated("", len(rows))
    # Of several assignments to one place the last stands.
    before[owner[passages]] = stage[passages]
    return before


GATE = (known_stages, requirements)
CHECKS = (*GATE, ways)
