"""Raw cells of one column as text, and what two readers of cells share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from addin.rules.identifiers.columns import as_texts
from addin.text import fold

Cells = Sequence[Any]
Texts = npt.NDArray[np.object_]
Bools = npt.NDArray[np.bool_]
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")


def tidy(text: str) -> str:
    """Without outer, doubled, no-break and invisible blanks.

    >>> tidy(" 0747\\u00a0 A \\u200b")
    '0747 A'
    """
    if text.isascii() and text.isalnum():
        return text
    return " ".join(_INVISIBLE.sub("", text).split())


def loose(text: str) -> str:
    """What headers and words are compared by: folded, without spaces.

    >>> loose("Fatura No."), loose("FATURANO")
    ('faturano', 'faturano')
    """
    return fold(text).replace(" ", "")


def texts_of(cells: Cells) -> Texts:
    """The column as text: whole numbers without ".0", days as dd.mm.yyyy.

    >>> texts_of(["a ", 716700.0, dt.date(2025, 4, 22), ""]).tolist()
    ['a', '716700', '22.04.2025', '']
    """
    if set(map(type, cells)) <= {str}:
        return _tidied(cells)
    return _tidied([_day_text(cell) if isinstance(cell, dt.date) else cell for cell in cells])


def _tidied(cells: Cells) -> Texts:
    texts, known = as_texts(cells), _Tidy()
    texts[:] = [text if text.isalnum() and text.isascii() else known[text] for text in texts.tolist()]
    return texts


class _Tidy(dict[str, str]):
    """Each distinct text is tidied once."""

    def __missing__(self, text: str) -> str:
        self[text] = tidied = tidy(text)
        return tidied


def by_distinct(rule: Callable[[Texts], npt.NDArray[Any]], values: Texts) -> npt.NDArray[Any]:
    """What the rule gives for a column, worked out for its distinct texts."""
    import pandas as pd

    codes, distinct = pd.factorize(values)
    return np.asarray(rule(np.asarray(distinct, dtype=object))[codes])


def _day_text(day: dt.date) -> str:
    midnight = not isinstance(day, dt.datetime) or day.time() == dt.time(0)
    return day.strftime("%d.%m.%Y" if midnight else "%d.%m.%Y %H:%M")


def shown(cell: Any) -> str:
    """One cell as the user sees it."""
    return tidy(cell) if type(cell) is str else str(texts_of([cell])[0])


def sample(cells: Cells, rows: npt.NDArray[np.intp] | None = None, size: int = 300) -> list[Any]:
    """Filled cells, evenly from the whole column or from these rows of it."""
    count = len(cells) if rows is None else len(rows)
    step = max(1, count // (4 * size))
    if rows is not None:
        cells, step = [cells[row] for row in rows[::step].tolist()], 1
    return [cell for cell in cells[::step] if not (isinstance(cell, str) and not cell.strip())][:size]
