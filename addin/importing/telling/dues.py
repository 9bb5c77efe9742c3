"""How the book counts new receivables of which the list tells no due date."""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.importing import report
from addin.importing.reconciling.afterwards import Afterwards, summed
from addin.model import Notice
from addin.rules.cheques import PAPER
from addin.rules.rows import currencies, effective_due, text_array


def of_dues(after: Afterwards, draft: Draft, language: str) -> list[Notice]:
    """Of what is open; a cheque or note without one is found on its own by every refresh."""
    known = len(draft.ledger["receivables"])
    new, left = draft["receivables"].iloc[known:], after.left[known:]
    bare = (left > 0) & new["due_date"].isna().to_numpy() & ~np.isin(text_array(new["document_type"]), PAPER)
    if not bare.any():
        return []
    dated, unit = effective_due(new).notna().to_numpy(), currencies(new)
    found = []
    for key, rows in (("import_dues_missing", bare & dated), ("import_undated", bare & ~dated)):
        if rows.any():
            money = report.money_words(summed(unit, left, rows), language)
            found.append(Notice(key, {"n": int(rows.sum()), "money": money}))
    return found
