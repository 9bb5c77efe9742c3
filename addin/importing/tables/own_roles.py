"""Enforcement files in which the owner of the list is himself the debtor, by the role beside each file."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from addin.importing.evidence.cells import Bools, coded, sample, shown
from addin.importing.evidence.parties import is_other_party, is_role, on_debtors_side
from addin.importing.evidence.roles import Roles, roles_of
from addin.importing.questions import Answers, Choice, Question, answer_or_ask
from addin.importing.tables.own_debts import leave_rows
from addin.importing.tables.source_table import OwnDebts, SourceTable
from addin.text import fold

_MOST_ROLES = 12
_OURS = re.compile(r"\b(?:bizim|our|(?:rol|sifat|taraf|konum)\w*m[iu]z)\b")
_OTHER = re.compile(r"\b(?:karsi|diger|oteki) (?:taraf|yan)|\b(?:opposing|other) party|\bcounterparty")
_ANY_CELL = {"party_role", ""}


def without_own_files(
    table: SourceTable, answers: Answers, questions: dict[str, Question]
) -> tuple[SourceTable, list[OwnDebts]]:
    """The list without the files in which we owe; whose the roles are is asked where nothing says it.

    Not where a file has rows of both sides: there each row is a party of its own.
    """
    roles = roles_of(table.headers, table.columns)
    at = _place(table, roles) if "case_no" in roles.fields else None
    if at is None:
        return table, []
    owes, claims = (_rows(table, at, test) for test in (on_debtors_side, is_other_party))
    claims &= ~owes
    ours = _says_ours(table, at)
    if not owes.any() or not (claims.any() or ours) or _have_both(table, roles, owes, claims):
        return table, []
    if ours and claims.any():
        return _left(table, at, owes)
    choices = (Choice("ours", "role_ours"), Choice("theirs", "role_theirs"))
    question = Question("party_role", table.headers[at], choices, {"n": int(owes.sum())})
    answer = answer_or_ask(question, answers, questions)
    return _left(table, at, owes if answer == "ours" else claims) if answer else (table, [])


def _place(table: SourceTable, roles: Roles) -> int | None:
    """The one column in which nothing but roles stand."""
    found = [
        at
        for at, header in enumerate(table.headers)
        if roles.fields[at] in _ANY_CELL and header and _holds_roles(table, at)
    ]
    return found[0] if len(found) == 1 else None


def _holds_roles(table: SourceTable, at: int) -> bool:
    some = {shown(cell) for cell in sample(table.columns[at])}
    return 0 < len(some) <= _MOST_ROLES and all(map(is_role, some))


def _rows(table: SourceTable, at: int, test: Callable[[str], bool]) -> Bools:
    codes, cells = coded(table.columns[at])
    held = np.array([bool(cell) and test(shown(cell)) for cell in cells], dtype=bool)
    return np.asarray(held[codes] & table.records, dtype=bool)


def _says_ours(table: SourceTable, at: int) -> bool:
    """Whether its header does, or the names stand under that of the other party."""
    others = (header for place, header in enumerate(table.headers) if place != at)
    return bool(_OURS.search(fold(table.headers[at]))) or any(_OTHER.search(fold(each)) for each in others)


def _have_both(table: SourceTable, roles: Roles, owes: Bools, claims: Bools) -> bool:
    places = [place for place in (roles.first("office"), roles.first("case_no")) if place is not None]
    keys = [coded(table.columns[place])[0] for place in places]
    file = keys[0] if len(keys) == 1 else keys[0] * (int(keys[1].max()) + 1) + keys[1]
    return bool(np.isin(file[owes], file[claims]).any())


def _left(table: SourceTable, at: int, rows: Bools) -> tuple[SourceTable, list[OwnDebts]]:
    if not rows.any():
        return table, []
    table, left = leave_rows(
        table, f"{table.headers[at]}: {shown(table.columns[at][int(rows.argmax())])}", rows
    )
    return table, [left]
