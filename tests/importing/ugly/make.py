"""`make`: one ugly list and its truth."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.importing.ugly.faults import FAULTS
from tests.importing.ugly.layouts import LAYOUTS
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
    sheets, truth.rows = render(plan, path.name)
    folder.mkdir(parents=True, exist_ok=True)
    write: Callable[..., None] = getattr(
        importlib.import_module(f"tests.importing.ugly.writers.{module}"), function
    )
    options: dict[str, Any] = plan.options
    write(path, sheets, options)
    truth.dump(folder / f"{layout}_{seed}.truth.json")
    return Ugly((path,), truth)
