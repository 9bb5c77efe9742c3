"""Values -> the bytes of a cell behind its address and style."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np

from addin.books.xmltext import escape
from addin.model import CellError, Link, Refusal, is_missing
from addin.schema.column import Column
from addin.schema.words import choice_words

TEXT_LIMIT = 32_767
FORMULA_TEXT_LIMIT = 255
# Type attribute with its blank, and what stands in <v>; text is already escaped.
Scalar = tuple[bytes, bytes]
EMPTY: Scalar = (b"", b"")
EMPTY_TAIL = b"/>"
_STRICT = {"money", "date", "datetime", "number", "percent", "integer"}

_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = 86400
_BLANK = b" \t\n"


@dataclass(frozen=True, slots=True)
class Live:
    """New cached value of a live formula; `formula` gives the text when the cell has lost its own."""

    value: Scalar
    formula: Callable[[int], str] | None = None


Tail = bytes | Live


@dataclass(slots=True)
class Encoder:
    """Encodes values for one book; equal texts are encoded once."""

    language: str = "tr"
    date1904: bool = False
    _texts: dict[str, Scalar] = field(default_factory=dict)

    def scalars(self, column: Column, values: Iterable[Any]) -> list[Scalar]:
        """Values of the frame's domain, as the column's type is written.

        A column of amounts or dates may also hold what does not belong there, as users' cells do: str
        is written as text, Decimal as the number it is, CellError as error value.
        """
        if column.type in {"date", "datetime"}:
            return self._moments(values)
        one, listed = self._by_type(column), objects_of(values)
        if column.type in _STRICT and any(isinstance(value, str | Decimal) for value in listed):
            one = self._any_of(one)
        return [EMPTY if value is None or value == "" else one(value) for value in listed]

    def tails(self, column: Column, values: Iterable[Any], style: bytes = b"") -> list[Tail]:
        """The same as whole cells that hold constants, each distinct one made once, behind the style.

        A Link becomes a HYPERLINK formula.
        """
        if column.type in {"date", "datetime"}:
            scalars = self._moments(values)
            made = {scalar: style + constant(scalar) for scalar in set(scalars)}
            return list(map(made.__getitem__, scalars))
        given = objects_of(values)
        if column.type == "link":
            return [style + self._linked(value) for value in given]
        if CellError in set(map(type, given)):  # equal to the text that looks like it
            return [style + constant(scalar) for scalar in self.scalars(column, given)]
        distinct = list(set(given))
        cells = [style + constant(scalar) for scalar in self.scalars(column, distinct)]
        return list(map(dict(zip(distinct, cells, strict=True)).__getitem__, given))

    def _linked(self, value: Any) -> bytes:
        return self.link(value) if isinstance(value, Link) else constant(self.scalar(value))

    def scalar(self, value: Any) -> Scalar:  # noqa: PLR0911
        """A value of no schema type, by its own."""
        if is_missing(value) or value == "":
            return EMPTY
        if isinstance(value, CellError):
            return b' t="e"', escape(value).encode()
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Link):
            return self.text(value.text)
        if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
            return b' t="b"', b"1" if value else b"0"
        if isinstance(value, Decimal):
            return b"", str(value).encode()
        if hasattr(value, "year") or type(value).__name__ == "datetime64":
            return self._moments([value])[0]
        return _number(value)

    def tail(self, value: Any) -> Tail:
        return self.link(value) if isinstance(value, Link) else constant(self.scalar(value))

    def text(self, text: str) -> Scalar:
        found = self._texts.get(text)
        if found is None:
            found = self._texts[text] = _text(text)
        return found

    def link(self, link: Link) -> bytes:
        """HYPERLINK with its text as cached value; plain text when Excel could not hold the target."""
        shown = self.text(link.text)
        formula = link_formula(link)
        return live_cell(formula, shown) if formula else constant(shown)

    def _any_of(self, one: Callable[[Any], Scalar]) -> Callable[[Any], Scalar]:
        return lambda value: self.scalar(value) if isinstance(value, str | Decimal) else one(value)

    def _by_type(self, column: Column) -> Callable[[Any], Scalar]:
        if column.type == "money":
            return _money
        if column.type in {"number", "percent", "integer"}:
            return lambda value: self.text(value) if isinstance(value, str) else _number(value)
        if column.type == "choice":
            words = choice_words(column.choices, self.language)
            return lambda code: self.text(words.get(code, code))
        if column.type == "flag":
            words = choice_words(column.choices or "flag", self.language)
            return lambda value: self.text(words["yes" if value else "no"])
        return self._as_text

    def _as_text(self, value: Any) -> Scalar:
        return self.text(value if isinstance(value, str) else self.scalar(value)[1].decode())

    def _moment(self, value: Any) -> Scalar:
        return self.scalar(value) if isinstance(value, str | Decimal) else self._moments([value])[0]

    def _moments(self, values: Iterable[Any]) -> list[Scalar]:
        listed = values if is_moments(values) else objects_of(values)
        if not is_moments(values) and any(isinstance(value, str | Decimal) for value in listed):
            return [self._moment(value) for value in listed]
        return [EMPTY if serial is None else (b"", repr(serial).encode()) for serial in self.serials(listed)]

    def serials(self, values: Iterable[Any]) -> list[int | float | None]:
        """Days since the book's day zero; a whole day as int."""
        given = values if is_moments(values) else [_naive(value) for value in values]
        moments = np.asarray(given, dtype="datetime64[s]")
        seconds = (moments - np.datetime64("1904-01-01" if self.date1904 else "1899-12-30")).astype(np.int64)
        days, rests = (seconds // _DAY).tolist(), (seconds % _DAY).tolist()
        return [
            None if missing else day if not rest else day + rest / _DAY
            for missing, day, rest in zip(np.isnat(moments).tolist(), days, rests, strict=True)
        ]


def is_moments(values: Any) -> bool:
    """Whether an array or column holds nothing but moments, which need not be taken apart."""
    return getattr(getattr(values, "dtype", None), "kind", "") == "M"


def _naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if getattr(value, "tzinfo", None) else value


def link_formula(link: Link) -> str | None:
    """HYPERLINK with target and text; None when Excel could not hold them."""
    if max(len(link.target), len(link.text)) > FORMULA_TEXT_LIMIT:
        return None
    return f"HYPERLINK({link.formula or _quoted(link.target)},{_quoted(link.text)})"


def constant(scalar: Scalar) -> bytes:
    kind, text = scalar
    if not text:
        return EMPTY_TAIL
    if kind == b' t="str"':
        if text[-1] in _BLANK or text[0] in _BLANK or b"  " in text or b"\n" in text or b"\t" in text:
            return b' t="inlineStr"><is><t xml:space="preserve">' + text + b"</t></is></c>"
        return b' t="inlineStr"><is><t>' + text + b"</t></is></c>"
    return kind + b"><v>" + text + b"</v></c>"


def live_cell(formula: str, scalar: Scalar) -> bytes:
    """A cell with a formula of its own. An empty value counts as empty text."""
    return formula_cell(b"<f>" + escape(formula).encode() + b"</f>", scalar)


def formula_cell(element: bytes, scalar: Scalar) -> bytes:
    kind, text = scalar
    return (kind or b"" if text else b' t="str"') + b">" + element + b"<v>" + text + b"</v></c>"


def _text(text: str) -> Scalar:
    if len(text) > TEXT_LIMIT // 2 and len(text.encode("utf-16-le", "surrogatepass")) > 2 * TEXT_LIMIT:
        raise Refusal("text_too_long", cell=f"{text[:40]}…")
    safe = _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return b' t="str"', escape(safe).encode()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _money(kurus: Any) -> Scalar:
    whole, rest = divmod(int(kurus), 100)
    return b"", str(whole).encode() if not rest else repr(int(kurus) / 100).encode()


def _number(value: Any) -> Scalar:
    number = float(value)
    if not math.isfinite(number):
        return EMPTY
    if number.is_integer() and abs(number) < 1e15:
        return b"", str(int(number)).encode()
    return b"", repr(number).encode()


def objects_of(values: Iterable[Any]) -> list[Any]:
    """As a list with None for everything missing."""
    listed = values.tolist() if hasattr(values, "tolist") else list(values)
    kinds = set(map(type, listed))
    gone = {kind for kind in kinds if kind.__name__ in ("NAType", "NaTType")}
    if gone:
        listed = [None if type(value) in gone else value for value in listed]
    if float in kinds:
        listed = [None if value != value else value for value in listed]  # noqa: PLR0124
    return listed
