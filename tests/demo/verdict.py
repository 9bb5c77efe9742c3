"""What the rules find in a demo year, without a workbook in between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from addin.books.convert import typed_column
from addin.books.raw import Sense
from addin.demo.shapes import DemoYear
from addin.draft import typed
from addin.model import Misfit
from addin.parameters import read_text
from addin.rules.allocation import Allocation, allocate
from addin.rules.checks import Context, run_checks
from addin.rules.places import Places
from addin.rules.references import resolve_debtors
from addin.rules.workdays import Holidays, holidays_table
from addin.schema import TABLES
from tests.tables import frame_of

Cell = tuple[str, str, int, str]


def found_in(year: DemoYear, as_of: date) -> set[Cell]:
    """Code, table, position and column of every finding."""
    frames = whole_frames(year)
    allocation = allocation_of(frames)
    holidays = holidays_table(range(as_of.year - 3, as_of.year + 4))
    context = Context(
        as_of=as_of,
        misfits=_misfits(year),
        holidays=Holidays.of_rows(holidays["date"].to_numpy(), holidays["kind"].tolist()),
        places=Places.parse(read_text("places.json")),
    )
    # Nothing counted as paid is the harder case: every promise that still has time then waits.
    frames |= {
        "receivables": frames["receivables"].assign(open_kurus=allocation.open_kurus),
        "receipts": frames["receipts"].assign(credit_kurus=allocation.credit_kurus),
        "promises": frames["promises"].assign(paid_kurus=pd.array([0] * len(frames["promises"]), "Int64")),
    }
    findings = run_checks(frames, context)
    return {(f.code, f.table, int(row), f.column) for f in findings for row in f.rows}


def whole_frames(year: DemoYear) -> dict[str, pd.DataFrame]:
    """All tables with all columns; what the year does not hold is empty, the stages are the shipped ones."""
    frames = {key: _whole(key, year.tables.get(key)) for key in TABLES}
    lines = [line.replace(" ", ", ").split(";") for line in read_text("stages.csv").splitlines()]
    texts = {"stage", "required_columns", "required_events", "successors"}
    frames["stages"] = frame_of(
        "stages",
        [{k: v for k, v in zip(lines[0], line, strict=True) if k in texts} for line in lines[1:]],
    )
    return frames


def allocation_of(frames: Mapping[str, pd.DataFrame]) -> Allocation:
    """Receipts allocated, each row's debtor found first."""
    meant = {}
    for table in ("receivables", "receipts"):
        frame = frames[table]
        who = resolve_debtors(frames["debtors"], frame).debtor_id
        meant[table] = frame.assign(debtor_id=typed(who, "id", frame.index))
    return allocate(meant["receivables"], meant["receipts"])


def _whole(key: str, given: pd.DataFrame | None) -> pd.DataFrame:
    index = pd.RangeIndex(0 if given is None else len(given))
    empty = np.full(len(index), None)
    columns = {
        column.key: typed(
            empty if given is None or column.key not in given else given[column.key], column.type, index
        )
        for column in TABLES[key].columns
    }
    return pd.DataFrame(columns, index=index)


def _misfits(year: DemoYear) -> dict[str, list[Misfit]]:
    found: dict[str, list[Misfit]] = {}
    for cell in year.raw:
        value = cell.value
        if not isinstance(value, str):
            value = float(value)
        column = TABLES[cell.table][cell.column]
        _, misfits = typed_column(Sense("tr"), cell.table, column, [value], np.array([cell.row]))
        found.setdefault(cell.table, []).extend(misfits)
    return found
