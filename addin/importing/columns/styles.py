"""How a list writes numbers and dates, decided by each column over all its cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from addin.importing.columns.fields import AMOUNTS, DAYS
from addin.importing.columns.mapping import Mapping
from addin.importing.columns.stated_sums import decimal_by_sum
from addin.importing.evidence import amounts, days
from addin.importing.evidence.cells import Cells
from addin.importing.evidence.turned_days import turned_round
from addin.importing.questions import Answers, Choice, Question
from addin.importing.tables.source_table import SourceTable


@dataclass(slots=True)
class Styles:
    """By column of the table: the decimal sign, and the order of day and month for each sign."""

    decimals: dict[int, str] = field(default_factory=dict)
    orders: dict[int, days.Orders] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)


def decide_styles(table: SourceTable, mapping: Mapping, answers: Answers) -> Styles:
    """What a column does not prove is taken from its like in the same list, or by its sum, else asked."""
    styles = Styles()
    _decide_decimals(table, mapping, answers, styles)
    _decide_orders(table, mapping, answers, styles)
    return styles


def _columns(table: SourceTable, mapping: Mapping, fields: tuple[str, ...]) -> dict[int, Cells]:
    return {at: table.columns[at] for name in fields for at in mapping.all_at(name)}


def _decide_decimals(table: SourceTable, mapping: Mapping, answers: Answers, styles: Styles) -> None:
    proofs = {at: amounts.evidence(cells) for at, cells in _columns(table, mapping, AMOUNTS).items()}
    proved = frozenset[str]().union(*(proof.signs for proof in proofs.values()))
    for at, proof in proofs.items():
        style = proof.style
        if not style and not proof.signs and len(proved) == 1:
            style = next(iter(proved))
        style = style or decimal_by_sum(table, at)
        if not style and proof.lira and not proved:
            style = ","
        if not style:
            question = _decimal_question(table.headers[at], proof.doubtful)
            style = answers.get(question.id, "")
            styles.questions += [] if style else [question]
        styles.decimals[at] = style


def _decimal_question(header: str, example: str) -> Question:
    choices = tuple(
        Choice(sign, "decimal", {"sign": sign, "kurus": int(amounts.read_amounts([example], sign).kurus[0])})
        for sign in (",", ".")
    )
    return Question("decimal", header, choices, {"example": example})


def _decide_orders(table: SourceTable, mapping: Mapping, answers: Answers, styles: Styles) -> None:
    proofs = {at: days.evidence(cells) for at, cells in _columns(table, mapping, DAYS).items()}
    proved = frozenset[str]().union(*(each for proof in proofs.values() for each in proof.proved.values()))
    for at, proof in proofs.items():
        orders = proof.orders() | _turned(table, at, answers, styles)
        for sign, example in proof.doubtful.items():
            if sign in orders:
                continue
            if not proof.proved and len(proved) == 1:
                orders[sign] = next(iter(proved))
                continue
            question = _order_question(table.headers[at], example)
            if question.id in answers:
                orders[sign] = answers[question.id]
            elif question.id not in {asked.id for asked in styles.questions}:
                styles.questions.append(question)
        styles.orders[at] = orders


def _turned(table: SourceTable, at: int, answers: Answers, styles: Styles) -> dict[str, str]:
    """Whether days of Excel are to be turned round; asked where it may have done so to a part of them."""
    example = turned_round(table.columns[at])
    if example is None:
        return {}
    back = example.replace(month=example.day, day=example.month)
    choices = (Choice("as_shown", "as_shown", {"day": example}), Choice("turned", "turned", {"day": back}))
    shown = {"example": f"{example:%d.%m.%Y}"}
    question = Question("days_turned", table.headers[at], choices, shown)
    if question.id not in answers:
        styles.questions.append(question)
    return {days.CELLS: days.MONTH} if answers.get(question.id) == "turned" else {}


def _order_question(header: str, example: str) -> Question:
    choices = tuple(
        Choice(order, order, {"day": days.read_day(example, order)}) for order in (days.DAY, days.MONTH)
    )
    return Question("day_order", header, choices, {"example": example})
