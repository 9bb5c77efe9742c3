"""Which of the fields that a header may mean the cells below it fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from addin.importing.evidence.cells import shown
from addin.importing.evidence.content import FITS, SPEAKS_AGAINST, share, term_in, wholly_days
from addin.importing.evidence.states import OWED, is_case_state, states_of
from addin.importing.evidence.words import codes_of

DUE = ["due_date", "due_days"]
_LONGEST_MONTH = 31
_PAPER = {"document_no", "document_type"}  # "Belge" may be either
_PAYMENTS = {"paid_amount", "status"}  # and "Ödendi"
_STATE = {"stage", "status"}  # and so may "Statü"
_DAY_OR_AGE = {"issue_date", "days_overdue"}  # "Gün"


def fitting(fields: Sequence[str], cells: list[Any]) -> list[str]:
    """Of the fields that a header may mean those which the cells fit best."""
    if {*fields} == _PAPER:
        numbered = sum(any(map(str.isdigit, shown(cell))) for cell in cells) >= SPEAKS_AGAINST * len(cells)
        return ["document_no" if numbered else "document_type"]
    if {*fields} == _STATE:
        codes = states_of(np.array([shown(cell) for cell in cells], dtype=object))
        each = zip(cells, codes.tolist(), strict=True)
        states = sum(code not in ("", OWED) or is_case_state(shown(cell)) for cell, code in each)
        return ["status" if states >= SPEAKS_AGAINST * len(cells) else "stage"]
    if {*fields} == _DAY_OR_AGE:
        return ["issue_date" if wholly_days(cells) else "days_overdue"]
    if {*fields} == _PAYMENTS and not cells:
        return ["status"]
    fields = _by_cells(fields, cells)
    told = [share(field, cells) for field in fields]
    untold = [field for field, held in zip(fields, told, strict=True) if held is None]
    shares = [held or 0.0 for held in told]
    if cells and untold and max(shares) < SPEAKS_AGAINST:  # the cells speak against the others
        return untold
    best = max(shares)
    found = [field for field, held in zip(fields, shares, strict=True) if held == best]
    return ["due_days"] if best and found == DUE else found  # terms alone


def _by_cells(fields: Sequence[str], cells: list[Any]) -> Sequence[str]:
    """The fields, another one where no cell is of theirs: terms for days, "ödendi" for what was paid.

    >>> _by_cells(["balance_side"], ["1.250,00 (B)", "300,00 A"]), _by_cells(["balance_side"], ["B", "A"])
    (['open_amount'], ['balance_side'])
    """
    if {*fields} == {"due_date"} and _are_terms(cells):
        return DUE
    if {*fields} == {"balance_side"} and (share("amount", cells) or 0.0) >= FITS:
        return ["open_amount"]  # "Bakiye (B/A)" above "1.250,00 (B)"
    if {*fields} == {"paid_amount"} and cells and not share("paid_amount", cells):
        codes = codes_of("status", np.array([shown(cell) for cell in cells], dtype=object))
        return ["status"] if (codes != "").mean() >= FITS else fields
    return fields


def _are_terms(cells: list[Any]) -> bool:
    """Whether all are numbers of days, some of which are no day of a month."""
    terms = [term_in(shown(cell)) for cell in cells]
    return bool(terms) and None not in terms and max(term or 0 for term in terms) > _LONGEST_MONTH
