"""Lists of ages that do not say of which day they are: they are taken as those of the import's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from addin.importing.columns.kinds import AGING
from addin.importing.layouts.aging import day_of
from addin.importing.understand import Understood
from addin.wording import day

_NOTICE = "import_list_of_today"


def with_day_of_list(tables: Sequence[Understood], as_of: date) -> list[Understood]:
    """The tables; ages without a day are counted from `as_of`, which is told."""
    return [
        _dated(each, as_of) if each.mapping.kind == AGING and day_of(each.table) is None else each
        for each in tables
    ]


def _dated(each: Understood, as_of: date) -> Understood:
    table = each.table
    context = {**table.context, "as_of": day(as_of)}
    return replace(each, table=replace(table, context=context, notices=(*table.notices, _NOTICE)))
