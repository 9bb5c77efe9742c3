"""Counts and sums by which a copy without Python sees that Yenile is behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.draft import Draft
from addin.model import Misfit
from addin.schema.cells import STAMPED, stamp_cells

if TYPE_CHECKING:
    import pandas as pd

EXCEL_EPOCH = np.datetime64("1899-12-30", "D")


def stamp(frame: pd.DataFrame, misfits: Iterable[Misfit], counted: str, summed: str) -> tuple[int, float]:
    """What COUNTA of one column and ROUND(SUM, 2) of another give in Excel; dates count as serials."""
    column = frame[summed]
    if column.dtype.kind == "M":
        days = column.dropna().to_numpy(dtype="datetime64[D]") - EXCEL_EPOCH
        total = float(days.astype(np.int64).sum())
    else:
        total = int(column.fillna(0).sum()) / 100
    for misfit in misfits:
        if misfit.column == summed and misfit.reason == "rounded":
            kept = column.reindex(misfit.rows).fillna(0).to_numpy(dtype=np.float64) / 100
            total += float((misfit.raw.astype(np.float64) - kept).sum())
    return int((frame[counted] != "").sum()), round(total, 2)


def stale_tables(draft: Draft) -> list[str]:
    """Entry tables whose rows or sums are not those of the last Yenile."""
    cells: Mapping[str, Any] = draft.ledger.cells
    stale = []
    for table, (counted, summed) in STAMPED.items():
        found = stamp(draft.ledger[table], draft.ledger.misfits(table), counted, summed)
        standing = tuple(float(cells.get(key) or 0) for key in stamp_cells(table))
        if any(abs(now - then) > 0.005 for now, then in zip(found, standing, strict=True)):
            stale.append(table)
    return stale


def write_stamps(draft: Draft, as_of: date) -> None:
    """Stamp counts and sums, and the day for which the values stand."""
    for table, (counted, summed) in STAMPED.items():
        found = stamp(draft[table], draft.ledger.misfits(table), counted, summed)
        for key, value in zip(stamp_cells(table), found, strict=True):
            draft.cell(key, value)
    draft.cell("stamp_as_of", as_of)
