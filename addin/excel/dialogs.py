"""What the user is asked in Excel: files, texts, one of a list, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from addin.messages import say
from addin.model import Refusal
from addin.text import fold

TITLE = "Tahsilat"
LONGEST = 1000  # letters of a message that still fits a screen
_PROMPT = 250  # Excel's InputBox refuses more than 255
Choices = Sequence[tuple[str, str]]


class Cancelled(Exception):
    """A dialog was closed without an answer: nothing is done, nothing is said."""


class Dialogs(Protocol):
    """Each question raises Cancelled when it is closed. `choose` and `confirm` are `registry.Ask`."""

    def choose_files(self, title: str, endings: Sequence[str], *, many: bool) -> list[str]: ...

    def ask_text(self, prompt: str) -> str: ...

    def choose(self, text: str, choices: Choices) -> str: ...

    def confirm(self, text: str) -> bool: ...

    def tell(self, text: str, *, warning: bool = False) -> None: ...


class ExcelDialogs:
    """Excel's own dialogs. `app`: an xlwings App. Errors: Refusal on a Mac, whose Excel cannot be asked."""

    def __init__(self, app: Any, language: str) -> None:
        self._app = app
        self._language = language

    def choose_files(self, title: str, endings: Sequence[str], *, many: bool) -> list[str]:
        shown = ";".join(f"*.{ending}" for ending in endings)
        kinds = [f"{say('ribbon.dialogs.lists', self._language)} ({shown}),{shown}"] if endings else []
        kinds.append(f"{say('ribbon.dialogs.all_files', self._language)} (*.*),*.*")
        # In order: filter, index, title, text of the button (Mac), several; COM takes no names here.
        found = self._native("GetOpenFilename")(",".join(kinds), 1, title, "", many)
        if not found:
            raise Cancelled
        return [found] if isinstance(found, str) else [str(each) for each in found]

    def ask_text(self, prompt: str) -> str:
        """What was typed; a prompt that is too long for the box is shown before it."""
        if len(prompt) > _PROMPT:
            self._alert(prompt, "ok_cancel", "info")
            prompt = say("ribbon.dialogs.answer", self._language)
        typed = self._native("InputBox")(prompt, TITLE, "")
        if typed is False or typed is None:
            raise Cancelled
        return str(typed).strip()

    def choose(self, text: str, choices: Choices) -> str:
        if {answer for answer, _ in choices} == {"yes", "no"}:
            return "yes" if self.confirm("\n".join([text, *self._meant(dict(choices))])) else "no"
        lines = [f"{number}) {reading}" for number, (_, reading) in enumerate(choices, start=1)]
        prompt = "\n".join([text, "", *lines])
        while True:
            answer = chosen(self.ask_text(prompt), choices)
            if answer is not None:
                return answer

    def confirm(self, text: str) -> bool:
        return self._alert(text, "yes_no", "info") == "yes"

    def tell(self, text: str, *, warning: bool = False) -> None:
        self._alert(text, "ok", "critical" if warning else "info")

    def _meant(self, readings: dict[str, str]) -> list[str]:
        """What yes and no mean, where the answers say more than that."""
        words = {answer: say(f"import.choices.{answer}", self._language) for answer in readings}
        if readings == words:
            return []
        said = [f"{words[answer].capitalize()}: {readings[answer]}" for answer in ("yes", "no")]
        return ["", *said]

    def _alert(self, text: str, buttons: str, mode: str) -> str:
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        pressed = self._app.alert(shown, title=TITLE, buttons=buttons, mode=mode)
        if pressed == "cancel":
            raise Cancelled
        return str(pressed)

    def _native(self, name: str) -> Any:
        try:
            return getattr(self._app.api, name)
        except AttributeError as error:
            raise Refusal("no_dialogs") from error


def chosen(typed: str, choices: Choices) -> str | None:
    """The answer meant by a number, or by the beginning of one reading only; None when it tells neither.

    >>> chosen("2", [("a", "Ayşe"), ("c", "Can")]), chosen("ay", [("a", "Ayşe"), ("c", "Can")])
    ('c', 'a')
    >>> chosen("3", [("a", "Ayşe")]) is None, chosen("", [("a", "Ayşe")]) is None
    (True, True)
    """
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1][0]
    wanted = fold(typed)
    exact = [answer for answer, reading in choices if fold(reading) == wanted]
    found = exact or [answer for answer, reading in choices if wanted and fold(reading).startswith(wanted)]
    return found[0] if len(found) == 1 else None
