"""Rows of one document that fall due on several days."""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import numbers_of, plain_day
from addin.rules.rows import combine

_PLAIN = ("", "invoice")


def name_instalments(lines: Lines, found: Found) -> None:
    """Invoices of one debtor, number and day with several due dates are its instalments.

    Else the book calls the number repeated in each of them.
    """
    number = numbers_of(lines.document_no)
    rows = lines.verdicts.taken & (lines.amount > 0) & (found.code >= 0) & (number != "")
    rows &= ~np.isnat(lines.issue) & ~np.isnat(lines.due) & np.isin(lines.document_type, _PLAIN)
    at = np.flatnonzero(rows)
    keys = combine(found.code[at], number[at], plain_day(lines.issue)[at])
    _, first = np.unique(combine(keys, plain_day(lines.due)[at]), return_index=True)
    several = np.bincount(keys[first], minlength=len(keys) + 1) > 1
    lines.document_type[at[several[keys]]] = "instalment"
