"""A statement without a name of its debtor, below the name of a firm."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import SourceTable

_FIRM = "firm"  # what its label is about, and the answer that it is the debtor


def who_is_it(table: SourceTable, *, of_bank: bool) -> Question:
    """Whether the firm is the debtor, or the one that printed the list; without one, that nobody is named.

    `of_bank`: it is a bank's list.
    """
    if of_bank or not (firm := table.context.get(_FIRM)):
        return Question("debtor", wording="debtor_nowhere" + "_bank" * of_bank)
    choices = (Choice(_FIRM, "firm", {"name": firm}),)
    return Question("debtor", "", choices, {"name": firm}, wording="debtor_firm")


def of_firm_above(table: SourceTable, answers: Answers) -> SourceTable:
    """The table, the firm its debtor where that was answered."""
    firm, asked = table.context.get(_FIRM, ""), Question("debtor")
    if not firm or "debtor_name" in table.told or answers.get(asked.id) != _FIRM:
        return table
    return replace(table, told={**table.told, "debtor_name": np.full(len(table), firm, dtype=object)})
