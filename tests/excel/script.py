"""A user who answers by a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.excel.dialogs import Cancelled

NOTHING = object()  # closes the dialog


class Script:
    """Answers in order; a choice is named by its reading. `asked`, `told`: what was shown."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.told: list[tuple[str, bool]] = []
        self.bar: Any = None
        self.done: list[str] = []

    def _next(self, text: str) -> Any:
        self.asked.append(text)
        answer = self.answers.pop(0)
        if answer is NOTHING:
            raise Cancelled
        return answer

    def choose_files(self, title: str, endings: Sequence[str], *, many: bool) -> list[str]:
        found: list[str] = self._next(title)
        assert many or len(found) == 1
        return found

    def ask_text(self, prompt: str) -> str:
        return str(self._next(prompt))

    def choose(self, text: str, choices: Sequence[tuple[str, str]]) -> str:
        reading = self._next(text)
        [answer] = [answer for answer, said in choices if said == reading]
        return answer

    def confirm(self, text: str) -> bool:
        return bool(self._next(text))

    def tell(self, text: str, *, warning: bool = False) -> None:
        self.told.append((text, warning))
