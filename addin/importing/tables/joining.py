"""Lists of several sheets and files: equal headers make one list, copies and summaries are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from addin.importing.evidence.cells import Column, Texts, loose, shown
from addin.importing.evidence.day_forms import form_of
from addin.importing.evidence.header import fields_of
from addin.importing.evidence.roles import Roles, roles_of
from addin.importing.questions import Answers, Asked, Choice, Question
from addin.importing.tables.proved_summaries import is_summary, without_proved_summaries
from addin.importing.tables.receipt_lines import SAID, table_of_receipts
from addin.importing.tables.sheet_months import named_month
from addin.importing.tables.source_table import Moves, SourceTable
from addin.rules.rows import repeated

ALL = "*"
_COPY = 0.5  # of the shorter list stands in the other one too
_RUNNING = {"", "sira", "sirano", "no", "sn"}  # numbers of rows, not of records
_FEWEST = 2  # records that make a copy


def chosen(tables: Sequence[SourceTable], answers: Answers) -> list[SourceTable]:
    """All lists, or the answered sheet where one sheet repeats another. Errors: Asked which."""
    tables = without_proved_summaries(tables)
    sheets = list(dict.fromkeys(map(_label, tables)))
    if len(sheets) < 2 or not _any_repeats(tables):
        return list(tables)
    choices = [
        Choice(
            sheet,
            "sheet",
            {"name": sheet, "rows": sum(len(each) for each in tables if _label(each) == sheet)},
        )
        for sheet in sheets
    ]
    question = Question("sheet", "", (*choices, Choice(ALL, "all_sheets")))
    answer = answers.get(question.id)
    if answer != ALL and answer not in sheets:
        raise Asked([question])
    return [table for table in tables if answer in (ALL, _label(table))]


def _label(table: SourceTable) -> str:
    return table.sheet or table.file


def _any_repeats(tables: Sequence[SourceTable]) -> bool:
    for at, table in enumerate(tables):
        for other in tables[at + 1 :]:
            if _label(table) == _label(other) or _of_two_months(table, other):
                continue
            if _copies(table, other) or _sums_up(table, other):
                return True
    return False


def _of_two_months(first: SourceTable, second: SourceTable) -> bool:
    """Whether the sheets are those of two months, equal rows told apart by nothing else: equal dues."""
    months = {named_month(first.sheet), named_month(second.sheet)}
    return len(months - {0}) == 2 and _records(first, dated=True).isdisjoint(_records(second, dated=True))


def _copies(first: SourceTable, second: SourceTable) -> bool:
    """Whether half the records of one stand in the other as well, though headers are equal."""
    if _signature(first) != _signature(second):
        return False
    known, others = _records(first), _records(second)
    fewer = min(len(known), len(others))
    return fewer >= _FEWEST and len(known & others) >= _COPY * fewer


def _records(table: SourceTable, *, dated: bool = False) -> set[tuple[object, ...]]:
    """The cells of each record; `dated`: of those alone that have a day or a document."""
    order = sorted(range(len(table.headers)), key=lambda at: (loose(table.headers[at]), at))
    kept = [at for at in order if loose(table.headers[at]) not in _RUNNING]
    rows = np.flatnonzero(table.records).tolist()
    if dated:
        telling = [table.columns[at] for at in _telling(table)]
        rows = [row for row in rows if any(cells[row] != "" for cells in telling)]
    return {tuple(table.columns[at][row] for at in kept) for row in rows}


def _telling(table: SourceTable) -> list[int]:
    """The columns of the records' days and documents, those apart on which they were paid."""
    roles = roles_of(table.headers, table.columns)
    paid = "paid_amount" in roles.fields
    days = [at for at in roles.days if not paid or "settled_on" not in fields_of(table.headers[at])[0]]
    return [*days, *roles.documents]


def _sums_up(first: SourceTable, second: SourceTable) -> bool:
    """Whether one is a summary by debtor of the other: no documents, no days, the same debtors."""
    roles = [roles_of(table.headers, table.columns) for table in (first, second)]
    summary = [is_summary(each) for each in roles]
    detailed = [bool(each.money) and bool(each.days or each.documents) for each in roles]
    if not ((summary[0] and detailed[1]) or (summary[1] and detailed[0])):
        return False
    names = [_names(table, each) for table, each in zip((first, second), roles, strict=True)]
    fewer = min(map(len, names))
    return fewer >= _FEWEST and len(names[0] & names[1]) >= _COPY * fewer


def _names(table: SourceTable, roles: Roles) -> set[str]:
    at = roles.first("debtor_name")
    return {loose(shown(cell)) for cell in set(table.columns[at]) if cell != ""} if at is not None else set()


def together(tables: Sequence[SourceTable]) -> list[SourceTable]:
    """Lists with the same headers become one, in the order of their first appearance."""
    groups: dict[tuple[object, ...], list[SourceTable]] = {}
    for table in tables:
        groups.setdefault(_signature(table), []).append(table)
    return [_joined(group) for group in groups.values()]


def _signature(table: SourceTable) -> tuple[object, ...]:
    """Equal for lists that can be one: the same titles, in any order where none stands twice.

    Not for a list of claims and one of payments.
    """
    titles = [loose(title) for title in table.headers]
    distinct = len(set(titles)) == len(titles) and "" not in titles
    return (*(sorted(titles) if distinct else titles), table.date1904, table_of_receipts(table) == SAID)


def _joined(group: Sequence[SourceTable]) -> SourceTable:
    first = group[0]
    if len(group) == 1:
        return first
    orders = [_order(table, first) for table in group]
    columns = tuple(
        Column(cell for table, order in zip(group, orders, strict=True) for cell in table.columns[order[at]])
        for at in range(len(first.headers))
    )
    keys = {key for table in group for key in table.told}
    several = len({_label(table) for table in group}) > 1 or len({table.file for table in group}) > 1
    return replace(
        first,
        columns=columns,
        rows=np.concatenate([table.rows for table in group]),
        kinds=np.concatenate([table.kinds for table in group]),
        told={key: np.concatenate([_told(table, key) for table in group]) for key in sorted(keys)},
        filled=_columns([table.filled for table in group], orders),
        scientific=_columns([table.scientific for table in group], orders),
        context=_common(group),
        places=np.concatenate([_places(table) for table in group]) if several else None,
        notices=tuple(dict.fromkeys(notice for table in group for notice in table.notices)),
        moves=next((_moves(*each) for each in zip(group, orders, strict=True) if each[0].moves), None),
    )


def _columns(each: Sequence[frozenset[int]], orders: Sequence[list[int]]) -> frozenset[int]:
    return frozenset(order.index(at) for told, order in zip(each, orders, strict=True) for at in told)


def _moves(table: SourceTable, order: list[int]) -> Moves | None:
    moves = table.moves
    went = None if moves is None or moves.went is None else order.index(moves.went)
    return moves and replace(moves, came=order.index(moves.came), went=went)


def _order(table: SourceTable, first: SourceTable) -> list[int]:
    """For each column of the first list the column of this one."""
    titles = [loose(title) for title in table.headers]
    if titles == [loose(title) for title in first.headers]:
        return list(range(len(titles)))
    return [titles.index(loose(title)) for title in first.headers]


def _told(table: SourceTable, key: str) -> Texts:
    return table.told.get(key, repeated("", len(table)))


def _places(table: SourceTable) -> Texts:
    return repeated(f"{table.file} {table.sheet}".strip(), len(table))


def _common(group: Sequence[SourceTable]) -> dict[str, str]:
    """What all titles say alike; of titles that differ the days that all have."""
    first = group[0].context
    alike = {
        key: value for key, value in first.items() if all(table.context.get(key) == value for table in group)
    }
    days = [_days(table) for table in group]
    common = [day for day in days[0] if all(day in others for others in days)]
    return {"title": " ".join(common)} | alike if common else alike


def _days(table: SourceTable) -> dict[str, None]:
    """Those that stand in its title, in their order."""
    return dict.fromkeys(filter(form_of, table.context.get("title", "").split()))
