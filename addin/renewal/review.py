"""The last steps: what the live cells show, and everything that is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from addin.draft import Draft
from addin.messages import catalogue, header, words
from addin.model import BookFacts, Misfit
from addin.parameters import read_text
from addin.renewal.documents import document_states
from addin.renewal.entries import Entries, edited_program_cells
from addin.renewal.stamps import stale_tables
from addin.rules.checks import Context
from addin.rules.live import live_values
from addin.rules.places import Places
from addin.rules.settings import Settings
from addin.rules.workdays import calendar
from addin.schema import ENTRY, TABLES
from addin.schema.column import Table

# What a run puts right itself goes to the notice and the log, not to Hatalar.
REPAIRED = frozenset(
    {"duplicate_id", "formula_overwritten", "program_cell_edited", "totals_changed_since_refresh"}
)

# Tables whose live cells ask nothing but their own row; the others wait for promises and actions.
BY_ROW = tuple(table.key for table in ENTRY if table.key not in ("debtors", "promises"))


def fill_live(draft: Draft, tables: tuple[str, ...], as_of: date, settings: Settings) -> None:
    """Cached values of the live formulas, as Excel will show them."""
    words = catalogue(draft.ledger.language)["control"]
    for table in tables:
        misfits = _standing_misfits(draft, TABLES[table])
        values = live_values(table, draft[table], misfits, as_of=as_of, settings=settings, words=words)
        for column, array in values.items():
            draft.fill(table, column, array)


_TYPED = ("people", "fx_rates")  # beside the entries, tables whose rows somebody types


def context(draft: Draft, entries: Entries, as_of: date, settings: Settings, *, repair: bool) -> Context:
    """All that the checks ask beside the tables."""
    ledger = draft.ledger
    return Context(
        as_of=as_of,
        settings=settings,
        language=ledger.language,
        misfits={table.key: _standing_misfits(draft, table) for table in ENTRY},
        facts={table.key: _standing_facts(draft, table, repair=repair) for table in ENTRY}
        | {key: BookFacts(rows_below=ledger.facts(key).rows_below) for key in _TYPED},
        holidays=calendar(draft["holidays"]),
        places=Places.parse(read_text("places.json")),
        header=lambda table, column: header(table, column, ledger.language),
        word=lambda choices, code: words(choices, ledger.language).get(code, code),
        stale=() if repair else stale_tables(draft),
        repaired=REPAIRED if repair else frozenset(),
        resolved=entries.resolved,
        documents=document_states(draft),
        edited=() if repair else tuple(edited_program_cells(draft, entries)),
        traces={} if repair else {table.key: entries.traces.now(table, "user") for table in ENTRY},
    )


def _standing_misfits(draft: Draft, table: Table) -> tuple[Misfit, ...]:
    """Only the user's cells: what stands in the program's is put right by a run."""
    return tuple(one for one in draft.ledger.misfits(table.key) if table[one.column].fill == "user")


def _standing_facts(draft: Draft, table: Table, *, repair: bool) -> BookFacts:
    """The facts without error values in cells that the run writes anew."""
    facts = draft.ledger.facts(table.key)
    lost = {(row, column) for column, rows in facts.overwritten.items() for row in rows}
    ours = {column.key for column in table.filled_by("program", "hidden")}
    kept = [cell for cell in facts.error_cells if cell[1] not in ours and (cell[0], cell[1]) not in lost]
    return replace(facts, error_cells=tuple(kept), overwritten={} if repair else facts.overwritten)
