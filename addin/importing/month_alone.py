"""A list that came month by month, of which the sheet of one month comes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from addin.importing.evidence.cells import loose, shown
from addin.importing.tables.row_view import RECORDS
from addin.importing.tables.source_table import MONTH, MONTH_ALONE
from addin.importing.understand import Understood
from addin.rules.rows import texts

if TYPE_CHECKING:
    import pandas as pd

_OFTEN = 0.5  # of the listed debtors have such rows in the book


def with_months_of_book(tables: Sequence[Understood], receivables: pd.DataFrame) -> list[Understood]:
    """The tables; MONTH_ALONE is MONTH where the book has rows of that month or the one before.

    Else the amounts may be balances by then, and each month's would be added to the last one's.
    """
    return [_dated(each) if _goes_on(each, receivables) else each for each in tables]


def _dated(each: Understood) -> Understood:
    told = {**each.table.told, MONTH: each.table.told[MONTH_ALONE]}
    return replace(each, table=replace(each.table, told=told))


def _goes_on(each: Understood, receivables: pd.DataFrame) -> bool:
    name = each.mapping.at("debtor_name")
    if name is None or MONTH_ALONE not in each.table.told or not each.mapping.stands_alone:
        return False
    month = np.datetime64(str(each.table.told[MONTH_ALONE][0])[:7], "M")
    days = np.asarray(receivables["issue_date"], dtype="datetime64[D]")
    here = np.isin(days, [month.astype("datetime64[D]"), (month - 1).astype("datetime64[D]")])
    here &= (texts(receivables, "document_no") == "") & (texts(receivables, "document_type") != "opening")
    known = set(map(loose, texts(receivables, "debtor_name")[here].tolist()))
    rows = np.flatnonzero(np.isin(each.table.kinds, RECORDS)).tolist()
    listed = {loose(shown(each.table.columns[name][row])) for row in rows} - {""}
    return bool(listed) and len(listed & known) >= _OFTEN * len(listed)
