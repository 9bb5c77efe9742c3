"""Somebody at the terminal who answers the questions of an import."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from addin.terminal import Terminal
from tests.importing.runs import book, run, told
from tests.importing.test_totals_of_the_desk import Desk


class Sitting:
    """`asked`: the questions so far; each is answered by the number that `answers` has for it, or 1."""

    def __init__(self, patch: pytest.MonkeyPatch, **answers: int) -> None:
        self.asked: list[str] = []

        def choose(_: Terminal, question: str, choices: Sequence[tuple[str, str]]) -> str:
            self.asked.append(question)
            place = next((number for part, number in answers.items() if part in question), 1)
            return choices[place - 1][0]

        patch.setattr(Terminal, "choose", choose)

    def take(self, desk: Desk, text: str) -> str:
        """What an import of the list would say; the desk's book stays as it is."""
        return told(run(desk.source(text), book(**desk.frames), yes=False, interactive=True))

    def questions(self) -> list[str]:
        """Those but whether the columns are right."""
        return [each for each in self.asked if not each.startswith("Sütunlar böyle alınsın mı?")]
