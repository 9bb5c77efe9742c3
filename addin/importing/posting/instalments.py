"""Rows of one document that fall due on several days."""

from __future__ import annotations

import numpy as np

from addin.importing.layouts.lines import Lines
from addin.importing.posting.compared import Compared
from addin.importing.posting.debtors import Found
from addin.importing.posting.keys import NO_DAY
from addin.rules.ordering import firsts
from addin.rules.rows import combine

_PLAIN = ("", "invoice")


def name_instalments(lines: Lines, found: Found, both: Compared) -> None:
    """Invoices of one debtor, number and day with several due dates are its instalments.

    Else the book calls the number repeated in each of them.
    """
    at = np.flatnonzero(lines.verdicts.taken & (lines.amount > 0) & (found.code >= 0))
    number, issue, due = (of_both[both.known :] for of_both in (both.same_number, both.issue, both.due))
    at = at[np.bincount(number[at], minlength=1)[number[at]] > 1]
    told = (issue[at] != NO_DAY) & (due[at] != NO_DAY) & ~both.bare[both.known :][at]
    at = at[told & np.isin(lines.document_type[at], _PLAIN)]
    keys = combine(found.code[at], number[at], issue[at])
    first = firsts(combine(keys, due[at]))
    several = np.bincount(keys[first], minlength=len(keys) + 1) > 1
    lines.document_type[at[several[keys]]] = "instalment"
