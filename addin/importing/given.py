"""Answers that came with the command: which question each is for, and those that are for none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from addin.importing.questions import Question
from addin.messages import catalogue, say
from addin.model import Refusal

# Questions about one header: the answer must name one that the list has.
_OF_HEADERS = (
    "paid",
    "unsure",
    "day_column",
    "amount_column",
    "decimal",
    "day_order",
    "days_turned",
    "duplicate_header",
    "field",
)


def given_answers(words: Iterable[object]) -> dict[str, str]:
    """Answer by id of its question.

    >>> given_answers(["paid:Ödenen=whole", "mapping=yes"])
    {'paid:Ödenen': 'whole', 'mapping:': 'yes'}
    """
    pairs = [str(word).rpartition("=") for word in words]
    return {name if ":" in name else f"{name}:": answer for name, _, answer in pairs}


def answer_of(question: Question, answer: str) -> str:
    """Errors: Refusal with the answers that are possible."""
    possible = [choice.answer for choice in question.choices]
    if answer not in (*possible, *question.accepted):
        named = ", ".join(f"{question.id}={each}" for each in possible)
        raise Refusal("import_no_such_answer", answer=f"{question.id}={answer}", answers=named)
    return answer


def refuse_strangers(
    given: Mapping[str, str], asked: Sequence[Question], headers: Collection[str] | None = None
) -> None:
    """Refuse answers to what is not asked, most likely mistyped.

    An answer to a question that this list need not be asked is none of them, as scripts give it each
    time: `headers` are those of the list, None as long as they are not known.
    """
    keys = catalogue("tr")["import"]["questions"]
    ids = {question.id for question in asked}
    for name, answer in given.items():
        key, _, about = name.partition(":")
        mistyped = key in _OF_HEADERS and about not in headers if headers is not None else False
        mistyped |= headers is None and key in {question.key for question in asked}
        if name in ids or (key in keys and not mistyped):
            continue
        ready = ", ".join(
            f'--answer "{question.id}={question.choices[0].answer}"' for question in asked if question.choices
        )
        word = f"{name.removesuffix(':')}={answer}" if name != ":" else answer
        refusal = "import_no_such_question" if ready else "import_nothing_asked"
        raise Refusal(refusal, answer=word, ready=ready)


def ready_sentence(question: Question, language: str) -> str:
    """The question, and behind each choice what to type for it."""
    readings = [
        say("import.ready", language, reading=choice.sentence(language), id=question.id, answer=choice.answer)
        for choice in question.choices
    ]
    return f"{question.text(language)} {' / '.join(readings)}".strip()
