"""What writing into an open workbook keeps, refuses, costs and takes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from addin.books.excel import open_live
from addin.books.file import open_book
from addin.excel import host, undo
from addin.model import ColumnChange, Outcome, Refusal
from addin.registry import COMMANDS
from addin.runner import take_back
from tests.commands.workday_book import work_book
from tests.desk import make_book
from tests.hosts.libreoffice import LibreOffice
from tests.libreoffice.live_desk import (
    NOW,
    Open,
    differences,
    disturb,
    hidden_rows,
    opened,
    run_closed,
    run_live,
    values_of,
    view_of,
)
from tests.recording.shop import GOOD, YILDIZ, copy_of, fill_form, shop

MANY = 20_000


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return work_book(tmp_path_factory.mktemp("firm") / "Kitap.xlsx")


@pytest.fixture
def book(firm: Path, tmp_path: Path) -> Path:
    return copy_of(firm, tmp_path / "Kitap.xlsx")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal of the test machine's user stays untouched."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def change(table: str, column: str, values: dict[int, Any]) -> Outcome:
    new = np.array([None, *values.values()], dtype=object)[1:]
    rows = np.array(list(values), dtype=np.int64)
    return Outcome(changes=[ColumnChange(table, column, rows, np.full(len(rows), None), new)])


def cell_of(live: Open, table: str, row: int, column: str) -> Any:
    place = live.place(table)
    return live.sheet(table).range((place.header_row + 1 + row, place.columns[column]))


def test_texts_stay_texts_where_the_format_is_lost(libreoffice_tr: LibreOffice, book: Path) -> None:
    texts = {0: "00532", 1: "=1+1", 2: "-5"}
    with opened(libreoffice_tr, book) as live:
        for row in texts:
            cell_of(live, "debtors", row, "phone").number_format = "General"
        live.book.write(change("debtors", "phone", texts))
        live.book.write(change("receivables", "due_date", {0: "05.06.2026"}))
        assert live.book.read("debtors").frame["phone"].tolist() == list(texts.values())
        assert [str(m.raw[0]) for m in live.book.read("receivables").misfits] == ["05.06.2026"]


def test_rows_that_a_filter_hides_are_written_too(libreoffice_tr: LibreOffice, book: Path) -> None:
    """The host, as Excel does, writes a block past the rows that a filter hides."""
    values = {0: 11, 1: 22, 2: 33}
    with opened(libreoffice_tr, book) as live:
        disturb(live)
        assert sum(hidden_rows(live, "receivables")) == 2
        assert live.book.facts("receivables").hidden_rows == 2
        assert live.book.spot("costs").length == 1
        assert live.book.facts("costs").hidden_rows == 0
        column = live.place("receivables").columns["amount_kurus"]
        first = live.place("receivables").header_row + 1
        cells = live.sheet("receivables").range((first, column), (first + 2, column))
        cells.raw_value = [[7.0], [7.0], [7.0]]
        assert [line[0] for line in cells.raw_value] != [7.0] * 3
        live.book.write(change("receivables", "amount_kurus", values))
        assert live.book.read("receivables").frame["amount_kurus"].tolist() == list(values.values())
        assert sum(hidden_rows(live, "receivables")) == 2
        assert live.book.facts("receivables").hidden_rows == 2
        assert live.book.spot("costs").length == 1
        assert live.book.facts("costs").hidden_rows == 0


def test_a_failed_write_is_taken_back(
    libreoffice_tr: LibreOffice, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import addin.books.excel_block as block

    with opened(libreoffice_tr, book) as live:
        disturb(live)
        before, view = values_of(live.book), view_of(live)
        whole = block.Block._write
        written: list[str] = []

        def failing(self: Any, sheet: Any, columns: Any) -> Any:
            for each in whole(self, sheet, columns):
                written.append(self.sheet)
                if len(written) == 3:
                    raise OSError(5, "Excel is gone")
                yield each

        monkeypatch.setattr(block.Block, "_write", failing)
        with pytest.raises(OSError, match="gone"):
            run_live(live, "transfer", book, "--from", "ayşe", "--to", "can")
        assert len(set(written)) > 1
        assert differences(values_of(live.book), before) == []
        assert view_of(live) == view


def test_what_stands_below_a_table_is_not_overwritten(libreoffice_tr: LibreOffice, book: Path) -> None:
    with opened(libreoffice_tr, book) as live:
        place = live.place("debtors")
        live.sheet("debtors").range((place.last_row + 2, place.first_column)).raw_value = "not"
        rows = pd.DataFrame([{"debtor_name": f"Yeni {number}"} for number in range(3)])
        with pytest.raises(Refusal) as refused:
            live.book.write(Outcome(appended={"debtors": rows}))
        assert refused.value.key == "cells_below"
        assert live.book.place("debtors").last_row == place.last_row


def test_new_rows_look_like_the_last_one_unless_that_is_coloured(
    libreoffice_tr: LibreOffice, book: Path
) -> None:
    new = pd.DataFrame([{"debtor_name": "Yeni Ltd. Şti."}])
    with opened(libreoffice_tr, book) as live:
        for colour in (None, 0xFFFF00):
            live.settle()
            last = len(live.book.read("debtors").frame) - 1
            looks = [cell_of(live, "debtors", last, key).color for key in ("debtor_name", "open_kurus")]
            assert looks[0] is None and looks[1] is not None, "program columns are tinted"
            if colour:
                cell_of(live, "debtors", last, "debtor_name").impl.uno.CellBackColor = colour
            live.book.write(Outcome(appended={"debtors": new}))
            live.settle()
            added = [cell_of(live, "debtors", last + 1, key).color for key in ("debtor_name", "open_kurus")]
            assert added == ([None, None] if colour else looks)


def test_a_protected_sheet_is_refused(libreoffice_tr: LibreOffice, book: Path) -> None:
    with opened(libreoffice_tr, book) as live:
        live.sheet("debtors").impl.uno.protect("")
        with pytest.raises(Refusal) as refused:
            live.book.write(change("debtors", "phone", {0: "1"}))
        assert refused.value.key == "sheet_protected"
        assert live.app.calculation == "automatic"


def test_an_undo_leaves_alone_what_was_changed_since(libreoffice_tr: LibreOffice, book: Path) -> None:
    with opened(libreoffice_tr, book) as live:
        before = live.book.read("debtors").frame["phone"].tolist()
        written = live.book
        written.write(change("debtors", "phone", {0: "111", 1: "222"}))
        cell_of(live, "debtors", 1, "phone").raw_value = "benim"
        cells, left = take_back(live.workbook, written.inverses[0])
        place = live.place("debtors")
        assert (cells, left) == (1, [f"'{place.sheet}'!{place.cell(1, 'phone')}"])
        assert live.book.read("debtors").frame["phone"].tolist() == [before[0], "benim", *before[2:]]


def test_a_saved_entry_is_the_row_of_the_closed_book(libreoffice_tr: LibreOffice, tmp_path: Path) -> None:
    closed = shop(tmp_path / "Kapali.xlsx")
    fill_form(closed, "promise", YILDIZ, GOOD["promise"])
    book = copy_of(closed, tmp_path / "Kitap.xlsx")
    with opened(libreoffice_tr, book) as live:
        disturb(live)
        done, expected = run_live(live, "record", book), run_closed("record", closed)
        assert done.json == {**expected.json, "book": str(book)}
        assert differences(values_of(live.book), values_of(open_book(closed)), "log") == []


def test_a_renewal_that_is_refused_takes_the_entry_before_it_back(
    libreoffice_tr: LibreOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = shop(tmp_path / "Kitap.xlsx")
    fill_form(book, "promise", YILDIZ, GOOD["promise"])

    def refused(*_: Any, **__: Any) -> Outcome:
        raise Refusal("sheet_protected", sheet="Bugün")

    with opened(libreoffice_tr, book) as live:
        before = values_of(live.book)
        with monkeypatch.context() as patch:
            patch.setitem(COMMANDS, "refresh", replace(COMMANDS["refresh"], run=refused))
            with pytest.raises(Refusal):
                run_live(live, "record", book, "--refresh")
        assert differences(values_of(live.book), before) == []
        run_live(live, "record", book, "--refresh")
        assert len(values_of(live.book)["promises"]) == len(before["promises"]) + 1


def test_saving_one_entry_in_a_large_book_touches_few_ranges(
    libreoffice_tr: LibreOffice, tmp_path: Path
) -> None:
    debtors = [{"debtor_name": f"Borçlu {number}"} for number in range(50)]
    owed = [
        {"debtor_name": f"Borçlu {number % 50}", "document_no": f"F-{number}", "due_date": date(2026, 9, 1)}
        for number in range(MANY)
    ]
    owed = [{**row, "amount_kurus": 100_000} for row in owed]
    book = make_book(tmp_path / "Kitap.xlsx", {"debtors": debtors, "receivables": owed})
    fill_form(book, "promise", "Borçlu 7", {"amount": 10.0, "due": date(2026, 12, 4)})
    with opened(libreoffice_tr, book) as live:
        live.app.counted.clear()
        done = run_live(live, "record", book)
        assert done.json["recorded"]["table"] == "promises"
        assert live.app.counted["writes"] < 20
        assert live.app.counted["reads"] < 110


def test_a_button_says_what_was_done_and_undo_takes_it_back(libreoffice_tr: LibreOffice, book: Path) -> None:
    with opened(libreoffice_tr, book) as live:
        live.book.write(change("receivables", "amount_kurus", {0: 500}))
        before = values_of(live.book)
        host.run("refresh", live.workbook, "tr", NOW)
        assert "hücre güncellendi" in live.app.said[-1]
        assert undo.journal_of(live.workbook).exists()
        host.run("refresh", live.workbook, "tr", NOW)
        assert "0 hücre" not in live.app.said[0]
        host.run(host.UNDO, live.workbook, "tr", NOW)
        assert "geri alındı" in live.app.said[-1]
        assert differences(values_of(live.book), before, "log") == []
        host.run(host.UNDO, live.workbook, "tr", NOW)
        assert live.app.said[-1] == "Bu kitapta geri alınacak bir işlem yok."
        assert len(live.app.said) == 4


def test_a_button_shows_one_sentence_when_something_is_wrong(
    libreoffice_tr: LibreOffice, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(libreoffice_tr, book) as live:
        host.run("record", live.workbook, "tr", NOW)
        assert live.app.said[-1].endswith(".")
        monkeypatch.setattr(open_live.__module__ + ".check_ours", lambda *_: 1 / 0)
        host.run("refresh", live.workbook, "tr", NOW)
        assert "tahsilat-hata.txt" in live.app.said[-1]
        assert len(live.app.said) == 2
