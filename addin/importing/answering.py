"""Questions of an import: answered with the command, at the terminal, or the end of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from addin.importing.columns.corrections import KEY, LEAVE, read_corrections
from addin.importing.given import answer_of, given_answers, ready_sentence, refuse_strangers
from addin.importing.questions import Answers, Asked, Question, field_words
from addin.messages import say
from addin.model import Refusal
from addin.registry import Ask, Request

T = TypeVar("T")
_STOP = "stop"


class Answering:
    """`answers`: what the user decided, by id of the question; `given`: what came with the command."""

    def __init__(self, request: Request) -> None:
        self._usual: dict[str, str] = {}
        self.given = given_answers(request["answer"] or ())
        self.answers = read_corrections(self.given)
        self._accepted = bool(request["yes"])
        self._ask = None if self._accepted else request.ask
        self._language = request.language
        self._asked: list[Question] = []
        self._granted: dict[str, str] = {}

    def grant(self, question: str, answer: str) -> None:
        """Answer a question that is none here, unless the command brought an answer of its own."""
        self._granted[question] = answer

    def until_clear(self, work: Callable[[Answers], T]) -> T:
        """What `work` gives once nothing is open any more. Errors: Refusal with what is."""
        while True:
            try:
                return work({**self._usual, **self.answers})
            except Asked as asked:
                self._settle(asked.questions)

    def refuse_strangers(self, headers: Collection[str]) -> None:
        """Refuse answers to what is not asked; `headers`: those of the list."""
        refuse_strangers(self.given, self._asked, headers)

    def _settle(self, questions: Sequence[Question]) -> None:
        self._asked += questions
        told = [question for question in questions if question.id in self.given]
        self.answers |= {question.id: answer_of(question, self.given[question.id]) for question in told}
        self.answers |= {
            question.id: self._granted[question.id]
            for question in questions
            if question.id in self._granted and question not in told
        }
        left = [question for question in questions if question.id not in self.answers]
        told = [each for each in left if each.usual and (each.plain or self._ask is None)]
        self._usual |= {question.id: question.usual for question in told}
        left = [question for question in left if question not in told]
        if not left:
            return
        refuse_strangers(self.given, self._asked)
        if self._ask is None or not all(question.choices for question in left):
            raise _refusal(left, self._language, accepted=self._accepted) from None
        for question in left:
            self.answers |= _answer(question, self._ask, self._language)


def _refusal(questions: Sequence[Question], language: str, *, accepted: bool) -> Refusal:
    decided = any(question.choices for question in questions)  # else the list itself must be put right
    ways = "asked_without_yes" if accepted else "asked_at_terminal"
    how = say(f"import.{ways}", language) if decided else ""
    said = " ".join(ready_sentence(question, language) for question in questions)
    listed = [question.as_json(language) for question in questions]
    return Refusal("import_asked", {"asked": listed}, questions=said, how=how)


def _answer(question: Question, ask: Ask, language: str) -> dict[str, str]:
    """The answer by id; to a mapping that is not right, what one of its columns is."""
    choices = [(choice.answer, choice.sentence(language)) for choice in question.choices]
    answer = _chosen(ask, question.terminal_text(language), choices)
    if question.key == "mapping" and answer == "no":
        return _correction(question, ask, language)
    return {question.id: answer}


def _correction(question: Question, ask: Ask, language: str) -> dict[str, str]:
    columns = [column["header"] for column in question.details["mapping"]]
    headers = dict.fromkeys(filter(None, [*columns, *question.details["left_out"]]))
    wrong = [*((header, header) for header in headers), (_STOP, say("import.choices.stop", language))]
    header = _chosen(ask, say("import.questions.wrong_column", language), wrong)
    fields = [(field, field_words(field, language)) for field in question.details["fields"]]
    fields.append((LEAVE, say("import.choices.leave_column", language)))
    return {f"{KEY}:{header}": _chosen(ask, say("import.questions.field", language, column=header), fields)}


def _chosen(ask: Ask, text: str, choices: Sequence[tuple[str, str]]) -> str:
    answer = ask.choose(text, choices)
    if not answer or answer == _STOP:
        raise Refusal("import_declined")
    return answer
