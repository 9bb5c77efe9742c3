"""`make`: one ugly list and its truth."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.importing.ugly.faults import FAULTS
from tests.importing.ugly.layouts import LAYOUTS
from tests.importing.ugly.plan import Line, Plan
from tests.importing.ugly.render import render
from tests.importing.ugly.truth import Truth

FORMATS = {
    "xlsx": ("xlsx", "write", ".xlsx"),
    "csv": ("flat", "write_csv", ".csv"),
    "csv.txt": ("flat", "write_csv", ".txt"),
    "report": ("flat", "write_report", ".txt"),
    "xls": ("xls", "write", ".xls"),
    "xlsb": ("xlsb", "write", ".xlsb"),
    "ods": ("ods", "write", ".ods"),
    "xml": ("markup", "write_xml", ".xls"),
    "html": ("markup", "write_html", ".xls"),
}


@dataclass(frozen=True)
class Ugly:
    """The files written and what stands in them."""

    paths: tuple[Path, ...]
    truth: Truth


def make(layout: str, faults: tuple[str, ...] | list[str], seed: int, folder: Path) -> Ugly:
    """Write one list of this layout with these faults; the order of the faults does not matter.

    The same arguments give the same list. The truth is dumped beside it as JSON.
    """
    plan = LAYOUTS[layout](seed)
    for name in sorted(faults, key=lambda name: FAULTS[name].phase):
        FAULTS[name].apply(plan)
    module, function, ending = FORMATS[plan.format]
    path = folder / f"{layout}_{seed}{ending}"
    truth = plan.truth(f"{layout}+{'+'.join(faults)}", tuple(faults))
    folder.mkdir(parents=True, exist_ok=True)
    writer = importlib.import_module(f"tests.importing.ugly.writers.{module}")
    write: Callable[..., None] = getattr(writer, function)
    paths = []
    for part, lines in enumerate(_parts(plan), 1):
        paths.append(path.with_stem(f"{path.stem}_{part}") if "files" in plan.options else path)
        plan.lines = lines
        sheets, rows = render(plan, paths[-1].name)
        truth.rows += rows
        write(paths[-1], sheets, plan.options)
    truth.dump(folder / f"{layout}_{seed}.truth.json")
    return Ugly(tuple(paths), truth)


def _parts(plan: Plan) -> list[list[Line]]:
    """The lines of each file."""
    count = plan.options.get("files", 1)
    size = -(-len(plan.lines) // count)
    return [plan.lines[at : at + size] for at in range(0, len(plan.lines), size)]
