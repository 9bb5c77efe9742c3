"""Cells that stand for several rows: merged ones, and a debtor named once for all his rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from addin.importing.evidence.cells import Bools, Cells, Column, Texts
from addin.importing.evidence.roles import Roles, blank
from addin.importing.tables.beside_debtors import others_agree
from addin.importing.tables.group_titles import Merged
from addin.importing.tables.labels import CARD
from addin.importing.tables.row_view import RECORDS, TOTAL
from addin.rules.rows import Ints, repeated

EVIDENT, DOUBTFUL, POSSIBLE = "evident", "doubtful", "possible"
_MOSTLY, _OFTEN = 0.5, 0.2  # of the records have no debtor of their own
_ONCE = 0.95  # of the debtors' names stand once
TOLD = ("debtor_name", "account_code", "tax_id", "currency", "office", *CARD)
_WHO = {"debtor_name", "account_code", "tax_id"}


@dataclass(slots=True)
class Filled:
    """Columns after filling; `at`: which of them were filled."""

    columns: list[Cells]
    at: set[int] = field(default_factory=set)

    def put(self, column: int, cells: list[Any]) -> None:
        self.columns[column] = Column(cells)
        self.at.add(column)


def fill_merged(filled: Filled, merged: Sequence[Merged], at: Ints, roles: Roles) -> None:
    """The rows of a merged cell all get its text; amounts stay where they stand, they count once."""
    tall = [each for each in merged if each[2] > each[0] and 0 <= each[1] < len(filled.columns)]
    if not len(at):
        return
    for left in sorted({left for _, left, _, _ in tall} - set(roles.money)):
        spans = np.array([(top, bottom + 1) for top, start, bottom, _ in tall if start == left])
        first, end = np.searchsorted(at, spans[:, 0]), np.searchsorted(at, spans[:, 1])
        stands = (first < end) & (at[np.minimum(first, len(at) - 1)] == spans[:, 0])
        _spread(filled, left, first[stands], end[stands])


def _spread(filled: Filled, column: int, first: Ints, end: Ints) -> None:
    """The first cell of each span of rows stands in all of its empty ones."""
    old = filled.columns[column]
    full = np.array([old[row] != "" for row in first.tolist()], dtype=bool)
    first, length = first[full], (end - first)[full]
    if not len(first):
        return
    rows = np.arange(length.sum()) + np.repeat(first - (np.cumsum(length) - length), length)
    source = np.arange(len(old))
    source[rows[::-1]] = np.repeat(first, length)[::-1]  # of spans that overlap the first one
    said = map(old.__getitem__, source.tolist())
    filled.put(column, [above if cell == "" else cell for cell, above in zip(old, said, strict=True)])


def grouped(columns: Sequence[Cells], roles: Roles, kinds: Texts) -> str:
    """Whether a debtor stands only in the first of his rows: EVIDENT, DOUBTFUL, POSSIBLE or "".

    POSSIBLE: too few rows speak for it to be asked, but an earlier list was meant so.

    Not where one name stands in two rows that follow each other, nor where the rows without a name hold
    no amount. It speaks for it that names stand once, that most rows have none, that the other columns
    of the debtor are empty in the same rows, that a sum closes each group.
    """
    name = _name_column(roles)
    empty = None if name is None else blank(columns[name])
    if name is None or empty is None:
        return ""
    records = np.flatnonzero(np.isin(kinds, RECORDS) & ~_only_paid(columns, roles))
    missing = empty[records]
    if (
        not len(records)
        or not missing.any()
        or missing[0]
        or not _are_records(columns, roles, records[missing])
    ):
        return ""
    if _name_themselves(columns, roles, name, records[missing]) or _come_again(
        columns[name], records, missing
    ):
        return ""
    share = float(missing.mean())
    several = int(missing.sum()) > 1
    agrees = others_agree(columns, roles, name, records, missing)
    if _sums_close(kinds, records, missing) or (several and share >= (_OFTEN if agrees else _MOSTLY)):
        return EVIDENT
    return DOUBTFUL if several and share >= _OFTEN else POSSIBLE


def _only_paid(columns: Sequence[Cells], roles: Roles) -> Bools:
    """Rows with an amount paid, though none is owed and no document stands there: of the one above."""
    paid = [at for at in roles.money if roles.fields[at] == "paid_amount"]
    others = [at for at in (*roles.money, *roles.documents) if at not in paid]
    if not paid or not set(others) & set(roles.money):
        return np.zeros(len(columns[0]), dtype=bool)
    return _any_filled(columns, paid) & ~_any_filled(columns, others)


def _any_filled(columns: Sequence[Cells], places: Sequence[int]) -> Bools:
    found = np.zeros(len(columns[0]), dtype=bool)
    for at in places:
        empty = blank(columns[at])
        found |= True if empty is None else ~empty
    return found


def _name_column(roles: Roles) -> int | None:
    found = [roles.first(field) for field in ("debtor_name", "account_code", "tax_id")]
    return next((at for at in found if at is not None), None)


def _are_records(columns: Sequence[Cells], roles: Roles, rows: Ints) -> bool:
    """Whether every row has an amount, and a document or a day where the list has such columns."""
    papers = roles.documents + roles.days
    return all(
        any(columns[at][row] != "" for at in roles.money)
        and (not papers or any(columns[at][row] != "" for at in papers))
        for row in rows.tolist()
    )


def _name_themselves(columns: Sequence[Cells], roles: Roles, name: int, rows: Ints) -> bool:
    """Whether a row without a name has its own code or number."""
    keys = ("debtor_name", "account_code", "tax_id")
    others = [columns[at] for at in roles.who if at != name and roles.fields[at] in keys]
    return any(column[row] != "" for column in others for row in rows.tolist())


def _come_again(cells: Cells, records: Ints, missing: Bools) -> bool:
    """Whether a name stands in two rows that follow each other, or names stand again further down."""
    names = [cells[row] for row in records[~missing].tolist()]
    beside = np.flatnonzero(~missing[1:] & ~missing[:-1]).tolist()
    twice = any(cells[records[at]] == cells[records[at + 1]] for at in beside)
    return twice or len(set(names)) < _ONCE * len(names)


def _sums_close(kinds: Texts, records: Ints, missing: Bools) -> bool:
    """Whether a sum stands right above every name but the first, and nowhere inside a group.

    Of two groups the second one has its sum as well.
    """
    starts, inside = records[~missing][1:], records[missing]
    if not len(starts) or (len(starts) == 1 and not np.any(kinds[records[-1] + 1 :][:1] == TOTAL)):
        return False
    return bool(np.all(kinds[starts - 1] == TOTAL) and np.all(kinds[inside - 1] != TOTAL))


def fill_groups(filled: Filled, roles: Roles, kinds: Texts) -> None:
    """Each record without a debtor gets the one above, with all that his columns say."""
    name = _name_column(roles)
    if name is None:
        return
    records = np.flatnonzero(np.isin(kinds, RECORDS)).tolist()
    names = filled.columns[name]
    for at in roles.who:
        column, value = list(filled.columns[at]), ""
        for row in records:
            if names[row] != "":
                value = column[row]
            elif column[row] == "":
                column[row] = value
        if column != list(filled.columns[at]):
            filled.put(at, column)


def tell(
    sections: Mapping[int, Mapping[str, str]], context: Mapping[str, str], kinds: Texts
) -> dict[str, Texts]:
    """Per row what the section line above it says, before the first one what the title says."""
    count = len(kinds)
    starts: list[tuple[int, dict[str, str]]] = [(0, {key: context[key] for key in TOLD if key in context})]
    currency = context.get("currency", "")
    for row, said in sorted(sections.items()):
        goes_on = _goes_on(kinds, starts[-1][0], row) and len(starts) > 1
        above = starts[-1][1] if goes_on or not _WHO & said.keys() else {}
        if "heading" in said:  # of all accounts that follow, and of more rows of the one above
            currency, above = said["currency"], above or starts[-1][1]
        starts.append((row, {"currency": currency, **above, **said}))
    told = {key: repeated("", count) for key in TOLD if any(said.get(key) for _, said in starts)}
    for (first, said), (end, _) in zip(starts, [*starts[1:], (count, {})], strict=True):
        for key, texts in told.items():
            if said.get(key):
                texts[first:end] = said[key]
    return {key: texts for key, texts in told.items() if (texts != "").any()}


def _goes_on(kinds: Texts, first: int, row: int) -> bool:
    """Whether no record stands between two section lines: they are about one account."""
    return not np.isin(kinds[first:row], RECORDS).any()


def fill_told(
    filled: Filled, roles: Roles, kinds: Texts, sections: Mapping[int, Any], told: Mapping[str, Texts]
) -> None:
    """Records below a section line get its debtor where their own columns are empty."""
    if not sections:
        return
    records = np.flatnonzero(np.isin(kinds, RECORDS))
    records = records[records > min(sections)]
    name = _name_column(roles)
    if name is None:
        return
    nameless = [row for row in records.tolist() if filled.columns[name][row] == ""]
    for key, texts in told.items():
        at = roles.first(key)
        if at is None or at not in roles.who:
            continue
        column = list(filled.columns[at])
        for row in nameless:
            if column[row] == "":
                column[row] = texts[row]
        if column != list(filled.columns[at]):
            filled.put(at, column)
