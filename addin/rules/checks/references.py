"""Checks of what rows refer to: the debtor by id, tax number or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from addin.model import Finding
from addin.rules.checks.context import CHILDREN, Context, Frames, found, place_of
from addin.rules.references import Resolved
from addin.rules.rows import texts

if TYPE_CHECKING:
    import pandas as pd


def debtors(frames: Frames, context: Context) -> list[Finding]:
    """unknown_debtor, ambiguous_debtor, debtor_missing, receipt_without_debtor in all child tables.

    Points to the cell of the pair that is to blame. A cost of a known file needs no debtor of its own.
    Details: `candidates`, whom the row may mean.
    """
    findings = []
    for table in CHILDREN:
        resolved, frame = context.debtors_of(table, frames), frames[table]
        missing = resolved.missing & ~context.misfit_mask(table, "debtor_id", frame)
        if table == "costs":
            missing &= place_of(frames["files"], "file_id", texts(frame, "file_id")) < 0
        code = "receipt_without_debtor" if table == "receipts" else "debtor_missing"
        findings += found(code, table, "debtor_id", frame, missing)
        findings += _one_table(table, resolved, frame)
    return findings


def differing_names(frames: Frames, context: Context) -> list[Finding]:
    """name_differs_from_debtor: the id decided, beside a name that is not its debtor's.

    A row copied for another debtor keeps the old id. Details: `debtor`, to whom the row counts.
    """
    findings = []
    for table in CHILDREN:
        who, frame = context.debtors_of(table, frames), frames[table]
        whom = who.debtor_id + " " + who.debtor_name
        findings += found(
            "name_differs_from_debtor", table, "debtor_name", frame, who.name_differs, debtor=whom
        )
    return findings


def _one_table(table: str, resolved: Resolved, frame: pd.DataFrame) -> list[Finding]:
    findings = []
    candidates = np.where(resolved.candidates == "", "-", resolved.candidates)
    for code, mask in (("unknown_debtor", resolved.unknown), ("ambiguous_debtor", resolved.ambiguous)):
        for column, side in (("debtor_id", ~resolved.in_name), ("debtor_name", resolved.in_name)):
            findings += found(code, table, column, frame, mask & side, candidates=candidates)
    return findings


CHECKS = (debtors, differing_names)
