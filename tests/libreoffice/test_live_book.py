"""Commands on a workbook that is open: the same cells as on the closed file, and all else as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.places import sheet_of
from addin.commands import enter_all
from addin.registry import COMMANDS
from addin.runner import take_back
from addin.schema import TABLES
from tests.commands.workday_book import AK, work_book
from tests.desk import refresh, type_into
from tests.hosts.libreoffice import LibreOffice
from tests.libreoffice.live_desk import (
    comparable,
    differences,
    disturb,
    opened,
    run_closed,
    run_live,
    values_of,
    view_of,
)
from tests.recording.shop import copy_of


@pytest.fixture(scope="module")
def office(libreoffice_tr: LibreOffice) -> LibreOffice:
    return libreoffice_tr


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return work_book(tmp_path_factory.mktemp("firm") / "Kitap.xlsx")


# --- reading ---


def test_every_table_reads_as_from_the_closed_file(
    office: LibreOffice, demo_book: Path, tmp_path: Path
) -> None:
    """A live formula over a planted error shows the error itself, so that cell is put right first."""
    heal(demo_book)
    refresh(demo_book)
    with opened(office, demo_book) as live:
        book, closed = live.book, open_book(demo_book)
        for key in TABLES:
            one, other = book.read(key), closed.read(key)
            pd.testing.assert_frame_equal(one.frame, other.frame)
            assert [misfit_of(each) for each in one.misfits] == [misfit_of(each) for each in other.misfits]
            assert book.facts(key) == closed.facts(key), key
            assert book.place(key) == closed.place(key), key
        assert book.cells() == closed.cells()
        assert book.language == closed.language


def misfit_of(misfit: Any) -> tuple[Any, ...]:
    return misfit.column, misfit.reason, misfit.rows.tolist(), list(misfit.raw)


def heal(path: Path) -> None:
    book = open_book(path)
    for key in TABLES:
        for row, column, _ in book.facts(key).error_cells:
            type_into(path, key, column, {row: None})


# --- every command ---

WORDS: dict[str, list[str | Path]] = {
    "refresh": ["refresh", "KITAP"],
    "check": ["check", "KITAP"],
    "today": ["today", "KITAP"],
    "card": ["card", "KITAP", AK],
    "form": ["form", "receipt", "KITAP", "--debtor", AK],
    "view": ["view", "KITAP", "--sheets", "Risk"],
    "add": ["add", "receipt", "KITAP", "--debtor", AK, "--amount", "125,50", "--refresh"],
    "advance": ["advance", "KITAP", "F-1", "--to", "ihtar", "--yes"],
    "next": ["next", "KITAP", "--done", "--note", "=konuşuldu"],
    "transfer": ["transfer", "KITAP", "--from", "ayşe", "--to", "can"],
    "seen": ["seen", "KITAP", "F-1", "--by", "can"],
    "attach": ["attach", "KITAP", "F-1", "BELGE", "--by", "Ayşe"],
    "import": ["import", "LISTE", "--into", "KITAP", "--yes"],
}
LIST = "Müşteri;Fatura No;Vade;Tutar\nYeni Ltd.;F-91;13.01.2026;1.234,50\nYeni Ltd.;F-92;14.01.2026;3,00\n"


def test_every_command_that_takes_a_book_is_run_here() -> None:
    enter_all()
    named = {name for name, command in COMMANDS.items() if command.target in ("change", "look")}
    # What is recorded from the form has a test of its own; looks are repaired on the closed file.
    assert named == {*WORDS, "record", *(name for name, command in COMMANDS.items() if command.closed)}


@pytest.mark.parametrize("name", WORDS)
def test_a_command_leaves_the_cells_it_leaves_in_the_closed_file(
    office: LibreOffice, firm: Path, tmp_path: Path, name: str
) -> None:
    # Two folders: what a command writes beside the book must not be there already.
    for folder in ("kapali", "acik"):
        (tmp_path / folder).mkdir()
        copy_of(firm, tmp_path / folder / "Kitap.xlsx")
        (tmp_path / folder / "belge.pdf").write_bytes(b"%PDF-")
        (tmp_path / folder / "liste.csv").write_text(LIST, encoding="utf-8")

    def words(folder: str) -> list[Path | str]:
        named = {"KITAP": "Kitap.xlsx", "BELGE": "belge.pdf", "LISTE": "liste.csv"}
        return [tmp_path / folder / named[str(word)] if word in named else word for word in WORDS[name]]

    for folder in ("kapali", "acik"):
        type_into(tmp_path / folder / "Kitap.xlsx", "debtors", "phone2", {0: "00123"})
        type_into(tmp_path / folder / "Kitap.xlsx", "debtors", "address", {0: "1. Sok. 2"})
    with opened(office, tmp_path / "acik" / "Kitap.xlsx") as live:
        disturb(live)
        view = view_of(live)
        before = values_of(live.book)
        done, expected = run_live(live, *words("acik")), run_closed(*words("kapali"))
        # Tabs that come into view are no cells: nothing is there to take back.
        writes = COMMANDS[name].target == "change" and name != "view"
        assert (done.code, bool(done.inverses)) == (expected.code, writes)
        if done.goto:  # the page that was asked for is in view now
            view["sheet"] = sheet_of(live.book.structure, done.goto)
        assert live.book.pages() == open_book(tmp_path / "kapali" / "Kitap.xlsx").pages()
        if done.inverses:
            closed = values_of(open_book(tmp_path / "kapali" / "Kitap.xlsx"))
            assert differences(comparable(values_of(live.book)), comparable(closed)) == []
            assert view_of(live) == view
            for inverse in reversed(done.inverses):
                assert take_back(live.workbook, inverse)[1] == []
            assert differences(values_of(live.book), before, "log") == []
        assert view_of(live) == view
