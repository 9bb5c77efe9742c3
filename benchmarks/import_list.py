"""What an import costs beside reading the list with python-calamine, in one run on the same list.

    python benchmarks/import_list.py [--rows 100000] [--runs 3]

CPU seconds of the import step itself, from the file to the rows that would be written; the process that
reads the list counts with it. Machines are shared and noisy: the ratio is the result.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from python_calamine import CalamineWorkbook

HEADERS = (
    "Cari Kodu",
    "Cari Unvanı",
    "Vergi No",
    "Fatura No",
    "Fatura Tarihi",
    "Vade Tarihi",
    "Genel Toplam",
)
CAP = 3.0


def write_list(path: Path, rows: int) -> None:
    """An invoice list of an accounting program: numbers and days are cells of their own."""
    from xlsxwriter import Workbook

    rng = Random(7)
    with Workbook(str(path), {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Faturalar")
        sheet.write_row(0, 0, ["SATIŞ FATURALARI LİSTESİ"])
        sheet.write_row(2, 0, HEADERS)
        for at in range(rows):
            who = rng.randrange(max(rows // 40, 1))
            day = dt.datetime(2024, 1, 1) + dt.timedelta(days=at % 600)
            due = day + dt.timedelta(days=rng.choice((15, 30, 60)))
            name = f"Örnek Ticaret {who} Ltd. Şti."
            money = rng.randrange(10_000, 9_000_000) / 100
            sheet.write_row(3 + at, 0, [f"120.01.{who:05d}", name, "", f"EFA2024{at:09d}", day, due, money])


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process and of those it started."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def read_with_calamine(path: Path) -> None:
    for sheet in (book := CalamineWorkbook.from_path(str(path))).sheet_names:
        book.get_sheet_by_name(sheet).to_python()


def import_into_empty_book(path: Path) -> None:
    from addin.books.file import open_book
    from addin.commands.import_ import import_
    from addin.model import Ledger
    from addin.registry import Request
    from addin.schema.template_file import template_path

    book = open_book(template_path())
    ledger = Ledger(book.read, book.cells(), place=book.place, facts=book.facts)
    request = Request({"source": [str(path)], "yes": True}, dt.datetime(2026, 11, 20, 9))
    outcome = import_(ledger, request, as_of=dt.date(2026, 11, 20))
    assert len(outcome.appended["receivables"]) == outcome.answer["read"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.xlsx"
        write_list(path, asked.rows)
        import_into_empty_book(path)  # what is loaded once is not measured
        reading = statistics.median(cpu(lambda: read_with_calamine(path)) for _ in range(asked.runs))
        whole = statistics.median(cpu(lambda: import_into_empty_book(path)) for _ in range(asked.runs))
    print(f"{asked.rows} rows: python-calamine {reading:.2f} s, import {whole:.2f} s CPU")
    print(f"ratio {whole / reading:.2f}, aim {CAP:.2f}")


if __name__ == "__main__":
    main()
