"""Rows of İşlem Günlüğü: what somebody meant one by one, program values as one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.gone import is_told
from addin.messages import say
from addin.model import ColumnChange, Ledger, Link, Notice, Outcome
from addin.schema import TABLES
from addin.wording import number, shown

if TYPE_CHECKING:
    import pandas as pd

ONE_BY_ONE = 50  # beyond this many cells of a column in one run, a single line tells their number


def log_rows(outcome: Outcome, ledger: Ledger, command: str, now: datetime) -> pd.DataFrame:
    """One row a meant change; columns as schema.generated.LOG; values the program wrote give one row.

    Words are the book's, values stand as their cells show them.
    """
    import pandas as pd

    lines = [*outcome.log, *_meant_changes(outcome, ledger), *_added_rows(outcome, ledger)]
    if program := _program_values(outcome):
        lines.append({"new": _counted("values_written", program, ledger)})
    name = say(f"commands.{command}.title", ledger.language)
    return pd.DataFrame([{"logged_at": now, "command": name, **line} for line in lines])


def roll(outcome: Outcome, ledger: Ledger, book: Path, now: datetime) -> None:
    """Move what is older than last year out of the log, each year into a file of its own beside the book."""
    import pandas as pd

    log = ledger["log"]
    year = log["logged_at"].dt.year
    old = (year < now.year - 1) & ~is_told(log, ledger.language)
    if not old.any():
        return
    from addin.schema.build_log import log_file

    for each, rows in log[old].groupby(year[old]):
        target = _free(book, say("log.file", ledger.language, book=book.stem, year=int(str(each))))
        outcome.files[str(target)] = log_file(rows, ledger.language)
        outcome.notices.append(Notice("log_rolled", {"n": len(rows), "file": target.name}))
    # A deleted row's number is known from the log alone, and must not be given again.
    said = say("log.last_number", ledger.language)
    lines = [{"logged_at": now, "row_id": each, "new": said} for each in _highest_numbers(log["row_id"][old])]
    new = outcome.appended.pop("log", log.iloc[:0])
    outcome.bodies["log"] = pd.concat([log[~old], new, pd.DataFrame(lines)], ignore_index=True)


def _highest_numbers(ids: pd.Series[str]) -> list[str]:
    """The id with the highest number of each kind."""
    import pandas as pd

    parts = ids.str.extract(r"^([A-Z]+)-(\d+)").dropna()
    return ids[pd.to_numeric(parts[1]).groupby(parts[0]).idxmax()].tolist()


def _free(book: Path, name: str) -> Path:
    """A path beside the book that nothing has yet."""
    for turn in count(1):
        path = book.with_name(f"{name} ({turn}).xlsx" if turn > 1 else f"{name}.xlsx")
        if not path.exists():
            break
    return path


def _meant_changes(outcome: Outcome, ledger: Ledger) -> Iterator[dict[str, object]]:
    for change in outcome.changes:
        if TABLES[change.table][change.column].fill == "user":
            yield from _meant(change, ledger, _ids(change, outcome, ledger))


def _meant(change: ColumnChange, ledger: Ledger, ids: list[str]) -> list[dict[str, object]]:
    place, column = ledger.place(change.table), TABLES[change.table][change.column]
    known = {"sheet": place.sheet, "column": place.headers.get(change.column, change.column)}
    if len(change.rows) > ONE_BY_ONE:
        return [{**known, "new": _counted("cells_filled", len(change.rows), ledger)}]

    def text(value: Any) -> str:
        plain = value.text if isinstance(value, Link) else value
        return shown(plain, column.type, column.choices, ledger.language)

    return [
        {**known, "row_id": row_id, "old": text(one.old), "new": text(one.new)}
        for row_id, one in zip(ids, change, strict=True)
    ]


def _ids(change: ColumnChange, outcome: Outcome, ledger: Ledger) -> list[str]:
    """Number of each changed row as it stands after the run."""
    key = TABLES[change.table].id_column
    if not key:
        return [""] * len(change.rows)
    ids = ledger[change.table][key].reindex(change.rows).to_numpy(dtype=object)
    for other in outcome.changes:
        if (other.table, other.column) == (change.table, key):
            given = dict(zip(other.rows.tolist(), other.new, strict=True))
            ids = np.array([given.get(row, old) for row, old in zip(change.rows.tolist(), ids, strict=True)])
    return [str(value) for value in ids]


def _added_rows(outcome: Outcome, ledger: Ledger) -> Iterator[dict[str, object]]:
    for table, rows in outcome.appended.items():
        if TABLES[table].kind == "entry":
            yield {"sheet": ledger.place(table).sheet, "new": _counted("rows_added", len(rows), ledger)}


def _program_values(outcome: Outcome) -> int:
    """Cells of the user's tables that the program filled; what a live formula shows is no value of ours."""
    return sum(
        len(change.rows)
        for change in outcome.changes
        if TABLES[change.table][change.column].fill == "program"
    )


def _counted(key: str, n: int, ledger: Ledger) -> str:
    return say(f"log.{key}", ledger.language, n=number(n, ledger.language))
