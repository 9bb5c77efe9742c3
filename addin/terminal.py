"""Questions asked at a terminal: on stderr, since stdout may have to hold one JSON value."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from addin.messages import say


class Terminal:
    """Asks line by line; the end of input gives up."""

    def __init__(self, language: str) -> None:
        self._language = language

    def confirm(self, text: str) -> bool:
        print(f"{text} {say('cli.yes_or_no', self._language)} ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().lower() in self._words("yes")

    def choose(self, text: str, choices: Sequence[tuple[str, str]]) -> str:
        """By number, or by a word for yes or no; asked again until the answer is one."""
        print(text, file=sys.stderr)
        for number, (_, reading) in enumerate(choices, start=1):
            print(f"  {number}) {reading}", file=sys.stderr)
        answers = {answer for answer, _ in choices}
        known = {word: answer for answer in ("yes", "no") for word in self._words(answer)}
        known |= {str(number): answer for number, (answer, _) in enumerate(choices, start=1)}
        while True:
            print("> ", end="", file=sys.stderr, flush=True)
            typed = sys.stdin.readline()
            answer = known.get(typed.strip().lower(), "")
            if not typed or answer in answers:
                return answer if typed else ""
            print(self._help(len(choices)), file=sys.stderr)

    def _help(self, count: int) -> str:
        *first, last = map(str, range(1, count + 1))
        numbers = say("cli.one_of", self._language, first=", ".join(first), last=last) if first else last
        return say("cli.type_number", self._language, numbers=numbers)

    def _words(self, answer: str) -> list[str]:
        return say(f"import.{answer}_words", self._language).split()
