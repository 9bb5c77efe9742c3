"""`tahsilat demo`: a sample firm's year, with faults that the checks must find."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Option, Request, command

if TYPE_CHECKING:
    import pandas as pd

    from addin.demo.shapes import DemoYear

_NAME = "Tahsilat-Demo"


@command(
    "demo",
    "create",
    Option("folder", "path", optional=True),
    Option("--debtors", "integer"),
    Option("--rows", "integer"),
    Option("--seed", "integer"),
    Option("--truth", "path"),
    Option("--lang", "language"),
    then="refresh",
)
def demo(ledger: Ledger | None, request: Request, *, as_of: date) -> Outcome:
    """The rows of the year; the runner lays them into a new book and refreshes it."""
    from addin.demo import make
    from addin.demo.shapes import COUNTED

    numbers = _numbers(request)
    folder = Path(request["folder"] or ".")
    if folder.suffix.lower() == ".xlsx" and not folder.is_dir():
        raise Refusal("demo_folder", name=folder.name)
    target = free_path(folder)
    if request["truth"] and Path(request["truth"]).exists():
        raise Refusal("already_there", name=Path(request["truth"]).name)
    language = str(request["lang"] or request.language)
    year = make(**numbers, as_of=as_of, language=language)
    outcome = Outcome(appended=frames(year), cells=dict(year.cells), answer={"book": str(target)})
    if request["truth"]:
        outcome.files[str(request["truth"])] = truth_json(year, as_of, numbers["seed"])
    rows = sum(len(year.tables[table]) for table in COUNTED)
    made = {"debtors": len(year.tables["debtors"]), "rows": rows, "planted": len(year.truth)}
    outcome.notices += [Notice("created", {"book": str(target)}), Notice("demo_made", made)]
    return outcome


def _numbers(request: Request) -> dict[str, Any]:
    from addin.demo.build import LEAST_DEBTORS, LEAST_ROWS, MOST_DEBTORS, MOST_ROWS

    seed = 7 if request["seed"] is None else request["seed"]
    if seed < 0:
        raise Refusal("demo_seed", value=seed)
    debtors, rows = request["debtors"], request["rows"]
    _demand("demo_debtors", debtors, LEAST_DEBTORS, MOST_DEBTORS)
    _demand("demo_rows", rows, LEAST_ROWS, MOST_ROWS)
    return {"debtors": 60 if debtors is None else debtors, "rows": rows, "seed": seed}


def _demand(key: str, value: int | None, least: int, most: int) -> None:
    if value is not None and not least <= value <= most:
        raise Refusal(key, value=value, least=least, most=most)


def free_path(folder: Path) -> Path:
    """The first name in the folder that nothing has yet."""
    names = [f"{_NAME}.xlsx", *(f"{_NAME}-{number}.xlsx" for number in range(2, 10_000))]
    free = next((name for name in names if not (folder / name).exists()), names[0])
    return folder / free


def frames(year: DemoYear) -> dict[str, pd.DataFrame]:
    """The tables with the raw cells in their places; such columns are of dtype object."""
    tables = dict(year.tables)
    for cell in year.raw:
        frame = tables[cell.table].copy()
        column = frame[cell.column].astype(object)
        column.iloc[cell.row] = cell.value
        frame[cell.column] = column
        tables[cell.table] = frame
    return {table: frame for table, frame in tables.items() if len(frame)}


def truth_json(year: DemoYear, as_of: date, seed: int) -> bytes:
    """What was planted, for those who check the checks."""
    planted = [asdict(fault) for fault in year.truth]
    content = {"as_of": as_of.isoformat(), "seed": seed, "planted": planted}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
