"""One call of a worksheet function: whatever Excel hands over in, one value or a whole column out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.formulas.cells import READERS, Column, plain
from addin.messages import say
from addin.registry import Argument, Formula

Rows = list[list[Any]]


class WrongCall(ValueError):
    """A call that has no answer at all; the text says why, in the user's language."""


def call(formula: Formula, values: Sequence[Any], language: str = "tr") -> Any:
    """The function's answer: a single value when all arguments are single, else rows of values.

    `values`: single cells (None, bool, float, str, datetime) or ranges as rows of cells, by position;
    missing optional ones may be left out or None. Single cells and single rows or columns are repeated
    over the others, as Excel repeats them. A cell that cannot be used gives a short sentence in its
    place; blank cells that must hold something give "". Errors: WrongCall when arguments are missing or
    ranges do not fit each other. The function itself sees only the rows whose cells can be used.
    """
    asked = _by_argument(formula, values, language)
    tables = {argument.name: _rows(value) for argument, value in asked.items() if not argument.whole}
    height, width = _shape(tables, language)
    columns: dict[str, Any] = {}
    answers: npt.NDArray[np.object_] = np.full(height * width, None, dtype=object)
    wrong = np.zeros(height * width, dtype=bool)
    for argument, value in asked.items():
        cells = (
            list(chain.from_iterable(_rows(value)))
            if argument.whole
            else _repeated(tables[argument.name], height, width)
        )
        column = _read(argument, cells)
        if argument.whole:
            _refuse_wrong(argument, column, language)
        else:
            _say_wrong(argument, column, answers, wrong, language)
        columns[argument.name] = column.values
    if not wrong.all():
        asked_for = {a.name: columns[a.name] if a.whole else columns[a.name][~wrong] for a in asked}
        answers[~wrong] = plain(formula.run(**asked_for, language=language))
    if all(_is_single(value) for argument, value in asked.items() if not argument.whole):
        return answers[0]
    flat = answers.tolist()
    return [flat[at : at + width] for at in range(0, len(flat), width)]


def _by_argument(formula: Formula, values: Sequence[Any], language: str) -> dict[Argument, Any]:
    if len(values) > len(formula.arguments):
        raise WrongCall(say("formulas.too_many", language, n=len(formula.arguments)))
    absent = formula.arguments[len(values) :]
    for argument in absent:
        if not argument.optional:
            raise WrongCall(say("formulas.missing", language, argument=argument.name))
    return dict(zip(formula.arguments, [*values, *(None for _ in absent)], strict=True))


def _is_single(value: Any) -> bool:
    return not isinstance(value, list | tuple)


def _rows(value: Any) -> Rows:
    """A range as rows; a flat list is a column, a single cell one row of one cell."""
    if _is_single(value):
        return [[value]]
    if value and set(map(type, value)) == {list}:
        rows: Rows = list(value)
    else:
        rows = [list(row) if isinstance(row, list | tuple) else [row] for row in value]
    width = max(map(len, rows), default=0)
    if width and min(map(len, rows)) == width:
        return rows
    return [row + [None] * (width - len(row)) for row in rows] if width else [[None]]


def _shape(tables: dict[str, Rows], language: str) -> tuple[int, int]:
    heights = {len(rows) for rows in tables.values()} - {1}
    widths = {len(rows[0]) for rows in tables.values()} - {1}
    if len(heights) > 1 or len(widths) > 1:
        raise WrongCall(say("formulas.ranges_differ", language))
    return max(heights, default=1), max(widths, default=1)


def _repeated(rows: Rows, height: int, width: int) -> list[Any]:
    lines = rows if len(rows[0]) == width else [row * width for row in rows]
    return list(chain.from_iterable(lines * height if len(lines) != height else lines))


def _read(argument: Argument, cells: list[Any]) -> Column:
    column = READERS[argument.kind](cells)
    if argument.optional:
        column.blank[:] = False
    return column


def _say_wrong(
    argument: Argument,
    column: Column,
    answers: npt.NDArray[np.object_],
    wrong: npt.NDArray[np.bool_],
    language: str,
) -> None:
    """The first argument that is wrong speaks; a blank one leaves the cell empty."""
    new = column.wrong & ~wrong
    if new.any():
        answers[new] = _complaint(argument, language)
    empty = column.blank & ~wrong & ~new
    answers[empty] = ""
    wrong |= new | empty


def _refuse_wrong(argument: Argument, column: Column, language: str) -> None:
    if column.wrong.any():
        raise WrongCall(_complaint(argument, language))


def _complaint(argument: Argument, language: str) -> str:
    return say(f"formulas.not_{argument.kind}", language, argument=argument.name)
