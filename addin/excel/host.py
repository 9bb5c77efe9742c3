"""What a button of the ribbon calls: one command on the open workbook, one message at the end."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from addin.excel.asking import Answers
from addin.excel.dialogs import TITLE, Cancelled, Dialogs, ExcelDialogs
from addin.excel.ribbon import UNDO
from addin.excel.undo import Journal, path_of, undo_last
from addin.failures import refusal_for
from addin.messages import LANGUAGES, catalogue, fill, say
from addin.model import Refusal
from addin.registry import COMMANDS, Command, Request

_ANSWERED = ("record_declined",)  # who has just said no in a box needs no second one

__all__ = ["UNDO", "click", "language_of_ribbon", "run", "sentence"]


def click(name: str) -> None:
    """Run a button on the workbook that was in view; nothing is raised, the user reads a sentence."""
    import xlwings

    try:
        run(name, xlwings.Book.caller(), language_of_ribbon())
    finally:
        _let_go()


def _let_go() -> None:
    """Excel cannot end, once its window is closed, while this server keeps a workbook of it."""
    if sys.platform == "win32":
        import xlwings

        xlwings._xlwindows.BOOK_CALLER = None
        gc.collect()


def run(
    name: str, workbook: Any, language: str, now: datetime | None = None, dialogs: Dialogs | None = None
) -> None:
    """`name`: a command's, with a dot and the item where it was one of its menu."""
    dialogs = dialogs or ExcelDialogs(workbook.app, language)
    button = _Button(workbook, dialogs, language, now or datetime.now().replace(microsecond=0))
    try:
        said = undo_last(workbook, language) if name == UNDO else button.press(name)
        if said:
            dialogs.tell("\n".join(said))
    except Cancelled:
        return
    except (Exception, KeyboardInterrupt) as error:
        refusal = refusal_for(error)
        if refusal.key not in _ANSWERED:
            dialogs.tell(sentence(refusal, language), warning=True)


def sentence(refusal: Refusal, language: str) -> str:
    """As the command line says it, unless that speaks of its words."""
    own = catalogue(language)["ribbon"]["refusals"].get(refusal.key)
    if own:
        return fill(own, **refusal.params)
    return say(f"refusals.{refusal.key}", language, **refusal.params)


class _Button:
    """One press of a button."""

    def __init__(self, workbook: Any, dialogs: Dialogs, language: str, now: datetime) -> None:
        self._workbook, self._dialogs = workbook, dialogs
        self._language, self._now = language, now

    def press(self, name: str, known: dict[str, Any] | None = None) -> list[str]:
        """What to tell at the end; nothing when there is nothing to tell. `known`: values by option."""
        from addin.commands import enter_all

        enter_all()
        word, _, item = name.partition(".")
        if word not in COMMANDS:
            raise Refusal("unknown_command", value=word, commands=", ".join(COMMANDS))
        command = COMMANDS[word]
        answers = Answers(command, self._workbook, self._dialogs, self._language)
        values = answers.given(item) | (known or {})
        if command.button and command.button.look_first:
            return self._look_first(command, answers, values)
        return self._perform(command, answers, answers.ask(values))

    def _look_first(self, command: Command, answers: Answers, values: dict[str, Any]) -> list[str]:
        found = self._result(command, values)
        if not found.text:
            return list(found.sentences)
        end = answers.end(found.text)
        same = {"debtor": found.json["item"]["debtor_id"]}
        if isinstance(end, str):
            return self.press(end, same) if end else []
        return self._perform(command, answers, answers.ask({**values, **same, **end}))

    def _perform(self, command: Command, answers: Answers, values: dict[str, Any]) -> list[str]:
        try:
            result = self._result(command, values)
        except Refusal as refusal:
            wanted = answers.go_on(refusal)
            if wanted is None:
                raise
            if not any(wanted.values()):
                return []
            result = self._result(command, {**values, **wanted})
        if command.button and command.button.quiet and len(result.sentences) == 1:
            self._workbook.app.status_bar = f"{TITLE}: {result.sentences[0]}"
            return []
        sentences = [*result.sentences, *filter(None, [result.text.strip()])]
        if result.inverses and self._is_read_only():
            sentences.append(say("ribbon.read_only", self._language))
        return sentences

    def _is_read_only(self) -> bool:
        with suppress(AttributeError):  # the Mac speaks otherwise
            return bool(self._workbook.api.ReadOnly)
        return False

    def _result(self, command: Command, values: dict[str, Any]) -> Any:
        from addin.runner import perform, perform_live

        request = Request(values, self._now, self._language, self._dialogs)
        if command.closed:
            return self._on_closed(command, request)
        if command.target not in ("change", "look"):
            return perform(command, request)
        journal = Journal(self._workbook)
        try:
            return perform_live(command, request, self._workbook, journal=journal.note)
        except BaseException:
            journal.drop()
            raise

    def _on_closed(self, command: Command, request: Request) -> Any:
        """Save and close the workbook, run on its file, open it again whatever happened."""
        from addin.runner import perform

        app, path = self._workbook.app, path_of(self._workbook)
        if not Path(path).exists():
            raise Refusal("save_first")
        if self._is_read_only():
            raise Refusal("opened_read_only")
        if not self._dialogs.confirm(say("ribbon.close_and_open", self._language)):
            raise Cancelled
        self._workbook.save()
        self._workbook.close()
        try:
            return perform(command, request)
        finally:
            app.books.open(path)


def language_of_ribbon() -> str:
    """What the ribbon's drop-down says, which Visual Basic keeps for it; else the machine's, else Turkish."""
    if sys.platform == "win32":
        import winreg

        place = r"Software\VB and VBA Program Settings\Tahsilat\Ayarlar"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
            return LANGUAGES[int(winreg.QueryValueEx(key, "dil")[0] == "1")]
    wanted = os.environ.get("TAHSILAT_LANG", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]
