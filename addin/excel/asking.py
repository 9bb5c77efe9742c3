"""Values of a command's options, as the registry says that the ribbon gets them."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from addin.arguments import day_of
from addin.excel.dialogs import Dialogs
from addin.excel.undo import path_of
from addin.messages import catalogue, say, words
from addin.model import Picked, Refusal
from addin.registry import Asking, Command, Option


class Answers:
    """Asks for one run of a command on an open workbook. Cancelled by a dialog that is closed."""

    def __init__(self, command: Command, workbook: Any, dialogs: Dialogs, language: str) -> None:
        self._command, self._workbook = command, workbook
        self._dialogs, self._language = dialogs, language

    def given(self, item: str = "") -> dict[str, Any]:
        """What needs no question: the book, the selected row where nobody would be asked, the menu's item."""
        values: dict[str, Any] = {}
        for option, asking in self._asked():
            if asking.how in ("book", "saved_book"):
                self._demand_saved(asking)
                values[option.key] = self._path(asking)
            elif asking.how in ("debtor", "row") and asking.blank:
                values[option.key] = self._selected(asking)
        menu = self._command.button.menu if self._command.button else ""
        return {**values, menu: item} if menu and item else values

    def ask(self, values: dict[str, Any]) -> dict[str, Any]:
        """With the answers to what is still open."""
        found = dict(values)
        for option, asking in self._asked():
            if option.key in found or asking.how in ("end", "go_on"):
                continue
            if not asking.only or any(found.get(key) for key in asking.only):
                found[option.key] = self._answer(option, asking)
        return found

    def end(self, shown: str) -> dict[str, Any] | str:
        """How it ends, by the flag's key; the button that follows instead, or "" to leave it."""
        ends = [option for option, asking in self._asked() if asking.how == "end"]
        choices = [(option.key, self._said(option.key)) for option in ends]
        leads = self._command.button.leads if self._command.button else ""
        choices += [(leads, self._said("leads"))] if leads else []
        picked = self._dialogs.choose(shown, [*choices, ("", self._said("leave"))])
        option = next((each for each in ends if each.key == picked), None)
        if option is None:
            return picked
        return {option.key: self._day(option) if option.kind == "date" else True}

    def go_on(self, refusal: Refusal) -> dict[str, Any] | None:
        """The option that lets the command run all the same, if that is wanted; None where none does."""
        for option, asking in self._asked():
            if asking.how == "go_on" and refusal.key in asking.after:
                question = say(f"ribbon.go_on.{refusal.key}", self._language, **refusal.params)
                return {option.key: self._dialogs.confirm(question)}
        return None

    def _demand_saved(self, asking: Asking) -> None:
        """What stands in the window and not in the file would be missed."""
        saved = True
        with suppress(AttributeError):  # the Mac speaks otherwise
            saved = bool(self._workbook.api.Saved)
        if asking.how == "saved_book" and not (saved and Path(path_of(self._workbook)).exists()):
            raise Refusal("save_first")

    def _path(self, asking: Asking) -> str | None:
        """Of the workbook's file; None where it may be left out and is not to be had."""
        try:
            path = path_of(self._workbook)
        except Refusal:
            if not asking.blank:
                raise
            return None
        return path if Path(path).exists() or not asking.blank else None

    def _asked(self) -> list[tuple[Option, Asking]]:
        return [(option, option.asked) for option in self._command.options if option.asked]

    def _answer(self, option: Option, asking: Asking) -> Any:
        if asking.how in ("debtor", "row"):
            return self._selected(asking) or self._text(option, asking)
        if asking.how == "file":
            title = self._said(option.key)
            files = self._dialogs.choose_files(title, asking.of, many=option.many)
            return files if option.many else files[0]
        if asking.how == "person" and self._people:
            choices = [(name, name) for name in self._people]
            return self._dialogs.choose(self._said(option.key), choices)
        if asking.how == "choice":
            choices = list(words(asking.choices, self._language).items())
            left = [("", self._said(f"{option.key}_open"))] if asking.blank else []
            code = self._dialogs.choose(self._said(option.key), [*left, *choices])
            return dict(choices).get(code, "")
        return self._day(option) if asking.how == "date" else self._text(option, asking)

    def _selected(self, asking: Asking) -> str:
        """Of the selected row; where its table is not the one meant, its debtor tells the row."""
        picked = self._picked
        if asking.how == "row":
            return picked.row_id if picked.page in asking.of else picked.debtor
        return picked.debtor if not asking.of or picked.page in asking.of else ""

    def _text(self, option: Option, asking: Asking) -> str:
        while True:
            typed = self._dialogs.ask_text(self._said(option.key))
            if typed or asking.blank:
                return typed

    def _day(self, option: Option) -> Any:
        return day_of(self._dialogs.ask_text(self._said(f"{option.key}_day")))

    def _said(self, key: str) -> str:
        return str(catalogue(self._language)["ribbon"]["asks"][self._command.name][key])

    @cached_property
    def _picked(self) -> Picked:
        from addin.runner import picked_row

        return picked_row(self._workbook)

    @cached_property
    def _people(self) -> list[str]:
        from addin.runner import people_of

        return people_of(self._workbook)
