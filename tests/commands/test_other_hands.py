"""Books in English, books that users and other programs rearranged, settings that a firm changed."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from addin.books.file import open_book
from addin.schema import ENTRY, TABLES
from tests.desk import cell, column, fingerprint, frame, log_lines, make_book, refresh, tahsilat, typed_cells
from tests.hosts.libreoffice import LibreOffice

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")

DEBTORS = [
    {"debtor_name": name, "owner": "Elif", "debtor_kind": "company", "phone": f"0532 000 00 0{at}"}
    for at, name in enumerate(("Ak Ltd. Şti.", "Su A.Ş.", "Can Gıda"))
]
RECEIVABLES = [
    {
        "debtor_name": DEBTORS[number % 3]["debtor_name"],
        "document_type": "invoice",
        "document_no": f"F-{number}",
        "due_date": date(2026, 7 + number % 5, 5),
        "amount_kurus": 100_000 + number,
        "currency": ("TRY", "USD")[number % 4 == 3],
        "disputed": True if number == 2 else None,
    }
    for number in range(8)
]
CONTACTS = [
    {
        "debtor_name": "Su A.Ş.",
        "contacted_at": datetime(2026, 11, 2, 10, 30),
        "result": "promised",
        "summary": "ödeyecek",
        "next_action": "ara",
        "next_action_date": date(2026, 11, 18),
    }
]
PROMISES = [
    {
        "debtor_name": "Su A.Ş.",
        "made_on": date(2026, 11, 2),
        "promised_for": date(2026, 11, 9),
        "amount_kurus": 50_000,
    }
]
RECEIPTS = [{"debtor_name": "Ak Ltd. Şti.", "received_on": date(2026, 10, 2), "amount_kurus": 60_000}]
TABLES_TYPED = {
    "debtors": DEBTORS,
    "receivables": RECEIVABLES,
    "contacts": CONTACTS,
    "promises": PROMISES,
    "receipts": RECEIPTS,
    "fx_rates": [{"rate_date": date(2026, 10, 1), "currency": "USD", "rate": 42.0}],
}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_book(tmp_path_factory.mktemp("other") / "Kitap.xlsx", TABLES_TYPED)
    refresh(path)
    return path


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(master, tmp_path / "Kitap.xlsx"))


def balances(path: Path) -> list[tuple[Any, ...]]:
    """What each debtor owes and is to be asked, whatever the order of rows."""
    debtors = frame(path, "debtors")
    rows = debtors[["debtor_name", "open_kurus", "overdue_kurus", "follow_up_status", "next_action"]]
    return sorted(rows.itertuples(index=False, name=None))


# --- English ---


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_book(tmp_path_factory.mktemp("en") / "Book.xlsx", TABLES_TYPED, language="en")
    said = tahsilat("refresh", path, language="en")
    assert said.code == 0 and "refreshed" in said.out
    return path


def test_an_english_book_has_english_sheets_headers_and_words(english: Path) -> None:
    place = open_book(english).place("receivables")
    sheet = openpyxl.load_workbook(english)["Receivables"]
    assert place.sheet == "Receivables" and place.headers["amount_kurus"] == "Amount"
    values = [sheet[place.cell(0, key)].value for key in ("document_type", "currency")]
    assert values == ["invoice", "TRY"]
    assert {line["command"] for line in log_lines(english)} == {"Refresh"}
    assert "rows" in " ".join(str(line["new"]) for line in log_lines(english))


def test_an_english_book_counts_as_the_turkish_one(english: Path, master: Path) -> None:
    assert balances(english) == balances(master)
    assert frame(english, "today")["what"].tolist() == frame(master, "today")["what"].tolist()
    before = fingerprint(english)
    refresh(english)
    assert fingerprint(english) == before


def test_an_english_demo(tmp_path: Path) -> None:
    said = tahsilat("demo", tmp_path, "--debtors", 20, "--lang", "en", "--as-of", "2026-11-20")
    assert said.code == 0 and "Friday" in said.out
    book = tmp_path / "Tahsilat-Demo.xlsx"
    before = fingerprint(book)
    refresh(book)
    assert fingerprint(book) == before
    assert open_book(book).language == "en"


# --- rearranged by a user ---


def test_renamed_headers_and_sheets_are_found(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    sheets = {}
    for key, words in {
        "debtors": {"debtor_name": "Müşteri", "phone": "Cep"},
        "receivables": {"amount_kurus": "Fatura Tutarı", "due_date": "Son Gün"},
    }.items():
        place = open_book(book).place(key)
        sheet = workbook[place.sheet]
        for one, word in words.items():
            _rename(sheet, TABLES[key].name, place.columns[one], place.header_row, word)
        sheets[key] = sheet
    sheets["debtors"].title = "Müşterilerimiz'26"
    for name in workbook.defined_names.values():  # Excel moves the names along
        name.attr_text = re.sub(r"^'?Borçlular'?!", "'Müşterilerimiz''26'!", name.attr_text)
    workbook.save(book)
    typed, owed = typed_cells(book), balances(book)
    refresh(book, "--as-of", "2026-11-21")
    assert typed_cells(book) == typed and [row[:3] for row in balances(book)] == [row[:3] for row in owed]
    place = open_book(book).place("debtors")
    assert place.sheet == "Müşterilerimiz'26" and place.headers["debtor_name"] == "Müşteri"
    before = fingerprint(book)
    refresh(book)
    assert fingerprint(book) == before


def test_inserted_and_moved_columns_are_found(book: Path) -> None:
    """As Excel leaves them: names and table columns move along; a column of the user's own in between."""
    owed = balances(book)
    _reorder(book, "receivables", lambda keys: [keys[0], *reversed(keys[1:-1]), keys[-1]])
    typed = typed_cells(book)
    refresh(book, "--as-of", "2026-11-21")
    assert typed_cells(book) == typed and [row[:3] for row in balances(book)] == [row[:3] for row in owed]
    place = open_book(book).place("receivables")
    assert place.columns["receivable_id"] < place.columns["document"] < place.columns["debtor_id"]
    before = fingerprint(book)
    refresh(book)
    assert fingerprint(book) == before


def test_column_order_does_not_matter_for_any_debtor(tmp_path: Path) -> None:
    """Rearranged before the first run, so that every value is computed from moved columns."""
    plain = make_book(tmp_path / "a.xlsx", TABLES_TYPED)
    moved = make_book(tmp_path / "b.xlsx", TABLES_TYPED)
    for table in ("debtors", "receivables", "receipts"):
        _reorder(moved, table, lambda keys: [*reversed(keys[:-1]), keys[-1]])
    refresh(plain)
    refresh(moved)
    assert balances(moved) == balances(plain)
    assert frame(moved, "aging").equals(frame(plain, "aging"))


def test_users_own_columns_and_colours_stay(book: Path) -> None:
    place = open_book(book).place("debtors")
    workbook = openpyxl.load_workbook(book)
    sheet, number = workbook[place.sheet], place.last_column + 1
    table = sheet.tables["Borclular"]
    sheet.cell(place.header_row, number).value = "Notum"
    for row in range(3):
        sheet.cell(place.header_row + 1 + row, number).value = f"not {row}"
        sheet.cell(place.header_row + 1 + row, place.columns["debtor_name"]).fill = PatternFill(
            "solid", fgColor="FFFF0000"
        )
    table.ref = f"{table.ref.partition(':')[0]}:{get_column_letter(number)}{place.last_row}"
    table.tableColumns.append(TableColumn(id=999, name="Notum"))
    if table.autoFilter is not None:
        table.autoFilter.ref = table.ref
    workbook.save(book)
    refresh(book, "--as-of", "2026-12-24")
    after = openpyxl.load_workbook(book)[place.sheet]
    assert [after.cell(place.header_row + 1 + row, number).value for row in range(3)] == [
        "not 0",
        "not 1",
        "not 2",
    ]
    fills = {
        after.cell(place.header_row + 1 + row, place.columns["debtor_name"]).fill.fgColor.rgb
        for row in range(3)
    }
    assert fills == {"FFFF0000"}
    assert open_book(book).place("debtors").user_columns == {"Notum": number}


def _rename(sheet: Worksheet, table: str, number: int, row: int, word: str) -> None:
    """A header typed over: the cell and, as Excel does it, the table's column."""
    old = sheet.cell(row, number).value
    sheet.cell(row, number).value = word
    for one in sheet.tables[table].tableColumns:
        if one.name == old:
            one.name = word
            return
    raise AssertionError(old)


def _reorder(path: Path, key: str, order: Any) -> None:
    """Columns of a table in another order, with their widths left, names and table columns moved along."""
    place = open_book(path).place(key)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[place.sheet]
    keys = sorted(place.columns, key=place.columns.__getitem__)
    first = place.first_column
    block = [
        [sheet.cell(row, place.columns[one]).value for one in keys]
        for row in range(place.header_row, place.last_row + 1)
    ]
    formats = [sheet.cell(place.header_row + 1, place.columns[one]).number_format for one in keys]
    at = {one: spot for spot, one in enumerate(keys)}
    new = order(keys)
    live = {one.key for one in TABLES[key].filled_by("formula")}
    for spot, one in enumerate(new):
        for line, values in enumerate(block):
            value = values[at[one]]
            if line and one in live:
                value = None  # a formula without its column's place: Yenile lays it anew
            target = sheet.cell(place.header_row + line, first + spot)
            target.value = value
            if line:
                target.number_format = formats[at[one]]
        name = f"tk_{key}__{one}"
        letter = get_column_letter(first + spot)
        title = place.sheet.replace("'", "''")
        workbook.defined_names[name].attr_text = f"'{title}'!${letter}${place.header_row}"
    table = next(iter(sheet.tables.values()))
    columns = list(table.tableColumns)
    table.tableColumns = [columns[at[one]] for one in new]
    workbook.save(path)


# --- saved by another program ---


def test_a_book_saved_by_libreoffice_goes_on(book: Path, libreoffice: LibreOffice) -> None:
    saved = libreoffice.save_as_xlsx(book, book.parent / "LO.xlsx")
    typed, owed = typed_cells(saved), balances(book)
    said = tahsilat("refresh", saved)
    assert said.code == 0 and "elle değiştirilmişti" not in said.out, said.out + said.err
    assert typed_cells(saved) == typed and balances(saved) == owed
    ids = {table.key: column(saved, table.key, table.id_column) for table in ENTRY}
    assert ids == {table.key: column(book, table.key, table.id_column) for table in ENTRY}
    edits = [line["new"] for line in log_lines(saved) if "elle" in str(line["new"])]
    assert edits == []
    before = fingerprint(saved)
    refresh(saved)
    assert fingerprint(saved) == before


# --- the firm's own choices ---


def test_settings_change_what_counts(book: Path) -> None:
    """Half of a promise was paid: broken by the shipped rules, kept for a firm that is content with 50 %."""
    _settle(book, today_limit=1)
    refresh(book)
    assert sorted(frame(book, "today")["place"]) == ["now", "waiting", "waiting"]
    paid = {"debtor_name": "Su A.Ş.", "received_on": date(2026, 11, 8), "amount_kurus": 25_000}
    _append(book, "receipts", paid)
    refresh(book)
    assert column(book, "promises", "status") == ["partly"]
    _settle(book, kept_percent=50)
    refresh(book)
    assert column(book, "promises", "status") == ["kept"]
    assert "broken_promise" not in set(frame(book, "today")["what"])


@pytest.mark.parametrize("value", ["çok", "", -1])
def test_a_setting_that_is_no_number_keeps_its_default(book: Path, value: Any) -> None:
    _settle(book, grace_days=value)
    refresh(book)
    assert column(book, "promises", "status") == ["broken"]


def test_no_setting_silences_bugun(book: Path) -> None:
    _settle(book, today_limit=0)
    refresh(book)
    assert set(frame(book, "today")["place"]) == {"now"}


def test_the_company_name_and_leader_are_used(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    place = open_book(book).place("debtors")
    for row in range(3):
        workbook[place.sheet][place.cell(row, "owner")].value = None
    workbook.save(book)
    _settle(book, team_leader="Zeynep Koç")
    refresh(book)
    assert set(frame(book, "today")["person"]) == {"Zeynep Koç"}


def _settle(path: Path, **values: Any) -> None:
    from addin.model import Outcome

    open_book(path, backups=False).write(Outcome(cells=values))
    assert all(cell(path, key) == value for key, value in values.items())


def _append(path: Path, table: str, row: dict[str, Any]) -> None:
    import pandas as pd

    from addin.model import Outcome

    open_book(path, backups=False).write(Outcome(appended={table: pd.DataFrame([row])}))
