"""What a write into an open workbook costs beside one raw block write of the same cells.

    python benchmarks/live_write.py [--rows 10000] [--runs 5]

Needs LibreOffice: the xlwings engine of the tests stands for Excel. New receipts go below a table, once
through `ExcelBook.write` with all it looks at and keeps for an undo, once as blocks with values ready made,
dates as serial numbers. Seconds on the clock, since the host is a process of its own. Not counted: the resize
of the table and the two columns of formulas, which only the host's own speed decides.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from addin.books import excel_fresh, excel_plan
from addin.books.excel import open_live
from addin.books.excel_cells import runs
from addin.books.excel_fresh import Fresh
from addin.books.excel_steady import steady
from addin.model import Outcome
from tests.desk import make_book
from tests.hosts.excel_engine import open_workbook
from tests.hosts.libreoffice import LibreOffice
from tests.hosts.soffice import Office

COLUMNS = 15
CAP = 1.5
DAY_ONE = date(2026, 1, 1)


def sample(rows: int) -> pd.DataFrame:
    """Receipts: ids, names, days, amounts, choices, texts."""
    numbers = range(rows)
    return pd.DataFrame(
        {
            "receipt_id": [f"T-{n + 10_000}-K" for n in numbers],
            "debtor_id": [f"B-{n % 500:04d}-K" for n in numbers],
            "debtor_name": [f"Örnek Ticaret {n % 500} Ltd. Şti." for n in numbers],
            "received_on": [DAY_ONE + timedelta(days=n * 7 % 300) for n in numbers],
            "amount_kurus": [100 + n * 7919 % 5_000_000 for n in numbers],
            "currency": ["TRY"] * rows,
            "channel": [("transfer", "cash", "card")[n % 3] for n in numbers],
            "receivable_id": [f"A-{n:05d}-K" for n in numbers],
            "contact_id": [f"G-{n:05d}-K" for n in numbers],
            "promise_id": [f"S-{n:05d}-K" for n in numbers],
            "file_id": [f"D-{n:05d}-K" for n in numbers],
            "description": [f"ekstrede {n}. satır" for n in numbers],
            "recorded_by": ["Elif Aydın"] * rows,
            "allocated_kurus": [100] * rows,
            "credit_kurus": [200] * rows,
        }
    )


@contextmanager
def uncounted() -> Iterator[list[float]]:
    """Seconds that go into the table's size and into formulas."""
    spent: list[float] = []

    def apart(run: Callable[..., None]) -> Callable[..., None]:
        return lambda *given: spent.append(clocked(lambda: run(*given)))

    with (
        mock.patch.object(excel_plan, "set_length", apart(excel_plan.set_length)),
        mock.patch.object(excel_fresh, "type_formulas", apart(excel_fresh.type_formulas)),
    ):
        yield spent


def clocked(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def live_write(host: LibreOffice, path: Path, rows: pd.DataFrame) -> tuple[float, Fresh]:
    """Seconds, and the cells as they were handed to the host."""
    kept: list[Fresh] = []
    write = Fresh.write

    def kept_write(fresh: Fresh, sheet: Any) -> Iterator[None]:
        kept.append(fresh)
        return write(fresh, sheet)

    with host.opened(path) as document, uncounted() as apart:
        book = open_live(open_workbook(document, path))
        book.read("receipts")
        with mock.patch.object(Fresh, "write", kept_write):
            spent = clocked(lambda: book.write(Outcome(appended={"receipts": rows})))
    (fresh,) = (each for each in kept if len(each.columns) > COLUMNS)
    fresh.columns = {n: cells for n, cells in fresh.columns.items() if not str(cells[0]).startswith("=")}
    assert len(fresh.columns) == COLUMNS
    return spent - sum(apart), fresh


def raw_write(host: LibreOffice, path: Path, fresh: Fresh) -> float:
    """The same cells at the same place, ready made; neighbouring columns in one block."""
    with host.opened(path) as document:
        workbook = open_workbook(document, path)
        book = open_live(workbook)
        place = book.place("receipts")
        excel_plan.set_length(workbook, book.spot("receipts"), fresh.bottom - place.header_row)
        sheet, spent = workbook.sheets[place.sheet], 0.0
        with steady(workbook, []):
            for left, right in runs(sorted(fresh.columns)):
                block = list(zip(*(fresh.columns[n] for n in range(left, right + 1)), strict=True))
                cells = sheet.range((fresh.top, left), (fresh.bottom, right))
                spent += clocked(partial(setattr, cells, "raw_value", block))
        return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    rows = sample(chosen.rows)
    office = Office("tr-TR")
    try:
        with tempfile.TemporaryDirectory() as folder:
            first = sample(chosen.rows)[:50]
            path = make_book(Path(folder) / "Kitap.xlsx", {"receipts": first})
            host = LibreOffice(office)
            taken = []
            for _ in range(chosen.runs):
                spent, fresh = live_write(host, path, rows)
                taken.append({"live": spent, "raw": raw_write(host, path, fresh)})
    finally:
        office.stop()
    live, raw = (statistics.median(each[key] for each in taken) for key in ("live", "raw"))
    cells = chosen.rows * COLUMNS
    print(f"raw block {raw:6.2f} s, live write {live:6.2f} s for {cells:,} cells")
    print(f"live / raw {live / raw:.2f} (at most {CAP})")


if __name__ == "__main__":
    main()
