"""Twins of the live formulas: what each (=) cell shows, for whole columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.model import Misfit
from addin.rules.live import status
from addin.rules.live.cells import Cells, Floats, serial
from addin.rules.live.control import control
from addin.rules.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def live_values(
    table_key: str,
    frame: pd.DataFrame,
    misfits: Iterable[Misfit] = (),
    *,
    as_of: date,
    settings: Settings,
    words: Mapping[str, str],
) -> dict[str, Any]:
    """Formula columns of a table by key, one entry a row of `frame`.

    Codes for choice columns and texts for `period` as object arrays, days as Int64 arrays with NA where
    the cell shows nothing. `words`: what Kontrol says by code, the table [control] of the messages.
    """
    cells, today = Cells(frame, misfits), serial(as_of)
    found = control(table_key, cells, today)
    worded = np.array([words[code] if code else "" for code in found.tolist()], dtype=object)
    twins = {column: twin for (table, column), twin in _TWINS.items() if table == table_key}
    return {column: twin(cells, today, settings) for column, twin in twins.items()} | {"control": worded}


Twin = Callable[[Cells, int, Settings], Any]
_TWINS: dict[tuple[str, str], Twin] = {
    ("debtors", "follow_up_status"): lambda cells, today, _: status.follow_up_status(cells, today),
    ("debtors", "idle_days"): lambda cells, today, _: _integers(status.idle_days(cells, today)),
    ("receivables", "status"): lambda cells, today, _: status.receivable_status(cells, today),
    ("receivables", "days_overdue"): lambda cells, today, _: _integers(status.days_overdue(cells, today)),
    ("receivables", "age_bucket"): lambda cells, today, _: status.age_bucket(cells, today),
    ("receivables", "holder_days"): lambda cells, today, _: _integers(status.holder_days(cells, today)),
    ("contacts", "status"): lambda cells, today, _: status.contact_status(cells, today),
    ("promises", "status"): status.promise_status,
    ("receipts", "period"): lambda cells, *_: status.period(cells),
    ("files", "holder_days"): lambda cells, today, _: _integers(status.holder_days(cells, today)),
}


def _integers(values: Floats) -> Any:
    import pandas as pd

    missing = np.isnan(values)
    return pd.arrays.IntegerArray(np.where(missing, 0, values).astype(np.int64), missing)


__all__ = ["Cells", "live_values", "serial", "status"]
