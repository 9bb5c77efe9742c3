"""Rows that a hand deletes between two runs are told once, with their numbers where these are sure."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.model import Outcome
from addin.schema import TABLES
from addin.schema.cells import STAMPED
from tests.desk import column, frame, log_lines, make_book, refresh, tahsilat, type_into

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")
AK, SU = "Ak Ltd. Şti.", "Su A.Ş."
RECEIVABLES = [
    {"debtor_name": (AK, SU)[number % 2], "document_no": f"F-{number}", "due_date": date(2026, 9, number)}
    for number in range(1, 7)
]
ROWS: dict[str, Any] = {
    "debtors": [{"debtor_name": AK}, {"debtor_name": SU}],
    "receivables": [{**row, "amount_kurus": 100_000} for row in RECEIVABLES],
    "receipts": [{"debtor_name": AK, "received_on": date(2026, 9, 9), "amount_kurus": 5_000}] * 2,
}
RECEIPT = ("add", "receipt", "BOOK", "--debtor", AK, "--amount", "70", "--date", "19.11.2026")


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_book(tmp_path_factory.mktemp("gone") / "Kitap.xlsx", ROWS)
    refresh(path)
    return path


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(master, tmp_path / "Kitap.xlsx"))


def delete(book: Path, table: str, rows: list[int], *, keep_row: bool = False) -> None:
    """Take rows out of a table as Excel does; `keep_row`: only what stands in them."""
    place, workbook = open_book(book).place(table), openpyxl.load_workbook(book)
    page = workbook[place.sheet]
    for row in sorted(rows, reverse=True):
        at = place.header_row + 1 + row
        if not keep_row:
            page.delete_rows(at)
            continue
        for cell in page[at]:
            cell.value = None
    if not keep_row:
        found = next(iter(page.tables.values()))
        found.ref = found.autoFilter.ref = _shorter(found.ref, len(rows))
    workbook.save(book)


def _shorter(reference: str, by: int) -> str:
    head, _, last = reference.partition(":")
    letters = last.rstrip("0123456789")
    return f"{head}:{letters}{int(last.removeprefix(letters)) - by}"


def run(book: Path, *words: str) -> str:
    said = tahsilat(*(str(book) if word == "BOOK" else word for word in words))
    assert said.code == 0, said.err
    return said.out


def told(book: Path, command: str = "refresh") -> list[str]:
    said = tahsilat(command, book)
    return [line for line in said.out.splitlines() if "silinmiş" in line]


@pytest.mark.parametrize("keep_row", [False, True])
def test_a_deleted_row_is_told_once_with_its_number(book: Path, keep_row: bool) -> None:
    ids = column(book, "receivables", "receivable_id")
    delete(book, "receivables", [1, 2], keep_row=keep_row)
    assert told(book, "check") == (said := told(book)) and len(said) == 1
    assert "Alacaklar" in said[0] and f"2 satır silinmiş görünüyor ({ids[1]}, {ids[2]})" in said[0]
    lines = [line for line in log_lines(book) if "silinmiş" in line["new"]]
    assert [(line["old"], line["row_id"]) for line in lines] == [(ids[1], ids[2])]
    assert told(book) == [] and refresh(book)["changed_cells"] == 0
    left = frame(book, "receivables")["receivable_id"]
    delete(book, "receivables", left.index[left == ids[4]].tolist())
    assert f"1 satır silinmiş görünüyor ({ids[4]})" in told(book)[0]  # the gap before is known


def test_the_last_row_is_told_too_and_its_number_not_given_again(book: Path) -> None:
    last = column(book, "receipts", "receipt_id")[-1]
    delete(book, "receipts", [1])
    run(book, *RECEIPT)
    assert column(book, "receipts", "receipt_id")[-1][:6] == "T-0003"
    assert f"({last})" in told(book)[0] and told(book) == []


@pytest.mark.parametrize("refreshed", [True, False])
def test_a_list_gives_no_deleted_rows_number(book: Path, refreshed: bool) -> None:
    delete(book, "receivables", [4, 5])
    if refreshed:
        refresh(book)
    source = book.with_name("liste.csv")
    source.write_text(f"Müşteri;Fatura No;Vade;Tutar\n{AK};F-77;13.01.2026;10,00\n", encoding="utf-8")
    run(book, "import", str(source), "--into", "BOOK", "--yes")
    assert column(book, "receivables", "receivable_id")[4:] == ["A-0007-H"]


def test_what_commands_added_meanwhile_is_counted(book: Path) -> None:
    """Of the row that was just recorded no Yenile has known yet."""
    for _ in range(2):
        run(book, *RECEIPT, "--yes")
    number = column(book, "receipts", "receipt_id")[2]
    delete(book, "receipts", [2])
    run(book, "next", "BOOK", "--done")
    said = told(book)
    assert len(said) == 1 and number in said[0]


def test_hands_that_delete_nothing_hear_nothing(book: Path) -> None:
    """Numbers removed or filled down, names removed, rows typed, cells of a whole row copied."""
    ids = column(book, "receivables", "receivable_id")
    type_into(book, "receivables", "receivable_id", {0: "", 2: ids[3], 4: ids[3]})
    type_into(book, "receivables", "debtor_name", {1: ""})
    type_into(book, "receivables", "trace", {5: ""})
    typed = [{"debtor_name": AK, "amount_kurus": 1}]
    open_book(book, backups=False).write(Outcome(appended={"receipts": pd.DataFrame(typed)}))
    assert told(book) == [] == told(book)


def test_where_older_gaps_stand_only_the_count_is_told(book: Path) -> None:
    type_into(book, "receivables", "receivable_id", {0: "", 2: ""})
    assert told(book) == []
    delete(book, "receivables", [1])
    said = told(book)
    assert len(said) == 1 and "1 satır silinmiş görünüyor." in said[0] and told(book) == []


def test_every_table_with_a_stamp_is_watched(book: Path) -> None:
    assert set(STAMPED) == {key for key, table in TABLES.items() if table.prefix and table.kind == "entry"}
