"""Check of the second pair of eyes: what a stage asks to be seen by another person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.model import Finding
from addin.rules.checks import stage
from addin.rules.checks.context import Bools, Context, Frames, found, place_of
from addin.rules.checks.receivable import is_open
from addin.rules.checks.stage import owner_rows
from addin.rules.rows import repeated, texts
from addin.rules.second_check import is_filled, is_seen

if TYPE_CHECKING:
    import pandas as pd


def second_checks(frames: Frames, context: Context) -> list[Finding]:
    """second_check_missing: a stage that Safhalar marks, and cells that no second person has seen.

    Asked of open receivables: amount and due date of the row, id of its debtor, service on the parties of
    its file. An empty cell is not asked for: whether it may be empty is the stage's own matter. Details:
    `receivable`, `stage`, `missing`, the fields in words.
    """
    rows, stages = frames["receivables"], frames["stages"]
    marked = texts(stages, "stage")[_asks(stages)]
    asking = np.isin(texts(rows, "stage"), marked) & is_open(frames)
    if not asking.any():
        return []
    lacking = {field: mask & asking for field, mask in _unseen(frames, context).items()}
    missing = repeated("", len(rows))
    for field, mask in lacking.items():
        word = context.word("checked_field", field)
        missing[mask] = [f"{before}, {word}" if before else word for before in missing[mask].tolist()]
    said = {code: context.word("stage", code) for code in set(texts(rows, "stage").tolist())}
    named = np.array([said[code] for code in texts(rows, "stage").tolist()], dtype=object)
    numbers = texts(rows, "receivable_id")
    more = {"missing": missing, "stage": named, "receivable": numbers}
    return found("second_check_missing", "receivables", "checked_by", rows, missing != "", **more)


def _asks(stages: pd.DataFrame) -> Bools:
    return stages["second_check"].to_numpy(dtype=bool, na_value=False)


def _unseen(frames: Frames, context: Context) -> dict[str, Bools]:
    """For each field the receivables that hang on a cell which nobody else has seen."""
    rows = frames["receivables"]
    debtor = owner_rows("debtors", frames, context)
    unseen = {field: _open_field(rows, "receivables", field) for field in ("amount", "due")}
    unseen["id"] = (debtor >= 0) & np.append(_open_field(frames["debtors"], "debtors", "id"), False)[debtor]
    return unseen | {"service": _unserved(frames, context)}


def _open_field(frame: pd.DataFrame, table: str, field: str) -> Bools:
    return np.asarray(is_filled(frame, table, field) & ~is_seen(frame, table, field), dtype=bool)


def _unserved(frames: Frames, context: Context) -> Bools:
    parties = frames["parties"]
    unseen = _open_field(parties, "parties", "service")
    files = place_of(frames["files"], "file_id", texts(parties, "file_id"))[unseen]
    mine = owner_rows("files", frames, context)
    return np.asarray((mine >= 0) & np.isin(mine, files), dtype=bool)


CHECKS = (second_checks,)
GATE = (*stage.GATE, *CHECKS)  # a stage that they object to does not count yet
