"""Raw cells of one column as text, and what two readers of cells share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

from addin.importing.intake.sheet import repeat
from addin.rules.identifiers.columns import as_text
from addin.rules.rows import Ints
from addin.text import fold

T = TypeVar("T")
Cells = Sequence[Any]
Texts = npt.NDArray[np.object_]
Bools = npt.NDArray[np.bool_]
# Signs of control, of no width, and those that turn the direction in which a name is shown.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb]"
)
_TRIED, _FEW = 2000, 0.95
_FEW_ROWS = 50  # fewer than a fiftieth of a column: not worth to look at the whole of it
_DASHES = frozenset({"-", "–", "—", "--", "---"})
_NOTHING = {*_DASHES, ""}
_SHORT = 1 << 53  # below it numbers of either kind are written alike


class Column(list[Any]):
    """The cells of one column, with what was worked out of them; they do not change any more."""

    __slots__ = ("_kept",)

    def kept(self, key: Any, find_out: Callable[[Column], T]) -> T:
        """What `find_out` says of the column, asked once for each key; not to be written into."""
        known: dict[Any, Any] = getattr(self, "_kept", {})
        self._kept = known
        if key not in known:
            known[key] = find_out(self)
        return cast("T", known[key])


def kept(cells: Cells, key: Any, find_out: Callable[[Cells], T]) -> T:
    """`find_out(cells)`, which a column remembers."""
    return cells.kept(key, find_out) if isinstance(cells, Column) else find_out(cells)


def without_dashes(columns: Sequence[Cells]) -> list[Cells]:
    """The columns, "-" as the empty cell that it stands for; where a row has nothing else it stays.

    >>> without_dashes([["Ak", "-"], ["-", "-"], [5.0, "-"]])
    [['Ak', '-'], ['', '-'], [5.0, '-']]
    """
    dashed = [str in kinds_of(column) and not _DASHES.isdisjoint(column) for column in columns]
    if not any(dashed):
        return list(columns)
    said = [any(cell not in _NOTHING for cell in row) for row in zip(*columns, strict=True)]
    return [
        Column("" if told and cell in _DASHES else cell for cell, told in zip(column, said, strict=True))
        if has
        else column
        for column, has in zip(columns, dashed, strict=True)
    ]


def kinds_of(cells: Cells) -> frozenset[type]:
    """The types of the cells."""
    return kept(cells, "kinds", lambda cells: frozenset(map(type, cells)))


def coded(cells: Cells) -> tuple[Ints, list[Any]]:
    """Place of each cell among the distinct ones, and these; 1 and 1.0 are one.

    >>> coded(["a", 2.0, "a"])[0].tolist(), coded(["a", 2.0, "a"])[1]
    ([0, 1, 0], ['a', 2.0])
    """
    return kept(cells, "coded", _coded)


def _coded(cells: Cells) -> tuple[Ints, list[Any]]:
    if kinds_of(cells) == {str} and not repeat(cells, _FEW):
        import pandas as pd

        array = np.empty(len(cells), dtype=object)
        array[:] = cells
        codes, texts = pd.factorize(array)
        return codes, texts.tolist()
    places = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
    return np.fromiter(map(places.__getitem__, cells), dtype=np.int64, count=len(cells)), list(places)


def through(cells: Cells, change: Callable[[Any], Any], dtype: Any = object) -> npt.NDArray[Any]:
    """`change` of every cell, worked out once for each distinct one."""
    codes, distinct = coded(cells)
    changed = np.empty(len(distinct), dtype=dtype)
    changed[:] = [change(cell) for cell in distinct]
    return np.asarray(changed[codes])


def texts_once(cells: Cells) -> Sequence[str]:
    """The texts among the cells, equal ones once unless most differ."""
    if repeat(cells, _FEW):
        return [cell for cell in coded(cells)[1] if type(cell) is str]
    return cells if kinds_of(cells) == {str} else [cell for cell in cells if type(cell) is str]


def are_bare(texts: Sequence[str]) -> bool:
    """Whether all of them are ASCII without blanks, as numbers of documents are.

    >>> are_bare(["A-1", "", "B2"]), are_bare(["A 1"]), are_bare(["A\\n1"]), are_bare(["Ş1"])
    (True, False, False, False)
    """
    whole = "".join(texts)
    return whole.isascii() and whole.isprintable() and " " not in whole


def is_bare(cells: Cells) -> bool:
    """Whether a column holds nothing but such texts."""
    few = cells[:_TRIED]
    return kept(cells, "bare", lambda cells: kinds_of(cells) <= {str} and are_bare(few) and are_bare(cells))


def holds_any(cells: Cells) -> bool:
    """Whether something stands in any cell."""
    if any(map(is_filled, cells[:_TRIED])):
        return True
    return cells.count("") < len(cells) and any(map(is_filled, cells))


def is_filled(cell: Any) -> bool:
    """Whether more than blanks stand there."""
    return not isinstance(cell, str) or (bool(cell) and not cell.isspace())


def tidy(text: str) -> str:
    """Without outer, doubled, no-break and invisible blanks.

    >>> tidy(" 0747\\u00a0 A \\u200b"), tidy("Ak\\u202e Ltd\\u00ad.")
    ('0747 A', 'Ak Ltd.')
    """
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # all blanks but one and all invisible signs are none that print
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
    return kept(cells, "texts", _texts_of).copy()


def texts_at(cells: Cells, rows: Ints) -> list[str]:
    """The texts of some rows.

    >>> texts_at(["a ", 716700.0, 0.5, ""], np.array([0, 2, 1]))
    ['a', '0.5', '716700']
    """
    if len(rows) * _FEW_ROWS > len(cells) and kinds_of(cells) <= {str, dt.date, dt.datetime}:
        return list(kept(cells, "texts", _texts_of)[rows].tolist())
    return list(texts_of(list(map(cells.__getitem__, rows.tolist()))).tolist())


def _texts_of(cells: Cells) -> Texts:
    if is_bare(cells):
        texts = np.empty(len(cells), dtype=object)
        texts[:] = cells
        return texts
    if kinds_of(cells) <= {str, dt.date, dt.datetime}:
        return through(cells, lambda cell: tidy(cell) if isinstance(cell, str) else _day_text(cell))
    texts = np.empty(len(cells), dtype=object)
    if kinds_of(cells) == {float}:
        texts[:] = list(map(repr, cells))
        numbers = np.array(cells)
        whole = np.trunc(numbers) == numbers
        short = whole & (np.abs(numbers) < _SHORT)
        texts[short] = list(map(str, numbers[short].astype(np.int64).tolist()))
        rest = np.flatnonzero((whole & ~short) | np.isnan(numbers))
        texts[rest] = [as_text(cells[at]) for at in rest.tolist()]
        return texts
    known = _Tidy()
    texts[:] = [
        as_text(cell) if type(cell) is float else known[cell if type(cell) is str else shown(cell)]
        for cell in cells
    ]
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
    if type(cell) is str:
        return tidy(cell)
    return _day_text(cell) if isinstance(cell, dt.date) else tidy(as_text(cell))


def sample(cells: Cells, rows: npt.NDArray[np.intp] | None = None, size: int = 300) -> list[Any]:
    """Filled cells, evenly from the whole column or from these rows of it."""
    if rows is None:
        return kept(cells, ("sample", size), lambda cells: _filled(_evenly(cells, 4 * size))[:size]).copy()
    return _filled([cells[row] for row in _evenly(rows, 4 * size).tolist()])[:size]


def _evenly(cells: Any, size: int) -> Any:
    return cells[:: max(1, len(cells) // size)]


def _filled(cells: Cells) -> list[Any]:
    return [cell for cell in cells if not (isinstance(cell, str) and not cell.strip())]
