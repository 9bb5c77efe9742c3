"""Cells as Excel hands them over and takes them, against what the rest of `books` knows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from addin.books.encode import EMPTY, TEXT_LIMIT, Encoder, Scalar, link_formula, objects_of
from addin.books.raw import Sense
from addin.books.workbook import unescape as unescape_control
from addin.books.xmltext import unescape
from addin.model import CellError, Link
from addin.schema.column import Column
from addin.schema.words import choice_words

_PLAIN = {str, float}
_SECOND = 1 / 86400
# A digit may make a number, day or time of a text; a short word may be a truth value in Excel's language.
_MEANS_MORE = re.compile(r"[=+\-@'#(%]|\w{1,6}$")
_NEEDLESS = re.compile(r"'([^\W\d][\w.]*)'!")
_POWER = re.compile(r"(?<![\w$.])(\d+)E\+?(\d{1,2})(?![\w.])")
_DIGIT = re.compile(r"\d")


class Formula(str):
    """A formula to be written, with its "="."""

    __slots__ = ()


Cell = float | bool | str | None


def plain_rows(given: Any) -> list[list[Any]]:
    """A raw value as rows of cells; "" is empty, an error is a CellError, midnight is a date."""
    if not isinstance(given, list | tuple):
        given = [[given]]
    elif given and not isinstance(given[0], list | tuple):
        given = [given]
    return [row if set(map(type, row)) <= _PLAIN else list(map(_plain, row)) for row in map(list, given)]


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is float or kind is str or kind is bool:
        return value
    if value is None:
        return ""
    if kind is int:
        return CellError.given(value) or float(value)
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, Decimal):  # a cell with a currency format
        return float(value)
    return value


def _moment(value: dt.datetime) -> dt.date:
    """Excel's own kind of moment, which claims a time zone, as the file's reader gives it: a day as date."""
    bare = dt.datetime(
        value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond
    )
    return bare if bare.time() != dt.time() else bare.date()


def new_cells(encoder: Encoder, column: Column, values: Any) -> list[Cell]:
    """Values of the frame's domain as cells, exactly as a file would hold them."""
    listed = objects_of(values)
    if column.type == "link":
        return [new_cell(encoder, value) for value in listed]
    kinds = set(map(type, listed)) - {type(None)}
    if kinds <= {str} and (column.type in {"text", "id"} or not kinds):
        return _texts(encoder, listed)
    if kinds <= {str} and column.type == "choice":
        words = choice_words(column.choices, encoder.language)
        known = {code: words.get(code, code) if code else None for code in set(listed)}
        return [known[code] for code in listed]
    if kinds <= {int} and column.type == "money":
        return [None if kurus is None else kurus / 100 for kurus in listed]
    if column.type in {"date", "datetime"} and not kinds & {str, Decimal, CellError}:
        return [None if serial is None else float(serial) for serial in encoder.serials(listed)]
    return [_cell(scalar) for scalar in encoder.scalars(column, listed)]


def _texts(encoder: Encoder, listed: list[str | None]) -> list[Cell]:
    """Texts stay as they are; the encoder only looks whether one is too long for a cell."""
    long = [text for text in set(listed) if text and len(text) > TEXT_LIMIT // 2]
    for text in long:
        encoder.text(text)
    return [text or None for text in listed]


def new_cell(encoder: Encoder, value: Any) -> Cell:
    """A value of no schema type, by its own."""
    if isinstance(value, Link):
        formula = link_formula(value)
        return Formula("=" + formula) if formula else value.text
    return _cell(encoder.scalar(value))


def _cell(scalar: Scalar) -> Cell:
    kind, text = scalar
    if scalar == EMPTY or not text:
        return None
    if not kind:
        return float(text)
    if kind == b' t="b"':
        return text == b"1"
    shown = unescape_control(unescape(text.decode()))
    return CellError(shown) if kind == b' t="e"' else shown


def same(old: Any, formula: str, new: Cell, sense: Sense) -> bool:
    """Whether a cell with this content already is what is to be written."""
    if isinstance(new, Formula):
        return _spelled(formula) == _spelled(new)
    if formula:
        return False
    if new is None or new == "":
        return isinstance(old, str) and old == ""
    if isinstance(new, bool) or isinstance(old, bool):
        return old is new
    if isinstance(new, float):
        number = sense.number(old) if not isinstance(old, str) else None
        close = _SECOND / 2 if isinstance(old, dt.date) else abs(new) * 1e-15
        return number is not None and abs(number - new) <= close
    return isinstance(old, str) and isinstance(old, CellError) == isinstance(new, CellError) and old == new


def _spelled(formula: str) -> str:
    """As Excel spells it: no quotes on the name of a sheet that needs none, 1E3 written out."""
    plain = _NEEDLESS.sub(r"\1!", formula)
    return _POWER.sub(lambda match: str(int(match[1]) * 10 ** int(match[2])), plain)


def kept(old: Any, formula: str, sense: Sense) -> Cell:
    """A cell's content as it would have to be written again."""
    if formula:
        return Formula(formula)
    if isinstance(old, str):
        return old or None
    return old if isinstance(old, bool) else sense.number(old)


def formula_texts(given: Any, raw: list[list[Any]]) -> list[list[str]]:
    """What `.formula` gives, with "" wherever no formula stands; a text may begin with "=" too."""
    return [
        [
            text if is_formula(text) and text != value else ""
            for text, value in zip(texts, values, strict=True)
        ]
        for texts, values in zip(plain_rows(given), raw, strict=True)
    ]


def is_formula(text: Any) -> bool:
    return isinstance(text, str) and text[:1] == "=" and len(text) > 1


def is_misread(cell: Cell) -> bool:
    """Whether Excel would make something else of a text typed into a cell of no text format."""
    if not isinstance(cell, str) or isinstance(cell, Formula | CellError):
        return False
    return bool(_MEANS_MORE.match(cell) or _DIGIT.search(cell))


def typed_in(cell: Cell, *, as_text: bool) -> Any:
    """What is handed to Excel so that it ends up in the cell. `as_text`: the cell has text format."""
    if cell is None:
        return ""
    if isinstance(cell, str) and not as_text and is_misread(cell):
        return "'" + cell
    return str(cell) if isinstance(cell, str) else cell


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending rows as first and last of each unbroken run.

    >>> runs([3, 4, 5, 9])
    [(3, 5), (9, 9)]
    """
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
