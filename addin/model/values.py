"""What cells hold: missing values, errors, links."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and NA; "" is text that is empty, not missing.

    >>> is_missing(None), is_missing(float("nan")), is_missing(""), is_missing(0)
    (True, True, False, False)
    """
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or type(value).__name__ in ("NAType", "NaTType")


class CellError(str):
    """An error value such as "#REF!" that is written into a cell as what it is, not as text."""

    __slots__ = ()

    @classmethod
    def given(cls, number: int) -> CellError | None:
        """The error that Excel hands to other programs as a whole number; None where it is a number.

        >>> CellError.given(-2146826238), CellError.given(5)
        ('#CALC!', None)
        """
        own = number - _SCODE
        return cls(_ERROR_NAMES.get(own, "#UNKNOWN!")) if 2000 <= own < 3000 else None


class Unsaved(str):
    """A formula in a cell that is filled in by hand, whose result no program has saved yet."""

    __slots__ = ()


# Excel's own numbers of the errors that a cell can show.
ERROR_NUMBERS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#GETTING_DATA": 2043,
    "#SPILL!": 2045,
    "#CONNECT!": 2046,
    "#BLOCKED!": 2047,
    "#UNKNOWN!": 2048,
    "#FIELD!": 2049,
    "#CALC!": 2050,
}
_SCODE = 0x800A0000 - (1 << 32)  # what COM adds to them, in 32 bits with a sign
_ERROR_NAMES = {number: name for name, number in ERROR_NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to another: `target` as "#'Alacaklar'!H17", `text` what stands in the cell.

    `formula`: an Excel expression that gives the target, for a row that users will move.
    """

    target: str
    text: str
    formula: str = ""


def column_letters(number: int) -> str:
    """Letters of a sheet's column; the first is 1.

    >>> [column_letters(number) for number in (1, 26, 27, 702, 703, 16384)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
