"""The worksheet functions as Excel asks for them: each published name is a callable of this module."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
import xlwings

from addin.excel.host import language_of_ribbon
from addin.failures import refusal_for
from addin.formulas import enter_all
from addin.formulas.calling import WrongCall, call
from addin.messages import say
from addin.model import ERROR_NUMBERS, CellError
from addin.registry import FORMULAS, Formula

Rows = list[list[Any]]


def answer(formula: Formula, values: Sequence[Any], language: str) -> Rows:
    """Rows of answers to one call; nothing is raised, a text says why there is no answer.

    `values`: rows of cells by position, None for what was left out. An error in a cell gives the same
    error in its place, as Excel's own functions do. Errors stand as their names, in as out: pywin32 gives
    no error away, so that the wrapper in Visual Basic makes one of the name.
    """
    try:
        tables = [_table(value) for value in values]
        failed = [not ERROR_NUMBERS.keys().isdisjoint(chain.from_iterable(table)) for table in tables]
        wholes = [argument.whole for argument in formula.arguments]
        for table, has_error, whole in zip(tables, failed, wholes, strict=True):
            if has_error and whole:
                return [[next(cell for row in table for cell in row if cell in ERROR_NUMBERS)]]
        given = [_healthy(t) if has_error else t for t, has_error in zip(tables, failed, strict=True)]
        rows: Rows = call(formula, given, language)
        for table, has_error in zip(tables, failed, strict=True):
            if has_error:
                rows = _overlaid(rows, table)
        return rows
    except WrongCall as error:
        return [[str(error)]]
    except Exception as error:
        refusal = refusal_for(error)
        return [[say(f"refusals.{refusal.key}", language, **refusal.params)]]


def _table(value: Any) -> Rows:
    """Rows of cells. Whole numbers are errors of which xlwings does not know the name."""
    rows = value if isinstance(value, list) else [[value]]
    if int in set(map(type, chain.from_iterable(rows))):
        return [[_named(cell) if type(cell) is int else cell for cell in row] for row in rows]
    return rows


def _named(number: int) -> str | int:
    error = CellError.given(number)
    return number if error is None else str(error)


def _healthy(table: Rows) -> Rows:
    return [[None if cell in ERROR_NUMBERS else cell for cell in row] for row in table]


def _overlaid(rows: Rows, table: Rows) -> Rows:
    """The answers, with a table's errors in the places that it was repeated to."""
    errors = np.array(
        [[cell if cell in ERROR_NUMBERS else None for cell in row] for row in table], dtype=object
    )
    answers = np.array(rows, dtype=object)
    spread = np.broadcast_to(errors, answers.shape)
    taken: Rows = np.where(spread == None, answers, spread).tolist()  # noqa: E711
    return taken


def _published(formula: Formula) -> Callable[..., Rows]:
    """The function in the shape that xlwings publishes: arguments by position, cells as rows."""

    def function(*values: Any) -> Rows:
        return answer(formula, values, language_of_ribbon())

    names = [argument.name for argument in formula.arguments]
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    function.__name__ = formula.name
    function.__doc__ = formula.run.__doc__
    function.__signature__ = inspect.Signature([inspect.Parameter(name, kind) for name in names])  # type: ignore[attr-defined]
    function.__annotations__ = {}
    published: Callable[..., Rows] = xlwings.func(function)
    for name in names:
        published = xlwings.arg(name, ndim=2, err_to_str=True)(published)
    return published


enter_all()
globals().update({name: _published(formula) for name, formula in FORMULAS.items()})
