"""Buttons pressed one after the other on an open workbook, with what is selected in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from addin.books.excel_plan import Plan
from addin.excel import host
from addin.model import Picked
from addin.registry import COMMANDS
from addin.runner import picked_row
from addin.schema import VISIBLE
from tests.commands.workday_book import AK, SU, work_book
from tests.excel.script import Script
from tests.hosts.libreoffice import LibreOffice
from tests.libreoffice.live_desk import NOW, Open, differences, disturb, opened, values_of
from tests.recording.shop import copy_of


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return work_book(tmp_path_factory.mktemp("firm") / "Kitap.xlsx")


@pytest.fixture
def live(
    libreoffice_tr: LibreOffice, firm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Anew for each test: the host is given up on when a document stays open for long."""
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    with opened(libreoffice_tr, copy_of(firm, tmp_path / "Kitap.xlsx")) as live:
        disturb(live)
        yield live


def press(live: Open, button: str, *answers: Any) -> Script:
    script = Script(*answers)
    host.run(button, live.workbook, "tr", NOW, script)
    assert script.answers == [], (script.asked, script.told)
    assert not any(is_warning for _, is_warning in script.told), script.told
    return script


def select(live: Open, table: str, row: int, column: str = "") -> None:
    place = live.place(table)
    at = (place.header_row + 1 + row, place.columns.get(column, place.last_column))
    live.app.selection = live.sheet(table).range(at).impl


def test_the_selected_row_tells_its_number_and_debtor(live: Open) -> None:
    frames = {table: live.book.read(table).frame for table in ("receivables", "contacts", "debtors", "today")}
    keys = {"receivables": "receivable_id", "contacts": "contact_id", "debtors": "debtor_id"}
    for row, (table, key) in enumerate(keys.items()):
        select(live, table, row % 2)
        one = frames[table].iloc[row % 2]
        assert picked_row(live.workbook) == Picked(table, str(one[key]), str(one["debtor_id"]))
    select(live, "today", 0)
    assert picked_row(live.workbook) == Picked("today", "", str(frames["today"]["debtor_id"].iloc[0]))
    select(live, "debtors", -1)  # the header
    assert picked_row(live.workbook) == Picked()
    live.app.selection = None
    assert picked_row(live.workbook) == Picked()

    # No table is read for it: headers, where the version stands among each sheet's named cells, the row.
    select(live, "receivables", 0)
    live.app.counted.clear()
    picked_row(live.workbook)
    sheets = len(live.workbook.sheets)
    tables = sum(len(sheet.tables) for sheet in live.workbook.sheets)
    assert live.app.counted["reads"] <= tables + sheets + 1


def test_the_form_comes_into_view_for_the_selected_debtor_and_is_saved(live: Open) -> None:
    select(live, "receivables", 1)
    press(live, "form.receipt")
    assert live.workbook.sheets.active.name == "Kayıt"
    cells = live.book.cells()
    assert (cells["form_kind"], cells["form_debtor"], cells["form_open"]) == ("Tahsilat", SU, 2000)
    live.app.selection = live.workbook.sheets["Kayıt"].range((9, 3)).impl
    assert picked_row(live.workbook) == Picked("form", "", SU)
    assert live.app.status_bar == f"Tahsilat: Kayıt sayfası hazır: Tahsilat, {SU}"

    amount = live.book.named["form_amount"][1]
    assert amount is not None
    live.workbook.sheets[amount.sheet].range((amount.top, amount.left)).raw_value = 100.0
    script = press(live, "record", True)
    assert "kaydedildi" in script.told[0][0]
    assert live.book.read("receipts").frame["debtor_name"].tolist() == [SU]


def test_what_was_written_in_part_is_taken_back(live: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when Python is ended in the midst of it: nobody is left to put the cells back."""
    before = values_of(live.book)
    whole = Plan.apply

    def broken_off(plan: Plan, progress: Any) -> None:
        assert len(plan.blocks) > 1
        del plan.blocks[1:]
        whole(plan, progress)

    monkeypatch.setattr(Plan, "apply", broken_off)
    host.run("refresh", live.workbook, "tr", NOW, Script())
    monkeypatch.setattr(Plan, "apply", whole)
    assert differences(values_of(live.book), before)
    [(text, _)] = press(live, host.UNDO).told
    assert "bırakıldı" not in text
    assert differences(values_of(live.book), before) == []


def test_a_protected_structure_keeps_only_sheets_from_view(live: Open) -> None:
    live.workbook.impl.document.protect("")
    select(live, "receivables", 1)
    press(live, "form.receipt")
    assert live.workbook.sheets.active.name == "Kayıt"
    seen = [sheet.visible for sheet in live.workbook.sheets]
    script = Script()
    host.run("view", live.workbook, "tr", NOW, script)
    [(text, is_warning)] = script.told
    assert is_warning and "yapısı korumalı" in text
    assert [sheet.visible for sheet in live.workbook.sheets] == seen


def test_the_extra_sheets_come_into_view_and_go(live: Open) -> None:
    before = live.book.pages()
    assert {page for page, seen in before.items() if seen} >= set(VISIBLE)
    press(live, "view")
    assert all(live.book.pages().values())
    press(live, "view")
    assert {page for page, seen in live.book.pages().items() if seen} == set(VISIBLE)


def test_the_day_s_work_from_the_ribbon(live: Open) -> None:
    folder = Path(live.workbook.fullname).parent
    (folder / "fatura.pdf").write_bytes(b"%PDF-")
    listed = "Müşteri;Fatura No;Vade;Tutar\nYeni;F-9;15.06.2026;1,00\n"
    (folder / "liste.csv").write_text(listed, encoding="utf-8")
    select(live, "receivables", 0)
    assert "Can tarafından görüldü" in press(live, "seen", "Can").told[0][0]
    press(live, "attach", [str(folder / "fatura.pdf")])
    assert (folder / "Belgeler" / "fatura.pdf").exists()
    press(live, "advance", "hatırlatma", True)
    assert live.book.read("receivables").frame["stage"].iloc[0] == "reminder"
    press(live, "next", "Yapıldı", "konuşuldu")
    assert "geri alındı" in press(live, host.UNDO).told[0][0]
    press(live, "import", [str(folder / "liste.csv")], "evet")
    assert live.book.read("receivables").frame["document_no"].tolist()[-1] == "F-9"


def test_the_sheets_of_the_day_from_the_ribbon(live: Open) -> None:
    select(live, "receivables", 0)
    press(live, "transfer", "Ayşe", "Can", "")
    assert live.workbook.sheets.active.name == live.book.place("handover").sheet
    press(live, "card")
    assert live.workbook.sheets.active.name == "Borçlu Kartı"
    assert live.book.cells()["card_name"] == AK
    query = live.book.named["card_query"][1]
    assert query is not None
    cell = live.workbook.sheets[query.sheet].range((query.top, query.left))
    cell.raw_value, live.app.selection = "su gıda", cell.impl
    press(live, "card")
    assert live.book.cells()["card_name"] == SU
    assert "denetlendi" in press(live, "check").told[0][0]
    assert press(live, "today").told
    assert live.workbook.sheets.active.name == live.book.place("today").sheet
    assert press(live, "doctor").told
    assert "kopya yapılmadı" in press(live, "freeze").told[0][0]
    press(live, "refresh")
    before = values_of(live.book)
    assert "güncel" in press(live, "refresh").told[0][0]
    assert values_of(live.book)["cells"] == before["cells"]


def test_every_button_was_pressed_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    pressed = {name for name in COMMANDS if f'press(live, "{name}' in text}
    # A host that closes and opens its own document is more than the engine plays; tests/excel does that.
    assert pressed == {name for name, command in COMMANDS.items() if command.button and not command.closed}
