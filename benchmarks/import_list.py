"""What an import costs beside reading the list with python-calamine, in one run on the same lists.

    python benchmarks/import_list.py [--rows 100000] [--runs 5] [--shape paid ...]

CPU seconds of the import step itself, from the file to the rows that would be written; the process that
reads the list counts with it. Machines are shared and noisy: reading and import are measured in turns, of
each the cheapest run counts, and the ratio is the result.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from python_calamine import CalamineWorkbook

CAP = 3.0
_START = dt.datetime(2024, 1, 1)
Row = list[Any]
Rows = Iterator[tuple[int, Row]]


def _who(at: int) -> list[str]:
    return [f"120.01.{at:05d}", f"Örnek Ticaret {at} Ltd. Şti."]


def _money(rng: Random) -> float:
    return rng.randrange(10_000, 9_000_000) / 100


def _days(at: int, rng: Random) -> list[dt.datetime]:
    day = _START + dt.timedelta(days=at % 600)
    return [day, day + dt.timedelta(days=rng.choice((15, 30, 60)))]


def invoices(rows: int, rng: Random) -> Rows:
    """An invoice list of an accounting program."""
    for at in range(rows):
        who = rng.randrange(max(rows // 40, 1))
        yield who, [*_who(who), "", f"EFA2024{at:09d}", *_days(at, rng), _money(rng)]


def paid(rows: int, rng: Random) -> Rows:
    """Invoices with what was paid of each and what is left."""
    for at in range(rows):
        who, money = rng.randrange(max(rows // 40, 1)), _money(rng)
        came = rng.choice((0.0, 0.0, money, round(money / 2, 2)))
        left = round(money - came, 2)
        yield who, [*_who(who), f"EFA2024{at:09d}", *_days(at, rng), money, came, left]


def statement(rows: int, rng: Random) -> Rows:
    """The account statements of all debtors, with the running balance of each."""
    for who in range(max(rows // 40, 1)):
        balance = 0.0
        for at in range(40 * who, min(40 * who + 40, rows)):
            day, money = _START + dt.timedelta(days=15 * (at % 40)), _money(rng)
            came = balance > money and rng.random() < 0.6
            kind, number = ("Gelen Havale", f"DK{at:09d}") if came else ("Satış Faturası", f"EFA2024{at:09d}")
            balance = round(balance + (-money if came else money), 2)
            sides: Row = [0.0, money] if came else [money, 0.0]
            yield who, [*_who(who), day, number, kind, *sides, balance]


def merged(rows: int, rng: Random) -> Rows:
    """Invoices, the debtor standing once in a cell merged over all of his."""
    for at in range(rows):
        yield at // 8, [*_who(at // 8), f"EFA2024{at:09d}", *_days(at, rng), _money(rng)]


_WHO = "Cari Kodu|Cari Unvanı|"
_BILL = "Fatura No|Fatura Tarihi|Vade Tarihi|"
SHAPES: dict[str, tuple[str, Callable[[int, Random], Rows]]] = {
    "invoices": (_WHO + "Vergi No|" + _BILL + "Genel Toplam", invoices),
    "paid": (_WHO + _BILL + "Tutar|Ödenen|Kalan", paid),
    "statement": (_WHO + "Tarih|Fiş No|Açıklama|Borç|Alacak|Bakiye", statement),
    "merged": (_WHO + _BILL + "Genel Toplam", merged),
}


def write_list(path: Path, shape: str, rows: int) -> None:
    """A list of this shape: numbers and days are cells of their own."""
    from xlsxwriter import Workbook

    headers, rows_of = SHAPES[shape]
    spans: dict[int, tuple[int, int, Row]] = {}
    with Workbook(str(path), {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Liste")
        sheet.write_row(0, 0, ["ÖRNEK LİSTE"])
        sheet.write_row(2, 0, headers.split("|"))
        for at, (who, cells) in enumerate(rows_of(rows, Random(7)), 3):
            sheet.write_row(at, 0, cells)
            spans[who] = (spans.get(who, (at,))[0], at, cells[:2])
        for first, last, names in spans.values() if shape == "merged" else ():
            for column, name in enumerate(names):
                sheet.merge_range(first, column, last, column, name)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process and of those it started."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def read_with_calamine(path: Path) -> None:
    for sheet in (book := CalamineWorkbook.from_path(str(path))).sheet_names:
        book.get_sheet_by_name(sheet).to_python()


def import_into_empty_book(path: Path, rows: int) -> None:
    from addin.books.file import open_book
    from addin.commands.import_ import import_
    from addin.model import Ledger
    from addin.registry import Request
    from addin.schema.template_file import template_path

    book = open_book(template_path())
    ledger = Ledger(book.read, book.cells(), place=book.place, facts=book.facts)
    request = Request({"source": [str(path)], "yes": True}, dt.datetime(2026, 11, 20, 9))
    outcome = import_(ledger, request, as_of=dt.date(2026, 11, 20))
    assert outcome.answer["accepted"] + outcome.answer["skipped"] == outcome.answer["read"] == rows


def cheapest(path: Path, rows: int, runs: int) -> tuple[float, float]:
    """CPU seconds of reading and of the import."""
    import_into_empty_book(path, rows)  # what is loaded once is not measured
    turns = [
        (cpu(lambda: read_with_calamine(path)), cpu(lambda: import_into_empty_book(path, rows)))
        for _ in range(runs)
    ]
    reading, whole = map(min, zip(*turns, strict=True))
    return reading, whole


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--shape", choices=SHAPES, nargs="+", default=list(SHAPES))
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for shape in asked.shape:
            path = Path(folder) / f"{shape}.xlsx"
            write_list(path, shape, asked.rows)
            reading, whole = cheapest(path, asked.rows, asked.runs)
            print(
                f"{shape}: {asked.rows} rows, python-calamine {reading:.2f} s, import {whole:.2f} s CPU, "
                f"ratio {whole / reading:.2f}, aim {CAP:.2f}"
            )


if __name__ == "__main__":
    main()
