"""New debtors of whom a list of debts brought nothing but their card."""

from __future__ import annotations

import numpy as np

from addin.importing.arrived import Arrived
from addin.importing.columns import kinds
from addin.rules.rows import Ints, distinct


def without_debts(arrived: Arrived) -> Ints:
    """Their codes, in the order of the list; who stands in a list of debtors or files too is none of them."""
    lines, found = arrived.lines, arrived.posted.found
    told = (kinds.DEBTORS, kinds.CASES)
    others = [part for part, each in enumerate(arrived.tables) if each.mapping.kind in told]
    taken = lines.verdicts.taken & (found.code >= found.known)
    more = (lines.amount > 0) | (lines.credit > 0) | np.isin(lines.part, others)
    return np.setdiff1d(distinct(found.code[taken]), found.code[taken & more])
