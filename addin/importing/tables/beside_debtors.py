"""Columns that stand once for all rows of a debtor, as his name does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addin.importing.evidence.cells import Bools, Cells
from addin.importing.evidence.days import evidence, read_days
from addin.importing.evidence.roles import Roles, blank
from addin.rules.rows import Ints


def others_agree(columns: Sequence[Cells], roles: Roles, name: int, records: Ints, missing: Bools) -> bool:
    """Whether the debtor's other columns are filled somewhere, and empty where the name is.

    So may be any column that tells of him, as his village, where the rows do not stand in the order of their
    days: in a journal it would be empty for a sale to nobody.
    """
    masks = [blank(columns[at]) for at in roles.who if at != name]
    known = [mask[records] for mask in masks if mask is not None and not mask[records].all()]
    if any(mask is None for mask in masks) or not all(bool(mask[missing].all()) for mask in known):
        return False
    return bool(known) or (
        _is_told_of_him(columns, roles, records, missing) and not _is_journal(columns, roles, records)
    )


def _is_told_of_him(columns: Sequence[Cells], roles: Roles, records: Ints, missing: Bools) -> bool:
    """Whether a column of words is filled where the name is, and nowhere else."""
    others = {*roles.who, *roles.money, *roles.days, *roles.documents}
    masks = (blank(columns[at]) for at in range(len(columns)) if at not in others)
    return any(mask is not None and bool((mask[records] == missing).all()) for mask in masks)


def _is_journal(columns: Sequence[Cells], roles: Roles, records: Ints) -> bool:
    """Whether days do not jump back and forth from row to row; due dates do by their terms."""
    written = [at for at in roles.days if roles.fields[at] != "due_date"] or roles.days
    return not all(_jump(columns[at], records) for at in written)


def _jump(cells: Cells, records: Ints) -> bool:
    days = read_days(cells, evidence(cells).orders()).days[records]
    steps = np.diff(days[~np.isnat(days)]).astype(np.int64)
    return bool((steps > 0).any() and (steps < 0).any())
