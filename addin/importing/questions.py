"""What only the user can decide; an answer is never guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from addin.messages import say
from addin.rules.money import format_money
from addin.wording import day, first_few

Answers = Mapping[str, str]
TAKE, LEAVE = "take", "leave"  # answers to whether a part of a list is meant
_NAMED, _ALL = 3, 1000  # debtors that a question names, at the terminal


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: message key in [import.choices] and what fills it.

    A param `kurus` or `day` gives {reading}, as the language writes amounts and days.
    """

    answer: str
    key: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """The choice in words."""
        params = dict(self.params)
        if "field" in params:
            params["field"] = field_words(str(params["field"]), language)
        if "kurus" in params:
            params["reading"] = format_money(params["kurus"], "", language=language)
        if isinstance(read := params.get("day"), dt.date):
            month = say("import.months", language).split(",")[read.month - 1]
            params["reading"] = f"{read.day} {month} {read.year}"
        return say(f"import.choices.{self.key}", language, **params)


@dataclass(frozen=True, slots=True)
class Question:
    """One decision: message key in [import.questions], the header it is about, and the readings.

    `about` tells questions of one key apart, so that an answer finds its question again. `details`: more
    for a program that reads the question. `wording`: another message key than `key`. `usual`: the answer
    where nobody is there to be asked; `plain`: nor is anybody else, as the list says it itself. `accepted`:
    answers that scripts give each time, though here they are not offered.
    """

    key: str
    about: str = ""
    choices: tuple[Choice, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    wording: str = ""
    usual: str = ""
    plain: bool = False
    accepted: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.key}:{self.about}"

    def text(self, language: str) -> str:
        """The question without its choices."""
        return self._text(language, _NAMED, "; ")

    def _text(self, language: str, most: int, between: str) -> str:
        """`most`: of debtors with their money; of a param that is a tuple all are named. `between` them."""
        params = dict(self.params)
        if "field" in params:
            params["field"] = field_words(str(params["field"]), language)
        if "mapping" in self.details:
            params["mapping"] = ", ".join(_mapping_words(self.details["mapping"], language))
        if "balances" in self.details:
            said = _balances_words(self.details["balances"], language)
            params["balances"] = _few(said, most, between)
        if "moves" in self.details:
            params["moves"] = _few(_moves_words(self.details["moves"], language), most, between)
        for key in {"receipts", "debts"} & self.details.keys():
            params[key] = _few(_both_sides_words(self.details[key], language), most, between)
        for key, value in params.items():
            params[key] = _few(value, len(value), between) if isinstance(value, tuple) else value
        if "mark" in params:
            params["mark"] = say(f"import.marks.{params['mark']}", language)
        if isinstance(kurus := params.get("kurus"), int):
            params["money"] = format_money(kurus, "", language=language)
        params.setdefault("column", self.about)
        return say(f"import.questions.{self.wording or self.key}", language, **params)

    def terminal_text(self, language: str) -> str:
        """As `text`; columns, debtors and moves all and one a line, columns that are not taken too."""
        if "mapping" not in self.details:
            return self._text(language, _ALL, "\n  ")
        lines = _mapping_words(self.details["mapping"], language)
        for header in self.details["left_out"]:
            key = "mapping_left_note" if header in self.details["notes_left"] else "mapping_left"
            lines.append(say(f"import.{key}", language, header=header))
        return "\n".join([say("import.mapping_lines", language), *(f"  {line}" for line in lines)])

    def sentence(self, language: str) -> str:
        """The question with its choices behind it."""
        readings = " / ".join(choice.sentence(language) for choice in self.choices)
        return f"{self.text(language)} {readings}".strip()

    def as_json(self, language: str) -> dict[str, Any]:
        """As a program is told; `answer` of a choice is what --answer takes."""
        return {
            "id": self.id,
            "question": self.key,
            "column": self.about,
            "message": self.sentence(language),
            "choices": [
                {"answer": choice.answer, "reading": choice.sentence(language)} for choice in self.choices
            ],
            **self.details,
        }


def lira(kurus: int) -> str:
    """An amount as a program is told.

    >>> lira(-5)
    '-0.05'
    """
    return f"{Decimal(kurus).scaleb(-2):.2f}"


def balance(debtor: str, currency: str, *, book: int, listed: int) -> dict[str, str]:
    """What book and list say of a debtor, in kuruş, as one of `Question.details["balances"]`."""
    return {"debtor": debtor, "currency": currency, "book": lira(book), "list": lira(listed)}


def field_words(name: str, language: str) -> str:
    """What the user calls a field."""
    return say(f"import.fields.{name}", language)


def _mapping_words(columns: Sequence[Mapping[str, Any]], language: str) -> list[str]:
    """A text for each column, the first one of each of several tables behind its name."""
    tables = ["", *(column.get("table", "") for column in columns)]
    return [
        f"{table}: " * (table != before) + column_words(column, language)
        for column, before, table in zip(columns, tables, tables[1:], strict=False)
    ]


def column_words(column: Mapping[str, Any], language: str, *, how_sure: bool = True) -> str:
    """A column of a mapping: its header and what it is taken for."""
    header, percent = column["header"], round(column["confidence"] * 100)
    meant = field_words(column["field"], language)
    if not how_sure:
        return f"{header} → {meant}"
    return say("import.mapping_line", language, header=header, field=meant, percent=percent)


def _few(said: Sequence[str], most: int, between: str) -> str:
    """What is said of each; one a line where they stand on lines."""
    lines = "\n" in between and len(said) > 1
    return between * lines + first_few(said, most, between)


def _balances_words(balances: Sequence[Mapping[str, str]], language: str) -> list[str]:
    def money(told: Mapping[str, str], which: str) -> str:
        return format_money(int(Decimal(told[which]).scaleb(2)), told["currency"], language=language)

    def book(told: Mapping[str, str]) -> str:
        which = next((key for key in ("papers_in", "papers_beside") if Decimal(told.get(key, 0))), "")
        sums = {"book": money(told, "book"), "papers": money(told, which) if which else ""}
        return say(f"import.opening_{which}", language, **sums) if which else sums["book"]

    return [
        say(
            "import.opening_balance",
            language,
            debtor=told["debtor"],
            book=book(told),
            listed=money(told, "list"),
        )
        for told in balances
    ]


def _moves_words(moves: Sequence[Mapping[str, str]], language: str) -> list[str]:
    said = []
    for each in moves:
        day, kurus = dt.date.fromisoformat(each["day"]), int(Decimal(each["amount"]).scaleb(2))
        money = format_money(kurus, each["currency"], language=language)
        said.append(f"{each['debtor']} {day:%d.%m.%Y} {money}")
    return said


def _both_sides_words(told: Sequence[Mapping[str, Any]], language: str) -> list[str]:
    """What the book and what the list has of each debtor, with the days."""

    def money(each: Mapping[str, Any], side: str) -> str:
        return " + ".join(
            f"{format_money(int(Decimal(one['amount']).scaleb(2)), each['currency'], language=language)}"
            f" ({day(dt.date.fromisoformat(one['day']))})"
            for one in each[side]
        )

    return [
        say(
            "import.opening_balance",
            language,
            debtor=each["debtor"],
            book=money(each, "book"),
            listed=money(each, "list"),
        )
        for each in told
    ]


class Asked(Exception):
    """Nothing goes on before these are answered."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__(", ".join(question.id for question in questions))
        self.questions = tuple(questions)


def answered(question: Question, answers: Answers) -> str:
    """The answer that was given. Errors: Asked."""
    answer = answers.get(question.id)
    if answer is None:
        raise Asked([question])
    return answer


def answer_or_ask(question: Question, answers: Answers, questions: dict[str, Question]) -> str:
    """The answer; "" where there is none, and the question goes to those that are asked together."""
    if question.id not in answers:
        questions.setdefault(question.id, question)
    return answers.get(question.id, "")


def raise_if(questions: Sequence[Question]) -> None:
    """Errors: Asked, where any is left."""
    if questions:
        raise Asked(questions)
