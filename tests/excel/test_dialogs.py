"""Excel's dialogs, played by a script: what is shown, what an answer means, what closing one does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from addin.excel.dialogs import LONGEST, Cancelled, ExcelDialogs
from addin.model import Refusal


class App:
    """Plays answers in order. `shown`: what each box said; a button's name answers a message."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.shown: list[str] = []
        self.api = SimpleNamespace(InputBox=self.input_box, GetOpenFilename=self.open_file)

    def alert(self, prompt: str, title: str, buttons: str, mode: str) -> str:
        assert (title, mode) in (("Tahsilat", "info"), ("Tahsilat", "critical"))
        assert len(prompt) <= LONGEST
        self.shown.append(f"{buttons}: {prompt}")
        return "ok" if buttons == "ok" else self.answers.pop(0)

    def input_box(self, prompt: str, title: str, default: str) -> Any:
        assert len(prompt) <= 255, "Excel raises an error"
        self.shown.append(prompt)
        return self.answers.pop(0)

    def open_file(self, kinds: str, index: int, title: str, button: str, many: bool) -> Any:
        self.shown.append(kinds)
        return self.answers.pop(0)


PEOPLE = [("Ayşe Kaya", "Ayşe Kaya"), ("Can Öz", "Can Öz"), ("İnci Ak", "İnci Ak")]


@pytest.mark.parametrize("typed", ["2", " can öz ", "CAN"])
def test_one_of_a_list_is_chosen_by_number_or_name(typed: str) -> None:
    app = App("9", "", typed)
    assert ExcelDialogs(app, "tr").choose("Kim?", PEOPLE) == "Can Öz"
    assert app.shown[0] == "Kim?\n\n1) Ayşe Kaya\n2) Can Öz\n3) İnci Ak"
    assert len(app.shown) == 3


def test_a_long_list_stands_in_a_message_before_the_box() -> None:
    many = [(f"Kişi {number}", f"Kişi {number}") for number in range(60)]
    app = App("ok", "60")
    assert ExcelDialogs(app, "tr").choose("Kim?", many) == "Kişi 59"
    assert "60) Kişi 59" in app.shown[0]
    assert app.shown[0].startswith("ok_cancel: ")


@pytest.mark.parametrize("language", ["tr", "en"])
def test_yes_and_no_are_buttons_that_say_what_they_mean(language: str) -> None:
    app = App("yes", "no")
    dialogs = ExcelDialogs(app, language)
    assert dialogs.choose("Al?", [("yes", "evet" if language == "tr" else "yes"), ("no", "x")]) == "yes"
    assert dialogs.choose("Al?", [("yes", "al"), ("no", "alma")]) == "no"
    assert app.shown[1].endswith("\n\nEvet: al\nHayır: alma" if language == "tr" else "\n\nYes: al\nNo: alma")


def test_files_are_offered_by_their_endings() -> None:
    app = App(("C:\\a.xlsx", "C:\\b.csv"), "C:\\c.pdf")
    dialogs = ExcelDialogs(app, "tr")
    assert dialogs.choose_files("Listeler", ("xlsx", "csv"), many=True) == ["C:\\a.xlsx", "C:\\b.csv"]
    assert dialogs.choose_files("Belge", (), many=False) == ["C:\\c.pdf"]
    assert app.shown == [
        "Listeler (*.xlsx;*.csv),*.xlsx;*.csv,Bütün dosyalar (*.*),*.*",
        "Bütün dosyalar (*.*),*.*",
    ]


@pytest.mark.parametrize(
    "ask",
    [
        lambda dialogs: dialogs.ask_text("Not?"),
        lambda dialogs: dialogs.choose("Kim?", PEOPLE),
        lambda dialogs: dialogs.choose_files("Liste", (), many=True),
    ],
)
def test_a_closed_dialog_ends_everything(ask: Any) -> None:
    with pytest.raises(Cancelled):
        ask(ExcelDialogs(App(False), "tr"))
    with pytest.raises(Cancelled):
        ExcelDialogs(App("cancel"), "tr").choose("K" * 300, PEOPLE)


def test_an_excel_without_such_dialogs_is_told_of() -> None:
    app = App()
    app.api = SimpleNamespace()
    with pytest.raises(Refusal) as refused:
        ExcelDialogs(app, "tr").ask_text("Not?")
    assert refused.value.key == "no_dialogs"
