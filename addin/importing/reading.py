"""Raw cells of a list, whatever kind of file it is."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from addin.importing.intake import door
from addin.importing.intake.sheet import Sheet

__all__ = ["Sheet", "paused_collector", "read_sheets"]


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of a list, hidden ones too. Errors: Refusal when it cannot be read or holds nothing.

    Read are .xlsx .xlsm .xls .xlsb .ods, delimited and printed text, HTML and SpreadsheetML, told by
    their content.
    """
    with paused_collector():
        return door.read_sheets(path)


@contextmanager
def paused_collector() -> Iterator[None]:
    """Many small objects come and none is in a cycle: collecting would only cost time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
