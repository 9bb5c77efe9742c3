"""Rows of İşlem Günlüğü: what somebody meant one by one, program values as one line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from addin.messages import header, say, sheet_name
from addin.model import ColumnChange, Outcome, is_missing
from addin.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

ONE_BY_ONE = 50  # beyond this many cells of a column in one run, a single line tells their number


def log_rows(outcome: Outcome, command: str, now: datetime, language: str) -> pd.DataFrame:
    """One row a meant change; columns as schema.generated.LOG; values the program wrote give one row."""
    import pandas as pd

    rows = [{"logged_at": now, "command": command, **entry} for entry in outcome.log]
    for change in outcome.changes:
        if TABLES[change.table][change.column].fill == "user":
            rows.extend(_meant(change, command, now, language))
    for table, new in outcome.appended.items():
        if TABLES[table].kind == "entry":
            text = say("log.rows_added", language, n=len(new))
            rows.append(_row(now, command, sheet_name(table, language), new=text))
    program = sum(
        len(change.rows) for change in outcome.changes if TABLES[change.table][change.column].fill != "user"
    )
    if program:
        rows.append(_row(now, command, "", new=say("log.values_written", language, n=program)))
    return pd.DataFrame(rows)


def _meant(change: ColumnChange, command: str, now: datetime, language: str) -> list[dict[str, object]]:
    sheet = sheet_name(change.table, language)
    column = header(change.table, change.column, language)
    if len(change.rows) > ONE_BY_ONE:
        text = say("log.cells_filled", language, n=len(change.rows))
        return [_row(now, command, sheet, column=column, new=text)]
    return [
        _row(
            now,
            command,
            sheet,
            row_id=str(one.row + 1),
            column=column,
            old=_text(one.old),
            new=_text(one.new),
        )
        for one in change
    ]


def _row(now: datetime, command: str, sheet: str, **cells: str) -> dict[str, object]:
    return {"logged_at": now, "command": command, "sheet": sheet, **cells}


def _text(value: Any) -> str:
    return "" if is_missing(value) else str(value)
