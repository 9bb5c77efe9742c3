"""The last steps: what the live cells show, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np

from addin.draft import Draft
from addin.messages import catalogue, header, words
from addin.parameters import read_text
from addin.renewal.entries import Entries
from addin.renewal.stamps import stale_tables
from addin.rules.checks import Context
from addin.rules.live import live_values
from addin.rules.places import Places
from addin.rules.settings import Settings
from addin.rules.trace import trace
from addin.rules.workdays import Holidays, HolidayTableError
from addin.schema import ENTRY

# What a run puts right itself goes to the notice and the log, not to Hatalar.
REPAIRED = frozenset(
    {"duplicate_id", "formula_overwritten", "program_cell_edited", "totals_changed_since_refresh"}
)


def read_settings(cells: Mapping[str, Any]) -> Settings:
    """The firm's choices from Ayarlar; what is empty or not a number keeps its default."""
    default = Settings()
    chosen: dict[str, Any] = {}
    for field in fields(Settings):
        standing, value = getattr(default, field.name), cells.get(field.name)
        if isinstance(standing, str):
            chosen[field.name] = str(value or "")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            chosen[field.name] = int(value)
    return Settings(**chosen)


def calendar(draft: Draft) -> Holidays | None:
    """The holidays of the sheet Tatiller; None when it has none."""
    rows = draft["holidays"]
    rows = rows[rows["holiday"].notna()]
    try:
        return Holidays.of_rows(rows["holiday"].to_numpy(), rows["holiday_kind"])
    except HolidayTableError:
        return None


def fill_live(draft: Draft, tables: tuple[str, ...], as_of: date, settings: Settings) -> None:
    """Cached values of the live formulas, as Excel will show them."""
    words = catalogue(draft.ledger.language)["control"]
    for table in tables:
        misfits = draft.ledger.misfits(table)
        values = live_values(table, draft[table], misfits, as_of=as_of, settings=settings, words=words)
        for column, array in values.items():
            draft.fill(table, column, array)


def context(draft: Draft, entries: Entries, as_of: date, settings: Settings, *, repair: bool) -> Context:
    """All that the checks ask beside the tables."""
    ledger = draft.ledger
    tables = [table.key for table in ENTRY]
    return Context(
        as_of=as_of,
        settings=settings,
        language=ledger.language,
        misfits={table: ledger.misfits(table) for table in tables},
        facts={table: ledger.facts(table) for table in tables},
        holidays=calendar(draft),
        places=Places.parse(read_text("places.json")),
        header=lambda table, column: header(table, column, ledger.language),
        word=lambda choices, code: words(choices, ledger.language).get(code, code),
        stale=() if repair else stale_tables(draft),
        repaired=REPAIRED if repair else frozenset(),
        resolved=entries.resolved,
        traces={} if repair else _traces(draft),
    )


def _traces(draft: Draft) -> dict[str, np.ndarray[Any, np.dtype[np.object_]]]:
    return {
        table.key: trace(draft[table.key], [column.key for column in table.filled_by("user")])
        for table in ENTRY
    }
