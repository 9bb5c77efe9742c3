"""Due dates worked out from the days that each open amount is overdue on the day of the list."""

from __future__ import annotations

import numpy as np

from addin.importing.columns.late_days import FIELD
from addin.importing.evidence.late_days import counts_days, days_in
from addin.importing.layouts.aging import day_of, tell_not_due
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.reader import Reader
from addin.rules.identifiers.columns import each


def tell_late_days(reader: Reader, lines: Lines) -> None:
    """Of what is owed; none before its document.

    A balance that is not overdue gets the list's day, as of ages; a document gets none, for it keeps the
    one that a hand wrote.
    """
    of_list = day_of(reader.table) if FIELD in reader.mapping else None
    if of_list is None:
        return
    sign = counts_days(reader.header(FIELD))
    days = each(reader.texts(FIELD), lambda text: days_in(text) or 0, np.int64)[lines.at]
    due = np.datetime64(of_list, "D") + sign * days.astype("timedelta64[D]")
    owed = lines.verdicts.taken & (lines.amount > 0) & np.isnat(lines.due) & ~(due < lines.issue)
    told = owed & (days != 0)
    lines.due[told] = due[told]
    balance = owed & ~told & (lines.document_type == "opening")
    lines.due[balance] = lines.due_from[balance] = np.datetime64(of_list, "s")
    tell_not_due(lines, balance, [reader.header(FIELD)])
