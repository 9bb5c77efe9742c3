"""Each button with the answers of a script: what is asked, done and said; cancelling does nothing.

The workbook is a closed file here, so that a press is quick; tests/libreoffice presses on an open one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from addin import runner
from addin.commands import enter_all
from addin.excel import host
from addin.messages import say
from addin.model import Picked, Refusal
from addin.registry import COMMANDS
from tests.commands.workday_book import AK, SU, number, row_of, work_book
from tests.desk import cell, fingerprint, frame, neighbours
from tests.excel.script import NOTHING, Script
from tests.recording.shop import copy_of

enter_all()
NOW = datetime(2026, 11, 20, 9, 30)
NOWHERE = Picked()


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return work_book(tmp_path_factory.mktemp("firm") / "Kitap.xlsx")


@pytest.fixture
def book(firm: Path, tmp_path: Path) -> Path:
    return copy_of(firm, tmp_path / "Kitap.xlsx")


Press = Callable[..., Script]


@pytest.fixture
def press(book: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    """press(button, *answers, picked=...): the script afterwards; every answer must have been asked for."""
    names = [row for row in frame(book, "people")["person"] if row]
    monkeypatch.setattr(
        runner, "perform_live", lambda command, request, *_, **__: runner.perform(command, request)
    )
    monkeypatch.setattr(runner, "people_of", lambda _: names)

    def pressed(button: str, *answers: Any, picked: Picked = NOWHERE, saved: bool = True) -> Script:
        monkeypatch.setattr(runner, "picked_row", lambda _: picked)
        script = Script(*answers)
        opened: list[str] = []
        app = SimpleNamespace(status_bar=False, books=SimpleNamespace(open=opened.append))
        done: list[str] = []
        workbook = SimpleNamespace(fullname=str(book), app=app, api=SimpleNamespace(Saved=saved))
        workbook.save, workbook.close = (lambda: done.append("saved")), (lambda: done.append("closed"))
        host.run(button, workbook, "tr", NOW, script)
        assert script.answers == [], (script.asked, script.told)
        script.bar = app.status_bar
        script.done = [*done, *(f"opened {Path(path).name}" for path in opened)]
        return script

    return pressed


def row(book: Path, table: str, at: int) -> Picked:
    return Picked(table, number(book, table, at), str(row_of(book, table, at)["debtor_id"]))


def test_the_form_opens_for_the_selected_debtor(press: Press, book: Path) -> None:
    script = press("form.receipt", picked=row(book, "receivables", 1))
    assert (script.asked, script.told) == ([], [])
    assert script.bar == f"Tahsilat: Kayıt sayfası hazır: Tahsilat, {SU}"
    assert (cell(book, "form_kind"), cell(book, "form_debtor")) == ("Tahsilat", SU)
    assert cell(book, "form_open") == 2000


def test_the_form_opens_without_a_debtor_where_none_is_selected(press: Press, book: Path) -> None:
    press("form.contact", picked=row(book, "receivables", 1))
    script = press("form.promise")
    assert script.asked == []
    assert (cell(book, "form_kind"), cell(book, "form_debtor")) == ("Ödeme Sözü", "")
    assert cell(book, "form_stamp") == ""


@pytest.mark.parametrize("answer", [True, False])
def test_what_was_typed_and_not_saved_is_asked_about(press: Press, book: Path, answer: bool) -> None:
    type_form(book, form_amount=5.0)
    script = press("form.promise", answer)
    assert script.asked == ["Kayıt sayfasında kaydedilmemiş bilgiler var. Silinip yeni kayıt açılsın mı?"]
    assert (cell(book, "form_amount") == "") is answer
    assert script.told == []


def type_form(book: Path, **cells: Any) -> None:
    from addin.books.file import open_book
    from addin.model import Outcome

    open_book(book, backups=False).write(Outcome(cells=cells))


def test_save_tells_what_a_receipt_settles_and_asks(press: Press, book: Path) -> None:
    type_form(book, form_kind="Tahsilat", form_debtor=AK, form_amount=100.0)
    script = press("record", False)
    assert "Kaydedilsin mi?" in script.asked[0] and "F-1" in script.asked[0]
    assert script.told == []
    assert len(frame(book, "receipts")) == 0
    script = press("record", True)
    assert frame(book, "receipts")["amount_kurus"].tolist() == [10_000]
    assert script.told[0][0].startswith(f"{AK} için Tahsilat kaydedildi")


def test_a_doubtful_entry_is_saved_after_a_yes(press: Press, book: Path) -> None:
    for _ in range(2):
        type_form(book, form_kind="Tahsilat", form_debtor=AK, form_amount=100.0)
        script = press("record", True)
    assert "Yine de kaydedilsin mi?" in script.asked[0]
    assert len(frame(book, "receipts")) == 2


def test_save_of_an_empty_form_speaks_no_command_line(press: Press) -> None:
    [(text, is_warning)] = press("record").told
    assert is_warning and "--" not in text


def test_a_stage_is_chosen_for_the_selected_receivable(press: Press, book: Path) -> None:
    script = press("advance", "hatırlatma", True, picked=row(book, "receivables", 0))
    assert "Yine de geçsin mi?" in script.asked[1]
    assert row_of(book, "receivables", 0)["stage"] == "reminder"
    script = press("advance", "hatırlatma", False, picked=row(book, "receivables", 1))
    assert script.told == []
    assert row_of(book, "receivables", 1)["stage"] == "called"
    [(text, is_warning)] = press("advance", "sıradaki safhaya", picked=row(book, "receivables", 1)).told
    assert is_warning and "geçemez" in text


def test_a_row_of_another_table_means_its_debtor(press: Press, book: Path) -> None:
    press("advance", "hatırlatma", True, picked=row(book, "contacts", 1))
    assert row_of(book, "receivables", 1)["stage"] == "reminder"


def test_a_row_is_typed_where_none_is_selected(press: Press, book: Path) -> None:
    script = press("advance", "", "F-2", "hatırlatma", True)
    assert script.asked[0] == script.asked[1]  # nothing typed is asked again
    assert row_of(book, "receivables", 1)["stage"] == "reminder"


def test_the_next_item_is_shown_and_ended(press: Press, book: Path) -> None:
    script = press("next", "Yapıldı", "konuşuldu")
    assert AK in script.asked[0]
    assert "yapıldı" in script.told[0][0]
    assert row_of(book, "contacts", 0)["action_result_reason"] == "konuşuldu"
    script = press("next", "Ertele", "24.11.2026", "tatilde", picked=row(book, "contacts", 0))
    assert "24.11.2026" in script.told[0][0]
    assert press("next", "Olduğu gibi bırak").told == []
    assert press("next", "Ertele", "31.02.2026").told[0][0].startswith("“31.02.2026” geçerli bir tarih değil")


def test_on_bugun_the_next_item_is_the_selected_one(press: Press, book: Path) -> None:
    at = frame(book, "today")["debtor_name"].tolist().index(SU)
    picked = Picked("today", "", str(row_of(book, "today", at)["debtor_id"]))
    press("next", "Yok say", "aranmayacak", picked=picked)
    assert row_of(book, "contacts", 1)["action_result"] == "ignored"


def test_the_next_item_leads_to_the_form(press: Press, book: Path) -> None:
    script = press("next", "Görüşme kaydet")
    assert (cell(book, "form_kind"), cell(book, "form_debtor")) == ("Görüşme", AK)
    assert script.told == []


def test_work_is_handed_over_between_persons_of_the_list(press: Press, book: Path) -> None:
    script = press("transfer", "Ayşe", "Can", "")
    assert "devredildi" in script.told[0][0]
    assert frame(book, "debtors")["owner"].tolist() == ["Can"] * 3


def test_a_second_person_checks_the_selected_row(press: Press, book: Path) -> None:
    script = press("seen", "Can", picked=row(book, "receivables", 0))
    assert "Can" in str(row_of(book, "receivables", 0)["checked_by"])
    assert len(script.told) == 1


def test_a_document_is_chosen_for_the_selected_row(press: Press, book: Path) -> None:
    paper = book.parent / "fatura.pdf"
    paper.write_bytes(b"%PDF-")
    script = press("attach", [str(paper)], picked=row(book, "receivables", 0))
    assert (book.parent / "Belgeler" / "fatura.pdf").exists()
    assert script.asked == ["Eklenecek belge"]


def test_lists_are_chosen_and_their_mapping_is_confirmed(press: Press, book: Path) -> None:
    source = book.parent / "liste.csv"
    source.write_text("Müşteri;Fatura No;Vade;Tutar\nYeni;F-9;05/06/2026;1.234\n", encoding="utf-8")
    script = press("import", [str(source)], "“,” ondalık: 1.234,00", "önce ay: 6 Mayıs 2026", "evet")
    assert script.asked[0] == "Alınacak listeler"
    assert "Müşteri → Unvan" in script.asked[-1]
    assert frame(book, "receivables")["document_no"].tolist()[-1] == "F-9"
    assert "1 alındı" in script.told[0][0]


def test_results_are_shown(press: Press, book: Path) -> None:
    assert (
        press("card", picked=row(book, "receivables", 1)).bar
        == f"Tahsilat: Borçlu Kartı {SU} için dolduruldu."
    )
    assert cell(book, "card_name") == SU
    assert AK in press("card", AK).bar
    assert AK in press("today").told[0][0]
    assert "denetlendi" in press("check").told[0][0]
    assert "güncel" in press("refresh").told[0][0]
    [(text, _)] = press("doctor").told
    assert text.count("\n") > 3


def test_looks_are_repaired_on_the_closed_file(
    press: Press, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = press("repair", True)
    assert script.done == ["saved", "closed", "opened Kitap.xlsx"]
    assert "onarılacak bir şey yok" in script.told[0][0]

    def fail(*_: Any) -> None:
        raise Refusal("read_only", name=book.name)

    monkeypatch.setattr(runner, "perform", fail)
    script = press("repair", True)
    assert script.done == ["saved", "closed", "opened Kitap.xlsx"]
    [(text, is_warning)] = script.told
    assert is_warning and "Kitap.xlsx" in text


def test_a_book_that_was_opened_read_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    book = tmp_path / "Kitap.xlsx"
    book.touch()
    done: list[str] = []
    api = SimpleNamespace(Saved=True, ReadOnly=True)
    workbook = SimpleNamespace(fullname=str(book), app=SimpleNamespace(status_bar=False), api=api)
    workbook.save, workbook.close = (lambda: done.append("saved")), (lambda: done.append("closed"))
    written: list[dict[str, Any]] = [{"cells": [{}], "lengths": {}}]
    monkeypatch.setattr(runner, "perform_live", lambda *_, **__: runner.Result(["Oldu."], inverses=written))
    for read_only in (True, False):
        api.ReadOnly = read_only
        script = Script()
        host.run("refresh", workbook, "tr", NOW, script)
        said = ["Oldu.", say("ribbon.read_only", "tr")] if read_only else ["Oldu."]
        assert script.told == [("\n".join(said), False)]
    api.ReadOnly, script = True, Script()
    host.run("repair", workbook, "tr", NOW, script)
    assert (script.told, done) == ([(say("refusals.opened_read_only", "tr"), True)], [])


@pytest.mark.parametrize("path", ["https://firma.sharepoint.com/Kitap.xlsx", ""])
def test_a_workbook_that_is_only_on_the_web_is_told_of(path: str) -> None:
    class Cloud:
        app = SimpleNamespace(status_bar=False)

        @property
        def fullname(self) -> str:
            if not path:
                raise ValueError("Couldn't find the local OneDrive folder")
            return path

    for button in ("refresh", "card", host.UNDO):
        script = Script()
        host.run(button, Cloud(), "tr", NOW, script)
        [(text, is_warning)] = script.told
        assert is_warning and "OneDrive" in text


def test_functions_become_values_in_a_copy_of_what_was_saved(press: Press, book: Path) -> None:
    assert press("freeze").told == [
        ("Kitapta bizim işlevlerimizi kullanan hücre yok; kopya yapılmadı.", False)
    ]
    [(text, is_warning)] = press("freeze", saved=False).told
    assert is_warning and "Ctrl+S" in text


def test_the_extra_sheets_come_and_go(press: Press, book: Path) -> None:
    assert "gösterildi" in str(press("view").bar)
    assert "gizlendi" in str(press("view").bar)


CLOSED: list[tuple[str, list[Any]]] = [
    ("card", [NOTHING]),
    ("record", [NOTHING]),
    ("advance", [NOTHING]),
    ("advance", ["F-1", NOTHING]),
    ("advance", ["F-1", "hatırlatma", NOTHING]),
    ("next", [NOTHING]),
    ("next", ["Yapıldı", NOTHING]),
    ("next", ["Ertele", NOTHING]),
    ("next", ["Ertele", "24.11.2026", NOTHING]),
    ("transfer", [NOTHING]),
    ("transfer", ["Ayşe", NOTHING]),
    ("transfer", ["Ayşe", "Can", NOTHING]),
    ("seen", [NOTHING]),
    ("seen", ["F-1", NOTHING]),
    ("attach", [NOTHING]),
    ("attach", ["F-1", NOTHING]),
    ("import", [NOTHING]),
    ("import", [["LISTE"], NOTHING]),
    ("form.promise", [NOTHING]),
    ("repair", [NOTHING]),
    ("repair", [False]),
]


@pytest.mark.parametrize(("button", "answers"), CLOSED)
def test_a_closed_dialog_does_nothing_and_says_nothing(
    press: Press, book: Path, button: str, answers: list[Any]
) -> None:
    if button in ("record", "form.promise"):
        type_form(book, form_kind="Tahsilat", form_debtor=AK, form_amount=100.0)
    source = book.parent / "liste.csv"
    source.write_text("Müşteri;Fatura No;Vade;Tutar\nYeni;F-9;15.06.2026;1,00\n", encoding="utf-8")
    before = fingerprint(book), neighbours(book)
    script = press(button, *([str(source)] if one == ["LISTE"] else one for one in answers))
    assert script.told == []
    assert (fingerprint(book), neighbours(book)) == before


def test_every_button_is_pressed_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    pressed = {name for name in COMMANDS if f'press("{name}"' in text or f'press("{name}.' in text}
    assert pressed == {name for name, command in COMMANDS.items() if command.button}
