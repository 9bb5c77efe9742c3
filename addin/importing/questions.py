"""What only the user can decide; an answer is never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from addin.messages import say

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: message key in [import.choices] and what fills it."""

    answer: str
    key: str
    params: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        return say(f"import.choices.{self.key}", language, **self.params)


@dataclass(frozen=True, slots=True)
class Question:
    """One decision: message key in [import.questions], the header it is about, and the readings.

    `about` tells questions of one key apart, so that an answer finds its question again.
    """

    key: str
    about: str = ""
    choices: tuple[Choice, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.key}:{self.about}"

    def sentence(self, language: str) -> str:
        said = say(f"import.questions.{self.key}", language, column=self.about, **self.params)
        readings = " / ".join(choice.sentence(language) for choice in self.choices)
        return f"{said} {readings}".strip()

    def as_json(self, language: str) -> dict[str, Any]:
        return {
            "question": self.key,
            "column": self.about,
            "message": self.sentence(language),
            "choices": [
                {"answer": choice.answer, "reading": choice.sentence(language)} for choice in self.choices
            ],
        }


class Asked(Exception):
    """Nothing goes on before these are answered."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__(", ".join(question.id for question in questions))
        self.questions = tuple(questions)


def raise_if(questions: Sequence[Question]) -> None:
    if questions:
        raise Asked(questions)
