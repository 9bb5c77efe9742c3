"""Lists of ages that do not say of which day they are: they are taken as those of the import's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from addin.importing.columns.kinds import AGING
from addin.importing.columns.months import FIELD
from addin.importing.layouts.aging import day_of
from addin.importing.understand import Understood
from addin.wording import day

_NOTICE, _AGES, _MONTHS = "import_list_of_today", "import_ages", "import_month_columns"


def with_day_of_list(tables: Sequence[Understood], as_of: date) -> list[Understood]:
    """The tables; ages without a day are counted from `as_of`, which is told; so are dues."""
    return [_with_day(each, as_of) if each.mapping.kind == AGING else each for each in tables]


def _with_day(each: Understood, as_of: date) -> Understood:
    if FIELD in each.mapping:
        table = replace(each.table, notices=(*each.table.notices, _MONTHS))
        return replace(each, table=table)
    each = replace(each, table=replace(each.table, notices=(*each.table.notices, _AGES)))
    return _dated(each, as_of) if day_of(each.table) is None else each


def _dated(each: Understood, as_of: date) -> Understood:
    table = each.table
    context = {**table.context, "as_of": day(as_of)}
    return replace(each, table=replace(table, context=context, notices=(*table.notices, _NOTICE)))
