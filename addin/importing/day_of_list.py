"""The day that lists of ages and of balances are of; ages that tell none are those of the import's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from addin.importing.columns.kinds import AGING, TRIAL
from addin.importing.columns.late_days import FIELD as LATE
from addin.importing.columns.month_headers import are_days
from addin.importing.columns.months import FIELD
from addin.importing.layouts.aging import day_of
from addin.importing.tables.source_table import DAY_OF_BALANCES
from addin.importing.understand import Understood
from addin.wording import day

_NOTICE, _AGES, _MONTHS = "import_list_of_today", "import_ages", "import_month_columns"
_DAY_COLUMNS, _YEARS, _BALANCES = "import_day_columns", "import_month_years", "import_balances_dated"
_LATE, _LATE_UNDATED = "import_late_days", "import_late_days_undated"
_DAYS = ("issue_date", "due_date", "due_days", LATE)


def with_day_of_list(tables: Sequence[Understood], as_of: date) -> list[Understood]:
    """The tables; ages without a day are counted from `as_of`, which is told; so are the days of months.

    Balances whose rows have no days are of the title's, which is told too. Days overdue tell no due date
    where nobody knows from when they count.
    """
    return [
        _with_day(each, as_of)
        if each.mapping.kind == AGING
        else _with_balances_dated(_with_late_days(each, as_of), as_of)
        for each in tables
    ]


def _with_late_days(each: Understood, as_of: date) -> Understood:
    if LATE not in each.mapping:
        return each
    of_list = day_of(each.table)
    known = of_list is not None and of_list <= as_of
    mapping = each.mapping if known else each.mapping.without(LATE)
    notices = (*each.table.notices, _LATE if known else _LATE_UNDATED)
    return replace(each, table=replace(each.table, notices=notices), mapping=mapping)


def _with_balances_dated(each: Understood, as_of: date) -> Understood:
    balances = each.mapping.balance or each.mapping.kind == TRIAL
    dated = not balances or any(field in each.mapping for field in _DAYS)
    of_list = None if dated else day_of(each.table)
    if of_list is None or of_list > as_of:
        return each
    context = {**each.table.context, DAY_OF_BALANCES: of_list.isoformat()}
    notices = (*each.table.notices, _BALANCES)
    return replace(each, table=replace(each.table, context=context, notices=notices))


def _with_day(each: Understood, as_of: date) -> Understood:
    if FIELD in each.mapping:
        return replace(each, table=replace(each.table, notices=(*each.table.notices, *_told(each))))
    each = replace(each, table=replace(each.table, notices=(*each.table.notices, _AGES)))
    return _dated(each, as_of) if day_of(each.table) is None else each


def _told(each: Understood) -> list[str]:
    """How the columns of months or days were taken, and that months got their year."""
    named = [mapped for mapped in each.mapping.columns if mapped.field == FIELD]
    without_year = any(mapped.header != each.table.headers[mapped.column] for mapped in named)
    if are_days([mapped.header for mapped in named]):  # the title or an answer told their year
        return [_DAY_COLUMNS]
    return [_MONTHS, *([_YEARS] if without_year else [])]


def _dated(each: Understood, as_of: date) -> Understood:
    table = each.table
    context = {**table.context, "as_of": day(as_of)}
    return replace(each, table=replace(table, context=context, notices=(*table.notices, _NOTICE)))
