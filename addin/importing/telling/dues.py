"""Due dates that a list changed, and how the book counts new receivables of which it tells none."""

from __future__ import annotations

import numpy as np

from addin.draft import Draft
from addin.importing import report
from addin.importing.layouts.lines import Lines
from addin.importing.posting.matching import Matched
from addin.importing.posting.standing import OPENING
from addin.importing.reconciling.afterwards import Afterwards, summed
from addin.importing.telling.money import with_amount
from addin.model import Notice
from addin.rules.cheques import PAPER
from addin.rules.rows import currencies, effective_due, text_array
from addin.wording import day, first_few


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


def of_changed_dues(lines: Lines, matched: Matched, language: str) -> list[Notice]:
    """Documents of the book with another due date than before; of balances it moves with their age."""
    named = []
    for line, column, old, new in matched.changes:
        balance = lines.document_type[line] == OPENING and lines.document_no[line] == ""
        if column == "due_date" and not balance and not np.isnat(old):
            days = (day(each.astype("datetime64[D]").item()) for each in (old, new))
            named.append(f"{with_amount(lines, line, language)}: {' → '.join(days)}")
    told = {"n": len(named), "named": first_few(named, between="; ")}
    return [Notice("import_dues_changed", told)] if named else []
